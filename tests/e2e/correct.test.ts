import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { DocumentFull } from '../../src/shared/contract/documents.ts';
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
  await text().waitFor();
}, 300_000);
afterAll(() => app?.close(), 60_000);

const until = (what: () => unknown) => expect.poll(what, { timeout: 10_000 });
const get = (): Promise<DocumentFull> => app.call('document.get', { id });
/** What the person at work began and did not send. */
async function begun(): Promise<string[]> {
  const { person } = await app.host('host.state', {});
  return (await app.call('draft.list', { personId: person?.id ?? null })).drafts.map((one) => one.key);
}
const text = () => page.locator('#rd-text');
const correcting = () => page.getByRole('textbox', { name: /being corrected$/ });
const panel = () => page.getByRole('complementary', { name: 'Inspector' });
const dialog = () => page.getByRole('dialog').or(page.getByRole('alertdialog'));
const heading = (meta: RegExp) => page.getByText(meta).first().waitFor();

/** Begins to correct, with the caret at an offset of the text; the place is gone to by the reader's own key. */
async function correctAt(offset: number): Promise<void> {
  await page.keyboard.press('t');
  await page.keyboard.press('Control+e');
  await correcting().waitFor();
  await page.locator('#rd-text:focus').waitFor();
  await page.keyboard.press('Control+Home');
  await arrows(offset);
}
/** Walks the caret forward. */
async function arrows(by: number): Promise<void> {
  for (let i = 0; i < by; i += 1) await page.keyboard.press('ArrowRight');
}
/** The first coding that begins early enough to be walked to, and is inside one turn. */
async function earlyCoding() {
  const { layout } = await get();
  const codings = await app.call('coding.byDocument', { documentId: id });
  const found = codings
    .filter((one) => layout.turns.some((turn) => turn.start < one.start && turn.end >= one.end))
    .toSorted((a, b) => a.start - b.start)[0];
  if (!found) throw new Error('No coding inside one turn');
  return found;
}

describe('Correcting a transcript by keyboard', () => {
  it('types in the column, says which codings change, saves in one step and takes it back', async () => {
    const before = await get();
    const coding = await earlyCoding();
    const line = before.layout.turns.find((turn) => turn.end >= coding.start);
    await correctAt(coding.start + 1);
    await page.getByText('Nothing is changed in the study until you save').waitFor();
    await page.keyboard.type('zz');
    await panel().getByText('Codings whose words change').waitFor();
    await panel().locator('ins').first().waitFor();
    await panel().getByText('Lines before the correction keep their numbers').waitFor();
    expect(await app.axe()).toEqual([]);
    await page.keyboard.press('Control+s');
    await page
      .getByText(/^Saved the correction\./)
      .first()
      .waitFor();
    await page.locator('#rd-text:focus').waitFor();
    const after = await get();
    expect(after.text).toBe(
      `${before.text.slice(0, coding.start + 1)}zz${before.text.slice(coding.start + 1)}`,
    );
    expect(after.layout.turns[0]?.firstLine).toBe(before.layout.turns[0]?.firstLine);
    expect(line).toBeDefined();
    const { items } = await app.call('coding.extracts', { documentId: id });
    expect(items.find((one) => one.codingId === coding.id)?.quote).toContain('zz');
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await until(async () => (await get()).text).toBe(before.text);
  });

  it('splits and joins turns, undoes inside the correction, and leaves without a question when nothing is left', async () => {
    const before = await get();
    const first = before.layout.turns[0];
    const space = before.text.indexOf(' ', (first?.start ?? 0) + 2);
    await correctAt(space);
    await page.keyboard.press('Control+Enter');
    await heading(/not saved yet/);
    await page.keyboard.press('Backspace');
    await heading(/^Correcting$/);
    await page.keyboard.press('Control+z');
    await heading(/not saved yet/);
    await page.keyboard.press('Control+z');
    await heading(/^Correcting$/);
    await page.keyboard.press('Escape');
    await page.locator('#rd-text[aria-readonly="true"]').waitFor();
    expect((await get()).textHash).toBe(before.textHash);
  });

  it('gives a turn to somebody new, in the same one step', async () => {
    const before = await get();
    await correctAt(0);
    await page.keyboard.press('Alt+s');
    await dialog().getByRole('combobox').fill('Neighbour');
    await page.keyboard.press('Enter');
    await dialog().getByText('Who is Neighbour?').waitFor();
    await dialog().getByRole('radio', { name: 'Somebody else' }).check({ force: true });
    await dialog().getByRole('button', { name: 'Add the speaker' }).press('Enter');
    await page.locator('.rc-speaker', { hasText: 'Neighbour' }).waitFor();
    await page.keyboard.press('Control+s');
    await until(async () => (await get()).speakers.find((one) => one.label === 'Neighbour')?.turns).toBe(1);
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await until(async () => (await get()).speakers).toEqual(before.speakers);
  });

  it('keeps what was not saved when the window is closed, and carries on', async () => {
    const before = await get();
    await correctAt(3);
    await page.keyboard.type('qq');
    await heading(/not saved yet/);
    await until(begun).toContain(`correction:${id}`);
    // words of a transcript lie in the study and nowhere else
    expect(JSON.stringify(await app.host('host.settings', {}))).not.toContain('correction');
    await page.reload();
    await page.getByText('Carry on with your correction?').waitFor();
    expect(await app.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Carry on' }).press('Enter');
    await correcting().waitFor();
    await heading(/not saved yet/);
    await page.keyboard.press('Escape');
    await dialog().getByText('Leave without saving?').waitFor();
    await dialog().getByRole('button', { name: 'Leave without saving' }).press('Enter');
    await page.locator('#rd-text[aria-readonly="true"]').waitFor();
    expect((await get()).textHash).toBe(before.textHash);
    await until(begun).not.toContain(`correction:${id}`);
  });

  it('keeps the person’s words when the text was changed elsewhere, carries them over, and shows how it came in', async () => {
    const before = await get();
    await correctAt(1);
    await page.keyboard.type('kk');
    await heading(/not saved yet/);
    const last = before.text.length;
    await app.call('document.edit', {
      id,
      textHash: before.textHash,
      steps: [{ kind: 'text', from: last, to: last, insert: ' And that was all.' }],
    });
    await page.getByText('The transcript was changed elsewhere').waitFor();
    expect(await app.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Carry my corrections over' }).press('Enter');
    await page.getByText('The transcript was changed elsewhere').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+s');
    await until(async () => (await get()).text).toMatch(/^.kk[\s\S]*And that was all\.$/u);
    await page.getByRole('button', { name: 'More', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: 'Show the text as it came in' }).press('Enter');
    const both = page.getByRole('region', { name: 'As it came in beside the corrected text' });
    await both.locator('ins', { hasText: 'And that was all' }).waitFor();
    expect(await both.locator('tbody tr').count()).toBe(2);
    expect(await app.axe()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('#rd-text[aria-readonly="true"]').waitFor();
  });
});
