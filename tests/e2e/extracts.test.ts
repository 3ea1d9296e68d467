import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { startApp, type App } from '../helpers/app.ts';

let app: App;
let page: Page;
let ids: Record<string, string>;
beforeAll(async () => {
  app = await startApp({ study: 'sample', room: 'codebook' });
  page = app.page;
  page.setDefaultTimeout(8000);
  ids = Object.fromEntries((await app.call('code.list', {})).map((code) => [code.name, code.id]));
}, 300_000);
afterAll(() => app?.close(), 60_000);

const until = (what: () => unknown) => expect.poll(what, { timeout: 10_000 });
const list = (name: string): Locator => page.getByRole('grid', { name: `Extracts of ${name}` });
const focused = () => page.locator('[role="row"]:focus');
const idOf = (name: string): string => {
  const id = ids[name];
  if (!id) throw new Error(`There is no code ${name}`);
  return id;
};
const extractsOf = (name: string) => app.call('coding.extracts', { codeIds: [idOf(name)] });
const focusedKey = () => focused().getAttribute('data-key');
const open = async (name: string) => {
  await app.goTo('codebook');
  await app.goTo('extracts', { code: idOf(name) });
  await settled(name);
};
/** The words of the row the focus is on are there. */
const settled = async (name: string) => {
  await list(name).locator('.tw-extract-quote').first().waitFor();
  await focused().locator('.tw-extract-quote').waitFor();
};

describe('Extracts of one code', () => {
  const code = 'one known worker';

  it('open from the codebook by a key, all of them, people first', async () => {
    await app.goTo('codebook', { code: idOf(code) });
    await page.locator('[role="row"][aria-selected="true"]').filter({ hasText: code }).waitFor();
    await page.keyboard.press('x');
    await settled(code);
    const { total, people } = await extractsOf(code);
    await page.getByText(`${people} people, ${total} extracts`).first().waitFor();
    await until(() => list(code).getAttribute('aria-rowcount')).toBe(String(total));
    expect(await app.axe()).toEqual([]);
  });

  it('lead to the place and back to the same row', async () => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const at = await focusedKey();
    await page.keyboard.press('Enter');
    await page.waitForURL(/reading/u);
    await page.goBack();
    await settled(code);
    await until(focusedKey).toBe(at);
  });

  it('are grouped by person and narrowed by theme, coder and mark', async () => {
    await page.keyboard.press('p');
    await page.waitForURL(/group=participant/u);
    await settled(code);
    const [theme] = await app.call('theme.list', {});
    const [first] = (await extractsOf(code)).items;
    if (!theme || !first) throw new Error('The sample has no theme or no extract');
    await app.call('theme.setQuote', { themeId: theme.id, codingId: first.codingId, stance: 'against' });
    await app.goTo('extracts', { code: idOf(code), about: theme.id, stance: 'against' });
    await until(() => list(code).getByRole('row').count()).toBe(1);
    await page.keyboard.press('a');
    await until(() => list(code).getByRole('row').count()).toBeGreaterThan(1);
  });

  it('are marked, given another code and uncoded by keys', async () => {
    await open(code);
    await page.keyboard.press('End');
    await settled(code);
    const at = (await focusedKey()) ?? '';
    const marks = async () =>
      (await app.call('coding.extracts', { codingIds: [at] })).items[0]?.quotes.length ?? 0;
    const before = await marks();
    await page.keyboard.press('k');
    // a theme the extract is no quote of yet
    await page.getByRole('dialog').getByRole('combobox').fill('Compassion');
    await page.keyboard.press('Enter');
    await until(marks).toBe(before + 1);
    await focused().waitFor();
    await page.keyboard.press('c');
    await page.getByRole('dialog').getByRole('combobox').fill('small kindnesses');
    await page.keyboard.press('Enter');
    const codeNow = async () => (await app.call('coding.extracts', { codingIds: [at] })).items[0]?.codeId;
    await until(codeNow).toBe(idOf('small kindnesses'));
    // it leaves this list once the page knows, and the one beside it has the focus
    await until(async () => [undefined, null, at].includes(await focusedKey())).toBe(false);
    await focused().locator('.tw-extract-quote').waitFor();
    const next = (await focusedKey()) ?? '';
    await page.keyboard.press('Delete');
    await until(async () => (await app.call('coding.extracts', { codingIds: [next] })).total).toBe(0);
  });

  it('obey keys that were changed', async () => {
    await open(code);
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await dialog.getByRole('searchbox').fill('group by person');
    await dialog.getByRole('button', { name: 'Change the keys of Group by person' }).click();
    await page.keyboard.press('g');
    await dialog.getByRole('button', { name: 'Put back the first keys of Group by person' }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.waitForURL(/group=participant/u);
  });
});

