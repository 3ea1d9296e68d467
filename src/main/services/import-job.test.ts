import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { ImportFileReport } from '../../shared/contract/host.ts';
import type { ImportDraft } from '../../shared/domain/text/types.ts';
import type { CoreHandle } from './core-handle.ts';
import { importFiles, type ReadingPool } from './import-job.ts';
import { openCore } from './open-core.ts';

const draftOf = (name: string, text: string): ImportDraft => ({
  format: 'txt',
  title: name.replace(/\.txt$/u, ''),
  turns: [{ text, speaker: 0, startMs: null, endMs: null }],
  speakers: [{ label: 'Ada', role: 'participant' }],
  notes: [],
  warnings: ['Read as Windows-1252.'],
  lang: null,
  direction: 'ltr',
});

/** Reads text as it is; "bad" cannot be read. */
const plainPool: ReadingPool = {
  async read({ bytes, name }, { signal, onProgress }): Promise<Result<ImportDraft>> {
    onProgress?.(0.5);
    if (signal?.aborted) return fail('cancelled', 'Cancelled.');
    const text = Buffer.from(bytes).toString('utf8');
    return text === 'bad' ? fail('invalid', 'This file is damaged.') : ok(draftOf(name, text));
  },
  close: async () => {},
};

let folder: string;
let core: CoreHandle;
let personId: string;
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return { path: join(folder, name) };
};
const run = (
  files: Parameters<typeof importFiles>[0]['files'],
  more: Partial<Parameters<typeof importFiles>[0]> = {},
) =>
  importFiles({
    core,
    pool: plainPool,
    files,
    actor: { personId, connection: 'here' },
    settle: false,
    group: 'drop-1',
    ...more,
  });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'threadwork-import-'));
  const opened = await openCore({ path: join(folder, 'study.threadwork'), create: { title: 'Study' } });
  if (!opened.ok) throw new Error(opened.failure.message);
  core = opened.value;
  const person = await core.call('person.ensure', { name: 'Maya' });
  if (!person.ok) throw new Error(person.failure.message);
  personId = person.value.id;
});
afterEach(async () => {
  await core.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('importFiles', () => {
  it('imports the good ones, names the rest, and keeps the order', async () => {
    const reports = await run([
      file('b.txt', 'words of b'),
      file('bad.txt', 'bad'),
      file('a.txt', 'words of a'),
      { path: join(folder, 'gone.txt') },
      { path: folder },
    ]);
    expect(reports.map((r) => r.status)).toEqual(['imported', 'failed', 'imported', 'failed', 'failed']);
    expect(reports[1]?.reason).toBe('This file is damaged.');
    expect(reports[3]?.reason).toContain('no file');
    expect(reports[0]).toMatchObject({ words: 3, turns: 1, speakers: ['Ada'], fraction: 1 });
    const list = await core.call('document.list', {});
    expect(list.ok && list.value.map((d) => d.name)).toEqual(['b', 'a']);
  });

  it('says which are here already, in the study or in the same drop', async () => {
    await run([file('a.txt', 'the same')]);
    const reports = await run([
      file('again.txt', 'the same'),
      file('new.txt', 'fresh'),
      file('twin.txt', 'fresh'),
    ]);
    expect(reports.map((r) => r.status)).toEqual(['duplicate', 'imported', 'duplicate']);
    expect(reports[0]?.reason).toBe('Already here, as a.');
    expect(reports[0]?.documentId).toEqual(expect.any(String));
    expect(reports[2]?.reason).toContain('new.txt');
  });

  it('is one step to undo', async () => {
    await run([file('a.txt', 'one'), file('b.txt', 'two'), file('c.txt', 'three')]);
    const undone = await core.call('history.undo', {}, { personId, connection: null });
    expect(undone.ok).toBe(true);
    const list = await core.call('document.list', {});
    expect(list.ok && list.value).toEqual([]);
  });

  it('keeps what is in when cancelled', async () => {
    const stop = new AbortController();
    const files = Array.from({ length: 6 }, (_, i) => file(`${i}.txt`, `words ${i}`));
    const reports = await run(files, {
      signal: stop.signal,
      ahead: 1,
      onReport: (report: ImportFileReport, index: number) => {
        if (index === 1 && report.status === 'imported') stop.abort();
      },
    });
    expect(reports.map((r) => r.status)).toEqual([
      'imported',
      'imported',
      'cancelled',
      'cancelled',
      'cancelled',
      'cancelled',
    ]);
    const list = await core.call('document.list', {});
    expect(list.ok && list.value).toHaveLength(2);
  });

  it('reads side by side, never more than it was allowed', async () => {
    let now = 0;
    let most = 0;
    let letGo: () => void = () => {};
    const second = new Promise<void>((resolve) => (letGo = resolve));
    const pool: ReadingPool = {
      async read({ bytes, name }) {
        now += 1;
        most = Math.max(most, now);
        if (now === 2) letGo();
        // The first is not done before the second has begun.
        await second;
        now -= 1;
        return ok(draftOf(name, Buffer.from(bytes).toString('utf8')));
      },
      close: async () => {},
    };
    const files = Array.from({ length: 8 }, (_, i) => file(`${i}.txt`, `words ${i}`));
    const reports = await run(files, { pool, ahead: 3 });
    expect(reports.every((r) => r.status === 'imported')).toBe(true);
    expect(most).toBeLessThanOrEqual(3);
  });

  it('says so when it settles with its own guess', async () => {
    const [report] = await run([file('a.txt', 'words')], { settle: true });
    expect(report?.warnings).toEqual([
      'Read as Windows-1252.',
      'Speakers were taken as Ada (participant), and line numbers are fixed.',
    ]);
  });
});
