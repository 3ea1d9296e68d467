import {
  recordedTables,
  type Row,
  type RowChange,
  type TableName,
} from '../../shared/domain/history/patch.ts';
import type { WriteDb } from './handles.ts';

const known = new Set<string>(recordedTables);
// Table and column names are put into SQL text, so both must be ours and not somebody's input.
const columnName = /^[a-z_]+$/;

/** Throws unless these are a recorded table and names a column can have. */
export function checked(table: string, columns: readonly string[]): void {
  if (!known.has(table) || !columns.every((c) => columnName.test(c))) {
    throw new Error(`not a recorded table or column: ${table}(${columns.join(', ')})`);
  }
}

/** Rows of these tables point at others of the same, so that which of them goes first is not for the database to choose. */
export const POINT_AT_THEMSELVES: ReadonlySet<TableName> = new Set(['code', 'theme']);

/** A condition on a table's rows with one parameter: a JSON list of their ids. */
export const AMONG = 'id IN (SELECT value FROM json_each(?))';

/** The row as it stands, or null. */
export function readRow(db: WriteDb, table: TableName, id: string): Row | null {
  checked(table, []);
  return db.get<Row>(`SELECT * FROM ${table} WHERE id = ?`, id) ?? null;
}

/** The rows of these ids as they stand, by id. */
export function readRows(db: WriteDb, table: TableName, ids: readonly string[]): Map<string, Row> {
  checked(table, []);
  const rows = db.all<Row>(`SELECT * FROM ${table} WHERE ${AMONG}`, JSON.stringify(ids));
  return new Map(rows.map((row) => [row.id, row]));
}

/** The columns in which a row that stays becomes another. */
const changing = ({ before, after }: RowChange): string[] =>
  before === null || after === null
    ? []
    : Object.keys(after).filter((column) => column !== 'id' && after[column] !== before[column]);

/**
 * Writes a row as it becomes, knowing how it was. Of a row that stays only the cells that change are set: an index over others
 * is then left alone.
 */
export function writeRow(db: WriteDb, change: RowChange): void {
  const { table, id, before, after } = change;
  if (after === null) {
    checked(table, []);
    db.run(`DELETE FROM ${table} WHERE id = ?`, id);
    return;
  }
  const columns = before === null ? Object.keys(after) : changing(change);
  checked(table, columns);
  if (columns.length === 0) return;
  const cells = columns.map((c) => after[c] ?? null);
  if (before === null) {
    const places = columns.map(() => '?').join(', ');
    db.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${places})`, ...cells);
  } else
    db.run(`UPDATE ${table} SET ${columns.map((c) => `${c} = ?`).join(', ')} WHERE id = ?`, ...cells, id);
}

/** Whether one statement can do both: take a row away, or give it the same cells. Those that go alone are like none. */
function isAlike(one: RowChange, other: RowChange): boolean {
  if (one.table !== other.table) return false;
  if (one.after === null || other.after === null)
    return one.after === other.after && !POINT_AT_THEMSELVES.has(one.table);
  if (one.before === null || other.before === null) return false;
  for (const column in one.after) {
    if (column === 'id') continue;
    const isChanged = one.after[column] !== one.before[column];
    if (isChanged !== (other.after[column] !== other.before[column])) return false;
    if (isChanged && one.after[column] !== other.after[column]) return false;
  }
  return true;
}

/**
 * Writes rows as they become, in the order given; neighbours that become alike, or go, share a statement. Several rows given the
 * same cells in one never meet each other on the way: where one would, both would end on the same place.
 */
export function writeRows(db: WriteDb, changes: readonly RowChange[]): void {
  for (let at = 0; at < changes.length;) {
    const first = changes[at] as RowChange;
    let end = at + 1;
    for (let next = changes[end]; next && isAlike(first, next); next = changes[end]) end += 1;
    if (end - at === 1) writeRow(db, first);
    else writeTogether(db, first, JSON.stringify(changes.slice(at, end).map((change) => change.id)));
    at = end;
  }
}

function writeTogether(db: WriteDb, first: RowChange, ids: string): void {
  const { table, after } = first;
  const columns = changing(first);
  checked(table, columns);
  if (after === null) db.run(`DELETE FROM ${table} WHERE ${AMONG}`, ids);
  else if (columns.length > 0)
    db.run(
      `UPDATE ${table} SET ${columns.map((c) => `${c} = ?`).join(', ')} WHERE ${AMONG}`,
      ...columns.map((c) => after[c] ?? null),
      ids,
    );
}
