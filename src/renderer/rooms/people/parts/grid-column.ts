import type { ReactNode } from 'react';
import type { MenuEntry } from '../../../ui/index.ts';

export interface GridColumn<T> {
  id: string;
  /** Told to screen readers and shown in the heading. */
  name: string;
  /** Stands in the heading instead of the name: a field while it is renamed. */
  heading?: ReactNode;
  /** Beside the name: a badge. */
  headingMark?: ReactNode;
  className?: string;
  render(row: T): ReactNode;
  /** The text one edits; without it the cell is only read. */
  textOf?(row: T): string;
  /** What was typed, trimmed; called only when it is another than before. */
  onChange?(row: T, value: string): void;
  /** Values what is typed is completed to. */
  suggestions?(): readonly string[];
  /** Clears the cell on Delete. */
  canClear?: boolean;
  menu?: ReadonlyArray<MenuEntry>;
}
/** Whether cells of a column can be written in. */
export const isEditable = <T>(column: GridColumn<T> | undefined): boolean =>
  column?.onChange !== undefined && column.textOf !== undefined;

const NARROW = /[ijltfr.,:;'’|!() ]/u;
const BROAD = /[mwMW@]/u;
const CAPITAL = /\p{Lu}/u;
/** From here on letters are about as wide as they are high. */
const SQUARE = 0x1100;

const letterOf = (letter: string): number => {
  if ((letter.codePointAt(0) ?? 0) >= SQUARE) return 1.8;
  if (NARROW.test(letter)) return 0.55;
  if (BROAD.test(letter)) return 1.35;
  return CAPITAL.test(letter) ? 1.1 : 0.9;
};

/** About how wide a text is, in digits: enough to lay a table out before its texts are in the page. */
export function lettersIn(text: string): number {
  let sum = 0;
  for (const letter of text) sum += letterOf(letter);
  return Math.ceil(sum);
}

/** Design pixels: a digit, the edges of a cell, and how wide a column is at least and at most. */
const DIGIT = 8;
const EDGES = 22;
const MOST = 256;
const least = (at: number): number => (at === 0 ? 88 : 92);
const rem = (pixels: number): string => `${pixels / 16}rem`;

/** The width of a column of so many letters: room to point at, and room left for others. */
export const widthOf = (letters: number, at: number): string =>
  `max(${rem(least(at))}, min(${rem(MOST)}, ${letters}ch + ${rem(EDGES)}))`;

/** The same in design pixels, about. */
export const pixelsOf = (letters: number, at: number): number =>
  Math.max(least(at), Math.min(MOST, letters * DIGIT + EDGES));
