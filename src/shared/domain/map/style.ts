/**
 * The numbers a figure is set with, in points at final size. Found by trying at 84 and 174 mm; widths between take
 * the nearer set. Figures wider than a page are laid out at page width and enlarged, words and lines together.
 */
import { inks, type Inks } from './colour.ts';
import type { Type } from './font/metrics.ts';
import type { MapPalette } from './input.ts';
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
  /** 0 to 1: how far words and gaps have stepped down for a figure that has to be lower. */
  readonly tight: number;
  /** Height the figure should keep to, at layout size; null for any. */
  readonly tallest: number | null;
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

/** What a figure has to keep to besides its width. */
interface Within {
  readonly tight?: number;
  readonly tallestMm?: number | undefined;
}

/** The style for a printed width; widths outside 40 to 1200 mm are brought inside. */
export function styleFor(widthMm: number, palette: MapPalette, within: Within = {}): Style {
  const mm = Math.min(MAX_WIDTH_MM, Math.max(MIN_WIDTH_MM, widthMm));
  const { tight = 0, tallestMm } = within;
  const enlarged = mm <= PAGE_MM ? 0 : ((mm - PAGE_MM) / PAGE_MM) * 0.9;
  const scale = 1 + enlarged * (1 - tight);
  const tallest = tallestMm === undefined ? null : (tallestMm * PT_PER_MM) / scale;
  const style = openStyle(mm, { width: (mm * PT_PER_MM) / scale, scale, pitch: 1.2, inks: inks(palette), tight: 0, tallest }); // prettier-ignore
  return tight === 0 ? style : tightened(style, tight);
}

/** Least sizes words step down to, in points: the eight that journals ask for, levels still told apart. */
const LEAST = { sub: 8, link: 8, label: 8.5, theme: 9, hub: 10 } as const;

/** A style with its words nearer to the least sizes and its gaps nearer to two thirds. */
function tightened(style: Style, tight: number): Style {
  const down = (type: Type, least: number): Type => ({
    ...type,
    size: Math.min(type.size, Math.round((type.size + (least - type.size) * tight) * 4) / 4),
  });
  const k = 1 - tight / 3;
  return {
    ...style, tight,
    sub: down(style.sub, LEAST.sub), link: down(style.link, LEAST.link), label: down(style.label, LEAST.label),
    theme: down(style.theme, LEAST.theme), hub: down(style.hub, LEAST.hub),
    itemGap: Math.max(5.2, style.itemGap * k), headGap: Math.max(6.4, style.headGap * k), pad: style.pad * k, padY: style.padY * k,
  }; // prettier-ignore
}

/** The style of a printed width with all the room it likes. */
function openStyle(
  mm: number,
  base: Pick<Style, 'width' | 'scale' | 'pitch' | 'inks' | 'tight' | 'tallest'>,
): Style {
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

/** What a choice costs for each point it is higher than the figure may be. */
const TOO_TALL = 5;

/** The cost of a height at layout size, where a figure has to keep to one. */
export const tooTall = (height: number, { tallest }: Pick<Style, 'tallest'>): number =>
  tallest === null ? 0 : Math.max(0, height - tallest) * TOO_TALL;
