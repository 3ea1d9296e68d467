/**
 * A tree read from left to right: overarching theme, themes, and their sub-themes as words on a rule. Without an
 * overarching theme the boxes stand alone. Narrow figures stack the same parts under each other. It holds any
 * number of themes, so every other layout may hand over to it.
 */
import { blockItems, brokenIn, centredText, linesHeight, setBlock, type Block } from '../blocks.ts';
import {
  makeNode,
  overflowProblem,
  subNodes,
  type Draft,
  type DraftNode,
  type LayoutContext,
} from '../draft.ts';
import { textWidth } from '../font/metrics.ts';
import { roundedRect, unionBox } from '../geometry.ts';
import { EDGE } from '../style.ts';
import type { Group } from '../structure.ts';
import type { MapTheme } from '../input.ts';
import type { Box, Point, SceneItem } from '../types.ts';
import { widestWord, wrap } from '../wrap.ts';
import { branches } from './tree-branches.ts';
import { drawBetween, linksBetween, type Between } from './tree-links.ts';
import { hubBox } from './hub-box.ts';

const GROUP_GAP = 16;
const RULE_OVER = 2.5;
/** Least width of boxes that stand by themselves. */
const ALONE = 190;

interface Columns {
  readonly hubX: number;
  readonly hubW: number;
  readonly themeX: number;
  readonly themeW: number;
  /** Rule of the list, from the right of the theme box; words follow it. */
  readonly ruleGap: number;
  readonly wordGap: number;
  readonly measure: number;
}

interface Row {
  readonly index: number;
  readonly group: Group;
  readonly box: Box;
  readonly block: Block;
  /** Left of the words, top of the words. */
  readonly words: Point;
  readonly under: boolean;
}

interface Laid {
  readonly rows: readonly Row[];
  readonly hub: Box | null;
  readonly height: number;
  readonly between?: ReadonlyMap<number, Between>;
}

/** Draws a tree; always possible. */
export function tree(context: LayoutContext): Draft {
  const columns = columnsFor(context);
  const laid = context.style.narrow ? layStacked(context) : layColumns(context, columns);
  return drawTree(context, laid);
}

function columnsFor({ structure, style }: LayoutContext): Columns {
  const { hub, groups } = structure;
  const hubW = hub ? Math.min(128, Math.max(82, widestWord(hub.name, style.hub) + 26)) : 0;
  const lists = groups.some((g) => g.items.length > 0);
  const words = Math.max(0, ...groups.map((g) => widestWord(g.theme.name, style.label)));
  const long = Math.max(0, ...groups.map((g) => g.theme.name.length)) > 45;
  const beside = hub ? EDGE + hubW + 34 : EDGE;
  const rest = style.width - EDGE - beside;
  // without lists a box is as wide as its words, not as the page
  const alone = Math.max(0, ...groups.map((g) => textWidth(g.theme.name, style.label))) + 44;
  const themeW = lists ? Math.min(170, rest * 0.5, Math.max(long ? 138 : 118, words + 22)) : Math.min(rest, Math.max(ALONE, alone)); // prettier-ignore
  const themeX = hub || lists ? beside : (style.width - themeW) / 2;

  const ruleGap = 21;
  const wordGap = 9;
  return {
    hubX: EDGE + 0.3,
    hubW,
    themeX,
    themeW,
    ruleGap,
    wordGap,
    measure: rest - themeW - ruleGap - wordGap - 0.5,
  };
}

const boxHeight = (name: string, context: LayoutContext, width: number): number =>
  linesHeight(wrap(name, context.style.label, width - 18).lines.length, context.style.label) + 20;

function layColumns(context: LayoutContext, columns: Columns): Laid {
  const { structure, style, input } = context;
  const between = linksBetween(context, columns.themeW - 6);
  const plans = structure.groups.map((group, index) => {
    const block = setBlock(group.items, style, { measure: columns.measure, bullets: false });
    const h = boxHeight(group.theme.name, context, columns.themeW);
    const listH = block.texts.length > 0 ? block.height + 2 * RULE_OVER : 0;
    return { index, group, block, h, tall: Math.max(h + 2 * EDGE, listH + 1) };
  });
  const rows: Row[] = [];
  let y = 0;
  for (const plan of plans) {
    const placed = input.placed[plan.group.theme.id];
    rows.push(placeRow(context, columns, { ...plan, cy: y + plan.tall / 2 }, placed));
    const next = plans[plan.index + 1];
    const free = next ? (plan.tall - plan.h) / 2 + GROUP_GAP + (next.tall - next.h) / 2 : 0;
    const wanted = between.get(plan.index)?.room ?? 0;
    y += plan.tall + (next ? GROUP_GAP + Math.max(0, wanted - free) : 0);
  }
  const hub = structure.hub ? hubBoxFor(context, columns, structure.hub, rows) : null;
  return { ...settle(rows, hub, y), between };
}

