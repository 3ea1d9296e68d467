/** The reading room in real Chromium, by keyboard: read, code, stretch, take off, hear what is coded, find the way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { CodingView } from '../../src/shared/contract/codings.ts';
import type { DocumentFull } from '../../src/shared/contract/documents.ts';
import { startApp, type App } from '../helpers/app.ts';

let app: App;
let page: Page;
let document: DocumentFull;
let text: Locator;

beforeAll(async () => {
  app = await startApp({ study: 'sample', room: 'reading' });
  page = app.page;
  await app.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: app.origin });
  const [, , , , , , seventh] = await app.call('document.list', {});
  document = await app.call('document.get', { id: seventh?.id ?? '' });
  await app.goTo('reading', { document: document.summary.id });
  text = page.getByRole('textbox', { name: /transcript/ });
  await text.waitFor();
  await page.locator('.rd-stripe').first().waitFor();
}, 300_000);
afterAll(async () => app.close());

const codings = (): Promise<CodingView[]> =>
  app.call('coding.byDocument', { documentId: document.summary.id });
const said = (words: RegExp) =>
  page.waitForFunction(
    (source) =>
      [...window.document.querySelectorAll('[data-live-announcer], [role=alertdialog]')].some((region) =>
        new RegExp(source).test(region.textContent ?? ''),
      ),
    words.source,
  );
/** Asks until the answer is as expected: the change is on its way to the file meanwhile. */
async function until<T>(ask: () => Promise<T>, isSo: (value: T) => boolean): Promise<T> {
  for (;;) {
    const value = await ask();
    if (isSo(value)) return value;
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
/** Puts the caret at the beginning of a line, by its reference. */
async function goToLine(line: string): Promise<void> {
  await press('Control+g');
  await page.getByRole('textbox', { name: 'Reference' }).fill(`#${document.summary.referenceKey}:${line}`);
  await press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await said(new RegExp(`Line ${line}\\.`));
  await text.focus();
}
const shownReference = () => page.locator('.tw-inspector .tw-panel-head .tw-meta').first().textContent();

describe('reading room', () => {
  it('shows the text whole, with numbers, speakers and stripes that say what they are', async () => {
    await expect(page.locator('.rd-line').first().getAttribute('data-n')).resolves.toBe('1');
    await expect(page.locator('.rd-speaker.asks').first().textContent()).resolves.toBe('Interviewer');
    const label = await page.locator('.rd-stripe').first().getAttribute('aria-label');
    expect(label).toMatch(/, lines? \d+.*, \w+ \w+$/u);
    expect(await app.axe()).toEqual([]);
  });

  it('codes selected words by key, with what is typed, and says so', async () => {
    const before = await codings();
    await goToLine('9');
    await press('ArrowLeft', 'Shift+S', 'c');
    await page.getByRole('combobox', { name: 'Find or create a code' }).waitFor();
    await page.keyboard.type('wait');
    await page.getByRole('option', { selected: true, name: /the wait/ }).waitFor();
    expect(await app.axe()).toEqual([]);
    await press('Enter');
    await said(/Coded line 9 as the wait/u);
    const after = await until(codings, (rows) => rows.length === before.length + 1);
    const made = after.find((row) => !before.some((one) => one.id === row.id));
    expect(document.text.slice(made?.start, made?.end)).toBe('Fourteen years.');
    await expect(shownReference()).resolves.toBe('#7:9');
    // the same again is the same coding
    await press('r');
    await said(/on these words already/u);
    expect(await codings()).toHaveLength(after.length);
  });

  it('stretches and shortens the coding by keys', async () => {
    await press('Alt+Shift+ArrowRight');
    const stretched = await until(codings, (rows) =>
      rows.some((row) => document.text.slice(row.start, row.end) === 'Fourteen years. Since'),
    );
    await press('Alt+Shift+ArrowLeft');
    await until(codings, (rows) =>
      rows.some((row) => document.text.slice(row.start, row.end) === 'Fourteen years.'),
    );
    expect(stretched.length).toBe((await codings()).length);
  });

  it('takes the code off, and undo brings it back', async () => {
    const before = await codings();
    await press('Delete');
    await until(codings, (rows) => rows.length === before.length - 1);
    await text.focus();
    await press('Control+z');
    await until(codings, (rows) => rows.length === before.length);
  });

  it('makes a code in place, under a parent, and a code in the person’s own words', async () => {
    await goToLine('10');
    await press('c');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.type('wait');
    await page.getByRole('option', { selected: true }).waitFor();
    await press('Tab');
    await page.getByRole('combobox', { name: 'New code under the wait' }).waitFor();
    await page.keyboard.type('weighed again');
    await press('Control+Enter');
    const codes = await until(
      () => app.call('code.list', {}),
      (rows) => rows.some((row) => row.name === 'weighed again'),
    );
    const parent = codes.find((row) => row.name === 'the wait');
    expect(codes.find((row) => row.name === 'weighed again')?.parentId).toBe(parent?.id);

    await goToLine('7');
    await press('v');
    const own = await until(
      () => app.call('code.list', {}),
      (rows) => rows.some((row) => row.inVivoCodingId !== null && row.name.startsWith('going to be')),
    );
    expect(own.find((row) => row.name.startsWith('going to be'))?.name).toBe('going to be wedding dresses');
  });

  it('leaves the picker with Escape and keeps the selection', async () => {
    await goToLine('12');
    await press('Enter');
    await page.getByRole('combobox').waitFor();
    await press('Escape');
    await page.getByRole('combobox').waitFor({ state: 'detached' });
    await expect(page.locator('.rd-picked').first().isVisible()).resolves.toBe(true);
    await expect(text.evaluate((element) => element === window.document.activeElement)).resolves.toBe(true);
  });

  it('walks from coding to coding and says what is coded here', async () => {
    await press('Escape', 'Control+Home', ']');
    await said(/, lines? \d+/u);
    const first = await shownReference();
    await press(']');
    await page.waitForFunction(
      (before) =>
        window.document.querySelector('.tw-inspector .tw-panel-head .tw-meta')?.textContent !== before,
      first,
    );
    await press('[');
    await page.waitForFunction(
      (before) =>
        window.document.querySelector('.tw-inspector .tw-panel-head .tw-meta')?.textContent === before,
      first,
    );
    await press('w');
    await said(/Line \d+: \d+ codes?\. .* from “.+” to “.+”/u);
  });

  it('copies a quote with its reference, with the spaces the text has', async () => {
    await goToLine('6');
    await press('ArrowLeft', 'Shift+T', 'Control+Shift+c');
    const turn = document.layout.turns.find((one) => one.firstLine === 6);
    const words = document.text.slice(turn?.start, turn?.end);
    expect(words).not.toContain('\n');
    const pasted = await until(
      () => page.evaluate(() => navigator.clipboard.readText()),
      (value) => value.includes('#7:'),
    );
    expect(pasted).toBe(`“${words}” (#7:6–7)`);
  });

  it('finds words in the transcript and steps through them', async () => {
    await press('Control+f');
    await page.getByRole('searchbox', { name: 'Search in this transcript' }).fill('letter');
    await page.getByText('1 of 2', { exact: true }).waitFor();
    await press('Enter');
    await page.getByText('2 of 2', { exact: true }).waitFor();
    await press('Escape');
    await page.getByRole('search').waitFor({ state: 'detached' });
    expect(await page.locator('.rd-picked').first().textContent()).toMatch(/letter/iu);
  });

  it('reads as plain text with headings and the codings in words', async () => {
    await text.focus();
    await press('Escape', 'Escape', 'Shift+R');
    const plain = page.locator('.rd-plain');
    await plain.waitFor();
    expect(await plain.getByRole('heading').count()).toBe(document.layout.turns.length);
    expect(await plain.textContent()).toContain('[begins: the wait]');
    expect(await plain.textContent()).toContain('[ends: the wait]');
    expect(await app.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Back to the page' }).press('Enter');
    await text.waitFor();
  });

  it('writes a memo on a coding and shows it with the coding', async () => {
    await text.focus();
    await press('Control+Home', ']', 'm');
    const memo = page.getByRole('textbox', { name: /New memo/ }).last();
    await memo.waitFor();
    await memo.press('A');
    await page.keyboard.type(' quiet sort of loss');
    await memo.press('Escape');
    await until(
      () => app.call('memo.list', { targetKind: 'coding' }),
      (rows) => rows.some((row) => row.text.includes('quiet sort of loss')),
    );
  });

  it('says so where an address leads to a coding that was taken off', async () => {
    const [document] = await app.call('document.list', {});
    const id = document?.id ?? '';
    const [coding] = await app.call('coding.byDocument', { documentId: id });
    await app.call('coding.remove', { ids: [coding?.id ?? ''] });
    await app.goTo('reading', { document: id, coding: coding?.id ?? '' });
    await page.reload();
    await page.getByText('is not in the study any more').waitFor();
    await app.call('history.undo', {});
  });
});
