/**
 * Flat themes as a grid of boxes, or themes with their sub-themes under headings. The form for themes that stand
 * side by side, and for long sentence-like names.
 */
import { blockItems, brokenIn, centredText, linesHeight, setBlock, setLabel, type Block } from '../blocks.ts';
import {
  makeNode,
  overflowProblem,
  subNodes,
  type Draft,
  type DraftNode,
  type LayoutContext,
} from '../draft.ts';
import { LEAST_SIZE } from '../check-scene.ts';
import type { Type } from '../font/metrics.ts';
import { roundedRect } from '../geometry.ts';
import { EDGE, tooTall } from '../style.ts';
import type { Group, ListItem } from '../structure.ts';
import type { MapTheme } from '../input.ts';
import type { SceneItem } from '../types.ts';
import { wrap } from '../wrap.ts';
import { hubBox } from './hub-box.ts';

/** Draws the grid or the headed list; always possible. */
export function list(context: LayoutContext): Draft {
  const flat = context.structure.groups.every((g) => g.items.length === 0);
  const top = context.structure.hub
    ? hubBand(context, context.structure.hub)
    : { items: [], nodes: [], bottom: 0 };
  const rest = flat ? grid(context, top.bottom) : headed(context, top.bottom);
  return {
    layout: 'list',
    width: context.style.width,
    height: rest.height,
    items: [...top.items, ...rest.items],
    nodes: [...top.nodes, ...rest.nodes],
    fits: rest.broken.length === 0,
    problems: overflowProblem(rest.broken),
  };
}

interface Part {
  readonly items: readonly SceneItem[];
  readonly nodes: readonly DraftNode[];
  readonly height: number;
  readonly broken: readonly { readonly id: string; readonly name: string }[];
}

function hubBand(
  context: LayoutContext,
  theme: MapTheme,
): { items: SceneItem[]; nodes: DraftNode[]; bottom: number } {
  const { style } = context;
  const h = linesHeight(wrap(theme.name, style.hub, style.width - 40).lines.length, style.hub) + 22;
  const box = { x: 0.85, y: 0.85, w: style.width - 1.7, h };
  const { items, node } = hubBox(context, theme, box, { pad: 19.15 });
  return { items, nodes: [node], bottom: box.y + h + style.gap + 2 };
}

/** White between boxes; with roads, room for lines across and for words of two rows between the rows. */
function gapsOf({ style, roads }: LayoutContext): { across: number; down: number } {
  const gap = style.narrow ? 6 : 8;
  return roads === true ? { across: style.narrow ? 22 : 28, down: 47 } : { across: gap, down: gap };
}

interface GridPlan {
  readonly columns: number;
  readonly cell: number;
  readonly row: number;
  readonly type: Type;
  readonly fits: boolean;
  readonly score: number;
}

/** Room either side of the words in a grid box. */
const GRID_PAD = 5;
/** What half a point less costs: as much as it takes to have a word in a row of more boxes. */
const HALF_POINT = 9;

/** Boxes of one size; the number of columns that gives well-shaped boxes and full rows, names a step smaller where that helps. */
function planGrid(context: LayoutContext): GridPlan {
  const { structure, style } = context;
  const n = structure.groups.length;
  const { across, down } = gapsOf(context);
  let best: GridPlan | null = null;
  for (let columns = 1; columns <= Math.min(n, 6); columns += 1) {
    const cell = (style.width - 2 * EDGE - (columns - 1) * across) / columns;
    if (columns > 1 && cell < 62) break;
    for (let size = style.label.size; size >= Math.max(LEAST_SIZE, style.label.size - 1); size -= 0.5) {
      const type = { ...style.label, size };
      const wrapped = structure.groups.map((g) => wrap(g.theme.name, type, cell - 2 * GRID_PAD));
      const most = Math.max(...wrapped.map((w) => w.lines.length));
      const fits = wrapped.every((w) => w.fits);
      const row = Math.max(linesHeight(most, type) + 26, Math.min(46, cell * 0.56));
      const rows = Math.ceil(n / columns);
      const last = n - (rows - 1) * columns;
      const shape = cell / row;
      const odd = (shape > 3.4 ? (shape - 3.4) * 18 : 0) + (shape < 1.2 ? (1.2 - shape) * 120 : 0);
      const ragged = last === columns ? 0 : (columns - last) * 5;
      const score =
        rows * (row + down) +
        odd +
        ragged +
        (style.label.size - size) * 2 * HALF_POINT +
        Math.max(0, most - 3) * 25 +
        (fits ? 0 : 10_000) +
        tooTall(rows * (row + down), style);
      if (!best || score < best.score) best = { columns, cell, row, type, fits, score };
    }
  }
  return (
    best ?? { columns: 1, cell: style.width - 2 * EDGE, row: 40, type: style.label, fits: true, score: 0 }
  );
}

