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
});
