/**
 * A tree read from the top down: overarching theme, themes in columns of one width, and their sub-themes as words on a rule
 * under each. For as many themes as the width has columns; more are read better from left to right.
 */
import {
  blockItems,
  brokenIn as brokenWords,
  centredText,
  linesHeight,
  setBlock,
  type Block,
} from '../blocks.ts';
import {
  makeNode,
  overflowProblem,
  subNodes,
  type Draft,
  type DraftNode,
  type LayoutContext,
} from '../draft.ts';
import { roundedRect, roundedRoute } from '../geometry.ts';
import { EDGE } from '../style.ts';
import type { Group } from '../structure.ts';
import type { MapTheme } from '../input.ts';
import type { Box, SceneItem } from '../types.ts';
import { wrap } from '../wrap.ts';
import { hubBox } from './hub-box.ts';

const GAP = 12;
const LEAST = 74;
/** From the overarching theme to the level line, and from it to the themes. */
const DROP = 15;
const LIST_GAP = 10;
/** Rule of a list inside the left edge of its box, and from the rule to the words. */
const RULE_IN = 7;
const WORDS_IN = 8;
const RULE_OVER = 2.5;

interface Column {
  readonly group: Group;
  readonly index: number;
  readonly box: Box;
  readonly list: Block;
}

/** Draws a tree from the top down, or gives null when there are too many themes for the width. */
export function treeDown(context: LayoutContext): Draft | null {
  const { structure, style } = context;
  const n = structure.groups.length;
  const width = Math.min(170, (style.width - 2 * EDGE - (n - 1) * GAP) / n);
  if (width < LEAST) return null;
  const hub = structure.hub ? hubPlace(context, structure.hub) : null;
  const columns = columnsFor(context, width, hub ? hub.y + hub.h + 2 * DROP : EDGE);
  const items: SceneItem[] = [];
  const nodes: DraftNode[] = [];
  if (hub && structure.hub) {
    items.push(...lines(context, hub, columns));
    const drawn = hubBox(context, structure.hub, hub, { pad: 11 });
    items.push(...drawn.items);
    nodes.push(drawn.node);
  }
  for (const column of columns) {
    const drawn = drawColumn(context, column);
    items.push(...drawn.items);
    nodes.push(...drawn.nodes);
  }
  const broken = brokenIn(context, columns, width);
  return {
    layout: 'treeDown',
    width: style.width,
    height: Math.max(...columns.map(bottomOf)) + EDGE,
    items,
    nodes,
    fits: broken.length === 0,
    problems: overflowProblem(broken),
  };
}

const bottomOf = ({ box, list }: Column): number =>
  list.texts.length > 0 ? box.y + box.h + LIST_GAP + list.height + RULE_OVER : box.y + box.h;

function hubPlace({ style }: LayoutContext, theme: MapTheme): Box {
  const set = wrap(theme.name, style.hub, Math.min(190, style.width - 30));
  const w = Math.max(96, set.widest + 28);
  return { x: (style.width - w) / 2, y: 0.85, w, h: linesHeight(set.lines.length, style.hub) + 24 };
}

function columnsFor({ structure, style }: LayoutContext, width: number, top: number): Column[] {
  const n = structure.groups.length;
  const tallest = Math.max(
    ...structure.groups.map((g) => wrap(g.theme.name, style.label, width - 12).lines.length),
  );
  const h = linesHeight(tallest, style.label) + 20;
  const left = (style.width - n * width - (n - 1) * GAP) / 2;
  return structure.groups.map((group, index) => {
    const box = { x: left + index * (width + GAP), y: top, w: width, h };
    return {
      group,
      index,
      box,
      list: setBlock(group.items, style, { measure: width - RULE_IN - WORDS_IN, bullets: false }),
    };
  });
}

/** From the overarching theme down, along one level line, and down to each theme. */
function lines({ style }: LayoutContext, hub: Box, columns: readonly Column[]): SceneItem[] {
  const from = { x: hub.x + hub.w / 2, y: hub.y + hub.h };
  const level = from.y + DROP;
  return columns.map(({ box }): SceneItem => {
    const x = box.x + box.w / 2;
    const straight = Math.abs(x - from.x) < 0.5;
    const points = straight ? [from, { x: from.x, y: box.y }] : [from, { x: from.x, y: level }, { x, y: level }, { x, y: box.y }]; // prettier-ignore
    return { kind: 'path', role: 'branch', owner: null, commands: roundedRoute(points, 6), fill: null, stroke: style.inks.hubEdge, strokeWidth: 1 }; // prettier-ignore
  });
}

function drawColumn(context: LayoutContext, column: Column): { items: SceneItem[]; nodes: DraftNode[] } {
  const { style } = context;
  const { box, list } = column;
  const { theme, colours } = column.group;
  const { fill, edge } = colours;
  const centre = { x: box.x + box.w / 2, y: box.y + box.h / 2 };
  const name = centredText(theme, style.label, box.w - 12, centre, { ink: style.inks.ink, ground: fill });
  const items: SceneItem[] = [
    { kind: 'rect', role: 'theme', owner: theme.id, ...box, radius: 7, fill, stroke: edge, strokeWidth: style.lines.theme },
    name.item,
  ]; // prettier-ignore
  const x = box.x + RULE_IN;
  const words = blockItems(list, { x: x + WORDS_IN, y: box.y + box.h + LIST_GAP }, { ink: style.inks.ink, ground: style.inks.paper, bullet: edge }); // prettier-ignore
  if (list.texts.length > 0)
    items.push({ kind: 'line', role: 'rule', owner: theme.id, x1: x, y1: box.y + box.h, x2: x, y2: bottomOf(column), fill: null, stroke: edge, strokeWidth: style.lines.rule }); // prettier-ignore
  items.push(...words);
  const node = makeNode(context, theme, { part: 'theme', bounds: box, hit: roundedRect(box, 7), movable: false, fill, edge }); // prettier-ignore
  return { items, nodes: [node, ...subNodes(context, column.index, words)] };
}

function brokenIn(
  { style }: LayoutContext,
  columns: readonly Column[],
  width: number,
): { id: string; name: string }[] {
  return columns.flatMap(({ group, list }) => [
    ...(wrap(group.theme.name, style.label, width - 12).fits ? [] : [group.theme]),
    ...brokenWords(list),
  ]);
}
