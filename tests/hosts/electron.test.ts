import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDesktopPlatform } from '../../src/main/hosts/electron/dialogs.ts';
import { startDesktop } from '../../src/main/hosts/electron/desktop.ts';
import { silenceNetwork } from '../../src/main/hosts/electron/guard.ts';
import { isOwnPage, registerScheme } from '../../src/main/hosts/electron/scheme.ts';
import { studyIn } from '../../src/main/hosts/electron/study-arguments.ts';
import { createFileLog } from '../../src/main/services/file-log.ts';
import { createSettings } from '../../src/main/services/settings.ts';
import * as electron from '../helpers/stand-in-electron.ts';
import { createTestWorkspace, type TestWorkspace } from '../helpers/test-workspace.ts';

vi.mock('electron', () => import('../helpers/stand-in-electron.ts'));

let test: TestWorkspace;
let root: string;

beforeEach(() => {
  electron.restart();
  test = createTestWorkspace('electron');
  root = join(test.folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html><html><head></head><body></body></html>');
  writeFileSync(join(root, 'assets', 'a.js'), 'export {}');
  writeFileSync(join(test.folder, 'secret.txt'), 'not for the page');
});
afterEach(() => test.dispose());

/** Waits for something that happens by itself, on a machine as slow as may be. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 20_000 });

/** Starts the desktop program and lets the system be ready. */
async function start(more: Partial<Parameters<typeof startDesktop>[0]> = {}) {
  const settings = createSettings(join(test.folder, 'window.json'));
  startDesktop({
    workspace: test.workspace,
    settings,
    log: createFileLog(join(test.folder, 'log.txt'), () => 'now'),
    root,
    preload: '/program/preload/index.cjs',
    argv: ['/program/threadwork'],
    workingFolder: test.folder,
    isMac: false,
    ...more,
  });
  await electron.app.ready();
  await soon(() => {
    if (electron.BrowserWindow.all.length === 0 && electron.app.quits === 0) throw new Error('not yet');
  });
  const window = electron.BrowserWindow.all[0];
  return { settings, window: window as electron.BrowserWindow };
}
const guarded = () => {
  const made = electron.session.partitions.get('threadwork');
  if (!made) throw new Error('no session');
  return made;
};
const fetchPage = (url: string, method = 'GET') => {
  const handler = guarded().session.schemes.get('threadwork');
  if (!handler) throw new Error('no scheme');
  return handler(new Request(url, { method }));
};
const allItems = (items: electron.MenuItem[]): electron.MenuItem[] =>
  items.flatMap((item) => [item, ...allItems(item.submenu ?? [])]);

describe('the window', () => {
  it('is sandboxed, isolated and without Node', async () => {
    const { window } = await start();
    expect(window.options['webPreferences']).toMatchObject({
      preload: '/program/preload/index.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      session: guarded().session,
    });
    expect(window.webContents.getURL()).toBe('threadwork://app/index.html');
    expect(window.shown).toBe(false);
    window.emit('ready-to-show');
    expect(window.shown).toBe(true);
  });

  it('stays on its own page', async () => {
    const { window } = await start();
    const { webContents } = window;
    expect(webContents.openHandler({ url: 'https://example.org' })).toEqual({ action: 'deny' });
    for (const name of ['will-navigate', 'will-frame-navigate']) {
      const away = electron.preventable({ url: 'https://example.org' });
      const within = electron.preventable({ url: 'threadwork://app/index.html' });
      webContents.emit(name, away);
      webContents.emit(name, within);
      expect([away.defaultPrevented, within.defaultPrevented]).toEqual([true, false]);
    }
    const view = electron.preventable();
    webContents.emit('will-attach-webview', view);
    expect(view.defaultPrevented).toBe(true);
  });

  it('comes back where it was, unless that screen is gone', async () => {
    const settings = createSettings(join(test.folder, 'window.json'));
    settings.set({ window: { x: 5000, y: 0, width: 900, height: 700, maximised: true } });
    const { window } = await start({ settings });
    expect(window.options).toMatchObject({ width: 1440, height: 900 });
    expect(window.options['x']).toBeUndefined();
    // maximising would show the window before there is anything in it
    expect(window.maximised).toBe(false);
    window.emit('ready-to-show');
    expect(window.maximised).toBe(true);
    window.close();
    expect(settings.get().window).toEqual({ x: 10, y: 20, width: 1200, height: 800, maximised: true });
  });

  it('is shown when its page is loaded, where the system draws nothing that is hidden', async () => {
    const settings = createSettings(join(test.folder, 'window.json'));
    settings.set({ window: { width: 900, height: 700, maximised: true } });
    const { window } = await start({ settings });
    window.webContents.emit('did-finish-load');
    expect([window.shown, window.maximised]).toEqual([true, true]);
    window.maximised = false;
    window.emit('ready-to-show');
    window.webContents.emit('did-finish-load');
    expect(window.maximised).toBe(false);
  });

  it('does not come back with its upper edge above the screen', async () => {
    const settings = createSettings(join(test.folder, 'window.json'));
    settings.set({ window: { x: 100, y: -500, width: 900, height: 900, maximised: false } });
    const { window } = await start({ settings });
    expect(window.options['y']).toBeUndefined();
  });

  it('is loaded again when its process ends, and asks when it ends again soon', async () => {
    const { window } = await start();
    const end = (reason: string) => void window.webContents.emit('render-process-gone', {}, { reason });
    end('clean-exit');
    expect(window.webContents.reloads).toBe(0);
    end('crashed');
    expect([window.webContents.reloads, electron.dialog.asked.length]).toEqual([1, 0]);
    end('crashed');
    expect(electron.dialog.asked).toMatchObject([{ kind: 'message', options: { type: 'warning' } }]);
    await soon(() => expect(window.webContents.reloads).toBe(2));
    electron.dialog.response = 1;
    end('oom');
    await soon(() => expect(electron.app.quits).toBe(1));
    expect(readFileSync(join(test.folder, 'log.txt'), 'utf8')).toContain('a window ended: oom');
  });

  it('is shown, and the log says why, when its page cannot be loaded', async () => {
    electron.BrowserWindow.failsToLoad = true;
    const { window } = await start();
    await soon(() => expect(window.shown).toBe(true));
    window.webContents.emit('preload-error', {}, '/program/preload/index.cjs', new TypeError('no'));
    electron.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' });
    const log = readFileSync(join(test.folder, 'log.txt'), 'utf8');
    for (const line of ['loading the window: Error', 'preload: TypeError', 'GPU, crashed']) {
      expect(log).toContain(line);
    }
  });

  it('offers what one can do with text under the right button, and nothing elsewhere', async () => {
    const { window } = await start();
    const editFlags = { canCut: false, canCopy: true, canPaste: true, canSelectAll: true };
    const press = (params: { isEditable: boolean; selectionText: string }) => {
      electron.Menu.popped = null;
      window.webContents.emit('context-menu', {}, { ...params, editFlags });
      const popped = electron.Menu.popped as electron.MenuItem[] | null;
      return popped?.flatMap(({ role, enabled }) => (role ? [`${role} ${enabled}`] : []));
    };
    expect(press({ isEditable: false, selectionText: ' ' })).toBeUndefined();
    expect(press({ isEditable: false, selectionText: 'nets' })).toEqual(['copy true']);
    expect(press({ isEditable: true, selectionText: '' })).toEqual([
      'cut false',
      'copy true',
      'paste true',
      'selectAll true',
    ]);
  });
});

describe('no network and no permissions', () => {
  it('stops every address but its own', async () => {
    await start();
    const { session, options } = guarded();
    expect(options).toEqual({ cache: false });
    for (const url of [
      'https://example.org/',
      'http://127.0.0.1:80/',
      'ws://example.org/',
      'file:///etc/passwd',
      'devtools://devtools/bundled/x.js',
      'threadwork://elsewhere/',
    ]) {
      expect([url, session.stops(url)]).toEqual([url, true]);
    }
    for (const url of [
      'threadwork://app/assets/a.js',
      'data:image/png;base64,x',
      'blob:threadwork://app/x',
    ]) {
      expect([url, session.stops(url)]).toEqual([url, false]);
    }
    expect(session.spelling).toBe(false);
    expect(session.proxy).toEqual({ mode: 'direct' });
  });

  it('says no to permissions, but for copying', async () => {
    const { window } = await start();
    const ask = (permission: string) => {
      const { permissionRequest } = guarded().session;
      let granted: boolean | undefined;
      (permissionRequest as (c: unknown, p: string, done: (yes: boolean) => void) => void)(
        window.webContents,
        permission,
        (yes) => void (granted = yes),
      );
      return granted;
    };
    for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal']) {
      expect([permission, ask(permission)]).toEqual([permission, false]);
    }
    expect(ask('clipboard-sanitized-write')).toBe(true);
    const check = guarded().session.permissionCheck as (c: unknown, p: string, origin: string) => boolean;
    expect(check(null, 'clipboard-sanitized-write', 'https://example.org')).toBe(false);
    expect(check(null, 'clipboard-sanitized-write', 'threadwork://app/')).toBe(true);
    expect((guarded().session.devicePermission as () => boolean)()).toBe(false);
  });

  it('tells Chromium to ask nothing by itself', () => {
    silenceNetwork();
    expect(electron.app.switches).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
  });
});

