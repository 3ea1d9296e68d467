/**
 * The text as the reader shows it: the same units at the same offsets, with every breaking space drawn as a line
 * end, so that a numbered line is a line of the editor and no offset ever moves.
 */
import type { DocumentFull, SpeakerView } from '../../../../shared/contract/documents.ts';
import { labelOf, turnAt, type Layout, type Turn } from '../../../../shared/domain/text/index.ts';

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
  readonly lineCount: number;
  /** A line, made when it is asked for: a long transcript has ten thousand. */
  line(index: number): ShownLine | undefined;
  /** Where a line begins; the end of the text behind the last. */
  lineStart(index: number): number;
  /** Index of the turn a line is in. */
  lineTurn(index: number): number;
  isHardLine(index: number): boolean;
  /** The lines of the editor, without what parts them: cuts of the stored text that take no room of their own. */
  editorLines(): string[];
  readonly turns: readonly Turn[];
  /** Index of the line holding an offset. */
  lineIndexAt(offset: number): number;
  turnIndexAt(offset: number): number;
  speakerOf(turn: number): SpeakerView | null;
  isQuestion(turn: number): boolean;
}

/** Draws a stored document for the reader. O(lines), about a millisecond for 100,000 words. */
export function showText(
  document: Pick<DocumentFull, 'summary' | 'text' | 'textHash' | 'layout' | 'speakers'>,
): ShownText {
  const { text, layout } = document;
  const lines = createLines(text, layout);
  const speakers = new Map(document.speakers.map((speaker) => [speaker.id, speaker]));
  const speakerOf = (turn: number) => speakers.get(layout.turns[turn]?.speaker ?? '') ?? null;
  return {
    documentId: document.summary.id,
    textHash: document.textHash,
    text,
    ...lines,
    turns: layout.turns,
    turnIndexAt: (offset) => turnAt(layout, offset),
    speakerOf,
    isQuestion: (turn) => speakerOf(turn)?.role === 'interviewer',
  };
}

type Lines = Pick<
  ShownText,
  'lineCount' | 'line' | 'lineStart' | 'lineTurn' | 'isHardLine' | 'editorLines' | 'lineIndexAt'
>;

/** All lines as two columns of numbers. */
function createLines(text: string, { turns }: Layout): Lines {
  const lineCount = turns.reduce((sum, turn) => sum + 1 + turn.breaks.length, 0);
  const starts = new Int32Array(lineCount);
  const turnOf = new Int32Array(lineCount);
  let next = 0;
  turns.forEach((turn, index) => {
    turnOf.fill(index, next, next + 1 + turn.breaks.length);
    starts[next++] = turn.start;
    for (const start of turn.breaks) starts[next++] = start;
  });
  const lineStart = (index: number) => starts[index] ?? text.length;
  const lineTurn = (index: number) => turnOf[index] ?? -1;
  /** Whether a line ends with a space or "\n" that is not of its words; the last of a turn ends with the turn. */
  const endsSoft = (end: number) => text.charAt(end - 1) === ' ' || text.charAt(end - 1) === '\n';
  const isFirst = (index: number) => index === 0 || turnOf[index - 1] !== turnOf[index];
  const isHardLine = (index: number) =>
    !isFirst(index) && starts[index] !== turns[lineTurn(index)]?.end && !endsSoft(lineStart(index));

  function line(index: number): ShownLine | undefined {
    const turn = turns[lineTurn(index)];
    if (!turn) return undefined;
    let first = index;
    while (!isFirst(first)) first -= 1;
    const whole = turnOf[index + 1] === turnOf[index] ? lineStart(index + 1) : turn.end;
    const label = labelOf(turn, index - first);
    return {
      label,
      isFifth: /[05]$/.test(label),
      start: lineStart(index),
      end: whole !== turn.end && endsSoft(whole) ? whole - 1 : whole,
      turn: lineTurn(index),
      isFirst: index === first,
      isHard: isHardLine(index),
    };
  }

  function editorLines(): string[] {
    const made: string[] = [];
    let from = 0;
    for (let index = 1; index < lineCount; index += 1) {
      if (isHardLine(index)) continue;
      made.push(text.slice(from, lineStart(index) - 1));
      from = lineStart(index);
    }
    made.push(text.slice(from));
    return made;
  }

  return {
    lineCount,
    line,
    lineStart,
    lineTurn,
    isHardLine,
    editorLines,
    lineIndexAt: (offset) => lastAtOrBefore(starts, offset),
  };
}

function lastAtOrBefore(starts: Int32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

/** "158" or "158 to 161", as it is said aloud. */
export function linesInWords(shown: ShownText, start: number, end: number): string {
  const first = shown.line(shown.lineIndexAt(start))?.label ?? '1';
  const last = shown.line(shown.lineIndexAt(Math.max(start, end - 1)))?.label ?? first;
  return first === last ? `line ${first}` : `lines ${first} to ${last}`;
}

/** Words of a transcript inside a sentence of ours, so that writing from right to left does not turn the sentence round. */
export const isolated = (words: string): string =>
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(words) ? `\u2068${words}\u2069` : words;

/** `#7:158–161` for a range of a document. */
export function referenceOf(shown: ShownText, referenceKey: string, start: number, end: number): string {
  const first = shown.line(shown.lineIndexAt(start))?.label ?? '1';
  const last = shown.line(shown.lineIndexAt(Math.max(start, end - 1)))?.label ?? first;
  return `#${referenceKey}:${first}${last === first ? '' : `–${last}`}`;
}
