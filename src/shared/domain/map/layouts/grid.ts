/**
 * Grid under headings: rows are questions, columns the groups of people a theme comes from, marked by a letter badge
 * whose shape differs too. The form for many sentence-long themes; narrow figures hand over to the list.
 */
import { capOf, linesHeight, setLabel, type SetText } from '../blocks.ts';
import {
  makeNode,
  overflowProblem,
  wordsBox,
  type Draft,
  type DraftNode,
  type LayoutContext,
} from '../draft.ts';
import { themeColours } from '../colour.ts';
import { textWidth, type Type } from '../font/metrics.ts';
import type { SceneItem } from '../types.ts';
import { planGrid, type GridCell, type GridColumn, type GridPlan, type GridRow } from './grid-rows.ts';

const GUTTER = 10;
const BADGE = { w: 16, h: 12.5 };
/** From the left of a column to its words. */
const WORDS_AT = 20.4;
const LEAST_COLUMN = 112;
const BAND = 20;

/** Draws the grid, or gives null when no theme is marked, the figure is narrow or the columns are too many. */
export function grid(context: LayoutContext): Draft | null {
  const { style, input } = context;
  if (style.narrow) return null;
  const plan = planGrid(context);
  // without groups of people there is one column, which needs headings to be a grid
  const isPlain = plan.columns.every((c) => c.letters === '');
  if (isPlain && !plan.rows.some((r) => r.theme === null && r.name !== '' && r.name !== 'Opening'))
    return null;
  const n = plan.columns.length;
  const width = (style.width - 1 - (n - 1) * GUTTER) / n;
  if (width < LEAST_COLUMN) return null;
  return drawGrid(context, byHand(plan, width, input.placed), width);
}

/** Columns in the order hands put them: one dropped on another changes places with it. */
function byHand(plan: GridPlan, width: number, placed: LayoutContext['input']['placed']): GridPlan {
  const order = plan.columns.map((_, i) => i);
  for (const [id, at] of Object.entries(placed)) {
    const own = plan.columns.findIndex((_, i) => plan.rows.some((r) => r.cells[i]?.some((c) => c.theme.id === id))); // prettier-ignore
    const to = Math.min(order.length - 1, Math.max(0, Math.floor(at.x / (width + GUTTER))));
    const from = order.indexOf(own);
    const other = order[to];
    if (own < 0 || from === to || other === undefined) continue;
    order[to] = own;
    order[from] = other;
  }
  return {
    columns: order.flatMap((i) => plan.columns[i] ?? []),
    rows: plan.rows.map((r) => ({ ...r, cells: order.map((i) => r.cells[i] ?? []) })),
  };
}

interface Pen {
  readonly items: SceneItem[];
  readonly nodes: Map<string, DraftNode>;
  readonly broken: { id: string; name: string }[];
}

function drawGrid(context: LayoutContext, plan: GridPlan, width: number): Draft {
  const { style, structure } = context;
  const pen: Pen = { items: [], nodes: new Map(), broken: [] };
  let y = hubLine(context, pen);
  if (plan.columns.some((c) => c.letters !== '')) y = heads(context, pen, plan, width, y);
  const emptyYet = new Set<number>();
  for (const [i, row] of plan.rows.entries()) {
    if (row.name !== '') y = band(context, pen, row, y);
    y = cells(context, pen, { plan, row, width }, y, emptyYet);
    y += i < plan.rows.length - 1 ? 10.5 : 2;
  }
  const order = [
    structure.hub,
    ...structure.groups.flatMap((g) => [g.theme, ...g.items.map((it) => it.theme)]),
  ];
  const nodes = order.flatMap((t) => {
    const node = t ? pen.nodes.get(t.id) : undefined;
    return node ? [node] : [];
  });
  return {
    layout: 'grid',
    width: style.width,
    height: y,
    items: pen.items,
    nodes,
    fits: pen.broken.length === 0,
    problems: overflowProblem(pen.broken),
  };
}

/** An overarching theme is the first line of the grid, in the heaviest type; it needs no box. */
function hubLine(context: LayoutContext, pen: Pen): number {
  const { style, structure } = context;
  if (!structure.hub) return 1;
  const { hubEdge, hubFill, paper } = style.inks;
  const set = setLabel(structure.hub.name, style.hub, style.width - 4, 0, 0);
  pen.items.push(
    words(set, style.hub, 1, 3, { owner: structure.hub.id, role: 'name', ink: hubEdge, ground: paper }),
  );
  const height = linesHeight(set.lines.length, style.hub);
  const box = { x: 0, y: 0, w: style.width, h: height + 7 };
  pen.nodes.set(
    structure.hub.id,
    makeNode(context, structure.hub, {
      part: 'hub',
      bounds: box,
      movable: false,
      fill: hubFill,
      edge: hubEdge,
    }),
  );
  if (!set.fits) pen.broken.push(structure.hub);
  return height + 17;
}

