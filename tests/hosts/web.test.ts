import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { attachment } from '../../src/main/hosts/web/downloads.ts';
import { browserCommand } from '../../src/main/hosts/web/open-browser.ts';
import { createIdleClock } from '../../src/main/hosts/web/server.ts';
import { createUploads } from '../../src/main/hosts/web/uploads.ts';
import { withoutNetwork } from '../helpers/no-network.ts';
import { startTestWebServer, type TestWebServer } from '../helpers/test-web-server.ts';

withoutNetwork();

let folder: string;
let web: TestWebServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'threadwork-web-'));
  writeFileSync(join(folder, 'secret.txt'), 'not for the page');
  web = await startTestWebServer(folder, {
    uploadLimits: { fileBytes: 1000, allBytes: 5000, files: 3 },
  });
});
afterEach(async () => {
  await web.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}
/** A request with exactly these headers and this path; `fetch` would tidy both. */
function raw(
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const sent = request({ host: '127.0.0.1', port: web.server.port, path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
/** What became of a socket: a code when it was closed, a status when it never opened, or the first message. */
function dial(headers: Record<string, string>, path = '/rpc'): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${web.server.port}${path}`, { headers });
    socket.on('unexpected-response', (_request, response) => {
      resolve(`status ${response.statusCode}`);
      socket.terminate();
    });
    socket.on('error', () => {});
    socket.on('close', (code) => resolve(`closed ${code}`));
    socket.on('message', (data) => {
      resolve((JSON.parse(String(data)) as { event: { kind: string } }).event.kind);
      socket.close();
    });
  });
}

describe('getting in', () => {
  it('listens on this computer only', () => {
    expect(web.server.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]{40,}$/u);
  });

  it('exchanges the token for a cookie, once', async () => {
    const path = web.server.address.replace(web.origin, '');
    const first = await raw(path);
    expect(first.status).toBe(303);
    expect(first.headers['location']).toBe('/');
    const cookie = String(first.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict; Path=\/$/u);
    expect((await raw(path)).status).toBe(401);
    const again = await raw(path, { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(again.status).toBe(303);
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it('shows nothing without the cookie', async () => {
    await web.enter();
    for (const path of ['/', '/index.html', '/assets/a.js', '/download/x', '/open', '/open?token=wrong']) {
      expect([path, (await raw(path)).status]).toEqual([path, 401]);
    }
    const name = `threadwork-${web.server.port}`;
    for (const cookie of [`${name}=`, `${name}=wrong`, 'other=1', name]) {
      expect((await raw('/', { headers: { cookie } })).status).toBe(401);
    }
  });

  it('answers to its own name only', async () => {
    const cookie = await web.enter();
    const { port } = web.server;
    for (const host of [
      `localhost:${port}`,
      '127.0.0.1',
      `attacker.example:${port}`,
      `127.0.0.1:${port}.x`,
    ]) {
      expect([host, (await raw('/', { headers: { cookie, host } })).status]).toEqual([host, 403]);
    }
    expect((await raw('/', { headers: { cookie, host: `127.0.0.1:${port}` } })).status).toBe(200);
  });

  it('turns away pages of other sites and other ports', async () => {
    const cookie = await web.enter();
    for (const site of ['cross-site', 'same-site']) {
      expect((await raw('/', { headers: { cookie, 'sec-fetch-site': site } })).status).toBe(403);
    }
    for (const site of ['same-origin', 'none']) {
      expect((await raw('/', { headers: { cookie, 'sec-fetch-site': site } })).status).toBe(200);
    }
    expect((await raw('/')).headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('the page', () => {
  it('comes with a strict policy and its nonce', async () => {
    const cookie = await web.enter();
    const [first, second] = [
      await raw('/', { headers: { cookie } }),
      await raw('/', { headers: { cookie } }),
    ];
    const policy = String(first.headers['content-security-policy']);
    const nonce = /'nonce-([^']+)'/u.exec(policy)?.[1] ?? '-';
    expect(first.body).toContain(`<head><meta property="csp-nonce" content="${nonce}"`);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${web.server.port};`);
    expect(policy).not.toMatch(/unsafe|\*/u);
    expect(second.body).not.toContain(nonce);
    expect(first.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  it('never leaves its folder', async () => {
    const cookie = await web.enter();
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/%2e%2e%5csecret.txt',
      '//etc/passwd',
      '/assets/%00.js',
      '/%',
      '/assets/',
      '/.hidden',
      '/a.exe',
    ]) {
      const reply = await raw(path, { headers: { cookie } });
      expect([path, reply.status]).toEqual([path, 404]);
      expect(reply.body).not.toContain('not for the page');
    }
    const script = await raw('/assets/a.js', { headers: { cookie } });
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
  });

  it('says no to what it does not do, in a sentence', async () => {
    const cookie = await web.enter();
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'POST']) {
      expect((await raw('/', { method, headers: { cookie } })).status).toBe(405);
    }
    expect((await raw('/nothing', { headers: { cookie } })).body).toContain(
      'There is nothing at this address.',
    );
  });
});

