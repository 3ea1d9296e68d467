import type { TalkTogether } from '../../../shared/contract/participants.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codesInDocuments } from '../counts/index.ts';

/**
 * Transcripts in which several participants are heard and that are tied to none of them, in their order. Voices nobody was tied
 * to are so many people.
 */
export const talksTogether = (db: ReadDb): TalkTogether[] =>
  db.all<TalkTogether>(
    `SELECT d.id AS documentId, d.name, count(DISTINCT coalesce(s.participant_id, s.id)) AS people
     FROM document d JOIN speaker s ON s.document_id = d.id AND s.role = 'participant'
     WHERE d.participant_id IS NULL GROUP BY d.id HAVING people > 1 ORDER BY d.position, d.id`,
  );

/** How many of the transcripts with any of some codes hold several people and count as one person each. */
export function asOneCounter(db: ReadDb): (codeIds: readonly string[]) => number {
  const talks = new Set(talksTogether(db).map(({ documentId }) => documentId));
  if (talks.size === 0) return () => 0;
  const of = codesInDocuments(db);
  return (codeIds) =>
    new Set(
      codeIds.flatMap((id) =>
        (of.get(id) ?? []).flatMap(({ document }) => (talks.has(document) ? document : [])),
      ),
    ).size;
}
