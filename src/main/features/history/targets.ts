/** Which entries the next undo or redo is about, and whether they can be taken back at all. */
import type { ReadDb } from '../../db/handles.ts';
import { SCHEMA_VERSION } from '../../db/migrations/index.ts';
import { ENTRY, type EntryRow } from './told.ts';

/** The last thing said about an entry: 'undo' when it is undone now, 'redo' or nothing when it stands. */
export const STATE =
  "coalesce((SELECT u.kind FROM history u WHERE u.target_seq = h.seq ORDER BY u.seq DESC LIMIT 1), 'redo')";

/** Steps that are not taken back: the study's beginning, and the day a file was written, which stays written. */
const UNTAKEN = "'study.create', 'export.note'";

// Whose steps: a person's, null for those made while nobody was named, undefined for anyone's.

/** The entries the next undo takes back: the last one that stands, with the others of its group. Newest first. */
export function undoTargets(db: ReadDb, actor: string | null | undefined): EntryRow[] {
  // of steps without a name only the newest are the person's who is here now; older ones made the study what it is
  const unnamed =
    'AND h.seq > coalesce((SELECT max(seq) FROM history WHERE actor IS NOT NULL), 0) AND h.actor IS ?';
  const mine = actor === undefined ? '' : actor === null ? unnamed : 'AND h.actor IS ?';
  const params = actor === undefined ? [] : [actor];
  const last = db.get<EntryRow>(
    `SELECT ${ENTRY} FROM history h WHERE h.kind = 'do' AND h.command NOT IN (${UNTAKEN}) ${mine} AND ${STATE} = 'redo' ORDER BY h.seq DESC LIMIT 1`,
    ...params,
  );
  if (!last) return [];
  if (last.group_id === null) return [last];
  // Only down to the first step of something else in between: undo stays linear.
  const other = db.value<number>(
    `SELECT max(h.seq) FROM history h WHERE h.kind = 'do' AND h.seq < ? AND h.group_id IS NOT ? AND h.command NOT IN (${UNTAKEN}) ${mine} AND ${STATE} = 'redo'`,
    last.seq,
    last.group_id,
    ...params,
  );
  return db.all<EntryRow>(
    `SELECT ${ENTRY} FROM history h WHERE h.kind = 'do' AND h.group_id = ? AND h.seq > ? AND ${STATE} = 'redo' ORDER BY h.seq DESC`,
    last.group_id,
    other ?? 0,
  );
}

/** The entries the next redo does again, oldest first: what was undone last, unless something new was done since. */
export function redoTargets(db: ReadDb, actor: string | null | undefined): EntryRow[] {
  const mine = actor === undefined ? '' : 'AND actor IS ?';
  const params = actor === undefined ? [] : [actor];
  const last = db.get<Pick<EntryRow, 'seq' | 'group_id' | 'target_seq'>>(
    `SELECT u.seq, u.group_id, u.target_seq FROM history u WHERE u.kind = 'undo' ${mine.replace('actor', 'u.actor')}
     AND NOT EXISTS (SELECT 1 FROM history later WHERE later.target_seq = u.target_seq AND later.seq > u.seq)
     ORDER BY u.seq DESC LIMIT 1`,
    ...params,
  );
  if (!last) return [];
  const newer = db.value(
    `SELECT 1 FROM history WHERE kind = 'do' AND command NOT IN (${UNTAKEN}) ${mine} AND seq > ? LIMIT 1`,
    ...params,
    last.seq,
  );
  if (newer !== null) return [];
  const undone =
    last.group_id === null
      ? [last]
      : db.all<Pick<EntryRow, 'target_seq'>>(
          "SELECT target_seq FROM history WHERE kind = 'undo' AND group_id = ?",
          last.group_id,
        );
  const seqs = JSON.stringify(undone.map((u) => u.target_seq));
  return db.all<EntryRow>(
    `SELECT ${ENTRY} FROM history h WHERE h.seq IN (SELECT value FROM json_each(?)) AND ${STATE} = 'undo' ORDER BY h.seq`,
    seqs,
  );
}

/** Why steps cannot be taken back or done again: they were made when the tables had another form. */
export const refusalOf = (targets: readonly EntryRow[]): string | null =>
  targets.some((t) => t.schema_version !== SCHEMA_VERSION)
    ? 'That step was made with an older version of the program and cannot be taken back any more.'
    : null;

/** An entry by its number, and whether it stands; undefined when there is none. */
export const entryRow = (db: ReadDb, seq: number): (EntryRow & { state: string }) | undefined =>
  db.get<EntryRow & { state: string }>(
    `SELECT ${ENTRY}, ${STATE} AS state FROM history h WHERE h.seq = ?`,
    seq,
  );

/** Standing entries of the group of an entry, newest first; just the entry where it has none or only it is meant. */
export function membersOf(db: ReadDb, entry: EntryRow, whole: boolean): EntryRow[] {
  if (!whole || entry.group_id === null) return [entry];
  return db.all<EntryRow>(
    `SELECT ${ENTRY} FROM history h WHERE h.kind = 'do' AND h.group_id = ? AND ${STATE} = 'redo' ORDER BY h.seq DESC`,
    entry.group_id,
  );
}

/** The last standing entry of a group made by one command, or null. */
export const lastOfGroup = (db: ReadDb, group: string, command: string): number | null =>
  db.value<number>(
    `SELECT max(h.seq) FROM history h WHERE h.kind = 'do' AND h.group_id = ? AND h.command = ? AND ${STATE} = 'redo'`,
    group,
    command,
  );
