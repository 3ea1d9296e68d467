import type { Layout, Turn } from '../../../shared/domain/text/types.ts';

/** One numbered line of a transcript. */
export interface NumberedLine {
  /** "159", or "159a" for a line that came after the numbers were fixed. */
  readonly label: string;
  readonly number: number;
  /** 0 for a line that owns its number, 1 for a, 2 for b and so on. */
  readonly letter: number;
  readonly start: number;
  /** After the line's last unit; the space or line break the line was broken at is inside. */
  readonly end: number;
}

/** "a" for 1, "z" for 26, "aa" for 27: the letters office programs count with. */
export function lineLetter(letter: number): string {
  if (letter <= 0) return '';
  const sign = String.fromCharCode(97 + ((letter - 1) % 26));
  return sign.repeat(Math.floor((letter - 1) / 26) + 1);
}

/** The numbered lines of one turn, in order. */
export function linesOfTurn(turn: Turn): NumberedLine[] {
  const starts = [turn.start, ...turn.breaks];
  const own = Math.max(1, turn.lineCount);
  return starts.map((start, index) => {
    const letter = Math.max(0, index - own + 1);
    const number = turn.firstLine + Math.min(index, own - 1);
    return {
      label: `${number}${lineLetter(letter)}`,
      number,
      letter,
      start,
      end: starts[index + 1] ?? turn.end,
    };
  });
}

/** "159" or "158–161": the lines a stretch of the text touches; empty when it touches none. */
export function lineRange(layout: Layout, start: number, end: number): string {
  const touched = layout.turns
    .filter((turn) => turn.start < end && turn.end > start)
    .flatMap(linesOfTurn)
    .filter((line) => line.start < end && line.end > start);
  const first = touched[0];
  const last = touched.at(-1);
  if (!first || !last) return '';
  return first === last ? first.label : `${first.label}–${last.label}`;
}
