// Codings of one code by one person that overlap or touch: found for the offer to make them one.
import { MOST_SPACES, touchingGroups, type Place } from '../../../shared/domain/codebook/overlaps.ts';
import type { ReadDb } from '../../db/handles.ts';

/** Codings that are left as they are on purpose, by the key of a setting. */
export const apartKey = (ids: readonly string[]): string => `apart:${ids.toSorted().join('+')}`;

interface Standing extends Place {
  /** Whose it is, of which code and where: only alike ones can be made one. */
  readonly alike: string;
  readonly before: string;
}

/**
 * The codings by one person with one code in one transcript, wherever one of those meant may meet another. Whether there is such
 * a neighbour is cheap, and asked first.
 */
const standing = (db: ReadDb, ids: readonly string[]): Standing[] =>
  db.all<Standing>(
    `WITH alike AS (
       SELECT DISTINCT document_id, code_id, coder_id FROM coding a
       WHERE anchored = 1 AND id IN (SELECT value FROM json_each(?)) AND EXISTS (
         SELECT 1 FROM coding b WHERE b.code_id = a.code_id AND b.document_id = a.document_id AND b.coder_id = a.coder_id
         AND b.start_at <= a.end_at + ${MOST_SPACES} AND b.end_at >= a.start_at - ${MOST_SPACES} AND b.id <> a.id))
     SELECT c.id, c.document_id AS documentId, c.code_id || c.document_id || c.coder_id AS alike, c.start_at AS start,
       c.end_at AS end, substr(c.prefix, -${MOST_SPACES}) AS before
     FROM alike CROSS JOIN coding c USING (code_id, document_id, coder_id) WHERE c.anchored = 1`,
    JSON.stringify(ids),
  );

/**
 * What may be made one after these codings were made, moved or given another code: groups of ids, in the order of the
 * text within each. Those left apart on purpose are not offered.
 */
export function mergeOffers(db: ReadDb, ids: readonly string[]): string[][] {
  const meant = new Set(ids);
  return [...Map.groupBy(standing(db, ids), (place) => place.alike).values()]
    .flatMap((places) => touchingGroups(places).map((group) => group.map((place) => place.id)))
    .filter((group) => group.some((id) => meant.has(id)))
    .filter((group) => db.value('SELECT 1 FROM setting WHERE id = ?', apartKey(group)) === null);
}

/** The others that this one coding may be made one with. */
export const mergeOffer = (db: ReadDb, id: string): string[] =>
  (mergeOffers(db, [id])[0] ?? []).filter((other) => other !== id);
