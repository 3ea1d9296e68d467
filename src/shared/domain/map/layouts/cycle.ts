/**
 * Cycle: themes as steps round an ellipse, clockwise from the top, each with an arrow to the next and the last with one to
 * the first. An overarching theme stands in the middle.
 */
import { linesHeight } from '../blocks.ts';
import { moveDrawn, overflowProblem, type Draft, type DraftNode, type LayoutContext } from '../draft.ts';
import { growBox, boundsOf, flatten, unionBox } from '../geometry.ts';
import { head, HEAD_LENGTH } from '../links/line.ts';
import type { Box, PathCommand, Point, SceneItem } from '../types.ts';
import { wrap } from '../wrap.ts';
import { brokenNames, drawPanel, panelFor, type Panel } from './panel.ts';
import { hubBox } from './hub-box.ts';

const FEWEST = 3;
const MOST = 9;
/** Room between neighbours: enough to see an arrow. */
const APART = 22;
/** Taller than this share of its width, the figure hands over to a process. */
const MOST_TALL = 1.45;
/** Narrower boxes have to make the figure lower by this much. */
const BROADER = 24;

/** Draws a cycle, or gives null when there are too few or too many steps or they are too large for the width. */
export function cycle(context: LayoutContext): Draft | null {
  const { structure, style } = context;
  const n = structure.groups.length;
  if (n < FEWEST || n > MOST) return null;
  let best: { panels: Panel[]; plan: Plan } | null = null;
  for (const share of [0.34, 0.3, 0.26, 0.22]) {
    const width = style.width * share;
    if (width < 74) break;
    const panels = structure.groups.map((g, i) => panelFor(context, g, i, width));
    if (panels.some((p) => !p.fits)) continue;
    const plan = placeRound(context, panels, width);
    if (plan && (!best || plan.height < best.plan.height - BROADER)) best = { panels, plan };
  }
  return best && draw(context, best.panels, best.plan);
}

interface Plan {
  readonly boxes: readonly Box[];
  readonly rx: number;
  readonly ry: number;
  readonly cx: number;
  readonly hub: Box | null;
  readonly height: number;
}

const apart = (a: Box, b: Box): boolean =>
  a.x + a.w + APART <= b.x ||
  b.x + b.w + APART <= a.x ||
  a.y + a.h + APART <= b.y ||
  b.y + b.h + APART <= a.y;

/** The lowest ellipse round which all boxes stand apart, with the middle free. */
function placeRound(context: LayoutContext, panels: readonly Panel[], width: number): Plan | null {
  const { structure, style } = context;
  const cx = style.width / 2;
  const rx = cx - width / 2 - 0.6;
  const inner = structure.hub ? wrap(structure.hub.name, style.hub, Math.max(60, rx - width / 2 - 26)) : null;
  if (inner && !inner.fits) return null;
  const hub = inner
    ? { w: inner.widest + 24, h: linesHeight(inner.lines.length, style.hub) + 24 }
    : { w: 20, h: 20 };
  const core = { x: cx - hub.w / 2, y: -hub.h / 2, ...hub };
  // boxes without lists are all of one height
  const listed = structure.groups.some((g) => g.items.length > 0);
  const tallest = Math.max(...panels.map((p) => p.height));
  for (let ry = 50; ry < style.width * MOST_TALL * 0.6; ry += 6) {
    const boxes = panels.map((p, i): Box => {
      const a = -Math.PI / 2 + (i * Math.PI * 2) / panels.length;
      const h = Math.max(34, listed ? p.height : tallest);
      return { x: cx + rx * Math.cos(a) - width / 2, y: ry * Math.sin(a) - h / 2, w: width, h };
    });
    const free = boxes.every((b, i) => boxes.slice(i + 1).every((o) => apart(b, o)) && apart(b, core));
    const arcs = free && boxes.every((b, i) => arcBetween({ cx, rx, ry }, b, boxes[(i + 1) % boxes.length] ?? b, i, boxes) !== null); // prettier-ignore
    const height = unionBox(boxes).h;
    if (arcs && height <= style.width * MOST_TALL)
      return { boxes, rx, ry, cx, hub: structure.hub ? core : null, height };
  }
  return null;
}

interface Round {
  readonly cx: number;
  readonly rx: number;
  readonly ry: number;
}

