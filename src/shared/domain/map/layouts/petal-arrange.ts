/**
 * Deciding where petals go: how many rows and columns, which theme in which place, how wide the words run and
 * how tall each row must be. Several arrangements are solved and the one with the least paper wins.
 */
import { capOf, lineBoxes, linesHeight, setBlock, type Block } from '../blocks.ts';
import { wrap } from '../wrap.ts';
import { EDGE, type Style } from '../style.ts';
import type { Group, Structure } from '../structure.ts';
import type { Box, MapTheme } from '../types.ts';
import { grow, hubGap, type HubShape } from './petal-shape.ts';

/** Panels per row, and where the hub sits: after row `hubAt` (0 is the top edge), or in the middle of the only row. */
export interface Spec {
  readonly rows: readonly number[];
  readonly hubAt: number | 'middle';
}

/** Words of a panel: blocks with their place, x on the page and y from the text's top. */
export interface Content {
  readonly parts: readonly { readonly block: Block; readonly x: number; readonly y: number }[];
  readonly height: number;
  readonly fits: boolean;
}

export interface Slot {
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly w: number;
}

export interface Panel {
  readonly group: number;
  readonly slot: Slot;
  readonly box: Box;
  readonly content: Content;
  readonly textTop: number;
}

export interface Arrangement {
  readonly spec: Spec;
  readonly order: readonly number[];
  readonly hub: HubShape | null;
  readonly panels: readonly Panel[];
  readonly height: number;
  readonly fits: boolean;
  readonly score: number;
}

/** Clearance between words and the cut. */
const CLEAR = 5;
const REACH = 26;
/** Measure below which a list reads as a chimney. */
const READABLE = 86;

/** Arrangements worth trying for `n` themes. */
export function specsFor(n: number, hasHub: boolean): Spec[] {
  const single = Array.from({ length: n }, () => 1);
  const list: Spec[] = [{ rows: single, hubAt: Math.floor(n / 2) }];
  const add = (rows: number[], hubAt: Spec['hubAt']): void => {
    list.push({ rows, hubAt });
  };
  if (n === 2) add([2], hasHub ? 'middle' : 0);
  if (n === 3) {
    add([1, 2], 1);
    add([2, 1], 1);
    add([3], 0);
  }
  if (n === 4) add([2, 2], 1);
  if (n === 5) {
    add([3, 2], 1);
    add([2, 3], 1);
    add([1, 2, 2], 2);
    add([2, 2, 1], 1);
  }
  if (n === 6) {
    add([3, 3], 1);
    add([1, 2, 2, 1], 2);
    add([2, 2, 2], 1);
  }
  if (n === 7) {
    add([4, 3], 1);
    add([3, 4], 1);
    add([2, 2, 2, 1], 2);
    add([1, 2, 2, 2], 2);
  }
  if (n === 8) {
    add([4, 4], 1);
    add([2, 2, 2, 2], 2);
  }
  return list;
}

export function slotsOf(spec: Spec, width: number, gap: number): Slot[] {
  const usable = width - 2 * EDGE;
  return spec.rows.flatMap((count, row) => {
    const w = (usable - (count - 1) * gap) / count;
    return Array.from({ length: count }, (_, column) => ({ row, column, w, x: EDGE + column * (w + gap) }));
  });
}

/** Which theme goes in which slot, for the three ways a figure may be read. */
export function ordersFor(spec: Spec): number[][] {
  const n = spec.rows.reduce((a, b) => a + b, 0);
  const rows = Array.from({ length: n }, (_, i) => i);
  const starts = spec.rows.map((_, r) => spec.rows.slice(0, r).reduce((a, b) => a + b, 0));
  const slots = spec.rows.flatMap((count, row) =>
    Array.from({ length: count }, (_, column) => ({ row, column, index: (starts[row] ?? 0) + column })),
  );
  const fill = (path: typeof slots): number[] => {
    const order = Array.from<number>({ length: n }).fill(0);
    for (const [group, slot] of path.entries()) order[slot.index] = group;
    return order;
  };
  const columns = slots.toSorted((a, b) => a.column - b.column || a.row - b.row);
  const equal = spec.rows.every((c) => c === spec.rows[0]);
  const out = [rows];
  if (equal && spec.rows.length > 1) out.push(fill(columns));
  if (spec.rows.length === 2) {
    out.push(
      fill(
        slots.toSorted((a, b) => a.row - b.row || (a.row === 0 ? a.column - b.column : b.column - a.column)),
      ),
    );
  }
  return out.filter((o, i) => out.findIndex((p) => p.join() === o.join()) === i);
}

