import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { startApp, type App } from '../helpers/app.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await startApp({ study: 'sample', room: 'themes' });
  page = app.page;
  page.setDefaultTimeout(8000);
  await tree().waitFor({ timeout: 60_000 });
}, 300_000);
afterAll(() => app?.close(), 60_000);

const tree = () => page.getByRole('treegrid', { name: 'Themes' });
const pool = () => page.getByRole('treegrid', { name: 'Codes' });
const sheet = () => page.getByRole('region', { name: /^Theme / });
const row = (name: string): Locator =>
  tree()
    .getByRole('row')
    .filter({ has: page.getByText(name, { exact: true }) })
    .first();
const themes = () => app.call('theme.list', {});
const theme = async (name: string) => {
  const found = (await themes()).find((one) => one.name === name);
  if (!found) throw new Error(`There is no theme ${name}`);
  return found;
};
/** Waits until the program says so. */
const until = (what: () => unknown) => expect.poll(what, { timeout: 10_000 });
const dialog = () => page.getByRole('dialog').or(page.getByRole('alertdialog'));
const goTo = async (name: string) => {
  await row(name).click({ position: { x: 120, y: 12 } });
  await page.getByRole('region', { name: `Theme ${name}` }).waitFor();
};
const focused = (name: string) =>
  page.locator('[role="row"]:focus').filter({ has: page.getByText(name, { exact: true }) });