describe('the scheme', () => {
  it('is a proper origin that bypasses nothing', () => {
    registerScheme();
    expect(electron.protocol.privileged).toEqual([
      {
        scheme: 'threadwork',
        privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true, stream: true },
      },
    ]);
    expect(isOwnPage('threadwork://app/index.html')).toBe(true);
    for (const other of ['threadwork://other/', 'https://app/', 'file:///app', 'nothing', '']) {
      expect(isOwnPage(other)).toBe(false);
    }
  });

  it('serves the interface with its policy and types', async () => {
    await start();
    const page = await fetchPage('threadwork://app/index.html');
    const policy = page.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/u.exec(policy)?.[1] ?? '-';
    expect(await page.text()).toContain(`<meta property="csp-nonce" content="${nonce}"`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe-(?:inline|eval)/u);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const script = await fetchPage('threadwork://app/assets/a.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(script.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('never leaves its folder', async () => {
    await start();
    for (const url of [
      'threadwork://app/../secret.txt',
      'threadwork://app/%2e%2e/secret.txt',
      'threadwork://app/..%2fsecret.txt',
      'threadwork://app/%2e%2e%5csecret.txt',
      'threadwork://app//etc/passwd',
      'threadwork://app/assets/../../secret.txt',
      'threadwork://app/%00.js',
      'threadwork://app/%',
      'threadwork://app/assets',
      'threadwork://other/index.html',
    ]) {
      expect([url, (await fetchPage(url)).status]).toEqual([url, 404]);
    }
    expect((await fetchPage('threadwork://app/index.html', 'POST')).status).toBe(404);
  });
});

