/** The rooms in real Chromium, through the web host as it is built: what a person waits for. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../tests/helpers/browser.ts';
import { buildIfStale } from '../build-if-stale.mjs';
import type { sizes } from './corpus.ts';
import { percentile, type Figure } from './measure.ts';

type Size = keyof typeof sizes;
const root = join(import.meta.dirname, '..', '..');
/** Runs of each thing that is opened anew. */
const TIMES = 20;

interface Host {
  readonly process: ChildProcess;
  readonly address: string;
}

export async function startHost(home: string): Promise<Host> {
  await buildIfStale();
  const child = spawn(
    process.execPath,
    [join(root, 'out', 'main', 'web.js'), '--no-open', '--folder', home],
    {
      env: { ...process.env, HOME: home, THREADWORK_SETTINGS: join(home, 'settings'), INIT_CWD: home },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const found = /http:\/\/127\.0\.0\.1:\d+\S*/u.exec(output);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`the host ended with ${code}: ${output}`)));
  });
  return { process: child, address };
}

/** Asks the program over a socket of the page's own. */
export const ask = (page: Page, op: string, input: unknown): Promise<unknown> =>
  page.evaluate(
    ([name, value]) =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(`${location.origin.replace(/^http/u, 'ws')}/rpc`);
        socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 1, op: name, input: value })));
        socket.addEventListener('error', () => reject(new Error('no answer')));
        socket.addEventListener('message', (message) => {
          const frame = JSON.parse(String(message.data)) as {
            id?: number;
            result?: { ok: boolean; value: unknown };
          };
          if (frame.id !== 1 || !frame.result) return;
          resolve(frame.result.value);
          socket.close();
        });
      }),
    [op, input] as const,
  );

/** Milliseconds from doing something in the page to the end of the frame in which `selector` is there. */
export const untilPainted = (
  page: Page,
  what: { hash?: string; open?: string },
  selector: string,
): Promise<number> =>
  page.evaluate(
    ([action, wanted]) =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        const look = () => {
          if (document.querySelector(wanted))
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began)));
          else requestAnimationFrame(look);
        };
        if (action.hash !== undefined) location.hash = action.hash;
        if (action.open !== undefined) {
          const socket = new WebSocket(`${location.origin.replace(/^http/u, 'ws')}/rpc`);
          const { open } = action;
          socket.addEventListener('open', () =>
            socket.send(JSON.stringify({ id: 1, op: 'host.openStudy', input: { path: open } })),
          );
        }
        requestAnimationFrame(look);
      }),
    [what, selector] as const,
  );

const gone = (page: Page, selector: string) =>
  page.waitForFunction((s) => document.querySelector(s) === null, selector);

/** Memory of a process in megabytes, by a line of one of its status files. */
function megabytes(pid: number, file: string, line: RegExp): number {
  const found = line.exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'));
  return Number(found?.[1] ?? Number.NaN) / 1024;
}

/** Proportional set size of the process that draws the page, once what is not needed any more has been let go. */
async function pageMemory(browser: Browser, page: Page): Promise<number> {
  const inPage = await page.context().newCDPSession(page);
  await inPage.send('HeapProfiler.collectGarbage');
  await page.waitForTimeout(300);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: { type: string; id: number }[];
  };
  await session.detach();
  await inPage.detach();
  return Math.max(
    ...processInfo
      .filter((p) => p.type === 'renderer')
      .map((p) => megabytes(p.id, 'smaps_rollup', /^Pss:\s+(\d+)/mu)),
  );
}

const ROWS = 'tr[data-key], [role=row][data-key]';
const STRIPE = '.rd-stripe';

async function measureOpening(page: Page, host: Host, path: string, size: Size): Promise<Figure[]> {
  const samples: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    samples.push(await untilPainted(page, { open: path, hash: '#/interviews' }, ROWS));
    if (i < TIMES - 1) {
      await ask(page, 'host.closeStudy', {});
      await gone(page, ROWS);
    }
  }
  const limits = { S: null, C: null, L: 500, D: null }[size];
  const rss = megabytes(host.process.pid ?? 0, 'status', /^VmRSS:\s+(\d+)/mu);
  return [
    {
      key: `project.open.${size}.p50ms`,
      value: percentile(samples, 0.5),
      unit: 'ms',
      limit: limits,
      what: 'file opened to first list painted',
    },
    {
      key: `project.rss.${size}.mb`,
      value: rss,
      unit: 'MB',
      limit: size === 'L' ? 250 : null,
      what: 'memory of the core (the whole host) after that',
    },
  ];
}

