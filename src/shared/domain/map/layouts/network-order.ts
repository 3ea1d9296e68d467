/** Which block takes which slot of a network: linked themes near each other, else the team's own order. */
import { forceCollide, forceLink, forceSimulation, forceX, forceY } from 'd3-force';
import type { Point } from '../types.ts';

export interface Tie {
  readonly from: string;
  readonly to: string;
}

/** Total way round a ring between linked members. */
function wayRound(order: readonly string[], ties: readonly Tie[]): number {
  const at = new Map(order.map((id, i) => [id, i]));
  return ties.reduce((sum, t) => {
    const d = Math.abs((at.get(t.from) ?? 0) - (at.get(t.to) ?? 0));
    return sum + Math.min(d, order.length - d) ** 2;
  }, 0);
}

/** Exchanges pairs as long as that costs less. */
function improve(
  first: readonly string[],
  tied: ReadonlySet<string>,
  costOf: (order: readonly string[]) => number,
  rounds: number,
): string[] {
  let order = [...first];
  let cost = costOf(order);
  for (let again = cost > 0, round = 0; again && round < rounds; round += 1) {
    again = false;
    for (let i = 0; i < order.length; i += 1) {
      for (let j = i + 1; j < order.length; j += 1) {
        if (!tied.has(order[i] ?? '') && !tied.has(order[j] ?? '')) continue;
        const next = [...order];
        [next[i], next[j]] = [next[j] ?? '', next[i] ?? ''];
        const less = costOf(next);
        if (less < cost - 0.001) [order, cost, again] = [next, less, true];
      }
    }
  }
  return order;
}

const endsOf = (ties: readonly Tie[]): Set<string> => new Set(ties.flatMap((t) => [t.from, t.to]));

const among = (ids: readonly string[], ties: readonly Tie[]): Tie[] =>
  ties.filter((t) => ids.includes(t.from) && ids.includes(t.to));

/** The order round a ring that brings linked members together; the team's own order where it makes no difference. */
export function ringOrder(ids: readonly string[], ties: readonly Tie[]): string[] {
  const own = among(ids, ties);
  return improve(ids, endsOf(own), (order) => wayRound(order, own), 40);
}

interface Body extends Point {
  readonly id: string;
  x: number;
  y: number;
}

/** Ids in rows of `columns`, so that linked ones are near each other: places by forces, brought into rows, then exchanged in pairs. */
export function sheetOrder(ids: readonly string[], ties: readonly Tie[], columns: number): string[] {
  const own = among(ids, ties);
  if (own.length === 0) return [...ids];
  const cell = (i: number): Point => ({ x: i % columns, y: Math.floor(i / columns) });
  const bodies = ids.map((id, i): Body => ({ id, x: cell(i).x * 3, y: cell(i).y }));
  const links = own.map((t) => ({ source: t.from, target: t.to }));
  forceSimulation(bodies)
    .stop()
    .force('x', forceX<Body>((_, i) => cell(i).x * 3).strength(0.05))
    .force('y', forceY<Body>((_, i) => cell(i).y).strength(0.05))
    .force('room', forceCollide<Body>(0.7))
    .force('ties', forceLink<Body, { source: string | Body; target: string | Body }>(links).id((b) => b.id).distance(1.2).strength(0.4))
    .tick(120); // prettier-ignore
  const down = bodies.toSorted((a, b) => a.y - b.y || (a.id < b.id ? -1 : 1));
  const seeded = Array.from({ length: Math.ceil(ids.length / columns) }, (_, r) =>
    down.slice(r * columns, (r + 1) * columns).toSorted((a, b) => a.x - b.x || (a.id < b.id ? -1 : 1)),
  ).flatMap((row) => row.map((b) => b.id));
  // one above the other is best: between them there is room for words
  const costOf = (order: readonly string[]): number => {
    const at = new Map(order.map((id, i) => [id, cell(i)]));
    return own.reduce((sum, t) => {
      const [a, b] = [at.get(t.from), at.get(t.to)];
      return sum + (a && b ? (Math.abs(a.x - b.x) * 1.7 + Math.abs(a.y - b.y) * 0.8) ** 2 : 0);
    }, 0);
  };
  const rounds = ids.length > 40 ? 1 : 6;
  const plain = improve(ids, endsOf(own), costOf, rounds);
  const forced = improve(seeded, endsOf(own), costOf, rounds);
  return costOf(forced) < costOf(plain) ? forced : plain;
}
