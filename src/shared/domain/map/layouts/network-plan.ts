/**
 * The arrangements a network may take, and where its blocks stand in each. Round: columns left and right of the overarching theme, one
 * block above and below it. Spine: two columns on an upright line that runs through the overarching theme, or several such
 * pairs under it. Sheet: rows and columns, for themes without a centre. The caller tries several and takes the best.
 */
import type { Box } from '../types.ts';

/** A shape with its list, which stands under it or over it. */
export interface Block {
  readonly id: string;
  readonly w: number;
  readonly h: number;
  /** Height of the shape alone. */
  readonly shape: number;
}

export type Plan =
  | {
      readonly kind: 'round';
      readonly left: number;
      readonly above: number;
      readonly below: number;
      readonly right: number;
      /** Room for the words of upright links beside the outer columns. */
      readonly room: { readonly left: number; readonly right: number };
    }
  | { readonly kind: 'spine'; readonly spines: number; readonly above: number; readonly aligned: boolean }
  | { readonly kind: 'sheet'; readonly columns: number; readonly aligned: boolean };

interface Room {
  readonly width: number;
  /** White between blocks, across and down. */
  readonly across: number;
  readonly down: number;
  /** White between two blocks that follow each other in a column, where a link with words joins them. */
  readonly between: (above: string, below: string) => number;
}

/** Where a block stands, and whether its list is over its shape. */
interface Spot {
  readonly box: Box;
  readonly over: boolean;
}

export interface Laid {
  readonly spots: ReadonlyMap<string, Spot>;
  readonly hub: Box | null;
  /** Level of the line that joins several spines; none where it is not wanted. */
  readonly bus: number | null;
  /** Where the spines stand; none in the other arrangements. */
  readonly spines: readonly number[];
}

/** White between an upright line and the blocks at its sides, both together. */
const CHANNEL = 24;
/** White between pairs of columns. */
const BETWEEN = 20;
/** Room between a column and the overarching theme: enough to see a line. */
const ACROSS = 27;
/** Room for words in an upright link. */
const WORDS_ROOM = 86;
/** From the overarching theme to what joins the spines, and from there to the first row. */
const BUS = 15;
/** Least width of a block in a sheet or at a spine. */
const LEAST = 84;
const MOST_COLUMNS = 5;

/** How wide a block may be in an arrangement. */
export function widestIn(plan: Plan, room: Room, hub: number): number {
  if (plan.kind === 'sheet') return (room.width - (plan.columns - 1) * room.across) / plan.columns;
  if (plan.kind === 'spine')
    return (room.width - plan.spines * CHANNEL - (plan.spines - 1) * BETWEEN) / (2 * plan.spines);
  const inner = room.width - plan.room.left - plan.room.right - 2 * ACROSS;
  const columns = Number(plan.left > 0) + Number(plan.right > 0);
  return plan.above + plan.below > 0
    ? Math.min(inner / (columns + 1), (inner - hub) / columns)
    : (inner - hub) / columns;
}

/** Arrangements worth trying; `linked` where there are links besides those to the overarching theme. */
export function plansFor(count: number, hub: boolean, room: Room, linked: boolean): Plan[] {
  const plans: Plan[] = [];
  if ((hub || (linked && count > 3)) && count <= 8 && room.width > 320)
    plans.push(...roundPlans(count, linked));
  if (hub) {
    for (let spines = 1; spines <= 3; spines += 1) {
      const plan = { kind: 'spine', spines, above: 0, aligned: true } as const;
      if (spines > 1 && (widestIn(plan, room, 0) < LEAST || count <= 2 * spines)) break;
      const rows = Math.ceil(count / (2 * spines));
      const above = spines === 1 ? Math.floor(rows / 2) : 0;
      plans.push({ ...plan, above }, { ...plan, above, aligned: false });
    }
    return plans;
  }
  for (let columns = 1; columns <= Math.min(count, MOST_COLUMNS); columns += 1) {
    const plan = { kind: 'sheet', columns, aligned: true } as const;
    if (columns > 1 && widestIn(plan, room, 0) < LEAST) break;
    plans.push(plan, { ...plan, aligned: false });
  }
  return plans;
}

function roundPlans(count: number, linked: boolean): Plan[] {
  const plans: Plan[] = [];
  for (const above of [0, 1]) {
    for (const below of [0, 1]) {
      const sides = count - above - below;
      for (const left of new Set([1, Math.floor(sides / 2), Math.ceil(sides / 2)])) {
        const right = sides - left;
        if (left < 1 || right < (count === 1 ? 0 : 1) || left > 4 || right > 4 || left > right) continue;
        if (above + below > 0 && Math.abs(left - right) > 1) continue;
        const rooms = linked ? [0, WORDS_ROOM].flatMap((r) => [0, WORDS_ROOM].map((l) => ({ left: l, right: r }))) : [{ left: 0, right: 0 }]; // prettier-ignore
        plans.push(...rooms.map((room) => ({ kind: 'round' as const, left, above, below, right, room })));
      }
    }
  }
  return plans;
}

