import type { Migration } from './migration.ts';

/**
 * The first schema. Foreign keys are RESTRICT: a command deletes children itself, so that its patch is complete.
 * Tables that only hold what can be rebuilt (passage, its index) are not recorded in history.
 */
export const initial: Migration = {
  version: 10,
  name: 'initial',
  sql: `
CREATE TABLE study (
  id TEXT PRIMARY KEY, title TEXT NOT NULL, replica TEXT NOT NULL, created_at TEXT NOT NULL, app_version TEXT NOT NULL
) STRICT;
CREATE TABLE setting (id TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE counter (id TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
INSERT INTO counter VALUES ('revision', 0);

-- Originals, texts and layouts, named by the SHA-256 of their bytes. Never changed in place.
CREATE TABLE content (hash TEXT PRIMARY KEY, kind TEXT NOT NULL, bytes BLOB NOT NULL) STRICT;

CREATE TABLE person (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, alias TEXT NOT NULL, role TEXT NOT NULL, reviewer_key TEXT, created_at TEXT NOT NULL
) STRICT;

CREATE TABLE participant (
  id TEXT PRIMARY KEY, number INTEGER NOT NULL, working_label TEXT NOT NULL, note TEXT NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX participant_number ON participant(number);
CREATE TABLE attribute (id TEXT PRIMARY KEY, name TEXT NOT NULL, position REAL NOT NULL) STRICT;
CREATE TABLE attribute_value (
  id TEXT PRIMARY KEY,
  participant_id TEXT NOT NULL REFERENCES participant(id) ON DELETE RESTRICT,
  attribute_id TEXT NOT NULL REFERENCES attribute(id) ON DELETE RESTRICT,
  value TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX attribute_value_of ON attribute_value(participant_id, attribute_id);
CREATE INDEX attribute_value_attribute ON attribute_value(attribute_id);

CREATE TABLE document (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, position REAL NOT NULL,
  participant_id TEXT REFERENCES participant(id) ON DELETE RESTRICT,
  format TEXT NOT NULL, original_name TEXT NOT NULL,
  original_hash TEXT NOT NULL REFERENCES content(hash) ON DELETE RESTRICT,
  text_hash TEXT NOT NULL REFERENCES content(hash) ON DELETE RESTRICT,
  layout_hash TEXT NOT NULL REFERENCES content(hash) ON DELETE RESTRICT,
  letter TEXT NOT NULL, length INTEGER NOT NULL, turns INTEGER NOT NULL, lines INTEGER NOT NULL, duration_ms INTEGER,
  lang TEXT, direction TEXT NOT NULL, warnings TEXT NOT NULL,
  settled_at TEXT, imported_at TEXT NOT NULL
) STRICT;
CREATE INDEX document_participant ON document(participant_id);
CREATE INDEX document_original ON document(original_hash);
CREATE TABLE speaker (
  id TEXT PRIMARY KEY, document_id TEXT NOT NULL REFERENCES document(id) ON DELETE RESTRICT,
  position INTEGER NOT NULL, label TEXT NOT NULL, role TEXT NOT NULL,
  participant_id TEXT REFERENCES participant(id) ON DELETE RESTRICT,
  words INTEGER NOT NULL, turns INTEGER NOT NULL
) STRICT;
CREATE INDEX speaker_document ON speaker(document_id);
CREATE INDEX speaker_participant ON speaker(participant_id);

CREATE TABLE code (
  id TEXT PRIMARY KEY, parent_id TEXT REFERENCES code(id) ON DELETE RESTRICT, position REAL NOT NULL,
  name TEXT NOT NULL, colour INTEGER NOT NULL, is_heading INTEGER NOT NULL,
  definition TEXT NOT NULL, full_definition TEXT NOT NULL, use_when TEXT NOT NULL, do_not_use_when TEXT NOT NULL,
  in_vivo_coding_id TEXT, created_by TEXT, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX code_parent ON code(parent_id);
CREATE INDEX code_in_vivo ON code(in_vivo_coding_id);
CREATE TABLE coding (
  id TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document(id) ON DELETE RESTRICT,
  code_id TEXT NOT NULL REFERENCES code(id) ON DELETE RESTRICT,
  coder_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  start_at INTEGER NOT NULL, end_at INTEGER NOT NULL,
  quote TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL,
  anchored INTEGER NOT NULL, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX coding_document ON coding(document_id, start_at, end_at, code_id, coder_id);
CREATE UNIQUE INDEX coding_once ON coding(code_id, document_id, coder_id, start_at, end_at);
CREATE INDEX coding_coder ON coding(coder_id);

CREATE TABLE theme_level (id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL) STRICT;
CREATE TABLE theme (
  id TEXT PRIMARY KEY, parent_id TEXT REFERENCES theme(id) ON DELETE RESTRICT,
  level_id TEXT NOT NULL REFERENCES theme_level(id) ON DELETE RESTRICT,
  position REAL NOT NULL, name TEXT NOT NULL, central_idea TEXT NOT NULL, boundary TEXT NOT NULL,
  status TEXT NOT NULL, hue INTEGER, created_at TEXT NOT NULL
) STRICT;
CREATE INDEX theme_parent ON theme(parent_id);
CREATE TABLE theme_code (
  id TEXT PRIMARY KEY, theme_id TEXT NOT NULL REFERENCES theme(id) ON DELETE RESTRICT,
  code_id TEXT NOT NULL REFERENCES code(id) ON DELETE RESTRICT, position REAL NOT NULL
) STRICT;
CREATE UNIQUE INDEX theme_code_once ON theme_code(theme_id, code_id);
CREATE INDEX theme_code_code ON theme_code(code_id);
CREATE TABLE theme_quote (
  id TEXT PRIMARY KEY, theme_id TEXT NOT NULL REFERENCES theme(id) ON DELETE RESTRICT,
  coding_id TEXT NOT NULL REFERENCES coding(id) ON DELETE RESTRICT,
  stance TEXT NOT NULL, position REAL NOT NULL
) STRICT;
CREATE UNIQUE INDEX theme_quote_once ON theme_quote(theme_id, coding_id);
CREATE INDEX theme_quote_coding ON theme_quote(coding_id);

CREATE TABLE memo (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, target_kind TEXT NOT NULL, target_id TEXT,
  title TEXT NOT NULL, body TEXT NOT NULL, text TEXT NOT NULL, author_id TEXT REFERENCES person(id) ON DELETE RESTRICT,
  dated_at TEXT NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX memo_target ON memo(target_kind, target_id);

CREATE TABLE map (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, stage TEXT NOT NULL, layout TEXT NOT NULL, width_mm REAL NOT NULL,
  palette TEXT NOT NULL, alt_short TEXT NOT NULL, alt_long TEXT NOT NULL, position REAL NOT NULL, updated_at TEXT NOT NULL
) STRICT;
CREATE TABLE map_node (
  id TEXT PRIMARY KEY, map_id TEXT NOT NULL REFERENCES map(id) ON DELETE RESTRICT,
  theme_id TEXT NOT NULL REFERENCES theme(id) ON DELETE RESTRICT,
  layout TEXT NOT NULL, x REAL, y REAL, hidden INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX map_node_once ON map_node(map_id, theme_id, layout);
CREATE INDEX map_node_theme ON map_node(theme_id);
CREATE TABLE map_link (
  id TEXT PRIMARY KEY, map_id TEXT NOT NULL REFERENCES map(id) ON DELETE RESTRICT,
  from_id TEXT NOT NULL REFERENCES theme(id) ON DELETE RESTRICT,
  to_id TEXT NOT NULL REFERENCES theme(id) ON DELETE RESTRICT,
  words TEXT NOT NULL, kind TEXT NOT NULL, arrow TEXT NOT NULL
) STRICT;
CREATE INDEX map_link_map ON map_link(map_id);
CREATE INDEX map_link_from ON map_link(from_id);
CREATE INDEX map_link_to ON map_link(to_id);

CREATE TABLE review_pack (id TEXT PRIMARY KEY, pack_id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, created_at TEXT NOT NULL) STRICT;
-- An item keeps the words that were sent and, while it exists, the coding they came from (no foreign key: a
-- comment outlives the coding it was about).
CREATE TABLE review_item (
  id TEXT PRIMARY KEY, pack_id TEXT NOT NULL REFERENCES review_pack(id) ON DELETE RESTRICT,
  item_id TEXT NOT NULL, coding_id TEXT NOT NULL, code_id TEXT NOT NULL, code_name TEXT NOT NULL,
  extract TEXT NOT NULL, reference TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX review_item_once ON review_item(pack_id, item_id);
CREATE INDEX review_item_coding ON review_item(coding_id);
CREATE TABLE review_answer (
  id TEXT PRIMARY KEY, pack_id TEXT NOT NULL REFERENCES review_pack(id) ON DELETE RESTRICT,
  item_id TEXT NOT NULL, reviewer_id TEXT NOT NULL REFERENCES person(id) ON DELETE RESTRICT,
  verdict TEXT NOT NULL, comment TEXT NOT NULL, at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX review_answer_once ON review_answer(pack_id, item_id, reviewer_id);
CREATE INDEX review_answer_reviewer ON review_answer(reviewer_id);

CREATE TABLE history (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, actor TEXT, replica TEXT NOT NULL,
  command TEXT NOT NULL, group_id TEXT, kind TEXT NOT NULL, target_seq INTEGER, patch TEXT NOT NULL, schema_version INTEGER NOT NULL
) STRICT;
CREATE INDEX history_target ON history(target_seq);
CREATE INDEX history_actor ON history(actor, seq);

-- One row per turn, over the text as shown; rowid is explicit because VACUUM may renumber implicit ones.
CREATE TABLE passage (
  rowid INTEGER PRIMARY KEY, document_id TEXT NOT NULL, turn INTEGER NOT NULL, start_at INTEGER NOT NULL, shown TEXT NOT NULL
) STRICT;
CREATE INDEX passage_document ON passage(document_id, turn);
CREATE VIRTUAL TABLE passage_index USING fts5(
  shown, content='passage', content_rowid='rowid', tokenize="unicode61 remove_diacritics 2"
);
INSERT INTO passage_index(passage_index, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
  INSERT INTO passage_index(rowid, shown) VALUES (new.rowid, new.shown);
END;
CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN
  INSERT INTO passage_index(passage_index, rowid, shown) VALUES ('delete', old.rowid, old.shown);
END;
`,
};
