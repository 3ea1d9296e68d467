/**
 * Network: the overarching theme as a box, themes as ellipses (boxes when names are long) with their sub-themes as words
 * under or over them. Heavy lines say “part of”; worded links run round the outside with their words in a gap. Of several
 * arrangements the one is taken that needs the least paper and draws most of the links.
 */
import { blockItems, brokenIn, centredText } from '../blocks.ts';
import {
  makeNode,
  moveDrawn,
  overflowProblem,
  subNodes,
  type Draft,
  type DraftLink,
  type DraftNode,
  type LayoutContext,
} from '../draft.ts';
import { centreOf, growBox, boundsOf, flatten, roundedRect, unionBox } from '../geometry.ts';
import type { WebBox } from '../links/ports.ts';
import { WebDrawer } from '../links/web.ts';
import type { Box, PathCommand, SceneItem } from '../types.ts';
import { arrangements, byHand, type Arranged } from './network-arrange.ts';
import { bestRouted, varied } from './network-best.ts';
import { partOf } from './network-lines.ts';
import { FEW, hubSize, LIST_GAP, type Part } from './network-parts.ts';
import { hubBox } from './hub-box.ts';

/** More heavy lines than this from one box are a bundle, not a figure. */
const MOST_ROUND_HUB = 24;
/** Arrangements whose links are routed before one is chosen, and themes up to which that is done. */
const TRIED = 12;
/** Links times arrangements that are routed at most. */
const MOST_WAYS = 40;
/** Arrangements looked at of many themes, or where words step down for a height, which is tried several times. */
const TRIED_TIGHT = 2;
const MOST_TRIED = 40;

/** Draws a network, or gives null where the figure is too narrow for it. */
export function network(context: LayoutContext): Draft | null {
  const { structure, style } = context;
  if (style.width < 200 || (structure.hub && structure.groups.length > MOST_ROUND_HUB)) return null;
  const hub = structure.hub ? hubSize(structure.hub, style) : null;
  const ids = structure.groups.map((g) => g.theme.id);
  const all = [...context.input.links, ...(context.later ?? [])];
  const linked = all.some((l) => ids.includes(l.from) && ids.includes(l.to));
  const tried = arrangements(context, hub, linked);
  const [first] = tried;
  if (!first) return null;
  const most = style.tight > 0 || ids.length > FEW ? TRIED_TIGHT : TRIED;
  const count = Math.min(most, Math.max(TRIED_TIGHT, Math.floor(MOST_WAYS / all.length)));
  const best =
    linked && ids.length <= MOST_TRIED
      ? bestRouted(context, varied(tried, count), (a) => draw(context, a))
      : first;
  return draw(context, byHand(context, best));
}

interface Drawn {
  readonly items: SceneItem[];
  readonly nodes: DraftNode[];
  readonly links: DraftLink[];
}

function draw(context: LayoutContext, laid: Arranged): Draft {
  const { structure, style, input } = context;
  const { parts } = laid;
  const hubAt = laid.hub ?? undefined;
  const webBoxes = parts.map((p): WebBox => {
    const { box: closed, over } = laid.spots.get(p.group.theme.id) ?? { box: { x: 0, y: 0, w: 0, h: 0 }, over: false }; // prettier-ignore
    const y = over ? closed.y + closed.h - p.size.h : closed.y;
    const shape = { x: closed.x + (closed.w - p.size.w) / 2, y, ...p.size };
    return { id: p.group.theme.id, shape, round: p.round, closed };
  });
  const centre: WebBox[] =
    structure.hub && hubAt ? [{ id: structure.hub.id, shape: hubAt, round: false, closed: hubAt }] : [];
  const all = [...centre, ...webBoxes];
  const space = unionBox(all.map((b) => b.closed));
  const area = { x: 1, y: space.y - 60, w: style.width - 2, h: space.h + 120 };
  const web = new WebDrawer(all, style, area);
  const out: Drawn = { items: [], nodes: [], links: [] };
  const heavy = centre[0] ? partOf(centre[0], webBoxes, web, laid) : { lines: [], walled: false };
  out.items.push(...heavy.lines.map((commands): SceneItem => ({ kind: 'path', role: 'branch', owner: null, fill: null, stroke: style.inks.hubEdge, strokeWidth: 1.5, commands }))); // prettier-ignore
  const { walled } = heavy;
  const near = (l: { from: string; to: string }): number => {
    const [a, b] = [all.find((x) => x.id === l.from), all.find((x) => x.id === l.to)];
    return a && b ? Math.hypot(a.shape.x - b.shape.x, a.shape.y - b.shape.y) : 0;
  };
  for (const link of input.links.toSorted((a, b) => near(a) - near(b) || (a.id < b.id ? -1 : 1))) {
    if (link.from === link.to) continue;
    const drawn = web.draw(link);
    if (!drawn) continue;
    out.items.push(...drawn.items);
    out.links.push(drawn.link);
  }
  drawShapes(context, parts, webBoxes, hubAt, out);
  const names = parts.filter((p) => !p.fits).map((p) => p.group.theme);
  const broken = [...names, ...parts.flatMap((p) => brokenIn(p.list))];
  return crop(context, out, { fits: broken.length === 0 && !walled, problems: overflowProblem(broken) });
}

