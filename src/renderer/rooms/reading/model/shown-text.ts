/**
 * The text as the reader shows it: the same units at the same offsets, with every breaking space drawn as a line
 * end, so that a numbered line is a line of the editor and no offset ever moves.
 */
import type { DocumentFull, SpeakerView } from '../../../../shared/contract/documents.ts';
import { lineStarts, turnAt, type Turn } from '../../../../shared/domain/text/index.ts';

export interface ShownLine {
  /** "159" or "159a". */
  readonly label: string;
  readonly isFifth: boolean;
  readonly start: number;
  /** After the last unit that belongs to the words; the breaking space or "\n" comes after it. */
  readonly end: number;
  readonly turn: number;
  readonly isFirst: boolean;
  /** It begins where there is no space, so it shares a line of the editor with the one before. */
  readonly isHard: boolean;
}

export interface ShownText {
  readonly documentId: string;
  readonly textHash: string;
  /** The stored text. Everything that leaves the reader is cut from this. */
  readonly text: string;
  /** The same length, with breaking spaces as "\n". */
  readonly shown: string;
  readonly lines: readonly ShownLine[];
  readonly turns: readonly Turn[];
  /** Index of the line holding an offset. */
  lineIndexAt(offset: number): number;
  turnIndexAt(offset: number): number;
  speakerOf(turn: number): SpeakerView | null;
  isQuestion(turn: number): boolean;
}

/** Draws a stored document for the reader. O(length), a few milliseconds for 100,000 words. */
export function showText(
  document: Pick<DocumentFull, 'summary' | 'text' | 'textHash' | 'layout' | 'speakers'>,
): ShownText {
  const { text, layout } = document;
  const lines = toLines(text, document);
  const speakers = new Map(document.speakers.map((speaker) => [speaker.id, speaker]));
  const speakerOf = (turn: number) => speakers.get(layout.turns[turn]?.speaker ?? '') ?? null;
  return {
    documentId: document.summary.id,
    textHash: document.textHash,
    text,
    shown: withLineEnds(text, lines),
    lines,
    turns: layout.turns,
    lineIndexAt: (offset) => lastAtOrBefore(lines, offset),
    turnIndexAt: (offset) => turnAt(layout, offset),
    speakerOf,
    isQuestion: (turn) => speakerOf(turn)?.role === 'interviewer',
  };
}

function toLines(text: string, document: Pick<DocumentFull, 'layout'>): ShownLine[] {
  let turn = -1;
  let wasHard = false;
  return lineStarts(document.layout).map((span) => {
    const isFirst = span.turn !== turn;
    turn = span.turn;
    const isLast = span.end === (document.layout.turns[turn]?.end ?? span.end);
    const breaker = isLast ? '' : text.charAt(span.end - 1);
    const endsSoft = breaker === ' ' || breaker === '\n';
    const line: ShownLine = {
      label: span.label,
      isFifth: /[05]$/.test(span.label),
      start: span.start,
      end: endsSoft ? span.end - 1 : span.end,
      turn,
      isFirst,
      isHard: wasHard && !isFirst,
    };
    wasHard = !isLast && !endsSoft;
    return line;
  });
}

function withLineEnds(text: string, lines: readonly ShownLine[]): string {
  const pieces: string[] = [];
  let from = 0;
  for (const line of lines) {
    if (line.end < from || text.charAt(line.end) !== ' ') continue;
    // a last line may be followed by nothing, and a hard break by a letter; only a breaking space is replaced
    pieces.push(text.slice(from, line.end));
    from = line.end + 1;
  }
  pieces.push(text.slice(from));
  return pieces.join('\n');
}

function lastAtOrBefore(lines: readonly ShownLine[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as ShownLine).start <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** "158" or "158 to 161", as it is said aloud. */
export function linesInWords(shown: ShownText, start: number, end: number): string {
  const first = shown.lines[shown.lineIndexAt(start)]?.label ?? '1';
  const last = shown.lines[shown.lineIndexAt(Math.max(start, end - 1))]?.label ?? first;
  return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}

/** Words of a transcript inside a sentence of ours, so that writing from right to left does not turn the sentence round. */
export const isolated = (words: string): string =>
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(words) ? `\u2068${words}\u2069` : words;

/** `#7:158–161` for a range of a document. */
export function referenceOf(shown: ShownText, referenceKey: string, start: number, end: number): string {
  const first = shown.lines[shown.lineIndexAt(start)]?.label ?? '1';
  const last = shown.lines[shown.lineIndexAt(Math.max(start, end - 1))]?.label ?? first;
  return `#${referenceKey}:${first}${last === first ? '' : `–${last}`}`;
}
