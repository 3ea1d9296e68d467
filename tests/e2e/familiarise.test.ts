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
    await tab('Marks').press('Space');
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
    // The second is typed while the first is still being written: it has to stay.
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

/** One second of a quiet tone, as a WAVE file. */
function tone(): Buffer {
  const rate = 8000;
  const data = Buffer.alloc(rate * 40);
  for (let i = 0; i < data.length; i += 1) data[i] = 128 + Math.round(8 * Math.sin(i / 6));
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

describe('A linked recording', () => {
  it('is opened where it lies, played from the turn’s time, and never kept in the study', async () => {
    await app.goTo('reading', { document: id });
    await page.locator('#rd-text').waitFor();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'More', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: 'Link a recording' }).press('Enter');
    await (await chooser).setFiles({ name: 'first-talk.wav', mimeType: 'audio/wav', buffer: tone() });
    const strip = page.getByRole('region', { name: 'Recording' });
    await strip.getByText('00:00:40', { exact: false }).waitFor();
    await until(async () => (await app.call('document.media', { id }))?.path).toBe('first-talk.wav');
    await page.keyboard.press('t');
    await page.locator('[data-overlay-container]').waitFor({ state: 'detached' });
    expect(await app.axe()).toEqual([]);
    const { layout } = await app.call('document.get', { id });
    const timed = layout.turns.findIndex(
      (turn) => (turn.startMs ?? 0) > 4000 && (turn.startMs ?? 0) < 30_000,
    );
    const startMs = layout.turns[timed]?.startMs ?? 0;
    await app.goTo('reading', { document: id, start: String(layout.turns[timed]?.start ?? 0) });
    await page.locator('#rd-text:focus').waitFor();
    await page.keyboard.press('p');
    const time = () =>
      page.locator('.rf-player video').evaluate((one) => (one as HTMLVideoElement).currentTime);
    await strip.getByRole('button', { name: 'Pause' }).waitFor();
    await until(time).toBeGreaterThanOrEqual(startMs / 1000);
    await page.keyboard.press('p');
    await strip.getByRole('button', { name: 'Play from this turn' }).waitFor();
    const stood = await time();
    await page.keyboard.press('o');
    await until(time).toBeLessThan(stood - 2);
    await page.keyboard.press('>');
    await strip.getByRole('button', { name: /1.25/ }).waitFor();
  });
});
