import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../tests/helpers/study.ts';
import { backupFolder, createBackups, listBackups, restoreStudy, toRemove } from './backups.ts';
import { openCore } from './open-core.ts';
import type { CoreHandle } from './core-handle.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'Study.threadwork');
});
afterEach(() => folder.remove());

async function open(create?: { title: string }): Promise<CoreHandle> {
  const opened = await openCore(create ? { path, create } : { path });
  if (!opened.ok) throw new Error(opened.failure.message);
  return opened.value;
}
const title = async (core: CoreHandle) => {
  const info = await core.call('study.info', {});
  return info.ok ? info.value.title : '';
};

describe('rolling backups', () => {
  it('is made once per change of the study, and restored after keeping what is there', async () => {
    const core = await open({ title: 'First' });
    const backups = createBackups({ core, clock: () => Date.UTC(2026, 4, 1, 9), scheduled: false });
    expect((await backups.now()).ok).toBe(true);
    expect(await backups.now()).toEqual({ ok: true, value: null });
    await core.call('study.rename', { title: 'Second' });
    await core.close();
    const [first] = listBackups(path);
    const restored = await restoreStudy(path, first?.path ?? '');
    expect(restored.ok).toBe(true);
    expect(listBackups(path)).toHaveLength(2);
    const again = await open();
    expect(await title(again)).toBe('First');
    await again.close();
    await restoreStudy(path, listBackups(path)[0]?.path ?? '');
    const back = await open();
    expect(await title(back)).toBe('Second');
    await back.close();
    expect(readdirSync(backupFolder(path)).filter((f) => f.endsWith('.partial'))).toEqual([]);
  });

  it('holds what was begun, a copy for others does not, and putting one back leaves it as it is today', async () => {
    const core = await open({ title: 'First' });
    const info = await core.call('study.info', {});
    const studyId = info.ok ? info.value.studyId : '';
    const keep = (words: string) =>
      core.call('draft.keep', { studyId, personId: null, key: 'method', words });
    await keep('begun with larkspur');
    // what a program that was ended left half written goes with the next
    mkdirSync(backupFolder(path));
    for (const half of [join(backupFolder(path), 'old.threadwork.partial'), `${path}.restoring`])
      writeFileSync(half, 'half');
    const backup = await createBackups({ core, scheduled: false }).now();
    expect(readdirSync(backupFolder(path))).toHaveLength(1);
    expect(existsSync(`${path}.restoring`)).toBe(false);
    const copy = join(folder.path, 'Copy.threadwork');
    expect(await core.copyTo(copy, true)).toMatchObject({ ok: true });
    expect(readFileSync(copy).includes('larkspur')).toBe(false);
    expect(readdirSync(folder.path).filter((name) => name.startsWith('Copy'))).toEqual(['Copy.threadwork']);
    await keep('begun with foxglove');
    await core.close();
    const from = backup.ok ? (backup.value?.path ?? '') : '';
    expect(readFileSync(from).includes('larkspur')).toBe(true);
    expect(await restoreStudy(path, from)).toMatchObject({ ok: true });
    const again = await open();
    expect(await again.call('draft.list', { personId: null })).toMatchObject({
      ok: true,
      value: { drafts: [{ key: 'method', words: 'begun with foxglove' }] },
    });
    await again.close();
  });

  it('refuses a backup that is not one, and leaves the study alone', async () => {
    const core = await open({ title: 'Only' });
    await core.close();
    const other = join(folder.path, 'notes.threadwork');
    writeFileSync(other, 'not a database');
    expect(await restoreStudy(path, other)).toMatchObject({ ok: false, failure: { code: 'not-a-study' } });
    expect(await restoreStudy(path, join(folder.path, 'gone'))).toMatchObject({
      ok: false,
      failure: { code: 'not-found' },
    });
    const again = await open();
    expect(await title(again)).toBe('Only');
    await again.close();
  });

  it('brings a study back whose file was destroyed', async () => {
    const core = await open({ title: 'Precious' });
    await createBackups({ core, scheduled: false }).now();
    await core.close();
    writeFileSync(path, Buffer.alloc(5000, 7));
    expect((await restoreStudy(path, listBackups(path)[0]?.path ?? '')).ok).toBe(true);
    const again = await open();
    expect(await title(again)).toBe('Precious');
    await again.close();
    expect(existsSync(`${path}-open`)).toBe(false);
  });

  it('keeps the newest twenty, one a day for fourteen days, and stays within the budget', () => {
    const hour = 3_600_000;
    const end = Date.UTC(2026, 4, 30, 12);
    const made = (n: number, every: number, bytes = 1000) =>
      Array.from({ length: n }, (_, i) => ({
        number: i + 1,
        path: `b${i}`,
        at: new Date(end - i * every).toISOString(),
        bytes,
      }));
    const today = new Date(end).toISOString();
    const hourly = made(24 * 20, hour);
    const kept = hourly.length - toRemove(hourly, today).length;
    expect(kept).toBeGreaterThanOrEqual(20 + 12);
    expect(kept).toBeLessThanOrEqual(20 + 14);
    expect(toRemove(made(20, hour), today)).toEqual([]);
    const huge = made(10, hour, 1024 ** 3);
    expect(huge.length - toRemove(huge, today).length).toBe(3);
  });
});

describe('a second opener', () => {
  it('is told who has the study open', async () => {
    const opened = await openCore({ path, create: { title: 'Shared' }, personName: 'Maya Okafor' });
    expect(opened.ok).toBe(true);
    const second = await openCore({ path });
    expect(second).toMatchObject({ ok: false, failure: { code: 'busy' } });
    if (!second.ok) expect(second.failure.message).toContain('Maya Okafor');
    if (opened.ok) await opened.value.close();
    const third = await openCore({ path, readOnly: true });
    expect(third.ok).toBe(true);
    if (third.ok) {
      expect(await third.value.call('study.rename', { title: 'X' })).toMatchObject({
        ok: false,
        failure: { code: 'read-only' },
      });
      await third.value.close();
    }
  });
});
