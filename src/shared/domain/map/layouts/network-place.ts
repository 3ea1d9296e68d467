/**
 * Where the blocks of a network stand: seeds on a ring round the overarching theme (in the order that lets linked
 * themes be neighbours), or spread over the sheet; a force layout; then overlaps taken away for certain.
 */
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from 'd3-force';
import type { Box, Point } from '../types.ts';

export interface Block {
  readonly id: string;
  readonly w: number;
  readonly h: number;
  /** From the top of the block to the middle of its shape. */
  readonly anchor: number;
  /** Put there by hand: its centre. */
  readonly fixed: Point | null;
}

export interface Tie {
  readonly from: string;
  readonly to: string;
}

interface Body {
  readonly block: Block;
  readonly seed: Point;
  x: number;
  y: number;
  vx?: number;
  vy?: number;
  fx?: number;
  fy?: number;
}

/** White kept between blocks, wide enough for a line and its turn. */
export const CLEAR = 26;
const STEPS = 120;
/** Most blocks round a centre that still read as a ring. */
const RING_MOST = 9;

/** Total way round a ring between linked members. */
function wayRound(order: readonly string[], ties: readonly Tie[]): number {
  const at = new Map(order.map((id, i) => [id, i]));
  return ties.reduce((sum, t) => {
    const d = Math.abs((at.get(t.from) ?? 0) - (at.get(t.to) ?? 0));
    return sum + Math.min(d, order.length - d) ** 2;
  }, 0);
}

/** The order round a ring that brings linked members together; the team's own order where it makes no difference. */
export function ringOrder(ids: readonly string[], ties: readonly Tie[]): string[] {
  const own = ties.filter((t) => ids.includes(t.from) && ids.includes(t.to));
  let order = [...ids];
  let cost = wayRound(order, own);
  for (let again = cost > 0; again;) {
    again = false;
    for (let i = 0; i < order.length; i += 1) {
      for (let j = i + 1; j < order.length; j += 1) {
        const next = [...order];
        [next[i], next[j]] = [next[j] ?? '', next[i] ?? ''];
        const less = wayRound(next, own);
        if (less < cost) {
          [order, cost, again] = [next, less, true];
        }
      }
    }
  }
  return order;
}

/** Seeds on an ellipse as wide as the sheet; the first stands left of the middle. */
function ringSeeds(
  blocks: readonly Block[],
  width: number,
  hub: { readonly h: number },
  linked: boolean,
): Map<string, Point> {
  const widest = Math.max(...blocks.map((b) => b.w));
  const tallest = Math.max(...blocks.map((b) => b.h));
  const rx = (width - widest) / 2;
  const ry =
    Math.max(hub.h / 2 + tallest / 2 + CLEAR * 1.6, (tallest + CLEAR) * Math.max(1, blocks.length / 5)) +
    (linked ? 24 : 0);
  return new Map(
    blocks.map((b, i) => {
      const start = blocks.length % 2 === 0 ? Math.PI : -Math.PI / 2;
      const a = start + (i * Math.PI * 2) / blocks.length;
      const y = ry * Math.sin(a);
      // Beside the middle the shapes stand level, whatever hangs under them.
      const level = Math.abs(Math.sin(a)) < 0.3 ? b.h / 2 - b.anchor : 0;
      return [b.id, { x: width / 2 + rx * Math.cos(a), y: y + level }];
    }),
  );
}

/** Seeds in rows as many as the sheet is wide, linked blocks after each other. */
function sheetSeeds(blocks: readonly Block[], width: number): Map<string, Point> {
  const seeds = new Map<string, Point>();
  let [x, y, row] = [0, 0, 0];
  for (const b of blocks) {
    if (x > 0 && x + b.w > width) [x, y, row] = [0, y + row + CLEAR, 0];
    seeds.set(b.id, { x: x + b.w / 2, y: y + b.h / 2 });
    x += b.w + CLEAR;
    row = Math.max(row, b.h);
  }
  return seeds;
}

/** Blocks so ordered that one that is linked stands by what it is linked with. */
function byTies(blocks: readonly Block[], ties: readonly Tie[]): Block[] {
  const byId = new Map(blocks.map((b) => [b.id, b]));
  const next = new Map<string, string[]>();
  for (const { from, to } of ties) {
    next.set(from, [...(next.get(from) ?? []), to]);
    next.set(to, [...(next.get(to) ?? []), from]);
  }
  const out = new Map<string, Block>();
  const visit = (id: string): void => {
    const block = byId.get(id);
    if (!block || out.has(id)) return;
    out.set(id, block);
    for (const other of next.get(id) ?? []) visit(other);
  };
  for (const b of blocks) visit(b.id);
  return [...out.values()];
}

