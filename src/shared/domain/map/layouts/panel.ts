/** A box with a theme's name and, under it, its sub-themes as a list: the step of a process or a cycle. */
import {
  blockItems,
  brokenIn,
  linesHeight,
  setBlock,
  setLabel,
  type Block,
  type SetText,
} from '../blocks.ts';
import { makeNode, subNodes, type DraftNode, type LayoutContext } from '../draft.ts';
import { roundedRect } from '../geometry.ts';
import type { Group } from '../structure.ts';
import type { Box, SceneItem } from '../types.ts';

const PAD = 9;
const LIST_GAP = 8;

export interface Panel {
  readonly group: Group;
  readonly index: number;
  readonly name: SetText;
  readonly list: Block;
  readonly height: number;
  readonly fits: boolean;
}

/** Measures a panel of a given width. */
export function panelFor({ style }: LayoutContext, group: Group, index: number, width: number): Panel {
  const measure = width - 2 * PAD;
  const name = setLabel(group.theme.name, style.label, measure, 0, 0);
  const list = setBlock(group.items, style, { measure, bullets: true });
  const words =
    linesHeight(name.lines.length, style.label) + (list.texts.length > 0 ? LIST_GAP + list.height : 0);
  return { group, index, name, list, height: words + 2 * PAD + 3, fits: name.fits && list.fits };
}

/** Draws a panel in its box; a panel without a list has its name in the middle. */
export function drawPanel(
  context: LayoutContext,
  panel: Panel,
  box: Box,
): { items: SceneItem[]; nodes: DraftNode[] } {
  const { style } = context;
  const { theme, colours } = panel.group;
  const { fill, edge } = colours;
  const alone = panel.list.texts.length === 0;
  const nameH = linesHeight(panel.name.lines.length, style.label);
  const top = alone ? box.y + (box.h - nameH) / 2 : box.y + PAD + 1.5;
  const lines = panel.name.lines.map((l) => ({
    ...l,
    x: alone ? box.x + box.w / 2 : box.x + PAD,
    y: top + l.y,
  }));
  const list = blockItems(panel.list, { x: box.x + PAD, y: top + nameH + LIST_GAP }, { ink: style.inks.ink, ground: fill, bullet: edge }); // prettier-ignore
  const items: SceneItem[] = [
    { kind: 'rect', role: 'theme', owner: theme.id, ...box, radius: 9, fill, stroke: edge, strokeWidth: style.lines.theme },
    {
      kind: 'text', role: 'name', owner: theme.id, size: style.label.size, weight: 700, style: 'normal', anchor: alone ? 'middle' : 'start',
      fill: style.inks.ink, ground: fill, lines,
    },
    ...list,
  ]; // prettier-ignore
  const node = makeNode(context, theme, { part: 'theme', bounds: box, hit: roundedRect(box, 9), movable: false, fill, edge }); // prettier-ignore
  return { items, nodes: [node, ...subNodes(context, panel.index, list)] };
}

/** Names in a panel whose words had to be broken inside. */
export const brokenNames = (panels: readonly Panel[]): { id: string; name: string }[] =>
  panels.flatMap((p) => [...(p.name.fits ? [] : [p.group.theme]), ...brokenIn(p.list)]);
