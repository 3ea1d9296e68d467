/**
 * Network: the overarching theme as a box, themes as ellipses (boxes when names are long) with their sub-themes as words
 * under them. Heavy lines say “part of”; worded links run round the outside with their words in a gap.
 */
import { blockItems, centredText, linesHeight, setBlock, type Block as Words } from '../blocks.ts';
import {
  makeNode,
  overflowProblem,
  subNodes,
  type Draft,
  type DraftLink,
  type DraftNode,
  type LayoutContext,
} from '../draft.ts';
import { boundsOf, flatten, moveBox, moveCommands, moveItem, roundedRect, unionBox } from '../geometry.ts';
import { grow, meets } from '../links/route.ts';
import { plainLine, WebDrawer, type WebBox } from '../links/web.ts';
import type { Group } from '../structure.ts';
import type { Style } from '../style.ts';
import type { Box, MapTheme, PathCommand, Point, SceneItem } from '../types.ts';
import { textWidth } from '../font/metrics.ts';
import { widestWord, wrap } from '../wrap.ts';
import { placeBlocks, type Block } from './network-place.ts';

const LIST_GAP = 8;
/** Names longer than this stand better in a box than in an ellipse. */
const LONG_NAME = 42;
/** Blocks may take this share of the width at most. */
const WIDEST = 0.34;
/** More heavy lines than this from one box are a bundle, not a figure. */
const MOST_ROUND_HUB = 24;
/** Room at both sides for lines that run round the outside. */
const LANE = 13;

interface Part {
  readonly group: Group;
  readonly index: number;
  readonly size: { readonly w: number; readonly h: number };
  readonly measure: number;
  readonly round: boolean;
  readonly list: Words;
  readonly fits: boolean;
}

/** A measure that gives a name a pleasant shape: about three times as wide as high. */
function measureFor(name: string, style: Style, most: number): number {
  const area = textWidth(name, style.label) * style.label.size * 1.2;
  return Math.min(most, Math.max(widestWord(name, style.label) + 0.5, Math.sqrt(area * 3.4), 48));
}

function sizeOf(
  name: string,
  style: Style,
  round: boolean,
  most: number,
): Omit<Part, 'group' | 'index' | 'list' | 'round'> {
  const inner = round ? most / 1.36 - 8 : most - 18;
  const measure = measureFor(name, style, inner);
  const set = wrap(name, style.label, measure);
  const h = linesHeight(set.lines.length, style.label) + style.label.size * 0.5;
  const size = round ? { w: 1.36 * (set.widest + 8), h: 1.55 * (h + 4) } : { w: set.widest + 18, h: h + 16 };
  return { size, measure, fits: set.fits };
}

/** Draws a network, or gives null where the figure is too narrow for it. */
export function network(context: LayoutContext): Draft | null {
  const { structure, style } = context;
  if (style.width < 200 || (structure.hub && structure.groups.length > MOST_ROUND_HUB)) return null;
  const parts = partsOf(context);
  const hub = structure.hub ? hubSize(structure.hub, style) : null;
  const placed = place(context, parts, hub);
  return draw(context, parts, placed);
}

function partsOf({ structure, style }: LayoutContext): Part[] {
  const longest = Math.max(...structure.groups.map((g) => g.theme.name.length));
  const round = longest <= LONG_NAME;
  const most = style.width * (style.narrow ? 0.44 : WIDEST);
  const parts = structure.groups.map((group, index) => {
    const sized = sizeOf(group.theme.name, style, round, most);
    const list = setBlock(group.items, style, {
      measure: Math.max(sized.size.w, Math.min(most, 138)),
      bullets: true,
    });
    return { group, index, round, list, ...sized };
  });
  // A few themes are drawn alike: the same shape says the same level.
  if (parts.length > 8) return parts;
  const w = Math.max(...parts.map((p) => p.size.w));
  const h = Math.max(...parts.map((p) => p.size.h));
  return parts.map((p) => ({ ...p, size: { w, h } }));
}

function hubSize(theme: MapTheme, style: Style): { w: number; h: number; fits: boolean } {
  const measure = Math.max(widestWord(theme.name, style.hub) + 0.5, Math.min(style.width * 0.3, 120));
  const set = wrap(theme.name, style.hub, Math.min(measure, style.width - 40));
  return { w: set.widest + 32, h: linesHeight(set.lines.length, style.hub) + 32, fits: set.fits };
}

