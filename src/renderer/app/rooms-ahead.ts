// What a person may come to next is made ready while nobody waits for anything: the program of each room, then its first drawing.
import { useEffect } from 'react';
import { useData } from '../data/use-query.ts';
import { useHost } from './host-state.ts';
import type { Place, Rehearse } from './rehearsal.tsx';
import { componentOf, fetchRoom } from './room-code.ts';
import type { Question, Room } from './room.ts';
import { currentRoute } from './router.ts';

/** Milliseconds after the last thing done until the next room is fetched ahead; at first the room one is in comes to rest. */
const UNDISTURBED = 800;
const AT_REST = 2000;
const INPUTS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'scroll', 'hashchange'] as const;

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
/** A moment in which the window has nothing to do; where that cannot be told, soon. */
const idleMoment = () =>
  typeof requestIdleCallback === 'function'
    ? new Promise<void>((resolve) => void requestIdleCallback(() => resolve()))
    : pause(50);

/** The mark in the browser's own timeline at which all of it was ready. */
export const READY = 'rooms ready';

interface Ahead {
  /** What goes before all rooms. */
  readonly fetchFirst?: () => void;
  /** Draws a room out of sight; null: nothing is drawn. */
  readonly rehearse?: Rehearse | null;
  /** Asks a question and waits for its answer. */
  readonly ask?: (one: Question) => Promise<void>;
}
/** Rooms are drawn again with the answers they wished for; these may lead to more wishes. */
const REHEARSALS = 3;

/**
 * Fetches rooms one after the other, each in an idle moment of its own: those one is soonest in at once, the others while nothing is
 * done for a while. Then each is rehearsed: drawn out of sight, asked for what it wishes to know, and drawn with it. Gives the
 * function that ends it.
 */
export function fetchInIdleMoments(
  rooms: readonly Room[],
  { fetchFirst = () => {}, rehearse = null, ask = async () => {} }: Ahead = {},
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
  async function rehearseRoom(room: Room, place: Place): Promise<void> {
    const Component = componentOf(room);
    for (let times = 0; times < REHEARSALS; times++) {
      await undisturbed();
      // the room one is in has been drawn
      if (signal.aborted || !rehearse || !Component || currentRoute().roomId === room.id) return;
      // one that fails here says so when it is opened
      const wished = await rehearse(Component, place).catch(() => []);
      if (wished.length === 0) return;
      for (const question of wished) {
        await undisturbed();
        if (signal.aborted) return;
        await ask(question);
      }
    }
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
    for (const room of rooms) for (const place of room.places ?? [{}]) await rehearseRoom(room, place);
    if (!signal.aborted) performance.mark(READY);
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
 * rehearses them with the study that is open (ADR 018).
 */
export function useRoomsAhead(rooms: readonly Room[], isThere: boolean, rehearse: Rehearse | null): void {
  const { queries } = useData();
  const study = useHost((host) => host.state?.study?.path ?? null);
  useEffect(
    () =>
      isThere
        ? fetchInIdleMoments(
            rooms.toSorted((a, b) => isSoon(b) - isSoon(a)),
            {
              fetchFirst: fetchFace,
              rehearse: study === null ? null : rehearse,
              ask: ([op, input]) => queries.ahead(op, input),
            },
          )
        : undefined,
    [rooms, isThere, study, queries, rehearse],
  );
}
const isSoon = (room: Room): number => (room.isSoon ? 1 : 0);
