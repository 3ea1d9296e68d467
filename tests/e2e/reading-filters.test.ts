import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
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
const codings = () => app.call('coding.byDocument', { documentId: id });
const chip = (words: string | RegExp) => page.getByRole('button', { name: words });
const said = (words: string | RegExp) => page.getByText(words).first().waitFor({ state: 'attached' });
async function toText(): Promise<void> {
  await page.keyboard.press('t');
  await page.locator('#rd-text:focus').waitFor();
}

describe('Filters of the reading room by keyboard', () => {
  it('narrows to one code, says so in a chip, and the lists follow', async () => {
    await toText();
    const all = await codings();
    const codeId = all[0]?.codeId ?? '';
    const codes = await app.call('code.list', {});
    const name = codes.find((one) => one.id === codeId)?.name ?? '';
    await page.keyboard.press('f');
    await page.getByRole('dialog', { name: 'Filters' }).waitFor();
    expect(await app.axe()).toEqual([]);
    await page.getByRole('combobox', { name: 'Code or theme' }).fill(name);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await chip(`Remove the filter: Only “${name}”`).waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Filters' }).waitFor({ state: 'detached' });
    const expected = all.filter((one) => one.codeId === codeId).length;
    await page.getByText(`${expected} of ${all.length} codings`, { exact: true }).waitFor();
    for (const label of await page
      .locator('.rd-stripe')
      .evaluateAll((all) => all.map((one) => one.ariaLabel)))
      expect(label).toContain(name);
    expect(await app.axe()).toEqual([]);
    await chip(/^Remove the filter: Only/u).press('Enter');
    await until(() => page.locator('.rd-filter-chip').count()).toBe(0);
    await page.locator('#rd-text:focus').waitFor();
  });

  it('lets coded words and other speakers step back', async () => {
    await toText();
    await page.keyboard.press('Shift+U');
    await page.locator('.rd-dim').first().waitFor();
    expect(await app.axe()).toEqual([]);
    await page.keyboard.press('Shift+F');
    await until(() => page.locator('.rd-dim').count()).toBe(0);
    await page.keyboard.press('f');
    await page.getByRole('button', { name: /Spoken by/u }).press('Enter');
    await page.getByRole('option', { name: 'Participants' }).press('Enter');
    await page.keyboard.press('Escape');
    await chip('Remove the filter: Spoken by participants').waitFor();
    await page.locator('.asks .rd-dim, .asks.rd-dim').first().waitFor();
    expect(await app.axe()).toEqual([]);
    await page.keyboard.press('Shift+F');
    await until(() => page.locator('.rd-filter-chip').count()).toBe(0);
  });

  it('goes to the next and the previous uncoded turn', async () => {
    await toText();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('u');
    await said(/^Uncoded turn, line \d+/u);
    const first = await page
      .getByText(/^Uncoded turn, line \d+/u)
      .first()
      .textContent();
    await page.keyboard.press('u');
    await until(() =>
      page
        .getByText(/^Uncoded turn, line \d+/u)
        .first()
        .textContent(),
    ).not.toBe(first);
    await page.keyboard.press('Alt+u');
    await until(() =>
      page
        .getByText(/^Uncoded turn, line \d+/u)
        .first()
        .textContent(),
    ).toBe(first);
  });
});