interface RowPlan {
  readonly index: number;
  readonly group: Group;
  readonly block: Block;
  readonly cy: number;
  readonly h: number;
}

/** A theme where the tree puts it, or where a hand put it; with no room beside it, its list goes underneath. */
function placeRow(context: LayoutContext, columns: Columns, plan: RowPlan, placed: Point | undefined): Row {
  const { style } = context;
  const w = columns.themeW;
  const x = placed ? clamp(placed.x / style.scale - w / 2, EDGE, style.width - EDGE - w) : columns.themeX;
  const cy = placed ? Math.max(placed.y / style.scale, plan.h / 2 + EDGE) : plan.cy;
  const box = { x, y: cy - plan.h / 2, w, h: plan.h };
  const beside = x + w + columns.ruleGap + columns.wordGap;
  const room = style.width - EDGE - beside;
  if (!placed || room >= plan.block.width) {
    return {
      ...plan,
      box,
      words: { x: beside, y: Math.max(RULE_OVER + EDGE, cy - plan.block.height / 2) },
      under: false,
    };
  }
  const measure = Math.min(columns.measure, style.width - EDGE - x - columns.wordGap - 8);
  const block = setBlock(plan.group.items, style, { measure: Math.max(measure, w - 17), bullets: false });
  const left = Math.min(x + 8 + columns.wordGap, style.width - EDGE - block.width);
  return { ...plan, block, box, words: { x: left, y: box.y + box.h + 12 }, under: true };
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), Math.max(low, high));

function hubBoxFor(context: LayoutContext, columns: Columns, hub: MapTheme, rows: readonly Row[]): Box {
  const { style, input } = context;
  const lines = wrap(hub.name, style.hub, columns.hubW - 18).lines.length;
  const h = linesHeight(lines, style.hub) + 33;
  const first = rows[0]?.box;
  const last = rows.at(-1)?.box;
  const placed = input.placed[hub.id];
  const auto = first && last ? (first.y + first.h / 2 + last.y + last.h / 2) / 2 : h / 2;
  const cy = placed ? placed.y / style.scale : auto;
  const x = placed
    ? clamp(placed.x / style.scale - columns.hubW / 2, EDGE + 0.3, style.width - EDGE - columns.hubW)
    : columns.hubX;
  return { x, y: Math.max(EDGE + 0.3, cy - h / 2), w: columns.hubW, h };
}

/** Moves everything so that the figure is cropped close at the top, and finds its height. */
function settle(rows: readonly Row[], hub: Box | null, least: number): Laid {
  const boxes = rows.flatMap((r) => [grown(r.box, EDGE), ...(r.block.texts.length > 0 ? [listBox(r)] : [])]);
  const all = unionBox([...boxes, ...(hub ? [grown(hub, 0.85)] : [])]);
  const shift = rows.length > 0 ? -Math.min(all.y, 0) : 0;
  const moved = rows.map((r) => ({
    ...r,
    box: { ...r.box, y: r.box.y + shift },
    words: { ...r.words, y: r.words.y + shift },
  }));
  const bottom = Math.max(all.y + all.h, least) + shift;
  return { rows: moved, hub: hub ? { ...hub, y: hub.y + shift } : null, height: bottom };
}

const grown = (b: Box, by: number): Box => ({ x: b.x - by, y: b.y - by, w: b.w + 2 * by, h: b.h + 2 * by });

const listBox = (r: Row): Box => ({
  x: r.words.x,
  y: r.words.y - RULE_OVER - 0.5,
  w: r.block.width,
  h: r.block.height + 2 * RULE_OVER + 1,
});

