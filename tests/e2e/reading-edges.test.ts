/** The reading room at its edges: a narrow window, more codings than lanes, failing writes, a study for reading only. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { DocumentFull } from '../../src/shared/contract/documents.ts';
import { startApp, type App } from '../helpers/app.ts';

let app: App;
let page: Page;
let document: DocumentFull;
beforeAll(async () => {
  app = await startApp({ study: 'sample', room: 'reading' });
  page = app.page;
  const list = await app.call('document.list', {});
  document = await app.call('document.get', { id: list[6]?.id ?? '' });
  await app.goTo('reading', { document: document.summary.id });
  await page.locator('.rd-stripe').first().waitFor();
}, 300_000);
afterAll(async () => app.close());

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const title = () => page.locator('h1').first().textContent();
const notice = (words: RegExp) => page.getByRole('alertdialog').filter({ hasText: words }).waitFor();
const inText = () =>
  page.waitForFunction(() => window.document.activeElement?.classList.contains('cm-content'));

describe('a narrow window', () => {
  it('folds the list by itself, and the list that is opened takes the keys and leaves by Escape', async () => {
    const list = page.locator('.rd-list');
    await list.waitFor();
    await page.setViewportSize({ width: 1024, height: 700 });
    await list.waitFor({ state: 'detached' });
    await page.locator('.cm-content').focus();
    await press('Control+b');
    await page.waitForFunction(() => window.document.activeElement?.closest('.rd-list') !== null);
    await press('Escape');
    await list.waitFor({ state: 'detached' });
    await inText();
    await page.setViewportSize({ width: 1440, height: 900 });
    await list.waitFor();
  });

  it('keeps ] for the next coding and Shift with it for the next transcript', async () => {
    const before = await title();
    await page.locator('.cm-content').focus();
    // the room's own actions are declared anew
    await press('Control+b', 'Control+b', ']');
    await page.locator('.rd-stripe.is-lifted').waitFor();
    expect(await title()).toBe(before);
    await press('Shift+BracketRight');
    await page.waitForFunction((was) => window.document.querySelector('h1')?.textContent !== was, before);
    await press('Shift+BracketLeft');
    await page.waitForFunction((was) => window.document.querySelector('h1')?.textContent === was, before);
  });
});

describe('more codings than lanes', () => {
  it('counts the others, and lists them where the panel was folded', async () => {
    const codes = (await app.call('code.list', {})).filter((code) => !code.isHeading);
    const turn = document.layout.turns[4];
    const start = turn?.start ?? 0;
    const { textHash } = document;
    for (const [at, code] of codes.slice(0, 22).entries()) {
      const place = { documentId: document.summary.id, start: start + at, end: start + 40 + at, textHash };
      await app.call('coding.apply', { ...place, codeId: code.id });
    }
    await app.goTo('reading', { document: document.summary.id, start: String(start) });
    await page.locator('.rd-more').first().waitFor();
    await page.locator('.cm-content').focus();
    await press('Control+i');
    await page.locator('.tw-inspector').waitFor({ state: 'detached' });
    await page.locator('.rd-more').first().click();
    await page.locator('.tw-inspector').getByText('Codings here').first().waitFor();
  });
});

describe('a write that fails', () => {
  it('takes the painted coding back and says why', async () => {
    const before = await app.call('coding.byDocument', { documentId: document.summary.id });
    await page.evaluate(() => {
      const { send } = WebSocket.prototype;
      Object.assign(window, { restore: () => (WebSocket.prototype.send = send) });
      WebSocket.prototype.send = function (frame) {
        const asked = JSON.parse(String(frame)) as { op: string; input: { textHash?: string } };
        if (asked.op === 'coding.apply') asked.input.textHash = 'another';
        send.call(this, JSON.stringify(asked));
      };
    });
    await page.locator('.cm-content').focus();
    await press('Control+Home', 'Shift+End', '1');
    await notice(/changed meanwhile/u);
    await page.locator('.rd-stripe.is-pending').first().waitFor({ state: 'detached' });
    await page.evaluate(() => (window as unknown as { restore(): void }).restore());
    expect(await app.call('coding.byDocument', { documentId: document.summary.id })).toHaveLength(
      before.length,
    );
    await page.getByRole('button', { name: 'Dismiss' }).first().click();
  });
});

describe('renaming', () => {
  it('leads back to the text', async () => {
    await page.locator('.cm-content').focus();
    await press('F2');
    await page.getByRole('textbox', { name: 'Name of the transcript' }).waitFor();
    await page.keyboard.type('Counting');
    await press('Enter');
    await inText();
    await page.getByRole('heading', { name: /Counting/ }).waitFor();
    await page.getByRole('textbox', { name: 'Counting, transcript' }).waitFor();
    await press('Control+z');
    await notice(/Undone: Renamed .+ to Counting/u);
  });
});

describe('a study for reading only', () => {
  it('says so when a key would change it, and goes on being read', async () => {
    const { study } = await app.host('host.state', {});
    await app.host('host.openStudy', { path: study?.path ?? '', readOnly: true });
    await page.reload();
    await page.locator('.rd-stripe').first().waitFor();
    await page.locator('.cm-content').focus();
    await press('Control+Home', 'Shift+End', 'c');
    await notice(/open for reading only/u);
    await press('v', 'Enter', 'r', 'Delete');
    expect(await page.getByRole('alertdialog').count()).toBe(1);
    await press('Escape', ']');
    await page.locator('.rd-stripe.is-lifted').waitFor();
    await page.getByRole('button', { name: 'This coding' }).or(page.locator('.rd-code-name')).first().click();
    await page.getByRole('menuitem', { name: /Take the code off/, disabled: true }).waitFor();
    await press('Escape');
  });
});
