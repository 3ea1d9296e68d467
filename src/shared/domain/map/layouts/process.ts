/**
 * Process: themes as ordered steps with arrows between them, in rows read from left to right; an arrow leads from the end
 * of a row down to the start of the next. An overarching theme is the band above, what the whole process is about.
 */
import { linesHeight } from '../blocks.ts';
import { overflowProblem, type Draft, type DraftNode, type LayoutContext } from '../draft.ts';
import { roundedRoute } from '../geometry.ts';
import { head, HEAD_LENGTH } from '../links/line.ts';
import { EDGE } from '../style.ts';
import type { Box, Point, SceneItem } from '../types.ts';
import { wrap } from '../wrap.ts';
import { brokenNames, drawPanel, panelFor, type Panel } from './panel.ts';
import { hubBox } from './hub-box.ts';

/** From box to box in a row, and from row to row: room for an arrow, and for links with words where there are any. */
const ACROSS = 24;
const downOf = ({ roads }: LayoutContext): number => (roads === true ? 62 : 28);
const LEAST = 84;
const MOST_COLUMNS = 5;
/** How many times its own height a panel may stand in a row. */
const MOST_EMPTY = 1.4;

/** An arrow through some corners; its head ends 1 short of the last. */
export function arrow(points: readonly Point[], colour: string): SceneItem[] {
  const last = points.at(-1) ?? { x: 0, y: 0 };
  const before = points.at(-2) ?? last;
  const length = Math.hypot(last.x - before.x, last.y - before.y) || 1;
  const dir = { x: (last.x - before.x) / length, y: (last.y - before.y) / length };
  const tip = { x: last.x - dir.x, y: last.y - dir.y };
  const end = { x: last.x - dir.x * HEAD_LENGTH, y: last.y - dir.y * HEAD_LENGTH };
  return [
    {
      kind: 'path', role: 'branch', owner: null, commands: roundedRoute([...points.slice(0, -1), end], 6), fill: null, stroke: colour, strokeWidth: 1,
    },
    { ...head(tip, dir, colour, ''), owner: null },
  ]; // prettier-ignore
}

interface Plan {
  readonly columns: number;
  readonly width: number;
  readonly panels: readonly Panel[];
  readonly rows: readonly number[];
  readonly height: number;
}

/** The number of columns that gives the lowest figure, with a little against ragged last rows. */
function planFor(context: LayoutContext): Plan | null {
  const { structure, style } = context;
  const n = structure.groups.length;
  let best: (Plan & { score: number }) | null = null;
  for (let columns = 1; columns <= Math.min(n, MOST_COLUMNS); columns += 1) {
    const width = (style.width - 2 * EDGE - (columns - 1) * ACROSS) / columns;
    if (columns > 1 && width < LEAST) break;
    const panels = structure.groups.map((g, i) => panelFor(context, g, i, width));
    const rows = Array.from({ length: Math.ceil(n / columns) }, (_, r) =>
      Math.max(30, ...panels.slice(r * columns, (r + 1) * columns).map((p) => p.height)),
    );
    const height = rows.reduce((a, b) => a + b, 0) + (rows.length - 1) * downOf(context);
    const broken = panels.some((p) => !p.fits) ? 10_000 : 0;
    const score =
      height + broken + (columns * rows.length - n) * 6 + (columns === 1 && n > 1 && !style.narrow ? 60 : 0);
    if (!best || score < best.score) best = { columns, width, panels, rows, height, score };
  }
  return best;
}

/** Draws a process; null without at least two steps. */
export function process(context: LayoutContext): Draft | null {
  const { structure, style } = context;
  const plan = planFor(context);
  if (!plan || structure.groups.length < 2) return null;
  const items: SceneItem[] = [];
  const nodes: DraftNode[] = [];
  const top = band(context, items, nodes);
  const boxes: Box[] = [];
  let y = top;
  for (const [r, h] of plan.rows.entries()) {
    for (const [c, panel] of plan.panels.slice(r * plan.columns, (r + 1) * plan.columns).entries()) {
      // a panel that would stand half empty keeps to its own height
      const own = Math.max(30, panel.height);
      boxes.push({
        x: EDGE + c * (plan.width + ACROSS),
        y,
        w: plan.width,
        h: own * MOST_EMPTY < h ? own : h,
      });
    }
    y += h + downOf(context);
  }
  for (const [i, box] of boxes.entries()) {
    const next = boxes[i + 1];
    if (next) items.push(...arrow(step(box, next, downOf(context)), style.inks.hubEdge));
  }
  for (const [i, panel] of plan.panels.entries()) {
    const box = boxes[i];
    if (!box) continue;
    const drawn = drawPanel(context, panel, box);
    items.push(...drawn.items);
    nodes.push(...drawn.nodes);
  }
  const broken = brokenNames(plan.panels);
  return { layout: 'process', width: style.width, height: y - downOf(context) + EDGE, items, nodes, fits: broken.length === 0, problems: overflowProblem(broken) }; // prettier-ignore
}

/** The corners of the arrow from one step to the next. */
function step(from: Box, to: Box, down: number): Point[] {
  if (Math.abs(from.y - to.y) < 0.01) {
    const y = from.y + Math.min(from.h, to.h) / 2;
    return [{ x: from.x + from.w, y }, { x: to.x, y }]; // prettier-ignore
  }
  const a = { x: from.x + from.w / 2, y: from.y + from.h };
  const b = { x: to.x + to.w / 2, y: to.y };
  if (Math.abs(a.x - b.x) < 0.01) return [a, b];
  // just under its row, whose other boxes may be higher than the one it leaves
  const middle = b.y - down + 12;
  return [a, { x: a.x, y: middle }, { x: b.x, y: middle }, b];
}

/** The overarching theme as a band over the whole width; gives where the steps begin. */
function band(context: LayoutContext, items: SceneItem[], nodes: DraftNode[]): number {
  const { structure, style } = context;
  const { hub } = structure;
  if (!hub) return EDGE;
  const h = linesHeight(wrap(hub.name, style.hub, style.width - 30).lines.length, style.hub) + 20;
  const box = { x: 0.85, y: 0.85, w: style.width - 1.7, h };
  const drawn = hubBox(context, hub, box, { radius: 11, pad: 14.15 });
  items.push(...drawn.items);
  nodes.push(drawn.node);
  return box.y + h + 12;
}
