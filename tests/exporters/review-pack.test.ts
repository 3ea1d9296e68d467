/** Drives a real pack in a real browser, from the file, as a co-researcher would. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseAnswers } from '../../src/main/exporters/review-pack/answers.ts';
import type { AnswersFile } from '../../src/shared/contract/reviews.ts';
import { writeReviewPack } from '../../src/main/exporters/review-pack/write-review-pack.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { reviewPack } from './snapshots.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const folder = mkdtempSync(join(tmpdir(), 'pack-'));
const file = join(folder, 'pack.html');
const address = pathToFileURL(file).href;

let browser: Browser;
let context: BrowserContext;
let page: Page;
let elsewhere: string[];
let complaints: string[];

beforeAll(async () => {
  writeFileSync(file, writeReviewPack(reviewPack).html);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

function watch(opened: Page): void {
  opened.on('request', (request) => {
    // A saved file is a blob of the page's own; everything else but the pack itself has left it.
    if (request.url() !== address && !/^(?:blob:|data:font\/woff2)/u.test(request.url())) {
      elsewhere.push(request.url());
    }
  });
  opened.on('pageerror', (error) => complaints.push(error.message));
  opened.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
}
beforeEach(async () => {
  elsewhere = [];
  complaints = [];
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
  context.on('page', watch);
  page = await context.newPage();
  await page.goto(address);
});
afterEach(async () => {
  await context.close();
  expect(elsewhere).toEqual([]);
  expect(complaints).toEqual([]);
});

const heading = (): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '');
const chosen = (): Promise<string[]> =>
  page.$$eval('input[name=verdict]:checked', (inputs) =>
    inputs.map((input) => (input as HTMLInputElement).value),
  );

/** Tab until the element has the focus, as somebody without a mouse has to. */
async function tabTo(selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`the Tab key never reached ${selector}`);
}

async function saved(act: string): Promise<{ name: string; path: string; answers: AnswersFile }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.click(`[data-act="${act}"]:visible`),
  ]);
  const path = await download.path();
  const parsed = parseAnswers(new Uint8Array(readFileSync(path)));
  if (!parsed.ok) throw new Error(parsed.reason);
  return { name: download.suggestedFilename(), path, answers: parsed.answers };
}

