import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { withApp } from '../helpers/app.ts';

async function middle(of: Locator): Promise<{ x: number; y: number }> {
  const box = await of.boundingBox();
  if (!box) throw new Error('It is not on the page.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const row = (page: Page, name: string): Locator =>
  page.getByRole('treegrid', { name: 'Outline of the map' }).getByRole('row', { name }).first();

/** The part of the sheet that stands for a theme. */
async function part(page: Page, name: string): Promise<Locator> {
  const key = await row(page, name).getAttribute('data-key');
  return page.locator(`[data-node="${key ?? ''}"]`);
}

describe('Map', () => {
  it('opens drawn, moves by hand, links with words, and is undone', async () => {
    await withApp({ study: 'sample', room: 'map' }, async ({ page, axe, call, host }) => {
      await page.locator('.map-figure').waitFor();
      expect(await page.getByRole('radio', { name: 'Petals' }).getAttribute('aria-checked')).toBe('true');
      expect(await axe('.map-room')).toEqual([]);
      const [map] = await call('map.list', {});
      const id = map?.id ?? '';

      await page.getByRole('button', { name: /Look at it/u }).click();
      await page.getByRole('option', { name: 'All of these side by side' }).click();
      await page.getByRole('figure').nth(3).waitFor();
      await page.getByRole('button', { name: /Look at it/u }).click();
      await page.getByRole('option', { name: 'As printed' }).click();
      // too narrow for the form: one press finds what holds it
      await call('map.update', { id, widthMm: 40, layout: 'ring' });
      await page
        .getByRole('button', { name: /^Make it fit|^Keep the form drawn/u })
        .first()
        .click();
      await page
        .getByText(/^The figure is now /u)
        .first()
        .waitFor();
      await call('history.undo', {});
      await call('history.undo', {});
      await page.locator('.map-figure[data-form="petals"]').waitFor();
      // higher than it may be, and letters the font lacks: a press each
      await call('map.update', { id, heightMm: 50, layout: 'cycle' });
      await page.getByRole('button', { name: 'Allow this height' }).click();
      await page.getByText(/on paper, within \d+ mm/u).waitFor();
      expect((await call('map.get', { id })).summary.heightMm).toBeGreaterThan(50);
      const [theme] = (await call('map.get', { id })).themes.filter((t) => t.name === 'Understanding');
      await call('map.rename', {
        mapId: id,
        themeId: theme?.id ?? '',
        name: '漢 Understanding',
        where: 'here',
      });
      await page.getByRole('button', { name: 'Leave those letters out' }).click();
      await page.getByText('Every letter is in the figure font.').waitFor();
      for (let i = 0; i < 4; i += 1) await call('history.undo', {});
      await page.locator('.map-figure[data-form="petals"]').waitFor();

      const from = await part(page, 'Interpersonal Connection');
      const to = await part(page, 'Adaptability and Accessibility');
      const box = await from.boundingBox();
      const goal = await middle(to);
      const start = await middle(from);
      const grip = { x: (box?.x ?? 0) + 12, y: (box?.y ?? 0) + (box?.height ?? 0) - 30 };
      await page.mouse.move(grip.x, grip.y);
      await page.mouse.down();
      await page.mouse.move(grip.x + goal.x - start.x, grip.y + goal.y - start.y, { steps: 8 });
      await page.mouse.up();
      await page.getByText('1 placed by hand').waitFor();
      expect(Object.keys((await call('map.get', { id })).placed.petals ?? {})).toHaveLength(1);

      await row(page, 'Understanding').click();
      await page.keyboard.press('Alt+l');
      // walking the outline is said once, and the dialog begins at what is still open
      expect(await page.locator('.map-heard [aria-live]').count()).toBe(0);
      expect(await page.locator('[role=status][data-live-announcer]').innerText()).toContain('Understanding');
      const dialog = page.getByRole('dialog', { name: 'Draw a link' });
      await dialog
        .getByRole('button', { name: /^Choose what it goes to/u })
        .and(page.locator(':focus'))
        .waitFor();
      await dialog.getByRole('button', { name: /To/u }).click();
      await page.getByRole('option', { name: /Consistency and Continuity/u }).click();
      await dialog.getByRole('textbox', { name: 'Words on the line' }).fill('makes room for');
      expect(await axe('[role="dialog"]')).toEqual([]);
      await dialog.getByRole('button', { name: 'Draw the link' }).click();
      await page.locator('.map-figure text', { hasText: 'makes room for' }).waitFor();
      expect((await call('map.get', { id })).links).toHaveLength(1);

      await page.getByRole('radio', { name: 'Tree', exact: true }).click();
      await page
        .getByRole('spinbutton', { name: /From the left/u })
        .or(page.getByRole('textbox', { name: /From the left/u }))
        .waitFor();
      await call('history.undo', {});
      await call('history.undo', {});
      await call('history.undo', {});
      await page.getByText('1 placed by hand').waitFor({ state: 'detached' });
      expect((await call('map.get', { id })).links).toHaveLength(0);

      // codes: one chosen by key, one made beside it, one carried from the list; off the map they stay in the codebook
      const codesOn = async () =>
        (await call('map.get', { id })).items.flatMap((i) => (i.code ? [i.text] : []));
      await row(page, 'Compassion').click();
      // any code is found from here as from everywhere
      await page.keyboard.press('Alt+c');
      await page.getByRole('dialog', { name: 'Find a code' }).waitFor();
      await page.keyboard.press('Escape');
      await row(page, 'Compassion').and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Alt+k');
      await page.getByRole('dialog', { name: 'Put a code under “Compassion”' }).waitFor();
      expect(await axe('[role="dialog"]')).toEqual([]);
      await page.keyboard.type('small');
      await page.keyboard.press('Enter');
      await row(page, 'small kindnesses').and(page.locator('[aria-selected="true"]')).waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.type('a cup of tea');
      await page.keyboard.press('Enter');
      await row(page, 'a cup of tea').and(page.locator('[aria-selected="true"]')).waitFor();
      expect(await codesOn()).toEqual(['small kindnesses', 'a cup of tea']);
      await page.getByRole('button', { name: 'Codes', exact: true }).click();
      const listed = page.getByRole('treegrid', { name: 'Codes to put on the map' });
      await listed.getByRole('row', { name: 'being believed' }).dragTo(page.locator('.map-figure'), {
        targetPosition: { x: 60, y: 30 },
      });
      await listed.getByRole('row', { name: /being believed.*on this map/u }).waitFor();
      expect(await axe('.map-room')).toEqual([]);
      await page.getByRole('button', { name: 'Outline', exact: true }).click();
      await row(page, 'a cup of tea').click();
      await page.keyboard.press('Delete');
      await row(page, 'a cup of tea').waitFor({ state: 'detached' });
      expect((await call('code.list', {})).some((c) => c.name === 'a cup of tea')).toBe(true);

      // only read: every form can be looked at, none is kept
      const { study } = await host('host.state', {});
      await host('host.openStudy', { path: study?.path ?? '', readOnly: true });
      await page.getByRole('button', { name: 'Codes', exact: true }).waitFor({ state: 'detached' });
      await page.getByRole('radio', { name: 'Network' }).click();
      await page.locator('.map-figure[data-form="network"]').waitFor();
      await page.locator('.map-desk').hover();
      await page.locator('.map-figure[data-form="petals"]').waitFor();
    });
  }, 120_000);

  it('takes another form from the menu, and undo brings the old one back', async () => {
    await withApp({ study: 'sample', room: 'map', width: 1280, height: 800 }, async ({ page, axe, call }) => {
      await page.locator('.map-figure').waitFor();
      for (const [form, layout] of [
        ['Network', 'network'],
        ['Layers', 'layers'],
        ['Cycle', 'cycle'],
      ] as const) {
        await page.getByRole('radio', { name: form }).click();
        await page.locator(`.map-form[data-form="${layout}"][aria-checked="true"]`).waitFor();
        expect((await call('map.list', {}))[0]?.layout).toBe(layout);
      }
      expect(await axe('.map-room')).toEqual([]);
      await call('history.undo', {});
      await page.locator('.map-form[data-form="layers"][aria-checked="true"]').waitFor();

      // arrows look at a form, Escape goes back, Enter keeps
      const drawn = (form: string) => page.locator(`.map-figure[data-form="${form}"]`).waitFor();
      await page.locator('.map-form[aria-checked="true"]').focus();
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('ArrowLeft');
      await drawn('list');
      await page.keyboard.press('Escape');
      await drawn('layers');
      expect((await call('map.list', {}))[0]?.layout).toBe('layers');
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      await page.locator('.map-form[data-form="petals"][aria-checked="true"]').waitFor();
      await drawn('petals');

      // walked and grown by keys: asked once where names hold, then each name goes where it was said
      await page.locator('.map-desk').focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Being believed');
      await page.keyboard.press('Enter');
      const asked = page.getByRole('dialog', { name: 'Where does “Being believed” belong?' });
      await asked.waitFor();
      expect(await axe('[role="dialog"]')).toEqual([]);
      await asked.getByRole('button', { name: 'Only on this map' }).click();
      await page.locator('.map-hit[data-state="chosen"]').waitFor();
      await row(page, 'Being believed').waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.type('Being heard');
      await page.keyboard.press('Enter');
      await row(page, 'Being heard').and(page.locator('[aria-selected="true"]')).waitFor();
      await page.keyboard.type('Heard out');
      await page.keyboard.press('Enter');
      await row(page, 'Heard out').waitFor();
      const [grown] = await call('map.list', {});
      const ideas = (await call('map.get', { id: grown?.id ?? '' })).items.filter((i) => i.kind === 'idea');
      expect(ideas.map((i) => i.text)).toEqual(['Being believed', 'Heard out']);
      expect((await call('theme.list', {})).some((t) => t.name === 'Heard out')).toBe(false);
      for (let i = 0; i < 3; i += 1) await page.keyboard.press('Control+z');
      await row(page, 'Being believed').waitFor({ state: 'detached' });

      // any size, and back to the true one
      await page.keyboard.press('Alt+0');
      await page.getByText(/Shown at \d+ % of true size/u).waitFor();
      await page.keyboard.press('Alt+1');
      await page.getByText('Shown at true size').waitFor();

      // stages: by keyboard to the figure of all, compared in words; then behind the themes by one change, and taken
      await page.locator('.map-desk').focus();
      await page.keyboard.press(']');
      await page.getByText('3 stages').waitFor();
      await page.getByText('“Labels and blame” was merged into “Understanding”.', { exact: true }).waitFor();
      expect(await axe('.map-room')).toEqual([]);
      // a stage is shown at any size and walked, and the focus goes along
      await page.keyboard.press('Alt+0');
      await page.getByText(/Shown at \d+ % of true size/u).waitFor();
      await page.keyboard.press('Alt+1');
      await page.locator('.map-desk').focus();
      await page.keyboard.press('ArrowDown');
      await page.locator('.map-hit[data-state="chosen"]').waitFor();
      await page.keyboard.press('[');
      await page.locator('.map-room[data-stage="now"] .map-desk:focus').waitFor();
      const theme = (await call('theme.list', {})).find((t) => t.name === 'Compassion');
      await call('theme.update', { id: theme?.id ?? '', name: 'Warmth' });
      await page.getByRole('button', { name: 'Map is behind the themes: 1 change' }).click();
      expect(await axe('.map-behind')).toEqual([]);
      await page.getByRole('button', { name: /^Take:/u }).press('Enter');
      await page.locator('.map-desk:focus').waitFor();
      await page.getByRole('row', { name: 'Warmth' }).first().waitFor();
    });
  }, 120_000);

  it('is read and left by keyboard, and exports a figure', async () => {
    await withApp(
      { study: 'sample', room: 'map', width: 1024, height: 700, dark: true },
      async ({ page, axe, call }) => {
        await row(page, 'Relational Practice').click();
        for (let i = 0; i < 2; i += 1) await page.keyboard.press('ArrowDown');
        await page.getByText('Heard as:').waitFor();
        await page.keyboard.press('Delete');
        await page
          .getByText(/is off this map/u)
          .first()
          .waitFor();
        const [map] = await call('map.list', {});
        expect((await call('map.get', { id: map?.id ?? '' })).hidden).toHaveLength(1);
        expect(await axe('.map-room')).toEqual([]);

        await page.getByRole('button', { name: 'More for this map' }).click();
        await page.getByRole('menuitem', { name: 'Rename this map' }).click();
        await page.getByRole('textbox', { name: 'Name of the map' }).fill('Figure for the paper');
        await page.keyboard.press('Enter');
        await page.getByText('Figure for the paper').first().waitFor();

        // in a tight window the bar is one line: the forms are behind a button, looked at and kept by the same keys
        await page.setViewportSize({ width: 683, height: 700 });
        const forms = page.getByRole('button', { name: /^Form of the map:/u });
        await forms.click();
        await page.locator('.map-form:focus').waitFor();
        expect((await page.locator('.tw-room-bar').boundingBox())?.height).toBeLessThan(60);
        await page.keyboard.press('ArrowRight');
        await page.locator('.map-form[data-looked]:focus').waitFor();
        await page.keyboard.press('Escape');
        await page.locator('.map-form[aria-checked="true"]:focus').waitFor();
        expect(await axe('.map-forms-over')).toEqual([]);
        await page.keyboard.press('Escape');
        await page.locator('.map-forms-open:focus').waitFor();
        await page.setViewportSize({ width: 1024, height: 700 });

        // kept as a stage from the map's menu; the white has a menu of its own
        await page.getByRole('button', { name: 'More for this map' }).click();
        await page.getByRole('menuitem', { name: 'Keep it as a stage' }).click();
        await page.getByRole('textbox', { name: 'Name of the stage' }).fill('For the talk');
        await page.keyboard.press('Enter');
        await page.getByText('“For the talk” is kept.').first().waitFor();
        await page.locator('.map-captions').click({ button: 'right', position: { x: 200, y: 4 } });
        await page.getByRole('menuitem', { name: 'Put a note on the map' }).waitFor();
        await page.keyboard.press('Escape');
        const white = await page.locator('.map-figure').boundingBox();
        await page.mouse.click((white?.x ?? 0) + (white?.width ?? 0) / 2, (white?.y ?? 0) + 12, {
          button: 'right',
        });
        await page.getByRole('menuitem', { name: 'Write a note here' }).click();
        await page.keyboard.type('Said on the way out');
        await page.keyboard.press('Enter');
        await row(page, 'Said on the way out').waitFor();

        await page.getByRole('button', { name: 'Checks and export' }).click();
        for (const name of ['PNG, 600 dpi', 'PDF, fonts inside']) await page.getByText(name).click();
        await page.getByText('SVG, text kept').click();
        const [download] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('button', { name: 'Export 1 file' }).click(),
        ]);
        const svg = readFileSync(await download.path(), 'utf8');
        expect(svg).toContain('width="174mm"');
        expect(svg).toContain('Relational Practice');

        // a map nobody has kept yet is kept once by the first name written on it, and shows it
        for (const { id } of await call('map.list', {})) await call('map.remove', { id });
        await page.getByText('Figure for the paper').first().waitFor({ state: 'detached' });
        for (let i = 0; i < 9 && !(await page.locator('.map-desk:focus').count()); i += 1)
          await page.keyboard.press('F6');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.type('Held in mind');
        await page.keyboard.press('Enter');
        await page.getByRole('dialog').getByRole('button', { name: 'Only on this map' }).click();
        await page.locator('.map-figure text', { hasText: 'Held in mind' }).waitFor();
        expect(await call('map.list', {})).toHaveLength(1);
      },
    );
  }, 120_000);
});
