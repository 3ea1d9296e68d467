import type { Migration } from './migration.ts';

/**
 * Counts kept beside the rows they count, and the search index written by hand.
 *
 * A count is never changed in place: any change of a coding takes the counts of its transcript and of its code away, and
 * whoever misses one counts anew. So a count that is there is right, whichever way the rows were written. None of this is
 * recorded in history; all of it can be made again.
 *
 * A trigger that writes to the index makes it empty its memory after every row, which cost more than the indexing itself.
 */
export const keptCounts: Migration = {
  version: 100,
  name: 'kept counts',
  sql: `
DROP TRIGGER passage_added;
DROP TRIGGER passage_removed;
INSERT INTO passage_index(passage_index, rank) VALUES ('hashsize', 4194304);
INSERT INTO passage_index(passage_index, rank) VALUES ('automerge', 16);

-- Codings that lost their words are few; without them, an index answers alone where codes stand together.
CREATE INDEX coding_unanchored ON coding(document_id) WHERE anchored = 0;

-- A small number for each transcript, so that the spread of a code is a row of numbers. A number may come back once its
-- transcript is gone: its codings went before it, and with them every spread that named it.
CREATE TABLE document_number (document_id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE) STRICT, WITHOUT ROWID;
INSERT INTO document_number SELECT id, row_number() OVER (ORDER BY position, id) FROM document;
CREATE TRIGGER document_numbered AFTER INSERT ON document BEGIN
  INSERT INTO document_number SELECT new.id, coalesce(max(number), 0) + 1 FROM document_number;
END;
CREATE TRIGGER document_unnumbered AFTER DELETE ON document BEGIN
  DELETE FROM document_number WHERE document_id = old.id;
  DELETE FROM document_count WHERE document_id = old.id;
END;

-- covered: characters that stand under at least one coding; coders: a JSON list of ids.
CREATE TABLE document_count (
  document_id TEXT PRIMARY KEY, codings INTEGER NOT NULL, covered INTEGER NOT NULL, coders TEXT NOT NULL
) STRICT, WITHOUT ROWID;
-- spread: pairs of 32-bit numbers, little end first: the transcript's number and its codings with this code.
CREATE TABLE code_count (
  code_id TEXT PRIMARY KEY, codings INTEGER NOT NULL, coders INTEGER NOT NULL, spread BLOB NOT NULL
) STRICT;
CREATE TRIGGER coding_counted_anew AFTER INSERT ON coding BEGIN
  DELETE FROM document_count WHERE document_id = new.document_id;
  DELETE FROM code_count WHERE code_id = new.code_id;
END;
CREATE TRIGGER coding_uncounted AFTER DELETE ON coding BEGIN
  DELETE FROM document_count WHERE document_id = old.document_id;
  DELETE FROM code_count WHERE code_id = old.code_id;
END;
CREATE TRIGGER coding_recounted AFTER UPDATE ON coding BEGIN
  DELETE FROM document_count WHERE document_id IN (old.document_id, new.document_id);
  DELETE FROM code_count WHERE code_id IN (old.code_id, new.code_id);
END;
CREATE TRIGGER code_uncounted AFTER DELETE ON code BEGIN
  DELETE FROM code_count WHERE code_id = old.id;
END;
`,
};
