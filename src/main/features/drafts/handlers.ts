import type { drafts } from '../../../shared/contract/drafts.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { WriteDb } from '../../db/handles.ts';
import type { Handlers } from '../context.ts';

/** One began it before anybody gave a name. */
const NOBODY = '';

export const draftHandlers: Handlers<typeof drafts> = {
  'draft.list': ({ db }, { personId }) => ({
    studyId: db.value<string>('SELECT id FROM study') ?? '',
    // what was begun before one gave a name is one's own; a later draft of the same stands before it
    drafts: db.all<{ key: string; words: string }>(
      `SELECT key, words FROM draft d WHERE person_id = ? OR (person_id = ? AND NOT EXISTS (
         SELECT 1 FROM draft WHERE person_id = ? AND key = d.key)) ORDER BY key`,
      personId ?? NOBODY,
      NOBODY,
      personId ?? NOBODY,
    ),
  }),
  // Written past the recorder: history would keep every half sentence, and undo would take it for a step.
  'draft.keep': (ctx, { studyId, personId, key, words, ofText }) => {
    const db = ctx.db as WriteDb;
    if (db.value<string>('SELECT id FROM study') !== studyId)
      throw new Refusal('conflict', 'Another study is open now. What was begun in this one stays with it.');
    db.run('DELETE FROM draft WHERE person_id IN (?, ?) AND key = ?', personId ?? NOBODY, NOBODY, key);
    if (words !== null)
      db.run(
        'INSERT INTO draft (person_id, key, words, of_text, at) VALUES (?, ?, ?, ?, ?)',
        personId ?? NOBODY,
        key,
        words,
        ofText ?? null,
        ctx.now(),
      );
    return null;
  },
};