describe('sockets', () => {
  it('lets a tab of its own in and tells it how things stand', async () => {
    const cookie = await web.enter();
    expect(await dial({ cookie, origin: web.origin })).toBe('state');
  });

  it('turns every other away', async () => {
    const cookie = await web.enter();
    const { port } = web.server;
    expect(await dial({ origin: web.origin })).toBe('closed 4401');
    expect(await dial({ cookie: `threadwork-${port}=wrong`, origin: web.origin })).toBe('closed 4401');
    for (const origin of [
      'http://attacker.example',
      'null',
      `http://127.0.0.1:${port + 1}`,
      `https://127.0.0.1:${port}`,
    ]) {
      expect([origin, await dial({ cookie, origin })]).toEqual([origin, 'status 403']);
    }
    expect(await dial({ cookie })).toBe('status 403');
    expect(await dial({ cookie, origin: web.origin, host: 'attacker.example' })).toBe('status 403');
    expect(await dial({ cookie, origin: web.origin }, '/other')).toBe('status 403');
  });

  it('ends a socket that sends nonsense, and lives', async () => {
    const cookie = await web.enter();
    for (const nonsense of ['{', '[]', '{"id":"x","op":1}', Buffer.from([1, 2, 3])]) {
      const code = await new Promise((resolve) => {
        const socket = new WebSocket(`ws://127.0.0.1:${web.server.port}/rpc`, {
          headers: { cookie, origin: web.origin },
        });
        socket.on('open', () => socket.send(nonsense));
        socket.on('close', resolve);
      });
      expect(code).toBe(1007);
    }
    const wild = connect(web.server.port, '127.0.0.1');
    await new Promise((resolve) => {
      wild.on('close', resolve).on('error', () => {});
      wild.end('not http at all\r\n\r\n');
      wild.resume();
    });
    expect(await dial({ cookie, origin: web.origin })).toBe('state');
  });
});

describe('uploads', () => {
  const send = async (cookie: string, body: string | Buffer, headers: Record<string, string> = {}) =>
    raw('/upload?name=a.txt', { method: 'POST', body, headers: { cookie, origin: web.origin, ...headers } });

  it('takes a file in and gives a token for it', async () => {
    const cookie = await web.enter();
    const reply = await send(cookie, 'spoken words');
    expect(reply.status).toBe(200);
    const { token } = JSON.parse(reply.body) as { token: string };
    expect(web.uploads.find(token)).toEqual({ path: expect.stringContaining(token) });
    web.uploads.release(token);
    expect(web.uploads.find(token)).toBeNull();
    expect(readdirSync(join(folder, 'uploads', String(process.pid)))).toEqual([]);
  });

  it('refuses other pages, and strangers', async () => {
    const cookie = await web.enter();
    expect((await send(cookie, 'x', { origin: 'http://attacker.example' })).status).toBe(403);
    expect((await send('', 'x')).status).toBe(401);
  });

  it('stops at its limits with a sentence, said or not', async () => {
    const cookie = await web.enter();
    const said = await send(cookie, Buffer.alloc(2000));
    expect(said.status).toBe(413);
    expect(said.body).toContain('more than can be brought in');
    const unsaid = await send(cookie, Buffer.alloc(200_000), { 'transfer-encoding': 'chunked' });
    expect(unsaid.status).toBe(413);
    for (let i = 0; i < 3; i++) expect((await send(cookie, 'x')).status).toBe(200);
    expect((await send(cookie, 'x')).body).toContain('by parts');
  });

  it('leaves nothing behind, not even what an ended process left', () => {
    const place = join(folder, 'elsewhere');
    mkdirSync(join(place, '999999999'), { recursive: true });
    writeFileSync(join(place, '999999999', 'words'), 'spoken');
    mkdirSync(join(place, 'notes'));
    createUploads(place);
    expect(readdirSync(place)).toEqual(['notes']);
    web.uploads.clear();
    expect(existsSync(join(folder, 'uploads', String(process.pid)))).toBe(false);
  });
});

describe('downloads', () => {
  it('gives an export out once, as a file', async () => {
    const cookie = await web.enter();
    await web.workspace.call('host.newStudy', { name: 'A' }, null);
    const made = await web.workspace.call('host.export', { what: 'codebook', format: 'csv' }, null);
    const address = made.ok ? (made.value as { download: string }).download : '';
    const first = await raw(address, { headers: { cookie } });
    expect([first.status, first.body]).toEqual([200, 'figure']);
    expect(first.headers['content-disposition']).toBe(attachment('codebook.csv'));
    expect((await raw(address, { headers: { cookie } })).status).toBe(404);
  });

  it('names files in any writing', () => {
    expect(attachment('Übersicht "1".svg')).toBe(
      `attachment; filename="_bersicht _1_.svg"; filename*=UTF-8''%C3%9Cbersicht%20%221%22.svg`,
    );
  });
});

describe('ending', () => {
  it('rings when the last tab has been gone for a while, and not while work is under way', () => {
    vi.useFakeTimers();
    let busy = false;
    const ring = vi.fn();
    const clock = createIdleClock(60_000, () => busy, ring);
    vi.advanceTimersByTime(600_000);
    expect(ring).not.toHaveBeenCalled();
    clock.tabs(1);
    clock.tabs(0);
    vi.advanceTimersByTime(59_000);
    clock.tabs(1);
    vi.advanceTimersByTime(600_000);
    expect(ring).not.toHaveBeenCalled();
    clock.tabs(0);
    busy = true;
    vi.advanceTimersByTime(60_000);
    busy = false;
    expect(ring).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(ring).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });

  it('opens a browser the way each system does', () => {
    expect(browserCommand('http://127.0.0.1:1/open?token=a&b', 'win32')[0]).toBe('rundll32');
    expect(browserCommand('x', 'darwin')).toEqual(['open', ['x']]);
    expect(browserCommand('x', 'linux')).toEqual(['xdg-open', ['x']]);
  });
});
