/** Which block takes which slot of a network: linked themes near each other, else the team's own order. */
import { forceCollide, forceLink, forceSimulation, forceX, forceY } from 'd3-force';
import type { Point } from '../types.ts';

export interface Tie {
  readonly from: string;
  readonly to: string;
}

/** What a tie costs between two places in an order. */
type Cost = (a: number, b: number) => number;

/** Exchanges pairs of which one is tied as long as that costs less. */
function improve(first: readonly string[], ties: readonly Tie[], cost: Cost, rounds: number): string[] {
  const order = [...first];
  const at = new Map(order.map((id, i) => [id, i]));
  const tiesOf = (id: string): readonly Tie[] => byEnd.get(id) ?? [];
  const byEnd = new Map<string, Tie[]>();
  for (const t of ties) for (const end of [t.from, t.to]) byEnd.set(end, [...(byEnd.get(end) ?? []), t]);
  const costOf = (list: readonly Tie[]): number =>
    list.reduce((sum, t) => sum + cost(at.get(t.from) ?? 0, at.get(t.to) ?? 0), 0);
  const swap = (i: number, j: number): void => {
    const [p, q] = [order[i] ?? '', order[j] ?? ''];
    [order[i], order[j]] = [q, p];
    at.set(p, j).set(q, i);
  };
  for (let again = true, round = 0; again && round < rounds; round += 1) {
    again = false;
    for (let i = 0; i < order.length; i += 1) {
      for (let j = i + 1; j < order.length; j += 1) {
        const touched = [...tiesOf(order[i] ?? ''), ...tiesOf(order[j] ?? '')];
        if (touched.length === 0) continue;
        const before = costOf(touched);
        swap(i, j);
        if (costOf(touched) < before - 0.001) again = true;
        else swap(i, j);
      }
    }
  }
  return order;
}

const among = (ids: readonly string[], ties: readonly Tie[]): Tie[] =>
  ties.filter((t) => ids.includes(t.from) && ids.includes(t.to));

/** The order round a ring that brings linked members together; the team's own order where it makes no difference. */
export function ringOrder(ids: readonly string[], ties: readonly Tie[]): string[] {
  const round: Cost = (a, b) => Math.min(Math.abs(a - b), ids.length - Math.abs(a - b)) ** 2;
  const ring = improve(ids, among(ids, ties), round, 40);
  // the same ring from the first theme on, towards the earlier of its neighbours
  const at = ring.indexOf(ids[0] ?? '');
  const [first = '', ...rest] = [...ring.slice(at), ...ring.slice(0, at)];
  const isBack = ids.indexOf(rest.at(-1) ?? '') < ids.indexOf(rest[0] ?? '');
  return ids.length === 0 ? [] : [first, ...(isBack ? rest.toReversed() : rest)];
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
  const cost: Cost = (a, b) =>
    (Math.abs(cell(a).x - cell(b).x) * 1.7 + Math.abs(cell(a).y - cell(b).y) * 0.8) ** 2;
  const total = (order: readonly string[]): number => {
    const at = new Map(order.map((id, i) => [id, i]));
    return own.reduce((sum, t) => sum + cost(at.get(t.from) ?? 0, at.get(t.to) ?? 0), 0);
  };
  const [plain, forced] = [improve(ids, own, cost, 6), improve(seeded, own, cost, 6)];
  return total(forced) < total(plain) ? forced : plain;
}