/** The slots of a round arrangement as one goes round it clockwise, and as one reads them. */
export function slotsRound(plan: Plan & { kind: 'round' }): { clockwise: number[]; rows: number[] } {
  const { left, above, below, right } = plan;
  // slots: left from the top down, above, right from the top down, below
  const lefts = Array.from({ length: left }, (_, i) => i);
  const rights = Array.from({ length: right }, (_, i) => left + above + i);
  const top = above > 0 ? [left] : [];
  const foot = below > 0 ? [left + above + right] : [];
  const rows = Array.from({ length: Math.max(left, right) }, (_, i) => [...lefts.slice(i, i + 1), ...rights.slice(i, i + 1)]).flat(); // prettier-ignore
  return {
    clockwise: [...lefts.slice(0, 1), ...top, ...rights, ...foot, ...lefts.slice(1).toReversed()],
    rows: left > 1 ? [...top, ...rows, ...foot] : [...lefts, ...top, ...rights, ...foot],
  };
}

/** Stands the blocks, given slot by slot, in an arrangement; null where they do not fit beside each other. */
export function layOut(plan: Plan, blocks: readonly Block[], hub: Block | null, room: Room): Laid | null {
  if (plan.kind === 'round') return round(plan, blocks, hub, room);
  return plan.kind === 'spine' && hub ? spine(plan, blocks, hub, room) : sheet(plan, blocks, room);
}

/** A column beside a centre at height 0: lists of the upper blocks stand over their shapes, so that shapes are near the middle. */
function column(
  blocks: readonly Block[],
  gap: (after: number) => number,
): { y: number; over: boolean; block: Block }[] {
  const half = blocks.length / 2;
  const first = Math.floor(half);
  const middle = blocks.length % 2 === 1 ? blocks[Math.floor(half)] : undefined;
  const out: { y: number; over: boolean; block: Block }[] = [];
  let y = middle ? -middle.shape / 2 : gap(first - 1) / 2;
  for (const [i, block] of blocks.entries()) {
    if (i < first) continue;
    out.push({ block, y, over: false });
    y += block.h + gap(i);
  }
  y = (out[0]?.y ?? 0) - gap(first - 1);
  for (let i = first - 1; i >= 0; i -= 1) {
    const block = blocks[i];
    if (!block) continue;
    out.unshift({ block, y: y - block.h, over: true });
    y -= block.h + gap(i - 1);
  }
  return out;
}

function round(
  plan: Plan & { kind: 'round' },
  blocks: readonly Block[],
  hub: Block | null,
  room: Room,
): Laid | null {
  const { left, above, right } = plan;
  const widest = (list: readonly Block[]): number => Math.max(0, ...list.map((b) => b.w));
  const lefts = blocks.slice(0, left);
  const rights = blocks.slice(left + above, left + above + right);
  const middles = blocks.filter((b) => !lefts.includes(b) && !rights.includes(b));
  const centre = { w: Math.max(hub?.w ?? 50, widest(middles)), h: hub?.h ?? 40 };
  const [lw, rw] = [widest(lefts), widest(rights)];
  const free = room.width - plan.room.left - plan.room.right - lw - rw - centre.w;
  if (free < 2 * ACROSS - 0.01) return null;
  const cx = plan.room.left + lw + free / 2 + centre.w / 2;
  const spots = new Map<string, Spot>();
  const gapIn = (list: readonly Block[], i: number): number =>
    Math.max(room.down, room.between(list[i]?.id ?? '', list[i + 1]?.id ?? ''));
  const put = (list: readonly Block[], x: number): void => {
    // columns of as many blocks stand level with each other
    const alike = lefts.length === rights.length;
    const gap = (i: number): number => (alike ? Math.max(gapIn(lefts, i), gapIn(rights, i)) : gapIn(list, i));
    for (const { block, y, over } of column(list, gap))
      spots.set(block.id, { box: { x: x - block.w / 2, y, w: block.w, h: block.h }, over });
  };
  put(lefts, plan.room.left + lw / 2);
  put(rights, room.width - plan.room.right - rw / 2);
  for (const [i, block] of middles.entries()) {
    const over = i < above;
    const y = over ? -centre.h / 2 - 1.3 * room.down - block.h : centre.h / 2 + 1.3 * room.down;
    spots.set(block.id, { box: { x: cx - block.w / 2, y, w: block.w, h: block.h }, over });
  }
  const box = hub && { x: cx - hub.w / 2, y: -hub.h / 2, w: hub.w, h: hub.h };
  return { spots, hub: box, bus: null, spines: [] };
}

interface Cell {
  readonly block: Block;
  readonly column: number;
}

/**
 * Rows of cells from `y` down, their shapes level with each other (or each column by itself); with `up`, from `y` up with lists over the
 * shapes.
 */
