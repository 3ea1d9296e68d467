import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type App } from '../helpers/app.ts';

let app: App;
let page: Page;
/** A cell by row and column, both from 0. */
const cell = (row: number, column: number) => page.locator(`[data-at="${row}/${column}"]`);
const isFocused = (row: number, column: number) =>
  cell(row, column).evaluate((element) => element === document.activeElement);
const grid = (name: RegExp) => page.getByRole('grid', { name });
async function until(isSo: () => Promise<boolean>): Promise<void> {
  await expect.poll(isSo, { timeout: 10_000, interval: 50 }).toBe(true);
}
async function characteristic(name: string): Promise<string> {
  const { attributes } = await app.call('participant.table', {});
  return attributes.find((one) => one.name === name)?.id ?? '';
}

describe('Compare with the sample study', () => {
  beforeAll(async () => {
    app = await startApp({ study: 'sample', room: 'compare' });
    page = app.page;
    await grid(/Themes by Service/u).waitFor();
  }, 300_000);
  afterAll(() => app.close());

  it('shows who said what and is walked by keys; Enter opens the quotes, Escape comes back', async () => {
    expect(await app.axe()).toEqual([]);
    const { rows, groups } = await app.call('analysis.byGroup', {
      rows: 'themes',
      attributeId: await characteristic('Service'),
    });
    // F6 leads from the rail to the cell one is on, and back to this room
    const rail = page.locator('.tw-rail a[aria-current="page"]');
    await rail.focus();
    await page.keyboard.press('F6');
    expect(await isFocused(0, 0)).toBe(true);
    await page.keyboard.press('Shift+F6');
    expect(await rail.evaluate((link) => link === document.activeElement)).toBe(true);
    await cell(0, 0).focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight'])
      await page.keyboard.press(key);
    expect(await isFocused(3, 2)).toBe(true);
    expect(await cell(3, 2).textContent()).toContain(
      `${rows[3]?.people[1]?.length ?? -1} of ${groups[1]?.people.length ?? -1}`,
    );
    await page.keyboard.press('Enter');
    const quotes = page.getByRole('region', { name: `Quotes: ${rows[3]?.name ?? ''}` });
    await quotes.getByText(`${rows[3]?.codings[1] ?? -1} codings`).waitFor();
    // whatever the length of the name, the buttons beside it stay within reach
    const edge = await quotes.boundingBox();
    const close = await quotes.getByRole('button', { name: 'Fold the inspector' }).boundingBox();
    expect((close?.x ?? 0) + (close?.width ?? 0)).toBeLessThanOrEqual((edge?.x ?? 0) + (edge?.width ?? 0));
    await until(() => quotes.evaluate((element) => element.contains(document.activeElement)));
    expect(await app.axe()).toEqual([]);
    await page.keyboard.press('Escape');
    await quotes.waitFor({ state: 'detached' });
    expect(await isFocused(3, 2)).toBe(true);
    await page.keyboard.press('Control+End');
    await until(() => isFocused(rows.length - 1, 3));
  });

  it('opens a quote at its place in the transcript, and Back finds it again', async () => {
    await cell(1, 1).click();
    const list = page.getByRole('complementary', { name: 'Inspector' });
    const first = list.locator('.tw-extract-where .tw-ref').first();
    const reference = await first.textContent();
    await first.click();
    await page.keyboard.press('Enter');
    await page.locator('h1', { hasText: 'Compare' }).waitFor({ state: 'detached' });
    expect(page.url()).toContain('#/reading');
    await page.goBack();
    await grid(/Themes by Service/u).waitFor();
    await until(() =>
      list.evaluate(
        (element, words) =>
          element.contains(document.activeElement) &&
          document.activeElement?.textContent?.includes(words) === true,
        reference ?? '',
      ),
    );
    await page.getByRole('button', { name: 'Close the quotes' }).press('Enter');
  });

  it('narrows to what one group said and puts the largest difference first', async () => {
    await page.getByRole('radio', { name: 'Codes' }).press('Enter');
    await grid(/Codes by Service/u).waitFor();
    await page.getByRole('radio', { name: /Neither/u }).press('Enter');
    await page.getByText('No code fits what is chosen above.').waitFor();
    await page.getByRole('radio', { name: 'All', exact: true }).press('Enter');
    await page.getByRole('button', { name: /Order/u }).press('Enter');
    await page.getByRole('option', { name: 'Difference' }).press('Enter');
    const { rows } = await app.call('analysis.byGroup', {
      rows: 'codes',
      attributeId: await characteristic('Service'),
    });
    const apart = rows
      .filter((row) => !row.isHeading)
      .map((row) => Math.abs((row.people[0]?.length ?? 0) - (row.people[1]?.length ?? 0)));
    const most = Math.max(...apart);
    await until(async () => {
      const words = (await cell(0, 3).textContent()) ?? '';
      const [, a = '0', b = '0'] = /(\d+) of \d+ against (\d+) of \d+/u.exec(words) ?? [];
      return Math.abs(Number(a) - Number(b)) === most;
    });
    await page.getByRole('searchbox', { name: 'Filter rows' }).fill('known');
    await until(async () =>
      (await page.locator('[data-at$="/0"]').allTextContents()).every((t) => /known/iu.test(t)),
    );
    expect(await app.axe()).toEqual([]);
  });

  it('sets any two of several groups against each other', async () => {
    await app.goTo('compare', { view: 'themes', by: await characteristic('Age band') });
    await grid(/Themes by Age band/u).waitFor();
    const { groups } = await app.call('analysis.byGroup', {
      rows: 'themes',
      attributeId: await characteristic('Age band'),
    });
    const last = groups.filter((group) => group.value !== null).at(-1);
    await page.getByRole('searchbox', { name: 'Filter rows' }).fill('');
    await page.getByRole('button', { name: /Second group/u }).press('Enter');
    await page.getByRole('option', { name: last?.name ?? '' }).press('Enter');
    await page.getByRole('radio', { name: new RegExp(`^${last?.letter ?? ''} only`, 'u') }).waitFor();
    expect(await app.axe()).toEqual([]);
    await app.goTo('compare', { view: 'codes' });
    await grid(/Codes by Service/u).waitFor();
  });

  it('gives people without a value a column of their own', async () => {
    const attributeId = await characteristic('Service');
    const { participants } = await app.call('participant.table', {});
    await app.call('participant.setValue', {
      participantId: participants[0]?.id ?? '',
      attributeId,
      value: null,
    });
    await page.getByRole('columnheader', { name: /not given/u }).waitFor();
    await page.getByRole('radio', { name: 'Group sizes' }).press('Enter');
    await grid(/Size of the groups/u).waitFor();
    await page.getByRole('row', { name: /not given/u }).waitFor();
    expect(await app.axe()).toEqual([]);
  });

  it('holds one code against all others, with the words they share', async () => {
    await cell(0, 0).focus();
    await page.keyboard.press('/');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    await page.keyboard.press('Escape');
    // asked in vain, one is where one was
    await until(() => isFocused(0, 0));
    await grid(/Size of the groups/u).waitFor();
    await page.keyboard.press('/');
    const codes = (await app.call('code.list', {})).filter((code) => !code.isHeading);
    const most = codes.toSorted((a, b) => b.codings - a.codings)[0];
    await page
      .getByRole('dialog')
      .getByRole('combobox')
      .fill(most?.name ?? '');
    await page.keyboard.press('Enter');
    const found = await app.call('analysis.beside', { codeId: most?.id ?? '' });
    await grid(/Codes on the same words as/u).waitFor();
    expect(await grid(/Codes on the same words as/u).getAttribute('aria-rowcount')).toBe(
      String(found.length + 1),
    );
    await until(() => isFocused(0, 0));
    await cell(0, 1).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Read them side by side' }).waitFor();
    await page.locator('.tw-extract-quote').first().waitFor();
    expect(await app.axe()).toEqual([]);
    // an address from before a merge leads to the code that has it all now, and says so
    const [gone, heir] = codes.filter((code) => code.id !== most?.id);
    await app.call('code.merge', { from: [gone?.id ?? ''], into: heir?.id ?? '' });
    // named before the page is read anew: a page that hears of it first would lead on before the reading, and say nothing after it
    await page.evaluate(
      (id) => history.replaceState(null, '', `#/compare?view=code&code=${id}`),
      gone?.id ?? '',
    );
    await page.reload();
    await page.getByText(`was merged into ${heir?.name}`).waitFor();
    await page.waitForFunction((id) => location.hash.includes(id), heir?.id ?? '');
    // and so does one whose row is the merged code
    await app.goTo('compare', { view: 'codes', row: gone?.id ?? '', cell: 'all' });
    await page.waitForFunction((id) => location.hash.includes(`row=${id}`), heir?.id ?? '');
    await page.locator('.tw-extract-quote').first().waitFor();
    await app.call('history.undo', {});
  });

  it('exports the table with people first and without working labels', async () => {
    await page.getByRole('radio', { name: 'Themes' }).press('Enter');
    await grid(/Themes by Service/u).waitFor();
    await page.getByRole('button', { name: 'Export' }).press('Enter');
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Table (CSV)' }).press('Enter');
    const text = readFileSync(await (await download).path(), 'utf8');
    expect(text).toContain('A Alder House: people,A Alder House: of');
    expect(text).toContain('not given: people');
    for (const { workingLabel } of (await app.call('participant.table', {})).participants)
      if (workingLabel !== '') expect(text).not.toMatch(new RegExp(`\\b${workingLabel}\\b`, 'u'));
  });

  it('exports the size of the groups where that is what is looked at', async () => {
    await page.getByRole('radio', { name: 'Group sizes' }).press('Enter');
    await grid(/Size of the groups by Service/u).waitFor();
    await page.getByRole('button', { name: 'Export' }).press('Enter');
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Table (CSV)' }).press('Enter');
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/group sizes by Service\.csv$/u);
    expect(readFileSync(await file.path(), 'utf8')).toMatch(
      /^\uFEFFService,People,People \(% of all\),Words said/u,
    );
  });
});

describe('Compare in an empty study', () => {
  beforeAll(async () => {
    app = await startApp({ study: 'empty', room: 'compare', width: 1024, height: 700, dark: true });
    page = app.page;
  }, 300_000);
  afterAll(() => app.close());

  it('says what will be here and leads to People', async () => {
    const lead = page.getByRole('button', { name: 'Go to People' });
    await lead.waitFor();
    expect(await app.axe()).toEqual([]);
    await lead.press('Enter');
    await page.locator('h1', { hasText: 'People' }).waitFor();
    await app.call('attribute.create', { name: 'Service' });
    await app.goTo('compare');
    await page.getByText('There are no transcripts yet.').waitFor();
  });
});
