import { AlignmentType, type ILevelsOptions, type INumberingOptions, LevelFormat } from 'docx';
import { documentInk } from '../shared/colours.ts';
import type { NumberedLine } from '../shared/lines.ts';
import { mm } from './styles.ts';

/** Where a line's number comes from: a Word list, so that the number is never part of the words. */
interface LineNumber {
  readonly reference: string;
  /** 0 for 159, 1 for 159a. */
  readonly level: 0 | 1;
}

const style = {
  paragraph: { indent: { left: mm(16), hanging: mm(5) } },
  run: { font: 'Arial', size: 15, bold: false, color: documentInk.pale },
};
const place = { alignment: AlignmentType.END, style };

/** A list that counts: numbers at the first level, the lettered lines after a number at the second. */
const counting = (start: number): ILevelsOptions[] => [
  { ...place, level: 0, format: LevelFormat.DECIMAL, text: '%1', start },
  { ...place, level: 1, format: LevelFormat.LOWER_LETTER, text: '%1%2', start: 1 },
];

/** A list of one line whose label Word would not count to by itself. */
const literal = (label: string): ILevelsOptions[] => [
  { ...place, level: 0, format: LevelFormat.DECIMAL, text: label, start: 1 },
];

/** Whether a counting list that stands at `before` would give the next line its own label. */
function counts(line: NumberedLine, before: NumberedLine): boolean {
  if (line.letters === '') return line.number === before.number + 1;
  if (line.number !== before.number || line.letters.length > 1) return false;
  return before.letters === ''
    ? line.letters === 'a'
    : line.letters.charCodeAt(0) === before.letters.charCodeAt(0) + 1;
}

/**
 * Lists that give every line the label the study knows it by: one list while Word's own counting agrees, a new
 * one with its own start or its own words wherever it would not (numbers left out, letters past z).
 */
export function lineNumbering(lines: readonly NumberedLine[]): {
  readonly numbering: INumberingOptions;
  readonly numbers: readonly LineNumber[];
} {
  const config: { reference: string; levels: ILevelsOptions[] }[] = [];
  const open = (levels: ILevelsOptions[]): void => {
    config.push({ reference: `lines-${config.length + 1}`, levels });
  };
  let before: NumberedLine | null = null;
  const numbers = lines.map((line): LineNumber => {
    const goesOn = before !== null && counts(line, before);
    if (!goesOn) open(line.letters === '' ? counting(line.number) : literal(line.label));
    before = goesOn || line.letters === '' ? line : null;
    return { reference: `lines-${config.length}`, level: goesOn && line.letters !== '' ? 1 : 0 };
  });
  return { numbering: { config }, numbers };
}
