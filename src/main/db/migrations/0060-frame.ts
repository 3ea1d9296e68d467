import type { Migration } from './migration.ts';

/** The coding frame's memory: frozen versions, proposals against them, reasons, and what is worth another look. */
export const frame: Migration = {
  version: 60,
  name: 'frame',
  sql: `
-- A version is never changed: its codes are content, named by their hash. When it was made stands here because a version
-- is often read without its history.
CREATE TABLE frame_version (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, note TEXT NOT NULL, person_id TEXT REFERENCES person(id) ON DELETE RESTRICT,
  at TEXT NOT NULL, snapshot_hash TEXT NOT NULL REFERENCES content(hash) ON DELETE RESTRICT, offers_proposals INTEGER NOT NULL
) STRICT;
-- What a coder would change. Codes it speaks of stand by id and may be gone; a place is where an added code was wanted.
CREATE TABLE proposal (
  id TEXT PRIMARY KEY, frame_id TEXT NOT NULL REFERENCES frame_version(id) ON DELETE RESTRICT,
  kind TEXT NOT NULL, change TEXT NOT NULL, reason TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT, at TEXT NOT NULL,
  document_id TEXT REFERENCES document(id) ON DELETE RESTRICT, start_at INTEGER, end_at INTEGER, text_hash TEXT,
  state TEXT NOT NULL, answer TEXT NOT NULL,
  decided_by TEXT REFERENCES person(id) ON DELETE RESTRICT, decided_at TEXT
) STRICT;
CREATE INDEX proposal_document ON proposal(document_id);
-- Why a step was taken. Its id is the id of the entry of history; who took it and when stands there.
CREATE TABLE step_reason (id TEXT PRIMARY KEY, why TEXT NOT NULL) STRICT;
-- Where a code went that is no more; its id is the id that code had. No reference: the code it went into may go too.
CREATE TABLE code_merge (id TEXT PRIMARY KEY, into_id TEXT NOT NULL) STRICT;
-- Somebody has finished coding a transcript, and when.
CREATE TABLE finish_mark (
  id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document(id) ON DELETE RESTRICT,
  person_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT, at TEXT NOT NULL
) STRICT;
CREATE INDEX finish_mark_document ON finish_mark(document_id);
-- Somebody has looked at a finished transcript again for a code that came later.
CREATE TABLE look_again (
  id TEXT PRIMARY KEY, code_id TEXT NOT NULL REFERENCES code(id) ON DELETE RESTRICT,
  document_id TEXT NOT NULL REFERENCES document(id) ON DELETE RESTRICT,
  person_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT, at TEXT NOT NULL, UNIQUE (code_id, document_id)
) STRICT;
-- When a transcript was last coded, without reading its codings.
CREATE INDEX coding_made ON coding(document_id, created_at);
CREATE INDEX look_again_document ON look_again(document_id);
`,
};
