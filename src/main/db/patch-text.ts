/** Patches as history keeps them: JSON. */
import type { Patch } from '../../shared/domain/history/patch.ts';
import type { ReadDb } from './handles.ts';

/** A text at least this long is worth keeping what it says: a thousand codings take milliseconds to read. */
const LONG = 20_000;
/** So many are kept: a step, the one that takes it back and the one that does it again. */
const MOST = 3;

interface Kept {
  readonly db: ReadDb;
  readonly seq: number;
  readonly id: string;
  /** Of the text in UTF-8, which the database knows without reading it: an entry whose words were taken out is read anew. */
  readonly bytes: number;
  readonly patch: Patch;
}
/** The last long ones. A step over many rows is asked about several times as it is made, taken back and done again. */
let kept: readonly Kept[] = [];

/** A patch as it is stored. */
export const patchText = (patch: Patch): string => JSON.stringify(patch);

/** What a stored patch says. */
export const patchOf = (text: string): Patch => JSON.parse(text) as Patch;

/** What an entry of history did; nothing where there is none. Not to be changed by who gets it. */
export function patchOfStep(db: ReadDb, seq: number): Patch {
  const known = kept.find((one) => one.db === db && one.seq === seq);
  if (known && isStill(known)) return known.patch;
  const text = db.value<string>('SELECT patch FROM history WHERE seq = ?', seq);
  if (text === null) return { kind: 'rows', changes: [] };
  const patch = patchOf(text);
  if (text.length >= LONG) keepPatch(db, seq, patch);
  return patch;
}

const sizeOf = (db: ReadDb, seq: number) =>
  db.get<{ id: string; bytes: number }>(
    'SELECT id, octet_length(patch) AS bytes FROM history WHERE seq = ?',
    seq,
  );

function isStill({ db, seq, id, bytes }: Kept): boolean {
  const now = sizeOf(db, seq);
  return now?.id === id && now.bytes === bytes;
}

/** Keeps what an entry says, if that is much. */
export function keepPatch(db: ReadDb, seq: number, patch: Patch): void {
  const now = sizeOf(db, seq);
  if (!now || now.bytes < LONG) return;
  const others = kept.filter((one) => one.db !== db || one.seq !== seq);
  kept = [{ db, seq, ...now, patch }, ...others].slice(0, MOST);
}