describe('Themes', () => {
  it('shows the tree by levels with people first, and has no accessibility problem', async () => {
    await until(() => tree().getByRole('row').count()).toBe((await themes()).length);
    const known = await theme('Consistency and Continuity');
    // a reflexive study counts people, and not how often
    expect(await row(known.name).textContent()).toContain(`${known.people} people`);
    expect(await row(known.name).textContent()).not.toContain('extracts');
    await page.getByRole('button', { name: 'View', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Counts beside themes' }).press('Enter');
    await until(() => row(known.name).textContent()).not.toContain(`${known.people} people`);
    await page.keyboard.press('Escape');
    await app.call('study.setSettings', { countsBesideThemes: true });
    await goTo(known.name);
    expect(await app.axe()).toEqual([]);
  });

  it('creates beside and under, renames, moves and sets a status by keys', async () => {
    await goTo('Compassion');
    const parent = (await theme('Compassion')).parentId;
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Name of the new theme' }).fill('Warmth that costs nothing');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await until(async () => (await theme('Warmth that costs nothing')).parentId).toBe(parent);
    await focused('Warmth that costs nothing').waitFor();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'New name' }).fill('Warmth that costs little');
    await page.keyboard.press('Enter');
    await focused('Warmth that costs little').waitFor();
    const made = await theme('Warmth that costs little');
    await page.keyboard.press('Alt+ArrowUp');
    await until(async () => (await theme(made.name)).position).toBeLessThan(made.position);
    await page.keyboard.press('m');
    await dialog().getByRole('combobox').fill('top level');
    // on a slow machine one goes on before it is moved: naming the next is not broken off when it is
    const slowly = await page.context().newCDPSession(page);
    await slowly.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await page.keyboard.press('Enter');
    await focused(made.name).waitFor();
    await page.keyboard.press('Shift+N');
    await until(async () => (await theme(made.name)).parentId).toBe(null);
    await row(made.name).and(page.locator('[aria-level="1"]')).waitFor();
    await slowly.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await page.getByRole('textbox', { name: 'Name of the new theme' }).fill('Tea');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await until(async () => (await theme('Tea')).parentId).toBe(made.id);
    await focused('Tea').waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('mark the theme as set aside');
    await page
      .getByRole('option', { name: /set aside/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await until(async () => (await theme('Tea')).status).toBe('setAside');
  });

  it('takes an outline: Enter names the next, Tab puts it under the one above, Shift Tab out again', async () => {
    await page.keyboard.press('Shift+N');
    const field = page.getByRole('textbox', { name: 'Name of the new theme' });
    await field.pressSequentially('Cups');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.getByText('Sub-theme. Enter: the next one').waitFor();
    await field.pressSequentially('A chipped one');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Shift+Tab');
    await field.pressSequentially('Saucers');
    await page.keyboard.press('Enter');
    // lines that are pasted become themes where the field stands
    await field.evaluate((input) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '- Spoons\n    - B: Teaspoons');
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    expect(await app.axe()).toEqual([]);
    await dialog().getByRole('button', { name: 'Make 2 sub-themes' }).press('Enter');
    await until(async () => (await themes()).some((one) => one.name === 'Teaspoons')).toBe(true);
    const parent = async (name: string) => {
      const { parentId } = await theme(name);
      return (await themes()).find((one) => one.id === parentId)?.name;
    };
    expect(await Promise.all(['A chipped one', 'Saucers', 'Spoons', 'Teaspoons'].map(parent))).toEqual([
      'Cups',
      'Tea',
      'Tea',
      'Spoons',
    ]);
    expect((await theme('Teaspoons')).saidBy).toEqual(['Brook Lane']);
    await focused('Spoons').waitFor();
    await page.keyboard.press('g');
    await dialog().getByRole('checkbox', { name: 'A, Alder House' }).press('Space');
    await until(async () => (await theme('Spoons')).saidBy).toEqual(['Alder House']);
    await dialog().getByRole('button', { name: 'Done' }).press('Enter');
    await sheet().getByText('Said to be a finding of Alder House.').waitFor();
    // one step each: the letter, the list, and the four themes named
    for (let n = 0; n < 5; n += 1) await app.call('history.undo', {});
    await until(async () => (await themes()).some((one) => one.name === 'Cups')).toBe(false);
    await goTo('Tea');
  });

  it('merges a theme into another by keys, after saying what goes along', async () => {
    const target = await theme('Warmth that costs little');
    await page.keyboard.press('Shift+N');
    await page.getByRole('textbox', { name: 'Name of the new theme' }).fill('A kettle kept on');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await focused('A kettle kept on').waitFor();
    const { id: gone } = await theme('A kettle kept on');
    await page.keyboard.press('Shift+M');
    await dialog().getByRole('combobox').fill('costs little');
    await page.keyboard.press('Enter');
    await dialog().getByText('“A kettle kept on” becomes part of “Warmth that costs little”.').waitFor();
    // one dialog led to the other; the way out leads to where both began
    await page.keyboard.press('Escape');
    await focused('A kettle kept on').waitFor();
    await page.keyboard.press('Shift+M');
    await dialog().getByRole('combobox').fill('costs little');
    await page.keyboard.press('Enter');
    await dialog().getByText('“A kettle kept on” becomes part of “Warmth that costs little”.').waitFor();
    await dialog().getByRole('button', { name: 'Merge them' }).press('Enter');
    await focused(target.name).waitFor();
    await sheet().getByText('A kettle kept on').first().waitFor();
    // an address from before the merge leads to the theme that has it all now, and says so
    await app.goTo('extracts', { theme: gone });
    await page.getByText('The theme “A kettle kept on” was merged into Warmth that costs little.').waitFor();
    await page.waitForFunction((id) => location.hash.includes(id), target.id);
    await app.goTo('themes');
    await goTo('Tea');
  });

  it('says gently that a name of one word names a topic, until it is let be', async () => {
    await goTo('Tea');
    const notice = sheet().getByText(/A name of one word/);
    await notice.waitFor();
    await sheet().getByRole('button', { name: 'Dismiss' }).press('Enter');
    await until(() => notice.count()).toBe(0);
    // the focus goes on to what the notice was about
    await sheet().getByRole('textbox', { name: 'Name of the theme' }).and(page.locator(':focus')).waitFor();
  });

  it('keeps what is written on the sheet when it is left', async () => {
    await sheet()
      .getByRole('textbox', { name: 'Central idea' })
      .fill('A cup is a way to stay a minute longer.');
    await sheet().getByRole('textbox', { name: 'Boundary' }).fill('Not hospitality in general.');
    await page.keyboard.press('Escape');
    await until(async () => (await theme('Tea')).centralIdea).toBe('A cup is a way to stay a minute longer.');
    await until(async () => (await theme('Tea')).boundary).toBe('Not hospitality in general.');
    await focused('Tea').waitFor();
  });

  it('puts codes under a theme by keys, and makes a theme from codes', async () => {
    await pool().getByRole('row').first().click();
    await page
      .getByRole('radio', { name: /^All/ })
      .or(page.getByRole('button', { name: /^All \d/ }))
      .first()
      .click();
    const kind = pool().getByRole('row').filter({ hasText: 'small kindnesses' }).first();
    await kind.click();
    await page.keyboard.press('t');
    await dialog().getByRole('combobox').fill('Tea');
    await page.keyboard.press('Enter');
    const code = (await app.call('code.list', {})).find((one) => one.name === 'small kindnesses');
    await until(async () => (await theme('Tea')).codeIds).toEqual([code?.id]);
    // none is chosen now: the key is about the code one is on
    await until(() => pool().locator('[aria-selected="true"]').count()).toBe(0);
    await kind.and(page.locator(':focus')).waitFor();
    await page.keyboard.press('t');
    await dialog().getByText('Put “small kindnesses” under', { exact: false }).waitFor();
    await page.keyboard.press('Escape');
    await kind.click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+T');
    await page.getByRole('textbox', { name: 'Name of the new theme' }).fill('Small things remembered');
    await page.keyboard.press('Enter');
    await until(async () => (await theme('Small things remembered')).codeIds.length).toBe(2);
  });

  it('opens the quotes behind every count, and marks them for and against', async () => {
    await goTo('Tea');
    const { id } = await theme('Tea');
    const evidence = await app.call('theme.evidence', { themeId: id });
    const group = evidence.groups[0];
    const inIt = group?.people.filter((person) => person.key in evidence.codings) ?? [];
    const expected = inIt.reduce((sum, person) => sum + (evidence.codings[person.key] ?? 0), 0);
    await sheet()
      .getByRole('button', { name: `${inIt.length} of ${group?.people.length} in ${group?.name}` })
      .click();
    const list = page.getByRole('grid', { name: `Extracts of Tea, ${group?.name}` });
    await until(() => list.getByRole('row').count()).toBe(expected);
    await list.locator('[role="row"]:focus').waitFor();
    await page.keyboard.press('k');
    await until(async () => (await theme('Tea')).quotes.map((quote) => quote.stance)).toEqual(['for']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Shift+K');
    await until(async () => (await theme('Tea')).quotes.map((quote) => quote.stance)).toEqual([
      'for',
      'against',
    ]);
    expect(await app.axe()).toEqual([]);
    const key = await list.locator('[role="row"]:focus').getAttribute('data-key');
    await page.keyboard.press('Enter');
    await until(() => page.url()).toContain(`coding=${key}`);
    await page.goBack();
    await page.locator(`[role="row"]:focus[data-key="${key}"]`).waitFor();
    await page.keyboard.press('Escape');
    await focused('Tea').waitFor();
    await sheet().getByText('1 person, 1 extract').first().waitFor();
  });

  it('names the levels as the team does', async () => {
    await page.getByRole('button', { name: 'Levels' }).click();
    await dialog().getByRole('textbox', { name: 'Level 3' }).fill('facet');
    await page.keyboard.press('Enter');
    await until(async () => (await app.call('theme.levels', {})).map((level) => level.name)).toContain(
      'facet',
    );
    await page
      .getByText(/\d+ facets/)
      .first()
      .waitFor();
  });

  it('groups themes by research questions, which are assigned and ordered by keys', async () => {
    await goTo('Compassion');
    await focused('Compassion').or(row('Compassion')).first().focus();
    await page.keyboard.press('q');
    const asked = await app.call('researchQuestion.list', {});
    await dialog().getByRole('checkbox', { name: asked[1]?.name }).focus();
    await page.keyboard.press('Space');
    await until(async () => {
      const now = await app.call('researchQuestion.list', {});
      return now[1]?.themeIds.includes((await theme('Compassion')).id);
    }).toBe(true);
    await page.keyboard.press('Escape');
    await app.goTo('themes', { by: 'question' });
    const grouped = page.getByRole('treegrid', { name: 'Themes by research question' });
    const question = grouped.getByRole('row').filter({ hasText: asked[1]?.name ?? '' });
    await question.click();
    await page.keyboard.press('Alt+ArrowUp');
    await until(async () => (await app.call('researchQuestion.list', {}))[0]?.id).toBe(asked[1]?.id);
    await grouped.getByText('No research question').waitFor();
    expect(await app.axe()).toEqual([]);
    // one taken out in the dialog gives the focus on to the next, not to the button that closes the dialog
    await page.keyboard.press('Control+k');
    await dialog().getByRole('combobox').fill('Research questions');
    await dialog()
      .getByRole('option', { name: /^Research questions/ })
      .click();
    await dialog()
      .getByRole('button', { name: `Remove: ${asked[1]?.name}` })
      .press('Enter');
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: /^Remove/ })
      .press('Enter');
    await dialog()
      .getByRole('button', { name: `Remove: ${asked[0]?.name}` })
      .and(page.locator(':focus'))
      .waitFor();
    await dialog().getByRole('button', { name: 'Done' }).click();
    await grouped.locator(':focus').waitFor();
    await app.call('history.undo', {});
    // chosen in the menu, the way they are arranged is there again when one comes back by the rail
    const view = (name: string) =>
      page
        .getByRole('button', { name: 'View', exact: true })
        .click()
        .then(() =>
          page
            .getByRole('menuitemradio', { name })
            .or(page.getByRole('menuitemcheckbox', { name }))
            .or(page.getByRole('menuitem', { name }))
            .click(),
        );
    await app.goTo('themes');
    await view('By research question');
    await grouped.waitFor();
    await app.goTo('codebook');
    await page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Themes' }).click();
    await grouped.waitFor();
    await view('By level');
    await page.getByRole('treegrid', { name: 'Themes', exact: true }).waitFor();
  });

  it('says how a theme stands to others, and finds a former name still in use', async () => {
    await goTo('Trauma-informed care');
    await sheet()
      .getByRole('button', { name: /extracts? on the same words/ })
      .first()
      .click();
    await page.getByRole('grid', { name: /on the words of/ }).waitFor();
    await page.keyboard.press('Escape');
    await goTo('Trauma-informed care');
    await sheet()
      .getByRole('button', { name: /Still in 1 place/ })
      .click();
    await dialog().getByText('Hiding in plain sight').waitFor();
    expect(await app.axe()).toEqual([]);
    await dialog().getByRole('button', { name: 'Change 1 place' }).click();
    const { id } = await theme('Trauma-informed care');
    await until(async () => JSON.stringify(await app.call('theme.oldNames', { id }))).toBe('[]');
    await dialog()
      .getByText(/No former name/)
      .waitFor();
    await page.keyboard.press('Escape');
    const memo = (await app.call('memo.list', {})).find((one) => one.title === 'Hiding in plain sight');
    expect(memo?.text).toContain('beside trauma-informed care, and');
  });

  it('dates the phases, ticks a point only by hand, and changes the method with its reason', async () => {
    await app.goTo('method');
    await page.getByRole('heading', { name: 'Generating initial themes' }).waitFor();
    expect(await app.axe()).toEqual([]);
    await page.getByRole('button', { name: /^Themes renamed, first/ }).click();
    await dialog()
      .getByText(/became Trauma-informed care/)
      .waitFor();
    await page.keyboard.press('Escape');
    const points = page.getByRole('checkbox');
    expect(await points.count()).toBe(15);
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
    await points.nth(3).focus();
    await page.keyboard.press('Space');
    await until(async () => (await app.call('method.checklist', {}))[3]?.isTicked).toBe(true);
    await page.getByRole('button', { name: 'Change the method' }).click();
    await dialog()
      .getByRole('radio', { name: /^Framework/ })
      .focus();
    await page.keyboard.press('Space');
    await dialog().getByRole('textbox', { name: 'Why it changes' }).fill('We chart.');
    await dialog().getByRole('button', { name: 'Change the method' }).click();
    await page.getByRole('heading', { name: 'Charting into themes' }).waitFor();
    await page.getByText('Framework, before that reflexive: We chart.').waitFor();
    await app.goTo('themes');
  });

  it('deletes after saying what goes, and undo brings it back', async () => {
    const { id } = await theme('Tea');
    await goTo('Tea');
    await focused('Tea').or(row('Tea')).first().focus();
    await page.keyboard.press('Delete');
    await dialog().getByText('Tea and what is written in it will go.').waitFor();
    await dialog().getByRole('button', { name: 'Delete the theme' }).click();
    await until(async () => (await themes()).some((one) => one.id === id)).toBe(false);
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await until(async () => (await themes()).some((one) => one.id === id)).toBe(true);
  });

  it('reviews a theme against its own extracts by keys, carries a move out, and writes the verdict', async () => {
    const { id: themeId } = await theme('Timely support');
    await goTo('Timely support');
    await focused('Timely support').or(row('Timely support')).first().focus();
    await page.keyboard.press('v');
    const one = page.getByRole('group', { name: /^Extract 1 of / });
    await one.waitFor();
    const { ids } = await app.call('pass.extracts', { themeId });
    const marks = async () =>
      (await app.call('pass.marks', { themeId })).map((mark) => [mark.codingId, mark.mark]);
    await page.keyboard.press('f');
    await page.getByRole('group', { name: /^Extract 2 of / }).waitFor();
    await page.keyboard.press('d');
    await page.getByRole('group', { name: /^Extract 3 of / }).waitFor();
    // what undo takes back comes into hand again
    await page.keyboard.press('Control+z');
    await page.getByRole('group', { name: /^Extract 2 of / }).waitFor();
    await page.keyboard.press('d');
    await page.getByRole('group', { name: /^Extract 3 of / }).waitFor();
    await page.keyboard.press('m');
    await dialog().getByRole('combobox', { name: 'Find a code or a theme' }).fill('rules that bend');
    await page.keyboard.press('Enter');
    await until(marks).toEqual([
      [ids[0], 'fits'],
      [ids[1], 'not'],
      [ids[2], 'moves'],
    ]);
    await page.getByText(`3 of ${ids.length} read by you; this is 4`).waitFor();
    expect(await app.axe()).toEqual([]);
    await page.keyboard.press('Shift+M');
    await dialog()
      .getByText(/Has the code rules that bend in place of/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Move 1 extract' }).click();
    await until(async () => (await app.call('pass.extracts', { themeId })).ids.length).toBe(ids.length - 1);
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    // to its place in the transcript, and back to the very extract
    await page.keyboard.press('r');
    await until(() => page.url()).toContain(`coding=${ids[3]}`);
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('group', { name: /^Extract 3 of / }).waitFor();
    await page.getByRole('button', { name: /What becomes of Timely support/ }).click();
    await page.getByRole('option', { name: 'Keep it' }).click();
    await page.getByRole('textbox', { name: 'Why, in words' }).fill('It holds.');
    await page.keyboard.press('Control+Enter');
    await until(async () =>
      (await app.call('pass.verdicts', { themeId })).map(({ kind, words, counts }) => [
        kind,
        words,
        counts.read,
      ]),
    ).toEqual([['keep', 'It holds.', 3]]);
    // one is back at the extract, and the verdict can be put in better words
    await page.locator('[role="group"]:focus').filter({ hasText: 'P' }).waitFor();
    await page.getByRole('button', { name: /^Change the verdict of/ }).press('Enter');
    await page.getByRole('textbox', { name: 'Why, in words' }).fill('It holds well.');
    await page.getByRole('button', { name: 'Change the verdict', exact: true }).press('Enter');
    await until(async () => (await app.call('pass.verdicts', { themeId })).map((one) => one.words)).toEqual([
      'It holds well.',
    ]);
    await page.locator('[role="group"]:focus').filter({ hasText: 'P' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[role="row"]:focus').filter({ hasText: 'Timely support' }).waitFor();
  });

  it('shows themes against the whole data set, each number with its rows', async () => {
    await page.getByRole('tab', { name: '2. People reached' }).click();
    await page.getByRole('columnheader', { name: 'Not reached' }).waitFor();
    await page.getByRole('tab', { name: '2. Transcripts' }).click();
    const [first] = (await app.call('pass.reach', {})).transcripts.filter((one) => one.uncodedLong > 0);
    await page
      .getByRole('row')
      .filter({ hasText: `${first?.uncoded} of ${first?.turns}` })
      .first()
      .click();
    await page.getByRole('heading', { name: /^Coded, and speaks to no theme/ }).waitFor();
    expect(await app.axe()).toEqual([]);
    await page.getByRole('tab', { name: /^Worth another look/ }).click();
    await page
      .getByText(/^P\d+ was finished .* before \d codes? w/)
      .first()
      .waitFor();
    await page.getByRole('heading', { name: /^Codes made since/ }).waitFor();
    await app.goTo('themes');
  });

  it('exports quotes by theme', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Export quotes by theme' }).click();
    await page.getByRole('menuitem', { name: /CSV/ }).click();
    expect((await download).suggestedFilename()).toMatch(/\.csv$/);
  });
});

describe('A study without themes', () => {
  it('teaches the next step', async () => {
    await app.host('host.newStudy', { name: 'Nothing yet' });
    await app.call('code.create', { name: 'weather' });
    await page.reload();
    await app.goTo('themes');
    await page.getByText(/Themes are made from codes/).waitFor();
    expect(await app.axe()).toEqual([]);
    // asked once, and skipped once
    await page.getByRole('button', { name: 'Skip', exact: true }).click();
    await until(async () => (await app.call('method.get', {})).isAsked).toBe(true);
    await until(() => page.getByRole('button', { name: 'Choose a method' }).count()).toBe(0);
    await pool().getByRole('row').filter({ hasText: 'weather' }).click();
    await page.getByRole('button', { name: 'Make a theme from selected codes' }).click();
    await page
      .getByRole('textbox', { name: 'Name of the new theme' })
      .fill('Talk of the weather opens doors');
    await page.keyboard.press('Enter');
    await until(async () => (await themes()).map((one) => one.codeIds.length)).toEqual([1]);
  });
});