describe('a linked recording', () => {
  const SOUND = Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 251));
  const call = async (op: string, input: unknown) => {
    const result = await test.workspace.call(op, input, 'window-1');
    if (!result.ok) throw new Error(result.failure.message);
    return result.value;
  };
  /** A transcript in a study of its own. */
  async function transcript(): Promise<string> {
    test.scripted.answers.save = join(test.folder, 'a.threadwork');
    await call('host.setPerson', { name: 'Maya' });
    await call('host.newStudy', { name: 'A', path: join(test.folder, 'a.threadwork') });
    await call('host.importPasted', { title: 'P1', text: 'We mended the nets before it was light.' });
    let id = '';
    await vi.waitFor(
      async () => {
        const [one] = (await call('document.list', {})) as { id: string }[];
        if (!one) throw new Error('not yet');
        id = one.id;
      },
      { timeout: 20_000 },
    );
    return id;
  }
  const get = (id: string, more: { method?: string; range?: string } = {}) => {
    const handler = guarded().session.schemes.get('threadwork');
    if (!handler) throw new Error('no scheme');
    const headers = new Headers(more.range ? { range: more.range } : undefined);
    return handler(new Request(`threadwork://app/media/${id}`, { method: more.method ?? 'GET', headers }));
  };

  it('chosen in the program’s dialog plays from where it lies, in parts, also after a restart', async () => {
    await start();
    const id = await transcript();
    const path = join(test.folder, 'walk.mp3');
    writeFileSync(path, SOUND);
    expect((await get(id)).status).toBe(404);
    test.scripted.answers.open = [path];
    expect(await call('host.linkRecording', { documentId: id })).toEqual({ name: 'walk.mp3' });
    expect(await call('host.recording', { documentId: id })).toEqual({
      name: 'walk.mp3',
      url: `/media/${id}`,
      isVideo: false,
    });
    const whole = await get(id);
    expect(whole.status).toBe(200);
    expect(whole.headers.get('content-type')).toBe('audio/mpeg');
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(SOUND);
    const part = await get(id, { range: 'bytes=100-199' });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, 'bytes 100-199/1000']);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(SOUND.subarray(100, 200));
    const end = await get(id, { range: 'bytes=-10' });
    expect(Buffer.from(await end.arrayBuffer())).toEqual(SOUND.subarray(990));
    expect((await get(id, { range: 'bytes=1000-' })).status).toBe(416);
    expect(await (await get(id, { method: 'HEAD' })).text()).toBe('');
    expect((await get(id, { method: 'POST' })).status).toBe(405);
    // what was chosen is kept with the program, not in the window
    const kept = createSettings(join(test.folder, 'settings', 'settings.json'));
    expect(kept.get().recordings).toEqual([path]);
  });

  it('of any length is given whole, and may be left in the middle or end before its time', async () => {
    await start();
    const id = await transcript();
    const path = join(test.folder, 'long.mp3');
    const long = Buffer.concat(Array.from({ length: 700 }, () => SOUND));
    writeFileSync(path, long);
    test.scripted.answers.open = [path];
    await call('host.linkRecording', { documentId: id });
    expect(Buffer.from(await (await get(id)).arrayBuffer()).equals(long)).toBe(true);
    const left = (await get(id, { range: 'bytes=5-' })).body?.getReader();
    expect((await left?.read())?.value?.slice(0, 3)).toEqual(new Uint8Array(long.subarray(5, 8)));
    await left?.cancel();
    expect(await left?.read()).toEqual({ done: true, value: undefined });
    const cut = await get(id);
    writeFileSync(path, SOUND);
    await expect(cut.arrayBuffer()).rejects.toThrow();
  });

  it('is refused when only the study names it, or it is none, or gone, or unlinked', async () => {
    await start();
    const id = await transcript();
    const secret = join(test.folder, 'secret.mp3');
    writeFileSync(secret, SOUND);
    // as a study from elsewhere, or a page gone wrong, would name it
    await call('document.linkMedia', { id, path: secret });
    expect((await get(id)).status).toBe(404);
    expect(await call('host.recording', { documentId: id })).toBeNull();
    // not a recording, though chosen
    test.scripted.answers.open = [join(test.folder, 'secret.txt')];
    const refused = await test.workspace.call('host.linkRecording', { documentId: id }, 'window-1');
    expect(refused).toMatchObject({ ok: false, failure: { code: 'invalid' } });
    const path = join(test.folder, 'walk.webm');
    writeFileSync(path, SOUND);
    test.scripted.answers.open = [path];
    await call('host.linkRecording', { documentId: id });
    expect((await get(id)).headers.get('content-type')).toBe('video/webm');
    for (const other of ['nobody', '', '..%2fsecret.mp3', `${id}/x`, encodeURIComponent(path), `${id}%00`]) {
      expect([other, (await get(other)).status]).toEqual([other, 404]);
    }
    rmSync(path);
    expect((await get(id)).status).toBe(404);
    writeFileSync(path, SOUND);
    expect((await get(id)).status).toBe(200);
    await call('document.linkMedia', { id, path: null });
    expect((await get(id)).status).toBe(404);
  });

  it('cannot be named from a tab', async () => {
    const tab = createTestWorkspace('web');
    const asked = await tab.workspace.call('host.linkRecording', { documentId: 'x' }, 'tab-1');
    expect(asked).toMatchObject({ ok: false });
    expect(await tab.workspace.recording('x')).toBeNull();
    await tab.dispose();
  });
});

