import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Workspace } from '../../services/workspace/index.ts';
import { contentSecurityPolicy, SAFE_HEADERS, staticFile } from '../shared/static-files.ts';
import { createAccess, type Access } from './access.ts';
import { attachment, type Downloads } from './downloads.ts';
import { PLAIN_POLICY, plainPage } from './plain-page.ts';
import { createSockets } from './sockets.ts';
import type { Uploads } from './uploads.ts';

interface WebServerDeps {
  readonly workspace: Workspace;
  readonly uploads: Uploads;
  readonly downloads: Downloads;
  /** The built interface. */
  readonly root: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Milliseconds without any tab, after there was one, until `onIdle`. */
  readonly idleMs: number;
  newId(): string;
  onIdle(): void;
}

export interface WebServer {
  readonly port: number;
  /** The address to open; it works once. */
  readonly address: string;
  close(): Promise<void>;
}

interface Routing extends WebServerDeps {
  readonly access: Access;
  readonly port: number;
}

/** Listens on 127.0.0.1 only, and answers only what a page of its own may ask. Rejects when the port is taken. */
export async function createWebServer(deps: WebServerDeps): Promise<WebServer> {
  const server = createServer();
  // An upload on a slow disk may take its time; a request that never gets going may not.
  server.requestTimeout = 0;
  server.headersTimeout = 15_000;
  const port = await listen(server, deps.port);
  const access = createAccess(port);
  const routing: Routing = { ...deps, access, port };
  server.on('request', (request, response) => {
    void route(routing, request, response).catch(() => {
      if (!response.headersSent) plain(response, 500, 'That did not work. Reload the page.');
      else response.destroy();
    });
  });
  const idle = createIdleClock(deps.idleMs, () => deps.workspace.inFlight() > 0, deps.onIdle);
  const sockets = createSockets({
    server,
    access,
    workspace: deps.workspace,
    newId: deps.newId,
    onCount(open) {
      if (open === 0) void deps.workspace.settle();
      idle.tabs(open);
    },
  });
  return {
    port,
    address: `http://127.0.0.1:${port}/open?token=${access.token}`,
    async close() {
      idle.stop();
      sockets.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 500).unref();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.removeListener('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

/** Rings once no tab has been there for a while; not before the first came, and not while something is under way. */
export function createIdleClock(
  idleMs: number,
  busy: () => boolean,
  ring: () => void,
): { tabs(open: number): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  const wait = (): void => {
    timer = setTimeout(() => (busy() ? wait() : ring()), idleMs);
  };
  return {
    tabs(open) {
      clearTimeout(timer);
      if (open === 0) wait();
    },
    stop: () => clearTimeout(timer),
  };
}

async function route(deps: Routing, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { access } = deps;
  for (const [name, value] of Object.entries(SAFE_HEADERS)) response.setHeader(name, value);
  if (!access.rightHost(request)) return plain(response, 403, 'This address does not lead to Threadwork.');
  const url = new URL(request.url ?? '/', `http://127.0.0.1:${deps.port}`);
  if (request.method === 'GET' && url.pathname === '/open') return enter(deps, request, response, url);
  if (access.fromElsewhere(request)) return plain(response, 403, 'This was asked by another page.');
  if (!access.knows(request)) {
    return plain(
      response,
      401,
      'This tab does not belong to Threadwork yet. Open the address Threadwork prints when it starts. It works once, so start Threadwork again for another browser.',
    );
  }
  if (request.method === 'POST' && url.pathname === '/upload') return upload(deps, request, response);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return plain(response, 405, 'That cannot be done here.');
  }
  if (url.pathname.startsWith('/download/')) return download(deps, response, url);
  return serveFile(deps, response, url);
}

/** Exchanges the token for the cookie; who has the cookie already is simply let in. */
function enter(deps: Routing, request: IncomingMessage, response: ServerResponse, url: URL): void {
  const cookie = deps.access.redeem(url.searchParams.get('token') ?? '');
  if (cookie === null && !deps.access.knows(request)) {
    return plain(
      response,
      401,
      'This address has been used already. Start Threadwork again to get another one.',
    );
  }
  if (cookie !== null) response.setHeader('set-cookie', cookie);
  response.writeHead(303, { location: '/', 'cache-control': 'no-store' }).end();
}

async function upload(deps: Routing, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (!deps.access.rightOrigin(request)) {
    request.resume();
    return plain(response, 403, 'This was asked by another page.');
  }
  const length = request.headers['content-length'];
  const taken = await deps.uploads.take(request, length === undefined ? null : Number(length));
  if (response.destroyed) return;
  const status = taken.ok ? 200 : taken.failure.code === 'disk-full' ? 507 : 413;
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
    .end(JSON.stringify(taken.ok ? taken.value : taken.failure));
}

function download(deps: Routing, response: ServerResponse, url: URL): void {
  const found = deps.downloads.take(url.pathname.slice('/download/'.length));
  if (!found) return plain(response, 404, 'This file was fetched already. Export it once more.');
  response
    .writeHead(200, {
      'content-type': found.mime,
      'content-length': found.bytes.length,
      'content-disposition': attachment(found.fileName),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    })
    .end(found.bytes);
}

async function serveFile(deps: Routing, response: ServerResponse, url: URL): Promise<void> {
  const nonce = randomBytes(16).toString('base64');
  const file = await staticFile(deps.root, url.pathname, nonce);
  if (!file) return plain(response, 404, 'There is nothing at this address.');
  response
    .writeHead(200, {
      'content-type': file.type,
      'content-length': file.body.length,
      'content-security-policy': contentSecurityPolicy(nonce, `ws://127.0.0.1:${deps.port}`),
      'cache-control': file.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
    })
    .end(file.body);
}

function plain(response: ServerResponse, status: number, sentence: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': PLAIN_POLICY,
      'cache-control': 'no-store',
    })
    .end(plainPage(sentence));
}
