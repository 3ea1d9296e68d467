/** Spreadsheets (.xlsx): the words in the cells of each sheet, how far they are indented, and the colours rows are filled with. */
import type { ImportWork } from './limits.ts';
import { refuse } from './refusal.ts';
import { withCellColours } from './table-colours.ts';
import { readLooks, type CellLook } from './xlsx-styles.ts';
import { createXmlReader, type XmlHandlers } from './xml.ts';
import type { Zip } from './zip.ts';

export interface ReadTable {
  /** The sheet's name, or where the table stands in a document. */
  readonly name: string;
  readonly rows: string[][];
}

const what = 'spreadsheet';
const MOST_ROWS = 10_000;
const MOST_COLUMNS = 200;
const MOST_SHEETS = 20;

const prefix = (uri: string): string | undefined =>
  /\/spreadsheetml\/(?:2006\/)?main$/u.test(uri)
    ? ''
    : /\/officeDocument\/(?:2006\/)?relationships$/u.test(uri)
      ? 'r'
      : undefined;
const ignore = (): void => undefined;

function readPart(zip: Zip, name: string, handlers: XmlHandlers, work: ImportWork): boolean {
  const xml = createXmlReader(handlers, work, prefix, what);
  const found = zip.stream(name, xml.push);
  if (found) xml.end();
  return found;
}

/**
 * The sheets in their order, those without words left out. Numbers come as they are stored; dates are numbers there. An indented cell
 * begins with two spaces for each step.
 */
export function readXlsx(zip: Zip, work: ImportWork): ReadTable[] {
  const shared = sharedStrings(zip, work);
  const looks = readLooks((name, handlers) => readPart(zip, name, handlers, work));
  const tables = sheets(zip, work)
    .slice(0, MOST_SHEETS)
    .map(({ name, part }) => ({ name, rows: readSheet(zip, part, { shared, looks }, work) }))
    .filter(({ rows }) => rows.length > 0);
  if (tables.length === 0) throw refuse.noText();
  return tables;
}

/** Names and parts of the sheets, by the workbook and its relations. */
function sheets(zip: Zip, work: ImportWork): { name: string; part: string }[] {
  const targets = new Map<string, string>();
  const found: { name: string; id: string }[] = [];
  readPart(
    zip,
    'xl/_rels/workbook.xml.rels',
    {
      open: (tag, attributes) => {
        if (tag.endsWith('Relationship')) targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
      },
      close: ignore,
      text: ignore,
    },
    work,
  );
  const isThere = readPart(
    zip,
    'xl/workbook.xml',
    {
      open: (tag, attributes) => {
        if (tag === 'sheet') found.push({ name: attributes['name'] ?? '', id: attributes['r:id'] ?? '' });
      },
      close: ignore,
      text: ignore,
    },
    work,
  );
  if (!isThere) throw refuse.damaged(what);
  return found.map(({ name, id }, at) => {
    const target = targets.get(id) ?? `worksheets/sheet${at + 1}.xml`;
    return { name, part: target.startsWith('/') ? target.slice(1) : `xl/${target}` };
  });
}

/** The strings cells point at; readings set over them are left out. */
function sharedStrings(zip: Zip, work: ImportWork): string[] {
  const strings: string[] = [];
  let text: string | null = null;
  let isText = false;
  let isReading = false;
  readPart(
    zip,
    'xl/sharedStrings.xml',
    {
      open: (tag) => {
        if (tag === 'si') text = '';
        else if (tag === 'rPh') isReading = true;
        else if (tag === 't') isText = !isReading;
      },
      close: (tag) => {
        if (tag === 'si' && text !== null) strings.push(text);
        else if (tag === 'rPh') isReading = false;
        else if (tag === 't') isText = false;
      },
      text: (words) => {
        if (isText && text !== null) text += words;
      },
    },
    work,
  );
  return strings;
}

/** "C7" is column 2; null where the cell does not say. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d+$/u.exec(reference ?? '')?.[1];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

interface Known {
  readonly shared: readonly string[];
  readonly looks: readonly CellLook[];
}

function readSheet(zip: Zip, part: string, { shared, looks }: Known, work: ImportWork): string[][] {
  const rows: string[][] = [];
  const colours: (string | null)[] = [];
  let row: string[] = [];
  let colour: string | null = null;
  let look: CellLook | undefined;
  let column = 0;
  let type = '';
  let value = '';
  let isValue = false;
  let isReading = false;
  const isThere = readPart(
    zip,
    part,
    {
      open: (tag, attributes) => {
        if (tag === 'row') {
          row = [];
          colour = null;
          column = 0;
        } else if (tag === 'c') {
          column = columnOf(attributes['r']) ?? column;
          type = attributes['t'] ?? 'n';
          value = '';
          look = looks[Number(attributes['s'] ?? 0)];
        } else if (tag === 'rPh') isReading = true;
        else if (tag === 'v' || tag === 't') isValue = !isReading;
      },
      close: (tag) => {
        if (tag === 'v' || tag === 't') isValue = false;
        else if (tag === 'rPh') isReading = false;
        else if (tag === 'c') {
          if (column < MOST_COLUMNS) {
            const words = type === 's' ? (shared[Number(value)] ?? '') : type === 'e' ? '' : value;
            while (row.length < column) row.push('');
            row[column] = indented(tidy(words), look?.indent ?? 0);
          }
          colour ??= look?.colour ?? null;
          column += 1;
        } else if (tag === 'row' && row.some((cell) => cell !== '')) {
          if (rows.length >= MOST_ROWS) throw refuse.tooLarge(`${MOST_ROWS} rows`);
          rows.push(row);
          colours.push(colour);
        }
      },
      text: (words) => {
        if (isValue) value += words;
      },
    },
    work,
  );
  if (!isThere) throw refuse.damaged(what);
  return withCellColours(rows, colours);
}

const indented = (words: string, steps: number): string => (words === '' ? '' : '  '.repeat(steps) + words);

/** Line ends alike; control characters that spreadsheets write as _x000D_ turned back. */
const tidy = (words: string): string =>
  words
    .replace(/_x000D_/gu, '')
    .replace(/\r\n?/gu, '\n')
    .replace(/^\s*\n/u, '')
    .trimEnd();