interface Placed {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly lane: number;
}

function place(context: LayoutContext, parts: readonly Part[], hub: { w: number; h: number } | null): Placed {
  const { input, structure, style } = context;
  const lane = input.links.length > 0 ? LANE : 1;
  const fixed = (id: string): Point | null => {
    const p = input.placed[id];
    return p ? { x: p.x / style.scale - lane, y: p.y / style.scale } : null;
  };
  const blocks = parts.map((p): Block => {
    const listed = p.list.texts.length > 0;
    const w = Math.max(p.size.w, listed ? p.list.width + 2 : 0);
    const h = p.size.h + (listed ? LIST_GAP + p.list.height + 3 : 0);
    const at = fixed(p.group.theme.id);
    // A hand places the shape, not the shape with its list.
    return {
      id: p.group.theme.id,
      w,
      h,
      anchor: p.size.h / 2,
      fixed: at && { x: at.x, y: at.y + (h - p.size.h) / 2 },
    };
  });
  const centre =
    structure.hub && hub
      ? { id: structure.hub.id, w: hub.w, h: hub.h, anchor: hub.h / 2, fixed: fixed(structure.hub.id) }
      : null;
  const ties = [
    ...input.links.map((l) => ({ from: l.from, to: l.to })),
    ...(structure.hub
      ? structure.groups.map((g) => ({ from: structure.hub?.id ?? '', to: g.theme.id }))
      : []),
  ];
  const boxes = placeBlocks(blocks, centre, ties, style.width - 2 * lane);
  return { boxes: new Map([...boxes].map(([id, b]) => [id, moveBox(b, lane, 0)])), lane };
}

interface Drawn {
  readonly items: SceneItem[];
  readonly nodes: DraftNode[];
  readonly links: DraftLink[];
}

function draw(context: LayoutContext, parts: readonly Part[], { boxes }: Placed): Draft {
  const { structure, style, input } = context;
  const hubBox = structure.hub ? boxes.get(structure.hub.id) : undefined;
  const webBoxes = parts.map((p): WebBox => {
    const closed = boxes.get(p.group.theme.id) ?? { x: 0, y: 0, w: 0, h: 0 };
    // Above the overarching theme a list stands over its shape, so that the shape is nearer the middle.
    const over = hubBox !== undefined && closed.y + closed.h < hubBox.y && !input.placed[p.group.theme.id];
    const y = over ? closed.y + closed.h - p.size.h : closed.y;
    const shape = { x: closed.x + (closed.w - p.size.w) / 2, y, ...p.size };
    return { id: p.group.theme.id, shape, round: p.round, closed };
  });
  const centre: WebBox[] =
    structure.hub && hubBox ? [{ id: structure.hub.id, shape: hubBox, round: false, closed: hubBox }] : [];
  const all = [...centre, ...webBoxes];
  const space = unionBox(all.map((b) => b.closed));
  const area = { x: 1, y: space.y - 60, w: style.width - 2, h: space.h + 120 };
  const web = new WebDrawer(all, style, area);
  const out: Drawn = { items: [], nodes: [], links: [] };
  const walled = partOf(context, centre[0], webBoxes, web, out.items);
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
  drawShapes(context, parts, webBoxes, hubBox, out);
  const names = parts.filter((p) => !p.fits).map((p) => p.group.theme);
  const broken = [
    ...names,
    ...parts.flatMap((p) => p.list.texts.filter((t) => !t.fits).map((t) => ({ id: t.owner, name: t.lines.map((l) => l.text).join('') }))),
  ]; // prettier-ignore
  return crop(context, out, { fits: broken.length === 0 && !walled, problems: overflowProblem(broken) });
}

