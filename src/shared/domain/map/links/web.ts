/**
 * Worded links among boxes that stand anywhere: each finds a free way, with its words in a gap in its own line. A link
 * that finds no way, or no room for its words, is left for the strip under the figure.
 */
import { lineBox, type DraftLink } from '../draft.ts';
import { growBox, roundedRoute, unionBox } from '../geometry.ts';
import type { Style } from '../style.ts';
import type { MapLink } from '../input.ts';
import type { Box, Point, SceneItem } from '../types.ts';
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
import { fanItems, leaves } from './fan.ts';
import { portsFor, type Leave, type WebBox } from './ports.ts';
import { distance, meets, Sheet, straighten, type Port } from './route.ts';

const STUB = HEAD_LENGTH + 5;
/** Room words keep from boxes, other words and other lines. */
const WORDS_APART = 4;
/** Two lines never meet a shape closer than this. */
const PORTS_APART = 9;
/** Words of a fan on the far side of its junction count as this much more way. */
const WORDS_LATE = 200;
/** How much farther lines keep from boxes so that words of two, three, four rows have room. */
const APARTS = [9, 16, 24];
/** A line longer than this many times its straight way, and so many points more, is read better under the figure. */
const DETOUR = 2.2;
const DETOUR_FREE = 240;
/** Widths words are tried at, in points. */
const MEASURES = [170, 120, 92, 72];

interface Fan {
  readonly trunk: RoutedLink;
  readonly arms: readonly Point[][];
  /** Way of all its lines. */
  readonly length: number;
  undo(): void;
}

export class WebDrawer {
  private readonly sheet: Sheet;
  /** The same sheet with lines farther from what they pass, for words of several rows. */
  private readonly roomy: readonly Sheet[];
  private readonly lines: Point[][] = [];
  private readonly words: Box[] = [];
  private readonly wordless: Box[] = [];
  private readonly ends: Point[] = [];
  private readonly boxes: readonly WebBox[];
  private readonly style: Style;
  private readonly area: Box;

  constructor(boxes: readonly WebBox[], style: Style, area: Box) {
    this.boxes = boxes;
    this.style = style;
    this.area = area;
    this.sheet = new Sheet(area);
    this.roomy = APARTS.map((apart) => new Sheet(area, apart));
    for (const b of boxes) for (const sheet of this.sheets()) sheet.close(b.closed);
  }

  private sheets(): readonly Sheet[] {
    return [this.sheet, ...this.roomy];
  }

  /** A line already drawn, which words keep off and later lines avoid. */
  take(points: readonly Point[]): void {
    this.lines.push([...points]);
    this.ends.push(...points.slice(0, 1), ...points.slice(-1));
    this.mark(points);
  }

  private mark(points: readonly Point[]): void {
    for (const sheet of this.sheets()) sheet.mark(points);
  }

  /** A free way at right angles between two boxes, or null. */
  way(from: WebBox, to: WebBox, sheet = this.sheet, leave: Leave = 'any'): Point[] | null {
    const open = (p: Port): boolean => !this.ends.some((e) => distance(e, p) < PORTS_APART);
    const way = sheet.way(portsFor(from, leave, to).filter(open), portsFor(to, leave, from).filter(open));
    const points = way ? straighten(way) : [];
    return points.length >= 2 && this.runsFree(points, from, to) ? points : null;
  }

  /** The grid is coarse and ends are drawn onto their ports, so the finished line is looked at once more. */
  private runsFree(points: readonly Point[], from: WebBox | null, to: WebBox): boolean {
    const last = points.length - 2;
    return points.slice(0, -1).every((a, i) => {
      const b = points[i + 1] ?? a;
      const clear = (o: WebBox): boolean =>
        (o === from && i === 0) || (o === to && i === last) || !meets(a, b, growBox(o.closed, 1));
      return this.boxes.every(clear) && this.words.every((w) => !meets(a, b, growBox(w, 1)));
    });
  }

  /** Nothing runs through this box, and no words stand on it. */
  keepOff(box: Box): void {
    this.words.push(box);
    for (const sheet of this.sheets()) sheet.close(box);
  }

