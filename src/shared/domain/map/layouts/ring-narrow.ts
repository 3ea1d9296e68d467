/** The ring in a narrow figure: lists above and below in two columns, rules on the page's edges. */
import { blockItems, linesHeight } from '../blocks.ts';
import type { Draft, LayoutContext } from '../draft.ts';
import type { MapTheme } from '../input.ts';
import type { PathCommand, SceneItem } from '../types.ts';
import { wrap } from '../wrap.ts';
import {
  assemble,
  hubMeasure,
  normal,
  RULE_OVER,
  segmentsFor,
  WHITE,
  type Ring,
  type Segment,
} from './ring-parts.ts';

const EDGE_RULE = 1.2;

/** Narrow figures: lists above and below in two columns, rules on the page's edges. */
export function narrowRing(context: LayoutContext, hub: MapTheme): Draft | null {
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
