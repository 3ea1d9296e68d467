/** What a word, a sentence, a line and a turn are, for selecting by key. Ranges are UTF-16 offsets, end exclusive. */
import type { ShownText } from './shown-text.ts';

export interface TextRange {
  readonly start: number;
  readonly end: number;
}
export type Unit = 'word' | 'sentence' | 'line' | 'turn';

/**
 * The unit around a selection. When the selection is already exactly that unit (or more), the next one is taken in,
 * so that the same key pressed again goes on.
 */
export function selectUnit(
  shown: ShownText,
  unit: Unit,
  from: number,
  to: number,
  lang?: string | null,
): TextRange {
  const around = unitAt(shown, unit, from, lang);
  const last = to > from ? unitAt(shown, unit, to - 1, lang) : around;
  const isWhole = from <= around.start && to >= last.end && to > from;
  if (!isWhole) return { start: Math.min(from, around.start), end: Math.max(to, last.end) };
  const next = nextUnit(shown, unit, to, lang);
  return { start: from, end: next?.end ?? to };
}

/** The unit holding an offset; between two words it is the one before or after. */
export function unitAt(shown: ShownText, unit: Unit, offset: number, lang?: string | null): TextRange {
  const turn = shown.turns[shown.turnIndexAt(offset)];
  if (!turn) return { start: offset, end: offset };
  if (unit === 'turn') return { start: turn.start, end: turn.end };
  if (unit === 'line') {
    const line = shown.line(shown.lineIndexAt(offset));
    return line ? { start: line.start, end: line.end } : { start: turn.start, end: turn.end };
  }
  const pieces = segmentsOf(shown, turn.start, turn.end, unit, lang);
  return (
    pieces.find((piece) => piece.start <= offset && offset < piece.end) ??
    pieces.find((piece) => piece.start >= offset) ??
    pieces.at(-1) ?? { start: turn.start, end: turn.end }
  );
}

function nextUnit(shown: ShownText, unit: Unit, offset: number, lang?: string | null): TextRange | null {
  let at = offset;
  while (at < shown.text.length && /\s/.test(shown.text.charAt(at))) at += 1;
  return at >= shown.text.length ? null : unitAt(shown, unit, at, lang);
}

const segmenters = new Map<string, Intl.Segmenter>();
function segmenterFor(unit: 'word' | 'sentence', lang: string | null | undefined): Intl.Segmenter {
  const key = `${unit} ${lang ?? ''}`;
  const known = segmenters.get(key);
  if (known) return known;
  let made: Intl.Segmenter;
  try {
    made = new Intl.Segmenter(lang ?? undefined, { granularity: unit });
  } catch {
    made = new Intl.Segmenter(undefined, { granularity: unit }); // a language tag no browser knows
  }
  segmenters.set(key, made);
  return made;
}

function segmentsOf(
  shown: ShownText,
  start: number,
  end: number,
  unit: 'word' | 'sentence',
  lang: string | null | undefined,
): TextRange[] {
  return Array.from(segmenterFor(unit, lang).segment(shown.text.slice(start, end)))
    .filter((piece) => unit === 'sentence' || piece.isWordLike === true)
    .map((piece) => ({
      start: start + piece.index,
      end: start + piece.index + piece.segment.trimEnd().length,
    }))
    .filter((piece) => piece.end > piece.start);
}

/** Some words after (1) or before (-1) a place, within its turn and with the signs between them. */
export function wordsBeside(
  shown: ShownText,
  offset: number,
  side: 1 | -1,
  count: number,
  lang?: string | null,
): string {
  const turn = shown.turns[shown.turnIndexAt(side === 1 ? offset : Math.max(0, offset - 1))];
  if (!turn) return '';
  const from = side === 1 ? offset : Math.max(turn.start, offset - 60);
  const to = side === 1 ? Math.min(turn.end, offset + 60) : offset;
  const words = segmentsOf(shown, from, to, 'word', lang);
  const edge = side === 1 ? words.at(Math.min(count, words.length) - 1)?.end : words.at(-count)?.start;
  const start = side === 1 ? from : (edge ?? words[0]?.start ?? from);
  const end = side === 1 ? (edge ?? to) : to;
  return shown.text.slice(start, end).replace(/\s+/gu, ' ').trim();
}

/** A selection grown to the whole words at its ends; spaces and signs between words stay where they are. */
export function wholeWords(shown: ShownText, from: number, to: number, lang?: string | null): TextRange {
  if (to <= from) return { start: from, end: to };
  const first = unitAt(shown, 'word', from, lang);
  const last = unitAt(shown, 'word', to - 1, lang);
  return {
    start: first.start < from && from < first.end ? first.start : from,
    end: last.start < to && to < last.end ? last.end : to,
  };
}

