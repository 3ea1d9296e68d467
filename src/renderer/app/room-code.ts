// The program of each room is fetched when the room is first opened, so that a window holds what it uses.
import { useEffect, useLayoutEffect, useState } from 'react';
import type { LiveQueries } from '../data/live-query.ts';
import { useData } from '../data/use-query.ts';
import { useHost } from './host-state.ts';
import type { Question, Room, RoomComponent } from './room.ts';
import { onPlace, type Route } from './router.ts';

const fetched = new WeakMap<Room, RoomComponent>();
const asked = new WeakMap<Room, Promise<RoomComponent>>();

/** What draws a room, or null while its program has not been fetched. */
const componentOf = (room: Room): RoomComponent | null => room.Component ?? fetched.get(room) ?? null;

/** Fetches the program of a room, once; one that could not be fetched is asked for again the next time. */
export function fetchRoom(room: Room): Promise<RoomComponent> {
  let answer = asked.get(room);
  if (!answer) {
    answer = (async () => {
      const component = room.Component ?? (await room.load?.());
      if (!component) throw new Error(`The room ${room.id} has nothing to show`);
      fetched.set(room, component);
      return component;
    })();
    asked.set(room, answer);
    answer.catch(() => asked.delete(room));
  }
  return answer;
}

/** For a hand on its way to a room: fetched ahead, and nothing said when it cannot be. */
export function fetchAhead(room: Room): void {
  fetchRoom(room).catch(() => undefined);
}

/**
 * Lets rooms ask for what they will show as soon as the address changes, before the room is drawn. Gives the
 * function that ends it.
 */
export function askAhead(rooms: readonly Room[], queries: Pick<LiveQueries, 'ahead'>): () => void {
  return onPlace(({ roomId, params }) => {
    const room = rooms.find((one) => one.id === roomId);
    for (const [op, input] of room?.asksAhead?.(params) ?? []) queries.ahead(op, input);
  });
}

/** A room at a place, with what draws it; null: nothing is there yet. */
interface Arrived {
  readonly room: Room;
  readonly route: Route;
  readonly Component: RoomComponent | null;
}

function createHolder() {
  let held: Arrived | null = null;
  return { get: () => held, put: (arrived: Arrived) => void (held = arrived) };
}

/**
 * The room that is asked for once its program is there; until then the one before, at its own place, so that going from
 * room to room never shows an empty page. One that cannot be fetched throws where it is drawn.
 */
export function useArrived(room: Room, route: Route): Arrived {
  const [failure, setFailure] = useState<{ room: Room; error: unknown } | null>(null);
  const [, setCount] = useState(0);
  const [before] = useState(createHolder);
  const Component = componentOf(room) ?? (failure?.room === room ? brokenBy(failure.error) : null);
  const arrived: Arrived = Component
    ? { room, route, Component }
    : (before.get() ?? { room, route, Component });
  useLayoutEffect(() => {
    if (arrived.Component) before.put(arrived);
  });
  useLayoutEffect(() => {
    if (componentOf(room)) return undefined;
    let isGone = false;
    fetchRoom(room).then(
      () => !isGone && setCount((count) => count + 1),
      (error: unknown) => !isGone && setFailure({ room, error }),
    );
    return () => void (isGone = true);
  }, [room, route.visit]);
  return arrived;
}

/** One component for each failure, so that it is not made anew at each drawing. */
const brokenParts = new WeakMap<object, RoomComponent>();
function brokenBy(error: unknown): RoomComponent {
  const reason = error instanceof Error ? error : new Error(String(error));
  let Broken = brokenParts.get(reason);
  if (!Broken) {
    Broken = () => {
      throw reason;
    };
    brokenParts.set(reason, Broken);
  }
  return Broken;
}

/** Milliseconds after the last key or press until the next room is fetched ahead; at first the room one is in comes to rest. */
const UNDISTURBED = 800;
const AT_REST = 2000;
const INPUTS = ['keydown', 'pointerdown', 'wheel'] as const;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
/** A moment in which the window has nothing to do; where that cannot be told, soon. */
const idleMoment = () =>
  typeof requestIdleCallback === 'function'
    ? new Promise<void>((resolve) => void requestIdleCallback(() => resolve()))
    : pause(50);

/**
 * Fetches rooms one after the other, each in an idle moment of its own: those one is soonest in at once, the others while nothing is
 * done for a while. Then asks, one in a moment too, for what they will show first. Gives the function that ends it.
 */
export function fetchInIdleMoments(
  rooms: readonly Room[],
  { fetchFirst = () => {}, ask = null }: { fetchFirst?: () => void; ask?: ((one: Question) => void) | null },
): () => void {
  let quietFrom = performance.now() + AT_REST;
  const ended = new AbortController();
  const { signal } = ended;
  const onInput = () => void (quietFrom = performance.now() + UNDISTURBED);
  for (const input of INPUTS)
    window.addEventListener(input, onInput, { capture: true, passive: true, signal });
  async function undisturbed(): Promise<void> {
    await idleMoment();
    const wait = () => quietFrom - performance.now();
    for (let left = wait(); left > 0 && !signal.aborted; left = wait()) await pause(left);
  }
  async function fetchAll(): Promise<void> {
    await idleMoment();
    fetchFirst();
    for (const room of rooms) {
      if (componentOf(room)) continue;
      await (room.isSoon ? idleMoment() : undisturbed());
      if (signal.aborted) return;
      // one that cannot be fetched now is fetched when it is opened, and says so there
      await fetchRoom(room).catch(() => undefined);
    }
    for (const question of ask ? rooms.flatMap((room) => room.asksAhead?.({}) ?? []) : []) {
      await undisturbed();
      if (signal.aborted) return;
      ask?.(question);
    }
    ended.abort();
  }
  void fetchAll();
  return () => ended.abort();
}

/** The face of people's own words: one that comes as the first of them are shown lays the whole window out again. */
function fetchFace(): void {
  const family = getComputedStyle(document.documentElement).getPropertyValue('--read-family');
  if (family !== '') document.fonts.load(`1em ${family}`).catch(() => undefined);
}

/**
 * Fetches every room once nobody waits for anything, those one is soonest in first, and what their words are written with; and
 * what they show first of the study that is open.
 */
export function useRoomsAhead(rooms: readonly Room[], isThere: boolean): void {
  const { queries } = useData();
  const study = useHost((host) => host.state?.study?.path ?? null);
  useEffect(
    () =>
      isThere
        ? fetchInIdleMoments(
            rooms.toSorted((a, b) => isSoon(b) - isSoon(a)),
            { fetchFirst: fetchFace, ask: study === null ? null : ([op, input]) => queries.ahead(op, input) },
          )
        : undefined,
    [rooms, isThere, study, queries],
  );
}
const isSoon = (room: Room): number => (room.isSoon ? 1 : 0);
