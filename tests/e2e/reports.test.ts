import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { startApp, type App } from '../helpers/app.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await startApp({ study: 'sample', room: 'reports' });
  page = app.page;
  page.setDefaultTimeout(20_000);
  await page.getByRole('article').first().waitFor();
}, 300_000);
afterAll(() => app?.close(), 60_000);

const until = (what: () => unknown) => expect.poll(what, { timeout: 20_000 });
const dialog = (name: string) => page.getByRole('dialog', { name });

/** Presses a way out and answers with the bytes that came down. */
async function take(button: string): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).click();
  const download = await coming;
  const path = join(app.folder, download.suggestedFilename());
  await download.saveAs(path);
  return { name: download.suggestedFilename(), bytes: readFileSync(path) };
}

describe('Reports', () => {
  it('counts what is there, each number a way to it, and has no accessibility problem', async () => {
    const info = await app.call('study.info', {});
    const link = page.getByRole('main').getByRole('link', { name: `${info.codes} codes` });
    expect(await link.getAttribute('href')).toBe('#/codebook');
    await page.getByRole('link', { name: `${info.documents} transcripts` }).waitFor();
    expect(await app.axe()).toEqual([]);
  });

  it('writes every kind of file', async () => {
    const word = await take('Codebook: Word');
    expect(word.name).toMatch(/codebook\.docx$/u);
    expect(word.bytes.subarray(0, 2).toString()).toBe('PK');
    await page.getByText(`Written: ${word.name}`).waitFor();
    expect((await take('Quotes by theme: Table (CSV)')).bytes.toString('utf8')).toContain('#');
    expect((await take('Coded transcript: Page (HTML)')).bytes.toString('utf8')).toMatch(
      /^<!doctype html>/iu,
    );
    const figure = await take('Thematic map: SVG');
    expect(figure.bytes.toString('utf8')).toContain('width="174mm"');
  }, 120_000);

  it('checks the study and says so in a sentence', async () => {
    await page.getByRole('button', { name: 'Check the study' }).click();
    await page.getByText('All is well. The file is intact').waitFor({ timeout: 60_000 });
  }, 90_000);

  it('undoes by name, leads to the place, and tells it in the history', async () => {
    const [document] = await app.call('document.list', {});
    const [code] = (await app.call('code.list', {})).filter((one) => !one.isHeading);
    const { textHash } = await app.call('document.get', { id: document?.id ?? '' });
    const before = (await app.call('study.info', {})).codings;
    await app.call('coding.apply', {
      documentId: document?.id ?? '',
      codeId: code?.id ?? '',
      start: 3,
      end: 20,
      textHash,
    });
    await page.getByRole('heading', { name: 'Reports' }).click();
    await page.keyboard.press('Control+z');
    await page.getByText(/^Undone: Coded/u).waitFor();
    await until(async () => (await app.call('study.info', {})).codings).toBe(before);
    await page.keyboard.press('Control+h');
    await dialog('History').waitFor();
    await dialog('History')
      .getByText(/^Undid: Coded/u)
      .first()
      .waitFor();
    await dialog('History').getByText('undone', { exact: true }).first().waitFor();
    expect(await app.axe()).toEqual([]);
    await dialog('History')
      .getByRole('button', { name: /^Redo: Coded/u })
      .click();
    await until(async () => (await app.call('study.info', {})).codings).toBe(before + 1);
    await dialog('History').getByRole('button', { name: 'Show earlier changes' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Show', exact: true }).first().click();
    await until(() => page.url()).toContain(`#/reading?document=${document?.id}`);
    await page.keyboard.press('Control+h');
    await dialog('History').waitFor();
    await page.goBack();
    await dialog('History').waitFor({ state: 'detached' });
  }, 60_000);

  it('backs up, and goes back to a backup after saying what happens', async () => {
    await app.goTo('reports');
    await page.getByRole('button', { name: 'Backups' }).click();
    await dialog('Backups').getByRole('button', { name: 'Back up now' }).click();
    const all = dialog('Backups').getByRole('button', { name: /^Go back to it/u });
    await all.first().waitFor();
    expect(await app.axe()).toEqual([]);
    const code = await app.call('code.create', { name: 'made after the backup' });
    await all.first().click();
    const question = page.getByRole('alertdialog');
    await question.getByText('The study as it is now is backed up first.').waitFor();
    await question.getByRole('button', { name: 'Go back to it' }).click();
    await page.getByText(/^The study is as it was/u).waitFor();
    expect((await app.call('code.list', {})).some((one) => one.id === code.id)).toBe(false);
  }, 60_000);
});
