/** Tables as comma-separated values (RFC 4180, and what spreadsheets make of it): participants' attributes. */
import { decodeText } from './encoding.ts';
import { ImportRefusal, refuse } from './refusal.ts';

interface CsvTable {
  readonly header: readonly string[];
  /** Every row has as many cells as the header. */
  readonly rows: readonly (readonly string[])[];
  readonly separator: ',' | ';' | '\t';
  readonly warnings: readonly string[];
}

interface CsvLimits {
  readonly bytes: number;
  readonly rows: number;
  readonly columns: number;
  readonly cellUnits: number;
  /** Spaces before words are kept: in a codebook they say what stands under what. */
  readonly keepsIndents?: boolean;
  /** Lines of one cell may stand above the line that names the columns: a title, a date. They are left out. */
  readonly hasTitles?: boolean;
}

/** Enough for any study's participants, and far too little to hurt. */
export const csvLimits: CsvLimits = {
  bytes: 10 * 1024 * 1024,
  rows: 10_000,
  columns: 200,
  cellUnits: 10_000,
};

const separators = [',', ';', '\t'] as const;

/**
 * Reads a table with a header row. The separator is the one that cuts the first rows into equal parts; quotes may
 * hold separators, line ends and doubled quotes. Blank rows are left out; a row shorter than the header is filled up
 * when nothing but empty cells is missing at its end. Throws ImportRefusal for ragged, huge or empty tables.
 */
export function readCsv(bytes: Uint8Array, limits: CsvLimits = csvLimits): CsvTable {
  const { records, separator, warnings } = readRecords(bytes, limits);
  const first = limits.hasTitles ? records.findIndex(({ cells }) => trimEnd(cells).length > 1) : 0;
  const [header, ...rest] = records.slice(Math.max(0, first));
  if (header === undefined) throw refuse.noText();
  const names = trimEnd(header.cells);
  const rows = rest.map((record) => fitRow(record, names.length));
  return { header: names, rows, separator, warnings };
}

/** Rows as they stand, the first among them and of any length; blank ones are left out. Throws ImportRefusal as readCsv does. */
export const readRows = (bytes: Uint8Array): string[][] =>
  readRecords(bytes, csvLimits).records.map(({ cells }) => cells);

function readRecords(bytes: Uint8Array, limits: CsvLimits) {
  if (bytes.length === 0) throw refuse.empty();
  if (bytes.length > limits.bytes) throw refuse.tooLarge(`${Math.round(limits.bytes / 1024 / 1024)} MB`);
  const { text, warnings } = decodeText(bytes);
  const said = /^sep=([,;\t])\n/i.exec(text);
  const body = said === null ? text : text.slice(said[0].length);
  const separator =
    (said?.[1] as CsvTable['separator'] | undefined) ?? sniffSeparator(body, limits.hasTitles ?? false);
  const records = parseRecords(body, separator, limits).filter(({ cells }) =>
    cells.some((cell) => cell !== ''),
  );
  return { records, separator, warnings };
}

interface Record {
  /** Line of the file the row begins on, from 1. */
  readonly line: number;
  readonly cells: string[];
}

function sniffSeparator(text: string, hasTitles: boolean): CsvTable['separator'] {
  const head = text.slice(0, 20_000);
  let best: { separator: CsvTable['separator']; score: number } = { separator: ',', score: 0 };
  for (const separator of separators) {
    const unlimited = { bytes: Infinity, rows: Infinity, columns: Infinity, cellUnits: Infinity };
    const widths = parseRecords(head, separator, unlimited, true)
      .slice(0, 20)
      .map(({ cells }) => cells.length);
    const titles = hasTitles ? widths.findIndex((width) => width > 1) : 0;
    const table = widths.slice(Math.max(0, titles));
    const first = table[0] ?? 1;
    const same = table.filter((width) => width === first).length / Math.max(1, widths.length);
    const score = first > 1 ? same * 100 + Math.min(first, 20) : 0;
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

/** Splits text into records. `lenient` forgives a quote that never closes, for looking at the head of a file only. */
function parseRecords(text: string, separator: string, limits: CsvLimits, lenient = false): Record[] {
  const records: Record[] = [];
  let cells: string[] = [];
  let cell = '';
  let line = 1;
  let begun = 1;
  let at = 0;
  const endCell = (): void => {
    if (cell.length > limits.cellUnits)
      throw ragged(
        `The table has a cell of more than ${limits.cellUnits} letters in line ${begun}; a column of attributes holds short answers.`,
      );
    cells.push(limits.keepsIndents ? cell.replace(/^\s*\n/u, '').trimEnd() : cell.trim());
    if (cells.length > limits.columns) throw refuse.tooLarge(`${limits.columns} columns`);
    cell = '';
  };
  const endRecord = (): void => {
    endCell();
    records.push({ line: begun, cells });
    if (records.length > limits.rows + 1) throw refuse.tooLarge(`${limits.rows} rows`);
    cells = [];
    begun = line;
  };
  while (at < text.length) {
    const unit = text[at] as string;
    if (unit === '"' && cell.trim() === '') {
      const closed = readQuoted(text, at + 1);
      if (closed === null && !lenient)
        throw ragged(
          `A quotation mark in line ${line} is never closed; close it and bring the table in again.`,
        );
      cell = closed?.value ?? text.slice(at + 1);
      line += cell.split('\n').length - 1;
      at = closed?.next ?? text.length;
      continue;
    }
    if (unit === separator) endCell();
    else if (unit === '\n') {
      line++;
      endRecord();
    } else cell += unit;
    at++;
  }
  if (cell !== '' || cells.length > 0) endRecord();
  return records;
}

function readQuoted(text: string, from: number): { value: string; next: number } | null {
  let value = '';
  let at = from;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, next: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

const ragged = (message: string): ImportRefusal => new ImportRefusal('damaged', message);

function trimEnd(cells: readonly string[]): string[] {
  const kept = [...cells];
  while (kept.length > 0 && kept.at(-1) === '') kept.pop();
  return kept;
}

function fitRow(record: Record, width: number): string[] {
  const cells = trimEnd(record.cells);
  if (cells.length > width)
    throw ragged(
      `Line ${record.line} of the table has ${cells.length} cells, but the first line names ${width} columns; make them agree and bring it in again.`,
    );
  return [...cells, ...Array.from({ length: width - cells.length }, () => '')];
}
