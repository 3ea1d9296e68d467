import type { ReadDb } from '../../db/handles.ts';

interface Kept<K, T> {
  /** The last entry of history it knows of. */
  seq: number;
  readonly key: K;
  readonly value: T;
}

/** Nothing changes a coding that is not an entry of history, rows and all. */
const isChanged = (db: ReadDb, since: number): boolean =>
  db.value(`SELECT 1 FROM history WHERE seq > ? AND instr(patch, '"table":"coding"') > 0 LIMIT 1`, since) !==
  null;

/**
 * Makes a function that finds something out about the codings of a study and keeps it in memory, for each open study, until a coding
 * changes or it is asked with another key.
 */
export function keptWhileCodings<K, T>(find: (db: ReadDb, key: K) => T): (db: ReadDb, key: K) => T {
  const kept = new WeakMap<ReadDb, Kept<K, T>>();
  return (db, key) => {
    const seq = db.value<number>('SELECT max(seq) FROM history') ?? 0;
    const known = kept.get(db);
    if (known?.key === key && (known.seq === seq || (known.seq < seq && !isChanged(db, known.seq)))) {
      known.seq = seq;
      return known.value;
    }
    const value = find(db, key);
    kept.set(db, { seq, key, value });
    return value;
  };
}