describe('requests', () => {
  it('registers one channel and answers the window’s main frame', async () => {
    const { window } = await start();
    expect([...electron.ipcMain.handlers.keys()]).toEqual(['threadwork:call']);
    const answer = await electron.ipcRenderer.invoke('threadwork:call', {
      id: 1,
      op: 'host.state',
      input: {},
    });
    expect(answer).toMatchObject({ ok: true, value: { host: 'electron' } });
    expect(window.webContents.id).toEqual(expect.any(Number));
  });

  it('refuses every other sender', async () => {
    const { window } = await start();
    const { webContents } = window;
    const stranger = new electron.WebContents();
    stranger.mainFrame.url = 'threadwork://app/index.html';
    const senders = [
      { sender: webContents, senderFrame: null },
      { sender: webContents, senderFrame: { url: 'threadwork://app/index.html' } },
      { sender: stranger, senderFrame: stranger.mainFrame },
    ];
    for (const sender of senders) {
      electron.ipcRenderer.as = sender;
      expect(
        await electron.ipcRenderer.invoke('threadwork:call', { id: 1, op: 'host.state', input: {} }),
      ).toMatchObject({ ok: false, failure: { code: 'unauthorised' } });
    }
    electron.ipcRenderer.as = null;
    webContents.mainFrame.url = 'https://example.org/';
    expect(
      await electron.ipcRenderer.invoke('threadwork:call', { id: 1, op: 'host.state', input: {} }),
    ).toMatchObject({ failure: { code: 'unauthorised' } });
  });

  it('answers nonsense with a value', async () => {
    await start();
    for (const frame of [null, 7, {}, { op: 3 }]) {
      expect(await electron.ipcRenderer.invoke('threadwork:call', frame)).toMatchObject({
        failure: { code: 'invalid' },
      });
    }
  });
});

