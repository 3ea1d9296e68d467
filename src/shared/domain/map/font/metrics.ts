/**
 * Measuring words without a page: advance widths of the bundled figure font (Arimo), as data. Kerning is off in
 * every writer, so a width is the plain sum of its letters.
 */
import type { FontStyle, FontWeight } from '../types.ts';
import { ARIMO_ADVANCES } from './arimo-metrics.ts';

const UNITS_PER_EM = 2048;
/** Height of capitals as a share of the size. */
export const CAP_HEIGHT = 1409 / UNITS_PER_EM;
/** How far ink may reach above and below a baseline, as a share of the size; used for clashes. */
export const INK_ABOVE = 0.74;
export const INK_BELOW = 0.21;
/** Width given to a letter the font lacks, as a share of the size. */
const MISSING_WIDTH = 1;

export interface Type {
  readonly size: number;
  readonly weight: FontWeight;
  readonly style: FontStyle;
}

type Face = keyof typeof ARIMO_ADVANCES;

function unpack(packed: string): Map<number, number> {
  const widths = new Map<number, number>();
  for (const run of packed.split(';')) {
    const [start = '', body = ''] = run.split(':');
    let code = Number.parseInt(start, 36);
    for (const part of body.split(',')) {
      const [width = '', times] = part.split('*');
      const count = times === undefined ? 1 : Number.parseInt(times, 36);
      for (let i = 0; i < count; i += 1) widths.set(code++, Number.parseInt(width, 36) / UNITS_PER_EM);
    }
  }
  return widths;
}

const unpacked = new Map<Face, Map<number, number>>();

function widthsOf(face: Face): Map<number, number> {
  let widths = unpacked.get(face);
  if (!widths) {
    widths = unpack(ARIMO_ADVANCES[face]);
    unpacked.set(face, widths);
  }
  return widths;
}

/** Which bundled face draws this type. There is no bold italic: italics are for link words and notes only. */
export function faceOf(type: Pick<Type, 'weight' | 'style'>): Face {
  if (type.style === 'italic') return 'italic';
  return type.weight === 700 ? 'bold' : 'regular';
}

/** Advance width of `text` in points. */
export function textWidth(text: string, type: Type): number {
  const widths = widthsOf(faceOf(type));
  let sum = 0;
  for (const char of text) sum += widths.get(char.codePointAt(0) ?? 0x20) ?? MISSING_WIDTH;
  return sum * type.size;
}

/** Letters of `text` the figure font cannot draw, each once, in order of appearance. */
export function missingGlyphs(text: string): string[] {
  const widths = widthsOf('regular');
  const missing = [...text].filter((char) => !widths.has(char.codePointAt(0) ?? 0x20));
  return [...new Set(missing)];
}
