/**
 * A way for a line between two boxes that runs through no other box and no words: straight where that is free, else
 * along the lines of a grid with few turns. Costs and reaches are in points.
 */
import { growBox } from '../geometry.ts';
import type { Box, Point } from '../types.ts';
import { Queue } from './queue.ts';

const CELL = 6;
/** A turn costs as much as this way. */
const TURN = 30;
/** Lines keep this far from boxes they pass. */
const PASS = 5;
/** A line that runs along or across another costs this much more a step. */
const BUSY = 45;

/** How far two points are apart; 0 where one is missing. */
export const distance = (a: Point | undefined, b: Point | undefined): number =>
  a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;

/** Whether a straight line meets a box (Liang and Barsky's clipping). */
export function meets(a: Point, b: Point, box: Box): boolean {
  let [t0, t1] = [0, 1];
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  for (const [p, q] of [
    [-dx, a.x - box.x],
    [dx, box.x + box.w - a.x],
    [-dy, a.y - box.y],
    [dy, box.y + box.h - a.y],
  ] as const) {
    if (p === 0) {
      if (q < 0) return false;
      continue;
    }
    const r = q / p;
    if (p < 0) t0 = Math.max(t0, r);
    else t1 = Math.min(t1, r);
    if (t0 > t1) return false;
  }
  return true;
}

export interface Port extends Point {
  /** The step out of the box: one of the four directions. */
  readonly dx: -1 | 0 | 1;
  readonly dy: -1 | 0 | 1;
  /** Steps within which a line is out of what is closed round the port; four where it is not said. */
  readonly reach?: number | undefined;
}

/** Places where a line may leave a box, the middles of its sides first. */
export function portsOf(box: Box, shares: readonly number[] = [0.5]): Port[] {
  return shares.flatMap((s): Port[] => [
    { x: box.x + box.w * s, y: box.y, dx: 0, dy: -1 },
    { x: box.x + box.w * s, y: box.y + box.h, dx: 0, dy: 1 },
    { x: box.x, y: box.y + box.h * s, dx: -1, dy: 0 },
    { x: box.x + box.w, y: box.y + box.h * s, dx: 1, dy: 0 },
  ]);
}

const STEPS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/** A way being looked for. */
interface Search {
  readonly cost: Float64Array;
  readonly from: Int32Array;
  readonly queue: Queue;
  readonly goals: ReadonlyMap<number, readonly Port[]>;
  readonly least: (cell: number) => number;
}

/** A sheet on which ways are found; boxes and words are closed, drawn lines are dear. */
export class Sheet {
  readonly columns: number;
  readonly rows: number;
  private readonly shut: Uint16Array;
  private readonly busy: Uint8Array;
  private readonly left: number;
  private readonly top: number;
  private readonly pass: number;
  private written: Pick<Search, 'cost' | 'from'> | null = null;

  /** `apart` is how much farther than usual lines keep from boxes they pass, such as for words on them. */
  constructor(area: Box, apart = 0) {
    this.pass = PASS + apart;
    this.left = area.x;
    this.top = area.y;
    this.columns = Math.floor(area.w / CELL) + 1;
    this.rows = Math.floor(area.h / CELL) + 1;
    this.shut = new Uint16Array(this.columns * this.rows);
    this.busy = new Uint8Array(this.columns * this.rows);
  }

  private each(box: Box, work: (cell: number) => void): void {
    const c0 = Math.max(0, Math.ceil((box.x - this.left) / CELL));
    const c1 = Math.min(this.columns - 1, Math.floor((box.x + box.w - this.left) / CELL));
    const r0 = Math.max(0, Math.ceil((box.y - this.top) / CELL));
    const r1 = Math.min(this.rows - 1, Math.floor((box.y + box.h - this.top) / CELL));
    for (let r = r0; r <= r1; r += 1) for (let c = c0; c <= c1; c += 1) work(r * this.columns + c);
  }

  /** Closes a box to every later line. */
  close(box: Box): void {
    this.each(growBox(box, this.pass), (cell) => {
      this.shut[cell] = (this.shut[cell] ?? 0) + 1;
    });
  }