describe('a review pack in a browser', () => {
  it('is answered by keyboard alone, kept over a reload, and saved as answers', async () => {
    await tabTo('#alias');
    await page.keyboard.type('Robin Øst');
    await tabTo('#start');
    await page.keyboard.press('Enter');
    expect(await heading()).toBe('Piece 1 of 4');
    expect(await chosen()).toEqual([]);
    await page.keyboard.press('1');
    expect(await chosen()).toEqual(['fits']);
    await tabTo('#comment');
    await page.keyboard.type('1 of many. She had time.');
    await tabTo('#next');
    await page.keyboard.press('Enter');
    expect(await heading()).toBe('Piece 2 of 4');
    expect(await chosen()).toEqual([]);
    await page.keyboard.press('3');
    await tabTo('#next');
    await page.keyboard.press('Enter');
    await tabTo('#v-fits');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    expect(await chosen()).toEqual(['not-sure']);

    await page.reload();
    expect(await heading()).toBe('Piece 3 of 4');
    expect(await chosen()).toEqual(['not-sure']);
    await page.goto(address);
    expect(await page.textContent('#start')).toBe('Carry on at piece 3');

    await page.click('#start');
    await page.click('[data-go=finish]');
    expect(await page.textContent('#tally')).toContain('You answered 3 of 4 pieces.');
    const { name, answers } = await saved('save-answers');
    expect(name).toBe('answers-pk-7f3a9c21-Robin-Øst.json');
    expect(answers).toMatchObject({
      packId: reviewPack.packId,
      reviewer: { alias: 'Robin Øst' },
      drafts: [],
    });
    expect(answers.reviewer.id).toMatch(/^[0-9a-f]{32}$/u);
    expect(answers.answers.map(({ itemId, verdict, comment }) => ({ itemId, verdict, comment }))).toEqual([
      { itemId: 'i1', verdict: 'fits', comment: '1 of many. She had time.' },
      { itemId: 'i2', verdict: 'does-not-fit', comment: '' },
      { itemId: 'i3', verdict: 'not-sure', comment: '' },
    ]);
  });

  it('shows words with markup in them as words', async () => {
    await page.goto(`${address}#piece-3`);
    expect(await page.textContent('#extract')).toBe(reviewPack.items[2]?.extract);
  });

  it('puts the words away at once for a pause, and support is one press away everywhere', async () => {
    await page.click('#start');
    for (const [button, title] of [
      ['pause', 'You have paused'],
      ['support', 'People you can talk to'],
    ]) {
      await page.click(`.always [data-go=${button}]`);
      expect(await heading()).toBe(title);
      expect(await page.isVisible('#words')).toBe(false);
      await page.click('[data-act=back]:visible');
      expect(await heading()).toBe('Piece 1 of 4');
    }
    await page.click('.always [data-go=support]');
    for (const contact of reviewPack.team.supportContacts) {
      expect(await page.isVisible(`text=${contact.name}`)).toBe(true);
    }
  });

  it('goes on from a saved file on another device, and refuses a file of another pack', async () => {
    await page.fill('#alias', 'Kit');
    await page.click('#start');
    await page.keyboard.press('2');
    await page.click('#next');
    await page.fill('#comment', 'Only words here.');
    await page.click('[data-go=pause]');
    const progress = await saved('save-progress');
    expect(progress.name).toBe('progress-pk-7f3a9c21-Kit.json');
    expect(progress.answers.drafts).toMatchObject([{ itemId: 'i2', comment: 'Only words here.' }]);

    const other = await browser.newContext();
    other.on('page', watch);
    const second = await other.newPage();
    await second.goto(address);
    expect(await second.textContent('#start')).toBe('Start reading');
    await second.setInputFiles('#file', {
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ format: 'threadwork-review', packId: 'other', answers: [] })),
    });
    await second.waitForSelector('text=That file belongs to another reading pack');
    await second.setInputFiles('#file', progress.path);
    await second.waitForSelector('#place:text("Piece 2 of 4")');
    expect(await second.inputValue('#comment')).toBe('Only words here.');
    await second.click('#previous');
    expect(await second.isChecked('#v-not-sure')).toBe(true);
    await other.close();
  });

  it('lets an answer be taken back and the keys be changed or turned off', async () => {
    await page.click('#start');
    await page.keyboard.press('1');
    await page.click('#unchoose');
    expect(await chosen()).toEqual([]);
    await page.click('[data-go=text]');
    await page.click('label[for=keys-jkl]');
    await page.click('[data-act=back]:visible');
    await page.keyboard.press('1');
    expect(await chosen()).toEqual([]);
    await page.keyboard.press('k');
    expect(await chosen()).toEqual(['not-sure']);
    await page.click('[data-go=text]');
    await page.click('label[for=keys-off]');
    await page.click('[data-act=back]:visible');
    await page.keyboard.press('j');
    expect(await chosen()).toEqual(['not-sure']);
  });

  it('clears everything from the device when asked twice', async () => {
    await page.click('#start');
    await page.keyboard.press('1');
    await page.click('[data-go=finish]');
    await page.click('#clear');
    await page.click('#clear-yes');
    expect(await heading()).toBe('Thank you for reading with us');
    const kept = await page.evaluate(() => JSON.stringify(Object.entries(localStorage)));
    expect(kept).not.toContain('fits');
    await page.reload();
    expect(await page.textContent('#start')).toBe('Start reading');
  });

  it('says so when the browser keeps nothing, and still saves files', async () => {
    await context.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new Error('no room');
      };
    });
    await page.reload();
    expect(await page.textContent('#kept')).toBe('Not kept by this browser');
    expect(await page.textContent('#storage-note')).toContain('save your progress as a file');
    await page.click('#start');
    await page.keyboard.press('3');
    await page.click('[data-go=finish]');
    expect((await saved('save-answers')).answers.answers).toHaveLength(1);
  });

  it.each([
    ['light', 1280],
    ['dark', 390],
    ['contrast', 390],
    ['contrast', 1280],
  ])('has no accessibility violation on any screen, %s at %i wide', async (colours, width) => {
    await page.setViewportSize({ width, height: 844 });
    await page.click('[data-go=text]');
    await page.click(`label[for=colours-${colours}]`);
    for (const screen of ['welcome', 'piece-1', 'piece-2', 'pause', 'support', 'text', 'finish']) {
      await page.goto(`${address}#${screen}`);
      if (screen === 'piece-1') await page.keyboard.press('1');
      await page.evaluate(readFileSync(axe, 'utf8'));
      const found = await page.evaluate(async () => {
        const { axe: runner } = globalThis as unknown as {
          axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await runner.run();
        return violations.map((violation) => `${violation.id}: ${violation.nodes[0]?.html ?? ''}`);
      });
      expect(found, screen).toEqual([]);
    }
  });

  it.each([
    [320, '4'],
    [640, '4'],
    [390, '1'],
  ])('needs no sideways scrolling at %i wide with text size %s', async (width, size) => {
    await page.setViewportSize({ width, height: 800 });
    await page.click('[data-go=text]');
    await page.click(`label[for=size-${size}]`);
    for (const screen of ['welcome', 'piece-1', 'pause', 'support', 'text', 'finish']) {
      await page.goto(`${address}#${screen}`);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), screen).toBeLessThanOrEqual(
        width,
      );
    }
  });

  it('cannot reach out even if a script of the page tries', async () => {
    const failures: string[] = [];
    page.on('requestfailed', (request) => failures.push(request.failure()?.errorText ?? ''));
    const blocked = await page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const directives: string[] = [];
          document.addEventListener('securitypolicyviolation', (event) => {
            directives.push(event.effectiveDirective);
            if (directives.length === 2) resolve(directives.toSorted());
          });
          new Image().src = 'https://elsewhere.invalid/a.png';
          fetch('https://elsewhere.invalid/').catch(() => undefined);
        }),
    );
    expect(blocked).toEqual(['connect-src', 'img-src']);
    // The browser names a request it refuses by policy; it must have failed for that reason and no other.
    expect(failures.every((failure) => failure === 'csp')).toBe(true);
    expect(failures.length).toBe(elsewhere.length);
    elsewhere = [];
    complaints = complaints.filter((complaint) => !complaint.includes('Content Security Policy'));
  });
});
