/** Letters as outlines, read from the bundled figure fonts (simple glyphs, character map 12, long offsets). */
import { faceOf } from '../../../shared/domain/map/font/metrics.ts';
import { characterMap } from '../../../shared/domain/map/font/subset.ts';
import type { ArcTextItem, FigureFonts, TextItem } from '../../../shared/domain/map/index.ts';
import type { CurveCommand } from './curves.ts';

/** A letter's outline in font units, y up, from its origin on the baseline. */
interface Glyph {
  readonly advance: number;
  readonly outline: readonly CurveCommand[];
}

export interface GlyphSource {
  /** Font units to one size. */
  readonly unitsPerEm: number;
  /** A letter of a face; the missing-letter box where the font lacks it. */
  glyph(face: keyof FigureFonts, char: string): Glyph;
}

const known = new WeakMap<FigureFonts, GlyphSource>();

/** Reads letters on demand and keeps them for the next figure. */
export function glyphsOf(fonts: FigureFonts): GlyphSource {
  const found = known.get(fonts);
  if (found) return found;
  const faces = {
    regular: createFace(fonts.regular),
    bold: createFace(fonts.bold),
    italic: createFace(fonts.italic),
  };
  const source: GlyphSource = {
    unitsPerEm: faces.regular.unitsPerEm,
    glyph: (face, char) => faces[face].glyph(char.codePointAt(0) ?? 0),
  };
  known.set(fonts, source);
  return source;
}

/** A letter to draw: its outline, the place of its origin in points, and its turn in degrees, clockwise. */
interface PlacedGlyph {
  readonly char: string;
  readonly x: number;
  readonly y: number;
  readonly turn: number;
}

/** Every letter of an item with its place; blanks are left out. */
export function placedGlyphs(item: TextItem | ArcTextItem, source: GlyphSource): PlacedGlyph[] {
  if (item.kind === 'arc-text') return item.glyphs.filter((g) => g.char.trim() !== '');
  const face = faceOf(item);
  const perUnit = item.size / source.unitsPerEm;
  const out: PlacedGlyph[] = [];
  for (const line of item.lines) {
    const shift = item.anchor === 'start' ? 0 : item.anchor === 'middle' ? line.width / 2 : line.width;
    let x = line.x - shift;
    for (const char of line.text) {
      if (char.trim() !== '') out.push({ char, x, y: line.y, turn: 0 });
      x += source.glyph(face, char).advance * perUnit;
    }
  }
  return out;
}

interface Face {
  readonly unitsPerEm: number;
  glyph(code: number): Glyph;
}

function createFace(bytes: Uint8Array): Face {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const at = tablesOf(view);
  const indexOf = characterMap(view, at('cmap'));
  const glyf = at('glyf');
  const loca = at('loca');
  const hmtx = at('hmtx');
  const widths = view.getUint16(at('hhea') + 34);
  const read = new Map<number, Glyph>();
  return {
    unitsPerEm: view.getUint16(at('head') + 18),
    glyph: (code) => {
      const index = indexOf.get(code) ?? 0;
      let glyph = read.get(index);
      if (!glyph) {
        const from = view.getUint32(loca + index * 4);
        const to = view.getUint32(loca + index * 4 + 4);
        glyph = {
          advance: view.getUint16(hmtx + Math.min(index, widths - 1) * 4),
          outline: to > from ? readOutline(view, glyf + from) : [],
        };
        read.set(index, glyph);
      }
      return glyph;
    },
  };
}

function tablesOf(view: DataView): (tag: string) => number {
  const offsets = new Map<string, number>();
  for (let i = 0; i < view.getUint16(4); i += 1) {
    const entry = 12 + i * 16;
    const tag = String.fromCodePoint(...[0, 1, 2, 3].map((k) => view.getUint8(entry + k)));
    offsets.set(tag, view.getUint32(entry + 8));
  }
  return (tag) => {
    const offset = offsets.get(tag);
    if (offset === undefined) throw new Error(`The figure font has no ${tag} table.`);
    return offset;
  };
}

interface GlyphPoint {
  readonly x: number;
  readonly y: number;
  readonly on: boolean;
}

const ON = 1;
const X_SHORT = 2;
const Y_SHORT = 4;
const REPEAT = 8;
const X_SAME = 16;
const Y_SAME = 32;

function readOutline(view: DataView, start: number): CurveCommand[] {
  const contours = view.getInt16(start);
  if (contours <= 0) return [];
  const ends = Array.from({ length: contours }, (_, i) => view.getUint16(start + 10 + i * 2));
  const count = (ends.at(-1) ?? -1) + 1;
  let at = start + 10 + contours * 2;
  at += 2 + view.getUint16(at);
  const flags: number[] = [];
  while (flags.length < count) {
    const flag = view.getUint8(at++);
    const times = flag & REPEAT ? view.getUint8(at++) + 1 : 1;
    for (let i = 0; i < times; i += 1) flags.push(flag);
  }
  const axis = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if (flag & short) value += flag & same ? view.getUint8(at++) : -view.getUint8(at++);
      else if (!(flag & same)) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = axis(X_SHORT, X_SAME);
  const ys = axis(Y_SHORT, Y_SAME);
  const points = flags.map((flag, i) => ({ x: xs[i] ?? 0, y: ys[i] ?? 0, on: (flag & ON) !== 0 }));
  return ends.flatMap((end, i) => contourCurves(points.slice((ends[i - 1] ?? -1) + 1, end + 1)));
}

const middle = (a: GlyphPoint, b: GlyphPoint): GlyphPoint => ({
  x: (a.x + b.x) / 2,
  y: (a.y + b.y) / 2,
  on: true,
});

/** One closed contour: quadratic points, where two handles in a row imply a point half way, as cubic curves. */
function contourCurves(points: readonly GlyphPoint[]): CurveCommand[] {
  const [head] = points;
  const tail = points.at(-1);
  if (!head || !tail || points.length < 2) return [];
  const first = head.on ? head : tail.on ? tail : middle(head, tail);
  const rest = head.on ? points.slice(1) : tail.on ? points.slice(0, -1) : points;
  const out: CurveCommand[] = [['M', first.x, first.y]];
  let from = first;
  let handle: GlyphPoint | null = null;
  const arrive = (to: GlyphPoint): void => {
    if (handle === null) out.push(['L', to.x, to.y]);
    else out.push(raised(from, handle, to));
    from = to;
    handle = null;
  };
  for (const point of rest) {
    if (point.on) arrive(point);
    else {
      if (handle !== null) arrive(middle(handle, point));
      handle = point;
    }
  }
  if (handle !== null) arrive(first);
  out.push(['Z']);
  return out;
}

/** A quadratic curve as the cubic that draws the same line. */
function raised(from: GlyphPoint, handle: GlyphPoint, to: GlyphPoint): CurveCommand {
  const toward = (a: number, h: number): number => a + (2 / 3) * (h - a);
  return [
    'C',
    toward(from.x, handle.x),
    toward(from.y, handle.y),
    toward(to.x, handle.x),
    toward(to.y, handle.y),
    to.x,
    to.y,
  ];
}
