/**
 * The whole program for end-to-end tests: built when the sources are newer, the web host on a folder of its own, and
 * a page in real Chromium. Closing it checks that nothing left this machine and that the page never threw.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Result } from '../../src/shared/contract/errors.ts';
import type { HostInput, HostOpName, HostOutput } from '../../src/shared/contract/host.ts';
import type { Input, OpName, Output } from '../../src/shared/contract/index.ts';
import { launchBrowser } from './browser.ts';
import { temporaryFolder } from './study.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Milliseconds in which the host must have printed its address; what is built is built before. */
const START_LIMIT = 60_000;
/** Milliseconds a page is waited for. */
const WAIT_LIMIT = 15_000;
/** Milliseconds the host gets to finish its last write before it is ended. */
const STOP_LIMIT = 10_000;

export interface AppOptions {
  /** `sample`: a fresh copy of the sample study. `empty`: a new study. `none`: the first page. */
  readonly study: 'sample' | 'empty' | 'none';
  /** Who works. Null leaves the question to the interface. */
  readonly person?: string | null;
  readonly title?: string;
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  /** Starts in this room: `interviews`. */
  readonly room?: string;
}

export interface App {
  readonly page: Page;
  readonly context: BrowserContext;
  /** A folder that goes with the app: put files to import here. The home folder of the host is inside it. */
  readonly folder: string;
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** Goes to a room by its address: `goTo('reading', { document: id })`. */
  goTo(roomId: string, params?: Record<string, string>): Promise<void>;
  /** Asks the program directly, past the interface; throws the failure's sentence. */
  call<N extends OpName>(op: N, input: Input<N>): Promise<Output<N>>;
  host<N extends HostOpName>(op: N, input: HostInput<N>): Promise<HostOutput<N>>;
  /** Rules axe-core finds broken in the page or in one part of it, as short lines; empty is what one wants. */
  axe(within?: string): Promise<string[]>;
  /** Ends everything. Throws when a request left 127.0.0.1 or the page threw. */
  close(): Promise<void>;
}

interface Host {
  readonly process: ChildProcess;
  readonly address: string;
  output(): string;
}

/** Builds when the sources are newer than what is built; waits when somebody else is building. */
async function buildIfStale(): Promise<void> {
  const script = pathToFileURL(join(root, 'scripts', 'build-if-stale.mjs')).href;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', `(await import(${JSON.stringify(script)})).buildIfStale()`],
    { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`The program could not be built:\n${said}`);
}

async function startHost(home: string): Promise<Host> {
  await buildIfStale();
  const env = {
    ...process.env,
    HOME: home,
    USERPROFILE: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    THREADWORK_SETTINGS: join(home, 'settings'),
    // relative paths are meant from here, whatever npm remembers
    INIT_CWD: home,
  };
  const child = spawn(
    process.execPath,
    [join(root, 'out', 'main', 'web.js'), '--no-open', '--folder', join(home, 'Studies')],
    { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  );
  let output = '';
  const address = await new Promise<string>((resolve, reject) => {
    const limit = setTimeout(() => {
      end(child, 'SIGKILL');
      reject(new Error(`The host printed no address:\n${output}`));
    }, START_LIMIT);
    const hear = (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const found = /http:\/\/127\.0\.0\.1:\d+\S*/u.exec(output);
      if (!found) return;
      clearTimeout(limit);
      resolve(found[0]);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(limit);
      reject(new Error(`The host ended with ${code} before it printed an address:\n${output}`));
    });
  });
  return { process: child, address, output: () => output };
}

/** Ends a process and what it started. */
function end(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // it was gone already
  }
}

async function stopHost(host: Host): Promise<void> {
  if (host.process.exitCode !== null || host.process.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => host.process.once('exit', () => resolve()));
  end(host.process, 'SIGTERM');
  const limit = setTimeout(() => end(host.process, 'SIGKILL'), STOP_LIMIT);
  await gone;
  clearTimeout(limit);
}

/** Asks over a socket of the page's own, so that the tab's cookie and origin are the ones in use. */
async function ask(page: Page, op: string, input: unknown): Promise<unknown> {
  const result = await page.evaluate(
    ([name, value]) =>
      new Promise<Result<unknown>>((resolve, reject) => {
        const socket = new WebSocket(`${location.origin.replace(/^http/u, 'ws')}/rpc`);
        socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 1, op: name, input: value })));
        socket.addEventListener('error', () => reject(new Error('The host cannot be reached.')));
        socket.addEventListener('message', (message) => {
          const frame = JSON.parse(String(message.data)) as { id?: number; result?: Result<unknown> };
          if (frame.id !== 1 || !frame.result) return;
          resolve(frame.result);
          socket.close();
        });
      }),
    [op, input] as const,
  );
  if (!result.ok) throw new Error(`${op}: ${result.failure.message} ${result.failure.detail ?? ''}`);
  return result.value;
}

