import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { moveStudyFile } from './move-study.ts';
import { asFileName, expandFolders, freePath, studiesIn, withExtension } from './paths.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'threadwork-paths-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const put = (path: string, text = 'x') => writeFileSync(join(folder, path), text);

describe('file names', () => {
  it.each([
    ['Bridge study', 'Bridge study'],
    ['  a:b/c\\d*e?"<>|  ', 'a b c d e'],
    ['..', 'Study'],
    ['', 'Study'],
    ['CON', 'CON study'],
    ['con.fused', 'con.fused'],
    ['ends with dots...', 'ends with dots'],
    ['Befragung Öst', 'Befragung Öst'],
    ['a\u0000b\nc', 'a b c'],
  ])('%j becomes %j', (title, name) => {
    expect(asFileName(title)).toBe(name);
  });

  it('are never taken ones, and always end alike', () => {
    put('A.threadwork');
    put('A 2.threadwork');
    expect(freePath(folder, 'A')).toBe(join(folder, 'A 3.threadwork'));
    expect(withExtension('/x/a')).toBe('/x/a.threadwork');
    expect(withExtension('/x/a.THREADWORK')).toBe('/x/a.THREADWORK');
  });
});

describe('folders', () => {
  it('list studies only', () => {
    put('A.threadwork');
    put('.hidden.threadwork');
    put('A.threadwork-open');
    put('a.txt');
    mkdirSync(join(folder, 'B.threadwork'));
    expect(studiesIn(folder).map((s) => s.name)).toEqual(['A']);
    expect(studiesIn(join(folder, 'none'))).toEqual([]);
  });

  it('give their files in the order people count, without what the system put there', () => {
    mkdirSync(join(folder, 'deep'));
    mkdirSync(join(folder, 'S.threadwork-backups'));
    for (const name of ['P10.txt', 'P2.txt', '.DS_Store', 'Thumbs.db', '~$P2.docx', 'S.threadwork'])
      put(name);
    put('deep/P3.txt');
    put('S.threadwork-backups/old.threadwork');
    const names = expandFolders([folder]).map((path) => path.slice(folder.length + 1));
    expect(names).toEqual(['deep/P3.txt', 'P2.txt', 'P10.txt']);
    expect(expandFolders([join(folder, 'gone.txt')])).toEqual([join(folder, 'gone.txt')]);
  });
});

describe('moving', () => {
  it('takes nothing’s place', async () => {
    put('a.threadwork', 'mine');
    put('b.threadwork', 'theirs');
    const moved = await moveStudyFile(join(folder, 'a.threadwork'), join(folder, 'b.threadwork'));
    expect(moved.ok).toBe(false);
    expect(readFileSync(join(folder, 'a.threadwork'), 'utf8')).toBe('mine');
    expect(readFileSync(join(folder, 'b.threadwork'), 'utf8')).toBe('theirs');
  });

  const other = '/dev/shm';
  const crossing =
    process.platform === 'linux' &&
    statSync(other, { throwIfNoEntry: false })?.dev !== statSync(tmpdir()).dev;
  it.runIf(crossing)('crosses from one drive to another, whole', async () => {
    const far = mkdtempSync(join(other, 'threadwork-far-'));
    try {
      put('a.threadwork', 'a study');
      mkdirSync(join(folder, 'a.threadwork-backups'));
      put('a.threadwork-backups/one', 'a backup');
      const to = join(far, 'b.threadwork');
      expect(await moveStudyFile(join(folder, 'a.threadwork'), to)).toEqual({ ok: true, value: null });
      expect(readFileSync(to, 'utf8')).toBe('a study');
      expect(readFileSync(join(far, 'b.threadwork-backups', 'one'), 'utf8')).toBe('a backup');
      expect(statSync(join(folder, 'a.threadwork'), { throwIfNoEntry: false })).toBeUndefined();
    } finally {
      rmSync(far, { recursive: true, force: true });
    }
  });

  it('says so when it cannot, and leaves the study where it is', async () => {
    put('a.threadwork', 'mine');
    put('file', 'not a folder');
    const moved = await moveStudyFile(join(folder, 'a.threadwork'), join(folder, 'file', 'b.threadwork'));
    expect(moved).toMatchObject({ failure: { message: expect.stringContaining('stays where it is') } });
    expect(readFileSync(join(folder, 'a.threadwork'), 'utf8')).toBe('mine');
  });
});
