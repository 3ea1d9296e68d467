/** One suite over every way a window reaches the program: real core, real files, only the wire differs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import WebSocketClient from 'ws';
import type { Result } from '../../src/shared/contract/errors.ts';
import type { HostEvent } from '../../src/shared/contract/host.ts';
import { startDesktop } from '../../src/main/hosts/electron/desktop.ts';
import { createFileLog } from '../../src/main/services/file-log.ts';
import { createSettings } from '../../src/main/services/settings.ts';
import { createClient, type Client } from '../../src/renderer/transport/client.ts';
import { createElectronTransport, type DesktopBridge } from '../../src/renderer/transport/electron.ts';
import { createLoopbackTransport } from '../../src/renderer/transport/loopback.ts';
import { createMemoryPair } from '../../src/renderer/transport/memory.ts';
import { withoutNetwork } from '../helpers/no-network.ts';
import * as electron from '../helpers/stand-in-electron.ts';
import { startTestWebServer } from '../helpers/test-web-server.ts';
import { createTestWorkspace } from '../helpers/test-workspace.ts';

vi.mock('electron', () => import('../helpers/stand-in-electron.ts'));
withoutNetwork();

interface Wired {
  readonly client: Client;
  /** A second window of the same program. */
  second(): Promise<Client>;
  dispose(): Promise<void>;
}

async function overMemory(): Promise<Wired> {
  const made = createTestWorkspace();
  let last = 0;
  const wire = async () => {
    const connection = `memory-${++last}`;
    const { transport, host } = createMemoryPair();
    host.onRequest((frame) => {
      void made.workspace
        .call(frame.op, frame.input, connection)
        .then((result) => host.answer(frame.id, result));
    });
    made.workspace.onEvent((event) => host.emit(event));
    return createClient(transport);
  };
  return { client: await wire(), second: wire, dispose: made.dispose };
}

async function overElectron(): Promise<Wired> {
  electron.restart();
  vi.resetModules();
  const made = createTestWorkspace();
  startDesktop({
    workspace: made.workspace,
    settings: createSettings(join(made.folder, 'window.json')),
    log: createFileLog(join(made.folder, 'log.txt'), () => 'now'),
    root: made.folder,
    preload: '',
    argv: [],
    workingFolder: made.folder,
    isMac: false,
  });
  await electron.app.ready();
  await vi.waitFor(() => expect(electron.BrowserWindow.all).toHaveLength(1), { timeout: 20_000 });
  await import('../../src/main/hosts/electron/preload.ts');
  const bridge = electron.contextBridge.exposed.get('threadwork') as DesktopBridge;
  const wire = async () => createClient(createElectronTransport(bridge));
  return { client: await wire(), second: wire, dispose: made.dispose };
}

