import type { PassSnapshot } from '../../../shared/domain/passes/snapshot.ts';
import { type Cell, type Separator, writeCsv } from './write-csv.ts';

const passesColumns = [
  'Row',
  'Theme',
  'Path',
  'Verdict or mark',
  'Words',
  'Goes to',
  'Carried out',
  'Participant',
  'Reference',
  'Extract',
  'Code',
  'By',
  'At',
  'Extracts',
  'Read',
  'Fit',
  'Do not fit',
  'Move',
] as const;

const markWords = { fits: 'fits', not: 'does not fit', moves: 'moves' } as const;
const themeOf = (path: readonly string[]): [string, string] =>
  path.length === 0 ? ['The whole data set', ''] : [path.at(-1) ?? '', path.join(' > ')];

/** The review of themes as CSV bytes: verdicts first, then a row per mark; columns as `passesColumns`. */
export function passesCsv(snapshot: PassSnapshot, separator?: Separator): Uint8Array {
  const verdicts = snapshot.verdicts.map((row): Cell[] => [
    'Verdict',
    ...themeOf(row.path),
    row.kind ?? '',
    row.words,
    '',
    '',
    '',
    '',
    '',
    '',
    row.reviewer,
    row.at,
    ...(row.path.length === 0 ? ['', '', '', '', ''] : [row.total, row.read, row.fits, row.not, row.moves]),
  ]);
  const marks = snapshot.marks.map((row): Cell[] => [
    'Mark',
    ...themeOf(row.path),
    markWords[row.mark],
    '',
    row.to,
    row.mark !== 'moves' ? '' : row.isDone ? 'yes' : 'no',
    row.participant,
    row.reference,
    row.quote,
    row.code,
    row.reviewer,
    row.at,
    '',
    '',
    '',
    '',
    '',
  ]);
  return writeCsv([passesColumns, ...verdicts, ...marks], separator);
}
