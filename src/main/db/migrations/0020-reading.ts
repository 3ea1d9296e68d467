import type { Migration } from './migration.ts';

/** What reading closely needs: highlights without a code, who read what when, guide questions, a linked recording. */
export const reading: Migration = {
  version: 20,
  name: 'reading',
  sql: `
CREATE TABLE highlight (
  id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document(id) ON DELETE RESTRICT,
  person_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  start_at INTEGER NOT NULL, end_at INTEGER NOT NULL, quote TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
  anchored INTEGER NOT NULL, note TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX highlight_document ON highlight(document_id, start_at);
CREATE INDEX highlight_person ON highlight(person_id);
CREATE TABLE read_mark (
  id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document(id) ON DELETE RESTRICT,
  person_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT, at TEXT NOT NULL
) STRICT;
CREATE INDEX read_mark_document ON read_mark(document_id);
CREATE INDEX read_mark_person ON read_mark(person_id);
CREATE TABLE question (id TEXT PRIMARY KEY, position REAL NOT NULL, name TEXT NOT NULL) STRICT;
-- A question is asked where a turn begins; what is said until the next one asked is its answer.
CREATE TABLE question_mark (
  id TEXT PRIMARY KEY, question_id TEXT NOT NULL REFERENCES question(id) ON DELETE RESTRICT,
  document_id TEXT NOT NULL REFERENCES document(id) ON DELETE RESTRICT, start_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX question_mark_once ON question_mark(document_id, start_at);
CREATE INDEX question_mark_question ON question_mark(question_id);
-- A recording stays where it is: only its place on this computer is kept, and never exported.
CREATE TABLE media (
  id TEXT PRIMARY KEY, document_id TEXT NOT NULL UNIQUE REFERENCES document(id) ON DELETE RESTRICT,
  path TEXT NOT NULL, shift_ms INTEGER NOT NULL
) STRICT;
`,
};
