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
 * The sheets in their order, those without words left out. Numbers come as they are shown without a format, days as `2024-03-31`. An
 * indented cell begins with two spaces for each step. Words of a cell merged downwards stand in each of its rows that says more.
 */
export function readXlsx(zip: Zip, work: ImportWork): ReadTable[] {
  const shared = sharedStrings(zip, work);
  const looks = readLooks((name, handlers) => readPart(zip, name, handlers, work));
  const { found, isFrom1904 } = sheets(zip, work);
  const tables = found
    .slice(0, MOST_SHEETS)
    .map(({ name, part }) => ({ name, rows: readSheet(zip, part, { shared, looks, isFrom1904 }, work) }))
    .filter(({ rows }) => rows.length > 0);
  if (tables.length === 0) throw refuse.noText();
  return tables;
}

/** Names and parts of the sheets, by the workbook and its relations, and from which year it counts days. */
function sheets(zip: Zip, work: ImportWork) {
  const targets = new Map<string, string>();
  const found: { name: string; id: string }[] = [];
  let isFrom1904 = false;
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
        if (tag === 'workbookPr') isFrom1904 = /^(?:1|true)$/u.test(attributes['date1904'] ?? '');
        else if (tag === 'sheet')
          found.push({ name: attributes['name'] ?? '', id: attributes['r:id'] ?? '' });
      },
      close: ignore,
      text: ignore,
    },
    work,
  );
  if (!isThere) throw refuse.damaged(what);
  const parts = found.map(({ name, id }, at) => {
    const target = targets.get(id) ?? `worksheets/sheet${at + 1}.xml`;
    return { name, part: target.startsWith('/') ? target.slice(1) : `xl/${target}` };
  });
  return { found: parts, isFrom1904 };
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
  readonly isFrom1904: boolean;
}

/** A day a spreadsheet counts, as `2024-03-31`, with its time where it has one; one without a day is a time. */
function dayOf(count: number, isFrom1904: boolean): string {
  // the calendar that begins in 1900 has a 29 February then, which there never was
  const first = isFrom1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, count < 60 ? 31 : 30);
  const [day = '', time = ''] = new Date(first + Math.round(count * 1440) * 60_000).toISOString().split('T');
  const clock = time.slice(0, 5);
  if (count < 1) return clock;
  return count % 1 === 0 ? day : `${day} ${clock}`;
}

/** A number as one reads it: 1.1 is stored as 1.1000000000000001. */
const plain = (value: string): string =>
  /^-?\d+\.\d{9,}$|[eE]/u.test(value) && Number.isFinite(Number(value))
    ? String(Number(Number(value).toPrecision(15)))
    : value;

/** The words of a cell, by what it says its value is. */
function wordsOf(
  type: string,
  value: string,
  look: CellLook | undefined,
  { shared, isFrom1904 }: Known,
): string {
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'e') return '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n' || value === '') return value;
  const count = Number(value);
  const isDay = look?.isDate === true && count >= 0 && count < MOST_DAYS;
  return isDay ? dayOf(count, isFrom1904) : plain(value);
}
/** The last day of the year 9999. */
const MOST_DAYS = 2_958_466;

/** "A2:B5" as places, from 0; null where it cannot be read. */
function areaOf(reference: string | undefined) {
  const [from = '', to = ''] = (reference ?? '').split(':');
  const places = [columnOf(from), columnOf(to)];
  const [left, right] = places;
  const [top, bottom] = [from, to].map((one) => Number(/\d+$/u.exec(one)?.[0] ?? 0));
  return left == null || right == null || !top || !bottom ? null : { left, top, bottom };
}

/** Words of cells merged downwards put into the rows below that say something of their own. */
function fillMerged(rows: ReadonlyMap<number, string[]>, areas: readonly string[]): void {
  for (const reference of areas) {
    const area = areaOf(reference);
    const words = area && rows.get(area.top)?.[area.left];
    if (!area || !words) continue;
    for (let at = area.top + 1; at <= Math.min(area.bottom, area.top + MOST_ROWS); at++) {
      const row = rows.get(at);
      if (!row || row[area.left]) continue;
      while (row.length < area.left) row.push('');
      row[area.left] = words;
    }
  }
}

function readSheet(zip: Zip, part: string, known: Known, work: ImportWork): string[][] {
  const { looks } = known;
  const rows: string[][] = [];
  const byNumber = new Map<number, string[]>();
  const merged: string[] = [];
  let number = 0;
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
        if (tag === 'mergeCell') merged.push(attributes['ref'] ?? '');
        else if (tag === 'row') {
          number = Number(attributes['r'] ?? 0) || number + 1;
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
            const words = wordsOf(type, value, look, known);
            while (row.length < column) row.push('');
            row[column] = indented(tidy(words), look?.indent ?? 0);
          }
          colour ??= look?.colour ?? null;
          column += 1;
        } else if (tag === 'row' && row.some((cell) => cell !== '')) {
          if (rows.length >= MOST_ROWS) throw refuse.tooLarge(`${MOST_ROWS} rows`);
          rows.push(row);
          byNumber.set(number, row);
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
  fillMerged(byNumber, merged);
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
