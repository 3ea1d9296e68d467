import { AS_ONE_COLUMN } from '../../../shared/domain/counted-as-one.ts';
import type { CodebookSnapshot, QuoteSnapshot } from '../snapshots.ts';
import { attribution } from '../shared/wording.ts';
import { type Cell, type Separator, writeCsv } from './write-csv.ts';

export const codebookColumns = [
  'Code',
  'Parent',
  'Path',
  'Kind',
  'Status',
  'Colour',
  'Definition',
  'Full definition',
  'Use when',
  'Do not use when',
  'Example',
  'Example from',
  'Borderline example',
  'Borderline example from',
  'People',
  'Transcripts',
  'Codings',
] as const;

const extract = (quote: QuoteSnapshot | null): Cell[] =>
  quote ? [quote.text, attribution(quote)] : ['', ''];

/**
 * The codebook as CSV bytes: a row per code in the order of the tree, columns as `codebookColumns`, and one more where transcripts of
 * several people are behind a code.
 */
export function codebookCsv(snapshot: CodebookSnapshot, separator?: Separator): Uint8Array {
  const isAsOne = snapshot.codes.some((code) => code.asOne);
  const rows = snapshot.codes.map((code): Cell[] => [
    code.name,
    code.path.at(-2) ?? '',
    code.path.join(' > '),
    code.isHeading ? 'heading' : 'code',
    code.isRetired ? 'retired' : 'in use',
    code.colour,
    code.definition,
    code.fullDefinition,
    code.useWhen,
    code.doNotUseWhen,
    ...extract(code.example),
    ...extract(code.borderline),
    code.people,
    code.transcripts,
    code.codings,
    ...(isAsOne ? [code.asOne ?? 0] : []),
  ]);
  const head = [...codebookColumns, ...(isAsOne ? [`People: ${AS_ONE_COLUMN}`] : [])];
  return writeCsv([head, ...rows], separator);
}
