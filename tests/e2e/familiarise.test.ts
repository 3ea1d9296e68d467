import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { startApp, type App } from '../helpers/app.ts';

let app: App;
let page: Page;
let id = '';

beforeAll(async () => {
  app = await startApp({ study: 'sample', room: 'reading' });
  page = app.page;
  const all = await app.call('document.list', {});
  id = all.find((one) => one.codings > 20)?.id ?? all[0]?.id ?? '';
  await app.goTo('reading', { document: id });
  await page.locator('#rd-text').waitFor();
}, 300_000);
afterAll(() => app?.close(), 60_000);

const until = (what: () => unknown) => expect.poll(what, { timeout: 10_000 });
const dialog = () => page.getByRole('dialog').or(page.getByRole('alertdialog'));
const text = async () => (await app.call('document.get', { id })).text;
const highlights = () => app.call('highlight.byDocument', { documentId: id });
/** Puts the caret near the beginning of the text and selects the sentence there. */
async function selectSentence(lines: number): Promise<void> {
  await page.keyboard.press('t');
  await page.locator('#rd-text:focus').waitFor();
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < lines; i += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+S');
}
const tab = (name: string) => page.getByRole('radio', { name: new RegExp(`^${name}`, 'u') });

describe('Getting to know a transcript by keyboard', () => {
  it('highlights first, lists it, and gives it a name later', async () => {
    await selectSentence(3);
    await page.keyboard.press('h');
    await until(async () => (await highlights()).length).toBe(1);
    await page.locator('.rf-highlight').first().waitFor();
    const [made] = await highlights();
    expect((await text()).slice(made?.start, made?.end)).toBe(made?.quote);
    await tab('Highlights').press('Space');
    const list = page.getByRole('grid', { name: 'Highlights to name' });
    await list.getByRole('row').first().waitFor();
    expect(await app.axe()).toEqual([]);
    await list.getByRole('row').first().focus();
    await page.keyboard.press('c');
    await page.getByRole('dialog', { name: 'Name this highlight' }).waitFor();
    await page.keyboard.type('where it began');
    await page.keyboard.press('Control+Enter');
    await until(async () => (await highlights()).length).toBe(0);
    const code = (await app.call('code.list', {})).find((one) => one.name === 'where it began');
    expect(code?.codings).toBe(1);
    await until(() => page.locator('.rf-highlight').count()).toBe(0);
  });

  it('keeps a note on a place, marks it in the margin and takes it away with an undo', async () => {
    await selectSentence(6);
    await page.keyboard.press('n');
    await dialog().getByRole('textbox', { name: 'Note' }).fill('She says this twice.');
    await page.keyboard.press('Control+Enter');
    await until(async () => (await highlights()).map((one) => one.note)).toEqual(['She says this twice.']);
    await page.locator('.rf-note-mark').waitFor();
    await page.getByRole('grid', { name: 'Highlights to name' }).getByText('She says this twice.').waitFor();
    await page.keyboard.press('t');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('.');
    await page.keyboard.press('Shift+H');
    await until(async () => (await highlights()).length).toBe(0);
    await page.getByText('Took the highlight and its note away.').first().waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await until(async () => (await highlights()).length).toBe(1);
  });

  it('counts readings, and words by speaker with participants first', async () => {
    await page.keyboard.press('Shift+M');
    await until(async () => (await app.call('document.readMarks', { id })).length).toBe(1);
    await tab('Transcript').press('Space');
    await page.getByText('Maya Okafor once').waitFor();
    const rows = page.locator('.rf-totals tbody tr');
    expect(await rows.first().getAttribute('data-role')).toBe('participant');
    expect(await app.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Take back the last time' }).press('Enter');
    await until(async () => (await app.call('document.readMarks', { id })).length).toBe(0);
  });

  it('is one quiet page without codes until Escape', async () => {
    await page.keyboard.press('t');
    await page.keyboard.press('q');
    await page.getByRole('button', { name: 'Back to coding' }).waitFor();
    expect(await page.locator('.rd-list, .tw-inspector').count()).toBe(0);
    expect(await page.locator('.rd-seg').count()).toBe(0);
    expect(await app.axe()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.rd-list').waitFor();
    await page.locator('.rd-seg').first().waitFor();
  });
});

describe('Questions of the interview guide', () => {
  it('are written, put in order, and marked on a turn', async () => {
    await page.keyboard.press('Shift+A');
    const field = dialog().getByRole('textbox', { name: 'New question' });
    await field.fill('Tell me about the first day');
    await page.keyboard.press('Enter');
    await until(async () => (await app.call('question.list', {})).length).toBe(1);
    await field.fill('How do you find where you can start');
    await page.keyboard.press('Enter');
    await until(async () => (await app.call('question.list', {})).length).toBe(2);
    const rows = dialog().getByRole('grid', { name: 'Questions' }).getByRole('row');
    await rows.nth(1).waitFor();
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Alt+ArrowUp');
    await until(async () => (await app.call('question.list', {})).map((one) => one.name)[1]).toBe(
      'Tell me about the first day',
    );
    expect(await app.axe()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('a');
    await dialog().getByRole('combobox').fill('you can start');
    await page.keyboard.press('Enter');
    await until(async () => (await app.call('question.marks', { documentId: id })).length).toBe(1);
    await page.locator('.rf-question-mark').waitFor();
  });

  it('are found by their words, ticked by the person, and read across transcripts', async () => {
    const [, first] = await app.call('question.list', {});
    await page.keyboard.press('Shift+A');
    const rows = dialog().getByRole('grid', { name: 'Questions' }).getByRole('row');
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('f');
    await dialog()
      .getByText(/resemble it/)
      .waitFor();
    await until(() => dialog().getByRole('checkbox').count()).toBeGreaterThan(0);
    expect(await app.axe()).toEqual([]);
    expect((await app.call('question.list', {})).find((one) => one.id === first?.id)?.documents).toBe(0);
    await dialog()
      .getByRole('button', { name: /^Mark \d/ })
      .press('Enter');
    await until(
      async () => (await app.call('question.list', {})).find((one) => one.id === first?.id)?.documents,
    ).toBeGreaterThan(0);
    await app.goTo('reading', { answers: first?.id ?? '' });
    const list = page.getByRole('grid', { name: /^Answers to/ });
    await list.getByRole('row').first().waitFor();
    expect(await app.axe()).toEqual([]);
    await page.keyboard.press('Shift+C');
    await dialog().getByRole('combobox').fill('the very first day');
    await page.keyboard.press('Enter');
    await dialog()
      .getByText(/one step to undo/)
      .waitFor();
    await dialog().getByRole('checkbox').first().press('Space');
    const ticked = (await dialog().getByRole('checkbox').count()) - 1;
    await dialog()
      .getByRole('button', { name: /^Code \d/ })
      .press('Enter');
    await until(
      async () => (await app.call('code.list', {})).find((one) => one.name === 'the very first day')?.codings,
    ).toBe(ticked);
    await list.getByRole('row').first().focus();
    await page.keyboard.press('Enter');
    await until(() => page.url()).toContain('document=');
    await page.locator('#rd-text').waitFor();
  });
});