  /** Opens a box that was closed. */
  open(box: Box): void {
    this.each(growBox(box, this.pass), (cell) => {
      this.shut[cell] = Math.max(0, (this.shut[cell] ?? 0) - 1);
    });
  }

  /** Marks a drawn line, so that later ones prefer other ways. */
  mark(points: readonly Point[]): void {
    for (const [i, a] of points.entries()) {
      const b = points[i + 1];
      if (!b) continue;
      const n = Math.max(1, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / CELL));
      for (let s = 0; s <= n; s += 1) {
        const cell = this.cellAt({ x: a.x + ((b.x - a.x) * s) / n, y: a.y + ((b.y - a.y) * s) / n });
        if (cell >= 0) this.busy[cell] = 1;
      }
    }
  }

  private cellAt(p: Point): number {
    const c = Math.round((p.x - this.left) / CELL);
    const r = Math.round((p.y - this.top) / CELL);
    return c < 0 || r < 0 || c >= this.columns || r >= this.rows ? -1 : r * this.columns + c;
  }

  /** The cell a line reaches first when it steps straight out of a port, or -1 where that is closed. */
  private outOf(port: Port): number {
    for (let step = 1; step <= (port.reach ?? 4); step += 1) {
      const d = this.pass + CELL * (step - 0.5);
      const cell = this.cellAt({ x: port.x + port.dx * d, y: port.y + port.dy * d });
      if (cell >= 0 && this.shut[cell] === 0) return cell;
    }
    return -1;
  }

  /** Whether a line could step out of one of these ports at all. */
  canLeave(ports: readonly Port[]): boolean {
    return ports.some((p) => this.outOf(p) >= 0);
  }

  /** The cheapest way at right angles from one of `starts` to one of `ends`, corner by corner; null when walled in. */
  way(starts: readonly Port[], ends: readonly Port[]): Point[] | null {
    const goals = new Map<number, Port[]>();
    for (const p of ends) {
      const cell = this.outOf(p);
      if (cell >= 0) goals.set(cell, [...(goals.get(cell) ?? []), p]);
    }
    if (goals.size === 0) return null;
    const { cost, from } = this.blank();
    const least = this.leastTo(goals);
    const startOf = new Map<number, Port>();
    const queue = new Queue();
    for (const p of starts) {
      const cell = this.outOf(p);
      const d = STEPS.findIndex(([dx, dy]) => dx === p.dx && dy === p.dy);
      const state = cell * 4 + d;
      if (cell < 0 || (cost[state] ?? 0) <= (this.busy[cell] ?? 0) * BUSY) continue;
      cost[state] = (this.busy[cell] ?? 0) * BUSY;
      startOf.set(state, p);
      queue.push((cost[state] ?? 0) + least(cell), state);
    }
    while (queue.size > 0) {
      const { key, state } = queue.pop();
      if (key > (cost[state] ?? 0) + least(state >> 2) + 0.001) continue;
      const done = (goals.get(state >> 2) ?? []).find((p) => {
        const [dx, dy] = STEPS[state & 3] ?? [0, 0];
        return p.dx === -dx && p.dy === -dy;
      });
      if (done) return this.corners(state, from, startOf, done);
      this.expand(state, { cost, from, queue, goals, least });
    }
    return null;
  }

  /** What a search writes in, used again and again. */
  private blank(): Pick<Search, 'cost' | 'from'> {
    const size = this.columns * this.rows * 4;
    this.written ??= { cost: new Float64Array(size), from: new Int32Array(size) };
    this.written.cost.fill(Number.POSITIVE_INFINITY);
    this.written.from.fill(-1);
    return this.written;
  }

  /** The least way from a cell to the nearest goal: what is farther is looked at later. */
  private leastTo(goals: ReadonlyMap<number, readonly Port[]>): (cell: number) => number {
    const columns = [...goals.keys()].map((g) => g % this.columns);
    const rows = [...goals.keys()].map((g) => Math.floor(g / this.columns));
    const [c0, c1, r0, r1] = [
      Math.min(...columns),
      Math.max(...columns),
      Math.min(...rows),
      Math.max(...rows),
    ];
    return (cell) => {
      const c = cell % this.columns;
      const r = Math.floor(cell / this.columns);
      return (Math.max(0, c0 - c, c - c1) + Math.max(0, r0 - r, r - r1)) * CELL;
    };
  }

  private expand(state: number, search: Search): void {
    const cell = state >> 2;
    const dir = state & 3;
    const base = search.cost[state] ?? 0;
    const turns = search.goals.has(cell) ? [0, 1, 2, 3] : [dir, (dir + 1) & 3, (dir + 3) & 3];
    for (const d of turns) {
      if (d === ((dir + 2) & 3)) continue;
      if (d !== dir) this.offer(cell * 4 + d, base + TURN, state, search);
    }
    const [dx, dy] = STEPS[dir] ?? [0, 0];
    const c = (cell % this.columns) + dx;
    const r = Math.floor(cell / this.columns) + dy;
    if (c < 0 || r < 0 || c >= this.columns || r >= this.rows) return;
    const next = r * this.columns + c;
    if ((this.shut[next] ?? 0) > 0) return;
    this.offer(next * 4 + dir, base + CELL + (this.busy[next] ?? 0) * BUSY, state, search);
  }

  private offer(state: number, value: number, came: number, { cost, from, queue, least }: Search): void {
    if (value >= (cost[state] ?? 0)) return;
    cost[state] = value;
    from[state] = came;
    queue.push(value + least(state >> 2), state);
  }

  private corners(last: number, from: Int32Array, startOf: ReadonlyMap<number, Port>, end: Port): Point[] {
    const states: number[] = [];
    for (let s = last; s >= 0; s = from[s] ?? -1) states.unshift(s);
    const start = startOf.get(states[0] ?? -1);
    const cells = states.map((s) => ({
      x: this.left + ((s >> 2) % this.columns) * CELL,
      y: this.top + Math.floor((s >> 2) / this.columns) * CELL,
    }));
    return straighten(start ? align(start, cells, end) : cells);
  }
}