function drawShapes(
  context: LayoutContext,
  parts: readonly Part[],
  boxes: readonly WebBox[],
  hubAt: Box | undefined,
  out: Drawn,
): void {
  const { structure } = context;
  if (structure.hub && hubAt) {
    const drawn = hubBox(context, structure.hub, hubAt, { pad: 15.5, movable: true });
    out.items.push(...drawn.items);
    out.nodes.push(drawn.node);
  }
  for (const part of parts) {
    const box = boxes[part.index];
    if (box) drawPart(context, part, box, out);
  }
}

function drawPart(context: LayoutContext, part: Part, { shape, closed }: WebBox, out: Drawn): void {
  const { style } = context;
  const { theme, colours } = part.group;
  const { fill, edge } = colours;
  const c = centreOf(shape);
  const base = {
    role: 'theme' as const,
    owner: theme.id,
    fill,
    stroke: edge,
    strokeWidth: style.lines.theme,
  };
  const words = centredText(theme, part.type, part.measure, c, { ink: style.inks.ink, ground: fill });
  out.items.push(
    part.round
      ? { kind: 'ellipse', ...base, cx: c.x, cy: c.y, rx: shape.w / 2, ry: shape.h / 2 }
      : { kind: 'rect', ...base, ...shape, radius: 8 },
    words.item,
  );
  const list = blockItems(
    part.list,
    {
      x: closed.x + Math.max(0, (closed.w - part.list.width) / 2),
      y: closed.y < shape.y - 1 ? closed.y + 3 : shape.y + shape.h + LIST_GAP,
    },
    { ink: style.inks.ink, ground: style.inks.paper, bullet: edge },
  );
  out.items.push(...list);
  const hit = part.round ? ellipsePath(shape) : roundedRect(shape, 8);
  out.nodes.push(
    makeNode(context, theme, { part: 'theme', bounds: shape, hit, movable: true, fill, edge }),
    ...subNodes(context, part.index, list),
  );
}

/** An ellipse as four cubic curves. */
export function ellipsePath({ x, y, w, h }: Box): PathCommand[] {
  const [rx, ry, cx, cy] = [w / 2, h / 2, x + w / 2, y + h / 2];
  const k = 0.5523;
  return [
    ['M', cx, y],
    ['C', cx + k * rx, y, x + w, cy - k * ry, x + w, cy],
    ['C', x + w, cy + k * ry, cx + k * rx, y + h, cx, y + h],
    ['C', cx - k * rx, y + h, x, cy + k * ry, x, cy],
    ['C', x, cy - k * ry, cx - k * rx, y, cx, y],
    ['Z'],
  ];
}

/** Crops close above and below: what was drawn decides the height. */
function crop(context: LayoutContext, out: Drawn, done: Pick<Draft, 'fits' | 'problems'>): Draft {
  const held = out.nodes.some((n) => n.pinned);
  const reach = [
    ...out.nodes.map((n) => growBox(n.bounds, n.part === 'hub' ? 0.9 : n.part === 'theme' ? 0.7 : 0)),
    ...out.links.map((l) => growBox(l.bounds, 1)),
    ...out.items.flatMap((i) =>
      i.kind === 'path' && i.role === 'branch' ? [growBox(boundsOf(flatten(i.commands)), 1)] : [],
    ),
  ];
  const all = unionBox(reach);
  const dy = held ? Math.max(0, -all.y) : -all.y;
  return {
    ...moveDrawn(out, 0, dy),
    layout: 'network',
    width: context.style.width,
    height: all.y + all.h + dy,
    ...done,
  };
}