/** The hub round its words: a circle where there is room for one, else a pill. Centre still at 0, 0. */
export function hubShapes(hub: MapTheme, style: Style, spec: Spec): HubShape[] {
  const shapes: HubShape[] = [];
  const most = Math.max(...spec.rows);
  if (!style.narrow && most <= 2 && spec.hubAt !== 0) {
    const circle = circleFor(hub, style);
    if (circle) shapes.push(circle);
  }
  const reach = most >= 3 ? (style.width / most) * (most === 4 ? 1 : 0.5) + style.gap + REACH - style.gap : 0;
  const words = pillWords(hub, style, Math.max(style.width * (style.narrow ? 0.62 : 0.5), reach * 1.7));
  const least = style.narrow ? 30 : 40;
  const h = Math.max(least, words.height + 2 * (style.narrow ? 11 : 14));
  const a = Math.max(words.width / 2 + (style.narrow ? 14.5 : 22), reach, 45);
  shapes.push({
    cx: 0,
    cy: 0,
    a: Math.min(a, style.width / 2 - 8),
    b: h / 2,
    r: Math.min(h / 2, style.narrow ? 15 : 20),
  });
  return shapes;
}

function pillWords(hub: MapTheme, style: Style, measure: number): { width: number; height: number } {
  const wrapped = wrap(hub.name, style.hub, measure);
  return { width: wrapped.widest, height: linesHeight(wrapped.lines.length, style.hub) };
}

/** The measure hub words are wrapped to inside a shape. */
export const hubMeasure = (shape: HubShape, style: Style): number =>
  shape.a === shape.r ? circleMeasure(shape.r) : shape.a * 2 - (style.narrow ? 20 : 30);

const circleMeasure = (r: number): number => r * 1.66;

function circleFor(hub: MapTheme, style: Style): HubShape | null {
  for (let r = style.width > 420 ? 47 : 42; r <= 64; r += 1) {
    const wrapped = wrap(hub.name, style.hub, circleMeasure(r));
    const height = linesHeight(wrapped.lines.length, style.hub);
    const ok = wrapped.lines.every((line, i) => {
      const top = -height / 2 + i * style.hub.size * 1.2;
      const reach = Math.max(Math.abs(top - 1), Math.abs(top + capOf(style.hub) + 2));
      return Math.hypot(line.width / 2 + 3, reach) <= r - 2;
    });
    if (wrapped.fits && ok) return { cx: 0, cy: 0, a: r, b: r, r };
  }
  return null;
}

type Side = 'above' | 'below' | 'middle' | 'none';

function sideOf(spec: Spec, row: number): Side {
  if (spec.hubAt === 'middle') return 'middle';
  if (row === spec.hubAt - 1) return 'above';
  return row === spec.hubAt ? 'below' : 'none';
}

export interface SolveOptions {
  readonly pad: number;
  /** Right-hand columns start their words past the cut. */
  readonly past: boolean;
}

interface Measured {
  readonly content: Content;
  /** Least height of the row for this panel, and where its words start below the panel's top. */
  readonly height: number;
  readonly offset: number;
}

function contentOf(group: Group, style: Style, x: number, measure: number): Content {
  const block = setBlock(group.items, style, {
    measure,
    bullets: true,
    heading: { id: group.theme.id, name: group.theme.name, type: style.theme },
  });
  return {
    parts: [{ block, x, y: 0 }],
    height: block.height,
    fits: block.fits && measure > style.sub.size * 4,
  };
}