const at = ({ cx, rx, ry }: Round, t: number): Point => ({ x: cx + rx * Math.cos(t), y: ry * Math.sin(t) });
const holds = (b: Box, p: Point): boolean => p.x > b.x && p.x < b.x + b.w && p.y > b.y && p.y < b.y + b.h;

/** The visible part of the ellipse between two neighbours, as angles; null when it is too short or meets another box. */
function arcBetween(
  round: Round,
  from: Box,
  to: Box,
  index: number,
  boxes: readonly Box[],
): readonly [number, number] | null {
  const turn = (Math.PI * 2) / boxes.length;
  const start = -Math.PI / 2 + index * turn;
  const ts = Array.from({ length: 161 }, (_, i) => start + (turn * i) / 160);
  const free = ts.filter((t) => !holds(from, at(round, t)) && !holds(growBox(to, 1), at(round, t)));
  const [a, b] = [free[0], free.at(-1)];
  if (a === undefined || b === undefined || boxes.some((o) => free.some((t) => holds(o, at(round, t)))))
    return null;
  const [p, q] = [at(round, a), at(round, b)];
  return Math.hypot(p.x - q.x, p.y - q.y) < HEAD_LENGTH + 11 ? null : [a, b];
}

/** Part of an ellipse as cubic curves of at most an eighth of a turn. */
function arcPath({ cx, rx, ry }: Round, from: number, to: number): PathCommand[] {
  const n = Math.max(1, Math.ceil((to - from) / (Math.PI / 4)));
  const step = (to - from) / n;
  const k = (4 / 3) * Math.tan(step / 4);
  const p = at({ cx, rx, ry }, from);
  const path: PathCommand[] = [['M', p.x, p.y]];
  for (let i = 0; i < n; i += 1) {
    const [a, b] = [from + i * step, from + (i + 1) * step];
    path.push([
      'C',
      cx + rx * (Math.cos(a) - k * Math.sin(a)), ry * (Math.sin(a) + k * Math.cos(a)),
      cx + rx * (Math.cos(b) + k * Math.sin(b)), ry * (Math.sin(b) - k * Math.cos(b)),
      cx + rx * Math.cos(b), ry * Math.sin(b),
    ]); // prettier-ignore
  }
  return path;
}

/** An arrow along the ellipse, its head straight from the end of the line. */
function arrowRound(round: Round, span: readonly [number, number], colour: string): SceneItem[] {
  const [a, b] = span;
  const tip = at(round, b);
  let end = b;
  while (end > a && Math.hypot(at(round, end).x - tip.x, at(round, end).y - tip.y) < HEAD_LENGTH)
    end -= 0.002;
  const back = at(round, end);
  const length = Math.hypot(tip.x - back.x, tip.y - back.y) || 1;
  const dir = { x: (tip.x - back.x) / length, y: (tip.y - back.y) / length };
  return [
    { kind: 'path', role: 'branch', owner: null, commands: arcPath(round, a, end), fill: null, stroke: colour, strokeWidth: 1 },
    { ...head(tip, dir, colour, ''), owner: null },
  ]; // prettier-ignore
}

function draw(context: LayoutContext, panels: readonly Panel[], plan: Plan): Draft {
  const { structure, style } = context;
  const items: SceneItem[] = [];
  const nodes: DraftNode[] = [];
  for (const [i, box] of plan.boxes.entries()) {
    const span = arcBetween(plan, box, plan.boxes[(i + 1) % plan.boxes.length] ?? box, i, plan.boxes);
    if (span) items.push(...arrowRound(plan, span, style.inks.hubEdge));
  }
  if (plan.hub && structure.hub) {
    const drawn = hubBox(context, structure.hub, plan.hub, { pad: 11 });
    items.push(...drawn.items);
    nodes.push(drawn.node);
  }
  for (const [i, panel] of panels.entries()) {
    const box = plan.boxes[i];
    if (!box) continue;
    const drawn = drawPanel(context, panel, box);
    items.push(...drawn.items);
    nodes.push(...drawn.nodes);
  }
  // Lines and heads may bulge a little past the boxes they join.
  const drawn = items.flatMap((it) => (it.kind === 'path' ? [boundsOf(flatten(it.commands))] : []));
  const all = growBox(unionBox([...plan.boxes, ...drawn]), 0.6);
  const broken = brokenNames(panels);
  return {
    ...moveDrawn({ items, nodes, links: undefined }, 0, -all.y),
    layout: 'cycle',
    width: style.width,
    height: all.h,
    fits: broken.length === 0,
    problems: overflowProblem(broken),
  };
}
