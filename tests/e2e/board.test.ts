import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { startApp, type App } from '../helpers/app.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await startApp({ study: 'sample' });
  page = app.page;
  page.setDefaultTimeout(8000);
  // the sample's own board is put away
  await clearTable();
  await app.goTo('themes', { view: 'board' });
  await page.getByText(/Lay codes and extracts on the table/).waitFor({ timeout: 60_000 });
}, 300_000);
afterAll(() => app?.close(), 60_000);

const table = () => page.getByRole('application');
const tray = () => page.getByRole('region', { name: /^Set aside/ });
const pile = (name: string) => page.getByRole('group', { name: new RegExp(`^Pile: ${name}`) });
const dialog = () => page.getByRole('dialog');
const board = () => app.call('board.get', {});
/** What undo would take back. */
const done = async () => (await app.call('history.state', {})).undo;
const until = (what: () => unknown) => expect.poll(what, { timeout: 10_000 });
async function clearTable(): Promise<void> {
  const { cards, piles } = await board();
  for (const { id } of piles) await app.call('board.removePile', { id });
  await app.call('board.removeCards', { ids: cards.map((card) => card.id) });
}
/** The id of the card that has the focus. */
const focusedCard = () =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['stop']?.replace(/^c:/u, ''));
const cardOf = async (id: string) => (await board()).cards.find((card) => card.id === id);
/** Focuses a card that is in view. */
const goTo = async (id: string) => {
  await table().first().locator(`[data-stop="c:${id}"]`).focus();
  await until(focusedCard).toBe(id);
};

