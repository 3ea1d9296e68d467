import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok } from '../../src/shared/contract/errors.ts';
import type { HostEvent } from '../../src/shared/contract/host.ts';
import { createFileLog } from '../../src/main/services/file-log.ts';
import { createIdSource } from '../../src/main/services/ids.ts';
import type { ReadingPool } from '../../src/main/services/import-job.ts';
import { openCore } from '../../src/main/services/open-core.ts';
import { createSettings } from '../../src/main/services/settings.ts';
import {
  createWorkspace,
  type Platform,
  type Workspace,
  type WorkspaceDeps,
} from '../../src/main/services/workspace/index.ts';

/** Reads every file as one turn of plain talk; a file that says "bad" is refused. */
export const plainPool = (): ReadingPool => ({
  async read({ bytes, name, pasted }, { signal }) {
    if (signal?.aborted) return fail('cancelled', 'Cancelled.');
    const text = new TextDecoder().decode(bytes);
    if (text === 'bad') return fail('invalid', 'This file is damaged and cannot be read.');
    return ok({
      format: pasted ? 'pasted' : 'txt',
      title: name.replace(/\.txt$/u, ''),
      turns: [{ text, speaker: 0, startMs: null, endMs: null }],
      speakers: [{ label: 'Ada', role: 'participant' }],
      notes: [],
      warnings: [],
      lang: null,
      direction: 'ltr',
    });
  },
  close: async () => {},
});

/** A platform whose dialogs answer what the test puts there. */
export function scriptedPlatform(host: 'electron' | 'web' = 'electron') {
  const answers: { open: string[] | null; save: string | null; folder: string | null } = {
    open: null,
    save: null,
    folder: null,
  };
  const delivered: { bytes: Uint8Array; fileName: string; mime: string }[] = [];
  const uploads = new Map<string, string>();
  const platform: Platform = {
    host,
    namesFiles: host === 'electron',
    chooseOpenFiles: async () => answers.open,
    chooseSavePath: async () => answers.save,
    chooseFolder: async () => answers.folder,
    async deliver(bytes, fileName, mime) {
      delivered.push({ bytes, fileName, mime });
      return ok(
        host === 'web' ? { path: null, download: '/download/1' } : { path: '/saved', download: null },
      );
    },
    uploaded(token) {
      const path = uploads.get(token);
      return path === undefined ? null : { path };
    },
    releaseUpload: (token) => void uploads.delete(token),
  };
  return { platform, answers, delivered, uploads };
}

/** Dependencies on real files and a real core in a folder of their own. */
export function testDeps(folder: string, platform: Platform): WorkspaceDeps {
  mkdirSync(folder, { recursive: true });
  return {
    version: '0.0.0',
    platform,
    settings: createSettings(join(folder, 'settings', 'settings.json')),
    log: createFileLog(join(folder, 'log.txt'), () => '2026-01-01T00:00:00.000Z'),
    defaultFolder: join(folder, 'Studies'),
    now: () => '2026-01-01T10:00:00.000Z',
    newId: createIdSource(),
    openCore,
    createBackups: () => ({
      folder: join(folder, 'backups'),
      budgetBytes: 1000,
      now: async () => ok(null),
      list: () => [
        { number: 1, path: join(folder, 'backups', 'one.threadwork'), at: '2026-01-01', bytes: 5 },
      ],
      stop: async () => {},
    }),
    async restoreStudy(path, from) {
      copyFileSync(from, path);
      return ok(null);
    },
    async writeSample(path) {
      const made = await openCore({ path, create: { title: 'Sample study' } });
      if (!made.ok) return made;
      await made.value.close();
      return ok(null);
    },
    runExport: async (_core, request) =>
      ok({ fileName: `${request.what}.${request.format}`, mime: 'text/plain', bytes: Buffer.from('figure') }),
    createPool: plainPool,
  };
}

export interface TestWorkspace {
  readonly folder: string;
  readonly workspace: Workspace;
  readonly events: HostEvent[];
  readonly scripted: ReturnType<typeof scriptedPlatform>;
  file(name: string, text: string): string;
  dispose(): Promise<void>;
}

export function createTestWorkspace(
  host: 'electron' | 'web' = 'electron',
  change: Partial<WorkspaceDeps> = {},
): TestWorkspace {
  const folder = mkdtempSync(join(tmpdir(), 'threadwork-hosts-'));
  const scripted = scriptedPlatform(host);
  const workspace = createWorkspace({ ...testDeps(folder, scripted.platform), ...change });
  const events: HostEvent[] = [];
  workspace.onEvent((event) => events.push(event));
  return {
    folder,
    workspace,
    events,
    scripted,
    file(name, text) {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
    async dispose() {
      await workspace.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The last event of a kind, once `done` says it is the one waited for. */
export function waitForEvent<K extends HostEvent['kind']>(
  workspace: Pick<Workspace, 'onEvent'>,
  kind: K,
  done: (event: Extract<HostEvent, { kind: K }>) => boolean = () => true,
): Promise<Extract<HostEvent, { kind: K }>> {
  return new Promise((resolve) => {
    const stop = workspace.onEvent((event) => {
      if (event.kind !== kind || !done(event as Extract<HostEvent, { kind: K }>)) return;
      stop();
      resolve(event as Extract<HostEvent, { kind: K }>);
    });
  });
}
