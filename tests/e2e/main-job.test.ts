/**
 * The main job, in a real browser with no network: transcripts dropped on the window, words coded from the keyboard, codes
 * made into themes, the map drawn and taken away as a figure. Closing the app fails when a request left this machine.
 */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { withApp } from '../helpers/app.ts';

const talk = (who: string, place: string) =>
  [
    `Interviewer: Where did you find company when you first came to ${place}?`,
    `${who}: At the repair table in the library, of all places. You bring a broken kettle and somebody asks what happened to it.`,
    'Interviewer: And that helped?',
    `${who}: Nobody asked what happened to me. They asked about the kettle, and that was exactly the right size of question. I went back every week with something else.`,
    'Interviewer: What would you change?',
    `${who}: The hours. It shuts at four, and four is when the evening starts to lean on you.`,
  ].join('\n\n');

/** Drops files on the window as a person would: over it first, then let go. */
async function drop(page: Page, files: { name: string; text: string }[]): Promise<void> {
  await page.evaluate((given) => {
    const data = new DataTransfer();
    for (const { name, text } of given) data.items.add(new File([text], name, { type: 'text/plain' }));
    const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body;
    for (const kind of ['dragenter', 'dragover', 'drop']) {
      target.dispatchEvent(new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, files);
}
const press = async (page: Page, key: string, times = 1): Promise<void> => {
  for (let i = 0; i < times; i++) await page.keyboard.press(key);
};

it('goes from dropped files to an exported figure', async () => {
  await withApp(
    { study: 'empty', person: 'Maya Okafor', room: 'interviews' },
    async ({ page, call, goTo, axe }) => {
      // 1. Transcripts come in by dropping them.
      await page
        .getByText(/Drop transcripts/u)
        .first()
        .waitFor();
      await drop(page, [
        { name: 'one.txt', text: talk('P1', 'Harrowmere') },
        { name: 'two.txt', text: talk('P2', 'Quill Bay') },
      ]);
      await expect.poll(async () => (await call('document.list', {})).length, { timeout: 30_000 }).toBe(2);
      const [first] = await call('document.list', {});
      expect(first).toMatchObject({ publicId: 'P1' });

      // 2. Words are selected and coded without touching the mouse.
      await goTo('reading', { document: first?.id ?? '' });
      const page1 = page.locator('.cm-content').first();
      await page1.waitFor();
      await page1.focus();
      await press(page, 'ControlOrMeta+Home');
      await press(page, 'ArrowDown', 3);
      await press(page, 'Home');
      await press(page, 'Shift+End');
      await press(page, 'c');
      const picker = page.getByRole('combobox', { name: 'Find or create a code' });
      await picker.waitFor();
      await picker.fill('a question of the right size');
      await press(page, 'ControlOrMeta+Enter');
      await expect.poll(async () => (await call('study.info', {})).codings, { timeout: 10_000 }).toBe(1);
      expect(await call('study.info', {})).toMatchObject({ codes: 1, codings: 1 });
      const [code] = await call('code.list', {});
      const { items } = await call('coding.extracts', { codeIds: [code?.id ?? ''] });
      const shown = await page.evaluate(() => document.querySelector('.cm-content')?.textContent ?? '');
      expect(shown).toContain(items[0]?.quote.slice(0, 20) ?? 'nothing');
      await page.getByText('a question of the right size').first().waitFor();

      // 3. Undo names what it takes back, and redo brings it again.
      await page1.focus();
      await press(page, 'ControlOrMeta+z');
      await expect.poll(async () => (await call('study.info', {})).codings).toBe(0);
      await press(page, 'ControlOrMeta+Shift+z');
      await expect.poll(async () => (await call('study.info', {})).codings).toBe(1);

      // 4. Themes of their own; the levels come from the team.
      const overarching = await call('theme.create', { name: 'Room to arrive', level: 0 });
      await call('theme.create', {
        name: 'Small questions',
        parentId: overarching.id,
        codeIds: [code?.id ?? ''],
      });
      await call('theme.create', { name: 'Open hours', parentId: overarching.id });
      await call('theme.create', { name: 'Things to mend', parentId: overarching.id });
      await goTo('themes');
      await page.getByRole('treegrid', { name: 'Themes' }).getByText('Small questions').waitFor();
      expect(await axe()).toEqual([]);

      // 5. The map opens already drawn, and leaves as a figure.
      await goTo('map');
      await page.locator('svg').getByText('Small questions').first().waitFor();
      const unfold = page.getByRole('button', { name: 'Unfold checks and export' });
      if (await unfold.isVisible()) await unfold.click();
      await page.getByRole('checkbox', { name: /SVG/u }).first().waitFor();
      for (const name of ['PNG, 600 dpi', 'PDF, fonts inside', 'SVG, text kept'])
        await page.getByText(name).click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: /^Export 1 file/u }).click(),
      ]);
      const svg = readFileSync(await download.path(), 'utf8');
      expect(svg).toMatch(/^<\?xml/u);
      expect(svg).toContain('Room to');
      expect(svg).toContain('mm"');
      expect(svg).not.toMatch(/https?:\/\/(?!www\.w3\.org)/u);
    },
  );
}, 180_000);

it('has no accessibility fault in any room, light or dark, of the full sample', async () => {
  await withApp(
    { study: 'sample', person: 'Maya Okafor', room: 'interviews' },
    async ({ page, goTo, axe }) => {
      await page.getByRole('navigation').first().waitFor();
      const rooms = await page
        .locator('nav a[href^="#"]')
        .evaluateAll((links) => links.map((a) => (a.getAttribute('href') ?? '').replace(/^#\/?/u, '')));
      expect(rooms.length).toBeGreaterThanOrEqual(8);
      const faults: string[] = [];
      for (const scheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
        for (const room of rooms) {
          await goTo(room);
          await page.locator('main h1, main h2').first().waitFor();
          for (const fault of await axe()) faults.push(`${room}, ${scheme}: ${fault}`);
        }
      }
      expect(faults).toEqual([]);
    },
  );
}, 240_000);
