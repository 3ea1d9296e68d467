/**
 * Worded links among boxes that stand anywhere: each finds a free way, with its words in a gap in its own line. A link
 * that finds no way, or no room for its words, is left for the strip under the figure.
 */
import { lineBox, type DraftLink } from '../draft.ts';
import { roundedRoute, unionBox } from '../geometry.ts';
import type { Style } from '../style.ts';
import type { Box, MapLink, Point, SceneItem } from '../types.ts';
import type { Wrapped } from '../wrap.ts';
import {
  drawLink,
  HEAD_LENGTH,
  linkWords,
  WORDS_CLEAR,
  wordsHeight,
  wordsItem,
  type RoutedLink,
} from './line.ts';
import { grow, meets, portsOf, Sheet, straighten, type Port } from './route.ts';

/** A box lines may start and end at, and the room it closes to other lines. */
export interface WebBox {
  readonly id: string;
  readonly shape: Box;
  readonly round: boolean;
  /** Shape and list together. */
  readonly closed: Box;
}

export interface Web {
  readonly items: readonly SceneItem[];
  readonly links: readonly DraftLink[];
}

const STUB = HEAD_LENGTH + 5;
/** Room words keep from boxes, other words and other lines. */
const WORDS_APART = 4;
/** Two lines never meet a shape closer than this. */
const PORTS_APART = 9;
const SHARES = [0.5, 0.3, 0.7];
/** Widths words are tried at, in points. */
const MEASURES = [170, 120, 92, 72];

/** Where a line may leave a box; a list under the shape closes that side. */
function portsFor(box: WebBox): Port[] {
  const { x, y, w, h } = box.shape;
  const below = box.closed.y + box.closed.h > y + h + 1;
  const above = box.closed.y < y - 1;
  return portsOf(box.shape, SHARES)
    .filter((p) => !(below && p.dy === 1) && !(above && p.dy === -1))
    .map((p) => {
      if (!box.round) return p;
      const [u, v] = [(p.x - x) / w - 0.5, (p.y - y) / h - 0.5];
      if (p.dx === 0) return { ...p, y: y + h / 2 + p.dy * h * Math.sqrt(0.25 - u * u) };
      return { ...p, x: x + w / 2 + p.dx * w * Math.sqrt(0.25 - v * v) };
    });
}

export class WebDrawer {
  private readonly sheet: Sheet;
  private readonly lines: Point[][] = [];
  private readonly words: Box[] = [];
  private readonly ends: Point[] = [];
  private readonly boxes: readonly WebBox[];
  private readonly style: Style;
  private readonly area: Box;

  constructor(boxes: readonly WebBox[], style: Style, area: Box) {
    this.boxes = boxes;
    this.style = style;
    this.area = area;
    this.sheet = new Sheet(area);
    for (const b of boxes) this.sheet.close(b.closed);
  }

  /** A line already drawn, which words keep off and later lines avoid. */
  take(points: readonly Point[]): void {
    this.lines.push([...points]);
    this.ends.push(...points.slice(0, 1), ...points.slice(-1));
    this.sheet.mark(points);
  }

  /** A free way at right angles between two boxes, or null. */
  way(from: WebBox, to: WebBox): Point[] | null {
    const open = (p: Port): boolean => !this.ends.some((e) => dist(e, p) < PORTS_APART);
    const way = this.sheet.way(portsFor(from).filter(open), portsFor(to).filter(open));
    const points = way ? straighten(way) : [];
    return points.length >= 2 && this.runsFree(points, from, to) ? points : null;
  }

  /** The grid is coarse and ends are drawn onto their ports, so the finished line is looked at once more. */
  private runsFree(points: readonly Point[], from: WebBox, to: WebBox): boolean {
    const last = points.length - 2;
    return points.slice(0, -1).every((a, i) => {
      const b = points[i + 1] ?? a;
      const clear = (o: WebBox): boolean =>
        (o === from && i === 0) || (o === to && i === last) || !meets(a, b, grow(o.closed, 1));
      return this.boxes.every(clear) && this.words.every((w) => !meets(a, b, grow(w, 1)));
    });
  }

