/**
 * CSV as RFC 4180 has it: comma (or a semicolon, where spreadsheets expect one), CRLF after every row, a cell in double quotes when it holds a comma, a quote
 * or a line break, quotes doubled. A UTF-8 mark stands first, because without it spreadsheets on Windows read
 * the file in the local code page. Line breaks inside a cell stay as they are.
 */

/** A number is written as it is; text passes the formula guard. */
export type Cell = string | number;

/**
 * A spreadsheet runs a cell that begins with one of these signs as a formula, whoever's words they are.
 * The full-width forms are taken the same way by some of them.
 */
const opensFormula = /^'*[=+\-@\t\r＝＋－＠]/u;
/**
 * The same inside a text, behind a sign that a spreadsheet of another country takes for the end of a cell or a row: where lists
 * are parted by semicolons, quotes about a cell are not seen in a file with commas.
 */
const opensInside = /([;\t\r\n])(?='*[=+\-@＝＋－＠])/gu;
const guardInside = /([;\t\r\n])'(?='*[=+\-@＝＋－＠])/gu;
const plainNumber = /^[+-]?\d+(?:[.,]\d+)*$/u;

/**
 * Puts an apostrophe before text that a spreadsheet would run, and before text that already looks guarded, so
 * that `unguardCell` gives back exactly what was there. Plain numbers such as "-5" need none.
 */
export function guardCell(text: string): string {
  const inside = text.replaceAll(opensInside, "$1'");
  return opensFormula.test(text) && !plainNumber.test(text) ? `'${inside}` : inside;
}

/** Takes the guard away again: the opposite of `guardCell` for every text. */
export function unguardCell(text: string): string {
  const whole = text.startsWith("'") && opensFormula.test(text) ? text.slice(1) : text;
  return whole.replaceAll(guardInside, '$1');
}

/** What parts the cells of a row: what spreadsheets expect where the file is opened. */
export type Separator = ',' | ';';

function quoted(cell: Cell): string {
  const text = typeof cell === 'number' ? String(cell) : guardCell(cell);
  return /[",;\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows as a CSV file's bytes; every row has as many cells as the first. */
export function writeCsv(rows: readonly (readonly Cell[])[], separator: Separator = ','): Uint8Array {
  const text = rows.map((row) => `${row.map(quoted).join(separator)}\r\n`).join('');
  return new TextEncoder().encode(`\uFEFF${text}`);
}
