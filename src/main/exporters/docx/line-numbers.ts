import { AlignmentType, type INumberingOptions, LevelFormat, type ILevelsOptions } from 'docx';
import { documentInk } from '../shared/colours.ts';
import type { NumberedLine } from '../shared/lines.ts';
import { mm } from './styles.ts';

/** Where a line's number comes from: a Word list, so that the number is never part of the words. */
export interface LineNumber {
  readonly reference: string;
  /** 0 for 159, 1 for 159a. */
  readonly level: 0 | 1;
}

const style = {
  paragraph: { indent: { left: mm(16), hanging: mm(5) } },
  run: { font: 'Arial', size: 15, bold: false, color: documentInk.pale },
};

const levels = (start: number): ILevelsOptions[] => [
  { level: 0, format: LevelFormat.DECIMAL, text: '%1', alignment: AlignmentType.END, start, style },
  { level: 1, format: LevelFormat.LOWER_LETTER, text: '%1%2', alignment: AlignmentType.END, start: 1, style },
];

const follows = (line: NumberedLine, before: NumberedLine | undefined): boolean =>
  before !== undefined &&
  (line.letter === 0
    ? line.number === before.number + 1
    : line.number === before.number && line.letter === before.letter + 1);

/**
 * Lists that give every line the number the study knows it by: one list while the numbers run on, a new one
 * with its own start wherever they jump.
 */
export function lineNumbering(lines: readonly NumberedLine[]): {
  readonly numbering: INumberingOptions;
  readonly numbers: readonly LineNumber[];
} {
  const config: { reference: string; levels: ILevelsOptions[] }[] = [];
  const numbers = lines.map((line, index): LineNumber => {
    if (!follows(line, lines[index - 1])) {
      config.push({ reference: `lines-${config.length + 1}`, levels: levels(line.number) });
    }
    return { reference: `lines-${config.length}`, level: line.letter === 0 ? 0 : 1 };
  });
  return { numbering: { config }, numbers };
}
