// The program of each room is fetched when the room is first opened, so that a window holds what it uses.
import { useLayoutEffect, useState } from 'react';
import type { LiveQueries } from '../data/live-query.ts';
import type { Room, RoomComponent } from './room.ts';
import { onPlace, type Route } from './router.ts';

const fetched = new WeakMap<Room, RoomComponent>();
const asked = new WeakMap<Room, Promise<RoomComponent>>();

/** What draws a room, or null while its program has not been fetched. */
export const componentOf = (room: Room): RoomComponent | null => room.Component ?? fetched.get(room) ?? null;

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
    for (const [op, input] of room?.asksAhead?.(params) ?? []) void queries.ahead(op, input);
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