interface Ink {
  readonly owner: string | null;
  readonly role: 'name' | 'sub' | 'note';
  readonly ink: string;
  readonly ground: string;
}

const words = (set: SetText, type: Type, x: number, y: number, ink: Ink): SceneItem => ({
  kind: 'text', role: ink.role, owner: ink.owner, size: type.size, weight: type.weight, style: type.style, anchor: 'start',
  fill: ink.ink, ground: ink.ground, lines: set.lines.map((l) => ({ ...l, x: x + l.x, y: y + l.y })),
}); // prettier-ignore

/** A group's name as the head of a column: what stands in a sentence with a small letter begins with a capital here. */
const headline = (name: string): string => name.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());

/** The column heads, each with its badge. */
function heads(context: LayoutContext, pen: Pen, plan: GridPlan, width: number, y: number): number {
  const { style } = context;
  const type = { ...style.sub, weight: 700 as const };
  let tall = 0;
  for (const [i, column] of plan.columns.entries()) {
    const x = 0.5 + i * (width + GUTTER);
    const marked = column.letters !== '';
    const at = marked ? wordsAt(column) : 0;
    const set = setLabel(headline(column.name), type, width - at, 0, 0);
    if (marked) pen.items.push(...badge(context, column, x, y + capOf(type) / 2 + 3));
    pen.items.push(
      words(set, type, x + at, y + 3, {
        owner: null,
        role: 'note',
        ink: style.inks.ink,
        ground: style.inks.paper,
      }),
    );
    tall = Math.max(tall, linesHeight(set.lines.length, type));
  }
  return y + tall + 14;
}

const badgeWidth = (column: GridColumn): number =>
  Math.max(BADGE.w, textWidth(column.letters, { size: 8, weight: 700, style: 'normal' }) + 6);
const wordsAt = (column: GridColumn): number => WORDS_AT - BADGE.w + badgeWidth(column);

/** Letters in a badge: all groups dark, the first a square, the second a pill, so that shape tells them apart too. */
function badge({ style, input }: LayoutContext, column: GridColumn, x: number, cy: number): SceneItem[] {
  const key = input.groupKey ?? [];
  const all = key.length > 1 && column.letters.length === key.length;
  const index = key.findIndex((g) => column.letters.startsWith(g.letter));
  const solid = all ? style.inks.hubEdge : null;
  const own = themeColours(Math.max(0, index), input.palette);
  const single = column.letters.length === 1;
  const fill = solid ?? (single ? (index === 0 ? own.band : style.inks.paper) : style.inks.band);
  const w = badgeWidth(column);
  return [
    {
      kind: 'rect', role: 'badge', owner: null, x: x + 0.4, y: cy - BADGE.h / 2, w, h: BADGE.h,
      radius: all ? 4 : index % 2 === 0 ? 1.5 : BADGE.h / 2, fill, stroke: single ? own.edge : style.inks.hubEdge, strokeWidth: 0.9,
    },
    {
      kind: 'text', role: 'badge', owner: null, size: 8, weight: 700, style: 'normal', anchor: 'middle',
      fill: solid ? style.inks.paper : style.inks.ink, ground: fill,
      lines: [{ x: x + 0.4 + w / 2, y: cy + 8 * 0.344, text: column.letters, width: textWidth(column.letters, { size: 8, weight: 700, style: 'normal' }) }],
    },
  ]; // prettier-ignore
}

function band(context: LayoutContext, pen: Pen, row: GridRow, y: number): number {
  const { style } = context;
  const set = setLabel(row.name, style.label, style.width - 18, 0, 0);
  const h = Math.max(BAND, linesHeight(set.lines.length, style.label) + 12.5);
  const box = { x: 0, y, w: style.width, h };
  const top = y + (h - linesHeight(set.lines.length, style.label)) / 2;
  pen.items.push(
    { kind: 'rect', role: 'band', owner: row.theme?.id ?? `row:${row.name}`, ...box, radius: 3, fill: style.inks.band, stroke: null, strokeWidth: 0 },
    words(set, style.label, 8, top, { owner: row.theme?.id ?? `row:${row.name}`, role: 'name', ink: style.inks.ink, ground: style.inks.band }),
  ); // prettier-ignore
  if (row.theme) {
    const edge = context.structure.groups[row.group]?.colours.edge ?? style.inks.link;
    pen.nodes.set(
      row.theme.id,
      makeNode(context, row.theme, {
        part: 'theme',
        bounds: box,
        movable: false,
        fill: style.inks.band,
        edge,
      }),
    );
    if (!set.fits) pen.broken.push(row.theme);
  }
  return y + h + 8.5;
}

