/** Blocks a hand placed, and the others kept clear of them: overlaps taken away for certain. */
import type { Box } from '../types.ts';

/** Whether two boxes are nearer to each other than `clear`. */
const crowds = (a: Box, b: Box, clear: number): boolean =>
  a.x < b.x + b.w + clear - 0.01 &&
  b.x < a.x + a.w + clear - 0.01 &&
  a.y < b.y + b.h + clear - 0.01 &&
  b.y < a.y + a.h + clear - 0.01;

/** Pushes crowding pairs apart the shorter way, a little at a time. */
function push(boxes: Map<string, Box>, width: number, held: ReadonlySet<string>, clear: number): void {
  const list = [...boxes.keys()];
  for (let round = 0; round < 60; round += 1) {
    let moved = false;
    for (const [i, p] of list.entries()) {
      for (const q of list.slice(i + 1)) {
        const [a, b] = [boxes.get(p), boxes.get(q)];
        if (!a || !b || !crowds(a, b, clear)) continue;
        moved = true;
        const ox = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x) + clear;
        const oy = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y) + clear;
        const level = ox < oy && a.w + b.w + clear <= width;
        const sign = (level ? a.x + a.w / 2 <= b.x + b.w / 2 : a.y + a.h / 2 <= b.y + b.h / 2) ? 1 : -1;
        const [sa, sb] = held.has(p) ? [0, 1] : held.has(q) ? [1, 0] : [0.5, 0.5];
        const shift = (box: Box, by: number): Box =>
          level
            ? { ...box, x: Math.min(Math.max(0, box.x + by * ox), width - box.w) }
            : { ...box, y: box.y + by * oy };
        boxes.set(p, shift(a, -sign * sa));
        boxes.set(q, shift(b, sign * sb));
      }
    }
    if (!moved) return;
  }
}

/** Whatever still crowds is moved down past what stands above it: this always ends with no two together. */
function drop(boxes: Map<string, Box>, held: ReadonlySet<string>, clear: number): void {
  const done: Box[] = [];
  const order = [...boxes].toSorted(
    ([p, a], [q, b]) =>
      Number(held.has(q)) - Number(held.has(p)) || a.y - b.y || a.x - b.x || (p < q ? -1 : 1),
  );
  for (const [id, box] of order) {
    let at = box;
    for (
      let hit = done.find((d) => crowds(d, at, clear));
      hit;
      hit = done.find((d) => crowds(d, at, clear))
    ) {
      at = { ...at, y: hit.y + hit.h + clear };
    }
    boxes.set(id, at);
    done.push(at);
  }
}

/** The boxes with those in `held` where they are and no two nearer than `clear`; the sheet is `width` wide. */
export function apart(
  boxes: ReadonlyMap<string, Box>,
  held: ReadonlySet<string>,
  width: number,
  clear: number,
): Map<string, Box> {
  const out = new Map(boxes);
  push(out, width, held, clear);
  drop(out, held, clear);
  return out;
}
