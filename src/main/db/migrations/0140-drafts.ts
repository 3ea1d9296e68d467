import type { Migration } from './migration.ts';

/**
 * What a person began and did not send, and what they looked for: theirs alone, so outside history and undo, and told to
 * nobody. No keys to other tables: a draft outlives what it is about, which may come back by undo. It does not outlive the
 * text it holds words of: when that leaves the file for good, so does the draft.
 *
 * person_id: empty for one begun before anybody gave a name. of_text: the hash of a transcript's text, or null.
 */
export const drafts: Migration = {
  version: 140,
  name: 'drafts',
  sql: `
CREATE TABLE draft (
  person_id TEXT NOT NULL, key TEXT NOT NULL, words TEXT NOT NULL, of_text TEXT, at TEXT NOT NULL,
  PRIMARY KEY (person_id, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX draft_of_text ON draft(of_text) WHERE of_text IS NOT NULL;
CREATE TRIGGER draft_of_text_erased AFTER DELETE ON content BEGIN
  DELETE FROM draft WHERE of_text = old.hash;
END;
`,
};
