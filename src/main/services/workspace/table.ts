import { fail, ok, type Result } from '../../../shared/contract/errors.ts';

const MOST_ROWS = 10_000;
const MOST_CELLS = 500_000;
const NOT_A_TABLE = fail('invalid', 'This file is not a table of text. Save it as CSV and choose that.');

/** Reads a CSV file: commas, semicolons or tabs, quoted or not, in UTF-8, UTF-16 or Windows-1252. */
export function parseTable(bytes: Uint8Array): Result<{ rows: string[][] }> {
  const text = decode(bytes);
  if (text.trim() === '') return fail('invalid', 'This file is empty, so there is no table in it.');
  // A zip (a spreadsheet, for one) or any other file that is not text.
  if (text.startsWith('PK\u0003\u0004') || text.includes('\u0000')) return NOT_A_TABLE;
  const rows = parse(text, separatorOf(text)).filter((row) => row.some((cell) => cell.trim() !== ''));
  if (rows.length > MOST_ROWS || rows.reduce((n, row) => n + row.length, 0) > MOST_CELLS) {
    return fail('invalid', 'This table has more than 10,000 rows, which is more than can be read at once.');
  }
  return ok({ rows });
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The separator that stands most often in the first line, outside quotes; a comma when none does. */
function separatorOf(text: string): string {
  const head = (/^[^\r\n]*/u.exec(text)?.[0] ?? '').replace(/"[^"]*"/gu, '');
  const count = (separator: string) => head.split(separator).length - 1;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0] ?? ',';
}

/** RFC 4180, and as forgiving as spreadsheets are: a quote inside an unquoted cell is itself. */
function parse(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell.trim());
    cell = '';
  };
  const endRow = () => {
    endCell();
    rows.push(row);
    row = [];
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') cell += text[++i] as string;
      else quoted = false;
    } else if (c === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (c === separator) endCell();
    else if (c === '\n' || c === '\r') {
      if (c === '\r' && text[i + 1] === '\n') i += 1;
      endRow();
    } else cell += c;
  }
  if (cell !== '' || row.length > 0) endRow();
  return rows;
}