describe('the menu', () => {
  const actionIds = () =>
    allItems(electron.Menu.shown ?? []).flatMap((item) => (item.id === undefined ? [] : [item.id]));

  it('runs the interface’s own actions, every one of which is there', async () => {
    const { window } = await start();
    const folder = 'src/renderer/app';
    const shell = readdirSync(folder)
      .filter((name) => /\.tsx?$/u.test(name))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('\n');
    for (const id of actionIds()) {
      const known = shell.includes(`'${id}'`) || (id.startsWith('go.') && shell.includes('`go.${'));
      expect([id, known]).toEqual([id, true]);
    }
    allItems(electron.Menu.shown ?? [])
      .find((item) => item.id === 'study.new')
      ?.click?.();
    expect(window.webContents.sent.at(-1)).toEqual([
      'threadwork:event',
      { kind: 'action', actionId: 'study.new' },
    ]);
  });

  it('shows keys without taking them from the page', async () => {
    await start();
    for (const item of allItems(electron.Menu.shown ?? [])) {
      if (item.accelerator !== undefined) expect(item.registerAccelerator).toBe(false);
    }
  });

  it('follows the study', async () => {
    await start();
    const enabled = (id: string) =>
      allItems(electron.Menu.shown ?? []).find((item) => item.id === id)?.enabled;
    expect(enabled('study.close')).toBe(false);
    const path = join(test.folder, 'Tea & talk.threadwork');
    await test.workspace.call('host.newStudy', { name: 'Tea & talk', path }, null);
    await soon(() => expect(enabled('study.close')).toBe(true));
    const recent = allItems(electron.Menu.shown ?? []).find((item) => item.label === 'Open recent');
    expect(recent?.submenu?.map((item) => item.label)).toEqual(['Tea && talk']);
  });

  it('has the menus a Mac expects', async () => {
    await start({ isMac: true });
    expect(electron.Menu.shown?.[0]?.role).toBe('appMenu');
    const roles = allItems(electron.Menu.shown ?? []).map((item) => item.role);
    for (const role of ['undo', 'redo', 'quit', 'windowMenu', 'help']) expect(roles).toContain(role);
    expect(roles).not.toContain('toggleDevTools');
  });
});

