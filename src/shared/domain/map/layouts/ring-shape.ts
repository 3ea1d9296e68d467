/** Segments of a ring and words on their curve. Angles in radians, clockwise from the right. */
import { CAP_HEIGHT, textWidth, type Type } from '../font/metrics.ts';
import type { ArcGlyph, ArcTextItem, PathCommand } from '../types.ts';
import { wrap } from '../wrap.ts';

interface RingBand {
  readonly cx: number;
  readonly cy: number;
  readonly inner: number;
  readonly outer: number;
  readonly step: number;
}

export interface RingName {
  readonly type: Type;
  readonly rows: readonly { readonly text: string; readonly radius: number }[];
  readonly flipped: boolean;
}

/** White between segments, cut parallel so that it is even from hub to edge. */
const CUT = 3.5;
const ROW_PITCH = 1.18;
const LEAST = 8;

/** The outline of the segment whose middle is at `angle`. */
export function segmentPath(band: RingBand, angle: number): PathCommand[] {
  const at = (radius: number, side: 1 | -1): { x: number; y: number } => {
    const a = angle + side * (band.step / 2 - Math.asin(CUT / 2 / radius));
    return { x: band.cx + radius * Math.cos(a), y: band.cy + radius * Math.sin(a) };
  };
  const large = band.step > Math.PI;
  const [a, b, c, d] = [at(band.outer, -1), at(band.outer, 1), at(band.inner, 1), at(band.inner, -1)];
  return [
    ['M', a.x, a.y],
    ['A', band.outer, large, true, b.x, b.y],
    ['L', c.x, c.y],
    ['A', band.inner, large, false, d.x, d.y],
    ['Z'],
  ];
}

/**
 * Sets a name on the curve in one or two rows, stepping down half a point at a time to 8; null when it cannot be
 * done. Below the middle line the words run the other way, so that none is upside down.
 */
export function fitName(
  name: string,
  type: Type,
  middle: number,
  angle: number,
  step: number,
): RingName | null {
  const flipped = Math.sin(angle) > 0.05;
  const margin = step < 1.2 ? 16 : 22;
  for (let size = type.size; size >= LEAST; size -= 0.5) {
    const set = { ...type, size };
    const radii = rowRadii(middle, size, flipped);
    const least = Math.min(...radii.two);
    for (const measure of [radii.one * step - margin, least * step - margin]) {
      if (measure < size * 2) continue;
      const lines = wrap(name, set, measure);
      if (!lines.fits || lines.lines.length > 2) continue;
      const rows = lines.lines.length === 1 ? [radii.one] : radii.two;
      const fits = lines.lines.every((l, i) => l.width <= (rows[i] ?? 0) * step - margin);
      if (fits)
        return {
          type: set,
          flipped,
          rows: lines.lines.map((l, i) => ({ text: l.text, radius: rows[i] ?? middle })),
        };
    }
  }
  return null;
}

/** Baseline radii of one row, and of two from first to last. */
function rowRadii(middle: number, size: number, flipped: boolean): { one: number; two: [number, number] } {
  const cap = (size * CAP_HEIGHT) / 2;
  const half = (size * ROW_PITCH) / 2;
  return flipped
    ? { one: middle + cap, two: [middle - half + cap, middle + half + cap] }
    : { one: middle - cap, two: [middle + half - cap, middle - half - cap] };
}

interface ArcPaint {
  readonly owner: string;
  readonly ink: string;
  readonly ground: string;
}

/** The rows of a name as letters on the curve. */
export function arcRows(name: RingName, band: RingBand, angle: number, paint: ArcPaint): ArcTextItem[] {
  return name.rows.map((row) => ({
    kind: 'arc-text',
    role: 'name',
    owner: paint.owner,
    text: row.text,
    glyphs: arcGlyphs(row.text, row.radius, name, band, angle),
    size: name.type.size,
    weight: name.type.weight,
    style: name.type.style,
    fill: paint.ink,
    ground: paint.ground,
  }));
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * The letters of a line from left to right as they are seen, marks with what carries them: what is written right to left is turned round;
 * words of the other direction in it are not.
 */
export function inOrderOfReading(text: string): string[] {
  if (!RIGHT_TO_LEFT.test(text)) return [...text];
  const letters = text.match(/\P{M}\p{M}*/gu) ?? [];
  const isBack = RIGHT_TO_LEFT.test(letters.find((l) => LETTER.test(l)) ?? '');
  // runs of words against the direction of the line; what is between two words of a run belongs to it
  const runs: { against: boolean; letters: string[] }[] = [];
  for (const [i, letter] of letters.entries()) {
    const next = letters.slice(i).find((l) => LETTER.test(l)) ?? '';
    const last = runs.at(-1);
    const back = RIGHT_TO_LEFT.test(LETTER.test(letter) ? letter : next);
    const against = next !== '' && back !== isBack && (LETTER.test(letter) || last?.against === true);
    if (last?.against === against) last.letters.push(letter);
    else runs.push({ against, letters: [letter] });
  }
  const turned = runs.map((r) => (r.against === isBack ? r.letters : r.letters.toReversed()));
  return (isBack ? turned.toReversed() : turned).flat();
}

function arcGlyphs(text: string, radius: number, name: RingName, band: RingBand, angle: number): ArcGlyph[] {
  const total = textWidth(text, name.type);
  const direction = name.flipped ? -1 : 1;
  let used = 0;
  return inOrderOfReading(text).map((char) => {
    const width = textWidth(char, name.type);
    const at = angle + (direction * (used + width / 2 - total / 2)) / radius;
    used += width;
    const tangent = at + (direction * Math.PI) / 2;
    return {
      char,
      x: band.cx + radius * Math.cos(at) - (Math.cos(tangent) * width) / 2,
      y: band.cy + radius * Math.sin(at) - (Math.sin(tangent) * width) / 2,
      turn: (tangent * 180) / Math.PI,
    };
  });
}