function settle(bodies: Body[], ties: readonly Tie[], pull: number): void {
  const ids = new Set(bodies.map((b) => b.block.id));
  const radius = (b: Body): number => Math.hypot(b.block.w, b.block.h) / 2.6 + CLEAR / 3;
  const simulation = forceSimulation(bodies).stop();
  simulation
    .force('x', forceX<Body>((b) => b.seed.x).strength(pull))
    .force('y', forceY<Body>((b) => b.seed.y).strength(pull))
    .force('apart', forceManyBody<Body>().strength(-30))
    .force('room', forceCollide<Body>(radius).strength(0.5));
  const links = ties
    .filter((t) => ids.has(t.from) && ids.has(t.to))
    .map((t) => ({ source: t.from, target: t.to }));
  simulation.force(
    'ties',
    forceLink<Body, { source: string | Body; target: string | Body }>(links)
      .id((b) => b.block.id)
      .distance(130)
      .strength(0.05),
  );
  simulation.tick(STEPS);
}

const crowds = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w + CLEAR - 0.01 &&
  b.x < a.x + a.w + CLEAR - 0.01 &&
  a.y < b.y + b.h + CLEAR - 0.01 &&
  b.y < a.y + a.h + CLEAR - 0.01;

/** Pushes crowding pairs apart the shorter way, a little at a time. */
function push(boxes: Map<string, Box>, width: number, held: ReadonlySet<string>): void {
  const list = [...boxes.keys()];
  for (let round = 0; round < 60; round += 1) {
    let moved = false;
    for (const [i, p] of list.entries()) {
      for (const q of list.slice(i + 1)) {
        const [a, b] = [boxes.get(p), boxes.get(q)];
        if (!a || !b || !crowds(a, b)) continue;
        moved = true;
        const ox = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x) + CLEAR;
        const oy = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y) + CLEAR;
        const level = ox < oy && a.w + b.w + CLEAR <= width;
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
function drop(boxes: Map<string, Box>, held: ReadonlySet<string>): void {
  const done: Box[] = [];
  const order = [...boxes].toSorted(
    ([p, a], [q, b]) =>
      Number(held.has(q)) - Number(held.has(p)) || a.y - b.y || a.x - b.x || (p < q ? -1 : 1),
  );
  for (const [id, box] of order) {
    let at = box;
    for (let hit = done.find((d) => crowds(d, at)); hit; hit = done.find((d) => crowds(d, at))) {
      at = { ...at, y: hit.y + hit.h + CLEAR };
    }
    boxes.set(id, at);
    done.push(at);
  }
}

/**
 * Places blocks in a sheet of the given width: boxes never closer than `CLEAR`, cropped at the top. The same blocks and
 * ties give the same places. `hub` stands in the middle.
 */
export function placeBlocks(
  blocks: readonly Block[],
  hub: Block | null,
  ties: readonly Tie[],
  width: number,
): Map<string, Box> {
  const ring = blocks.length <= RING_MOST && (hub !== null || blocks.length > 2);
  const order = ring ? ringOrder(blocks.map((b) => b.id), ties) : []; // prettier-ignore
  const sorted = ring
    ? order.flatMap((id) => blocks.filter((b) => b.id === id))
    : byTies(hub ? [hub, ...blocks] : blocks, ties);
  const seeds = ring
    ? ringSeeds(sorted, width, hub ?? { h: 0 }, ties.length > (hub ? blocks.length : 0))
    : sheetSeeds(sorted, width);
  if (ring && hub) seeds.set(hub.id, { x: width / 2, y: 0 });
  const all = ring && hub ? [hub, ...sorted] : sorted;
  const bodies = all.map((block): Body => {
    const seed = block.fixed ?? seeds.get(block.id) ?? { x: width / 2, y: 0 };
    const hold = block.fixed ?? (ring && block === hub ? seed : null);
    return { block, seed, x: seed.x, y: seed.y, ...(hold ? { fx: hold.x, fy: hold.y } : {}) };
  });
  if (!ring) settle(bodies, ties, 0.25);
  const held = new Set(all.filter((b) => b.fixed).map((b) => b.id));
  const boxes = new Map(
    bodies.map(({ block, x, y }) => [
      block.id,
      {
        x: Math.min(Math.max(0, x - block.w / 2), width - block.w),
        y: y - block.h / 2,
        w: block.w,
        h: block.h,
      },
    ]),
  );
  push(boxes, width, held);
  drop(boxes, held);
  const top =
    held.size > 0
      ? Math.min(0, ...[...boxes.values()].map((b) => b.y))
      : Math.min(...[...boxes.values()].map((b) => b.y));
  return new Map([...boxes].map(([id, b]) => [id, { ...b, y: b.y - top }]));
}
