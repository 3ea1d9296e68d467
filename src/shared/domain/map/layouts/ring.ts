/**
 * Ring: equal segments touching round the hub, names on the curve, sub-themes as lists on rules beside it (or, in
 * a narrow figure, above and below). Segments are equal because size would be read as importance.
 */
import { blockItems, linesHeight } from '../blocks.ts';
import type { Draft, LayoutContext } from '../draft.ts';
import type { MapTheme } from '../input.ts';
import type { PathCommand, SceneItem } from '../types.ts';
import { widestWord, wrap } from '../wrap.ts';
import { narrowRing } from './ring-narrow.ts';
import {
  assemble,
  hubMeasure,
  RULE_OVER,
  segmentsFor,
  WHITE,
  type Ring,
  type Segment,
} from './ring-parts.ts';

const FEWEST = 3;
const MOST_RING = 10;
const LEADER_OUT = 12;
const LEADER_ZONE = 28;
const WORD_GAP = 9;
const LIST_GAP = 26;
/** Between lists that stand level with their segments. */
const LEAST_LIST_GAP = 18;
/** Sine from which a segment stands so upright that its leader leaves above or below the ring. */
const UPRIGHT = 0.9;

/** Draws a ring, or gives null when there is no centre, too few or too many themes, or the names do not fit. */
export function ring(context: LayoutContext): Draft | null {
  const { structure, style } = context;
  const n = structure.groups.length;
  if (!structure.hub || n < FEWEST || n > MOST_RING) return null;
  if (style.narrow && n > 4) return null;
  return style.narrow ? narrowRing(context, structure.hub) : wideRing(context, structure.hub);
}

type Side = 'left' | 'right';

interface SideList {
  readonly segment: Segment;
  readonly top: number;
}

const stackHeight = (segments: readonly Segment[]): number =>
  segments.reduce(
    (sum, s, i) => sum + s.block.height + 2 * RULE_OVER + (i > 0 ? LIST_GAP - 2 * RULE_OVER : 0),
    0,
  );

const down = (a: Segment, b: Segment): number => Math.sin(a.angle) - Math.sin(b.angle);

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
  return { left: left.toSorted(down), right: right.toSorted(down) };
}

interface WidePlan {
  readonly shape: Omit<Ring, 'cy'>;
  readonly segments: Segment[];
  readonly sides: { left: Segment[]; right: Segment[] };
  readonly height: number;
}

/** The ring, its lists, and the leaders that leave upright segments, whichever reaches farthest. */
function heightOf(segments: readonly Segment[], outer: number): number {
  const { left, right } = splitSides(segments);
  const upright = [...left, ...right].some((s) => Math.abs(Math.sin(s.angle)) > UPRIGHT);
  const reach = upright ? outer + LEADER_OUT + 0.8 : outer + 0.6;
  return Math.max(2 * reach, stackHeight(left), stackHeight(right));
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
    const guess = heightOf(first, outer);
    const segments = segmentsFor(context, shape, { x: shape.cx, y: guess / 2 }, measure) ?? first;
    return [{ shape, segments, sides: splitSides(segments), height: heightOf(segments, outer) }];
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
    const placed = stacked(plan.sides[side], shape, plan.height, side);
    for (const item of placed) {
      rules.push(...sideRule(context, shape, item, side));
      lists.set(item.segment.index, sideWords(context, shape, item, side));
    }
  }
  return assemble(context, hub, shape, plan.segments, { rules, lists, height: plan.height });
}

/** Lists of a side: stacked about the middle where every leader then reaches its rule in one bend, else each level with its segment. */
function stacked(column: readonly Segment[], shape: Ring, height: number, side: Side): SideList[] {
  let top = shape.cy - stackHeight(column) / 2 + RULE_OVER;
  const close = column.map((segment): SideList => {
    const at = { segment, top };
    top += segment.block.height + LIST_GAP;
    return at;
  });
  if (close.every((item) => leaderAngle(shape, item, side).miss <= 0.01)) return close;
  let low = RULE_OVER;
  const level = column.map((segment): SideList => {
    const h = segment.block.height;
    const at = Math.max(low, shape.cy + (shape.outer + LEADER_OUT) * Math.sin(segment.angle) - h / 2);
    low = at + h + LEAST_LIST_GAP;
    return { segment, top: at };
  });
  // pushed below the foot, they are moved up again from the last one
  let most = height - RULE_OVER;
  for (let i = level.length - 1; i >= 0; i -= 1) {
    const item = level[i];
    if (!item) continue;
    const at = Math.min(item.top, most - item.segment.block.height);
    level[i] = { ...item, top: at };
    most = at - LEAST_LIST_GAP;
  }
  return (level[0]?.top ?? 0) < RULE_OVER - 0.01 ? close : level;
}

const ruleX = (shape: Ring, side: Side): number =>
  side === 'left' ? shape.cx - shape.outer - LEADER_ZONE : shape.cx + shape.outer + LEADER_ZONE;

function sideWords(context: LayoutContext, shape: Ring, item: SideList, side: Side): SceneItem[] {
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

function sideRule(context: LayoutContext, shape: Ring, item: SideList, side: Side): SceneItem[] {
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

/** How far inside the ends of a rule its leader meets it. */
const insetOf = ({ segment }: SideList): number => Math.min(8, segment.block.height / 2 + RULE_OVER);

/** Where on its segment a leader starts so that it comes out level with its rule, and by how much it misses it. */
function leaderAngle(shape: Ring, item: SideList, side: Side): { angle: number; miss: number } {
  const inset = insetOf(item);
  const top = item.top - RULE_OVER + inset;
  const bottom = item.top + item.segment.block.height + RULE_OVER - inset;
  const half = shape.step / 2 - 0.1;
  const out = shape.outer + LEADER_OUT;
  const middle = item.segment.angle;
  const sign = side === 'left' ? -1 : 1;
  let best = { angle: middle, miss: Number.POSITIVE_INFINITY };
  for (let i = 0; i <= 40; i += 1) {
    const angle = middle + ((i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2) * half) / 20;
    const y = shape.cy + out * Math.sin(angle);
    if (Math.cos(angle) * sign < 0.12 || Math.abs(y - shape.cy) > shape.cy - 0.5) continue;
    const miss = Math.max(0, top - y, y - bottom);
    if (miss < best.miss - 0.01) best = { angle, miss };
  }
  return best;
}

/** Out of the segment along the radius, one bend, then level to the rule, 8 inside its ends where there is room. */
function leader(
  shape: Ring,
  item: SideList,
  x: number,
  top: number,
  bottom: number,
  side: Side,
): PathCommand[] {
  const inset = insetOf(item);
  const sign = side === 'left' ? -1 : 1;
  const out = shape.outer + LEADER_OUT;
  const best = leaderAngle(shape, item, side);
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