async function measureReading(browser: Browser, page: Page, size: Size): Promise<Figure[]> {
  const [document_] = (await ask(page, 'document.list', {})) as { id: string }[];
  const hash = `#/reading?document=${document_?.id ?? ''}`;
  // Before anything was loaded twice: a page that has been reloaded holds on to more than one that was opened.
  await untilPainted(page, { hash }, STRIPE);
  const memory = await pageMemory(browser, page);
  const painted: number[] = [];
  for (let i = 0; i < TIMES; i++) {
    // A fresh page each time, so that nothing of the transcript is there yet.
    await page.goto(`${new URL(page.url()).origin}/#/people`);
    await page.reload();
    await page.locator('main').first().waitFor();
    await page.waitForTimeout(300);
    painted.push(await untilPainted(page, { hash }, STRIPE));
  }
  await page.waitForTimeout(500);
  const frames = await page.evaluate(async () => {
    const scroller = document.querySelector('.cm-scroller') as HTMLElement;
    const intervals: number[] = [];
    for (const step of [150, 1500]) {
      let last = await new Promise<number>((r) => requestAnimationFrame(r));
      for (let i = 0; i < 100; i++) {
        scroller.scrollTop += step;
        const now = await new Promise<number>((r) => requestAnimationFrame(r));
        intervals.push(now - last);
        last = now;
      }
    }
    scroller.scrollTop = 0;
    return intervals;
  });
  const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
  const limit = <T>(value: T): T | null => (size === 'D' ? value : null);
  return [
    {
      key: `reading.paint.${size}.p50ms`,
      value: percentile(painted, 0.5),
      unit: 'ms',
      limit: limit(100),
      what: 'transcript opened to first paint, stripes and all',
    },
    {
      key: `reading.scroll.${size}.p95ms`,
      value: percentile(frames, 0.95),
      unit: 'ms',
      limit: limit(20),
      what: 'frame while scrolling',
    },
    {
      key: `reading.dom.${size}.count`,
      value: nodes,
      unit: 'nodes',
      limit: limit(1500),
      what: 'nodes in the page',
    },
    {
      key: `reading.memory.${size}.mb`,
      value: memory,
      unit: 'MB',
      limit: limit(100),
      what: "proportional set size of the page's process",
    },
  ];
}

/** Key press to painted stripe: the last code again on one line after the other. */
async function measureApplying(page: Page, size: Size): Promise<Figure[]> {
  await page.locator('.cm-content').first().focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('c');
  await page.getByRole('combobox').last().waitFor();
  await page.keyboard.type('code 7');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(400);
  await page.evaluate(() => {
    const times: number[] = [];
    (window as unknown as { benchTimes: number[] }).benchTimes = times;
    addEventListener(
      'keydown',
      (event) => {
        if (event.key !== 'r') return;
        const began = performance.now();
        const before = document.querySelectorAll('.rd-stripe, .rd-more').length;
        const text = () => [...document.querySelectorAll('.rd-more')].map((m) => m.textContent).join();
        const more = text();
        const look = () => {
          if (document.querySelectorAll('.rd-stripe, .rd-more').length !== before || text() !== more)
            setTimeout(() => times.push(performance.now() - began));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      },
      { capture: true },
    );
  });
  for (let i = 0; i < 40; i++) {
    // from the end of a line, which may be drawn as two rows, to the beginning of the next
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    for (let k = 0; k < 5 + i; k++) await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('r');
    await page.waitForTimeout(150);
  }
  const times = await page.evaluate(() => (window as unknown as { benchTimes: number[] }).benchTimes);
  if (times.length < 20) throw new Error(`only ${times.length} of 40 key presses came to a stripe`);
  return [
    {
      key: `coding.apply.${size}.p95ms`,
      value: percentile(times, 0.95),
      unit: 'ms',
      limit: size === 'D' ? 30 : null,
      what: 'key press to painted stripe',
    },
  ];
}

/** Opens each study in a browser tab of its own host and measures what `wanted` asks for. */
export async function measureRooms(
  pathOf: (size: Size) => string,
  wanted: (key: string) => boolean,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const size of ['S', 'L', 'D'] as const) {
    const opening = [`project.open.${size}.p50ms`, `project.rss.${size}.mb`].some(wanted) && size !== 'D';
    const reading =
      [
        `reading.paint.${size}.p50ms`,
        `reading.scroll.${size}.p95ms`,
        `reading.dom.${size}.count`,
        `reading.memory.${size}.mb`,
      ].some(wanted) && size !== 'L';
    const applying = wanted(`coding.apply.${size}.p95ms`) && size !== 'L';
    if (!opening && !reading && !applying) continue;
    const path = pathOf(size);
    const home = mkdtempSync(join(tmpdir(), 'threadwork-bench-'));
    const host = await startHost(home);
    const browser = await launchBrowser();
    try {
      const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
      await page.goto(host.address);
      await page.getByRole('heading').first().waitFor();
      await ask(page, 'host.setPerson', { name: 'Coder 1' });
      if (opening) figures.push(...(await measureOpening(page, host, path, size)));
      else await untilPainted(page, { open: path, hash: '#/interviews' }, ROWS);
      if (reading || applying) {
        const found = await measureReading(browser, page, size);
        if (reading) figures.push(...found);
      }
      if (applying) figures.push(...(await measureApplying(page, size)));
    } finally {
      await browser.close();
      host.process.kill('SIGTERM');
      await new Promise((resolve) => host.process.once('exit', resolve));
      rmSync(home, { recursive: true, force: true });
    }
  }
  return figures.filter((f) => wanted(f.key));
}
