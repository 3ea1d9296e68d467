import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { startApp, type App } from '../helpers/app.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await startApp({ study: 'sample', room: 'codebook' });
  page = app.page;
  page.setDefaultTimeout(8000);
  await tree().waitFor();
}, 300_000);
afterAll(() => app?.close(), 60_000);

const tree = () => page.getByRole('treegrid', { name: 'Codes' });
const row = (name: string): Locator => tree().getByRole('row').filter({ hasText: name }).first();
const codes = () => app.call('code.list', {});
const code = async (name: string) => {
  const found = (await codes()).find((one) => one.name === name);
  if (!found) throw new Error(`There is no code ${name}`);
  return found;
};
/** Waits until the program says so. */
const until = (what: () => unknown) => expect.poll(what, { timeout: 10_000 });
const dialog = () => page.getByRole('dialog').or(page.getByRole('alertdialog'));
const goTo = async (name: string) => {
  await row(name).click({ position: { x: 200, y: 8 } });
  await page.locator('[role="row"][aria-selected="true"]').filter({ hasText: name }).waitFor();
};

describe('Codebook', () => {
  it('shows every code with people first, and has no accessibility problem', async () => {
    await until(() => tree().getByRole('row').count()).toBe((await codes()).length);
    const known = await code('one known worker');
    expect(await row('one known worker').textContent()).toContain(
      `${known.people} people, ${known.documents} transcripts, ${known.codings} extracts`,
    );
    // what is heard begins with the code, and the buttons of the row are no part of it
    await tree()
      .getByRole('row', { name: `one known worker, ${known.people} people, ${known.documents} transcripts` })
      .waitFor();
    expect(await app.axe()).toEqual([]);
  });

  it('finds any code by typing', async () => {
    await goTo('one known worker');
    await page.keyboard.press('/');
    await page.keyboard.type('kindness');
    await until(() => tree().getByRole('row').count()).toBeLessThan(8);
    await row('small kindnesses').waitFor();
    await page.keyboard.press('Escape');
    await until(() => tree().getByRole('row').count()).toBeGreaterThan(30);
  });

  it('folds every heading and opens them again by a key', async () => {
    const all = (await codes()).length;
    await goTo('one known worker');
    await page.keyboard.press('-');
    const top = (await codes()).filter((one) => one.parentId === null);
    await until(() => tree().getByRole('row').count()).toBe(top.length);
    // one was on a code that is out of sight now, and is on what stands over it
    const heading = await page.locator('[role="row"][aria-expanded="false"]:focus').getAttribute('data-key');
    expect(top.map((one) => one.id)).toContain(heading);
    await page.keyboard.press('+');
    await until(() => tree().getByRole('row').count()).toBe(all);
  });

  it('creates, renames, moves and nests by keys', async () => {
    await goTo('one known worker');
    const parent = (await code('one known worker')).parentId;
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Name of the new code' }).fill('calls at night');
    await page.keyboard.press('Enter');
    await until(async () => (await code('calls at night')).parentId).toBe(parent);
    await page.locator('[role="row"]:focus').filter({ hasText: 'calls at night' }).waitFor();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'New name' }).fill('phone calls at night');
    await page.keyboard.press('Enter');
    await until(async () => (await code('phone calls at night')).name).toBeTruthy();
    await page.locator('[role="row"]:focus').filter({ hasText: 'phone calls at night' }).waitFor();
    const last = await code('phone calls at night');
    await page.keyboard.press('Alt+ArrowUp');
    await until(async () => (await code('phone calls at night')).position).toBeLessThan(last.position);
    await page.keyboard.press('Shift+N');
    await page.getByRole('textbox', { name: 'Name of the new code' }).fill('calls nobody answers');
    await page.keyboard.press('Enter');
    await until(async () => (await code('calls nobody answers')).parentId).toBe(last.id);
    await page.locator('[role="row"]:focus').filter({ hasText: 'calls nobody answers' }).waitFor();
    await page.keyboard.press('m');
    await dialog().getByRole('combobox').fill('top level');
    await page.keyboard.press('Enter');
    await until(async () => (await code('calls nobody answers')).parentId).toBe(null);
  });

  it('goes on about the row one is on after Space has let go of it', async () => {
    await goTo('calls nobody answers');
    await page.keyboard.press('Space');
    await until(() => page.locator('[role="row"][aria-selected="true"]').count()).toBe(0);
    await page.keyboard.press('m');
    await page.getByRole('dialog', { name: /calls nobody answers/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('[role="row"]:focus').filter({ hasText: 'calls nobody answers' }).waitFor();
  });

  it('does not make the same name twice in one place, and keeps what was typed', async () => {
    await goTo('calls nobody answers');
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Name of the new code' }).fill('Calls nobody answers');
    await page.keyboard.press('Enter');
    await page.getByText('There is a code called calls nobody answers here already.').first().waitFor();
    await until(() => page.getByRole('textbox', { name: 'Name of the new code' }).inputValue()).toBe(
      'Calls nobody answers',
    );
    await page.keyboard.press('Escape');
    await until(() => page.getByRole('textbox', { name: 'Name of the new code' }).count()).toBe(0);
  });

  it('saves a definition on leaving it', async () => {
    await goTo('phone calls at night');
    await page.keyboard.press('Enter');
    const field = page.getByRole('textbox', { name: 'Definition of phone calls at night' });
    await field.fill('Ringing a worker or a line between ten and six.');
    await page.getByRole('textbox', { name: 'Do not use when' }).fill('The call came from the service.');
    await until(async () => (await code('phone calls at night')).definition).toBe(
      'Ringing a worker or a line between ten and six.',
    );
    await page.keyboard.press('Escape');
    await until(async () => (await code('phone calls at night')).doNotUseWhen).toBe(
      'The call came from the service.',
    );
    await page.locator('[role="row"]:focus').filter({ hasText: 'phone calls at night' }).waitFor();
    expect(await app.axe()).toEqual([]);
    await page.keyboard.press('Enter');
    await until(() => field.count()).toBe(0);
  });

  it('changes a colour from the square', async () => {
    await row('phone calls at night')
      .getByRole('button', { name: /^Colour of/ })
      .click();
    await page.getByRole('option', { name: 'iris' }).click();
    await until(async () => (await code('phone calls at night')).colour).toBe(10);
  });

  it('changes the colour of chosen codes by keys alone', async () => {
    await goTo('phone calls at night');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('button', { name: 'Colour', exact: true }).press('Enter');
    await page.locator('[role=option]:focus').getByText('iris').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await until(async () => (await code('phone calls at night')).colour).toBe(11);
    await page.keyboard.press('Control+z');
    await until(async () => (await code('phone calls at night')).colour).toBe(10);
    await page.keyboard.press('Escape');
  });

  it('merges chosen codes after saying what becomes of them, and takes it back', async () => {
    const before = await codes();
    await goTo('small kindnesses');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('toolbar', { name: 'The codes chosen' }).waitFor();
    await page.keyboard.press('Shift+M');
    await dialog()
      .getByText(/become codings of/)
      .waitFor();
    await dialog()
      .getByRole('radio', { name: /small kindnesses/ })
      .check({ force: true });
    await dialog()
      .getByText(/become codings of small kindnesses/)
      .waitFor();
    await dialog().getByRole('button', { name: 'Merge them' }).click();
    await until(async () => (await codes()).length).toBe(before.length - 1);
    await page.locator('[role="row"]:focus').filter({ hasText: 'small kindnesses' }).waitFor();
    await page.getByText(/^Merged “.+” into small kindnesses. Why\?/u).waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await until(async () => (await codes()).length).toBe(before.length);
  });

  it('puts all back when merging is refused, what was written in the question too', async () => {
    const parentId = (await code('small kindnesses')).id;
    const { id } = await app.call('code.create', { name: 'smallest kindnesses', parentId });
    await goTo('small kindnesses');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByText('2 codes selected').waitFor();
    await page.keyboard.press('Shift+M');
    await dialog()
      .getByRole('radio', { name: /smallest kindnesses/ })
      .check({ force: true });
    await dialog()
      .getByText(/become codings of smallest kindnesses/)
      .waitFor();
    await dialog().getByLabel('Definition of the one that stays').fill('Little things');
    await dialog().getByRole('button', { name: 'Merge them' }).click();
    await page.getByText(/Move it out first/).waitFor();
    expect(await dialog().getByLabel('Definition of the one that stays').inputValue()).toBe('Little things');
    await page.keyboard.press('Escape');
    await page.getByText('2 codes selected').waitFor();
    await row('small kindnesses').waitFor();
    await page.keyboard.press('Escape');
    await app.call('code.remove', { ids: [id] });
  });

  it('offers two codes of nearly one name, and the keys it names work at once', async () => {
    const { id } = await app.call('code.create', { name: 'brushed offs' });
    await goTo('brushed off');
    await page.keyboard.press('d');
    await page.locator('[role=option]:focus, [role=row]:focus').filter({ hasText: 'brushed offs' }).waitFor();
    await page.keyboard.press('k');
    await until(async () => (await app.call('code.likelyDuplicates', {})).total).toBe(0);
    await app.call('code.remove', { ids: [id] });
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Codes that may be one code' }).waitFor({ state: 'detached' });
  });

  it('deletes after saying what goes, and undo brings it back', async () => {
    const before = await code('brushed off');
    await goTo('brushed off');
    await page.keyboard.press('Delete');
    await dialog()
      .getByText(new RegExp(`^${before.codings} codings? by`))
      .waitFor();
    await dialog().getByRole('button', { name: 'Delete the code' }).click();
    await until(async () => (await codes()).some((one) => one.id === before.id)).toBe(false);
    await page.getByText(`Deleted the code brushed off with ${before.codings} codings.`).first().waitFor();
    // the focus stands on the code beside it
    await page.locator('[role=row]:focus').filter({ hasText: 'family and culture in the room' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await until(async () => (await codes()).find((one) => one.id === before.id)?.codings).toBe(
      before.codings,
    );
  });

  it('takes codes that are dragged to a colour or to retiring, and Escape leaves the question', async () => {
    const was = (await code('brushed off')).colour;
    const zones = page.locator('.cb-zone');
    const drop = async (zone: Locator) => {
      await row('brushed off').hover();
      await page.mouse.down();
      await page.mouse.move(700, 400, { steps: 3 });
      // the zones are a foot of their own: no row lies under them
      const [rows, foot] = await Promise.all([tree().boundingBox(), page.locator('.cb-tray').boundingBox()]);
      expect((rows?.y ?? 0) + (rows?.height ?? 0)).toBeLessThanOrEqual((foot?.y ?? 0) + 1);
      await zone.hover();
      await page.mouse.up();
    };
    // four zones with words, then the colours
    await drop(zones.nth(4 + (was % 12)));
    await until(async () => (await code('brushed off')).colour).toBe((was % 12) + 1);
    await drop(zones.filter({ hasText: 'Retire' }));
    await dialog().getByRole('textbox').and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await until(() => dialog().getByRole('textbox').count()).toBe(0);
    expect((await code('brushed off')).retired).toBe(null);
  });

  it('retires a code with a reason, keeps it under its filter, and restores it', async () => {
    const { codings } = await code('brushed off');
    await goTo('brushed off');
    await page.keyboard.press('r');
    await dialog().getByText(`the ${codings} extracts stay coded`, { exact: false }).waitFor();
    await page.keyboard.type('Said better by another code.');
    await page.keyboard.press('Control+Enter');
    await until(async () => (await code('brushed off')).retired?.reason).toBe('Said better by another code.');
    await until(() => row('brushed off').count()).toBe(0);
    // what nobody sees any more is not what the next key is about
    await page.getByText('Choose a code to see every extract', { exact: false }).waitFor();
    await page.getByRole('button', { name: /All codes/ }).click();
    await page.getByRole('option', { name: /Retired \(1\)/ }).click();
    await row('brushed off').click();
    await page.getByText('Said better by another code.').first().waitFor();
    expect(await app.axe()).toEqual([]);
    await page.keyboard.press('Shift+R');
    await until(async () => (await code('brushed off')).retired).toBe(null);
    await page
      .getByRole('button', { name: /Retired/ })
      .first()
      .click();
    await page.getByRole('option', { name: 'All codes' }).click();
    await row('brushed off').waitFor();
  });

  it('narrows to codes used once, never, or by one coder', async () => {
    await page.getByRole('button', { name: /All codes/ }).click();
    await page.getByRole('option', { name: /Never used/ }).click();
    await row('phone calls at night').waitFor();
    await goTo('phone calls at night');
    await row('calls nobody answers').click({ modifiers: ['Control'], position: { x: 200, y: 8 } });
    await page.getByText(/^No words have these codes yet/u).waitFor();
    // a heading among the chosen is counted apart, and does not keep the codes from a colour
    await page.keyboard.press('Control+a');
    const bar = page.getByRole('toolbar', { name: 'The codes chosen' });
    await bar.getByText(/\d codes and \d+ headings? selected/u).waitFor();
    await bar.getByRole('button', { name: 'Colour', exact: true }).and(page.locator(':enabled')).waitFor();
    await page.keyboard.press('Escape');
    const never = (await codes()).filter((one) => !one.isHeading && one.codings === 0).map((one) => one.name);
    for (const name of never) await row(name).waitFor();
    await until(() => row('small kindnesses').count()).toBe(0);
    await page.getByRole('button', { name: /Never used/ }).click();
    await page.getByRole('option', { name: 'All codes' }).click();
    await row('small kindnesses').waitFor();
  });
});

describe('A code', () => {
  it('is found from the palette by its name', async () => {
    await goTo('one known worker');
    const back = page.locator('[role="row"]:focus').filter({ hasText: 'one known worker' });
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').waitFor();
    await page.keyboard.press('Escape');
    await back.waitFor();
    // what a dialog asked from the palette leaves goes back to the row as well
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Move to');
    await page.getByRole('option', { name: /^Move to/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Find a code or heading' }).waitFor();
    await page.keyboard.press('Escape');
    await back.waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('not made to tell');
    await page
      .getByRole('option', { name: /not made to tell it twice/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page
      .locator('[role="row"][aria-selected="true"]')
      .filter({ hasText: 'not made to tell it twice' })
      .waitFor();
    expect(page.url()).toContain((await code('not made to tell it twice')).id);
  });

  it('is found while another is renamed, and looked up while a dialog is open', async () => {
    const finder = page.getByRole('dialog', { name: 'Find a code' });
    await goTo('calls nobody answers');
    await page.keyboard.press('F2');
    const field = page.getByRole('textbox', { name: 'New name' });
    await field.fill('calls half na');
    await page.keyboard.press('Alt+c');
    // a name that is no more leads to the code that has it all now
    await finder.getByRole('combobox').fill('struck off');
    await finder
      .getByRole('option', { name: /missed one and out.*took in “struck off the list”/u })
      .waitFor();
    await finder.getByRole('combobox').fill('small kind');
    await finder.getByRole('option', { name: /small kindnesses/u }).waitFor();
    await page.keyboard.press('Escape');
    await field.and(page.locator(':focus')).waitFor();
    expect(await field.inputValue()).toBe('calls half na');
    await page.keyboard.press('Escape');
    const focused = (name: string) => page.locator('[role="row"]:focus').filter({ hasText: name });
    await focused('calls nobody answers').waitFor();

    // the code that was found is the one one is on, and the other has its new name: in this room and out of it
    const findInstead = async (keys: string) => {
      await page.keyboard.press('F2');
      await field.fill('calls half named');
      await page.keyboard.press('Alt+c');
      await finder.getByRole('combobox').fill('small kind');
      await finder.getByRole('option', { name: /small kindnesses/u }).waitFor();
      await page.keyboard.press(keys);
    };
    const isRenamed = () =>
      expect.poll(async () => (await code('calls half named')).name).toBe('calls half named');
    await findInstead('Control+Enter');
    await focused('small kindnesses').waitFor();
    await isRenamed();
    await app.call('history.undo', {});
    await goTo('calls nobody answers');
    await findInstead('Enter');
    await page.waitForFunction(() => location.hash.startsWith('#/extracts'));
    await isRenamed();
    await app.call('history.undo', {});
    await app.goTo('codebook');
    // who presses another row while naming one is on that row
    await goTo('calls nobody answers');
    await page.keyboard.press('F2');
    await row('small kindnesses').click();
    await focused('small kindnesses').waitFor();
    await goTo('calls nobody answers');
    await page.keyboard.press('r');
    await dialog().getByRole('textbox').fill('Half a reas');
    await page.keyboard.press('Alt+c');
    await finder.getByText('goes back to what you were asked').waitFor();
    await page.keyboard.press('Escape');
    await finder.waitFor({ state: 'detached' });
    expect(await dialog().getByRole('textbox').inputValue()).toBe('Half a reas');
    // the keys are back where one was asked
    await until(() => dialog().locator('textarea:focus, input:focus').count()).toBe(1);
    await page.keyboard.press('Escape');
    await until(() => dialog().getByRole('textbox').count()).toBe(0);
  });

  it('is renamed from its menu', async () => {
    await row('calls nobody answers').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /Rename/ }).click();
    await page.getByRole('textbox', { name: 'New name' }).fill('calls that ring out');
    await page.keyboard.press('Enter');
    await until(async () => (await codes()).some((one) => one.name === 'calls that ring out')).toBe(true);
  });

  it('leads to its theme and back', async () => {
    await goTo('small kindnesses');
    const { id } = await code('small kindnesses');
    const theme = (await app.call('theme.list', {})).find((one) => one.codeIds.includes(id));
    await page.getByRole('link', { name: theme?.name ?? '' }).click();
    await page.getByRole('region', { name: `Theme ${theme?.name}` }).waitFor();
    await page.goBack();
    await page
      .locator('[role="row"][aria-selected="true"]')
      .filter({ hasText: 'small kindnesses' })
      .waitFor();
  });
});

describe('Extracts of a code', () => {
  const list = () => page.getByRole('grid', { name: 'Extracts of one known worker' });
  const extracts = async () =>
    app.call('coding.extracts', { codeIds: [(await code('one known worker')).id] });

  it('lead to the transcript by Enter, and Back returns to the same row', async () => {
    await goTo('one known worker');
    const { items } = await extracts();
    const third = items[2];
    await until(() => list().getByRole('row').count()).toBe(items.length);
    await list().getByRole('row').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await until(() => page.url()).toContain(`document=${third?.documentId}`);
    expect(page.url()).toContain(`coding=${third?.codingId}`);
    await page.goBack();
    await page.locator(`[role="row"]:focus[data-key="${third?.codingId}"]`).waitFor();
    expect(await row('one known worker').getAttribute('aria-selected')).toBe('true');
  });

  it('are marked for a theme, given another code and uncoded by keys', async () => {
    const { items, total } = await extracts();
    const third = items[2];
    const key = third?.codingId ?? '';
    await page.keyboard.press('k');
    await dialog().getByText('Key quote for which theme?').waitFor();
    const theme = (await app.call('theme.list', {})).find(
      (one) => !one.quotes.some((q) => q.codingId === key),
    );
    await dialog()
      .getByRole('combobox')
      .fill(theme?.name ?? '');
    await page.keyboard.press('Enter');
    await until(async () =>
      (await app.call('theme.list', {})).find((one) => one.id === theme?.id)?.quotes.map((q) => q.codingId),
    ).toContain(key);
    await page.locator(`[role="row"]:focus[data-key="${key}"]`).waitFor();
    await page.keyboard.press('c');
    await dialog().getByRole('combobox').fill('phone calls at night');
    await page.keyboard.press('Enter');
    await until(async () => (await extracts()).total).toBe(total - 1);
    await list().getByRole('row').first().focus();
    await page.keyboard.press('Delete');
    await until(async () => (await extracts()).total).toBe(total - 2);
    expect(await app.axe()).toEqual([]);
  });

  it('leave the codebook as a Word document', async () => {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'More about the codebook' }).click();
    await page.getByRole('menuitem', { name: 'Export as a Word document' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.docx$/);
  });
});

describe('The coding frame', () => {
  const frameTo = (show: string) => app.goTo('codebook', { view: 'frame', show });
  const proposals = () => app.call('frame.proposals', {});
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  it('asks once why the frame was changed, and tells it among the changes', async () => {
    await app.goTo('codebook');
    const other = await app.context.newPage();
    await other.goto(`${app.origin}/#/codebook`);
    await other.getByRole('row').filter({ hasText: 'the wait' }).waitFor();
    await page.bringToFront();
    await goTo('the wait');
    await press('F2');
    await page.getByRole('textbox', { name: 'New name' }).fill('waiting lists');
    await press('Enter');
    const question = 'Renamed “the wait” to “waiting lists”. Why?';
    await page.getByText(question).waitFor();
    // another window shows the new name, and leaves the question to the one it was changed in
    await other.getByRole('row').filter({ hasText: 'waiting lists' }).waitFor();
    await press('w');
    await page.keyboard.type('People name the list, not the wait.');
    expect(await other.getByRole('button', { name: 'Keep the reason' }).count()).toBe(0);
    await other.close();
    await press('Enter');
    await frameTo('changes');
    const changed = page.getByRole('grid', { name: /^Changes since/u });
    await changed.getByText('People name the list, not the wait.').waitFor();
    // what one person made or proposed
    await page.getByRole('button', { name: /Changed by/u }).click();
    await page.getByRole('option', { name: /^Tom Hale/u }).click();
    await until(() => changed.getByText('People name the list, not the wait.').count()).toBe(0);
    await changed.getByText('honest about what they cannot do').waitFor();
    await page.getByRole('button', { name: /Changed by/u }).click();
    await page.getByRole('option', { name: 'Everybody' }).click();
    expect(await app.axe()).toEqual([]);
    await frameTo('names');
    await page
      .getByRole('grid', { name: 'Old names of codes' })
      .getByText('the wait', { exact: true })
      .waitFor();
  });

  it('is proposed to and decided on by keyboard', async () => {
    await app.goTo('codebook');
    await row('brushed off').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /Propose a change/u }).click();
    await dialog().getByRole('combobox').fill('retire');
    await press('Enter');
    await dialog().getByRole('textbox', { name: 'Why' }).waitFor();
    await page.keyboard.type('Two other codes say it better.');
    await press('Control+Enter');
    await until(async () => (await proposals()).filter((one) => one.state === 'open').length).toBe(3);
    await frameTo('proposals');
    const list = page.getByRole('grid', { name: 'Proposals' });
    await list.getByText('Retire “brushed off”').waitFor();
    expect(await app.axe()).toEqual([]);
    await list.locator('[role="row"][tabindex="0"]').focus();
    await press('d');
    await page.keyboard.type('We still use it.');
    await press('Control+Enter');
    await until(async () => (await proposals()).map((one) => one.answer)).toContain('We still use it.');
    // the next that waits is gone to, and accepted with a reason
    await list.locator('[role="row"]:focus').filter({ hasText: 'putting it right' }).waitFor();
    await press('Shift+A');
    await dialog().getByRole('textbox', { name: 'Why' }).waitFor();
    await page.keyboard.type('Agreed by all three.');
    await press('Control+Enter');
    await list.getByText('Agreed by all three.').waitFor();
    await until(async () => (await codes()).map((one) => one.name)).toContain('putting it right on paper');
  });

  it('lists transcripts worth another look and lets them go one by one', async () => {
    await frameTo('again');
    const list = page.getByRole('grid', { name: 'Transcripts worth another look' });
    await list.getByRole('row').first().focus();
    const pairs = async () =>
      (await app.call('frame.lookAgain', {})).documents.flatMap((one) => one.codeIds).length;
    const before = await pairs();
    expect(await app.axe()).toEqual([]);
    await press('l');
    await until(pairs).toBe(before - 1);
    await list.getByRole('row').first().focus();
    await press('Enter');
    await until(() => page.url()).toContain('#/reading?document=');
  });
});

describe('The largest interface in a small window', () => {
  it('shows every count, what one can press, and in which room one is', async () => {
    await app.host('host.setSettings', { scale: 1.5 });
    await page.setViewportSize({ width: 1024, height: 700 });
    await app.goTo('codebook');
    await page.reload();
    await tree().waitFor();
    const isInView = async (what: Locator) => {
      const box = await what.boundingBox();
      return box !== null && box.x >= 0 && box.x + box.width <= 1024 && box.y + box.height <= 700;
    };
    const heads = page.getByRole('group', { name: 'Sort the codes' });
    await until(() => isInView(heads.getByText('Extracts', { exact: true }))).toBe(true);
    await until(() => isInView(page.getByRole('button', { name: 'New code' }))).toBe(true);
    await page.keyboard.press('Control+,');
    const here = page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: 'Settings' });
    await until(() => isInView(here)).toBe(true);
    await app.host('host.setSettings', { scale: 1 });
    await page.setViewportSize({ width: 1440, height: 900 });
  });
});