/** One row of cells; “none” is said in the first row that lacks a column. */
function cells(
  context: LayoutContext,
  pen: Pen,
  at: { readonly plan: GridPlan; readonly row: GridRow; readonly width: number },
  y: number,
  emptyYet: Set<number>,
): number {
  const { style } = context;
  let bottom = y;
  for (const [i, column] of at.plan.columns.entries()) {
    const x = 0.5 + i * (at.width + GUTTER);
    const list = at.row.cells[i] ?? [];
    if (list.length === 0) {
      if (emptyYet.has(i) || at.plan.rows.length === 1 || column.letters === '') continue;
      emptyYet.add(i);
      const type = { ...style.sub, style: 'italic' as const };
      const none = words(setLabel('none', type, 60, 0, 0), type, x + wordsAt(column), y, {
        owner: null, role: 'note', ink: style.inks.quiet, ground: style.inks.paper,
      }); // prettier-ignore
      pen.items.push(none);
      bottom = Math.max(bottom, y + capOf(type));
      continue;
    }
    bottom = Math.max(bottom, cellColumn(context, pen, column, list, { x, y, width: at.width }));
  }
  return bottom + 3;
}

/** A theme that is drawn under another heading: its name again, quietly, and no second node. */
function repeatedName(
  context: LayoutContext,
  pen: Pen,
  column: GridColumn,
  cell: GridCell,
  at: { readonly x: number; readonly y: number; readonly width: number },
): number {
  const { style } = context;
  const type: Type = { ...style.sub, style: 'italic' };
  const marked = column.letters !== '';
  const shift = marked ? wordsAt(column) : 0;
  const set = setLabel(`${cell.theme.name} (as above)`, type, at.width - shift, 0, 0);
  const top = at.y + (marked ? (BADGE.h - capOf(style.sub)) / 2 - 1.5 : 0);
  pen.items.push(
    ...(marked ? badge(context, column, at.x, top + capOf(style.sub) / 2) : []),
    words(set, type, at.x + shift, top, {
      owner: null,
      role: 'note',
      ink: style.inks.quiet,
      ground: style.inks.paper,
    }),
  );
  const least = marked ? top + capOf(style.sub) / 2 + BADGE.h / 2 : 0;
  return Math.max(top + linesHeight(set.lines.length, type), least);
}

/** The themes of one cell, a hairline between them. */
function cellColumn(
  context: LayoutContext,
  pen: Pen,
  column: GridColumn,
  list: readonly GridCell[],
  at: { readonly x: number; readonly y: number; readonly width: number },
): number {
  const { style } = context;
  let y = at.y;
  for (const [i, cell] of list.entries()) {
    if (i > 0) {
      const line = y + 6;
      pen.items.push({
        kind: 'line', role: 'rule', owner: null, x1: at.x, y1: line, x2: at.x + at.width, y2: line, fill: null, stroke: style.inks.hairline, strokeWidth: 0.5,
      }); // prettier-ignore
      y = line + 6.5;
    }
    const marked = column.letters !== '';
    const shift = (marked ? wordsAt(column) : 0) + cell.depth * style.indent;
    if (cell.isRepeated) {
      y = repeatedName(context, pen, column, cell, { ...at, y });
      continue;
    }
    const isTop = context.structure.groups.some((g) => g.theme.id === cell.theme.id);
    // without badges, themes are told from what is under them by their weight
    const type: Type = marked || !isTop ? style.sub : { ...style.sub, weight: 700 };
    const set = setLabel(cell.theme.name, type, at.width - shift, 0, 0);
    const top = y + (marked ? (BADGE.h - capOf(style.sub)) / 2 - 1.5 : 0);
    const item = words(set, type, at.x + shift, top, {
      owner: cell.theme.id, role: 'sub', ink: style.inks.ink, ground: style.inks.paper,
    }); // prettier-ignore
    const marks = marked ? badge(context, column, at.x, top + capOf(style.sub) / 2) : [];
    pen.items.push(...marks, item);
    if (!set.fits) pen.broken.push(cell.theme);
    const colours = context.structure.groups[cell.group]?.colours;
    const bounds = wordsBox([item]);
    pen.nodes.set(cell.theme.id, {
      ...makeNode(context, cell.theme, {
        part: isTop ? 'theme' : 'sub',
        bounds: { ...bounds, x: at.x, w: at.width },
        movable: true,
        fill: colours?.fill ?? style.inks.paper,
        edge: colours?.edge ?? style.inks.link,
      }),
      column: marked ? column.name : undefined,
    });
    y = Math.max(
      top + linesHeight(set.lines.length, style.sub),
      marked ? top + capOf(style.sub) / 2 + BADGE.h / 2 : 0,
    );
  }
  return y;
}
