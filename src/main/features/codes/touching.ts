// Codings of one code by one person that overlap or touch: found for the offer to make them one.
import { MOST_SPACES, touchingGroups } from '../../../shared/domain/codebook/overlaps.ts';
import type { ReadDb } from '../../db/handles.ts';

/** Codings that are left as they are on purpose, by the key of a setting. */
export const apartKey = (ids: readonly string[]): string => `apart:${ids.toSorted().join('+')}`;

interface Standing {
  id: string;
  document_id: string;
  code_id: string;
  coder_id: string;
  start_at: number;
  end_at: number;
}
type Alike = Pick<Standing, 'document_id' | 'code_id' | 'coder_id'>;

/** Groups that overlap or touch among the codings of one code by one person in one transcript. */
function groupsOf(db: ReadDb, { code_id, document_id, coder_id }: Alike): string[][] {
  const rows = db.all<{ id: string; start_at: number; end_at: number; before: string }>(
    `SELECT id, start_at, end_at, substr(prefix, -${MOST_SPACES}) AS before FROM coding
     WHERE code_id = ? AND document_id = ? AND coder_id = ? AND anchored = 1`,
    code_id,
    document_id,
    coder_id,
  );
  const places = rows.map((row) => ({
    id: row.id,
    documentId: document_id,
    start: row.start_at,
    end: row.end_at,
    before: row.before,
  }));
  return touchingGroups(places).map((group) => group.map((place) => place.id));
}

/** Whether any other coding of the same code by the same person may meet this one; cheap, and asked first. */
const hasNeighbour = (db: ReadDb, row: Standing): boolean =>
  db.value(
    `SELECT 1 FROM coding WHERE code_id = ? AND document_id = ? AND coder_id = ? AND start_at <= ? AND end_at >= ? AND id <> ? LIMIT 1`,
    row.code_id,
    row.document_id,
    row.coder_id,
    row.end_at + MOST_SPACES,
    row.start_at - MOST_SPACES,
    row.id,
  ) !== null;

/**
 * What may be made one after these codings were made, moved or given another code: groups of ids, in the order of the
 * text within each. Those left apart on purpose are not offered.
 */
export function mergeOffers(db: ReadDb, ids: readonly string[]): string[][] {
  const rows = db.all<Standing>(
    `SELECT id, document_id, code_id, coder_id, start_at, end_at FROM coding
     WHERE anchored = 1 AND id IN (SELECT value FROM json_each(?))`,
    JSON.stringify(ids),
  );
  const met = rows.filter((row) => hasNeighbour(db, row));
  const alike = Map.groupBy(met, (row) => `${row.code_id} ${row.document_id} ${row.coder_id}`);
  const meant = new Set(ids);
  return [...alike.values()]
    .flatMap(([row]) => (row ? groupsOf(db, row) : []))
    .filter((group) => group.some((id) => meant.has(id)))
    .filter((group) => db.value('SELECT 1 FROM setting WHERE id = ?', apartKey(group)) === null);
}

/** The others that this one coding may be made one with. */
export const mergeOffer = (db: ReadDb, id: string): string[] =>
  (mergeOffers(db, [id])[0] ?? []).filter((other) => other !== id);
