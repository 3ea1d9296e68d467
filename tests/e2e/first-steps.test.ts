/** From the first page to a coded extract and back, by keyboard alone, as somebody does who has read nothing. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { startApp, type App } from '../helpers/app.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await startApp({ study: 'none', person: null });
  page = app.page;
}, 300_000);
afterAll(async () => app.close());

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const said = (words: RegExp) =>
  page.waitForFunction(
    (source) =>
      [...document.querySelectorAll('[data-live-announcer], [role=alertdialog]')].some((region) =>
        new RegExp(source).test(region.textContent ?? ''),
      ),
    words.source,
  );

it('asks for the study and for who is working at once, and Enter goes from one to the other', async () => {
  await page.getByRole('button', { name: /Start a new study/ }).press('Enter');
  await page.getByLabel('Name of the study').waitFor();
  await page.keyboard.type('Night ward');
  await press('Enter');
  await page.waitForFunction(
    (label) => (document.activeElement as HTMLInputElement | null)?.labels?.[0]?.textContent === label,
    'Your name, or an alias',
  );
  await page.keyboard.type('Ida Brandt');
  await press('Enter');
  await page.getByRole('heading', { name: 'Interviews' }).waitFor();
  await page.waitForFunction(() => document.activeElement?.id === 'tw-room');
});

it('reads, codes, takes off and undoes without a mouse', async () => {
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    const talk = 'I: What do you do at night?\nP: I count the lamps.\nP: Then I count them again.\n';
    transfer.items.add(new File([talk], 'lamps.txt'));
    for (const kind of ['dragenter', 'dragover', 'drop'])
      window.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await page.getByRole('button', { name: /^Read /u }).press('Enter');
  await page.locator('.rd-line').first().waitFor();
  // where one reads, arrows and Shift select at once
  await page.waitForFunction(() => document.activeElement?.classList.contains('cm-content'));
  await press('ArrowDown', 'Shift+End', 'c');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type('counting');
  await press('Enter');
  await said(/Coded line 2 as counting/u);
  await press('r');
  await said(/counting is on these words already/u);
  await press('Delete');
  await said(/Took counting off/u);
  await page.waitForFunction(() => document.activeElement?.classList.contains('cm-content'));
  await press('Control+z');
  await said(/Undone: Took counting off/u);
  // one notice at a time, and beside the text
  expect(await page.getByRole('alertdialog').count()).toBe(1);
  const notice = await page.getByRole('alertdialog').boundingBox();
  const line = await page.locator('.rd-line').first().boundingBox();
  expect(notice?.x).toBeGreaterThan((line?.x ?? 0) + (line?.width ?? 0));
});

it('undoes nothing of others while nobody is named, and asks who is working when a change wants a name', async () => {
  const other = await startApp({ study: 'sample', person: null, room: 'reading' });
  try {
    const { page: sample } = other;
    await sample.locator('.rd-stripe').first().waitFor();
    await sample.locator('.cm-content').focus();
    await sample.keyboard.press('Control+z');
    await sample.getByRole('alertdialog').filter({ hasText: 'There is nothing to undo.' }).waitFor();
    for (const key of ['Control+Home', 'ArrowDown', 'Shift+End', 'c']) await sample.keyboard.press(key);
    await sample.getByRole('combobox').waitFor();
    await sample.keyboard.type('first look');
    await sample.keyboard.press('Enter');
    await sample.getByRole('dialog', { name: 'Who is working?' }).waitFor();
    await sample.keyboard.type('Ida Brandt');
    await sample.keyboard.press('Enter');
    // what was asked for is done now
    await sample.getByRole('dialog').waitFor({ state: 'detached' });
    await expect
      .poll(async () => (await other.call('code.list', {})).some((code) => code.name === 'first look'))
      .toBe(true);
  } finally {
    await other.close();
  }
});

it('goes through the parts of the window with F6, and back', async () => {
  await page.locator('.cm-content').focus();
  const seen: string[] = [];
  for (let at = 0; at < 6; at += 1) {
    await press('F6');
    seen.push(
      await page.evaluate(() => {
        const parts = ['.tw-toasts', '.tw-inspector', '.rd-list', '#tw-room', '.tw-rail', '.tw-top'];
        return parts.find((part) => document.activeElement?.closest(part)) ?? 'nowhere';
      }),
    );
  }
  expect(seen.filter((part) => part !== '.tw-toasts').slice(0, 5)).toEqual([
    '.tw-inspector',
    '.tw-top',
    '.tw-rail',
    '.rd-list',
    '#tw-room',
  ]);
  await page.locator('.cm-content').focus();
  await press('Shift+F6');
  expect(await page.evaluate(() => document.activeElement?.closest('.rd-list') !== null)).toBe(true);
});
