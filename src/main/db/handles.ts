/**
 * Handles on the database. Reading and writing are different types, so that a query cannot write by mistake, and
 * the raw driver does not leave this folder.
 */
import type Database from 'better-sqlite3';

export type Param = string | number | null | Uint8Array;

export interface ReadDb {
  /** All rows. Statements are prepared once per text. */
  all<T>(sql: string, ...params: Param[]): T[];
  get<T>(sql: string, ...params: Param[]): T | undefined;
  /** The first column of the first row, or null. */
  value<T extends string | number>(sql: string, ...params: Param[]): T | null;
  /** Rows one at a time, for what does not fit in memory. */
  each<T>(sql: string, ...params: Param[]): IterableIterator<T>;
}

declare const writable: unique symbol;
/** Only the dispatcher makes one, inside its transaction. */
export interface WriteDb extends ReadDb {
  readonly [writable]: true;
  run(sql: string, ...params: Param[]): number;
}

/** Wraps the driver; `run` answers with the number of rows changed. */
export function createHandle(raw: Database.Database): WriteDb {
  const prepared = new Map<string, Database.Statement>();
  const statement = (sql: string): Database.Statement => {
    let found = prepared.get(sql);
    if (!found) {
      found = raw.prepare(sql);
      prepared.set(sql, found);
    }
    return found;
  };
  const handle = {
    all: <T>(sql: string, ...params: Param[]) => statement(sql).all(...params) as T[],
    get: <T>(sql: string, ...params: Param[]) => statement(sql).get(...params) as T | undefined,
    value: <T extends string | number>(sql: string, ...params: Param[]) => {
      const row = statement(sql).get(...params) as Record<string, T> | undefined;
      return row === undefined ? null : (Object.values(row)[0] ?? null);
    },
    // A statement being iterated cannot be used again meanwhile, so this one is not shared.
    each: <T>(sql: string, ...params: Param[]) => raw.prepare(sql).iterate(...params) as IterableIterator<T>,
    run: (sql: string, ...params: Param[]) => statement(sql).run(...params).changes,
  };
  return handle as unknown as WriteDb;
}
