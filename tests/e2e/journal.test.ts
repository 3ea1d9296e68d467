import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { plainBody } from '../../src/shared/domain/text/plain-body.ts';
import { startApp, withApp, type App } from '../helpers/app.ts';

let app: App;
let page: Page;
const complaints: string[] = [];
beforeAll(async () => {
  app = await startApp({ study: 'sample', room: 'journal' });
  page = app.page;
  page.setDefaultTimeout(15_000);
  // what the page's policy refuses is said there, for example a style put in by a library
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await list().waitFor();
}, 300_000);
afterAll(() => app?.close(), 60_000);

const list = () => page.getByRole('grid', { name: 'Memos and journal entries' });
const rows = () => list().getByRole('row');
const text = () => page.getByRole('textbox', { name: /^(New )?(journal entry|memo)$/iu });
const title = () => page.getByRole('textbox', { name: /^Title of/u });
const memos = () => app.call('memo.list', {});
const until = (what: () => unknown) => expect.poll(what, { timeout: 15_000 });
const newest = async () => (await memos()).toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))[0];

describe('Journal', () => {
  it('lists memos and entries by month with what they are tied to, and has no accessibility problem', async () => {
    const all = await memos();
    await until(() => rows().count()).toBeGreaterThan(4);
    expect(await page.locator('.tw-room-bar').textContent()).toContain(
      `${all.filter((memo) => memo.kind === 'journal').length} journal entries`,
    );
    expect(await app.axe()).toEqual([]);
  });

  it('opens the memo an address names, whichever was open before', async () => {
    const [first, second] = (await memos()).filter((memo) => memo.kind === 'journal' && memo.text !== '');
    for (const memo of [first, second, first]) {
      await app.goTo('journal', { memo: memo?.id ?? '' });
      await until(() => text().textContent()).toContain(memo?.text.slice(0, 40));
      await until(() => page.url()).toContain(memo?.id);
    }
    // one that is gone leaves the one that is open
    await app.goTo('journal', { memo: 'gone' });
    await until(() => page.url()).toContain(first?.id);
  });

  it('of two windows that write in one memo keeps the words of both', async () => {
    const memo = (await memos()).find((one) => one.kind === 'journal' && one.text !== '');
    if (!memo) throw new Error('The sample has no journal entry');
    await app.goTo('journal', { memo: memo.id });
    await text().press('Control+End');
    await page.keyboard.type(' Mine.');
    const words = () => memos().then((all) => all.find((one) => one.id === memo.id)?.text);
    await until(words).toContain('Mine.');
    const theirs = `${memo.text} Theirs.`;
    await app.call('memo.update', { id: memo.id, body: plainBody(theirs), text: theirs });
    await page.keyboard.type(' And more.');
    await page.getByText(/changed in another window while you wrote/u).waitFor();
    expect(await words()).toContain('Mine. And more.');
    await page.getByRole('button', { name: 'Keep both' }).click();
    await until(async () => (await memos()).some((one) => one.text === theirs)).toBe(true);
    await app.call('history.undo', {});
  });

  it('writes an entry by keys, saves it by itself, and follows its references', async () => {
    await list().getByRole('row').first().focus();
    await page.keyboard.press('n');
    await title().waitFor();
    await page.keyboard.type('After the fourth visit');
    await page.keyboard.press('Enter');
    await page.keyboard.type('I saw ');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('gloves');
    await page.keyboard.press('Control+b');
    await page.keyboard.type(' again at #7:15, never at #99:1.');
    await until(async () => (await newest())?.text).toBe('I saw gloves again at #7:15, never at #99:1.');
    const saved = await newest();
    expect(saved).toMatchObject({ kind: 'journal', title: 'After the fourth visit', targetKind: 'none' });
    expect(await text().locator('strong').textContent()).toBe('gloves');
    expect(await app.axe()).toEqual([]);
    const places = page.getByRole('navigation', { name: 'Places named here' }).getByRole('link');
    expect(await places.allTextContents()).toEqual(['#7:15']);
    await places.first().click();
    await until(() => page.url()).toContain('#/reading?document=');
    await page.goBack();
    await text().waitFor();
    expect(await text().textContent()).toContain('I saw gloves again');
  });

  it('undoes what is being written by itself, and the whole stretch from outside', async () => {
    await text().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' One more thing.');
    await until(() => text().textContent()).toContain('One more thing.');
    await page.keyboard.press('Control+z');
    await until(() => text().textContent()).not.toContain('One more thing.');
    await page.keyboard.press('Control+Shift+z');
    await until(async () => (await newest())?.text).toContain('One more thing.');
    await rows().first().focus();
    await page.keyboard.press('Control+z');
    await page.getByText('Undone: Changed a journal entry').waitFor();
    await until(() => text().textContent()).not.toContain('One more thing.');
  });

  it('loses no word when the window goes at once', async () => {
    await text().click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Last words');
    await page.reload();
    await list().waitFor();
    await until(async () => (await newest())?.text).toContain('Last words');
  });

  it('moves an entry to the day it is about', async () => {
    const before = await newest();
    const day = page.getByLabel('The day it is about');
    await day.fill('2026-03-14');
    await day.press('Enter');
    await until(async () => (await memos()).find((memo) => memo.id === before?.id)?.datedAt.slice(0, 7)).toBe(
      '2026-03',
    );
  });

  it('deletes with a way back', async () => {
    const count = (await memos()).length;
    await page.getByRole('button', { name: 'Delete this journal entry' }).click();
    await page.getByText('Deleted the journal entry After the fourth visit.').waitFor();
    await until(async () => (await memos()).length).toBe(count - 1);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await until(async () => (await memos()).length).toBe(count);
  });

  it('is narrowed by kind and by words, and walked by arrows', async () => {
    await page.getByRole('search').getByText('Journal', { exact: true }).click();
    const entries = (await memos()).filter((memo) => memo.kind === 'journal').length;
    await until(() => rows().count()).toBe(entries);
    await page.getByRole('searchbox', { name: 'Find in memos and journal' }).fill('zzz');
    await page.getByText('Nothing fits these filters.').waitFor();
    await page.getByRole('button', { name: 'Show everything' }).click();
    // a point of the checklist leads to what it counts
    await app.goTo('method', { item: '15' });
    await page.getByRole('link', { name: /memos on themes$/u }).click();
    const onThemes = (await memos()).filter((memo) => memo.targetKind === 'theme').length;
    await until(() => rows().count()).toBe(onThemes);
    await page.getByRole('button', { name: /On a theme/u }).click();
    await page.getByRole('option', { name: 'On anything' }).click();
    await page.getByRole('search').getByText('All', { exact: true }).click();
    await rows().first().click();
    await page.keyboard.press('ArrowDown');
    await until(() => rows().nth(1).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await until(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('textbox');
  });

  it('keeps every letter of a memo written in an inspector, also when it is opened again at once', async () => {
    const code = (await app.call('code.list', {})).find((one) => one.name === 'one known worker');
    await app.goTo('codebook', { code: code?.id ?? '' });
    const target = { targetKind: 'code', targetId: code?.id ?? '' } as const;
    const written = async () => (await app.call('memo.list', target))[0]?.text;
    const field = page.getByRole('textbox', { name: /^(New memo|Memo) on one known worker$/u });
    await page.getByRole('button', { name: 'Add a memo' }).click();
    await page.keyboard.type('Whose clock');
    await page.keyboard.press('Enter');
    // slow enough that the memo comes to be in the middle of the words
    await page.keyboard.type('She keeps count for them and it is kind', { delay: 60 });
    await until(written).toBe('She keeps count for them and it is kind');
    await page.keyboard.type(', mostly');
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Whose clock' }).click();
    await until(() => field.textContent()).toBe('She keeps count for them and it is kind, mostly');
    await until(() => field.getAttribute('contenteditable')).toBe('true');
    await field.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('.');
    await until(written).toBe('She keeps count for them and it is kind, mostly.');
    expect(await app.call('memo.list', target)).toHaveLength(1);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await until(written).toBe(undefined);
  });

  it('takes no words into another study that is opened while one writes', async () => {
    await page.evaluate(() => (location.hash = '#/journal'));
    await list().getByRole('row').first().focus();
    await page.keyboard.press('n');
    await text().click();
    await page.keyboard.type('Nobody but this study should hear it');
    const { study } = await app.host('host.state', {});
    await app.host('host.newStudy', { name: 'Elsewhere' });
    await page.getByText('Elsewhere').first().waitFor();
    expect(await memos()).toEqual([]);
    // a pause in the writing had them saved where they belong; else one is told
    const notice = page.getByText('These words belong to the study that was open before');
    const isTold = (await notice.count()) > 0;
    await app.host('host.openStudy', { path: study?.path ?? '' });
    const kept = async () => (await newest())?.text === 'Nobody but this study should hear it';
    await until(async () => isTold || (await notice.count()) > 0 || (await kept())).toBe(true);
  });

  it('heard no complaint from the page', () => {
    expect(complaints).toEqual([]);
  });
});

describe('Journal of a new study', () => {
  it('says what it is for, and begins with one key and a question', async () => {
    await withApp(
      { study: 'empty', room: 'journal', width: 1024, height: 700, dark: true },
      async (empty) => {
        await empty.page.getByText('What you notice, doubt and decide is kept here').waitFor();
        expect(await empty.axe()).toEqual([]);
        await empty.page.keyboard.press('n');
        await empty.page.getByRole('button', { name: 'Where did I agree too quickly?' }).click();
        await empty.page.keyboard.type('With the bus timetable.');
        await expect
          .poll(async () => (await empty.call('memo.list', {}))[0]?.text, { timeout: 15_000 })
          .toBe('Where did I agree too quickly?\n\nWith the bus timetable.');
        expect(await empty.axe()).toEqual([]);
      },
    );
  }, 120_000);
});
