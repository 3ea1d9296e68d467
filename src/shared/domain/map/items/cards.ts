/** Notes and quotes as drawn: a note in a plain thin box, a quote slanted beside a rule, each under the name it is about. */
import { capOf, linesHeight, setLabel, type SetText } from '../blocks.ts';
import type { DraftNode } from '../draft.ts';
import type { Type } from '../font/metrics.ts';
import { roundedRect } from '../geometry.ts';
import type { Style } from '../style.ts';
import type { MapItem } from '../input.ts';
import type { Box, Point, SceneItem } from '../types.ts';

const PAD = 7;
const SWATCH = 7;
const RULE = 2;
const TO_WORDS = 8;
const ABOUT_GAP = 5;

export interface Card {
  readonly item: MapItem;
  readonly about: DraftNode | null;
  readonly head: SetText | null;
  readonly words: SetText;
  readonly source: SetText | null;
  readonly width: number;
  readonly height: number;
  readonly fits: boolean;
}

const headType = (style: Style): Type => ({ ...style.sub, size: 8, weight: 700 });
const sourceType = (style: Style): Type => ({ ...style.sub, size: 8 });
const wordsType = (style: Style, item: MapItem): Type =>
  item.kind === 'quote' ? { ...style.sub, style: 'italic' } : style.sub;

/** Measures a note or quote at a width. */
export function cardFor(item: MapItem, about: DraftNode | null, style: Style, width: number): Card {
  const isQuote = item.kind === 'quote';
  const measure = isQuote ? width - RULE - TO_WORDS - 1 : width - 2 * PAD - 1;
  const head = about ? setLabel(about.name, headType(style), measure - SWATCH - 4, 0, SWATCH + 4) : null;
  const type = wordsType(style, item);
  const top = head ? linesHeight(head.lines.length, headType(style)) + ABOUT_GAP : 0;
  const words = setLabel(isQuote ? `“${item.text}”` : item.text, type, measure, top, 0);
  const bottom = top + linesHeight(words.lines.length, type);
  const said = isQuote ? (item.attribution?.trim() ?? '') : '';
  const source = said === '' ? null : setLabel(said, sourceType(style), measure, bottom + 5, 0);
  const inner = source ? bottom + 5 + linesHeight(source.lines.length, sourceType(style)) : bottom;
  const fits = words.fits && (head?.fits ?? true);
  const widest = Math.max(...[head, words].flatMap((set) => set?.lines.map((l) => l.x + l.width) ?? []));
  const own = isQuote ? width : Math.min(width, widest + 2 * PAD + 1);
  return { item, about, head, words, source, width: own, height: inner + 2 * PAD, fits };
}

/** Draws a card with its top left corner at `at`. */
export function drawCard(
  card: Card,
  at: Point,
  style: Style,
  pinned: boolean,
): { items: SceneItem[]; node: DraftNode } {
  const { item, about } = card;
  const isQuote = item.kind === 'quote';
  const box: Box = { x: at.x + 0.5, y: at.y + 0.5, w: card.width - 1, h: card.height - 1 };
  const { paper, ink, quiet } = style.inks;
  const edge = about?.edge ?? quiet;
  const x = isQuote ? at.x + RULE + TO_WORDS : at.x + PAD;
  const y = at.y + PAD;
  const items: SceneItem[] = [
    isQuote
      ? { kind: 'rect', role: 'bullet', owner: item.id, x: at.x, y: at.y + PAD - 2, w: RULE, h: card.height - 2 * PAD + 4, radius: 0, fill: edge, stroke: null, strokeWidth: 0 }
      : { kind: 'rect', role: 'band', owner: item.id, ...box, radius: 2, fill: paper, stroke: quiet, strokeWidth: 0.75 },
  ]; // prettier-ignore
  if (card.head && about) {
    const middle = y + capOf(headType(style)) / 2;
    items.push({ kind: 'rect', role: 'bullet', owner: item.id, x: x + 0.5, y: middle - SWATCH / 2, w: SWATCH, h: SWATCH, radius: 2, fill: about.fill, stroke: about.edge, strokeWidth: 0.75 }); // prettier-ignore
    items.push(text(item.id, card.head, headType(style), { x, y }, ink, paper));
  }
  items.push(text(item.id, card.words, wordsType(style, item), { x, y }, ink, paper));
  if (card.source) items.push(text(item.id, card.source, sourceType(style), { x, y }, quiet, paper));
  const node: DraftNode = {
    id: item.id, themeId: '', parentId: about?.id ?? null, level: 99, levelName: item.kind, name: item.text, part: item.kind, sets: [item.id], source: item.attribution,
    bounds: box, hit: roundedRect(box, 2), movable: true, pinned, fill: paper, edge,
  }; // prettier-ignore
  return { items, node };
}

const text = (owner: string, set: SetText, type: Type, at: Point, fill: string, ground: string): SceneItem => ({
  kind: 'text', role: 'note', owner, size: type.size, weight: type.weight, style: type.style, anchor: 'start', fill, ground,
  lines: set.lines.map((l) => ({ ...l, x: at.x + l.x, y: at.y + l.y })),
}); // prettier-ignore
