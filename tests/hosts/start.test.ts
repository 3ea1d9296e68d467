import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStudyFile } from '../../src/main/db/open.ts';
import {
  electronPath,
  findElectron,
  obstacle,
  sandboxObstacle,
  watch,
} from '../../scripts/electron-runtime.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'threadwork-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const node = process.execPath;
const child = (code: string) => spawn(node, ['-e', code], { stdio: ['ignore', 'pipe', 'ignore'] });
/** Runs the starter to its end, or until it has printed what is waited for. */
function start(args: string[], env: Record<string, string>, until?: RegExp) {
  return new Promise<{ code: number | null; out: string; err: string }>((done) => {
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
    const run = spawn(node, [resolve('bin/start.mjs'), ...args], {
      cwd: folder,
      detached: process.platform !== 'win32',
      env: { ...rest, INIT_CWD: folder, THREADWORK_SETTINGS: join(folder, 'settings'), ...env },
    });
    let [out, err] = ['', ''];
    run.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (!until?.test(out)) return;
      // as a terminal does: the program hears it, and once more from the one that started it
      if (process.platform === 'win32') run.kill('SIGINT');
      else process.kill(-(run.pid ?? 0), 'SIGINT');
    });
    run.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    // What is built may be older than the sources when one file of tests is run by itself; the starter says so.
    run.on('exit', (code) => done({ code, out, err: err.replace(/^Building Threadwork.*\n/u, '') }));
  });
}

describe('whether there can be a window', () => {
  it('says what stands in the way', () => {
    const machine = { platform: 'linux', env: { DISPLAY: ':0' }, uid: 1000 };
    expect(obstacle(machine)).toBeNull();
    expect(obstacle({ ...machine, env: {} })).toBe('there is no display');
    expect(obstacle({ ...machine, uid: 0 })).toContain('root');
    expect(obstacle({ platform: 'darwin', env: {}, uid: 501 })).toBeNull();
    expect(obstacle({ platform: 'win32', env: {}, uid: undefined })).toBeNull();
  });

  it('never goes without a sandbox', () => {
    const path = join(folder, 'electron');
    const settings =
      (values: Record<string, string>) =>
      (name: string, otherwise: string): string =>
        Object.entries(values).find(([key]) => name.includes(key))?.[1] ?? otherwise;
    expect(sandboxObstacle(path, settings({}))).toBeNull();
    expect(sandboxObstacle(path, settings({ unprivileged_userns_clone: '0' }))).toContain('sandbox');
    expect(sandboxObstacle(path, settings({ apparmor_restrict: '1' }))).toContain('sandbox');
  });

  it('knows where the runtime lies', () => {
    expect(electronPath('/e', {}, 'linux')).toBe(join('/e', 'dist', 'electron'));
    expect(electronPath('/e', {}, 'darwin')).toContain('Electron.app');
    expect(electronPath('/e', { ELECTRON_OVERRIDE_DIST_PATH: '/r' }, 'win32')).toBe(
      join('/r', 'electron.exe'),
    );
  });

  it('does not fetch where it may not', async () => {
    if (process.platform === 'linux' && process.getuid?.() === 0) {
      expect(await findElectron(node, () => {}, { DISPLAY: ':0' })).toEqual({
        reason: obstacle({ platform: 'linux', env: { DISPLAY: ':0' }, uid: 0 }),
      });
    } else {
      const env = {
        ...process.env,
        DISPLAY: ':0',
        THREADWORK_NO_FETCH: '1',
        ELECTRON_OVERRIDE_DIST_PATH: folder,
      };
      expect((await findElectron(node, () => {}, env)).reason).toContain('may not be fetched');
    }
  });

  it('waits for a fetch as long as it shows life, and no longer', async () => {
    const said: string[] = [];
    const good = child('console.log(0); console.log(0.5); console.log(1)');
    expect(await watch(good, (line: string) => void said.push(line), 20_000, 20_000)).toBe(true);
    expect(said.at(-1)).toContain('100 %');
    expect(await watch(child('setInterval(() => {}, 1000)'), () => {}, 50, 50)).toBe(false);
    expect(await watch(child('console.log(0.1); setInterval(() => {}, 1000)'), () => {}, 20_000, 50)).toBe(
      false,
    );
    expect(await watch(child('process.exit(1)'), () => {}, 20_000, 20_000)).toBe(false);
  });
});

describe('npm start', () => {
  it('prints the address only, and ends when told to', async () => {
    const study = join(folder, 'Study.threadwork');
    openStudyFile(study, { create: true }).close();
    const { code, out, err } = await start([study, '--no-open', '--folder', 'studies'], {}, /token=\S{40}/u);
    expect(out).toMatch(/^Threadwork is open at http:\/\/127\.0\.0\.1:\d+\/open\?token=\S+\n$/u);
    expect([code, err]).toEqual([0, '']);
    // it was closed, not left behind: what tells a second opener who has it is gone
    expect(readdirSync(folder)).not.toContain('Study.threadwork-open');
  });

  it.runIf(process.platform === 'linux')('says in one line why it opens in the browser', async () => {
    const opener = join(folder, 'xdg-open');
    writeFileSync(opener, '#!/bin/sh\nexit 0\n');
    chmodSync(opener, 0o755);
    const { out, err } = await start([], { PATH: `${folder}:${process.env['PATH'] ?? ''}` }, /token=\S{40}/u);
    expect(err.trim()).toBe(
      'The desktop window does not open here, because there is no display. Threadwork opens in the browser instead.',
    );
    expect(out).toContain('Threadwork is open at');
  });

  it('leaves a wrong call with a sentence', async () => {
    const wrong = await start(['--colour'], {});
    expect([wrong.code, wrong.err.startsWith('Use: npm start')]).toEqual([2, true]);
    const missing = await start(['none.threadwork', '--no-open'], {});
    expect([missing.code, missing.err.trim()]).toEqual([
      2,
      `There is no file at ${join(folder, 'none.threadwork')}.`,
    ]);
  });
});
