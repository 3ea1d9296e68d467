import { describe, expect, it } from 'vitest';
import { withApp } from '../helpers/app.ts';

describe('Interviews', () => {
  it('opens', async () => {
    await withApp({ study: 'sample', room: 'interviews' }, async ({ page, axe }) => {
      await page.getByRole('grid', { name: 'Transcripts' }).waitFor();
      expect(await page.locator('tr[data-key]').count()).toBe(12);
      expect(await axe()).toEqual([]);
    });
  }, 120_000);
});
