/** A map of 120 themes in the map room, in real Chromium: opened, dragged, drawn in another form. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser } from '../../tests/helpers/browser.ts';
import { percentile, type Figure } from './measure.ts';
import { ask, startHost, untilPainted } from './rooms.ts';

/** Runs of each thing that is opened or drawn anew. */
const TIMES = 20;
const FIGURE = '.map-figure';

/** A study of one centre, seven themes and 112 sub-themes, and a map of them as a tree. */
async function makeStudy(page: Page): Promise<void> {
  await ask(page, 'host.newStudy', { name: 'Map of 120' });
  await ask(page, 'host.setPerson', { name: 'Coder 1' });
  const theme = async (name: string, parentId: string | null): Promise<string> =>
    ((await ask(page, 'theme.create', { name, parentId })) as { id: string }).id;
  const whole = await theme('The whole', null);
  for (let i = 1; i <= 7; i += 1) {
    const part = await theme(`Part ${i} of the whole`, whole);
    for (let j = 1; j <= 16; j += 1)
      await theme(`A sub-theme with a name of some length, number ${i}.${j}`, part);
  }
  await ask(page, 'map.create', { layout: 'tree' });
}

async function measurePaint(page: Page): Promise<Figure> {
  const samples: number[] = [];
  for (let i = 0; i <= TIMES; i += 1) {
    await page.evaluate(() => void (location.hash = '#/people'));
    await page.waitForFunction((s) => document.querySelector(s) === null, FIGURE);
    const took = await untilPainted(page, { hash: '#/map' }, FIGURE);
    // the first one loads the room's own files
    if (i > 0) samples.push(took);
  }
  const what = 'map room opened to painted figure, 120 themes';
  return { key: 'map.paint.120.p50ms', value: percentile(samples, 0.5), unit: 'ms', limit: 150, what };
}

/** Milliseconds from choosing a form to the end of the frame in which the figure has it. */
const drawAs = (page: Page, form: string): Promise<number> =>
  page.evaluate(
    ([wanted, figure]) =>
      new Promise<number>((resolve, reject) => {
        const radio = document.querySelector<HTMLElement>(`.map-form[data-form="${wanted}"]`);
        if (!radio) return reject(new Error(`no form called ${wanted}`));
        const began = performance.now();
        const look = () => {
          if (document.querySelector(`${figure}[data-form="${wanted}"]`))
            setTimeout(() => resolve(performance.now() - began));
          else if (performance.now() - began > 20_000) reject(new Error(`never drawn as ${wanted}`));
          else requestAnimationFrame(look);
        };
        radio.click();
        requestAnimationFrame(look);
      }),
    [form, FIGURE] as const,
  );

async function measureLayout(page: Page): Promise<Figure> {
  const samples: number[] = [];
  for (let i = 0; i < TIMES; i += 1) {
    samples.push(await drawAs(page, i % 2 === 0 ? 'list' : 'tree'));
    await page.waitForTimeout(300);
  }
  const what = 'form chosen to painted figure, 120 themes';
  return { key: 'map.layout.120.p95ms', value: percentile(samples, 0.95), unit: 'ms', limit: 300, what };
}

/** Frames while one theme is dragged over the sheet: a step of the pointer in each of them. */
async function measureDrag(page: Page): Promise<Figure> {
  const node = page.locator('.map-hit[data-movable]').nth(3);
  await node.scrollIntoViewIfNeeded();
  const box = await node.boundingBox();
  if (!box) throw new Error('nothing can be dragged');
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const frames = await page.evaluate(
    async ([figure, start]) => {
      const svg = document.querySelector(figure);
      const intervals: number[] = [];
      let last = await new Promise<number>((r) => requestAnimationFrame(r));
      for (let i = 0; i < 120; i += 1) {
        const [clientX, clientY] = [start.x + 2 * i, start.y + 80 * Math.sin(i / 12)];
        svg?.dispatchEvent(
          new PointerEvent('pointermove', { clientX, clientY, bubbles: true, buttons: 1, pointerId: 1 }),
        );
        const now = await new Promise<number>((r) => requestAnimationFrame(r));
        intervals.push(now - last);
        last = now;
      }
      return intervals;
    },
    [FIGURE, from] as const,
  );
  await page.mouse.up();
  const what = 'frame while a theme is dragged, 120 themes';
  return { key: 'map.drag.120.p95ms', value: percentile(frames, 0.95), unit: 'ms', limit: 20, what };
}

/** `map.paint.120`, `map.layout.120` and `map.drag.120`, those that are wanted. */
export async function measureMaps(wanted: (key: string) => boolean): Promise<Figure[]> {
  const parts = [
    ['map.paint.120.p50ms', measurePaint],
    ['map.layout.120.p95ms', measureLayout],
    ['map.drag.120.p95ms', measureDrag],
  ] as const;
  if (!parts.some(([key]) => wanted(key))) return [];
  const home = mkdtempSync(join(tmpdir(), 'threadwork-bench-'));
  const host = await startHost(home);
  const browser = await launchBrowser();
  const figures: Figure[] = [];
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.goto(host.address);
    await page.getByRole('heading').first().waitFor();
    await makeStudy(page);
    await untilPainted(page, { hash: '#/map' }, FIGURE);
    for (const [key, measure] of parts) if (wanted(key)) figures.push(await measure(page));
  } finally {
    await browser.close();
    host.process.kill('SIGTERM');
    await new Promise((resolve) => host.process.once('exit', resolve));
    rmSync(home, { recursive: true, force: true });
  }
  return figures;
}