const staysHere = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return ['data:', 'blob:', 'about:'].includes(protocol) || hostname === '127.0.0.1';
};

/** Opens the program. Prefer `withApp`, which always closes it. */
export async function startApp(options: AppOptions): Promise<App> {
  const folder = temporaryFolder();
  const home = join(folder.path, 'home');
  mkdirSync(home, { recursive: true });
  let host: Host | undefined;
  let browser: Browser | undefined;
  const problems: string[] = [];
  async function close(): Promise<void> {
    await browser?.close();
    if (host) await stopHost(host);
    folder.remove();
    if (problems.length > 0) throw new Error(`While the program ran: ${problems.join('; ')}`);
  }
  try {
    host = await startHost(home);
    browser = await launchBrowser();
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
      colorScheme: options.dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
      acceptDownloads: true,
    });
    // below the tests' own limit, so that what was waited for is named
    context.setDefaultTimeout(WAIT_LIMIT);
    const page = await context.newPage();
    // somebody listens from the start: the first listener makes the browser hand choosers over, which takes a moment
    page.on('filechooser', () => undefined);
    const watch = (url: string) => {
      if (!staysHere(url)) problems.push(`a request left this machine: ${url}`);
    };
    context.on('request', (request) => watch(request.url()));
    page.on('websocket', (socket) => watch(socket.url()));
    page.on('pageerror', (error) => problems.push(`the page threw ${error.stack ?? error.message}`));
    await page.goto(host.address);
    await prepare(page, options);
    const origin = new URL(host.address).origin;
    const goTo = async (roomId: string, params: Record<string, string> = {}) => {
      const query = new URLSearchParams(params).toString();
      await page.evaluate(
        (hash) => {
          location.hash = hash;
        },
        `#/${roomId}${query ? `?${query}` : ''}`,
      );
      await page.locator('h1').first().waitFor();
    };
    if (options.room) await goTo(options.room);
    return {
      page,
      context,
      folder: folder.path,
      origin,
      goTo,
      call: (op, input) => ask(page, op, input) as Promise<Output<typeof op>>,
      host: (op, input) => ask(page, op, input) as Promise<HostOutput<typeof op>>,
      axe: (within) => runAxe(page, within),
      close,
    };
  } catch (error) {
    const said = host ? `\nThe host said:\n${host.output()}` : '';
    await close().catch(() => undefined);
    throw error instanceof Error ? new Error(`${error.message}${said}`, { cause: error }) : error;
  }
}

async function prepare(page: Page, options: AppOptions): Promise<void> {
  const person = options.person === undefined ? 'Maya Okafor' : options.person;
  if (person !== null) await ask(page, 'host.setPerson', { name: person });
  if (options.study === 'sample') await ask(page, 'host.openSample', {});
  if (options.study === 'empty') await ask(page, 'host.newStudy', { name: options.title ?? 'Bridge study' });
  // the first page may have been drawn before the study was there
  await page.reload();
  if (options.study !== 'none') await page.locator('nav').first().waitFor();
}

async function runAxe(page: Page, within?: string): Promise<string[]> {
  // evaluated rather than added as a script element, which the page's policy refuses
  const loaded = await page.evaluate('typeof axe !== "undefined"');
  if (!loaded) {
    const { source } = (await import('axe-core')).default;
    await page.evaluate(source);
  }
  const found = (await page.evaluate(
    `axe.run(${JSON.stringify(within ?? 'body')}, { resultTypes: ['violations'] }).then((r) => r.violations.map(
      (v) => v.id + ': ' + v.help + ' (' + v.nodes.slice(0, 3).map((n) => n.target.join(' ')).join(' | ') + ')'))`,
  )) as string[];
  return found;
}

/** Opens the program, runs a test in it, and closes it whatever happens. */
export async function withApp(options: AppOptions, run: (app: App) => Promise<void>): Promise<void> {
  const app = await startApp(options);
  let failure: unknown;
  try {
    await run(app);
  } catch (error) {
    failure = error;
  }
  const closing = await app.close().then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure ?? closing) throw failure ?? closing;
}
