/** What every worded link shares: its line with a gap for the words, its heads, its words. */
import type { DraftLink } from '../draft.ts';
import { lineBox } from '../draft.ts';
import { linesHeight } from '../blocks.ts';
import { boundsOf, flatten, roundedRoute, unionBox } from '../geometry.ts';
import type { Style } from '../style.ts';
import type { MapLink } from '../input.ts';
import type { PathCommand, Point, SceneItem, TextItem } from '../types.ts';
import { wrap, type Wrapped } from '../wrap.ts';

export const HEAD_LENGTH = 6.5;
const HEAD_WIDTH = 5.2;
const CORNER = 6;
/** Clear room either side of the words in their gap. */
export const WORDS_CLEAR = 7;
/** The same above and below them in an upright line. */
const UPRIGHT_CLEAR = 5;
/** Thickness by weight: a strong claim is a thick line. */
const LINES = [0.75, 1.25, 2] as const;
/** Thickness of a link by its weight, in points. */
export const lineOf = (link: Pick<MapLink, 'weight'>): number => LINES[(link.weight ?? 1) - 1] ?? LINES[0];

/** The words of a link in lines no wider than `measure`, in points. */
export const linkWords = (link: MapLink, style: Style, measure: number): Wrapped =>
  wrap(link.words.trim(), style.link, measure);

/** Height of those lines, in points. */
export const wordsHeight = (words: Wrapped, style: Style): number =>
  linesHeight(words.lines.length, style.link);

/** A closed head with its tip at `tip`, pointing along `dir` (a unit step). */
export function head(tip: Point, dir: Point, colour: string, owner: string): SceneItem {
  const back = { x: tip.x - dir.x * HEAD_LENGTH, y: tip.y - dir.y * HEAD_LENGTH };
  const side = { x: (-dir.y * HEAD_WIDTH) / 2, y: (dir.x * HEAD_WIDTH) / 2 };
  const commands: PathCommand[] = [
    ['M', tip.x, tip.y],
    ['L', back.x + side.x, back.y + side.y],
    ['L', back.x - side.x, back.y - side.y],
    ['Z'],
  ];
  return { kind: 'path', role: 'arrow', owner, commands, fill: colour, stroke: null, strokeWidth: 0 };
}

/** The words, centred on a point of the line. */
export function wordsItem(
  link: MapLink,
  words: Wrapped,
  centre: Point,
  style: Style,
  ground: string,
): TextItem {
  const top = centre.y - wordsHeight(words, style) / 2 + style.link.size * 0.688;
  return {
    kind: 'text',
    role: 'link-words',
    owner: link.id,
    size: style.link.size,
    weight: style.link.weight,
    style: style.link.style,
    anchor: 'middle',
    fill: style.inks.ink,
    ground,
    lines: words.lines.map((l, i) => ({ ...l, x: centre.x, y: top + i * style.link.size * 1.2 })),
  };
}

const unit = (from: Point, to: Point): Point => {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
};

const short = (from: Point, to: Point, by: number): Point => {
  const d = unit(from, to);
  return { x: to.x - d.x * by, y: to.y - d.y * by };
};

export interface RoutedLink {
  readonly link: MapLink;
  /** Corners of the line, first at `from`, last at `to`; straight steps along the axes. */
  readonly points: readonly Point[];
  /** Which step carries the words (index of its first point), and where on it; null without words. */
  readonly words: { readonly step: number; readonly centre: Point; readonly set: Wrapped } | null;
}

/** The items of one routed link: line in one or two parts, heads, words. */
export function drawLink(routed: RoutedLink, style: Style): { items: SceneItem[]; link: DraftLink } {
  const { link } = routed;
  const colour = style.inks.link;
  const points = [...routed.points];
  const items: SceneItem[] = [];
  const heads: SceneItem[] = [];
  const end = points.length - 1;
  const [first, second] = [points[0], points[1]];
  const [last, beforeLast] = [points[end], points[end - 1]];
  if (!first || !second || !last || !beforeLast) throw new Error('A link needs at least two points.');
  if (link.arrow !== 'none') {
    heads.push(head(short(beforeLast, last, 1), unit(beforeLast, last), colour, link.id));
    points[end] = short(beforeLast, last, HEAD_LENGTH);
  }
  if (link.arrow === 'both') {
    heads.push(head(short(second, first, 1), unit(second, first), colour, link.id));
    points[0] = short(second, first, HEAD_LENGTH);
  }
  const paint = {
    role: 'link' as const,
    owner: link.id,
    fill: null,
    stroke: colour,
    strokeWidth: lineOf(link),
  };
  const dash = link.kind === 'dashed' ? { dash: [3, 2.2] } : {};
  for (const part of splitAtWords(points, routed, style)) {
    items.push({ kind: 'path', ...paint, ...dash, commands: roundedRoute(part, CORNER) });
  }
  const hit = roundedRoute(routed.points, CORNER);
  let bounds = boundsOf(flatten(hit));
  items.push(...heads);
  if (routed.words) {
    const item = wordsItem(link, routed.words.set, routed.words.centre, style, style.inks.paper);
    items.push(item);
    bounds = unionBox([bounds, ...item.lines.map((l) => lineBox(l, item.size, item.anchor))]);
  }
  return { items, link: { id: link.id, from: link.from, to: link.to, words: link.words, bounds, hit } };
}

function splitAtWords(points: readonly Point[], routed: RoutedLink, style: Style): Point[][] {
  const at = routed.words;
  if (!at) return [[...points]];
  const a = points[at.step];
  const b = points[at.step + 1];
  if (!a || !b) return [[...points]];
  const level = Math.abs(a.y - b.y) < 0.01;
  const half = level ? at.set.widest / 2 + WORDS_CLEAR : wordsHeight(at.set, style) / 2 + UPRIGHT_CLEAR;
  const d = unit(a, b);
  const before = { x: at.centre.x - d.x * half, y: at.centre.y - d.y * half };
  const after = { x: at.centre.x + d.x * half, y: at.centre.y + d.y * half };
  return [
    [...points.slice(0, at.step + 1), before],
    [after, ...points.slice(at.step + 1)],
  ];
}
