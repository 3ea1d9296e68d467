/**
 * Solving one arrangement of petals: how wide the words of each panel run, how tall each row must be so that they
 * are clear of the hub, and how much paper it all takes. The caller solves several and takes the least.
 */
import { lineBoxes, setBlock, type Block } from '../blocks.ts';
import { EDGE, type Style } from '../style.ts';
import type { Group, Structure } from '../structure.ts';
import type { Box } from '../types.ts';
import { grow, hubGap, type HubShape } from './petal-shape.ts';
import { slotsOf, type Slot, type Spec } from './petal-specs.ts';

/** Words of a panel: blocks with their place, x on the page and y from the text's top. */
interface Content {
  readonly parts: readonly { readonly block: Block; readonly x: number; readonly y: number }[];
  readonly height: number;
  readonly fits: boolean;
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
/** Measure below which a list reads as a chimney. */
const READABLE = 86;

type Side = 'above' | 'below' | 'middle' | 'none';

function sideOf(spec: Spec, row: number): Side {
  if (spec.hubAt === 'middle') return 'middle';
  if (row === spec.hubAt - 1) return 'above';
  return row === spec.hubAt ? 'below' : 'none';
}

interface SolveOptions {
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

/** Blocks already set, per theme: arrangements ask for the same measures again and again. */
const setBefore = new WeakMap<Group, Map<string, Block>>();

function blockOf(group: Group, style: Style, measure: number): Block {
  const known = setBefore.get(group) ?? new Map<string, Block>();
  setBefore.set(group, known);
  const key = `${measure.toFixed(3)} ${style.sub.size} ${style.theme.size}`;
  const found = known.get(key);
  if (found) return found;
  const heading = { id: group.theme.id, name: group.theme.name, type: style.theme };
  const block = setBlock(group.items, style, { measure, bullets: true, heading });
  known.set(key, block);
  return block;
}

function contentOf(group: Group, style: Style, x: number, measure: number): Content {
  const block = blockOf(group, style, measure);
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
  // past the cut only where a list has room there: else it would be a chimney out of line with the rows that miss the hub
  if (lastColumn && o.past && end - cutRight - 9 > READABLE) {
    return [contentOf(group, style, cutRight + 9, end - cutRight - 9)];
  }
  if (slot.column === 0 && columns > 1 && cutLeft - CLEAR - 1 - start > style.sub.size * 7) {
    return [full, contentOf(group, style, start, cutLeft - CLEAR - 1 - start)];
  }
  return [full];
}

/** Ink boxes of a content whose text starts at 0, with a little more room above and below than beside. */
const inkOf = (content: Content, air: number): Box[] =>
  content.parts
    .flatMap((part) => lineBoxes(part.block, { x: part.x, y: part.y }))
    .map((box) => ({ ...box, y: box.y - air, h: box.h + 2 * air }));

/** Whether every line is clear of the cut when the text starts at `top`. */
const clearOf = (ink: readonly Box[], top: number, cut: HubShape): boolean =>
  ink.every((box) => hubGap(cut, { ...box, y: box.y + top }) >= CLEAR);

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
  const ink = inkOf(content, side === 'middle' ? 0 : style.narrow ? 1.5 : 4);
  if (side === 'above') {
    const at = (height: number): HubShape => ({ ...cut, cy: height + style.gap / 2 });
    const least = Math.max(plain.height, cut.b + 16);
    return { ...plain, height: leastClear(least, reach, (h) => clearOf(ink, pad, at(h))) };
  }
  if (side === 'below') {
    const at = { ...cut, cy: -style.gap / 2 };
    const offset = leastClear(pad, reach, (top) => clearOf(ink, top, at));
    return { content, offset, height: Math.max(content.height + offset + pad, cut.b + 16) };
  }
  const height = Math.max(plain.height, cut.b * 2 + 2 * (style.fillet + style.innerRadius) + 14);
  const clear = clearOf(ink, pad, { ...cut, cy: height / 2 });
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
  const ways = slots.map((slot, i) => {
    const group = structure.groups[order[i] ?? 0];
    if (!group) throw new Error('An arrangement has more places than themes.');
    const side = sideOf(spec, slot.row);
    const all = contentsFor(group, style, slot, spec, cut, options).map((c) =>
      measureContent(c, style, side, cut),
    );
    const fitting = all.filter((m) => m.content.fits);
    return fitting.length > 0 ? fitting : all;
  });
  return stack({
    spec,
    order,
    slots,
    chosen: fillRows(slots, ways),
    hub,
    style,
    listed: structure.groups.some((g) => g.items.length > 0),
  });
}

/** Room a row may grow by so that a list fills its panel. */
const FILL = 6;
/** What a point of empty paper costs against one of height. */
const EMPTY = 0.4;

/** For each panel the way that takes least height; where its row is higher anyway, one that fills it better. */
function fillRows(slots: readonly Slot[], ways: readonly (readonly Measured[])[]): Measured[] {
  const least = ways.map((all) => all.reduce((a, b) => (b.height < a.height - 0.01 ? b : a)));
  return ways.map((all, i) => {
    const row = slots.flatMap((s, j) => (s.row === slots[i]?.row ? (least[j] ?? []) : []));
    const offset = Math.max(...row.map((m) => m.offset));
    const height = Math.max(...row.map((m) => m.height + offset - m.offset)) + FILL;
    const fits = all.filter((m) => m.offset <= offset + 0.01 && m.height + offset - m.offset <= height);
    return (fits.length > 0 ? fits : all).reduce((a, b) =>
      b.content.height > a.content.height + 0.01 ? b : a,
    );
  });
}

interface Stacking {
  readonly spec: Spec;
  readonly order: readonly number[];
  readonly slots: readonly Slot[];
  readonly chosen: readonly Measured[];
  readonly hub: HubShape | null;
  readonly style: Style;
  /** Whether any theme has a list. */
  readonly listed: boolean;
}

function stack({ spec, order, slots, chosen, hub, style, listed }: Stacking): Arrangement {
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
    score:
      scoreOf(spec, height, fits, placed, style) +
      (listed ? chimneys(spec, style) + EMPTY * emptiness(panels, style) : 0),
  };
}

/** Paper that panels leave empty under their lists, as points of the figure's height. */
const emptiness = (panels: readonly Panel[], style: Style): number =>
  panels.reduce((sum, { box, content, textTop }) => {
    const free = box.y + box.h - style.padY - (textTop + content.height);
    return sum + (Math.max(0, free) * box.w) / style.width;
  }, 0);

/** What lists cost that are too narrow to read. */
function chimneys(spec: Spec, style: Style): number {
  const most = Math.max(...spec.rows);
  const column = (style.width - 2 * EDGE) / most - 2 * style.pad - style.indent;
  return most > 1 ? Math.max(0, READABLE - column) * 3 : 0;
}

/** Less paper is better; themes that do not touch the hub, or stand in one tall column, cost some. */
function scoreOf(spec: Spec, height: number, fits: boolean, hub: HubShape | null, style: Style): number {
  let score = height;
  if (!fits) score += 100_000;
  if (height > 680) score += (height - 680) * 4;
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
