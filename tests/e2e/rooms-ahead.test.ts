// A study that has been left alone for a moment: its rooms were drawn where nobody sees them, and open with all they show.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { READY } from '../../src/renderer/app/rooms-ahead.ts';
import { startApp, type App } from '../helpers/app.ts';

let app: App;
let page: Page;
/** What the window asked the program, by name. */
const asked: string[] = [];
/** The transcripts whose text it asked for. */
const texts: string[] = [];

beforeAll(async () => {
  app = await startApp({ study: 'sample', room: 'method' });
  page = app.page;
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const { op, input } = JSON.parse(String(payload)) as { op: string; input: { id?: string } };
      asked.push(op);
      if (op === 'document.columns') texts.push(input.id ?? '');
    }),
  );
  await page.reload();
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, READY);
});
afterAll(async () => app.close());

it('leaves nothing behind: one of each name in the page, and the room one is in', async () => {
  const left = await page.evaluate(() => ({
    stages: document.querySelectorAll('.tw-rehearsal').length,
    twice: [...document.querySelectorAll('[id]')]
      .map(({ id }) => id)
      .filter((id, at, all) => all.indexOf(id) !== at),
    room: document.documentElement.dataset['room'],
  }));
  expect(left).toEqual({ stages: 0, twice: [], room: 'method' });
  expect(page.url()).toContain('#/method');
  expect(asked).toContain('pass.reach');
});

it.each([
  ['Interviews', 'interviews', {}],
  ['Codebook', 'codebook', {}],
  ['Themes', 'themes', {}],
  ['the card board', 'themes', { view: 'board' }],
  ['Reviewing', 'themes', { view: 'review' }],
  ['the map', 'map', {}],
  ['People', 'people', {}],
  ['Compare', 'compare', {}],
])('%s asks for nothing more when it is opened', async (_name, room, params) => {
  await app.goTo('method');
  await page.waitForFunction(() => document.documentElement.dataset['room'] === 'method');
  asked.length = 0;
  await app.goTo(room, params);
  await page.waitForFunction((id) => document.documentElement.dataset['room'] === id, room);
  // what is asked for after the first drawing would be asked by then
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(asked.filter((op) => !op.startsWith('host.'))).toEqual([]);
});

it('has the transcripts beside the open one at hand', async () => {
  const [first, second] = await app.call('document.list', {});
  await app.goTo('reading', { document: first?.id ?? '' });
  await page.locator('.rd-stripe').first().waitFor();
  const isAsked = () => texts.includes(second?.id ?? '');
  await expect.poll(isAsked, { timeout: 10_000 }).toBe(true);
  texts.length = 0;
  await page.keyboard.press('Shift+}');
  await page.waitForFunction((id) => location.hash.includes(id), second?.id ?? '');
  await page.getByRole('textbox', { name: second?.name ?? '' }).waitFor();
  expect(isAsked()).toBe(false);
});
