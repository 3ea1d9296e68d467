/**
 * Worded links in a tree: themes that stand next to each other are joined by a line between their boxes, with the
 * words in its gap. Other links are set under the figure.
 */
import type { DraftLink, LayoutContext } from '../draft.ts';
import { drawLink, HEAD_LENGTH, linkWords, wordsHeight } from '../links/line.ts';
import type { Style } from '../style.ts';
import type { MapLink } from '../input.ts';
import type { Box, SceneItem } from '../types.ts';
import type { Wrapped } from '../wrap.ts';

/** A link from the theme in one row to the theme in the next, and the room it needs between their boxes. */
export interface Between {
  readonly link: MapLink;
  readonly words: Wrapped | null;
  readonly room: number;
}

/** Line left to see at each end of the words, head included. */
const STUB = HEAD_LENGTH + 9;

/** The links between neighbours, by the row of the upper one; the first of a pair only, and none that was moved. */
export function linksBetween(
  { input, structure, style }: LayoutContext,
  measure: number,
): Map<number, Between> {
  const rowOf = new Map(structure.groups.map((g, i) => [g.theme.id, i]));
  const found = new Map<number, Between>();
  for (const link of input.links) {
    const a = rowOf.get(link.from);
    const b = rowOf.get(link.to);
    if (a === undefined || b === undefined || Math.abs(a - b) !== 1) continue;
    if (input.placed[link.from] || input.placed[link.to] || found.has(Math.min(a, b))) continue;
    const words = link.words.trim() === '' ? null : linkWords(link, style, measure);
    if (words && !words.fits) continue;
    found.set(Math.min(a, b), { link, words, room: (words ? wordsHeight(words, style) + 10 : 4) + 2 * STUB });
  }
  return found;
}

/** Draws the links between boxes that stand at their final places, by row. */
export function drawBetween(
  between: ReadonlyMap<number, Between>,
  boxes: readonly { readonly id: string; readonly box: Box }[],
  style: Style,
): { readonly items: readonly SceneItem[]; readonly links: readonly DraftLink[] } {
  const drawn = [...between].flatMap(([row, { link, words }]) => {
    const upper = boxes[row];
    const lower = boxes[row + 1];
    if (!upper || !lower) return [];
    const x = upper.box.x + upper.box.w / 2;
    const ends = [
      { x, y: upper.box.y + upper.box.h },
      { x, y: lower.box.y },
    ];
    const points = upper.id === link.from ? ends : ends.toReversed();
    const centre = { x, y: (upper.box.y + upper.box.h + lower.box.y) / 2 };
    return [drawLink({ link, points, words: words ? { step: 0, centre, set: words } : null }, style)];
  });
  return { items: drawn.flatMap((d) => d.items), links: drawn.map((d) => d.link) };
}
