/**
 * The arrangements petals may take: panels per row, the slots they make, the orders they may be read in, and the
 * shapes a hub may have.
 */
import { capOf, linesHeight } from '../blocks.ts';
import { EDGE, type Style } from '../style.ts';
import type { MapTheme } from '../input.ts';
import { wrap } from '../wrap.ts';
import type { HubShape } from './petal-shape.ts';

/** Panels per row, and where the hub sits: after row `hubAt` (0 is the top edge), or in the middle of the only row. */
export interface Spec {
  readonly rows: readonly number[];
  readonly hubAt: number | 'middle';
}
export interface Slot {
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly w: number;
}
/** How far a wide hub reaches into the outer columns. */
const REACH = 26;

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

/** Left edge and width of every place of an arrangement, row by row, in points. */
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