/** Narrow figures: boxes under each other on a trunk, each with its list below. */
function layStacked(context: LayoutContext): Laid {
  const { structure, style } = context;
  const hub = structure.hub;
  const hubW = hub
    ? Math.min(
        style.width - 2 * EDGE - 0.6,
        Math.max(wrap(hub.name, style.hub, style.width - 30).widest + 26, 96),
      )
    : 0;
  const hubH = hub ? linesHeight(wrap(hub.name, style.hub, hubW - 18).lines.length, style.hub) + 22 : 0;
  const hubAt = hub ? { x: EDGE + 0.3, y: EDGE + 0.3, w: hubW, h: hubH } : null;
  const left = hub ? 20 : EDGE;
  const w = style.width - EDGE - left;
  let y = hubAt ? hubAt.y + hubAt.h + 12 : EDGE;
  const rows = structure.groups.map((group, index): Row => {
    const h = linesHeight(wrap(group.theme.name, style.label, w - 18).lines.length, style.label) + 14;
    const box = { x: left, y, w, h };
    const x = left + 16;
    const block = setBlock(group.items, style, { measure: style.width - EDGE - x, bullets: false });
    const words = { x, y: y + h + 9 };
    y = block.texts.length > 0 ? words.y + block.height + 12 : y + h + 9;
    return { index, group, box, block, words, under: true };
  });
  return settle(rows, hubAt, 0);
}

function drawTree(context: LayoutContext, laid: Laid): Draft {
  const { structure, style } = context;
  const items: SceneItem[] = [];
  const nodes: DraftNode[] = [];
  if (laid.hub && structure.hub) {
    items.push(
      ...branches(
        context,
        laid.hub,
        laid.rows.map((r) => r.box),
      ),
    );
    const drawn = hubBox(context, structure.hub, laid.hub, {
      radius: style.narrow ? 11 : 13,
      pad: 9,
      movable: !style.narrow,
    });
    items.push(...drawn.items);
    nodes.push(drawn.node);
  }
  for (const row of laid.rows) {
    const drawn = drawRow(context, row);
    items.push(...drawn.items);
    nodes.push(...drawn.nodes);
  }
  const boxes = laid.rows.map((r) => ({ id: r.group.theme.id, box: r.box }));
  const linked = drawBetween(laid.between ?? new Map(), boxes, style);
  items.push(...linked.items);
  const broken = laid.rows.flatMap((r) => brokenIn(r.block));
  return {
    layout: 'tree',
    width: style.width,
    height: laid.height,
    items,
    nodes,
    links: linked.links,
    fits: broken.length === 0,
    problems: overflowProblem(broken),
  };
}

function drawRow(context: LayoutContext, row: Row): { items: SceneItem[]; nodes: DraftNode[] } {
  const { style } = context;
  const { fill, edge } = row.group.colours;
  const theme = row.group.theme;
  const { box } = row;
  const items: SceneItem[] = [];
  if (row.block.texts.length > 0) items.push(...ruleItems(context, row));
  const centre = { x: box.x + box.w / 2, y: box.y + box.h / 2 };
  const name = centredText(theme, style.label, box.w - 18, centre, { ink: style.inks.ink, ground: fill });
  items.push(
    {
      kind: 'rect',
      role: 'theme',
      owner: theme.id,
      ...box,
      radius: style.narrow ? 6 : 7,
      fill,
      stroke: edge,
      strokeWidth: style.lines.theme,
    },
    name.item,
  );
  const words = blockItems(row.block, row.words, {
    ink: style.inks.ink,
    ground: style.inks.paper,
    bullet: edge,
  });
  items.push(...words);
  const hit = roundedRect(box, style.narrow ? 6 : 7);
  const node = makeNode(context, theme, {
    part: 'theme',
    bounds: box,
    hit,
    movable: !style.narrow,
    fill,
    edge,
  });
  return { items, nodes: [node, ...subNodes(context, row.index, words)] };
}

function ruleItems(context: LayoutContext, row: Row): SceneItem[] {
  const { style } = context;
  const { edge } = row.group.colours;
  const owner = row.group.theme.id;
  const x = row.words.x - 9;
  const top = row.words.y - RULE_OVER;
  const bottom = row.words.y + row.block.height + RULE_OVER;
  const cy = row.box.y + row.box.h / 2;
  const base = { role: 'rule' as const, owner, fill: null, stroke: edge };
  const rule: SceneItem = {
    kind: 'line',
    ...base,
    x1: x,
    y1: row.under ? row.box.y + row.box.h : top,
    x2: x,
    y2: bottom,
    strokeWidth: style.lines.rule,
  };
  if (row.under) return [rule];
  const leaderY = clamp(cy, top + 1, bottom - 1);
  const leader: SceneItem = {
    kind: 'line', ...base, role: 'branch', x1: row.box.x + row.box.w, y1: leaderY, x2: x, y2: leaderY, strokeWidth: style.lines.leader,
  }; // prettier-ignore
  return [leader, rule];
}