function grid(context: LayoutContext, from: number): Part {
  const { structure, style } = context;
  const plan = planGrid(context);
  const { across, down } = gapsOf(context);
  const rows = Math.ceil(structure.groups.length / plan.columns);
  const items: SceneItem[] = [];
  const nodes: DraftNode[] = [];
  const top = Math.max(EDGE, from);
  for (const [i, group] of structure.groups.entries()) {
    const row = Math.floor(i / plan.columns);
    const inRow = row === rows - 1 ? structure.groups.length - row * plan.columns : plan.columns;
    const start = (style.width - inRow * plan.cell - (inRow - 1) * across) / 2;
    const box = {
      x: start + (i % plan.columns) * (plan.cell + across),
      y: top + row * (plan.row + down),
      w: plan.cell,
      h: plan.row,
    };
    const { fill, edge } = group.colours;
    const centre = { x: box.x + box.w / 2, y: box.y + box.h / 2 };
    const words = centredText(group.theme, plan.type, plan.cell - 2 * GRID_PAD, centre, {
      ink: style.inks.ink,
      ground: fill,
    });
    items.push(
      {
        kind: 'rect',
        role: 'theme',
        owner: group.theme.id,
        ...box,
        radius: 11,
        fill,
        stroke: edge,
        strokeWidth: style.lines.theme,
      },
      words.item,
    );
    nodes.push(
      makeNode(context, group.theme, {
        part: 'theme',
        bounds: box,
        hit: roundedRect(box, 11),
        movable: false,
        fill,
        edge,
      }),
    );
  }
  const broken = structure.groups
    .filter((g) => !wrap(g.theme.name, plan.type, plan.cell - 2 * GRID_PAD).fits)
    .map((g) => g.theme);
  return { items, nodes, height: top + rows * (plan.row + down) - down + EDGE, broken };
}

/** Columns under a heading: as many as keep the words readable. */
function columnCount({ style }: LayoutContext): number {
  const more = style.tight > 0.5 ? 1 : 0;
  if (style.narrow) return 1 + more;
  return (style.width >= 420 ? 3 : 2) + more;
}

const GUTTER = 14;

function headed(context: LayoutContext, from: number): Part {
  const { structure, style } = context;
  const items: SceneItem[] = [];
  const nodes: DraftNode[] = [];
  const broken: { id: string; name: string }[] = [];
  let y = from;
  for (const [index, group] of structure.groups.entries()) {
    const band = bandItems(context, group, y);
    items.push(...band.items);
    y = band.bottom + 11;
    const columns = splitColumns(context, group);
    const width = (style.width - (columns.length - 1) * GUTTER) / columns.length;
    const words = columns.flatMap((block, c) => {
      broken.push(...brokenIn(block));
      const at = { x: c * (width + GUTTER) + 1, y };
      return blockItems(block, at, {
        ink: style.inks.ink,
        ground: style.inks.paper,
        bullet: group.colours.edge,
      });
    });
    items.push(...words);
    nodes.push(band.node, ...subNodes(context, index, words));
    const tallest = Math.max(0, ...columns.map((b) => b.height));
    y += tallest + (index < structure.groups.length - 1 ? 15 : 3);
    if (tallest === 0) y -= 11;
  }
  return { items, nodes, height: y, broken };
}

function bandItems(
  context: LayoutContext,
  group: Group,
  y: number,
): { items: SceneItem[]; node: DraftNode; bottom: number } {
  const { style } = context;
  const { fill, edge } = group.colours;
  const measure = style.width - 2 * 9 - 4;
  const label = setLabel(group.theme.name, style.label, measure, 0, 0);
  const h = linesHeight(label.lines.length, style.label) + 13;
  const box = { x: 0, y, w: style.width, h };
  const items: SceneItem[] = [
    { kind: 'rect', role: 'band', owner: group.theme.id, ...box, radius: 3, fill, stroke: null, strokeWidth: 0 },
    { kind: 'rect', role: 'rule', owner: group.theme.id, x: 0, y, w: 3, h, radius: 0, fill: edge, stroke: null, strokeWidth: 0 },
    {
      kind: 'text', role: 'name', owner: group.theme.id, size: style.label.size, weight: 700, style: 'normal', anchor: 'start',
      fill: style.inks.ink, ground: fill, lines: label.lines.map((l) => ({ ...l, x: 11, y: y + 6.5 + l.y })),
    },
  ]; // prettier-ignore
  const node = makeNode(context, group.theme, { part: 'theme', bounds: box, movable: false, fill, edge });
  return { items, node, bottom: y + h };
}

/** The list in even columns, read down then across; an item keeps what is under it. */
function splitColumns(context: LayoutContext, group: Group): Block[] {
  const { style } = context;
  const most = Math.min(columnCount(context), Math.max(1, group.items.filter((i) => i.depth === 0).length));
  const width = (style.width - (columnCount(context) - 1) * GUTTER) / columnCount(context) - 2;
  const set = (part: readonly ListItem[]): Block => setBlock(part, style, { measure: width, bullets: true });
  const heights = group.items.map((i) => set([i]).height + style.itemGap);
  const total = heights.reduce((a, b) => a + b, 0);
  const tallest = Math.max(...heights);
  for (let limit = Math.max(total / most, tallest); ; limit += 4) {
    const parts = fillColumns(group.items, heights, limit);
    if (parts.length <= most) {
      const blocks = parts.map(set);
      const empty = set([]);
      return [...blocks, ...Array.from({ length: columnCount(context) - blocks.length }, () => empty)];
    }
  }
}

function fillColumns(items: readonly ListItem[], heights: readonly number[], limit: number): ListItem[][] {
  const parts: ListItem[][] = [];
  let used = 0;
  for (const [i, item] of items.entries()) {
    const h = heights[i] ?? 0;
    const current = parts.at(-1);
    if (!current || (used + h > limit + 0.01 && item.depth === 0)) {
      parts.push([item]);
      used = h;
    } else {
      current.push(item);
      used += h;
    }
  }
  return parts;
}
