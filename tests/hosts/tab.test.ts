/** The web host as people meet it: the built interface in a real browser, over real files. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { serve, type Serving } from '../../src/main/hosts/web/serve.ts';
import { launchBrowser } from '../helpers/browser.ts';

let browser: Browser;
let folder: string;
let host: Serving;
let context: BrowserContext;
let page: Page;
/** Requests to anywhere but the host, and everything the page complained about. */
let elsewhere: string[];
let complaints: string[];

async function start(more: Partial<Parameters<typeof serve>[0]> = {}): Promise<void> {
  const served = await serve({
    open: false,
    onReady: () => {},
    folder: join(folder, 'Studies'),
    settingsFolder: join(folder, 'settings'),
    ...more,
  });
  if (!served.ok) throw new Error(served.failure.message);
  host = served.value;
}
const origin = () => `http://127.0.0.1:${host.port}`;

/** A tab whose requests and complaints are kept. */
async function openTab(): Promise<Page> {
  const tab = await context.newPage();
  tab.on('console', (message) => {
    if (message.type() === 'error' || message.text().includes('Content Security Policy')) {
      complaints.push(message.text());
    }
  });
  tab.on('pageerror', (error) => complaints.push(error.message));
  return tab;
}

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
});
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'threadwork-tab-'));
  elsewhere = [];
  complaints = [];
  await start();
  context = await browser.newContext();
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin()) && !/^(?:data|blob):/u.test(url)) elsewhere.push(url);
  });
  page = await openTab();
});
afterEach(async () => {
  await context.close();
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks the program from inside the page, over the page's own cookie. */
const ask = (op: string, input: unknown) =>
  page.evaluate(
    ([name, value]) =>
      new Promise<unknown>((resolve) => {
        const socket = new WebSocket(`ws://${location.host}/rpc`);
        socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 1, op: name, input: value })));
        socket.addEventListener('message', ({ data }) => {
          const frame = JSON.parse(String(data)) as { id?: number; result?: unknown };
          if (frame.id !== 1) return;
          socket.close();
          resolve(frame.result);
        });
      }),
    [op, input] as const,
  );

describe('a browser tab', () => {
  it('comes up under its strict policy, asks nobody, and complains of nothing', async () => {
    await page.goto(host.address);
    await page.waitForURL(`${origin()}/**`);
    await page.getByRole('heading').first().waitFor();
    await page.evaluate(() => document.fonts.ready);
    expect(await page.title()).toContain('Threadwork');
    expect(new URL(page.url()).search).toBe('');
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(complaints).toEqual([]);
    expect(elsewhere).toEqual([]);
  });

  it('does not run what is written into the page', async () => {
    await page.goto(host.address);
    await page.getByRole('heading').first().waitFor();
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.broken = true';
      document.head.append(script);
      const holder = document.createElement('div');
      holder.innerHTML = '<img src="x.png" onerror="window.broken = true">';
      const failed = new Promise((resolve) => holder.firstChild?.addEventListener('error', resolve));
      document.body.append(holder);
      await failed;
      const fetched = await fetch('http://127.0.0.1:9/').then(
        () => 'went',
        () => 'stopped',
      );
      return [(window as { broken?: boolean }).broken ?? false, fetched];
    });
    expect(ran).toEqual([false, 'stopped']);
  });

  it('makes the sample, and two tabs see the same study', async () => {
    await page.goto(host.address);
    await page.getByRole('heading').first().waitFor();
    const opened = await ask('host.openSample', {});
    expect(opened).toMatchObject({ ok: true });
    expect(existsSync(join(folder, 'Studies', 'Sample study.threadwork'))).toBe(true);
    const other = await openTab();
    await other.goto(origin());
    for (const tab of [page, other]) {
      await expect.poll(() => tab.title(), { timeout: 10_000 }).toContain('-');
    }
    expect(await ask('study.info', {})).toMatchObject({ ok: true, value: { documents: 12 } });
    expect(complaints).toEqual([]);
    expect(elsewhere).toEqual([]);
  });

  it('takes files in by upload and gives an export out by download', async () => {
    await page.goto(host.address);
    await page.getByRole('heading').first().waitFor();
    await ask('host.setPerson', { name: 'Maya Okafor' });
    await ask('host.newStudy', { name: 'From a tab' });
    const token = await page.evaluate(async () => {
      const response = await fetch('/upload?name=P1.txt', {
        method: 'POST',
        body: 'Interviewer: How was it?\nAda: Long. We waited for weeks.\n',
      });
      return ((await response.json()) as { token: string }).token;
    });
    await ask('host.import', { tokens: [{ token, name: 'P1.txt' }] });
    await expect
      .poll(async () => JSON.stringify(await ask('host.jobs', {})), { timeout: 20_000 })
      .toContain('"imported"');
    await ask('code.create', { name: 'Waiting' });
    const made = (await ask('host.export', { what: 'codebook', format: 'csv' })) as {
      value: { download: string };
    };
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.evaluate((address) => {
        const link = document.createElement('a');
        link.href = address;
        link.download = '';
        document.body.append(link);
        link.click();
      }, made.value.download),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('Waiting');
    expect(elsewhere).toEqual([]);
  });
});

describe('the end', () => {
  it('comes by itself when the last tab has gone, and frees the study', async () => {
    await host.close();
    await start({ idleMs: 200 });
    await page.goto(host.address);
    await page.getByRole('heading').first().waitFor();
    await ask('host.newStudy', { name: 'Short' });
    await page.close();
    await host.closed;
    const refused = await new Promise((resolve) => {
      connect(host.port, '127.0.0.1')
        .on('connect', () => resolve('open'))
        .on('error', () => resolve('closed'));
    });
    expect(refused).toBe('closed');
    expect(existsSync(join(folder, 'Studies', 'Short.threadwork-wal'))).toBe(false);
  });

  it('is a sentence when the port is taken or the study cannot be opened', async () => {
    const other = await serve({
      open: false,
      port: host.port,
      onReady: () => {},
      settingsFolder: join(folder, 'other'),
    });
    expect(other).toMatchObject({ ok: false, failure: { message: expect.stringContaining('in use') } });
    const none = await serve({
      open: false,
      file: join(folder, 'none.threadwork'),
      onReady: () => {},
      settingsFolder: join(folder, 'other'),
    });
    expect(none).toMatchObject({ ok: false, failure: { code: 'not-found' } });
  });
});
