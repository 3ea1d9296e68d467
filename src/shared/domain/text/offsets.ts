/** Offsets are UTF-16 units; a person cuts at graphemes. */

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** True when an offset falls between the halves of a surrogate pair. */
export function splitsPair(text: string, offset: number): boolean {
  return (
    offset > 0 &&
    offset < text.length &&
    isLow(text.charCodeAt(offset)) &&
    isHigh(text.charCodeAt(offset - 1))
  );
}

const clamp = (value: number, most: number): number => Math.min(Math.max(Math.trunc(value), 0), most);

// Text looked at on each side of an offset when looking for the letter around it; the longest emoji in use have 35 units.
const WINDOW = 64;
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Moves an offset that falls inside a letter as a reader sees it (marks, emoji, flags) to the letter's edge. */
export function snapToGrapheme(text: string, offset: number, toward: 'start' | 'end'): number {
  const at = clamp(offset, text.length);
  if (at === 0 || at === text.length) return at;
  if (text.charCodeAt(at) < 0x80 && text.charCodeAt(at - 1) < 0x80) return at;
  const from = windowStart(text, at);
  const found = segmenter.segment(text.slice(from, at + WINDOW)).containing(at - from);
  if (found === undefined) return at;
  const start = from + found.index;
  return start === at || toward === 'start' ? start : start + found.segment.length;
}

function windowStart(text: string, at: number): number {
  let from = Math.max(0, at - WINDOW);
  const space = Math.max(text.lastIndexOf(' ', at - 1), text.lastIndexOf('\n', at - 1));
  if (space > from) from = space;
  return splitsPair(text, from) ? from - 1 : from;
}

/** A range widened so that neither end cuts a letter. */
export function snapRange(text: string, start: number, end: number): { start: number; end: number } {
  return { start: snapToGrapheme(text, start, 'start'), end: snapToGrapheme(text, end, 'end') };
}

interface Snippet {
  readonly text: string;
  /** The range inside the snippet's own text. */
  readonly start: number;
  readonly end: number;
  /** Whether there is more text before and after. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

// How far an edge may move inward to stand at a space.
const TO_SPACE = 14;

/** The text around a range, up to `around` units on each side, cut at a space when one is near, never inside a letter. */
export function snippet(text: string, start: number, end: number, around: number): Snippet {
  const first = clamp(start, text.length);
  const last = Math.max(first, clamp(end, text.length));
  const from = edgeBefore(text, first, around);
  const to = edgeAfter(text, last, around);
  const cut = { cutBefore: from > 0, cutAfter: to < text.length };
  return { text: text.slice(from, to), start: first - from, end: last - from, ...cut };
}

function edgeBefore(text: string, first: number, around: number): number {
  const wanted = first - around;
  if (wanted <= 0) return 0;
  const space = text.slice(wanted, Math.min(first, wanted + TO_SPACE)).search(/\s/);
  return space >= 0 ? wanted + space + 1 : Math.min(first, snapToGrapheme(text, wanted, 'end'));
}

function edgeAfter(text: string, last: number, around: number): number {
  const wanted = last + around;
  if (wanted >= text.length) return text.length;
  for (let at = wanted; at > Math.max(last, wanted - TO_SPACE); at--)
    if (/\s/.test(text.charAt(at))) return at;
  return Math.max(last, snapToGrapheme(text, wanted, 'start'));
}
