import { describe, expect, it } from 'vitest';
import { withApp } from '../helpers/app.ts';

const LIMIT = 180_000;

describe('The frame', () => {
  it(
    'finds transcripts, places, codes and themes from the palette in every room',
    async () => {
      await withApp({ study: 'sample' }, async ({ page, goTo }) => {
        const find = async (typed: string, option: RegExp) => {
          await page.keyboard.press('Control+k');
          await page.getByRole('combobox', { name: 'Search or do something' }).fill(typed);
          await page.getByRole('option', { name: option }).first().waitFor();
        };
        for (const room of ['interviews', 'people', 'map', 'review', 'journal', 'reports', 'settings']) {
          await goTo(room);
          await find('not made to tell', /not made to tell it twice/u);
          await page.keyboard.press('Escape');
          await find('consistency and', /^Consistency and Continuity/u);
          await page.keyboard.press('Escape');
        }
        await find('#7:12', /^Go to .*P?7.*, line 12/u);
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => location.hash.startsWith('#/reading?'));
        await goTo('reports');
        // what is done in a room one has not been in yet, with its keys
        await find('pile into a theme', /^Turn this pile into a theme.*Card board/u);
        await page.getByRole('option', { name: /^Turn this pile into a theme/u }).click();
        await page.waitForFunction(() => location.hash === '#/themes?view=board');
        await goTo('reports');
        await find('P3', /P3/u);
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => location.hash.startsWith('#/reading?'));
      });
    },
    LIMIT,
  );

  it(
    'shows the licence and the notices in full, without a network',
    async () => {
      await withApp({ study: 'sample', room: 'about' }, async ({ page, axe }) => {
        await page.getByRole('button', { name: 'Read the licence' }).click();
        const text = page.locator('.tw-licence-text');
        await text.filter({ hasText: 'Permission is hereby granted' }).waitFor();
        await page.keyboard.press('Escape');
        await page.getByRole('button', { name: 'Read all notices and licence texts' }).click();
        await text.filter({ hasText: 'better-sqlite3' }).waitFor();
        expect((await text.textContent())?.length).toBeGreaterThan(50_000);
        expect(await axe('[role="dialog"]')).toEqual([]);
      });
    },
    LIMIT,
  );

  it(
    'keeps everything within reach at 150 % in a small window, and folds what would lie on the text',
    async () => {
      await withApp({ study: 'sample', width: 1024, height: 700 }, async ({ page, host, goTo }) => {
        const inside = () =>
          page.evaluate(() =>
            [...document.querySelectorAll('.tw-room-bar button, .tw-room-bar input')]
              .filter((part) => part.getBoundingClientRect().right > window.innerWidth + 1)
              .map((part) => part.textContent),
          );
        await host('host.setSettings', { scale: 1.5, easierReading: true });
        await page.reload();
        await page.locator('[data-tight]').waitFor({ state: 'attached' });
        for (const room of ['interviews', 'codebook', 'themes', 'people', 'search', 'journal', 'reports']) {
          await goTo(room);
          await page.locator('.tw-room-bar').first().waitFor();
          expect([room, await inside()]).toEqual([room, []]);
          expect([room, await page.getByRole('button', { name: 'Fold the inspector' }).count()]).toEqual([
            room,
            0,
          ]);
        }
        await goTo('reading');
        await page.locator('.cm-content').first().waitFor();
        const face = await page
          .locator('.cm-content')
          .first()
          .evaluate((e) => getComputedStyle(e).fontFamily);
        expect(face).toMatch(/^"?Atkinson/u);
      });
    },
    LIMIT,
  );

  it(
    'offers to read a study that somebody else has open',
    async () => {
      await withApp({ study: 'empty' }, async (first) => {
        const path = (await first.host('host.state', {})).study?.path ?? '';
        await withApp({ study: 'none', person: 'Tom Hale' }, async ({ page, host }) => {
          await page.getByRole('button', { name: /Open a study/u }).click();
          await page.getByLabel('Or give the place of a study file').fill(path);
          await page.getByRole('button', { name: 'Open', exact: true }).click();
          await page
            .getByText(/is open already: Maya Okafor/u)
            .first()
            .waitFor();
          await page.getByRole('button', { name: 'Open it for reading only' }).click();
          await page.getByText('Open for reading only').waitFor();
          expect((await host('host.state', {})).study?.readOnly).toBe(true);
        });
      });
    },
    LIMIT,
  );
});