/** A selection without the spaces at its edges: a coding begins and ends with words. */
export function trimRange(text: string, from: number, to: number): TextRange {
  let start = from;
  let end = to;
  while (start < end && /\s/.test(text.charAt(start))) start += 1;
  while (end > start && /\s/.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

/** One edge moved by a word, outward or inward; null when nothing would be left or there is nothing more. */
export function moveEdge(
  shown: ShownText,
  range: TextRange,
  edge: 'start' | 'end',
  forward: boolean,
  lang?: string | null,
): TextRange | null {
  const at = edge === 'start' ? range.start : range.end;
  const moved = forward ? wordEndAfter(shown, at, edge, lang) : wordStartBefore(shown, at, edge, lang);
  const next = edge === 'start' ? { start: moved, end: range.end } : { start: range.start, end: moved };
  return next.end > next.start && moved !== at ? next : null;
}

function wordEndAfter(shown: ShownText, at: number, edge: 'start' | 'end', lang?: string | null): number {
  let from = at;
  if (edge === 'start') from = unitAt(shown, 'word', at, lang).end;
  const next = nextUnit(shown, 'word', from, lang);
  if (!next) return edge === 'end' ? shown.text.length : at;
  if (edge === 'start') return Math.max(at, next.start);
  // punctuation that closes the word goes with it
  let end = next.end > at ? next.end : at;
  while (end < shown.text.length && /[^\s\p{L}\p{N}([“‘"]/u.test(shown.text.charAt(end))) end += 1;
  return end;
}

function wordStartBefore(shown: ShownText, at: number, edge: 'start' | 'end', lang?: string | null): number {
  let before = at;
  if (edge === 'end') {
    // to the end of the word before the last one
    const last = lastWordBefore(shown, before, lang);
    if (!last) return at;
    const previous = lastWordBefore(shown, last.start, lang);
    if (!previous) return at;
    let end = previous.end;
    while (end < last.start && /[^\s\p{L}\p{N}([“‘"]/u.test(shown.text.charAt(end))) end += 1;
    return end;
  }
  const word = lastWordBefore(shown, before, lang);
  before = word?.start ?? at;
  while (before > 0 && /[([“‘"]/.test(shown.text.charAt(before - 1))) before -= 1;
  return before;
}

function lastWordBefore(shown: ShownText, offset: number, lang?: string | null): TextRange | null {
  for (let turn = shown.turnIndexAt(Math.max(0, offset - 1)); turn >= 0; turn -= 1) {
    const of = shown.turns[turn];
    if (!of) return null;
    const found = segmentsOf(shown, of.start, Math.min(of.end, offset), 'word', lang).at(-1);
    if (found) return found;
  }
  return null;
}

let graphemes: Intl.Segmenter | null = null;
/** How far a letter as it is read (with its accents) can reach, in UTF-16 units. */
const LONGEST_LETTER = 40;

/** One edge moved by a letter, passing over spaces; null when nothing would be left or there is nothing more. */
export function moveEdgeByLetter(
  text: string,
  range: TextRange,
  edge: 'start' | 'end',
  forward: boolean,
): TextRange | null {
  graphemes ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const step = (at: number): number => {
    const pieces = Array.from(
      (graphemes as Intl.Segmenter).segment(
        forward ? text.slice(at, at + LONGEST_LETTER) : text.slice(Math.max(0, at - LONGEST_LETTER), at),
      ),
    );
    const length = (forward ? pieces[0] : pieces.at(-1))?.segment.length ?? 0;
    return forward ? at + length : at - length;
  };
  const start = edge === 'start' ? range.start : range.end;
  let at = step(start);
  // a coding neither begins nor ends with a space
  const isSpace = (unit: number) => /\s/u.test(text.charAt(unit));
  if (edge === 'end') {
    if (forward) while (at < text.length && isSpace(at - 1)) at = step(at);
    else while (at > range.start && isSpace(at - 1)) at -= 1;
    if (isSpace(at - 1)) return null;
  } else {
    if (forward) while (at < range.end && isSpace(at)) at += 1;
    else while (at > 0 && isSpace(at)) at = step(at);
    if (isSpace(at)) return null;
  }
  if (at === start) return null;
  const next = edge === 'start' ? { start: at, end: range.end } : { start: range.start, end: at };
  return next.end > next.start ? next : null;
}
