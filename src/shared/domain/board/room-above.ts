import type { Rect } from './layout.ts';

/** Further up nothing is looked for, in pixels of the table. */
const MOST = 2000;

/** For each pile how much of the table is free right above it, at most 2000: room for a name that is read from far out. */
export function roomAbove(
  piles: ReadonlyMap<string, Rect>,
  loose: readonly Rect[],
): ReadonlyMap<string, number> {
  const all = [...piles.values(), ...loose];
  return new Map(
    [...piles].map(([id, pile]) => {
      let room = MOST;
      for (const one of all) {
        const isOver = one !== pile && one.x < pile.x + pile.width && pile.x < one.x + one.width;
        if (isOver && one.y <= pile.y) room = Math.min(room, pile.y - (one.y + one.height));
      }
      return [id, Math.max(0, room)];
    }),
  );
}
