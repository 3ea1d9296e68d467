/**
 * Numbered lines. A turn is broken once, the break offsets are stored, and everything that shows or cites a
 * line number reads the stored layout. Changing the rule means a new LINE_RULE, never a new meaning of an old one.
 */
import type { Layout, Turn } from './types.ts';

/** Version of the breaking rule below, stored with every layout. */
const LINE_RULE = 1;

/** The longest line, in UTF-16 units, not counting the space it is broken at. */
export const LINE_UNITS = 68;

/** How far a hard break may retreat to keep a letter and its marks together. */
const MAX_RETREAT = 16;

/** What a turn is made of before it has lines. */
export interface TurnText {
  readonly text: string;
  readonly speaker: string | null;
  readonly startMs: number | null;
  readonly endMs: number | null;
}

/** A turn after an edit, with the indices of the old turns it was made from (none: newly written). */
export interface EditedTurn extends TurnText {
  readonly from: readonly number[];
}

/** One numbered line. `end` is the start of the turn's next line, or the turn's end; the breaking space is inside. */
export interface LineSpan {
  readonly label: string;
  readonly start: number;
  readonly end: number;
  /** Index of the turn in the layout. */
  readonly turn: number;
}

/**
 * Offsets where further lines of a turn begin (rule 1): greedy, at most 68 UTF-16 units, broken at the last space
 * (the next line begins after it); always after "\n"; where there is no space, at 68 units or just before, never
 * inside a surrogate pair or between a letter and its marks. Spaces that end a paragraph hang and break nothing.
 *
 * @param start offset of the turn in the document, added to every result
 */
export function breakTurn(text: string, start: number): number[] {
  const breaks: number[] = [];
  let from = 0;
  while (from <= text.length) {
    const newline = text.indexOf('\n', from);
    const to = newline < 0 ? text.length : newline;
    breakParagraph(text, from, to, start, breaks);
    if (newline < 0) break;
    from = newline + 1;
    breaks.push(start + from);
  }
  return breaks;
}

function breakParagraph(text: string, from: number, to: number, start: number, breaks: number[]): void {
  let contentEnd = to;
  while (contentEnd > from && text.charCodeAt(contentEnd - 1) === 0x20) contentEnd--;
  let line = from;
  while (contentEnd - line > LINE_UNITS) {
    const space = text.lastIndexOf(' ', line + LINE_UNITS);
    line = space > line ? space + 1 : hardBreak(text, line, line + LINE_UNITS);
    breaks.push(start + line);
  }
}

function hardBreak(text: string, line: number, wanted: number): number {
  const least = Math.max(line + 1, wanted - MAX_RETREAT);
  for (let at = wanted; at >= least; at--) if (!splitsLetter(text, at)) return at;
  return isLow(text.charCodeAt(wanted)) && isHigh(text.charCodeAt(wanted - 1)) ? wanted - 1 : wanted;
}

