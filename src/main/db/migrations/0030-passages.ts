import type { Migration } from './migration.ts';

/**
 * A passage says by itself who speaks and which lines it stands on, so that a search names its places without loading whole
 * transcripts. Small columns come before the words: a long turn is only read when its words are needed. Passages are
 * derived, so they are filled from the layouts here; row ids stay, and with them the index.
 */
export const passages: Migration = {
  version: 30,
  name: 'passages',
  sql: `
DROP TRIGGER passage_added;
DROP TRIGGER passage_removed;
CREATE TABLE passage_placed (
  rowid INTEGER PRIMARY KEY, document_id TEXT NOT NULL, turn INTEGER NOT NULL, start_at INTEGER NOT NULL,
  speaker TEXT, first_line INTEGER NOT NULL, line_count INTEGER NOT NULL, letters_before INTEGER NOT NULL, breaks TEXT NOT NULL,
  shown TEXT NOT NULL
) STRICT;
INSERT INTO passage_placed
  SELECT p.rowid, p.document_id, p.turn, p.start_at, t.value ->> '$.speaker', t.value ->> '$.firstLine',
    t.value ->> '$.lineCount', coalesce(t.value ->> '$.lettersBefore', 0), t.value -> '$.breaks', p.shown
  FROM document d
  CROSS JOIN content c ON c.hash = d.layout_hash
  CROSS JOIN json_each(CAST(c.bytes AS TEXT), '$.turns') t
  CROSS JOIN passage p ON p.document_id = d.id AND p.turn = t.key;
DROP TABLE passage;
ALTER TABLE passage_placed RENAME TO passage;
CREATE INDEX passage_document ON passage(document_id, turn);
CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
  INSERT INTO passage_index(rowid, shown) VALUES (new.rowid, new.shown);
END;
CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN
  INSERT INTO passage_index(passage_index, rowid, shown) VALUES ('delete', old.rowid, old.shown);
END;
`,
};
