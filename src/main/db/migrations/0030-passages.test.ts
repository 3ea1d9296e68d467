import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  createTestStudy,
  draftOf,
  importDraft,
  talk,
  temporaryFolder,
} from '../../../../tests/helpers/study.ts';
import { createCore } from '../../core/dispatcher.ts';
import { openStudyFile } from '../open.ts';
import { passages } from './0030-passages.ts';

/** Puts passages back to what they were in version 20, then runs the step as opening an old file does. */
function fromBefore(path: string): void {
  const raw = new Database(path);
  raw.exec(`
    DROP TRIGGER IF EXISTS passage_added; DROP TRIGGER IF EXISTS passage_removed;
    CREATE TABLE old (
      rowid INTEGER PRIMARY KEY, document_id TEXT NOT NULL, turn INTEGER NOT NULL, start_at INTEGER NOT NULL, shown TEXT NOT NULL
    ) STRICT;
    INSERT INTO old SELECT rowid, document_id, turn, start_at, shown FROM passage;
    DROP TABLE passage; ALTER TABLE old RENAME TO passage;
    CREATE INDEX passage_document ON passage(document_id, turn);
    CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
      INSERT INTO passage_index(rowid, shown) VALUES (new.rowid, new.shown);
    END;
    CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN
      INSERT INTO passage_index(passage_index, rowid, shown) VALUES ('delete', old.rowid, old.shown);
    END;
  `);
  raw.transaction(() => raw.exec(passages.sql))();
  raw.close();
}

it('fills in what passages know from the layouts, and the index stays as it was', () => {
  const folder = temporaryFolder();
  try {
    const path = join(folder.path, 'old.threadwork');
    const before = createTestStudy({ path });
    const id = importDraft(before, draftOf('P7', talk));
    importDraft(before, draftOf('Names', ['P8: Zoë said “naïve” 👩‍👩‍👧, twice.']));
    const { textHash, text } = before.call('document.get', { id });
    const at = text.indexOf('leaflet');
    before.call('document.settle', { id });
    // A settled transcript that was corrected has lettered lines, the hardest thing a passage says.
    before.call('document.edit', {
      id,
      textHash,
      steps: [{ kind: 'text', from: at, to: at, insert: 'very long and often folded '.repeat(6) }],
    });
    const brought = before.call('search.text', { query: 'brought' });
    expect(brought.hits[0]?.line).toMatch(/[a-z]$/u);
    before.study.close();
    fromBefore(path);
    const study = openStudyFile(path);
    const core = createCore({ study, now: () => '', newId: () => '', log: (m, e) => `${m} ${String(e)}` });
    const nobody = { personId: null, connection: null };
    // an answer also says which changes it holds
    expect(core.dispatch('study.check', {}, nobody)).toMatchObject({
      ok: true,
      value: { ok: true, problems: [] },
    });
    expect(core.dispatch('search.text', { query: 'brought' }, nobody)).toMatchObject({
      value: { hits: brought.hits },
    });
    study.close();
  } finally {
    folder.remove();
  }
});