  /** Draws one link, or gives null when there is no way or no room for its words. */
  draw(link: MapLink): { items: SceneItem[]; link: DraftLink } | null {
    const from = this.boxes.find((b) => b.id === link.from);
    const to = this.boxes.find((b) => b.id === link.to);
    if (!from || !to) return null;
    const points = this.way(from, to);
    if (!points) return null;
    const length = points.reduce((sum, p, i) => sum + dist(p, points[i + 1] ?? p), 0);
    const least = link.arrow === 'both' ? 2 * HEAD_LENGTH + 4 : HEAD_LENGTH + 4;
    const first = dist(points[0], points[1]);
    const last = dist(points.at(-2), points.at(-1));
    if (length < least || Math.min(first, last) < HEAD_LENGTH + 0.5) return null;
    const words = link.words.trim() === '' ? null : this.place(link, points);
    if (words === undefined) return null;
    this.take(points);
    if (words) {
      const item = wordsItem(link, words.set, words.centre, this.style, this.style.inks.paper);
      const box = unionBox(item.lines.map((l) => lineBox(l, item.size, item.anchor)));
      this.words.push(box);
      this.sheet.close(box);
    }
    return drawLink({ link, points, words }, this.style);
  }

  /** A place for the words on the line: the longest step first, its middle first; undefined when there is none. */
  private place(link: MapLink, points: readonly Point[]): RoutedLink['words'] | undefined {
    const steps = points
      .slice(0, -1)
      .map((a, i) => ({ i, a, b: points[i + 1] ?? a }))
      .toSorted((p, q) => dist(q.a, q.b) - dist(p.a, p.b) || p.i - q.i);
    for (const { i, a, b } of steps) {
      const level = Math.abs(a.y - b.y) < 0.01;
      const measures = level ? [dist(a, b) - 2 * (STUB + WORDS_CLEAR), ...MEASURES] : MEASURES;
      for (const measure of measures) {
        if (measure < 30 || measure > 190) continue;
        const set = linkWords(link, this.style, measure);
        const centre = set.fits ? this.spot(set, a, b, { level, points, step: i }) : null;
        if (centre) return { step: i, centre, set };
      }
    }
    return undefined;
  }

  private spot(
    set: Wrapped,
    a: Point,
    b: Point,
    on: { readonly level: boolean; readonly points: readonly Point[]; readonly step: number },
  ): Point | null {
    const size = { w: set.widest, h: wordsHeight(set, this.style) + this.style.link.size * 0.35 };
    const half = (on.level ? size.w / 2 + WORDS_CLEAR : size.h / 2 + 5) + STUB;
    const reach = dist(a, b) / 2 - half;
    if (reach < 0) return null;
    const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
    for (let off = 0; off <= reach; off += 6) {
      for (const s of off === 0 ? [0] : [off, -off]) {
        const c = on.level ? { x: middle.x + s, y: middle.y } : { x: middle.x, y: middle.y + s };
        const box = { x: c.x - size.w / 2, y: c.y - size.h / 2, w: size.w, h: size.h };
        if (this.free(box, on)) return c;
      }
    }
    return null;
  }

  private free(box: Box, own: { readonly points: readonly Point[]; readonly step: number }): boolean {
    const room = grow(box, WORDS_APART);
    const { x, y, w, h } = this.area;
    if (box.x < x + 1 || box.x + box.w > x + w - 1 || room.y < y || room.y + room.h > y + h) return false;
    const hits = (b: Box): boolean =>
      room.x < b.x + b.w && b.x < room.x + room.w && room.y < b.y + b.h && b.y < room.y + room.h;
    if (this.boxes.some((b) => hits(b.closed)) || this.words.some(hits)) return false;
    const crossed = (line: readonly Point[], skip: number): boolean =>
      line.some((p, i) => i !== skip && line[i + 1] !== undefined && meets(p, line[i + 1] ?? p, room));
    return !crossed(own.points, own.step) && !this.lines.some((l) => crossed(l, -1));
  }
}

const dist = (a: Point | undefined, b: Point | undefined): number =>
  a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;

/** A line with rounded corners, for lines without words or heads. */
export const plainLine = (points: readonly Point[]): ReturnType<typeof roundedRoute> =>
  roundedRoute(points, 6);
