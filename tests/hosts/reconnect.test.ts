/** A tab whose program goes away, for a moment or for good. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocketClient from 'ws';
import { createClient, type Client } from '../../src/renderer/transport/client.ts';
import { createLoopbackTransport } from '../../src/renderer/transport/loopback.ts';
import type { Connection } from '../../src/renderer/transport/types.ts';
import { startTestWebServer, type TestWebServer } from '../helpers/test-web-server.ts';

let folder: string;
let web: TestWebServer;
let cookie: string;
let client: Client;
let sockets: WebSocketClient[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'threadwork-reconnect-'));
  web = await startTestWebServer(folder);
  cookie = await web.enter();
  sockets = [];
  client = createClient(
    createLoopbackTransport(web.origin, (url) => {
      const socket = new WebSocketClient(url, { headers: { cookie, origin: web.origin } });
      socket.on('error', () => {});
      sockets.push(socket);
      return socket as unknown as WebSocket;
    }),
  );
});
afterEach(async () => {
  client.close();
  await web.close();
  rmSync(folder, { recursive: true, force: true });
});

const heard = (state: Connection['state']) =>
  new Promise<Connection>((resolve) => {
    const stop = client.onConnection((connection) => {
      if (connection.state !== state) return;
      stop();
      resolve(connection);
    });
  });

describe('a tab', () => {
  it('asks before the socket is open, and is answered', async () => {
    expect(await client.host('host.state', {})).toMatchObject({ ok: true });
  });

  it('fails what was under way with a sentence, comes back by itself, and goes on', async () => {
    await client.host('host.state', {});
    const lost = heard('lost');
    const up = heard('up');
    sockets[0]?.terminate();
    expect(await lost).toMatchObject({ message: expect.stringContaining('What was saved is in the file') });
    expect(await client.host('host.state', {})).toMatchObject({ ok: false, failure: { code: 'gone' } });
    await up;
    expect(await client.host('host.state', {})).toMatchObject({ ok: true });
    expect(sockets).toHaveLength(2);
  });

  it('is told when another program answers, and stops trying', async () => {
    await client.host('host.state', {});
    const ended = heard('ended');
    cookie = 'threadwork-1=of another run';
    sockets[0]?.terminate();
    expect(await ended).toMatchObject({ message: expect.stringContaining('not connected') });
    expect(client.connection().state).toBe('ended');
    expect(await client.call('code.list', {})).toMatchObject({ failure: { code: 'gone' } });
  });
});
