import Database from 'better-sqlite3';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPLICATION_ID, openStudyFile } from '../../src/main/db/open.ts';
import { migrations, SCHEMA_VERSION } from '../../src/main/db/migrations/index.ts';
import { createTestStudy, draftOf, importDraft, talk, temporaryFolder } from '../helpers/study.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => void (folder = temporaryFolder()));
afterEach(() => folder.remove());

/** A sound study at a path, with one transcript in it. */
function madeAt(path: string): void {
  const study = createTestStudy({ path });
  importDraft(study, draftOf('P7', talk));
  study.close();
}
const refusal = (path: string, options = {}) => {
  try {
    openStudyFile(path, options).close();
  } catch (error) {
    return { code: (error as { code: string }).code, message: (error as Error).message };
  }
  return null;
};

describe('a study file', () => {
  it('says what it is, and is written through to the disk', () => {
    const path = join(folder.path, 'a.threadwork');
    madeAt(path);
    const raw = new Database(path, { readonly: true });
    expect(raw.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(raw.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    raw.close();
    const study = openStudyFile(path);
    expect(study.db.value('PRAGMA synchronous')).toBe(2);
    expect(study.db.value('PRAGMA journal_mode')).toBe('wal');
    expect(study.db.value('PRAGMA foreign_keys')).toBe(1);
    expect(study.db.value('PRAGMA secure_delete')).toBe(1);
    study.close();
  });

  it('is one file when it is closed', () => {
    madeAt(join(folder.path, 'a.threadwork'));
    expect(readdirSync(folder.path)).toEqual(['a.threadwork']);
  });

  it('written by a newer program is refused by name and version, and left alone', () => {
    const path = join(folder.path, 'newer.threadwork');
    madeAt(path);
    const raw = new Database(path);
    raw.pragma(`user_version = ${SCHEMA_VERSION + 5}`);
    raw.pragma('wal_checkpoint(TRUNCATE)');
    raw.close();
    const before = readFileSync(path);
    expect(refusal(path)).toMatchObject({
      code: 'newer',
      message: expect.stringMatching(new RegExp(`newer\\.threadwork.*${SCHEMA_VERSION + 5}`, 'u')) as string,
    });
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('that is something else is refused in a sentence and not changed', () => {
    const cases: Record<string, Buffer> = {
      'empty.threadwork': Buffer.alloc(0),
      'words.threadwork': Buffer.from('just some words, longer than a header would be'),
      'cut.threadwork': Buffer.from('SQLite format 3\0 and then nothing that fits'),
    };
    for (const [name, bytes] of Object.entries(cases)) {
      const path = join(folder.path, name);
      writeFileSync(path, bytes);
      expect(refusal(path)?.code, name).toMatch(/not-a-study|damaged/u);
      expect(readFileSync(path).equals(bytes), name).toBe(true);
    }
    const other = join(folder.path, 'other.threadwork');
    const raw = new Database(other);
    raw.exec('CREATE TABLE t (x)');
    raw.close();
    expect(refusal(other)?.code).toBe('not-a-study');
    expect(refusal(join(folder.path, 'none.threadwork'))?.code).toBe('not-found');
    mkdirSync(join(folder.path, 'dir.threadwork'));
    expect(refusal(join(folder.path, 'dir.threadwork'))?.code).toBe('not-a-study');
  });

  it('is never overwritten by a new one', () => {
    const path = join(folder.path, 'a.threadwork');
    madeAt(path);
    const size = statSync(path).size;
    expect(refusal(path, { create: true })?.code).toBe('refused');
    expect(statSync(path).size).toBe(size);
  });

  it('opened read-only leaves nothing behind and changes nothing', () => {
    const path = join(folder.path, 'a.threadwork');
    madeAt(path);
    const before = readFileSync(path);
    const study = openStudyFile(path, { readOnly: true });
    expect(study.db.value('SELECT count(*) FROM document')).toBe(1);
    study.close();
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder.path)).toEqual(['a.threadwork']);
  });

  it('from an older program is copied before it is brought up to date', () => {
    const path = join(folder.path, 'old.threadwork');
    const raw = new Database(path);
    raw.pragma(`application_id = ${APPLICATION_ID}`);
    raw.pragma('user_version = 1');
    raw.exec('CREATE TABLE before_everything (x)');
    raw.close();
    const study = openStudyFile(path);
    expect(study.db.value('PRAGMA user_version')).toBe(SCHEMA_VERSION);
    study.close();
    const copies = join(folder.path, 'old.threadwork-backups');
    const [copy = ''] = readdirSync(copies);
    const kept = new Database(join(copies, copy), { readonly: true });
    expect(kept.pragma('user_version', { simple: true })).toBe(1);
    expect(kept.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()).toEqual([
      'before_everything',
    ]);
    kept.close();
  });
});

it('migrations go forward, in order, each once', () => {
  const versions = migrations.map((m) => m.version);
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
});

it('deleted words cannot be read from the file any more', () => {
  const path = join(folder.path, 'secret.threadwork');
  const study = createTestStudy({ path });
  const id = importDraft(study, draftOf('P7', [...talk, 'P7: The word is quetzalcoatlus.']));
  study.call('search.text', { query: 'quetzalcoatlus' });
  study.study.checkpoint();
  expect(readFileSync(path).includes('quetzalcoatlus')).toBe(true);
  study.call('document.remove', { id });
  // What undo and backups keep on purpose is purged by a withdrawal; the search index must not keep it by accident.
  const left = study.study.db.all<{ block: Buffer }>('SELECT block FROM passage_index_data');
  expect(left.some((row) => row.block.includes('quetzalcoatlus'))).toBe(false);
  study.close();
});