function rows(
  cells: readonly Cell[],
  columns: number,
  at: { readonly y: number; readonly up: boolean; readonly aligned: boolean; readonly room: Room },
  put: (cell: Cell, y: number, over: boolean) => void,
): void {
  const { up, aligned, room } = at;
  const ends = Array.from({ length: columns }, () => 0);
  const last: (string | undefined)[] = [];
  const from = ({ block, column: c }: Cell): number => {
    const before = last[c];
    if (before === undefined) return 0;
    const wanted = up ? room.between(block.id, before) : room.between(before, block.id);
    return (ends[c] ?? 0) + Math.max(room.down, wanted);
  };
  const sorted = up ? cells.toReversed() : cells;
  for (let i = 0; i < sorted.length;) {
    // a row is as many cells as follow each other towards one side
    let j = i + 1;
    while (j < sorted.length && (up ? (sorted[j]?.column ?? 0) < (sorted[j - 1]?.column ?? 0) : (sorted[j]?.column ?? 0) > (sorted[j - 1]?.column ?? 0))) j += 1; // prettier-ignore
    const row = sorted.slice(i, j);
    const tallest = Math.max(...row.map((c) => c.block.shape));
    const start = Math.max(...row.map(from), i > 0 ? Math.max(...ends) + room.down : 0);
    for (const cell of row) {
      const { block } = cell;
      const off = aligned ? start + (tallest - block.shape) / 2 : from(cell);
      put(cell, up ? at.y - off - block.h : at.y + off, up);
      ends[cell.column] = off + block.h;
      last[cell.column] = block.id;
    }
    i = j;
  }
}

function spine(plan: Plan & { kind: 'spine' }, blocks: readonly Block[], hub: Block, room: Room): Laid {
  const { spines } = plan;
  const columns = 2 * spines;
  const w = Math.max(...blocks.map((b) => b.w));
  const used = columns * w + spines * CHANNEL + (spines - 1) * BETWEEN;
  // columns spread over the sheet only as far as their lines stay short
  const between = spines > 1 ? Math.min(60, BETWEEN + (room.width - used) / (spines - 1)) : 0;
  const total = columns * w + spines * CHANNEL + (spines - 1) * between;
  const left = (room.width - total) / 2;
  const xOf = (c: number): number =>
    left + Math.floor(c / 2) * (2 * w + CHANNEL + between) + (c % 2) * (w + CHANNEL);
  const lines = Array.from({ length: spines }, (_, s) => xOf(2 * s) + w + CHANNEL / 2);
  const cx = spines === 1 ? (lines[0] ?? 0) : room.width / 2;
  const spots = new Map<string, Spot>();
  const put = ({ block, column: c }: Cell, y: number, over: boolean): void => {
    spots.set(block.id, { box: { x: xOf(c) + (w - block.w) / 2, y, w: block.w, h: block.h }, over });
  };
  const cells = blocks.map((block, i) => ({ block, column: i % columns }));
  const split = plan.above * columns;
  const way = { aligned: plan.aligned, room };
  const gap = Math.min(room.down, 20);
  rows(cells.slice(0, split), columns, { y: -hub.h / 2 - gap, up: true, ...way }, put);
  const bus = spines > 1 ? hub.h / 2 + BUS : null;
  rows(
    cells.slice(split),
    columns,
    { y: bus === null ? hub.h / 2 + gap : bus + BUS, up: false, ...way },
    put,
  );
  const x = Math.min(Math.max(0, cx - hub.w / 2), room.width - hub.w);
  return { spots, hub: { x, y: -hub.h / 2, w: hub.w, h: hub.h }, bus, spines: lines };
}

function sheet(plan: Plan, blocks: readonly Block[], room: Room): Laid {
  const columns = plan.kind === 'sheet' ? plan.columns : 1;
  const w = Math.max(...blocks.map((b) => b.w));
  const gap = columns > 1 ? Math.min(70, (room.width - columns * w) / (columns - 1)) : 0;
  const left = (room.width - columns * w - (columns - 1) * gap) / 2;
  const last = blocks.length % columns;
  const spots = new Map<string, Spot>();
  const aligned = plan.kind === 'sheet' && plan.aligned;
  const put = ({ block, column: c }: Cell, y: number, over: boolean): void => {
    // a last row that is not full stands in the middle
    const inLast = aligned && last > 0 && blocks.indexOf(block) >= blocks.length - last;
    const shift = inLast ? ((columns - last) * (w + gap)) / 2 : 0;
    const x = left + shift + c * (w + gap) + (w - block.w) / 2;
    spots.set(block.id, { box: { x, y, w: block.w, h: block.h }, over });
  };
  const cells = blocks.map((block, i) => ({ block, column: i % columns }));
  rows(cells, columns, { y: 0, up: false, aligned, room }, put);
  return { spots, hub: null, bus: null, spines: [] };
}