  /** No words stand on this box; lines may end in it. */
  keepWordsOff(box: Box): void {
    this.wordless.push(box);
  }

  /** Draws one link, or gives null when there is no way or no room for its words. */
  draw(link: MapLink): { items: SceneItem[]; link: DraftLink } | null {
    const plan = this.plan(link);
    if (!plan) return null;
    this.commit(plan);
    return drawLink(plan, this.style);
  }

  /** The way of a link and the place of its words, before anything is drawn. */
  private plan(link: MapLink): RoutedLink | null {
    const from = this.boxes.find((b) => b.id === link.from);
    const to = this.boxes.find((b) => b.id === link.to);
    if (!from || !to || from === to) return null;
    const tries: (readonly [Sheet, Leave])[] = [[this.sheet, 'any']];
    if (link.words.trim() !== '') {
      const sheet = this.roomy[Math.min(APARTS.length, linkWords(link, this.style, 92).lines.length) - 1] ?? this.sheet; // prettier-ignore
      tries.push([sheet, 'any'], [sheet, 'far']);
    }
    for (const [sheet, leave] of tries) {
      const points = this.way(from, to, sheet, leave);
      const found = points ? this.worded(link, points) : null;
      if (found) return found;
    }
    return null;
  }

  /** A way with its words on it, where there is room for them. */
  private worded(link: MapLink, points: readonly Point[]): RoutedLink | null {
    const length = lengthOf(points);
    if (length > DETOUR * distance(points[0], points.at(-1)) + DETOUR_FREE) return null;
    const least = link.arrow === 'both' ? 2 * HEAD_LENGTH + 4 : HEAD_LENGTH + 4;
    const first = distance(points[0], points[1]);
    const last = distance(points.at(-2), points.at(-1));
    if (length < least || Math.min(first, last) < HEAD_LENGTH + 0.5) return null;
    const words = link.words.trim() === '' ? null : this.place(link, points);
    return words === undefined ? null : { link, points, words };
  }

  /** Takes the room of a planned link; gives the box of its words. */
  private commit({ link, points, words }: RoutedLink, isTrial = false): Box | null {
    this.lines.push([...points]);
    this.ends.push(...points.slice(0, 1), ...points.slice(-1));
    // what is tried leaves no mark, for marks are not taken back
    if (!isTrial) this.mark(points);
    if (!words) return null;
    const item = wordsItem(link, words.set, words.centre, this.style, this.style.inks.paper);
    const box = unionBox(item.lines.map((l) => lineBox(l, item.size, item.anchor)));
    this.keepOff(box);
    return box;
  }

  /**
   * Draws a link of three ends or more: a line with the words to one of its ends, and from a small junction on it an arm to each of the
   * others; of all ways to do so the shortest. Gives null, and takes no room, when one end finds no free way.
   */
  drawFan(link: MapLink): { items: SceneItem[]; link: DraftLink } | null {
    const others = [link.to, ...(link.also ?? [])];
    // most that find no way are walled in, which is seen at once
    const ends = [link.from, ...others].map((id) => this.boxes.find((b) => b.id === id));
    if (!ends.every((b) => b && this.sheet.canLeave(portsFor(b)))) return null;
    const tried = others.flatMap((to) => {
      const fan = this.fan({ ...link, to, also: others.filter((id) => id !== to) });
      if (!fan) return [];
      fan.undo();
      return [{ to, length: fan.length }];
    });
    const [best] = tried.toSorted((a, b) => a.length - b.length);
    const fan = best ? this.fan({ ...link, to: best.to, also: others.filter((id) => id !== best.to) }) : null;
    if (!fan) return null;
    for (const way of [fan.trunk.points, ...fan.arms]) this.mark(way);
    const drawn = fanItems(fan.trunk, fan.arms, this.style);
    return { ...drawn, link: { ...drawn.link, to: link.to } };
  }

