/**
 * Ring: equal segments touching round the hub, names on the curve, sub-themes as lists on rules beside it (or, in
 * a narrow figure, above and below). Segments are equal because size would be read as importance.
 */
import { blockItems, centredText, linesHeight, setBlock, type Block } from '../blocks.ts';
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
import type { MapTheme, PathCommand, Point, SceneItem } from '../types.ts';
import { widestWord, wrap } from '../wrap.ts';
import { arcRows, fitName, segmentPath, type RingName } from './ring-shape.ts';

const FEWEST = 3;
export const MOST_RING = 10;
const WHITE = 5;
const LEADER_OUT = 12;
const LEADER_ZONE = 28;
const WORD_GAP = 9;
const LIST_GAP = 26;
const RULE_OVER = 2.5;

interface Ring {
  readonly cx: number;
  readonly cy: number;
  readonly inner: number;
  readonly outer: number;
  /** Middle angle of slot 0, and the turn from slot to slot, in radians. */
  readonly start: number;
  readonly step: number;
}

interface Segment {
  readonly group: Group;
  readonly index: number;
  readonly angle: number;
  readonly name: RingName;
  readonly block: Block;
}

/** Draws a ring, or gives null when there is no centre, too few or too many themes, or the names do not fit. */
export function ring(context: LayoutContext): Draft | null {
  const { structure, style } = context;
  const n = structure.groups.length;
  if (!structure.hub || n < FEWEST || n > MOST_RING) return null;
  if (style.narrow && n > 4) return null;
  return style.narrow ? narrowRing(context, structure.hub) : wideRing(context, structure.hub);
}

/** How wide the words of a hub of this radius may run. */
const hubMeasure = (radius: number): number => radius * 1.7;

const normal = (angle: number): number => Math.atan2(Math.sin(angle), Math.cos(angle));

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