/** A panel as wide as the page sets its list in two columns under one heading. */
function wideContent(
  group: Group,
  style: Style,
  x: number,
  second: number,
  measure: number,
  full: number,
): Content {
  const head = setBlock([], style, {
    measure: full,
    bullets: true,
    heading: { id: group.theme.id, name: group.theme.name, type: style.theme },
  });
  const top = head.height + style.headGap;
  let best: Content | null = null;
  for (let cut = 1; cut <= group.items.length; cut += 1) {
    if ((group.items[cut]?.depth ?? 0) > 0) continue;
    const left = setBlock(group.items.slice(0, cut), style, { measure, bullets: true });
    const right = setBlock(group.items.slice(cut), style, { measure, bullets: true });
    const height = top + Math.max(left.height, right.height);
    if (best && best.height <= height) continue;
    const parts = [
      { block: head, x, y: 0 },
      { block: left, x, y: top },
      { block: right, x: second, y: top },
    ];
    best = {
      parts: parts.filter((p) => p.block.texts.length > 0),
      height,
      fits: head.fits && left.fits && right.fits,
    };
  }
  return best ?? { parts: [{ block: head, x, y: 0 }], height: head.height, fits: head.fits };
}

/** Ways to set a panel's words: full measure, short of the cut, or past it. */
function contentsFor(
  group: Group,
  style: Style,
  slot: Slot,
  spec: Spec,
  cut: HubShape | null,
  o: SolveOptions,
): Content[] {
  const start = slot.x + o.pad;
  const end = slot.x + slot.w - o.pad;
  const columns = spec.rows[slot.row] ?? 1;
  const side = cut ? sideOf(spec, slot.row) : 'none';
  if (columns === 1 && Math.max(...spec.rows) > 1 && group.items.length > 1) {
    const middle = style.width / 2;
    const away = cut && side !== 'none' ? cut.a + CLEAR + 1 : 0;
    const full = middle - o.pad - start;
    const wide = [wideContent(group, style, start, middle + style.gap / 2 + o.pad, full, end - start)];
    if (away > 0 && middle - away - start > 80) {
      wide.push(
        wideContent(group, style, start, middle + away + 4, middle - away - start, middle - away - start),
      );
    }
    return wide;
  }
  const full = contentOf(group, style, start, end - start);
  if (!cut || side === 'none') return [full];
  const cutLeft = cut.cx - cut.a;
  const cutRight = cut.cx + cut.a;
  const lastColumn = slot.column === columns - 1 && columns > 1;
  if (lastColumn && o.past) {
    return [contentOf(group, style, cutRight + 9, end - cutRight - 9)];
  }
  if (slot.column === 0 && columns > 1 && cutLeft - CLEAR - 1 - start > style.sub.size * 7) {
    return [full, contentOf(group, style, start, cutLeft - CLEAR - 1 - start)];
  }
  return [full];
}

/** Whether every line is clear of the cut, with a little more room above and below than beside. */
function clearOf(content: Content, top: number, cut: HubShape, air: number): boolean {
  return content.parts.every((part) =>
    lineBoxes(part.block, { x: part.x, y: top + part.y }).every(
      (box) => hubGap(cut, { ...box, y: box.y - air, h: box.h + 2 * air }) >= CLEAR,
    ),
  );
}

/** Smallest value from `from` on, in half points, for which the words are clear of the cut. */
function leastClear(from: number, most: number, clear: (value: number) => boolean): number {
  let value = from;
  while (value < from + most && !clear(value)) value += 0.5;
  return value;
}

function measureContent(content: Content, style: Style, side: Side, cut: HubShape | null): Measured {
  const pad = style.padY;
  const plain = { content, height: content.height + 2 * pad, offset: pad };
  if (!cut || side === 'none') return plain;
  const reach = cut.b * 2 + 30;
  const air = style.narrow ? 1.5 : 4;
  if (side === 'above') {
    const at = (height: number): HubShape => ({ ...cut, cy: height + style.gap / 2 });
    const least = Math.max(plain.height, cut.b + 16);
    return { ...plain, height: leastClear(least, reach, (h) => clearOf(content, pad, at(h), air)) };
  }
  if (side === 'below') {
    const at = { ...cut, cy: -style.gap / 2 };
    const offset = leastClear(pad, reach, (top) => clearOf(content, top, at, air));
    return { content, offset, height: Math.max(content.height + offset + pad, cut.b + 16) };
  }
  const height = Math.max(plain.height, cut.b * 2 + 2 * (style.fillet + style.innerRadius) + 14);
  const clear = clearOf(content, pad, { ...cut, cy: height / 2 }, 0);
  return { ...plain, height: clear ? height : height + 1000 };
}