/** Draws grid points onto the exact lines of both ports, so that no line steps sideways by half a cell. */
function align(start: Port, cells: readonly Point[], end: Port): Point[] {
  const out = straighten(cells).map((p) => ({ ...p }));
  const only = out.length === 1 ? out[0] : undefined;
  const sameWay = start.dx === end.dx && start.dy === end.dy;
  // out of one side and back into the same one: the run between keeps its distance
  if (only && sameWay) out.push({ ...only });
  const snap = (list: { x: number; y: number }[], port: Port): void => {
    const first = list[0];
    if (!first) return;
    const upright = port.dx === 0;
    const line = upright ? first.x : first.y;
    for (const p of list) {
      if (Math.abs((upright ? p.x : p.y) - line) > 0.01) break;
      if (upright) p.x = port.x;
      else p.y = port.y;
    }
  };
  snap(out, start);
  const back = out.toReversed();
  const lastRun = out.length <= 2;
  if (!lastRun || sameWay || (start.dx === 0) !== (end.dx === 0)) snap(back, end);
  const tail = out.at(-1);
  const jog: Point[] = [];
  if (tail && lastRun && !sameWay) {
    // One straight run between ports that do not face exactly: a small step half way.
    const upright = end.dx === 0;
    const off = upright ? Math.abs(tail.x - end.x) : Math.abs(tail.y - end.y);
    if (off > 0.01) {
      const mid = upright ? (start.y + end.y) / 2 : (start.x + end.x) / 2;
      jog.push(
        ...(upright
          ? [{ x: start.x, y: mid }, { x: end.x, y: mid }] // prettier-ignore
          : [{ x: mid, y: start.y }, { x: mid, y: end.y }]), // prettier-ignore
      );
      return [start, ...jog, end].map(({ x, y }) => ({ x, y }));
    }
  }
  return [start, ...out, end].map(({ x, y }) => ({ x, y }));
}

/** Leaves out points that lie between two others on one line. */
export function straighten(points: readonly Point[]): Point[] {
  const out: Point[] = [];
  for (const p of points) {
    const [a, b] = [out.at(-2), out.at(-1)];
    if (b && Math.hypot(p.x - b.x, p.y - b.y) < 0.01) continue;
    if (a && b && Math.abs((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)) < 0.01) out.pop();
    out.push({ x: p.x, y: p.y });
  }
  return out;
}