describe('dialogs', () => {
  const platform = createDesktopPlatform();

  it('asks for files and takes no for an answer', async () => {
    expect(await platform.chooseOpenFiles('transcripts', true)).toBeNull();
    const asked = electron.dialog.asked.at(-1)?.options;
    expect(asked?.['properties']).toEqual(['openFile', 'multiSelections']);
    expect(JSON.stringify(asked?.['filters'])).toContain('docx');
    electron.dialog.open = { canceled: false, filePaths: ['/a.txt'] };
    expect(await platform.chooseOpenFiles('study', false)).toEqual(['/a.txt']);
    expect(await platform.chooseFolder()).toBe('/a.txt');
  });

  it('writes an export whole where the person says', async () => {
    expect(await platform.deliver(Buffer.from('x'), 'map.svg', 'image/svg+xml')).toEqual({
      ok: true,
      value: null,
    });
    const path = join(test.folder, 'map.svg');
    electron.dialog.save = { canceled: false, filePath: path };
    expect(await platform.deliver(Buffer.from('figure'), 'map.svg', 'image/svg+xml')).toEqual({
      ok: true,
      value: { path, download: null },
    });
    expect(readFileSync(path, 'utf8')).toBe('figure');
    expect(electron.dialog.asked.at(-1)?.options['defaultPath']).toBe('/home/somebody/documents/map.svg');
  });

  it('puts the kind behind a name typed without one, unless that hits another file', async () => {
    const typed = join(test.folder, 'Figure 1. Themes');
    electron.dialog.save = { canceled: false, filePath: typed };
    const save = () => platform.deliver(Buffer.from('figure'), 'map.svg', 'image/svg+xml');
    expect(await save()).toMatchObject({ value: { path: `${typed}.svg` } });
    expect(await save()).toMatchObject({ value: { path: typed } });
  });

  it('says in a sentence why it could not', async () => {
    electron.dialog.save = { canceled: false, filePath: join(test.folder, 'no', 'such', 'folder.svg') };
    expect(await platform.deliver(Buffer.from('x'), 'map.svg', 'image/svg+xml')).toMatchObject({
      failure: { code: 'gone', message: expect.stringContaining('Choose another folder') },
    });
  });
});

describe('files the system opens', () => {
  const make = async (name: string) => {
    const other = createTestWorkspace();
    const path = join(test.folder, name);
    await other.workspace.call('host.newStudy', { name: 'Given', path }, null);
    await other.dispose();
    return path;
  };

  it('opens the one named at the start', async () => {
    const path = await make('Given.threadwork');
    await start({ argv: ['/program/threadwork', '--flag', 'Given.threadwork'] });
    await soon(() => expect(test.workspace.state().study?.path).toBe(path));
  });

  it('opens the one a Mac sends before it is ready', async () => {
    const path = await make('Given.threadwork');
    const starting = start({ isMac: true });
    const event = electron.preventable();
    electron.app.emit('open-file', event, path);
    await starting;
    expect(event.defaultPrevented).toBe(true);
    await soon(() => expect(test.workspace.state().study?.path).toBe(path));
  });

  it('opens the window again for them where the program goes on without one', async () => {
    const path = await make('Given.threadwork');
    const { window } = await start({ isMac: true });
    window.close();
    expect([electron.BrowserWindow.all.length, electron.app.quits]).toEqual([0, 0]);
    electron.app.emit('open-file', electron.preventable(), path);
    expect(electron.BrowserWindow.all).toHaveLength(1);
    await soon(() => expect(test.workspace.state().study?.path).toBe(path));
    electron.BrowserWindow.all[0]?.close();
    allItems(electron.Menu.shown ?? [])
      .find((item) => item.id === 'study.new')
      ?.click?.();
    expect(electron.BrowserWindow.all).toHaveLength(1);
    electron.BrowserWindow.all[0]?.close();
    electron.app.emit('second-instance', {}, [], '/elsewhere', { study: null });
    expect(electron.BrowserWindow.all).toHaveLength(1);
  });

  it('opens what a second start brings, and comes forward', async () => {
    const path = await make('Given.threadwork');
    const { window } = await start();
    window.minimised = true;
    electron.app.emit('second-instance', {}, [], '/elsewhere', { study: path });
    expect([window.minimised, window.focused]).toEqual([false, 1]);
    await soon(() => expect(test.workspace.state().study?.path).toBe(path));
  });

  it('says why one cannot be opened', async () => {
    writeFileSync(join(test.folder, 'Odd.threadwork'), 'this is no database, only a few words');
    await start({ argv: ['/program/threadwork', 'Odd.threadwork'] });
    await soon(() =>
      expect(electron.dialog.asked.at(-1)).toMatchObject({
        kind: 'message',
        options: { message: 'Odd.threadwork is not a Threadwork study.' },
      }),
    );
  });

  it('leaves at once when the program runs already, handing the file over', async () => {
    electron.app.locked = false;
    startDesktop({
      workspace: test.workspace,
      settings: createSettings(join(test.folder, 'window.json')),
      log: createFileLog(join(test.folder, 'log.txt'), () => 'now'),
      root,
      preload: '',
      argv: ['/program/threadwork', 'Given.threadwork'],
      workingFolder: '/here',
      isMac: false,
    });
    expect(electron.app.quits).toBe(1);
    expect(electron.app.lockData).toEqual({ study: '/here/Given.threadwork' });
    expect(electron.ipcMain.handlers.size).toBe(0);
  });

  it('reads command lines', () => {
    expect(studyIn(['x', '.', 'a.threadwork'], '/w')).toBe('/w/a.threadwork');
    expect(studyIn(['x', '--a.threadwork', '/b/C.THREADWORK'], '/w')).toBe('/b/C.THREADWORK');
    expect(studyIn(['a.threadwork'], '/w')).toBeNull();
  });
});

