import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { startApp, type App } from '../helpers/app.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await startApp({ study: 'sample', room: 'codebook' });
  page = app.page;
  page.setDefaultTimeout(8000);
}, 300_000);
afterAll(() => app?.close(), 60_000);

const until = (what: () => unknown) => expect.poll(what, { timeout: 10_000 });
const codes = () => app.call('code.list', {});
const code = async (name: string) => (await codes()).find((one) => one.name === name);
const source = 'trust takes months';
const progress = (words: string) => page.getByText(words, { exact: true }).first().waitFor();
const splits = () => app.call('split.list', {});

describe('Splitting a code', () => {
  let total: number;

  it('begins from the codebook: new codes are named by keyboard', async () => {
    const found = await code(source);
    if (!found) throw new Error(`There is no code ${source}`);
    total = found.codings;
    await app.goTo('codebook', { code: found.id });
    await page.locator('[role="row"][aria-selected="true"]').filter({ hasText: source }).waitFor();
    await page.keyboard.press('s');
    await page.getByRole('combobox', { name: 'First code' }).fill('trust tested');
    await page.keyboard.press('Tab');
    await page.getByRole('textbox', { name: 'What trust tested means' }).fill('Small tests come first.');
    await page.getByRole('combobox', { name: 'Second code' }).fill('trust counted in time');
    expect(await app.axe()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Enter');
    await progress(`0 of ${total} decided`);
    expect((await code('trust tested'))?.definition).toBe('Small tests come first.');
  });

  it('sends each extract on by a key, saves it at once, and goes back', async () => {
    await page.keyboard.press('1');
    await page.keyboard.press('2');
    await page.keyboard.press('0');
    await progress(`3 of ${total} decided`);
    await until(async () => (await code('trust tested'))?.codings).toBe(1);
    expect((await code('trust counted in time'))?.codings).toBe(1);
    expect((await code(source))?.codings).toBe(total - 2);
    await page.keyboard.press('Backspace');
    await progress(`2 of ${total} decided`);
    await page.keyboard.press('Backspace');
    await progress(`1 of ${total} decided`);
    expect((await code('trust counted in time'))?.codings).toBe(0);
    expect(await app.axe()).toEqual([]);
  });

  it('is paused and carried on, after the window was closed too', async () => {
    await page.keyboard.press('Escape');
    await page.getByText(`${source} is being split: 1 of ${total} extracts decided.`).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Carry on' }).click();
    await progress(`1 of ${total} decided`);
  });

  it('ends with what was decided, and one undo takes all of it back', async () => {
    for (let at = 1; at < total; at++) {
      await page.keyboard.press('2');
      await progress(`${at + 1} of ${total} decided`);
    }
    await page.getByRole('heading', { name: `Every extract of ${source} is decided` }).waitFor();
    expect(await app.axe()).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await until(async () => (await splits()).length).toBe(0);
    expect((await code('trust counted in time'))?.codings).toBe(total - 1);
    await page.getByRole('treegrid', { name: 'Codes' }).waitFor();
    await page.keyboard.press('Control+z');
    await until(async () => (await code(source))?.codings).toBe(total);
    expect(await code('trust tested')).toBeUndefined();
    expect(await app.call('study.check', {})).toEqual({ ok: true, problems: [] });
    await page.keyboard.press('Control+Shift+z');
    await until(async () => (await code('trust tested'))?.codings).toBe(1);
  });
});

describe('History', () => {
  const lines = () => page.getByRole('grid', { name: 'What was done, newest first' });

  it('takes back only one past step, and says what builds on another', async () => {
    const first = await app.call('code.create', { name: 'a code for history' });
    await app.call('code.update', { id: first.id, name: 'renamed for history' });
    await app.call('theme.create', { name: 'A theme of its own' });
    await app.call('code.create', { name: 'the last of them' });
    await page.keyboard.press('Control+h');
    await lines().waitFor();
    expect(await app.axe()).toEqual([]);
    const step = page.getByRole('region', { name: 'The chosen step' });
    await lines().getByRole('row').filter({ hasText: 'Created the code a code for history' }).click();
    await step.getByText('Later steps build on it.').waitFor();
    await step.getByRole('button', { name: 'Renamed a code for history' }).click();
    await step.getByRole('heading', { name: /^Renamed/u }).waitFor();
    await lines().getByRole('row').filter({ hasText: 'Created the theme A theme of its own' }).click();
    await step.getByRole('button', { name: 'Take back only this step' }).waitFor();
    await page.keyboard.press('z');
    await until(async () =>
      (await app.call('theme.list', {})).some((t) => t.name === 'A theme of its own'),
    ).toBe(false);
    expect(await code('the last of them')).toBeDefined();
    expect(await app.call('study.check', {})).toEqual({ ok: true, problems: [] });
  });

  it('is narrowed by kind, and a step leads to its words', async () => {
    await page.getByRole('button', { name: /About what/u }).click();
    await page.getByRole('option', { name: 'Coding' }).click();
    await lines()
      .getByRole('row')
      .filter({ hasText: `Split ${source} into` })
      .last()
      .click();
    await page.keyboard.press('s');
    await page.waitForURL(/reading/u);
  });
});
