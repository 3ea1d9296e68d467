/**
 * Where the heads of a table are: tables people keep begin with a title, spread a head over two rows with merged cells, or have no
 * heads at all. Pure.
 */
import { guessColumns } from './incoming-columns.ts';

type Rows = readonly (readonly string[])[];

/** Rows looked at before the first is taken for the heads. */
const MOST_ABOVE = 8;
/** A head is a few words; a cell longer than this is somebody's text. */
const MOST_HEAD = 40;

/** How many columns a row of heads would tell. */
const told = (row: readonly string[]): number => {
  const roles = guessColumns(row).filter((role) => role !== 'ignore');
  return new Set(roles).size + roles.length / 100;
};

/** Two rows of heads as one: a merged cell goes on to the right, and what both say together is taken where only that is known. */
function joined(upper: readonly string[], lower: readonly string[]): string[] {
  let band = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const above = (upper[at] ?? '').trim();
    const below = (lower[at] ?? '').trim();
    if (above !== '') band = above;
    const ways = below === '' ? [above] : [below, `${below} ${band}`, `${band} ${below}`, above];
    return ways.find((words) => guessColumns([words])[0] !== 'ignore') ?? (below === '' ? above : below);
  });
}

/** Words a head has at most. */
const MOST_HEAD_WORDS = 4;

/** Whether a table seems to have no heads: nothing in its first rows is one, and the first row is longer than heads are. */
const isHeadless = (rows: Rows): boolean =>
  (rows[0] ?? []).some(
    (cell) => cell.trim().length > MOST_HEAD || cell.trim().split(/\s+/u).length > MOST_HEAD_WORDS,
  );

/**
 * The table with one row of heads at its top and nothing above them. A table without heads gets `Column 1` and so on, of which the first
 * two are read as name and definition. `hasHead` says what a person says of it.
 */
export function withHead(rows: Rows, hasHead?: boolean): string[][] {
  const table = headed(rows, hasHead);
  return table.length > 1 ? nameFills(table) : table;
}

const HEX = /^#[0-9a-f]{6}$/u;

/** The last column is named where it holds nothing but the colours cells were filled with. */
function nameFills([head = [], ...rows]: string[][]): string[][] {
  const at = Math.max(0, ...rows.map((row) => row.length)) - 1;
  const cells = rows.map((row) => row[at] ?? '').filter((cell) => cell !== '');
  const isOnlyFills = cells.length > 0 && [head[at] ?? '', ...cells].every((c) => c === '' || HEX.test(c));
  const isNumbered = head[at] === `Column ${at + 1}` && cells.every((cell) => HEX.test(cell));
  if (cells.length === 0 || (!isOnlyFills && !isNumbered)) return [head, ...rows];
  return [Object.assign([...head], { [at]: 'Colour of the cells' }), ...rows];
}

function headed(rows: Rows, hasHead?: boolean): string[][] {
  const copy = rows.map((row) => [...row]);
  const filled = copy.findIndex((row) => row.some((cell) => cell.trim() !== ''));
  if (filled < 0) return [];
  const scores = copy.slice(0, MOST_ABOVE).map(told);
  const best = scores.findIndex((score) => score >= 2);
  const at = best >= 0 ? best : scores.findIndex((score) => score >= 1);
  if (hasHead === false || (hasHead === undefined && at < 0 && isHeadless(copy.slice(filled)))) {
    const width = Math.max(...copy.map((row) => row.length));
    return [Array.from({ length: width }, (_, n) => `Column ${n + 1}`), ...copy.slice(filled)];
  }
  const head = copy[Math.max(at, 0)] ?? [];
  const rest = copy.slice(at < 0 ? filled + 1 : at + 1);
  if (at < 0) return [copy[filled] ?? [], ...rest];
  const both = joined(head, rest[0] ?? []);
  return rest.length > 1 && told(both) > told(head) && isHeadLike(rest[0] ?? [])
    ? [both, ...rest.slice(1)]
    : [head, ...rest];
}

const isHeadLike = (row: readonly string[]): boolean => row.every((cell) => cell.trim().length <= MOST_HEAD);

/** The place of the table whose columns say most, each with its heads at its top. */
export function bestTable(tables: readonly { rows: Rows }[]): number {
  const known = tables.map(
    ({ rows }) => new Set(guessColumns(rows[0] ?? []).filter((role) => role !== 'ignore')).size,
  );
  return Math.max(0, known.indexOf(Math.max(...known)));
}