/** Solves one arrangement with one order and one hub; the caller compares scores. */
export function solve(
  structure: Structure,
  style: Style,
  spec: Spec,
  order: readonly number[],
  hub: HubShape | null,
  options: SolveOptions,
): Arrangement {
  const slots = slotsOf(spec, style.width, style.gap);
  const cut = hub ? { ...grow(hub, style.gap), cx: style.width / 2, cy: 0 } : null;
  const chosen = slots.map((slot, i) => {
    const group = structure.groups[order[i] ?? 0];
    if (!group) throw new Error('An arrangement has more places than themes.');
    const side = sideOf(spec, slot.row);
    const ways = contentsFor(group, style, slot, spec, cut, options).map((c) =>
      measureContent(c, style, side, cut),
    );
    const fitting = ways.filter((m) => m.content.fits);
    const pool = fitting.length > 0 ? fitting : ways;
    return pool.reduce((a, b) => (b.height < a.height - 0.01 ? b : a));
  });
  return stack({ spec, order, slots, chosen, hub, style });
}

interface Stacking {
  readonly spec: Spec;
  readonly order: readonly number[];
  readonly slots: readonly Slot[];
  readonly chosen: readonly Measured[];
  readonly hub: HubShape | null;
  readonly style: Style;
}

function stack({ spec, order, slots, chosen, hub, style }: Stacking): Arrangement {
  const panels: Panel[] = [];
  const hubEdge = style.lines.hub / 2 + 0.1;
  let y = hub && spec.hubAt === 0 ? hubEdge + hub.b + style.gap / 2 : EDGE;
  let hubY = y - style.gap / 2;
  for (let row = 0; row < spec.rows.length; row += 1) {
    const inRow = slots.map((slot, i) => ({ slot, i, m: chosen[i] })).filter((s) => s.slot.row === row);
    const offset = Math.max(...inRow.map((s) => s.m?.offset ?? 0));
    const h = Math.max(...inRow.map((s) => (s.m ? s.m.height + offset - s.m.offset : 0)));
    for (const { slot, i, m } of inRow) {
      if (m)
        panels.push({
          group: order[i] ?? 0,
          slot,
          box: { x: slot.x, y, w: slot.w, h },
          content: m.content,
          textTop: y + offset,
        });
    }
    if (spec.hubAt === 'middle') hubY = y + h / 2;
    y += h + style.gap;
    if (spec.hubAt === row + 1) hubY = y - style.gap / 2;
  }
  const height = y - style.gap + EDGE;
  const fits = panels.every((p) => p.content.fits);
  const placed = hub ? { ...hub, cx: style.width / 2, cy: hubY } : null;
  return {
    spec,
    order,
    hub: placed,
    panels,
    height,
    fits,
    score: scoreOf(spec, height, fits, placed, style),
  };
}

/** Less paper is better; themes that do not touch the hub, or stand in one tall column, cost some. */
function scoreOf(spec: Spec, height: number, fits: boolean, hub: HubShape | null, style: Style): number {
  let score = height;
  if (!fits) score += 100_000;
  if (height > 680) score += (height - 680) * 4;
  const column = (style.width - 2 * EDGE) / Math.max(...spec.rows) - 2 * style.pad - style.indent;
  if (Math.max(...spec.rows) > 1) score += Math.max(0, READABLE - column) * 3;
  const single = Math.max(...spec.rows) === 1 && spec.rows.length > 1;
  if (single) score += style.narrow && spec.rows.length <= 2 ? 10 : 90;
  if (hub && spec.hubAt !== 'middle') {
    const at = spec.hubAt;
    const apart = spec.rows.reduce(
      (sum, count, row) => (row === at - 1 || row === at ? sum : sum + count),
      0,
    );
    score += apart * 9;
    if (at === 0 && spec.rows.length > 0) score += 60;
  }
  if (hub && hub.a !== hub.r) score += style.narrow ? 0 : 26;
  return score;
}