  /** Lays a fan with its line to `to`; `undo` gives its room back. */
  private fan(link: MapLink): Fan | null {
    const ends = (link.also ?? []).map((id) => this.boxes.find((b) => b.id === id));
    const trunk = this.plan({ ...link, also: [] });
    if (!trunk || ends.length === 0) return null;
    const before = { lines: this.lines.length, words: this.words.length, ends: this.ends.length };
    const box = this.commit(trunk, true);
    const undo = (): void => {
      if (box) for (const sheet of this.sheets()) sheet.open(box);
      this.lines.length = before.lines;
      this.words.length = before.words;
      this.ends.length = before.ends;
    };
    const arms: Point[][] = [];
    for (const end of ends) {
      const arm = end ? this.arm(trunk, box, arms[0]?.[0], end) : null;
      if (!arm) {
        undo();
        return null;
      }
      this.lines.push(arm);
      this.ends.push(...arm.slice(-1));
      arms.push(arm);
    }
    const length = [trunk.points, ...arms].reduce((sum, way) => sum + lengthOf(way), 0);
    // what is said of all arms should stand before they part
    const at = arms[0]?.[0];
    const parts = leaves(trunk, box).find((p) => distance(p, at) < 0.01);
    const late = link.arrow === 'to' && parts?.isPast === false ? WORDS_LATE : 0;
    return { trunk, arms, length: length + late, undo };
  }

  /** The way from the line of a fan to one more end: from where another arm leaves if that serves, else from anywhere past the words. */
  private arm(
    trunk: RoutedLink,
    words: Box | null,
    junction: Point | undefined,
    end: WebBox,
  ): Point[] | null {
    const open = (p: Port): boolean => !this.ends.some((e) => distance(e, p) < PORTS_APART);
    const all = leaves(trunk, words);
    const here = junction ? all.filter((p) => distance(p, junction) < 0.01) : [];
    const past = all.filter((p) => p.isPast);
    for (const starts of [here, past, all]) {
      const way = starts.length > 0 ? this.sheet.way(starts, portsFor(end).filter(open)) : null;
      const points = way ? straighten(way) : [];
      const last = distance(points.at(-2), points.at(-1));
      if (points.length >= 2 && last >= HEAD_LENGTH + 0.5 && this.runsFree(points, null, end)) return points;
    }
    return null;
  }

  /** A place for the words on the line: the longest step first, its middle first; undefined when there is none. */
  private place(link: MapLink, points: readonly Point[]): RoutedLink['words'] | undefined {
    const steps = points
      .slice(0, -1)
      .map((a, i) => ({ i, a, b: points[i + 1] ?? a }))
      .toSorted((p, q) => distance(q.a, q.b) - distance(p.a, p.b) || p.i - q.i);
    for (const { i, a, b } of steps) {
      const level = Math.abs(a.y - b.y) < 0.01;
      const measures = level ? [distance(a, b) - 2 * (STUB + WORDS_CLEAR), ...MEASURES] : MEASURES;
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
    const reach = distance(a, b) / 2 - half;
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
    const room = growBox(box, WORDS_APART);
    const { x, y, w, h } = this.area;
    if (box.x < x + 1 || box.x + box.w > x + w - 1 || room.y < y || room.y + room.h > y + h) return false;
    const hits = (b: Box): boolean =>
      room.x < b.x + b.w && b.x < room.x + room.w && room.y < b.y + b.h && b.y < room.y + room.h;
    if (this.boxes.some((b) => hits(b.closed)) || [...this.words, ...this.wordless].some(hits)) return false;
    const crossed = (line: readonly Point[], skip: number): boolean =>
      line.some((p, i) => i !== skip && line[i + 1] !== undefined && meets(p, line[i + 1] ?? p, room));
    return !crossed(own.points, own.step) && !this.lines.some((l) => crossed(l, -1));
  }
}

/** A line with rounded corners, for lines without words or heads. */
export const plainLine = (points: readonly Point[]): ReturnType<typeof roundedRoute> =>
  roundedRoute(points, 6);

const lengthOf = (way: readonly Point[]): number =>
  way.reduce((sum, p, i) => sum + distance(p, way[i + 1] ?? p), 0);
