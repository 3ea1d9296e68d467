import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFileLog } from './file-log.ts';
import { createSettings } from './settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'threadwork-settings-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('settings', () => {
  it('are kept whole, for their owner only', () => {
    const path = join(folder, 'deep', 'settings.json');
    createSettings(path).set({ person: { name: 'Maya' } });
    expect(createSettings(path).get().person).toEqual({ name: 'Maya' });
    expect(readdirSync(join(folder, 'deep'))).toEqual(['settings.json']);
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('are never a reason not to start', () => {
    const path = join(folder, 'settings.json');
    for (const text of ['', '{', '[]', 'null', '{"recent":7,"window":{"width":"wide"},"person":"x"}']) {
      writeFileSync(path, text);
      expect(createSettings(path).get()).toEqual({
        person: null,
        recent: [],
        recordings: [],
        folder: null,
        window: null,
        interface: {},
      });
    }
    writeFileSync(path, '{"recent":7,"folder":"/kept"}');
    expect(createSettings(path).get().folder).toBe('/kept');
  });

  it('keep what could not be written until it can be', () => {
    const path = join(folder, 'settings.json');
    const onTrouble = vi.fn();
    const store = createSettings(path, onTrouble);
    store.set({ folder: '/first' });
    // a folder where the second file goes: nothing can be written
    const inTheWay = `${path}.${process.pid}.new`;
    mkdirSync(inTheWay);
    store.set({ person: { name: 'Maya' } });
    expect(onTrouble).toHaveBeenCalledOnce();
    expect(store.get().person).toEqual({ name: 'Maya' });
    rmSync(inTheWay, { recursive: true });
    store.set({ folder: '/second' });
    expect(createSettings(path).get()).toMatchObject({ person: { name: 'Maya' }, folder: '/second' });
  });

  it('keep what another window wrote meanwhile', () => {
    const path = join(folder, 'settings.json');
    const [one, two] = [createSettings(path), createSettings(path)];
    one.set({ folder: '/a' });
    two.set({ person: { name: 'Maya' } });
    expect(createSettings(path).get()).toMatchObject({ folder: '/a', person: { name: 'Maya' } });
  });

  it('say when they cannot be kept, and go on', () => {
    writeFileSync(join(folder, 'file'), '');
    const trouble = vi.fn();
    const settings = createSettings(join(folder, 'file', 'settings.json'), trouble);
    settings.set({ folder: '/a' });
    expect(trouble).toHaveBeenCalledTimes(1);
    expect(settings.get().folder).toBe('/a');
  });
});

describe('the log', () => {
  it('says what failed and where, and nothing that was said', () => {
    const path = join(folder, 'log');
    const log = createFileLog(path, () => '2026-01-01T00:00:00Z');
    const id = log.failure('code.create', new TypeError('cannot read "my mother was ill"'));
    const text = readFileSync(path, 'utf8');
    expect(text).toContain(`[${id}] code.create: TypeError`);
    expect(text).toContain('settings.test.ts');
    expect(text).not.toContain('mother');
    log.failure('odd', 'my mother was ill');
    expect(readFileSync(path, 'utf8')).not.toContain('mother');
  });

  it('does not grow for ever, and never throws', () => {
    const path = join(folder, 'log');
    writeFileSync(path, 'x'.repeat(1_000_001));
    const log = createFileLog(path, () => 'now');
    log.note('one more');
    expect(readFileSync(path, 'utf8')).toBe('now one more\n');
    expect(existsSync(`${path}.1`)).toBe(true);
    expect(() => createFileLog('/dev/null/no', () => 'now').note('x')).not.toThrow();
  });
});
