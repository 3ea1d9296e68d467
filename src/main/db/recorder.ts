import type { Cell, Patch, Row, RowChange, TableName } from '../../shared/domain/history/patch.ts';
import { recordedTables, sameRow, squash } from '../../shared/domain/history/patch.ts';
import { Refusal } from '../../shared/contract/errors.ts';
import type { WriteDb } from './handles.ts';

/** The one way commands change rows: every change is noted as it was and as it became. */
export interface Recorder {
  insert(table: TableName, row: Row): void;
  /** Changes some cells; does nothing when they are already so. Refuses when the row is not there. */
  update(table: TableName, id: string, cells: Readonly<Record<string, Cell>>): void;
  remove(table: TableName, id: string): void;
  /** What has been changed so far, squashed to one change per row. */
  patch(): Patch;
  readonly tables: ReadonlySet<TableName>;
}

const known = new Set<string>(recordedTables);
// Table and column names are put into SQL text, so both must be ours and not somebody's input.
const columnName = /^[a-z_]+$/;

function checked(table: string, columns: string[]): void {
  if (!known.has(table) || !columns.every((c) => columnName.test(c))) {
    throw new Error(`not a recorded table or column: ${table}(${columns.join(', ')})`);
  }
}

/**
 * Writes a row as it becomes, knowing how it was; shared by the recorder and by undo. Of a row that stays only the cells that
 * change are set: an index over others is then left alone.
 */
export function writeRow(
  db: WriteDb,
  table: TableName,
  id: string,
  { before, after }: { before: Row | null; after: Row | null },
): void {
  if (after === null) {
    db.run(`DELETE FROM ${table} WHERE id = ?`, id);
    return;
  }
  const columns = Object.keys(after);
  checked(table, columns);
  if (before === null) {
    db.run(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      ...columns.map((c) => after[c] ?? null),
    );
    return;
  }
  const cells = columns.filter((c) => c !== 'id' && after[c] !== before[c]);
  if (cells.length === 0) return;
  db.run(
    `UPDATE ${table} SET ${cells.map((c) => `${c} = ?`).join(', ')} WHERE id = ?`,
    ...cells.map((c) => after[c] ?? null),
    id,
  );
}

/** The row as it stands, or null. */
export function readRow(db: WriteDb, table: TableName, id: string): Row | null {
  checked(table, []);
  return db.get<Row>(`SELECT * FROM ${table} WHERE id = ?`, id) ?? null;
}

/** Makes the recorder of one command. */
export function createRecorder(db: WriteDb): Recorder {
  const changes: RowChange[] = [];
  const tables = new Set<TableName>();
  const note = (table: TableName, id: string, before: Row | null, after: Row | null) => {
    changes.push({ table, id, before, after });
    tables.add(table);
  };
  return {
    insert(table, row) {
      writeRow(db, table, row.id, { before: null, after: row });
      // Read back, so that the image holds every column with the type the database gave it.
      note(table, row.id, null, readRow(db, table, row.id));
    },
    update(table, id, cells) {
      const before = readRow(db, table, id);
      if (before === null) throw new Refusal('not-found', 'That is not in the study any more.');
      const after: Row = { ...before, ...cells, id };
      if (sameRow(before, after)) return;
      checked(table, Object.keys(cells));
      writeRow(db, table, id, { before, after });
      note(table, id, before, readRow(db, table, id));
    },
    remove(table, id) {
      const before = readRow(db, table, id);
      if (before === null) throw new Refusal('not-found', 'That is not in the study any more.');
      writeRow(db, table, id, { before, after: null });
      note(table, id, before, null);
    },
    patch: () => ({ kind: 'rows', changes: squash(changes) }),
    tables,
  };
}
