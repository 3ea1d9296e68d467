/**
 * The numbers a figure is set with, in points at final size. Found by trying at 84 and 174 mm; widths between take
 * the nearer set. Figures wider than a page are laid out at page width and enlarged, words and lines together.
 */
import { inks, type Inks } from './colour.ts';
import type { Type } from './font/metrics.ts';
import type { MapPalette } from './types.ts';
import { PT_PER_MM } from './types.ts';

export interface Style {
  /** Width the layout works with, and how much the result is enlarged. */
  readonly width: number;
  readonly scale: number;
  readonly narrow: boolean;
  readonly sub: Type;
  readonly theme: Type;
  /** Theme names on a band or in a box: a step smaller than as a heading. */
  readonly label: Type;
  readonly hub: Type;
  readonly link: Type;
  /** Baseline to baseline, as a share of the size. */
  readonly pitch: number;
  /** Last baseline of an item to the capitals of the next; heading to first item. */
  readonly itemGap: number;
  readonly headGap: number;
  readonly gap: number;
  readonly pad: number;
  readonly padY: number;
  readonly outerRadius: number;
  readonly innerRadius: number;
  readonly fillet: number;
  readonly bullet: number;
  readonly indent: number;
  readonly lines: {
    readonly hub: number;
    readonly theme: number;
    readonly leader: number;
    readonly rule: number;
  };
  readonly inks: Inks;
}

const type = (size: number, weight: 400 | 700, style: 'normal' | 'italic' = 'normal'): Type => ({
  size,
  weight,
  style,
});

/** Widest figure set at its own size; beyond it (slides, walls) everything is enlarged. */
const PAGE_MM = 190;
const NARROW_MM = 112;
const MIDDLE_MM = 145;

/** Half the outer line and a hair, so that a tight crop never cuts ink. */
export const EDGE = 0.6;

export const MIN_WIDTH_MM = 40;
export const MAX_WIDTH_MM = 1200;

/** The style for a printed width; widths outside 40 to 1200 mm are brought inside. */
export function styleFor(widthMm: number, palette: MapPalette): Style {
  const mm = Math.min(MAX_WIDTH_MM, Math.max(MIN_WIDTH_MM, widthMm));
  const scale = mm <= PAGE_MM ? 1 : 1 + ((mm - PAGE_MM) / PAGE_MM) * 0.9;
  const base = { width: (mm * PT_PER_MM) / scale, scale, pitch: 1.2, inks: inks(palette) };
  const lines = { hub: 1.5, theme: 1, leader: 0.75, rule: 2 };
  if (mm < NARROW_MM) {
    return {
      ...base, lines, narrow: true,
      sub: type(8, 400), theme: type(9, 700), label: type(9, 700), hub: type(10.5, 700), link: type(8, 400, 'italic'),
      itemGap: 6, headGap: 7.6, gap: 5, pad: 8, padY: 11, outerRadius: 14, innerRadius: 5, fillet: 3.5, bullet: 1.5, indent: 7.5,
    }; // prettier-ignore
  }
  const middle = mm < MIDDLE_MM;
  return {
    ...base, lines, narrow: false,
    sub: type(middle ? 8.5 : 9, 400), theme: type(middle ? 10 : 11, 700), label: type(middle ? 9.5 : 10, 700), hub: type(middle ? 11 : 12, 700),
    link: type(middle ? 8.5 : 9, 400, 'italic'),
    itemGap: 7.2, headGap: 10, gap: middle ? 6 : 7, pad: middle ? 12 : 15, padY: middle ? 14 : 17, outerRadius: middle ? 18 : 22,
    innerRadius: middle ? 6 : 7, fillet: middle ? 4 : 5, bullet: 1.5, indent: 9,
  }; // prettier-ignore
}
