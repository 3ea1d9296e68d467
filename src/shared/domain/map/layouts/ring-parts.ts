/** What both settings of the ring share: segments with their names and lists, the hub, and putting it together. */
import { brokenIn, centredText, setBlock, type Block } from '../blocks.ts';
import {
  makeNode,
  overflowProblem,
  subNodes,
  type Draft,
  type DraftNode,
  type LayoutContext,
} from '../draft.ts';
import { roundedRect } from '../geometry.ts';
import type { Group } from '../structure.ts';
import type { MapTheme } from '../input.ts';
import type { Point, SceneItem } from '../types.ts';
import { arcRows, fitName, segmentPath, type RingName } from './ring-shape.ts';

/** White between the hub and the band. */
export const WHITE = 5;
/** How far a rule reaches past its words. */
export const RULE_OVER = 2.5;

export interface Ring {
  readonly cx: number;
  readonly cy: number;
  readonly inner: number;
  readonly outer: number;
  /** Middle angle of slot 0, and the turn from slot to slot, in radians. */
  readonly start: number;
  readonly step: number;
}

export interface Segment {
  readonly group: Group;
  readonly index: number;
  readonly angle: number;
  readonly name: RingName;
  readonly block: Block;
}

/** How wide the words of a hub of this radius may run. */
export const hubMeasure = (radius: number): number => radius * 1.7;

/** The same angle between -π and π. */
export const normal = (angle: number): number => Math.atan2(Math.sin(angle), Math.cos(angle));

/** The order of themes round the ring, after any were moved by hand to another place. */
function ringOrder(context: LayoutContext, start: number, step: number, centre: Point): number[] {
  const { structure, input, style } = context;
  const order = structure.groups.map((_, i) => i);
  const taken = new Set<number>();
  for (const [group, { theme }] of structure.groups.entries()) {
    const at = input.placed[theme.id];
    if (!at) continue;
    const angle = Math.atan2(at.y / style.scale - centre.y, at.x / style.scale - centre.x);
    const free = order.map((_, slot) => ({ slot, off: Math.abs(normal(start + slot * step - angle)) }));
    const nearest = free.filter((f) => !taken.has(f.slot)).toSorted((a, b) => a.off - b.off)[0];
    const other = nearest ? order[nearest.slot] : undefined;
    if (!nearest || other === undefined) continue;
    order[order.indexOf(group)] = other;
    order[nearest.slot] = group;
    taken.add(nearest.slot);
  }
  return order;
}

/** The segments of a ring in the order they stand in; null where a name does not fit on its arc at this size. */
export function segmentsFor(
  context: LayoutContext,
  ringShape: Omit<Ring, 'cy'>,
  centre: Point,
  measure: number,
): Segment[] | null {
  const { structure, style } = context;
  const order = ringOrder(context, ringShape.start, ringShape.step, centre);
  const out: Segment[] = [];
  for (const [slot, index] of order.entries()) {
    const group = structure.groups[index];
    if (!group) return null;
    const angle = normal(ringShape.start + slot * ringShape.step);
    const name = fitName(
      group.theme.name,
      style.label,
      (ringShape.inner + ringShape.outer) / 2,
      angle,
      ringShape.step,
    );
    if (!name) return null;
    out.push({ group, index, angle, name, block: setBlock(group.items, style, { measure, bullets: false }) });
  }
  return out;
}

interface Lists {
  readonly rules: readonly SceneItem[];
  readonly lists: ReadonlyMap<number, SceneItem[]>;
  readonly height: number;
}

/** The drawn ring of segments, hub and lists. */
export function assemble(
  context: LayoutContext,
  hub: MapTheme,
  shape: Ring,
  segments: readonly Segment[],
  lists: Lists,
): Draft {
  const { style } = context;
  const items: SceneItem[] = [...lists.rules];
  const nodesBy = new Map<number, DraftNode[]>();
  for (const s of segments) {
    const path = segmentPath(shape, s.angle);
    const { band, edge } = s.group.colours;
    items.push({
      kind: 'path',
      role: 'theme',
      owner: s.group.theme.id,
      commands: path,
      fill: band,
      stroke: edge,
      strokeWidth: style.lines.theme,
    });
    items.push(
      ...arcRows(s.name, shape, s.angle, { owner: s.group.theme.id, ink: style.inks.ink, ground: band }),
    );
    const words = lists.lists.get(s.index) ?? [];
    items.push(...words);
    const reach = shape.outer - 20;
    const at = { x: shape.cx + reach * Math.cos(s.angle), y: shape.cy + reach * Math.sin(s.angle) };
    const bounds = { x: at.x - 20, y: at.y - 20, w: 40, h: 40 };
    const node = makeNode(context, s.group.theme, {
      part: 'theme',
      bounds,
      hit: path,
      movable: true,
      fill: band,
      edge,
    });
    nodesBy.set(s.index, [node, ...subNodes(context, s.index, words)]);
  }
  const centre = drawHub(context, hub, shape);
  items.push(...centre.items);
  const ordered = [...nodesBy].toSorted((a, b) => a[0] - b[0]).flatMap(([, nodes]) => nodes);
  const broken = segments.flatMap((s) => brokenIn(s.block));
  return {
    layout: 'ring',
    width: style.width,
    height: lists.height,
    items,
    nodes: [centre.node, ...ordered],
    fits: broken.length === 0,
    problems: overflowProblem(broken),
  };
}

function drawHub(
  context: LayoutContext,
  theme: MapTheme,
  shape: Ring,
): { items: SceneItem[]; node: DraftNode } {
  const { style } = context;
  const { hubFill, hubEdge } = style.inks;
  const r = shape.inner - WHITE - style.lines.hub / 2;
  const box = { x: shape.cx - r, y: shape.cy - r, w: r * 2, h: r * 2 };
  const words = centredText(
    theme,
    style.hub,
    hubMeasure(shape.inner - WHITE),
    { x: shape.cx, y: shape.cy },
    { ink: hubEdge, ground: hubFill },
  );
  const item: SceneItem = {
    kind: 'ellipse', role: 'hub', owner: theme.id, cx: shape.cx, cy: shape.cy, rx: r, ry: r, fill: hubFill, stroke: hubEdge, strokeWidth: style.lines.hub,
  }; // prettier-ignore
  const node = makeNode(context, theme, {
    part: 'hub',
    bounds: box,
    hit: roundedRect(box, r),
    movable: false,
    fill: hubFill,
    edge: hubEdge,
  });
  return { items: [item, words.item], node };
}
