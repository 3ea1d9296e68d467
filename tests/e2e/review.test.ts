import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { AnswersFile } from '../../src/shared/contract/reviews.ts';
import { startApp, type App } from '../helpers/app.ts';

let app: App;
let page: Page;
let pack: { packId: string; items: { itemId: string; extract: string }[] };
beforeAll(async () => {
  app = await startApp({ study: 'sample', room: 'review' });
  page = app.page;
  page.setDefaultTimeout(15_000);
}, 300_000);
afterAll(() => app?.close(), 60_000);

const until = (what: () => unknown) => expect.poll(what, { timeout: 15_000 });
const preview = () => page.getByRole('grid', { name: 'Extracts that would travel' });
const results = () => page.getByRole('grid', { name: 'What reviewers said, by extract' });
const at = '2026-03-09T10:15:30.000Z';

function answersFile(name: string, file: Omit<AnswersFile, 'format' | 'version' | 'packId'>): string {
  const path = join(app.folder, `${name}.json`);
  writeFileSync(
    path,
    JSON.stringify({ format: 'threadwork-review', version: 1, packId: pack.packId, ...file }),
  );
  return path;
}
const item = (n: number) => pack.items[n] as (typeof pack.items)[number];

describe('Review', () => {
  it('teaches while there is nothing, and has no accessibility problem', async () => {
    await page.getByText('Choose some codes and let people who know it').waitFor();
    expect(await app.axe()).toEqual([]);
  });

  it('lists exactly what will travel and writes only that', async () => {
    await page.keyboard.press('n');
    await page.getByRole('searchbox', { name: 'Find a code' }).fill('one known');
    const tree = page.getByRole('treegrid', { name: 'Codes for the pack' });
    await tree.getByRole('row').filter({ hasText: 'one known worker' }).first().focus();
    await page.keyboard.press(' ');
    await page.getByText('1 code chosen').waitFor();
    await preview().getByRole('row').first().waitFor();
    await until(() => preview().getByRole('row').count()).toBe(5);
    await preview().getByRole('row').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press(' ');
    await page.getByText(/^stays at home/u).waitFor();
    expect(await app.axe()).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Write the pack' }).click();
    const path = join(app.folder, 'pack.html');
    await (await download).saveAs(path);
    const html = readFileSync(path, 'utf8');
    const data = /<script type="application\/json" id="pack">(.*?)<\/script>/su.exec(html)?.[1];
    pack = JSON.parse(data ?? '') as typeof pack;
    expect(pack.items).toHaveLength(4);
    const known = (await app.call('code.list', {})).find((one) => one.name === 'one known worker');
    const listed = (await app.call('review.preview', { codeIds: [known?.id ?? ''], perCode: 5 })).items;
    expect(pack.items.map((one) => one.extract)).toEqual(
      listed.filter((_, n) => n !== 1).map((one) => one.extract),
    );
    await page.getByText('4 extracts, made').waitFor();
    await page.getByText('Nobody has answered yet.').waitFor();
  });

  it('takes answers in, in the reviewer’s own words, choice or not', async () => {
    const file = answersFile('robin', {
      reviewer: { id: 'robin-key', alias: 'Robin' },
      answers: [
        { itemId: item(0).itemId, verdict: 'fits', comment: '', at },
        { itemId: item(1).itemId, verdict: 'does-not-fit', comment: 'That is about the waiting.', at },
      ],
      drafts: [{ itemId: item(2).itemId, comment: 'I went back and forth.', at }],
    });
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.getByText('Robin: 3 answers taken in.').waitFor();
    await until(() => results().getByRole('row').count()).toBe(3);
    await results().getByText('That is about the waiting.').waitFor();
    await results().getByText('nothing chosen yet, but said').waitFor();
    expect(await app.axe()).toEqual([]);
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.getByText('Robin: all 3 answers were here already.').waitFor();
    await page.getByText('Does not fit', { exact: true }).click();
    await until(() => results().getByRole('row').count()).toBe(1);
    await page.getByText('All', { exact: true }).click();
  });

  it('stands beside the code in the codebook', async () => {
    const known = (await app.call('code.list', {})).find((one) => one.name === 'one known worker');
    await app.goTo('codebook', { code: known?.id ?? '' });
    await page.getByText('fits 1, does not fit 1').waitFor();
    await page.getByText('That is about the waiting.').waitFor();
    expect(await app.axe()).toEqual([]);
    await app.goTo('review');
  });

  it('says why a file is not taken in', async () => {
    const path = join(app.folder, 'other.json');
    writeFileSync(path, '{"hello": 1}');
    await page.locator('input[type="file"]').setInputFiles(path);
    await page.getByText('This file is not a file of review answers').waitFor();
  });

  it('leads to the place, and keeps what was said when the coding goes', async () => {
    await results().getByRole('row').first().focus();
    await page.keyboard.press('Enter');
    await until(() => page.url()).toContain('#/reading?document=');
    const said = (await app.call('review.comments', {})).find((one) => one.verdict === 'does-not-fit');
    await app.call('coding.remove', { ids: [said?.codingId ?? ''] });
    await app.goTo('review');
    await results().getByText('this coding has been deleted since').waitFor();
    await results().getByText('That is about the waiting.').waitFor();
  });

  it('fits a small dark window', async () => {
    await page.setViewportSize({ width: 1024, height: 700 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await app.axe()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
});