function segmentsFor(
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

interface SideList {
  readonly segment: Segment;
  readonly top: number;
}

const stackHeight = (segments: readonly Segment[]): number =>
  segments.reduce(
    (sum, s, i) => sum + s.block.height + 2 * RULE_OVER + (i > 0 ? LIST_GAP - 2 * RULE_OVER : 0),
    0,
  );

/** Segments of one half, top to bottom; one that stands on the middle line goes to the emptier side. */
function splitSides(segments: readonly Segment[]): { left: Segment[]; right: Segment[] } {
  const left: Segment[] = [];
  const right: Segment[] = [];
  const onLine: Segment[] = [];
  for (const s of segments) {
    if (s.block.texts.length === 0) continue;
    if (Math.abs(Math.cos(s.angle)) < 0.05) onLine.push(s);
    else if (Math.cos(s.angle) < 0) left.push(s);
    else right.push(s);
  }
  for (const s of onLine) (stackHeight(left) <= stackHeight(right) ? left : right).push(s);
  const down = (a: Segment, b: Segment): number => Math.sin(a.angle) - Math.sin(b.angle);
  return { left: left.toSorted(down), right: right.toSorted(down) };
}

interface WidePlan {
  readonly shape: Omit<Ring, 'cy'>;
  readonly segments: Segment[];
  readonly sides: { left: Segment[]; right: Segment[] };
  readonly height: number;
}

function widePlans(context: LayoutContext, inner: number): WidePlan[] {
  const { structure, style } = context;
  const n = structure.groups.length;
  const step = (Math.PI * 2) / n;
  const outer = inner + 40;
  const measure = style.width / 2 - outer - LEADER_ZONE - WORD_GAP - 1;
  const starts = n % 2 === 0 ? [-Math.PI / 2 - step / 2] : [-Math.PI / 2 - step / 2, -Math.PI / 2];
  return starts.flatMap((start) => {
    const shape = { cx: style.width / 2, inner, outer, start, step };
    const first = segmentsFor(context, shape, { x: shape.cx, y: outer }, measure);
    if (!first) return [];
    const guess = splitSides(first);
    const height = Math.max(2 * outer + 1.2, stackHeight(guess.left), stackHeight(guess.right));
    const segments = segmentsFor(context, shape, { x: shape.cx, y: height / 2 }, measure) ?? first;
    const sides = splitSides(segments);
    return [{ shape, segments, sides, height }];
  });
}

function wideRing(context: LayoutContext, hub: MapTheme): Draft | null {
  const { style, structure } = context;
  const least = structure.groups.length > 0 ? Math.max(51, widestWord(hub.name, style.hub) / 2 + 14) : 51;
  for (let inner = least; style.width / 2 - inner - 40 - LEADER_ZONE - WORD_GAP > 82; inner += 4) {
    const r = inner - WHITE;
    const words = wrap(hub.name, style.hub, hubMeasure(r));
    const half = linesHeight(words.lines.length, style.hub) / 2;
    if (Math.hypot(words.widest / 2, half) > r - 2 && half > r * 0.45) continue;
    const plans = widePlans(context, inner).toSorted((a, b) => a.height - b.height);
    const fit = plans.find((p) => p.segments.every((s) => s.block.fits));
    if (fit) return drawWide(context, hub, fit);
  }
  return null;
}

function drawWide(context: LayoutContext, hub: MapTheme, plan: WidePlan): Draft {
  const shape: Ring = { ...plan.shape, cy: plan.height / 2 };
  const lists = new Map<number, SceneItem[]>();
  const rules: SceneItem[] = [];
  for (const side of ['left', 'right'] as const) {
    const column = plan.sides[side];
    let top = shape.cy - stackHeight(column) / 2 + RULE_OVER;
    const placed: SideList[] = column.map((segment) => {
      const at = { segment, top };
      top += segment.block.height + LIST_GAP;
      return at;
    });
    for (const item of placed) {
      rules.push(...sideRule(context, shape, item, side));
      lists.set(item.segment.index, sideWords(context, shape, item, side));
    }
  }
  return assemble(context, hub, shape, plan.segments, { rules, lists, height: plan.height });
}

const ruleX = (shape: Ring, side: 'left' | 'right'): number =>
  side === 'left' ? shape.cx - shape.outer - LEADER_ZONE : shape.cx + shape.outer + LEADER_ZONE;

function sideWords(context: LayoutContext, shape: Ring, item: SideList, side: 'left' | 'right'): SceneItem[] {
  const { style } = context;
  const x = ruleX(shape, side) + (side === 'left' ? -WORD_GAP : WORD_GAP);
  return blockItems(
    item.segment.block,
    { x, y: item.top },
    {
      ink: style.inks.ink,
      ground: style.inks.paper,
      bullet: item.segment.group.colours.edge,
      flush: side === 'left' ? 'right' : 'left',
    },
  );
}

function sideRule(context: LayoutContext, shape: Ring, item: SideList, side: 'left' | 'right'): SceneItem[] {
  const { style } = context;
  const x = ruleX(shape, side);
  const top = item.top - RULE_OVER;
  const bottom = item.top + item.segment.block.height + RULE_OVER;
  const { edge } = item.segment.group.colours;
  const base = { owner: item.segment.group.theme.id, fill: null, stroke: edge };
  return [
    {
      kind: 'path',
      role: 'branch',
      ...base,
      strokeWidth: style.lines.leader,
      commands: leader(shape, item, x, top, bottom, side),
    },
    { kind: 'line', role: 'rule', ...base, strokeWidth: style.lines.rule, x1: x, y1: top, x2: x, y2: bottom },
  ];
}

/** Out of the segment along the radius, one bend, then level to the rule, 8 inside its ends where there is room. */
function leader(
  shape: Ring,
  item: SideList,
  x: number,
  top: number,
  bottom: number,
  side: 'left' | 'right',
): PathCommand[] {
  const inset = Math.min(8, (bottom - top) / 2);
  const half = shape.step / 2 - 0.1;
  const out = shape.outer + LEADER_OUT;
  const middle = item.segment.angle;
  const sign = side === 'left' ? -1 : 1;
  let best = { angle: middle, miss: Number.POSITIVE_INFINITY };
  for (let i = 0; i <= 40; i += 1) {
    const angle = middle + ((i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2) * half) / 20;
    if (Math.cos(angle) * sign < 0.12) continue;
    const y = shape.cy + out * Math.sin(angle);
    const miss = Math.max(0, top + inset - y, y - (bottom - inset));
    if (miss < best.miss - 0.01) best = { angle, miss };
  }
  const from = {
    x: shape.cx + shape.outer * Math.cos(best.angle),
    y: shape.cy + shape.outer * Math.sin(best.angle),
  };
  const bend = { x: shape.cx + out * Math.cos(best.angle), y: shape.cy + out * Math.sin(best.angle) };
  const path: PathCommand[] = [
    ['M', from.x, from.y],
    ['L', bend.x, bend.y],
  ];
  if (best.miss <= 0.01) return [...path, ['L', x, bend.y]];
  const target = bend.y < top + inset ? top + inset : bottom - inset;
  const lane = x - sign * 8;
  return [...path, ['L', lane, bend.y], ['L', lane, target], ['L', x, target]];
}

interface Lists {
  readonly rules: readonly SceneItem[];
  readonly lists: ReadonlyMap<number, SceneItem[]>;
  readonly height: number;
}

function assemble(
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
  const broken = segments.flatMap((s) =>
    s.block.texts
      .filter((t) => !t.fits)
      .map((t) => ({ id: t.owner, name: t.lines.map((l) => l.text).join('') })),
  );
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

const EDGE_RULE = 1.2;

/** Narrow figures: lists above and below in two columns, rules on the page's edges. */
function narrowRing(context: LayoutContext, hub: MapTheme): Draft | null {
  const { structure, style } = context;
  const n = structure.groups.length;
  const step = (Math.PI * 2) / n;
  const measure = (style.width - 14) / 2 - EDGE_RULE - 8;
  const outer = Math.min(81, style.width * 0.36);
  const inner = outer - 36;
  const start = n === 4 ? (-Math.PI * 3) / 4 : (-Math.PI * 5) / 6;
  const shape = { cx: style.width / 2, inner, outer, start, step };
  const hubWords = wrap(hub.name, style.hub, hubMeasure(inner - WHITE));
  if (!hubWords.fits || linesHeight(hubWords.lines.length, style.hub) > inner * 0.95) return null;
  const first = segmentsFor(context, shape, { x: shape.cx, y: 150 }, measure);
  if (!first) return null;
  const above =
    Math.max(0, ...first.filter((s) => Math.sin(s.angle) < 0).map((s) => s.block.height)) + RULE_OVER;
  const cy = above + 12 + outer;
  const segments = segmentsFor(context, shape, { x: shape.cx, y: cy }, measure) ?? first;
  if (segments.some((s) => !s.block.fits)) return null;
  return drawNarrow(context, hub, { ...shape, cy }, segments);
}

function drawNarrow(context: LayoutContext, hub: MapTheme, shape: Ring, segments: readonly Segment[]): Draft {
  const { style } = context;
  const rules: SceneItem[] = [];
  const lists = new Map<number, SceneItem[]>();
  const upperEnd = shape.cy - shape.outer - 12;
  const lowerStart = shape.cy + shape.outer + 12 + RULE_OVER;
  let height = shape.cy + shape.outer + 0.6;
  for (const s of segments) {
    if (s.block.texts.length === 0) continue;
    const up = Math.sin(s.angle) < 0;
    const left = Math.cos(s.angle) < 0.05;
    const top = up ? upperEnd - s.block.height : lowerStart;
    const x = left ? EDGE_RULE : style.width - EDGE_RULE;
    const base = { owner: s.group.theme.id, fill: null, stroke: s.group.colours.edge };
    const y1 = top - RULE_OVER;
    const y2 = top + s.block.height + RULE_OVER;
    rules.push(
      { kind: 'line', role: 'rule', ...base, strokeWidth: style.lines.rule, x1: x, y1, x2: x, y2 },
      {
        kind: 'path',
        role: 'branch',
        ...base,
        strokeWidth: style.lines.leader,
        commands: edgeLeader(shape, s, x, up ? y2 : y1, left, up),
      },
    );
    const words = blockItems(s.block, { x: left ? x + 8 : x - 8, y: top }, {
      ink: style.inks.ink, ground: style.inks.paper, bullet: s.group.colours.edge, flush: left ? 'left' : 'right',
    }); // prettier-ignore
    lists.set(s.index, words);
    if (!up) height = Math.max(height, y2 + 0.5);
  }
  return assemble(context, hub, shape, segments, { rules, lists, height });
}

function edgeLeader(
  shape: Ring,
  s: Segment,
  x: number,
  from: number,
  left: boolean,
  up: boolean,
): PathCommand[] {
  const angle = up ? (left ? -0.75 : -0.25) * Math.PI : (left ? 0.75 : 0.25) * Math.PI;
  const half = shape.step / 2 - 0.06;
  const at = s.angle + Math.min(half, Math.max(-half, normal(angle - s.angle)));
  const end = { x: shape.cx + shape.outer * Math.cos(at), y: shape.cy + shape.outer * Math.sin(at) };
  const v = up ? 1 : -1;
  const h = left ? 1 : -1;
  return [
    ['M', x, from],
    ['L', x, end.y - v * 5],
    ['A', 5, false, v * h < 0, x + h * 5, end.y],
    ['L', end.x, end.y],
  ];
}