describe('The card board', () => {
  it('teaches while it is empty, and takes codes and extracts', async () => {
    expect(await app.axe()).toEqual([]);
    await page.getByRole('button', { name: 'Put codes on the table' }).click();
    await dialog().getByRole('searchbox').fill('known worker');
    await dialog()
      .getByRole('checkbox', { name: /one known worker/ })
      .focus();
    await page.keyboard.press('Space');
    await dialog().getByRole('button', { name: 'Add 1 card' }).click();
    await until(async () => (await board()).cards.length).toBe(1);
    await goTo((await board()).cards[0]?.id ?? '');
    // what can be done with it is in view whole, also beside the edge
    const left = async (selector: string) => (await page.locator(selector).boundingBox())?.x ?? -1;
    await until(async () => (await left('.bd-tool-row')) > (await left('.bd-table'))).toBe(true);
    await page.keyboard.press('e');
    await dialog().getByRole('combobox').fill('losing the person who knew me');
    await page.keyboard.press('Enter');
    await until(async () => (await board()).cards.length).toBeGreaterThan(4);
    await table().getByRole('button').first().waitFor();
  });

  it('walks by arrows, makes a pile and names it by typing', async () => {
    // who comes by Tab is at the first card, and keys are about it
    await page.reload();
    await page.locator('.bd-zoom').waitFor();
    await page.locator('.bd-table [data-stop][tabindex="0"]').focus();
    await page.keyboard.press('m');
    await dialog().waitFor();
    await page.keyboard.press('Escape');
    const { cards } = await board();
    const [, first, second] = cards.filter((card) => card.kind === 'extract').map((card) => card.id);
    await goTo(first ?? '');
    await page.keyboard.press('Shift+ArrowRight');
    await until(focusedCard).toBe(second);
    await page.keyboard.press('ArrowLeft');
    await until(focusedCard).toBe(first);
    // what one looks up or opens gives the place back
    await page.keyboard.press('Control+k');
    await dialog().waitFor();
    await page.keyboard.press('Escape');
    await until(focusedCard).toBe(first);
    await table().click({ position: { x: 12, y: 12 } });
    await until(focusedCard).toBe(first);
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: /^Make a pile of it/ }).click();
    await page.keyboard.type('Starting');
    // typed further, and the window ended without a word: the field is there again
    const me = (await app.call('person.list', {})).find((one) => one.name === 'Maya Okafor')?.id ?? null;
    const begun = () => app.call('draft.list', { personId: me });
    await until(async () => (await begun()).drafts.map((one) => one.words).join()).toContain('Starting');
    const { studyId, drafts } = await begun();
    await page.keyboard.press('Enter');
    await until(async () => (await begun()).drafts).toEqual([]);
    const [draft = { key: '', words: '' }] = drafts;
    const words = draft.words.replace('Starting', 'Starting ag');
    await app.call('draft.keep', { studyId, personId: me, key: draft.key, words });
    await page.reload();
    await page.getByRole('textbox', { name: 'Name this pile' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('ain');
    await page.keyboard.press('Enter');
    await until(async () => (await begun()).drafts).toEqual([]);
    await pile('Starting again').waitFor();
    const made = (await board()).piles[0];
    expect(made?.name).toBe('Starting again');
    expect((await cardOf(first ?? ''))?.pileId).toBe(made?.id);
    // a window that was closed has kept the name, and nobody is asked for it again
    const kept = draft.words.replace('Starting', 'Starting again');
    await app.call('draft.keep', { studyId, personId: me, key: draft.key, words: kept });
    await page.reload();
    await pile('Starting again').waitFor();
    await until(async () => (await begun()).drafts).toEqual([]);
    expect(await page.getByRole('textbox', { name: 'Name this pile' }).count()).toBe(0);
  });

  it('moves by a menu, to a pile that is there or a new one', async () => {
    const loose = (await board()).cards.filter((card) => card.pileId === null);
    const [one, two] = loose.map((card) => card.id);
    await goTo(one ?? '');
    await page.keyboard.press('m');
    await dialog().getByRole('combobox').fill('Starting');
    await page.keyboard.press('Enter');
    const known = (await board()).piles[0]?.id;
    await until(async () => (await cardOf(one ?? ''))?.pileId).toBe(known);
    await goTo(two ?? '');
    await page.keyboard.press('m');
    await dialog().getByRole('combobox').fill('Left behind');
    await page.keyboard.press('Enter');
    await pile('Left behind').waitFor();
    expect(await app.axe()).toEqual([]);
    // what is typed right after P is the name of the pile, letter by letter, and no key of the table
    await goTo(loose[2]?.id ?? '');
    for (const key of 'psmall xmas tea') await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await until(async () => (await board()).piles.map((one) => one.name)).toContain('small xmas tea');
    expect((await board()).cards.some((card) => card.isAside)).toBe(false);
    await page.locator('.bd-pile-name:focus').waitFor();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await until(async () => (await board()).piles.length).toBe(2);
  });

  it('reads the whole card, and comes back from its transcript to it', async () => {
    const card = (await board()).cards.find((one) => one.kind === 'extract' && one.pileId !== null);
    await goTo(card?.id ?? '');
    await page.keyboard.press('Enter');
    await dialog()
      .getByRole('heading', { name: /^Extract #/ })
      .waitFor();
    await page.keyboard.press('Escape');
    await until(focusedCard).toBe(card?.id);
    await page.keyboard.press('o');
    await until(() => page.url()).toContain(`coding=${card?.codingId}`);
    await page.getByRole('button', { name: 'Back to the board' }).click();
    await until(focusedCard).toBe(card?.id);
    // from the codebook, too, the keys of Back lead back, and move nothing there
    const code = (await board()).cards.find((one) => one.kind === 'code');
    await goTo(code?.id ?? '');
    await page.keyboard.press('o');
    await page.locator(`[role="row"][data-key="${code?.codeId}"]:focus`).waitFor();
    const before = await done();
    await page.keyboard.press('Alt+ArrowLeft');
    await until(focusedCard).toBe(code?.id);
    expect(await done()).toBe(before);
    await page.getByRole('button', { name: 'Back to the board' }).waitFor({ state: 'detached' });
  });

  it('sets aside and brings back, and undo takes every step back', async () => {
    const card = (await board()).cards.find((one) => one.kind === 'extract' && one.pileId !== null);
    await goTo(card?.id ?? '');
    await page.keyboard.press('s');
    await until(async () => (await cardOf(card?.id ?? ''))?.isAside).toBe(true);
    await tray().getByText('1', { exact: true }).waitFor();
    await page.keyboard.press('Shift+S');
    await dialog().getByRole('combobox').waitFor();
    await page.keyboard.press('Enter');
    await until(async () => (await cardOf(card?.id ?? ''))?.isAside).toBe(false);
    expect((await cardOf(card?.id ?? ''))?.pileId).toBe(card?.pileId);
    await until(focusedCard).toBe(card?.id);
    await page.keyboard.press('Control+z');
    await until(async () => (await cardOf(card?.id ?? ''))?.isAside).toBe(true);
    await page.keyboard.press('Control+Shift+z');
    await until(async () => (await cardOf(card?.id ?? ''))?.isAside).toBe(false);
  });

  it('drags a card into a pile, and a pile into another', async () => {
    const loose = (await board()).cards.find((card) => card.pileId === null);
    const to = (await board()).piles.find((one) => one.name === 'Left behind');
    await page.getByRole('button', { name: 'Show the whole table' }).click();
    const from = await page.locator(`[data-card="${loose?.id}"]`).boundingBox();
    const target = await pile('Left behind').boundingBox();
    if (!from || !target) throw new Error('not in view');
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + from.width, from.y + from.height, { steps: 4 });
    // a card in the hand stays in it, whatever a colleague does with it
    const other = (await board()).piles.find((one) => one.name === 'Starting again')?.id ?? '';
    await app.call('board.moveCards', { ids: [loose?.id ?? ''], pileId: other });
    await page.getByText('All changes saved').waitFor();
    const held = await page.locator(`[data-card="${loose?.id}"]`).boundingBox();
    expect(Math.abs((held?.x ?? 0) - from.x - from.width / 2)).toBeLessThan(8);
    await page.mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 6 });
    await page.mouse.up();
    await until(async () => (await cardOf(loose?.id ?? ''))?.pileId).toBe(to?.id);
    // a pile is taken by its name, and put into the one it is let go on
    const name = await page.getByRole('button', { name: 'Starting again', exact: true }).boundingBox();
    const onto = await pile('Left behind').boundingBox();
    if (!name || !onto) throw new Error('not in view');
    const before = await board();
    await page.mouse.move(name.x + 20, name.y + name.height / 2);
    await page.mouse.down();
    await page.mouse.move(onto.x + onto.width / 2, onto.y + onto.height / 2, { steps: 6 });
    await page.getByText('Put it into Left behind').waitFor();
    await page.mouse.up();
    await until(async () => (await board()).piles.map((one) => one.name)).toEqual(['Left behind']);
    expect((await board()).cards).toHaveLength(before.cards.length);
    await page.locator(`[data-stop="p:${to?.id}"]`).focus();
    await page.keyboard.press('Control+z');
    await until(board).toEqual(before);
  });

  it('selects with a rubber band what keys are about then, and takes cards out of the tray', async () => {
    const before = await board();
    const aside = async () => (await board()).cards.filter((card) => card.isAside).length;
    const box = await table().boundingBox();
    if (!box) throw new Error('not in view');
    await page.keyboard.down('Shift');
    await page.mouse.move(box.x + 4, box.y + 4);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width - 4, box.y + box.height - 4, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await page.locator('.bd-card.is-selected [data-stop]:focus').waitFor();
    await page.getByRole('button', { name: /^Move \d+ to pile/ }).waitFor();
    await page.keyboard.press('s');
    await until(aside).toBe(before.cards.length);
    // the tray is a part of the window of its own
    await page.locator('.bd-chip').first().waitFor();
    await page.locator('.bd-pile-name:focus').waitFor();
    await page.keyboard.press('F6');
    await page.locator('.bd-tray :focus').waitFor();
    await page
      .locator('.bd-chip')
      .first()
      .dragTo(table(), { targetPosition: { x: 30, y: 400 } });
    await until(aside).toBe(before.cards.length - 1);
    await page.locator('.bd-table [data-stop^="c:"]:focus').waitFor();
    await page.keyboard.press('Control+z');
    await until(aside).toBe(before.cards.length);
    await page.keyboard.press('Control+z');
    await until(board).toEqual(before);
  });

  it('takes extracts from the list, by dragging onto a card and by keys into a pile', async () => {
    const known = (await board()).cards.find((one) => one.kind === 'code');
    await page.locator(`[data-stop="c:${known?.id}"]`).focus();
    await page.keyboard.press('1');
    await page.keyboard.press('Shift+L');
    await page.getByRole('searchbox', { name: 'Find words in extracts' }).fill('letter');
    const rows = page.getByRole('treegrid', { name: 'Extracts' }).getByRole('row');
    await until(() => rows.first().textContent()).toMatch(/letter/i);
    const old = new Set((await board()).cards.map((one) => one.id));
    const count = old.size;
    await rows.first().click();
    await rows.nth(1).click({ modifiers: ['Shift'] });
    await rows.first().dragTo(page.locator(`[data-card="${known?.id}"]`));
    await until(async () => (await board()).cards.length).toBe(count + 2);
    const home = (await cardOf(known?.id ?? ''))?.pileId ?? '';
    const put = (await board()).cards.filter((one) => !old.has(one.id));
    expect(put.map((one) => [one.kind, one.pileId])).toEqual([
      ['extract', home],
      ['extract', home],
    ]);
    await rows.first().focus();
    await page.keyboard.press('m');
    await dialog().getByRole('combobox').fill('Left behind');
    await page.keyboard.press('Enter');
    await until(async () => (await board()).cards.length).toBe(count + 3);
    expect(await app.axe()).toEqual([]);
    await goTo(known?.id ?? '');
    await page.keyboard.press('Shift+E');
    const out = async () => (await board()).cards.length - count - 3;
    await until(out).toBeGreaterThan(5);
    await page.getByText(/^Opened .+ out into \d+ extracts/).waitFor();
    await page.locator(`[data-stop="c:${known?.id}"]:focus`).waitFor();
    await page.keyboard.press('Shift+E');
    await until(out).toBe(0);
    await page.keyboard.press('l');
    await page.keyboard.press('l');
  });

  it('keeps a sitting, and opens it beside the table', async () => {
    await page.getByRole('button', { name: 'Sittings' }).click();
    await page.getByRole('menuitem', { name: 'Keep this sitting' }).click();
    await until(async () => (await app.call('board.snapshots', {})).length).toBe(3);
    await page.getByRole('button', { name: 'Sittings' }).click();
    await page.getByRole('menuitem', { name: /^Sitting 3/ }).click();
    const then = page.getByRole('region', { name: 'Sitting 3, as it was' });
    await then.getByRole('heading', { name: 'Starting again' }).waitFor();
    expect(await app.axe()).toEqual([]);
    // side by side tables are small, and their small maps would lie over cards
    await page.mouse.move(400, 4);
    await until(() => page.locator('.bd-map:visible').count()).toBe(0);
    await then.locator('.bd-zoom').hover();
    await until(() => page.locator('.bd-map:visible').count()).toBe(1);
    await then.getByRole('button', { name: 'More about Sitting 3' }).click();
    await page.getByRole('menuitem', { name: 'Rename the sitting' }).click();
    await page.keyboard.type('Before the break');
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: 'More about Before the break' })
      .and(page.locator(':focus'))
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Delete the sitting' }).click();
    await page.getByRole('button', { name: 'Delete the sitting' }).click();
    await until(async () => (await app.call('board.snapshots', {})).length).toBe(2);
    await page.locator('.bd-table [data-stop]:focus').waitFor();
    await page.keyboard.press('Control+z');
    await until(async () => (await app.call('board.snapshots', {})).at(-1)?.name).toBe('Before the break');
    expect(await page.locator('.bd-sitting').count()).toBe(0);
  });

  it('turns a pile into a theme that shows where it came from', async () => {
    const { cards, piles } = await board();
    const known = piles.find((one) => one.name === 'Starting again');
    const quotes = cards.filter((card) => card.pileId === known?.id && card.kind === 'extract');
    await goTo(quotes[0]?.id ?? '');
    await page.keyboard.press('t');
    const theme = async () => (await app.call('theme.list', {})).find((one) => one.name === 'Starting again');
    // extracts that no code of the pile covers get one of its name
    await dialog()
      .getByRole('checkbox', { name: /the code “Starting again”, a new one/ })
      .waitFor();
    expect(await app.axe()).toEqual([]);
    await page.keyboard.press('Enter');
    await until(async () => (await theme())?.quotes.length).toBe(quotes.length);
    expect((await theme())?.people).toBeGreaterThan(0);
    const turned = await done();
    expect(turned).toMatch(
      /^Turned a pile into the theme Starting again and coded \d+ places? with Starting again$/u,
    );
    await until(async () => (await board()).piles.find((one) => one.id === known?.id)?.themeId).toBe(
      (await theme())?.id,
    );
    await app.goTo('themes', { theme: (await theme())?.id ?? '' });
    await page
      .getByRole('region', { name: 'Theme Starting again' })
      .getByRole('button', { name: 'Starting again', exact: true })
      .click();
    await page.locator(`[data-stop="p:${known?.id}"]:focus`).waitFor();
    // how one knows, in one action and back
    await page.keyboard.press('Shift+I');
    await until(() => page.url()).toContain('show=extracts');
    await page.getByRole('button', { name: 'Back to the board' }).click();
    await page.locator(`[data-stop="p:${known?.id}"]:focus`).waitFor();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Delete its theme, keep the pile' }).click();
    await page.getByRole('button', { name: 'Delete the theme' }).click();
    await until(async () => (await board()).piles.find((one) => one.id === known?.id)?.themeId).toBeNull();
    await page.locator(`[data-stop="p:${known?.id}"]:focus`).waitFor();
  });

  it('goes from every code and extract to five themes and back by keys alone', async () => {
    await clearTable();
    const before = (await app.call('theme.list', {})).length;
    await app.goTo('themes', { view: 'board' });
    await page.getByRole('button', { name: /^Put all \d+ codes on the table$/ }).focus();
    await page.keyboard.press('Enter');
    await until(async () => (await board()).cards.length).toBeGreaterThan(40);
    await page.locator('[data-stop^="c:"]:focus').waitFor();
    await page.keyboard.press('e');
    await dialog().getByText('Every extract of the codes on the table').waitFor();
    await page.keyboard.press('Enter');
    await until(async () => (await board()).cards.length).toBeGreaterThan(640);
    const all = (await board()).cards.length;
    const codes = new Map((await app.call('code.list', {})).map((code) => [code.id, code]));
    const used = (await board()).cards.flatMap((card) => codes.get(card.codeId ?? '') ?? []);
    const large = used.toSorted((a, b) => b.codings - a.codings).slice(0, 4);
    const gather = async (name: string) => {
      await page.keyboard.press('m');
      await dialog().getByRole('combobox').fill(name);
      await page.keyboard.press('Enter');
      await until(done).toBe(`Made the pile ${name}`);
    };
    for (const [at, code] of large.entries()) {
      await page.keyboard.press('/');
      await page.keyboard.insertText(code.name);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await page.locator('[data-stop^="c:"]:focus').waitFor();
      await page.keyboard.press('x');
      await gather(`Meaning ${at + 1}`);
    }
    // what is left lies in no pile: all of it at once
    const rest = (await board()).cards.filter((card) => card.pileId === null);
    const isLoose = (id = '') => rest.some((one) => one.id === id);
    await until(async () => isLoose(await focusedCard())).toBe(true);
    await page.keyboard.press('Control+a');
    await gather('Meaning 5');
    await pile('Meaning 5').waitFor();
    // another order within the pile
    await page.locator('.bd-pile [data-stop^="c:"]:focus').waitFor();
    await page.keyboard.press('Alt+Shift+ArrowRight');
    await until(done).toBe('Put 1 card in another order');
    await page.keyboard.press('PageUp');
    await page.locator('[data-stop^="p:"]:focus').waitFor();
    await page.keyboard.press('PageDown');
    for (let at = 5; at > 0; at--) {
      await page
        .getByRole('button', { name: `Meaning ${at}`, exact: true })
        .and(page.locator(':focus'))
        .waitFor();
      await page.keyboard.press('t');
      await until(done).toBe(`Turned a pile into the theme Meaning ${at}`);
      if (at > 1) await page.keyboard.press('PageUp');
    }
    // its sheet is beside the table, and the table is still there
    await page.getByRole('region', { name: 'Theme Meaning 1' }).waitFor();
    const end = await board();
    expect(end.cards).toHaveLength(all);
    for (const [at, code] of large.entries()) {
      const pileId = end.piles.find((one) => one.name === `Meaning ${at + 1}`)?.id;
      expect(end.cards.filter((card) => card.pileId === pileId)).toHaveLength(code.codings + 1);
    }
    // and back again: five themes and an order
    for (let step = 6; step > 0; step--) {
      const now = await done();
      await page.keyboard.press('Control+z');
      await until(done).not.toBe(now);
    }
    expect((await app.call('theme.list', {})).length).toBe(before);
    expect((await board()).piles.map((one) => one.themeId)).toEqual([null, null, null, null, null]);
  });
});
