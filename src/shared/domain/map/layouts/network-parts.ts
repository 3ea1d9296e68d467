/** The parts of a network, measured: a theme's shape with its name, and its sub-themes as a list. */
import { linesHeight, setBlock, type Block as Words } from '../blocks.ts';
import { LEAST_SIZE } from '../check-scene.ts';
import type { LayoutContext } from '../draft.ts';
import { textWidth, type Type } from '../font/metrics.ts';
import type { Group } from '../structure.ts';
import type { Style } from '../style.ts';
import type { MapTheme } from '../input.ts';
import { widestWord, wrap } from '../wrap.ts';

/** From a shape to its list. */
export const LIST_GAP = 8;
/** Names longer than this stand better in a box than in an ellipse. */
const LONG_NAME = 42;
/** Widest shape. */
const WIDEST = 168;
/** A few themes are drawn alike: the same shape says the same level. */
export const FEW = 8;
export const MANY = 12;

export interface Part {
  readonly group: Group;
  readonly index: number;
  readonly size: { readonly w: number; readonly h: number };
  readonly measure: number;
  readonly round: boolean;
  readonly type: Type;
  readonly list: Words;
  readonly fits: boolean;
}

/** A measure that gives a name a pleasant shape: about three times as wide as high. */
function measureFor(name: string, type: Type, most: number): number {
  const area = textWidth(name, type) * type.size * 1.2;
  return Math.min(
    most,
    Math.max(widestWord(name, type) + 0.5, Math.sqrt(area * (name.length > LONG_NAME ? 3.4 : 4.4)), 48),
  );
}

function sizeOf(
  name: string,
  type: Type,
  round: boolean,
  most: number,
  pad: number,
): Pick<Part, 'size' | 'measure' | 'fits'> {
  const inner = round ? most / 1.36 - 8 : most - 2 * pad;
  const measure = measureFor(name, type, inner);
  const set = wrap(name, type, measure);
  const h = linesHeight(set.lines.length, type) + type.size * 0.5;
  const size = round
    ? { w: 1.36 * (set.widest + 8), h: 1.55 * (h + 4) }
    : { w: set.widest + 2 * pad, h: h + 1.5 * pad };
  return { size, measure, fits: set.fits };
}

/**
 * Shapes and lists of a network, themes in their order: all ovals or all boxes, few of them in one size.
 * @param most widest a shape may be, in points. @param widestList widest a list under one may be
 */
export function partsOf({ structure, style }: LayoutContext, most: number, widestList: number): Part[] {
  const longest = Math.max(...structure.groups.map((g) => g.theme.name.length));
  const shape = Math.min(most, WIDEST);
  // many sentences are set a point smaller, still above the least
  const small = longest > LONG_NAME && structure.groups.length > MANY;
  const type = small ? { ...style.label, size: Math.max(LEAST_SIZE, style.label.size - 1) } : style.label;
  const pad = small ? 6.5 : 9;
  const sized = (round: boolean): ReturnType<typeof sizeOf>[] =>
    structure.groups.map((g) => sizeOf(g.theme.name, type, round, shape, pad));
  const ovals = longest <= LONG_NAME ? sized(true) : null;
  const round = ovals?.every((o) => o.fits && o.size.h < 0.8 * o.size.w) ?? false;
  const sizes = round && ovals ? ovals : sized(false);
  const w = Math.max(...sizes.map((p) => p.size.w));
  const h = Math.max(...sizes.map((p) => p.size.h));
  return structure.groups.map((group, index) => {
    const own = sizes[index] ?? sizeOf(group.theme.name, type, round, shape, pad);
    // of many long names each keeps its height, so that short ones stand in no empty box
    const size = round || sizes.length <= FEW ? { w, h } : { w, h: own.size.h };
    const measure = Math.min(most, Math.max(w, widestList));
    const list = setBlock(group.items, style, { measure, bullets: true });
    return {
      group,
      index,
      round,
      type,
      list,
      ...own,
      measure: Math.max(own.measure, round ? 0 : w - 2 * pad),
      size,
    };
  });
}

/** Size of the shape in the middle for its words, in points, and whether they fit. */
export function hubSize(theme: MapTheme, style: Style): { w: number; h: number; fits: boolean } {
  const measure = Math.max(widestWord(theme.name, style.hub) + 0.5, Math.min(style.width * 0.3, 120));
  const set = wrap(theme.name, style.hub, Math.min(measure, style.width - 40));
  return {
    w: Math.max(set.widest, 30) + 32,
    h: linesHeight(set.lines.length, style.hub) + 32,
    fits: set.fits,
  };
}