describe('Following and stretching by keyboard', () => {
  it('follows one code through the transcripts and comes back to the place', async () => {
    await toText();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press(']');
    const index = await app.call('coding.extractIndex', {
      codeIds: [(await codings()).toSorted((a, b) => a.start - b.start || b.end - a.end)[0]?.codeId ?? ''],
      groupBy: 'document',
    });
    const own = index.groups.find((group) => group.key === id)?.count ?? 0;
    for (let i = 0; i < own; i += 1) {
      await page.keyboard.press('x');
      await page.getByRole('button', { name: /^Back to #/u }).waitFor();
      await said(/extract \d+ of \d+/u);
    }
    await until(() => page.url().includes(id)).toBe(false);
    await page.locator('#rd-text:focus').waitFor();
    expect(await app.axe()).toEqual([]);
    await page.keyboard.press('b');
    await until(() => page.url().includes(id)).toBe(true);
    await page.locator('#rd-text:focus').waitFor();
    expect(await page.getByRole('button', { name: /^Back to #/u }).count()).toBe(0);
  });

  it('moves both edges by letter', async () => {
    await toText();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+S');
    await page.keyboard.press('v');
    const mine = async () => (await codings()).toSorted((a, b) => (a.createdAt < b.createdAt ? 1 : -1))[0];
    const count = (await codings()).length;
    await until(async () => (await codings()).length).toBeGreaterThanOrEqual(count);
    await said(/^Coded line/u);
    const made = await mine();
    await page.keyboard.press('Alt+Shift+ArrowUp');
    await until(async () => (await mine())?.end).toBe((made?.end ?? 0) - 1);
    await page.keyboard.press('Control+Alt+ArrowDown');
    await until(async () => (await mine())?.start).toBe((made?.start ?? 0) + 1);
    await said(/is now on/u);
    await page.keyboard.press('Control+Alt+ArrowUp');
    await until(async () => (await mine())?.start).toBe(made?.start);
  });
});

describe('The plain text with headings', () => {
  it('keeps the place both ways, tells highlights, and goes to uncoded turns', async () => {
    await toText();
    await page.keyboard.press('Control+End');
    for (let i = 0; i < 14; i += 1) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+S');
    await page.keyboard.press('h');
    await page.locator('.rf-highlight').first().waitFor();
    const [made] = await app.call('highlight.byDocument', { documentId: id });
    await page.keyboard.press('Shift+R');
    await page.locator('.rd-plain h2:focus').waitFor();
    const section = page.locator('.rd-plain section:has(h2:focus)');
    expect(await section.textContent()).toContain('[begins: highlight]');
    expect(made).toBeDefined();
    const headings = await page.locator('.rd-plain h2').count();
    expect(headings).toBe((await app.call('document.get', { id })).layout.turns.length);
    expect(await app.axe()).toEqual([]);
    const words = (await section.locator('h2 .tw-ref').textContent())?.replace('line ', '') ?? '';
    await page.keyboard.press('Shift+R');
    await page.locator('#rd-text:focus').waitFor();
    await page.locator(`.rd-line[data-n="${words}"]`).waitFor();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+R');
    await page.locator('.rd-plain').waitFor();
    await page.keyboard.press('u');
    await page.locator('.rd-plain h2:focus').waitFor();
    const line = (await page.locator('.rd-plain h2:focus .tw-ref').textContent()) ?? '';
    await said(new RegExp(`^Uncoded turn, ${line}`, 'u'));
    await page.keyboard.press('Shift+R');
    await page.locator('#rd-text:focus').waitFor();
  });
});

describe('The list of codes under the transcripts', () => {
  it('applies a code by keys and by dragging it onto words', async () => {
    await toText();
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+B');
    const list = page.getByRole('grid', { name: 'Codes to apply to the selected words' });
    await list.locator('[role=row]:focus').waitFor();
    expect(await app.axe()).toEqual([]);
    // again from within leads back to the text; a narrow window shows the list over it, with the keys in the codes too
    await page.keyboard.press('Shift+B');
    await page.locator('.cm-content:focus').waitFor();
    await page.setViewportSize({ width: 1024, height: 700 });
    // the window is narrow once the list has folded, not when the browser was told
    await page.locator('.rd-list-hold').waitFor({ state: 'hidden' });
    await page.keyboard.press('Shift+B');
    await list.locator('[role=row]:focus').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.cm-content:focus').waitFor();
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.locator('html:not([data-narrow])').waitFor();
    await toText();
    const known = new Set((await codings()).map((one) => one.id));
    const before = known.size;
    for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+W');
    await list.getByRole('row').nth(3).focus();
    await page.keyboard.press('Enter');
    await until(async () => (await codings()).length).toBe(before + 1);
    const picked = page.locator('.rd-picked').first();
    await list.locator('.rd-codes-row').nth(5).dragTo(picked);
    await until(async () => (await codings()).length).toBe(before + 2);
    const made = (await codings()).filter((one) => !known.has(one.id));
    const [first] = made;
    expect(made.map((one) => [one.start, one.end])).toEqual(made.map(() => [first?.start, first?.end]));
    expect(new Set(made.map((one) => one.codeId)).size).toBe(2);
  });
});

describe('Words dragged onto a code', () => {
  const step = async () => (await app.call('history.list', { limit: 1 }))[0]?.sentence;
  async function selectWord(down: number): Promise<void> {
    await toText();
    await page.keyboard.press('Control+Home');
    for (let i = 0; i < down; i += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+W');
    await page.locator('.rd-picked').first().waitFor();
  }
  /** Takes hold of the selected word and lets it go over an element. */
  async function dragSelection(to: Locator): Promise<void> {
    const box = await page.locator('.rd-picked').first().boundingBox();
    const over = await to.boundingBox();
    await page.mouse.move((box?.x ?? 0) + 6, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    await page.mouse.down();
    await page.mouse.move((box?.x ?? 0) + 30, (box?.y ?? 0) + 4, { steps: 3 });
    await page.mouse.move((over?.x ?? 0) + 30, (over?.y ?? 0) + 10, { steps: 4 });
    await page.mouse.up();
  }

  it('are coded as by key: in the list, in the picker, and from the picker onto them', async () => {
    await selectWord(6);
    const row = page.locator('.rd-codes-row').nth(6);
    const name = (await row.locator('.tw-cut').textContent()) ?? '';
    const before = (await codings()).length;
    await dragSelection(row);
    await until(async () => (await codings()).length).toBe(before + 1);
    await said(new RegExp(`^Coded line .* as ${name}`, 'u'));
    const dropped = await step();
    await page.keyboard.press('Control+z');
    await until(async () => (await codings()).length).toBe(before);
    await selectWord(6);
    await page.getByRole('grid', { name: 'Codes to apply' }).getByRole('row', { name }).focus();
    await page.keyboard.press('Enter');
    await until(async () => (await codings()).length).toBe(before + 1);
    expect(await step()).toBe(dropped);

    await selectWord(9);
    await page.keyboard.press('c');
    const picker = page.getByRole('dialog', { name: 'Code these words' });
    await picker.getByRole('option').nth(2).waitFor();
    await dragSelection(picker.getByRole('option').nth(2));
    await until(async () => (await codings()).length).toBe(before + 2);
    await picker.waitFor({ state: 'detached' });

    await selectWord(9);
    await page.keyboard.press('c');
    // by hand: the grips of the coding in focus may lie over the edge of the words, and take nothing away from them
    const row3 = await picker.getByRole('option').nth(3).boundingBox();
    const words = await page.locator('.rd-picked').first().boundingBox();
    await page.mouse.move((row3?.x ?? 0) + 60, (row3?.y ?? 0) + 10);
    await page.mouse.down();
    await page.mouse.move((row3?.x ?? 0) + 70, (row3?.y ?? 0) + 4, { steps: 3 });
    await page.mouse.move((words?.x ?? 0) + (words?.width ?? 0) / 2, (words?.y ?? 0) + 12, { steps: 4 });
    await page.mouse.up();
    await until(async () => (await codings()).length).toBe(before + 3);
    await picker.waitFor({ state: 'detached' });
  });
});

describe('The picker', () => {
  it('takes a recent code by its number, and says when a filter hides what was coded', async () => {
    await toText();
    await page.keyboard.press('Control+Home');
    for (let i = 0; i < 12; i += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+W');
    await page.keyboard.press('c');
    const picker = page.getByRole('dialog', { name: 'Code these words' });
    const second = picker.getByRole('option').nth(1);
    await second.locator('kbd', { hasText: '2' }).waitFor();
    const name = (await second.locator('.tw-picker-name').textContent()) ?? '';
    expect(await app.axe('.tw-picker')).toEqual([]);
    const before = (await codings()).length;
    await page.keyboard.press('2');
    await until(async () => (await codings()).length).toBe(before + 1);
    await said(new RegExp(`^Coded line .* as ${name}`, 'u'));

    const codes = await app.call('code.list', {});
    const other = codes.find((code) => code.codings > 0 && code.name !== name)?.name ?? '';
    await page.keyboard.press('f');
    await page.getByRole('combobox', { name: 'Code or theme' }).fill(other);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await toText();
    await page.keyboard.press('Control+Home');
    for (let i = 0; i < 14; i += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+W');
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Find or create a code' }).fill(name);
    await page.keyboard.press('Enter');
    await page
      .getByText(/is on line .* now, and the filters hide it/u)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Show it' }).press('Enter');
    await until(() => page.locator('.rd-filter-chip').count()).toBe(0);
    await page.locator('#rd-text:focus').waitFor();
    await page.getByRole('heading', { name: 'Coding' }).waitFor();
  });
});

describe('Selecting with the mouse', () => {
  it('codes nothing when it is let go over the list of codes', async () => {
    const before = (await codings()).length;
    const row = page.locator('.rd-codes-row').nth(4);
    await row.waitFor();
    const line = page.locator('#rd-text .cm-line').nth(4);
    const from = await line.boundingBox();
    const to = await row.boundingBox();
    await page.mouse.move((from?.x ?? 0) + 120, (from?.y ?? 0) + 12);
    await page.mouse.down();
    await page.mouse.move((from?.x ?? 0) + 20, (from?.y ?? 0) + 40, { steps: 4 });
    await page.mouse.move((to?.x ?? 0) + 40, (to?.y ?? 0) + 10, { steps: 4 });
    await page.mouse.up();
    await page.locator('.rd-picked').first().waitFor();
    await page.keyboard.press('t');
    expect((await codings()).length).toBe(before);
  });
});
