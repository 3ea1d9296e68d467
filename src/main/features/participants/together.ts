import type { TalkTogether } from '../../../shared/contract/participants.ts';
import type { ReadDb } from '../../db/handles.ts';

/** Transcripts in which several participants are heard and that are tied to none of them, in their order. */
export const talksTogether = (db: ReadDb): TalkTogether[] =>
  db.all<TalkTogether>(
    `SELECT d.id AS documentId, d.name, count(DISTINCT s.participant_id) AS people
     FROM document d JOIN speaker s ON s.document_id = d.id AND s.role = 'participant'
     WHERE d.participant_id IS NULL GROUP BY d.id HAVING people > 1 ORDER BY d.position, d.id`,
  );
