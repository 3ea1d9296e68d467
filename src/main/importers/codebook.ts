/** A codebook from elsewhere: the tables a CSV, a spreadsheet or a Word document holds, as rows of words. */
import { unguardCell } from '../exporters/csv/write-csv.ts';
import { readCsv } from './csv.ts';
import { readDocxTables, type DocxParagraph } from './docx-tables.ts';
import { defaultLimits, type ImportLimits, type ImportWork } from './limits.ts';
import { ImportRefusal, refuse } from './refusal.ts';
import { extensionOf, refuseOle, sniffContainer } from './sniff.ts';
import { readXlsx, type ReadTable } from './xlsx.ts';
import { openZip, type Zip } from './zip.ts';

const MB = 1024 * 1024;
/** A codebook is small; these end a bad file long before it hurts. */
const limits: ImportLimits = {
  ...defaultLimits,
  fileBytes: 25 * MB,
  inflatedBytes: 60 * MB,
  deadlineMs: 8_000,
};
const csvLimits = {
  bytes: 25 * MB,
  rows: 10_000,
  columns: 200,
  cellUnits: 40_000,
  keepsIndents: true,
  hasTitles: true,
};

const notATable = (what: string) =>
  new ImportRefusal(
    'unsupported',
    `This file is ${what}; a codebook is read from a CSV file, an Excel workbook (.xlsx) or a Word document (.docx).`,
  );

/** The tables of a file, at least one, each with at least one row. Throws ImportRefusal with one sentence. */
export function readCodebook(bytes: Uint8Array, fileName: string): ReadTable[] {
  const until = performance.now() + limits.deadlineMs;
  const work: ImportWork = {
    limits,
    timeLeft: () => until - performance.now(),
    checkTime() {
      if (performance.now() > until) throw refuse.timeout();
    },
    progress: () => undefined,
  };
  try {
    if (bytes.length > limits.fileBytes) throw refuse.tooLarge(`${limits.fileBytes / MB} MB`);
    return read(bytes, fileName, work);
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    const refusal = refuse.damaged('file');
    refusal.cause = error;
    throw refusal;
  }
}

function read(bytes: Uint8Array, fileName: string, work: ImportWork): ReadTable[] {
  const container = sniffContainer(bytes);
  if (container === 'ole') {
    if (extensionOf(fileName).startsWith('xl'))
      throw new ImportRefusal(
        'unsupported',
        'This file is an Excel workbook in the old .xls format or protected by a password; save it as .xlsx without one.',
      );
    throw refuseOle(bytes);
  }
  if (container === 'zip') return readPackage(openZip(bytes, work), work);
  if (container === 'pdf') throw notATable('a PDF');
  if (container === 'rtf') throw notATable('a rich text (RTF) file');
  if (
    /^(?:\uFEFF|\u00EF\u00BB\u00BF)?\s*<(?:\?xml|!doctype|html|codebook)/iu.test(
      Buffer.from(bytes.subarray(0, 200)).toString('latin1'),
    )
  )
    throw notATable('written in XML or HTML');
  const { header, rows } = readCsv(bytes, csvLimits);
  return [{ name: 'The table', rows: [header, ...rows].map((row) => row.map(unguardCell)) }];
}

function readPackage(zip: Zip, work: ImportWork): ReadTable[] {
  const has = (name: RegExp) => zip.names.some((one) => name.test(one.replaceAll('\\', '/')));
  if (has(/^xl\/workbook\.xml$/iu)) return readXlsx(zip, work);
  if (has(/^content\.xml$/iu)) throw notATable('an OpenDocument file');
  if (!has(/^word\//iu)) throw notATable('a packed file of another kind');
  const { tables, paragraphs } = readDocxTables(zip, work);
  const outline = codebookOutline(paragraphs);
  const found = tables.map((rows, at) => ({ name: `Table ${at + 1}`, rows }));
  // headings with their fields say more than a table of names beside them
  const all =
    outline.length > 1 ? [{ name: 'Headings and what stands under them', rows: outline }, ...found] : found;
  if (all.length === 0)
    throw new ImportRefusal(
      'no-text',
      'This Word document holds no table and no headings with definitions, so there is no codebook to read in it.',
    );
  return all;
}

const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:full definition|in full|long definition)$/iu, 'Full definition'],
  [/^(?:definition|short definition|description)$/iu, 'Definition'],
  [/^(?:use when|when to use|inclusion(?: criteria)?)$/iu, 'Use when'],
  [/^(?:do not use when|when not to use|exclusion(?: criteria)?)$/iu, 'Do not use when'],
  [/^(?:borderline(?: example)?)$/iu, 'Borderline example'],
  [/^(?:example|typical example)$/iu, 'Example'],
];
const COLUMNS = ['Level', 'Code', 'Kind', 'Status', ...FIELDS.map(([, name]) => name)];
/** The line under the name of a code in a codebook written here. */
const COUNTS = /^(?:Retired(?: · |$)|(?:Heading|Not used yet)$|[\d,]+ (?:person|people) · )/u;
/** Where an exported example names its place: two spaces, then a person or a reference. */
const ATTRIBUTION = / {2}(?:P\d+\b|#\d)[^\n]{0,60}$/u;

/**
 * Headings with labelled lines under them ("Definition", then a tab or a colon, then words) as rows of a table; empty
 * where no heading has any. Words before the first of these lines are the definition. Headings without a line of their own count when they stand among such.
 */
function codebookOutline(paragraphs: readonly DocxParagraph[]): string[][] {
  const rows: string[][] = [];
  let row: string[] | null = null;
  let fields = 0;
  let hasField = false;
  for (const { level, text } of paragraphs) {
    if (level !== null) {
      row = COLUMNS.map(() => '');
      row[0] = String(level);
      row[1] = text.replace(/\s+/gu, ' ');
      rows.push(row);
      hasField = false;
      continue;
    }
    if (row === null) continue;
    // the line of counts, as a codebook written here has it
    if (/^(?:Retired · )?Heading$/u.test(text)) row[2] = 'heading';
    if (text.startsWith('Retired · ')) row[3] = 'retired';
    const [, label = '', words = ''] = /^([^\t:\n]{1,30})(?:\t|:\s)([\s\S]*)$/u.exec(text) ?? [];
    const field = FIELDS.find(([pattern]) => pattern.test(label.trim()));
    if (field) {
      row[COLUMNS.indexOf(field[1])] = words.replace(ATTRIBUTION, '').trim();
      fields += 1;
      hasField = true;
    } else if (!hasField && !COUNTS.test(text)) {
      const at = COLUMNS.indexOf('Definition');
      row[at] = [row[at], text.trim()].filter(Boolean).join('\n');
    }
  }
  if (fields === 0) return [];
  // the list of all codes stands under a heading of its own in a codebook written here
  const [first] = rows;
  const isList = first?.[1] === 'All codes' && first.slice(2).every((cell) => cell === '');
  return [COLUMNS, ...(isList ? rows.slice(1) : rows)];
}