function splitsLetter(text: string, at: number): boolean {
  const next = text.charCodeAt(at);
  const previous = text.charCodeAt(at - 1);
  if (isHigh(previous) && isLow(next)) return true;
  if (next < 0x300) return false;
  return (
    previous === 0x200d || next === 0x200d || /^\p{M}/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
  );
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Joins turns with one "\n" each, breaks them into lines and numbers the lines from 1. */
export function layOut(turns: readonly TurnText[]): { text: string; layout: Layout } {
  let offset = 0;
  let line = 1;
  const laid = turns.map((turn): Turn => {
    const start = offset;
    const breaks = breakTurn(turn.text, start);
    const lineCount = breaks.length + 1;
    const firstLine = line;
    offset = start + turn.text.length + 1;
    line += lineCount;
    return { ...span(turn, start), firstLine, lineCount, breaks };
  });
  return { text: turns.map((turn) => turn.text).join('\n'), layout: { lineRule: LINE_RULE, turns: laid } };
}

function span(turn: TurnText, start: number): Pick<Turn, 'start' | 'end' | 'speaker' | 'startMs' | 'endMs'> {
  const { speaker, startMs, endMs } = turn;
  return { start, end: start + turn.text.length, speaker, startMs, endMs };
}

/** Index of the turn holding an offset (the joining "\n" counts to the turn before it); -1 when there are no turns. */
export function turnAt(layout: Layout, offset: number): number {
  return Math.max(
    layout.turns.length === 0 ? -1 : 0,
    lastAtOrBefore(layout.turns, (turn) => turn.start, offset),
  );
}

function lastAtOrBefore<T>(items: readonly T[], key: (item: T) => number, value: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (key(items[middle] as T) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The label of the line holding an offset: "159", or "159a" for a line gained after settling. Empty text: "1". */
export function lineAt(layout: Layout, offset: number): string {
  const turn = layout.turns[turnAt(layout, offset)];
  return turn === undefined ? '1' : labelOf(turn, lastAtOrBefore(turn.breaks, (at) => at, offset) + 1);
}

/** The label of a turn's nth line, counted from 0. */
export function labelOf(turn: Turn, index: number): string {
  if (index < turn.lineCount) return String(turn.firstLine + index);
  const number = turn.lineCount === 0 ? turn.firstLine : turn.firstLine + turn.lineCount - 1;
  return `${number}${letters(index - turn.lineCount + (turn.lettersBefore ?? 0))}`;
}

/** 0 is a, 25 is z, 26 is aa. */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}

/** Every line of a document in order. */
export function lineStarts(layout: Layout): LineSpan[] {
  return layout.turns.flatMap((turn, index) => {
    const starts = [turn.start, ...turn.breaks];
    return starts.map((start, nth) => ({
      label: labelOf(turn, nth),
      start,
      end: starts[nth + 1] ?? turn.end,
      turn: index,
    }));
  });
}

/** Offset where a line begins, or null when the document has no such line. Letters may be in either case. */
export function offsetOfLine(layout: Layout, label: string): number | null {
  const wanted = /^(\d{1,9})([a-z]*)$/.exec(label.trim().toLowerCase());
  if (wanted === null) return null;
  const number = Number(wanted[1]);
  const name = `${number}${wanted[2]}`;
  for (const turn of layout.turns) {
    const last = turn.lineCount === 0 ? turn.firstLine : turn.firstLine + turn.lineCount - 1;
    if (number < turn.firstLine || number > last) continue;
    for (
      let nth = wanted[2] === '' ? number - turn.firstLine : turn.lineCount;
      nth <= turn.breaks.length;
      nth++
    ) {
      if (labelOf(turn, nth) === name) return nth === 0 ? turn.start : (turn.breaks[nth - 1] ?? null);
      if (wanted[2] === '') break;
    }
  }
  return null;
}

/**
 * The layout after an edit of a settled document: a turn whose words changed is broken again, every other turn keeps
 * its breaks, and lines keep their numbers. Lines a turn gained are lettered after its last number (159a); numbers a
 * turn no longer fills are left out. A split turn's numbers are shared out in order; a turn from nowhere is lettered.
 *
 * @param old the layout before, and `oldText` the text it belongs to
 * @param newTurns all turns after the edit, in document order
 */
export function relabelAfterEdit(
  old: Layout,
  oldText: string,
  newTurns: readonly EditedTurn[],
): { text: string; layout: Layout } {
  const numbers = createNumbering(old, newTurns);
  let offset = 0;
  const turns = newTurns.map((turn, index): Turn => {
    const start = offset;
    offset = start + turn.text.length + 1;
    const breaks = keptBreaks(old, oldText, turn, start) ?? breakTurn(turn.text, start);
    return { ...span(turn, start), ...numbers(index, breaks.length + 1), breaks };
  });
  const lineRule = turns.length === 0 ? LINE_RULE : Math.max(old.lineRule, LINE_RULE);
  return { text: newTurns.map((turn) => turn.text).join('\n'), layout: { lineRule, turns } };
}

/** The old breaks moved to the turn's new place, when its words are the same as before. */
function keptBreaks(old: Layout, oldText: string, turn: EditedTurn, start: number): number[] | null {
  const before = turn.from.length === 1 ? old.turns[turn.from[0] as number] : undefined;
  if (before === undefined || oldText.slice(before.start, before.end) !== turn.text) return null;
  return before.breaks.map((at) => at - before.start + start);
}

type Numbers = Pick<Turn, 'firstLine' | 'lineCount' | 'lettersBefore'>;

/** Hands out numbers turn by turn, remembering which letters of the last number are taken. */
function createNumbering(
  old: Layout,
  newTurns: readonly EditedTurn[],
): (index: number, lines: number) => Numbers {
  const uses = new Map<number, number>();
  for (const turn of newTurns) for (const from of turn.from) uses.set(from, (uses.get(from) ?? 0) + 1);
  const free = new Map(
    old.turns.map((turn, index) => [index, { first: turn.firstLine, count: turn.lineCount }]),
  );
  const taken = new Map<number, number>();
  let lastNumber = 0;
  return (index, lines) => {
    const owned = takeNumbers(newTurns[index] as EditedTurn, lines, free, uses);
    const number = owned === null ? lastNumber : owned.first + owned.count - 1;
    const lettersBefore = taken.get(number) ?? 0;
    taken.set(number, lettersBefore + Math.max(0, lines - (owned?.count ?? 0)));
    lastNumber = number;
    const gained = lettersBefore > 0 ? { lettersBefore } : {};
    return { firstLine: owned?.first ?? number, lineCount: owned?.count ?? 0, ...gained };
  };
}

/** What a turn gets of its old turns' numbers: all of them, or its share when others were split from the same turn. */
function takeNumbers(
  turn: EditedTurn,
  lines: number,
  free: Map<number, { first: number; count: number }>,
  uses: Map<number, number>,
): { first: number; count: number } | null {
  let first = Infinity;
  let last = -Infinity;
  let wanted = lines;
  for (const from of turn.from) {
    const left = free.get(from);
    const users = (uses.get(from) ?? 1) - 1;
    uses.set(from, users);
    if (left === undefined || left.count === 0) continue;
    const count = users === 0 ? left.count : Math.min(left.count, Math.max(0, wanted));
    if (count === 0) continue;
    free.set(from, { first: left.first + count, count: left.count - count });
    first = Math.min(first, left.first);
    last = Math.max(last, left.first + count - 1);
    wanted -= count;
  }
  return first === Infinity ? null : { first, count: last - first + 1 };
}