async function overLoopback(): Promise<Wired> {
  const folder = mkdtempSync(join(tmpdir(), 'threadwork-loopback-'));
  const web = await startTestWebServer(folder);
  const cookie = await web.enter();
  const clients: Client[] = [];
  const wire = async () => {
    const open = (url: string) =>
      new WebSocketClient(url, { headers: { cookie, origin: web.origin } }) as unknown as WebSocket;
    const client = createClient(createLoopbackTransport(web.origin, open));
    clients.push(client);
    await client.host('host.state', {});
    return client;
  };
  return {
    client: await wire(),
    second: wire,
    async dispose() {
      for (const client of clients) client.close();
      await web.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.failure.message);
  return result.value;
};
const next = <K extends HostEvent['kind']>(
  client: Client,
  kind: K,
  fits: (event: Extract<HostEvent, { kind: K }>) => boolean = () => true,
) =>
  new Promise<Extract<HostEvent, { kind: K }>>((resolve) => {
    const stop = client.onEvent((event) => {
      if (event.kind !== kind || !fits(event as Extract<HostEvent, { kind: K }>)) return;
      stop();
      resolve(event as Extract<HostEvent, { kind: K }>);
    });
  });

describe.each([
  ['memory', overMemory],
  ['electron', overElectron],
  ['loopback', overLoopback],
])('the program over %s', (_name, wire) => {
  let wired: Wired;
  let client: Client;
  let place: string;

  beforeEach(async () => {
    place = mkdtempSync(join(tmpdir(), 'threadwork-contract-'));
    wired = await wire();
    client = wired.client;
    value(await client.host('host.setPerson', { name: 'Maya Okafor' }));
    value(await client.host('host.newStudy', { name: 'Shared', path: join(place, 'Shared.threadwork') }));
  });
  afterEach(async () => {
    await wired.dispose();
    rmSync(place, { recursive: true, force: true });
  });

  const importText = async (text: string) => {
    const done = next(client, 'job', (event) => event.job.state !== 'running');
    value(await client.host('host.importPasted', { title: 'Interview', text }));
    const [file] = (await done).job.files;
    if (!file?.documentId) throw new Error(file?.reason ?? 'no document');
    return value(await client.call('document.get', { id: file.documentId }));
  };

  it('knows the study and the person', async () => {
    const state = value(await client.host('host.state', {}));
    expect(state.study).toMatchObject({ name: 'Shared', readOnly: false });
    expect(state.person).toEqual({ id: expect.any(String), name: 'Maya Okafor' });
  });

  it('codes a passage, sees it, undoes and redoes it', async () => {
    const document = await importText('We waited a long time for an answer.');
    const { id: codeId } = value(await client.call('code.create', { name: 'Waiting' }));
    const coding = value(
      await client.call('coding.apply', {
        documentId: document.summary.id,
        codeId,
        start: 3,
        end: 21,
        textHash: document.textHash,
      }),
    );
    expect(coding).toBeTruthy();
    const count = async () => value(await client.call('study.info', {})).codings;
    expect(await count()).toBe(1);
    value(await client.call('history.undo', {}));
    expect(await count()).toBe(0);
    value(await client.call('history.redo', {}));
    expect(await count()).toBe(1);
  });

  it('tells every window of a change, with who made it', async () => {
    const other = await wired.second();
    const [mine, theirs] = [next(client, 'change'), next(other, 'change')];
    value(await client.call('code.create', { name: 'Waiting' }));
    const [here, there] = await Promise.all([mine, theirs]);
    expect(here.event.tables).toEqual(['code']);
    expect(there).toEqual(here);
    expect(here.event.origin).toEqual(expect.any(String));
  });

  it('gives failures as values', async () => {
    expect(await client.call('code.update', { id: 'nothing', name: 'X' })).toMatchObject({
      ok: false,
      failure: { code: 'not-found' },
    });
    expect(await client.call('code.create', { name: '   ' })).toMatchObject({ failure: { code: 'invalid' } });
    const odd = client as unknown as { call(op: string, input: unknown): Promise<Result<unknown>> };
    expect(await odd.call('code.explode', {})).toMatchObject({ failure: { code: 'unknown-operation' } });
    expect(await odd.call('__proto__', {})).toMatchObject({ failure: { code: 'unknown-operation' } });
    expect(await odd.call('host.constructor', {})).toMatchObject({ failure: { code: 'unknown-operation' } });
    expect(await odd.call('code.create', null)).toMatchObject({ failure: { code: 'invalid' } });
  });

  it('keeps questions and answers together, however many are under way', async () => {
    const made = await Promise.all(
      Array.from({ length: 30 }, (_, i) => client.call('code.create', { name: `Code ${i}` })),
    );
    const ids = made.map((result) => value(result).id);
    expect(new Set(ids).size).toBe(30);
    const list = value(await client.call('code.list', {}));
    expect(list.map((code) => code.name)).toEqual(Array.from({ length: 30 }, (_, i) => `Code ${i}`));
    expect(list.map((code) => code.id)).toEqual(ids);
  });

  it('carries any writing unharmed', async () => {
    const name = 'Sorge 𝕏 🧵 שלום مرحبا 你好 e\u0301';
    value(await client.call('code.create', { name }));
    expect(value(await client.call('code.list', {}))[0]?.name).toBe(name);
    const document = await importText('Erste Zeile\u00a0🧵 und שלום.');
    expect(document.text).toBe('Erste Zeile\u00a0🧵 und שלום.');
  });

  it('makes themes, memos and a map', async () => {
    const { id: themeId } = value(await client.call('theme.create', { name: 'Time', parentId: null }));
    expect(value(await client.call('theme.list', {})).some((theme) => theme.id === themeId)).toBe(true);
    expect(value(await client.call('memo.list', {}))).toEqual([]);
    expect(value(await client.call('map.list', {}))).toEqual(expect.any(Array));
    expect(value(await client.call('study.check', {}))).toEqual({ ok: true, problems: [] });
  });

  it('exports, and closes', async () => {
    expect(value(await client.host('host.export', { what: 'codebook', format: 'csv' }))?.fileName).toBe(
      'codebook.csv',
    );
    value(await client.host('host.closeStudy', {}));
    expect(await client.call('code.list', {})).toMatchObject({ ok: false, failure: { code: 'refused' } });
    expect(value(await client.host('host.state', {})).study).toBeNull();
  });

  it('keeps settings', async () => {
    value(await client.host('host.setSettings', { theme: 'dark' }));
    const other = await wired.second();
    expect(value(await other.host('host.settings', {}))).toEqual({ theme: 'dark' });
  });
});
