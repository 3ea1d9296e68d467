import { type Layout, lineAt, lineStarts, type LineSpan } from '../../../shared/domain/text/index.ts';

/** One numbered line of a transcript, its label taken apart. */
export interface NumberedLine extends LineSpan {
  /** 159 of "159a". */
  readonly number: number;
  /** "a" of "159a"; empty for a line that owns its number. */
  readonly letters: string;
}

/** The numbered lines of a document by turn, both in order. */
export function linesByTurn(layout: Layout): NumberedLine[][] {
  const turns = layout.turns.map((): NumberedLine[] => []);
  for (const line of lineStarts(layout)) {
    const [, number = '', letters = ''] = /^(\d+)([a-z]*)$/u.exec(line.label) ?? [];
    turns[line.turn]?.push({ ...line, number: Number(number), letters });
  }
  return turns;
}

/** "159" or "158–161": the lines a stretch of the text stands on. */
export function lineRange(layout: Layout, start: number, end: number): string {
  const first = lineAt(layout, start);
  const last = lineAt(layout, Math.max(start, end - 1));
  return first === last ? first : `${first}–${last}`;
}
