import type { drafts } from '../../../shared/contract/drafts.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { markOf } from '../../../shared/domain/text/mark.ts';
import type { WriteDb } from '../../db/handles.ts';
import type { Handlers } from '../context.ts';

/** One began it before anybody gave a name. */
const NOBODY = '';

interface Draft {
  key: string;
  words: string;
  ofText: string | null;
}
const ROW = 'key, words, of_text AS ofText';

/**
 * What two windows of one person wrote otherwise lies beside the draft, under a key nobody asks for, until the draft is
 * forgotten: then it stands there again.
 */
const BESIDE = 'beside:';
const besideOf = (draft: Draft): string => `${BESIDE}${markOf(draft.words)}:${draft.key}`;
const keyBeside = (key: string): string => key.slice(key.indexOf(':', BESIDE.length) + 1);

const draftAt = (db: WriteDb, person: string, key: string): Draft | undefined =>
  db.all<Draft>(
    `SELECT ${ROW} FROM draft WHERE person_id IN (?, ?) AND key = ? ORDER BY person_id DESC`,
    person,
    NOBODY,
    key,
  )[0];

const draftsBeside = (db: WriteDb, person: string, key: string): Draft[] =>
  db
    .all<Draft>(
      `SELECT ${ROW} FROM draft WHERE person_id = ? AND key LIKE '${BESIDE}%' ORDER BY at DESC`,
      person,
    )
    .filter((one) => keyBeside(one.key) === key);

const forget = (db: WriteDb, person: string, key: string): void =>
  void db.run('DELETE FROM draft WHERE person_id IN (?, ?) AND key = ?', person, NOBODY, key);

function put(db: WriteDb, person: string, { key, words, ofText }: Draft, at: string): void {
  forget(db, person, key);
  db.run(
    'INSERT INTO draft (person_id, key, words, of_text, at) VALUES (?, ?, ?, ?, ?)',
    person,
    key,
    words,
    ofText,
    at,
  );
}

export const draftHandlers: Handlers<typeof drafts> = {
  'draft.list': ({ db }, { personId }) => ({
    studyId: db.value<string>('SELECT id FROM study') ?? '',
    // what was begun before one gave a name is one's own; a later draft of the same stands before it
    drafts: db.all<{ key: string; words: string }>(
      `SELECT key, words FROM draft d WHERE key NOT LIKE '${BESIDE}%' AND (person_id = ? OR (person_id = ?
         AND NOT EXISTS (SELECT 1 FROM draft WHERE person_id = ? AND key = d.key))) ORDER BY key`,
      personId ?? NOBODY,
      NOBODY,
      personId ?? NOBODY,
    ),
  }),
  // Written past the recorder: history would keep every half sentence, and undo would take it for a step.
  'draft.keep': (ctx, { studyId, personId, key, words, ofText, seen }) => {
    const db = ctx.db as WriteDb;
    if (db.value<string>('SELECT id FROM study') !== studyId)
      throw new Refusal('conflict', 'Another study is open now. What was begun in this one stays with it.');
    const person = personId ?? NOBODY;
    const at = ctx.now();
    const there = draftAt(db, person, key);
    const isSeen =
      seen === undefined || !there || there.words === words || seen.includes(markOf(there.words));
    // an earlier state of what this window goes on with is none of another's
    for (const one of draftsBeside(db, person, key))
      if (seen?.includes(markOf(one.words))) forget(db, person, one.key);
    if (!isSeen) put(db, person, { ...there, key: besideOf(there) }, at);
    if (words !== null) {
      const now = { key, words, ofText: ofText ?? null };
      put(db, person, now, at);
      forget(db, person, besideOf(now));
      return { other: isSeen ? null : there.words };
    }
    forget(db, person, key);
    const [back] = draftsBeside(db, person, key);
    if (!back) return { other: null };
    forget(db, person, back.key);
    put(db, person, { ...back, key }, at);
    return { other: back.words };
  },
};