describe('Two codes side by side', () => {
  const [a, b] = ['one known worker', 'losing the person who knew me'];

  it('of a second code that was merged are those of the code that has them now', async () => {
    const { id = '' } = (await app.call('frame.list', {})).at(-1) ?? {};
    const gone = (await app.call('frame.changes', { from: id })).find((one) => one.kind === 'merged');
    await app.goTo('extracts', { code: idOf('one known worker'), with: gone?.codeId ?? '' });
    await list(gone?.to ?? '').waitFor();
    expect(page.url()).toContain(`with=${idOf(gone?.to ?? '')}`);
  });

  it('stand in two columns with what they share, and one key leads from one to the other', async () => {
    await open(a);
    await page.keyboard.press('b');
    await page.getByRole('dialog').getByRole('combobox').fill(b);
    await page.keyboard.press('Enter');
    await list(b).locator('.tw-extract-quote').first().waitFor();
    const { pairs } = await app.call('coding.overlaps', { a: [idOf(a)], b: [idOf(b)] });
    await page.getByText(`${pairs.length} pairs on shared words`).waitFor();
    expect(await app.axe()).toEqual([]);
    await focused().waitFor();
    await page.keyboard.press('Shift+O');
    await page.waitForURL(/only=shared/u);
    const shared = new Set(pairs.map((pair) => pair.a));
    await until(() => list(a).getByRole('row').count()).toBe(shared.size);
    await list(a).getByRole('row').first().focus();
    await until(async () => shared.has((await focusedKey()) ?? '')).toBe(true);
    const from = await focusedKey();
    await page.keyboard.press('o');
    const partners = pairs.filter((pair) => pair.a === from).map((pair) => pair.b);
    await until(async () => partners.includes((await focusedKey()) ?? '')).toBe(true);
    await page.keyboard.press('Shift+B');
    await list(b).waitFor({ state: 'detached' });
  });
});

describe('Overlapping codings of one code', () => {
  it('are offered in the codebook, joined by a key, and undo brings them back', async () => {
    const code = 'small kindnesses';
    const mine = (await app.call('person.list', {})).find((one) => one.name === 'Maya Okafor');
    const { items } = await app.call('coding.extracts', {
      codeIds: [idOf(code)],
      ...(mine ? { coderId: mine.id } : {}),
    });
    const [extract] = items;
    if (!extract) throw new Error('Nobody used the code');
    const { textHash } = await app.call('document.get', { id: extract.documentId });
    await app.call('coding.apply', {
      documentId: extract.documentId,
      start: extract.start,
      end: extract.end + 30,
      textHash,
      codeId: idOf(code),
    });
    await app.goTo('codebook', { code: idOf(code) });
    await page.getByRole('button', { name: 'Look at them' }).click();
    const overlaps = page.getByRole('grid', { name: 'Overlapping codings' });
    await overlaps.getByRole('row').first().focus();
    expect(await app.axe()).toEqual([]);
    await page.keyboard.press('j');
    await page.getByText('There are none.').waitFor();
    expect((await app.call('coding.duplicates', {})).total).toBe(0);
    await page.keyboard.press('Escape');
    await app.call('history.undo', {});
    await until(async () => (await app.call('coding.duplicates', {})).total).toBe(1);
  });
});