describe('quitting', () => {
  it('waits for the last write, then quits for good', async () => {
    const { window } = await start();
    await test.workspace.call('host.setPerson', { name: 'Maya' }, null);
    const path = join(test.folder, 'Last.threadwork');
    await test.workspace.call('host.newStudy', { name: 'Last', path }, null);
    const writes = Array.from({ length: 10 }, (_, i) =>
      test.workspace.call('code.create', { name: `Code ${i}` }, null),
    );
    window.close();
    expect(electron.app.quits).toBe(0);
    electron.app.quit();
    expect(electron.app.quits).toBe(0);
    await soon(() => expect(electron.app.quits).toBe(1));
    for (const result of await Promise.all(writes)) expect(result.ok).toBe(true);
    expect(test.workspace.inFlight()).toBe(0);
  });

  it('lets the page hand over what was typed last', async () => {
    const { window } = await start();
    const path = join(test.folder, 'Late.threadwork');
    await test.workspace.call('host.newStudy', { name: 'Late', path }, null);
    let late: Promise<unknown> = Promise.resolve(null);
    window.webContents.on('beforeunload', () => {
      late = electron.ipcRenderer.invoke('threadwork:call', {
        id: 1,
        op: 'code.create',
        input: { name: 'Typed last' },
      });
    });
    electron.app.quit();
    await soon(() => expect(electron.app.quits).toBe(1));
    expect(await late).toMatchObject({ ok: true });
  });

  it('asks first where words could not be saved, and goes on where one stays', async () => {
    const { window } = await start();
    window.keepsWords = true;
    electron.app.quit();
    await soon(() => expect(electron.dialog.asked).toHaveLength(1));
    expect(electron.BrowserWindow.all).toEqual([window]);
    const state = await test.workspace.call('host.state', {}, null);
    expect([state.ok, electron.app.quits]).toEqual([true, 0]);
    electron.dialog.response = 1;
    electron.app.quit();
    await soon(() => expect(electron.app.quits).toBe(1));
    expect(electron.dialog.asked).toHaveLength(2);
    expect(electron.BrowserWindow.all).toEqual([]);
  });

  it('does not wait for a page that answers no more', async () => {
    const { window } = await start();
    window.hangs = true;
    electron.app.quit();
    await soon(() => expect(electron.app.quits).toBe(1));
  });

  it('puts everything into the file when the window is left', async () => {
    const { window } = await start();
    const settle = vi.spyOn(test.workspace, 'settle');
    window.emit('blur');
    window.emit('session-end');
    expect(settle).toHaveBeenCalledTimes(2);
  });
});