describe('A study without codes', () => {
  it('teaches the next step, which works by keyboard', async () => {
    await app.host('host.newStudy', { name: 'Nothing coded' });
    await page.reload();
    await app.goTo('codebook');
    await page.getByRole('button', { name: 'Write the first code' }).waitFor();
    expect(await app.axe()).toEqual([]);
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('i');
    const table = 'Group,Code,What we mean\nSky,rain,Water falling.\n,wind,Air moving.\n';
    await (await chooser).setFiles({ name: 'frame.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await dialog().getByText('2 codes and 1 heading in the file:').waitFor();
    await dialog()
      .getByRole('button', { name: /What we mean/ })
      .click();
    await page.getByRole('option', { name: 'Definition', exact: true }).click();
    await dialog().getByText('Water falling.').first().waitFor();
    expect(await app.axe()).toEqual([]);
    await dialog().getByRole('button', { name: 'Take in 2 codes and 1 heading' }).click();
    await until(async () => (await codes()).map((one) => one.definition)).toEqual([
      '',
      'Water falling.',
      'Air moving.',
    ]);
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await until(async () => (await codes()).length).toBe(0);
    await page.getByRole('button', { name: 'Write the first code' }).waitFor();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: 'Name of the new code' }).fill('weather');
    await page.keyboard.press('Enter');
    await until(async () => (await codes()).map((one) => one.name)).toEqual(['weather']);
  });
});
