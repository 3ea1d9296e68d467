/** A table of 1,000 cards in real Chromium: panned, zoomed and dragged, in processor time of the page's own thread. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../../tests/helpers/browser.ts';
import { makeCorpus, type CorpusSize } from './corpus.ts';
import { percentile, type Figure } from './measure.ts';
import { ask, startHost, untilPainted } from './rooms.ts';

/** The team's evidence before themes: 40 codes, and as many extracts as make 1,000 cards. */
const size: CorpusSize = { documents: 24, words: 4_000, codings: 1_200, codes: 40 };
const CARDS = 1_000;
const PILES = 12;
/** Steps of the pointer or the wheel, each in a frame of its own. */
const STEPS = 120;
/** Milliseconds a frame may take of the thread that draws. */
const LIMIT = 20;
const CARD = '.bd-card';

/** Lays the cards out: two thirds in piles, the others loose, as in the middle of a long sitting. */
async function layCards(page: Page): Promise<void> {
  const codes = (await ask(page, 'code.list', {})) as { id: string }[];
  const found = (await ask(page, 'coding.extracts', { limit: CARDS - codes.length })) as {
    items: { codingId: string }[];
  };
  const { ids } = (await ask(page, 'board.addCards', {
    codeIds: codes.map((code) => code.id),
    codingIds: found.items.map((item) => item.codingId),
    columns: 25,
    y: 6_000,
  })) as { ids: string[] };
  const share = Math.floor((ids.length * 2) / 3 / PILES);
  for (let i = 0; i < PILES; i += 1)
    await ask(page, 'board.createPile', {
      name: `Pile ${i + 1}`,
      x: (i % 4) * 2_000,
      y: Math.floor(i / 4) * 1_900,
      cardIds: ids.slice(i * share, (i + 1) * share),
    });
}

/** Seconds of processor time the thread of the page has worked so far: script, style, layout, painting. */
async function worked(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? Number.NaN;
}

/** Processor milliseconds of each frame in which `step` is done; what asking itself costs is taken off. */
async function framesOf(
  page: Page,
  session: CDPSession,
  step: (at: number) => Promise<void>,
): Promise<number[]> {
  const frame = () =>
    page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  const sample = async (run: (at: number) => Promise<void>, at: number) => {
    const before = await worked(session);
    await run(at);
    await frame();
    return ((await worked(session)) - before) * 1000;
  };
  const idle: number[] = [];
  for (let i = 0; i < 30; i += 1) idle.push(await sample(async () => {}, i));
  const cost = percentile(idle, 0.5);
  const times: number[] = [];
  for (let i = 0; i < STEPS; i += 1) times.push(Math.max(0, (await sample(step, i)) - cost));
  return times;
}

const figure = (key: string, times: number[], what: string): Figure => ({
  key,
  value: percentile(times, 0.95),
  unit: 'ms',
  limit: LIMIT,
  what,
});

async function measurePan(page: Page, session: CDPSession): Promise<Figure[]> {
  await page.mouse.move(720, 450);
  // there and back, faster than anybody reads
  const pan = await framesOf(page, session, (at) =>
    page.mouse.wheel(at < STEPS / 2 ? 60 : -60, at < STEPS / 2 ? 90 : -90),
  );
  await page.keyboard.down('Control');
  const zoom = await framesOf(page, session, (at) => page.mouse.wheel(0, at % 60 < 30 ? 40 : -40));
  await page.keyboard.up('Control');
  return [
    figure('board.pan.1000.p95ms', pan, 'processor time of a frame while panning over 1,000 cards'),
    figure('board.zoom.1000.p95ms', zoom, 'the same while zooming out and in'),
  ];
}

async function measureDrag(page: Page, session: CDPSession): Promise<Figure> {
  await page.keyboard.press('Escape');
  await page.getByRole('application').getByRole('button').first().focus();
  await page.keyboard.press('0');
  await page.waitForTimeout(400);
  const box = await page.locator(CARD).nth(5).boundingBox();
  if (!box) throw new Error('no card in view');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 12, y + 12, { steps: 3 });
  const times = await framesOf(page, session, (at) =>
    page.mouse.move(720 + 420 * Math.sin(at / 9), 430 + 260 * Math.cos(at / 7)),
  );
  await page.keyboard.press('Escape');
  await page.mouse.up();
  return figure(
    'board.drag.1000.p95ms',
    times,
    'processor time of a frame while dragging a card, all 1,000 in view',
  );
}

/** Opens a study with 1,000 cards on the table and measures what `wanted` asks for. */
export async function measureBoard(wanted: (key: string) => boolean): Promise<Figure[]> {
  if (!['board.pan.1000.p95ms', 'board.zoom.1000.p95ms', 'board.drag.1000.p95ms'].some(wanted)) return [];
  const home = mkdtempSync(join(tmpdir(), 'threadwork-bench-'));
  const path = join(home, 'board.threadwork');
  makeCorpus(path, size, 11);
  const host = await startHost(home);
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.goto(host.address);
    await page.getByRole('heading').first().waitFor();
    await ask(page, 'host.setPerson', { name: 'Coder 1' });
    await untilPainted(page, { open: path, hash: '#/interviews' }, 'tr[data-key], [role=row][data-key]');
    await layCards(page);
    await untilPainted(page, { hash: '#/themes?view=board' }, CARD);
    await page.waitForTimeout(800);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const figures = [...(await measurePan(page, session)), await measureDrag(page, session)];
    return figures.filter((one) => wanted(one.key));
  } finally {
    await browser.close();
    host.process.kill('SIGTERM');
    await new Promise((resolve) => host.process.once('exit', resolve));
    rmSync(home, { recursive: true, force: true });
  }
}
