import type { Cell, Patch, Row, RowChange, TableName } from '../../shared/domain/history/patch.ts';
import { sameRow, squash } from '../../shared/domain/history/patch.ts';
import { Refusal } from '../../shared/contract/errors.ts';
import type { WriteDb } from './handles.ts';
import { AMONG, checked, POINT_AT_THEMSELVES, readRow, readRows, writeRow } from './rows.ts';

type Cells = Readonly<Record<string, Cell>>;

/** The one way commands change rows: every change is noted as it was and as it became. */
export interface Recorder {
  insert(table: TableName, row: Row): void;
  /** Changes some cells; does nothing when they are already so. Refuses when the row is not there. */
  update(table: TableName, id: string, cells: Cells): void;
  /** Gives many rows the same cells at once; otherwise as `update`. */
  updateAll(table: TableName, ids: readonly string[], cells: Cells): void;
  remove(table: TableName, id: string): void;
  /** Removes many rows at once. */
  removeAll(table: TableName, ids: readonly string[]): void;
  /** What has been changed so far, squashed to one change per row. */
  patch(): Patch;
  readonly tables: ReadonlySet<TableName>;
}

/** A row that must be there. */
function there<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw new Refusal('not-found', 'That is not in the study any more.');
  return row;
}

/** Gives rows the same cells in one statement and answers with those cells as the database took them. */
function setAll(db: WriteDb, table: TableName, [first, ...rest]: readonly string[], cells: Cells): Cells {
  if (first === undefined) return cells;
  const columns = Object.keys(cells);
  checked(table, columns);
  db.run(
    `UPDATE ${table} SET ${columns.map((c) => `${c} = ?`).join(', ')} WHERE ${AMONG}`,
    ...columns.map((c) => cells[c] ?? null),
    JSON.stringify([first, ...rest]),
  );
  const row = there(readRow(db, table, first));
  return Object.fromEntries(columns.map((c) => [c, row[c] ?? null]));
}

/** Makes the recorder of one command. */
export function createRecorder(db: WriteDb): Recorder {
  const changes: RowChange[] = [];
  const tables = new Set<TableName>();
  const note = (table: TableName, id: string, before: Row | null, after: Row | null) => {
    changes.push({ table, id, before, after });
    tables.add(table);
  };
  const remove = (table: TableName, id: string) => {
    const before = there(readRow(db, table, id));
    writeRow(db, { table, id, before, after: null });
    note(table, id, before, null);
  };
  return {
    insert(table, row) {
      writeRow(db, { table, id: row.id, before: null, after: row });
      // Read back, so that the image holds every column with the type the database gave it.
      note(table, row.id, null, readRow(db, table, row.id));
    },
    update(table, id, cells) {
      const before = there(readRow(db, table, id));
      const after: Row = { ...before, ...cells, id };
      if (sameRow(before, after)) return;
      checked(table, Object.keys(cells));
      writeRow(db, { table, id, before, after });
      note(table, id, before, readRow(db, table, id));
    },
    updateAll(table, ids, cells) {
      const before = readRows(db, table, ids);
      const rows = [...new Set(ids)].map((id) => there(before.get(id)));
      const others = rows.filter((row) => !sameRow(row, { ...row, ...cells, id: row.id }));
      if (others.length === 0) return;
      const taken = setAll(
        db,
        table,
        others.map((row) => row.id),
        cells,
      );
      for (const row of others) note(table, row.id, row, { ...row, ...taken });
    },
    remove,
    removeAll(table, ids) {
      if (POINT_AT_THEMSELVES.has(table)) return ids.forEach((id) => remove(table, id));
      const before = readRows(db, table, ids);
      const rows = [...new Set(ids)].map((id) => there(before.get(id)));
      db.run(`DELETE FROM ${table} WHERE ${AMONG}`, JSON.stringify(ids));
      for (const row of rows) note(table, row.id, row, null);
    },
    patch: () => ({ kind: 'rows', changes: squash(changes) }),
    tables,
  };
}
