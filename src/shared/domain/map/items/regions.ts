/**
 * Groups: a labelled region round what is in them, where it can be drawn without holding anything else; otherwise the group is
 * said in words under the figure. Nothing is moved for it.
 */
import { linesHeight, setLabel } from '../blocks.ts';
import type { DraftNode } from '../draft.ts';
import { textWidth, type Type } from '../font/metrics.ts';
import { growBox, roundedRect, unionBox } from '../geometry.ts';
import type { Style } from '../style.ts';
import type { MapItem } from '../input.ts';
import type { Box, SceneItem } from '../types.ts';
import { holds, meets, takenBy, wordBoxes } from './room.ts';

const REGION_DASH = [6, 2.5];
/** Room kept free round the figure for regions and their names. */
export const REGION_SIDE = 6;
export const REGION_TOP = 16;
const PAD = 3.2;

const labelType = (style: Style): Type => ({ ...style.sub, size: 8, weight: 700 });

interface Regions {
  readonly items: readonly SceneItem[];
  readonly nodes: readonly DraftNode[];
  /** Groups no region could be drawn for. */
  readonly left: readonly MapItem[];
}

/** Draws the regions there is room for. */
export function regions(
  groups: readonly MapItem[],
  nodes: readonly DraftNode[],
  drawn: readonly SceneItem[],
  style: Style,
  size: { readonly w: number; readonly h: number },
): Regions {
  const items: SceneItem[] = [];
  const made: DraftNode[] = [];
  const left: MapItem[] = [];
  const boxes: Box[] = [];
  const words = drawn.flatMap(wordBoxes);
  const taken = drawn.flatMap(takenBy);
  for (const group of groups) {
    const inside = membersOf(group, nodes);
    const region = inside.length > 0 ? growBox(unionBox(inside.map((n) => n.bounds)), PAD) : null;
    const within = new Set(inside.map((n) => n.id));
    const others = nodes.filter((n) => !within.has(n.id)).map((n) => n.bounds);
    const isClear =
      region !== null &&
      region.x > 0.5 &&
      region.y > 0.5 &&
      region.x + region.w < size.w - 0.5 &&
      region.y + region.h < size.h + 40 &&
      others.every((o) => !meets(region, o)) &&
      words.every((w) => !meets(region, w) || holds(region, w)) &&
      boxes.every((b) => !meets(region, b));
    const label = isClear ? labelFor(group, region, [...taken, ...boxes], style, size.w) : null;
    if (!isClear || !label) {
      left.push(group);
      continue;
    }
    const shape: SceneItem = {
      kind: 'rect', role: 'note', owner: group.id, ...region, radius: 8, fill: null, stroke: style.inks.quiet, strokeWidth: 0.75, dash: REGION_DASH,
    }; // prettier-ignore
    items.push(shape, label.item);
    boxes.push(unionBox([growBox(region, 2), label.box]));
    made.push({
      id: group.id, themeId: '', parentId: null, level: 99, levelName: 'group', name: group.text, part: 'group', members: group.members,
      bounds: region, hit: roundedRect(region, 8), movable: false, pinned: false, fill: style.inks.paper, edge: style.inks.quiet,
    }); // prettier-ignore
  }
  return { items, nodes: made, left };
}

/** What stands in a group: its members, and what is listed under them. */
export function membersOf(group: MapItem, nodes: readonly DraftNode[]): DraftNode[] {
  const inside = new Set(group.members ?? []);
  for (let grew = true; grew;) {
    grew = false;
    for (const n of nodes) {
      if (n.parentId === null || !inside.has(n.parentId) || inside.has(n.id) || n.part !== 'sub') continue;
      inside.add(n.id);
      grew = true;
    }
  }
  return nodes.filter((n) => inside.has(n.id));
}

/** The name over the region's top edge, else under its foot, where nothing stands. */
function labelFor(group: MapItem, region: Box, taken: readonly Box[], style: Style, width: number) {
  const type = labelType(style);
  const w = textWidth(group.text, type);
  if (w > region.w - 8 || region.x + 6 + w > width) return null;
  for (const base of [region.y - 3.5, region.y + region.h + 9]) {
    const box = { x: region.x + 6, y: base - 6.4, w, h: 8.2 };
    if (box.y < 0 || taken.some((t) => meets(growBox(box, 0.6), t))) continue;
    const item: SceneItem = {
      kind: 'text', role: 'note', owner: group.id, size: type.size, weight: 700, style: 'normal', anchor: 'start',
      fill: style.inks.quiet, ground: style.inks.paper, lines: [{ text: group.text, x: box.x, y: base, width: w }],
    }; // prettier-ignore
    return { item, box };
  }
  return null;
}

/** Groups in words, one under the other from `top` down. */
export function groupsInWords(
  groups: readonly MapItem[],
  nodes: readonly DraftNode[],
  style: Style,
  top: number,
): { items: SceneItem[]; nodes: DraftNode[]; height: number } {
  const items: SceneItem[] = [];
  const made: DraftNode[] = [];
  let y = top;
  for (const group of groups) {
    const names = [...new Set(group.members ?? [])].flatMap(
      (id) => nodes.find((n) => n.id === id)?.name ?? [],
    );
    const set = setLabel(
      names.length === 0 ? group.text : `${group.text}: ${names.join('; ')}`,
      style.sub,
      style.width - 26,
      0,
      0,
    );
    const h = Math.max(10, linesHeight(set.lines.length, style.sub));
    const bounds = { x: 0.5, y: y - 1, w: style.width - 1, h: h + 2 };
    items.push(
      { kind: 'rect', role: 'bullet', owner: group.id, x: 1, y: y + h / 2 - 5, w: 14, h: 10, radius: 3, fill: null, stroke: style.inks.quiet, strokeWidth: 0.75, dash: REGION_DASH },
      {
        kind: 'text', role: 'note', owner: group.id, size: style.sub.size, weight: 400, style: 'normal', anchor: 'start', fill: style.inks.ink, ground: style.inks.paper,
        lines: set.lines.map((l) => ({ ...l, x: 22, y: y + (h - linesHeight(set.lines.length, style.sub)) / 2 + l.y })),
      },
    ); // prettier-ignore
    made.push({
      id: group.id, themeId: '', parentId: null, level: 99, levelName: 'group', name: group.text, part: 'group', members: group.members,
      bounds, hit: roundedRect(bounds, 3), movable: false, pinned: false, fill: style.inks.paper, edge: style.inks.quiet,
    }); // prettier-ignore
    y += h + 8;
  }
  return { items, nodes: made, height: groups.length === 0 ? 0 : y - 8 + 2 - top };
}
