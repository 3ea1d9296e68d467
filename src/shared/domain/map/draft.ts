/** What a layout hands over, and the small helpers every layout builds nodes and problems with. */
import { INK_ABOVE, INK_BELOW } from './font/metrics.ts';
import { moveBox, moveCommands, moveItem, roundedRect, unionBox } from './geometry.ts';
import type { Structure } from './structure.ts';
import type { Style } from './style.ts';
import type { DrawnLayout, MapInput, MapLink, MapTheme } from './input.ts';
import type { Box, PathCommand, Problem, SceneItem, SceneNode } from './types.ts';

export interface LayoutContext {
  readonly input: MapInput;
  readonly structure: Structure;
  readonly style: Style;
  /** Boxes stand farther apart, so that links run between them. */
  readonly roads?: boolean | undefined;
  /** Links that are drawn on the finished figure, for forms that stand what is linked together. */
  readonly later?: readonly MapLink[] | undefined;
}

/** A node before it is brought to size: its outline is still steps. */
export type DraftNode = Omit<SceneNode, 'hitPath'> & { readonly hit: readonly PathCommand[] };

/** A worded link as drawn, at layout size. */
export interface DraftLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly words: string;
  readonly bounds: Box;
  readonly hit: readonly PathCommand[];
}

/** A figure at layout size: items in painting order, nodes in reading order. `fits` false means a layout to avoid. */
export interface Draft {
  readonly layout: DrawnLayout;
  readonly width: number;
  readonly height: number;
  readonly items: readonly SceneItem[];
  readonly nodes: readonly DraftNode[];
  readonly problems: readonly Problem[];
  readonly fits: boolean;
  /** Links the layout drew itself; the others are set under the figure. */
  readonly links?: readonly DraftLink[] | undefined;
}

/** What is drawn, moved; width and height are left as they are. */
export function moveDrawn<D extends Pick<Draft, 'items' | 'nodes' | 'links'>>(
  drawn: D,
  dx: number,
  dy: number,
): D {
  return {
    ...drawn,
    items: drawn.items.map((i) => moveItem(i, dx, dy)),
    nodes: drawn.nodes.map((n) => ({
      ...n,
      bounds: moveBox(n.bounds, dx, dy),
      hit: moveCommands(n.hit, dx, dy),
    })),
    links: drawn.links?.map((l) => ({
      ...l,
      bounds: moveBox(l.bounds, dx, dy),
      hit: moveCommands(l.hit, dx, dy),
    })),
  };
}

interface NodeShape {
  readonly part: SceneNode['part'];
  readonly bounds: Box;
  readonly hit?: readonly PathCommand[];
  readonly movable: boolean;
  readonly fill: string;
  readonly edge: string;
}

/** A theme as a node of the figure; it stands under its parent only where that is drawn too. */
export function makeNode(context: LayoutContext, theme: MapTheme, shape: NodeShape): DraftNode {
  const { input, structure } = context;
  const shown = new Set([
    structure.hub?.id,
    ...structure.groups.flatMap((g) => [g.theme.id, ...g.items.map((i) => i.theme.id)]),
  ]);
  return {
    id: theme.id,
    themeId: theme.isIdea === true || theme.isCode === true ? '' : theme.id,
    parentId: theme.parentId !== null && shown.has(theme.parentId) ? theme.parentId : null,
    level: theme.level,
    levelName: input.levels[theme.level] ?? (shape.part === 'sub' ? 'sub-theme' : 'theme'),
    name: theme.name,
    part: shape.part,
    bounds: shape.bounds,
    hit: shape.hit ?? roundedRect(shape.bounds, 3),
    movable: shape.movable,
    pinned: shape.movable && input.placed[theme.id] !== undefined,
    fill: shape.fill,
    edge: shape.edge,
  };
}

/** The box round the words of some text items, with a little air, for pointing at a list item. */
export function wordsBox(items: readonly SceneItem[]): Box {
  const boxes = items.flatMap((item): Box[] => {
    if (item.kind === 'ellipse')
      return [{ x: item.cx - item.rx, y: item.cy - item.ry, w: item.rx * 2, h: item.ry * 2 }];
    if (item.kind !== 'text') return [];
    return item.lines.map((l) => lineBox(l, item.size, item.anchor));
  });
  const all = boxes.length > 0 ? unionBox(boxes) : { x: 0, y: 0, w: 0, h: 0 };
  return { x: all.x - 2, y: all.y - 1, w: all.w + 4, h: all.h + 2 };
}

/** Ink box of one printed line. */
export function lineBox(
  line: { readonly x: number; readonly y: number; readonly width: number },
  size: number,
  anchor: 'start' | 'middle' | 'end',
): Box {
  const shift = anchor === 'start' ? 0 : anchor === 'middle' ? line.width / 2 : line.width;
  return {
    x: line.x - shift,
    y: line.y - size * INK_ABOVE,
    w: line.width,
    h: size * (INK_ABOVE + INK_BELOW),
  };
}

/** Nodes for the list items among `items`, in order of first appearance. */
export function subNodes(
  context: LayoutContext,
  groupIndex: number,
  items: readonly SceneItem[],
): DraftNode[] {
  const group = context.structure.groups[groupIndex];
  if (!group) return [];
  return group.items.map(({ theme }) => {
    const own = items.filter((i) => i.owner === theme.id);
    return makeNode(context, theme, {
      part: 'sub',
      bounds: wordsBox(own),
      movable: false,
      fill: group.colours.fill,
      edge: group.colours.edge,
    });
  });
}

/** A word that had to be broken inside, said plainly. */
export function overflowProblem(names: readonly { readonly id: string; readonly name: string }[]): Problem[] {
  const first = names[0];
  if (!first) return [];
  const rest = names.length - 1;
  const more = rest === 0 ? '' : rest === 1 ? ' and one more name' : ` and ${rest} more names`;
  return [
    {
      kind: 'overflow',
      message: `A word in “${first.name}”${more} is wider than its place and is broken inside. Choose a wider figure or shorter words.`,
      nodeIds: names.map((n) => n.id),
    },
  ];
}