/** The heavy lines from the overarching theme to each theme; says whether one found no free way. */
function partOf(
  context: LayoutContext,
  hub: WebBox | undefined,
  themes: readonly WebBox[],
  web: WebDrawer,
  items: SceneItem[],
): boolean {
  if (!hub) return false;
  let walled = false;
  const paint = {
    kind: 'path' as const,
    role: 'branch' as const,
    owner: null,
    fill: null,
    stroke: context.style.inks.hubEdge,
    strokeWidth: 1.5,
  };
  const later: WebBox[] = [];
  for (const theme of themes) {
    const line = between(hub, theme);
    const blocked =
      themes.some((o) => o !== theme && meets(line[0], line[1], grow(o.closed, 4))) ||
      meetsOwnList(theme, line);
    if (blocked) later.push(theme);
    else {
      items.push({ ...paint, commands: [['M', line[0].x, line[0].y], ['L', line[1].x, line[1].y]] }); // prettier-ignore
      web.take(line);
    }
  }
  for (const theme of later) {
    const way = web.way(hub, theme);
    if (!way) {
      walled = true;
      continue;
    }
    items.push({ ...paint, commands: plainLine(way) });
    web.take(way);
  }
  return walled;
}

function meetsOwnList(theme: WebBox, line: readonly [Point, Point]): boolean {
  const { closed, shape } = theme;
  if (closed.h <= shape.h + 1) return false;
  const over = closed.y < shape.y - 1;
  const list = { x: closed.x, y: over ? closed.y : shape.y + shape.h, w: closed.w, h: closed.h - shape.h };
  return meets(line[0], line[1], grow(list, 3));
}

const middle = (b: Box): Point => ({ x: b.x + b.w / 2, y: b.y + b.h / 2 });

/** The straight line between two shapes, from edge to edge. */
function between(a: WebBox, b: WebBox): readonly [Point, Point] {
  return [edgeOf(a, middle(b.shape)), edgeOf(b, middle(a.shape))];
}

function edgeOf({ shape, round }: WebBox, to: Point): Point {
  const c = middle(shape);
  const [dx, dy] = [to.x - c.x, to.y - c.y];
  const [u, v] = [Math.abs(dx) / (shape.w / 2), Math.abs(dy) / (shape.h / 2)];
  const t = 1 / Math.max(0.0001, round ? Math.hypot(u, v) : Math.max(u, v));
  return { x: c.x + dx * t, y: c.y + dy * t };
}

function drawShapes(
  context: LayoutContext,
  parts: readonly Part[],
  boxes: readonly WebBox[],
  hubBox: Box | undefined,
  out: Drawn,
): void {
  const { structure, style } = context;
  const { hubFill, hubEdge } = style.inks;
  if (structure.hub && hubBox) {
    const words = centredText(structure.hub, style.hub, hubBox.w - 31, middle(hubBox), {
      ink: hubEdge,
      ground: hubFill,
    });
    out.items.push(
      { kind: 'rect', role: 'hub', owner: structure.hub.id, ...hubBox, radius: 13, fill: hubFill, stroke: hubEdge, strokeWidth: style.lines.hub },
      words.item,
    ); // prettier-ignore
    out.nodes.push(
      makeNode(context, structure.hub, { part: 'hub', bounds: hubBox, hit: roundedRect(hubBox, 13), movable: true, fill: hubFill, edge: hubEdge }),
    ); // prettier-ignore
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
  const c = middle(shape);
  const base = {
    role: 'theme' as const,
    owner: theme.id,
    fill,
    stroke: edge,
    strokeWidth: style.lines.theme,
  };
  const words = centredText(theme, style.label, part.measure, c, { ink: style.inks.ink, ground: fill });
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
    ...out.nodes.map((n) => grow(n.bounds, n.part === 'hub' ? 0.9 : n.part === 'theme' ? 0.7 : 0)),
    ...out.links.map((l) => grow(l.bounds, 1)),
    ...out.items.flatMap((i) =>
      i.kind === 'path' && i.role === 'branch' ? [grow(boundsOf(flatten(i.commands)), 1)] : [],
    ),
  ];
  const all = unionBox(reach);
  const dy = held ? Math.max(0, -all.y) : -all.y;
  return {
    layout: 'network',
    width: context.style.width,
    height: all.y + all.h + dy,
    items: out.items.map((i) => moveItem(i, 0, dy)),
    nodes: out.nodes.map((n) => ({
      ...n,
      bounds: moveBox(n.bounds, 0, dy),
      hit: moveCommands(n.hit, 0, dy),
    })),
    links: out.links.map((l) => ({
      ...l,
      bounds: moveBox(l.bounds, 0, dy),
      hit: moveCommands(l.hit, 0, dy),
    })),
    ...done,
  };
}
