import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type App } from '../helpers/app.ts';

let app: App;
let page: Page;
const table = () => app.call('participant.table', {});
/** The value of a characteristic by name, or null when it is missing. */
async function value(publicId: string, name: string): Promise<string | null> {
  const { attributes, participants } = await table();
  const id = attributes.find((a) => a.name === name)?.id ?? '';
  return participants.find((p) => p.publicId === publicId)?.values[id] ?? null;
}
async function until(isSo: () => Promise<boolean>): Promise<void> {
  await expect.poll(isSo, { timeout: 10_000, interval: 50 }).toBe(true);
}
/** A cell by row and column, both from 0; row -1 is the heading. */
const cell = (row: number, column: number) => page.locator(`[data-at="${row}/${column}"]`);
const isFocused = (row: number, column: number) =>
  cell(row, column).evaluate((element) => element.contains(document.activeElement));

describe('People of the sample study', () => {
  beforeAll(async () => {
    app = await startApp({ study: 'sample', room: 'people' });
    page = app.page;
    await cell(11, 0).waitFor();
  }, 300_000);
  afterAll(() => app.close());

  it('is walked and edited by keys', async () => {
    expect(await app.axe()).toEqual([]);
    await cell(0, 0).focus();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    expect(await isFocused(1, 3)).toBe(true);
    // Enter edits and keeps
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('Quayside');
    await page.keyboard.press('Enter');
    await until(async () => (await value('P2', 'Service')) === 'Quayside');
    expect(await isFocused(1, 3)).toBe(true);
    // typing begins, Tab keeps and goes on, Escape leaves what was there
    const [, second] = (await table()).attributes;
    const before = await value('P2', second?.name ?? '');
    await page.keyboard.type('Hill');
    await page.keyboard.press('Tab');
    await until(async () => (await value('P2', 'Service')) === 'Hill');
    await page.keyboard.type(' and more');
    await page.keyboard.press('Escape');
    expect(await isFocused(1, 4)).toBe(true);
    expect(await value('P2', second?.name ?? '')).toBe(before);
    // Delete empties, and what is missing is shown so
    await page.keyboard.press('Delete');
    await until(async () => (await value('P2', second?.name ?? '')) === null);
    await cell(1, 4).getByText('missing').waitFor();
    expect(await app.axe()).toEqual([]);
  });

  it('refuses a number that is taken, in a sentence', async () => {
    await cell(1, 0).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('P5');
    await page.keyboard.press('Enter');
    await page.getByText('There is a P5 already. Choose another number.').waitFor();
    expect(await cell(1, 0).textContent()).toContain('P2');
  });

  it('adds a characteristic, groups people by it, and removes it again with its values named', async () => {
    await page.getByRole('button', { name: 'Add a characteristic' }).press('Enter');
    await page.getByRole('textbox', { name: 'Name' }).fill('Distance');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const column = (await table()).attributes.length + 2;
    await cell(0, column).focus();
    for (const words of ['near', 'far', 'near']) {
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowDown');
    }
    await until(async () => (await value('P3', 'Distance')) === 'near');
    await cell(-1, column).getByRole('button', { name: 'Distance' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Group people by this' }).press('Enter');
    await page.getByText(/12 people, 2 groups by Distance, \d+ values missing/u).waitFor();
    expect(await cell(0, 0).getByRole('img').getAttribute('aria-label')).toBe('near');
    await cell(-1, column).getByRole('button', { name: 'Distance' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Remove' }).press('Enter');
    const question = page.getByRole('alertdialog');
    await question.getByText('3 values will go with it.').waitFor();
    await question.getByRole('button', { name: 'Remove the characteristic' }).press('Enter');
    await page.getByText('Removed the characteristic Distance with 3 values.').waitFor();
  });

  it('shows what a table will do before taking it in', async () => {
    const path = join(app.folder, 'visits.csv');
    writeFileSync(path, 'Participant,Service,Visits\nP1,,3\n2,Mill,1\nP40,Hill,2\n,,9\n');
    await page.getByLabel('Table of characteristics').setInputFiles(path);
    const dialog = page.getByRole('dialog');
    for (const sentence of [
      '2 people in it are in the study.',
      '1 person will be added.',
      '1 new characteristic: Visits.',
      '1 value will be changed: 1 in Service.',
      '1 row without a name will be left out.',
    ]) {
      await dialog.getByText(sentence).waitFor();
    }
    expect(await app.axe()).toEqual([]);
    expect((await table()).participants).toHaveLength(12);
    await dialog.getByRole('button', { name: 'Take it in' }).press('Enter');
    await page
      .getByText(/Taken in from visits.csv: 5 values, 1 new characteristic, 1 new person\./u)
      .waitFor();
    expect(await value('P1', 'Visits')).toBe('3');
    expect(await value('P1', 'Service')).not.toBeNull();
    expect(await value('P40', 'Service')).toBe('Hill');
  });

  it('is walked to its far end where there are more cells than a window holds', async () => {
    const path = join(app.folder, 'wide.csv');
    const columns = Array.from({ length: 14 }, (_, at) => `Trait ${at + 1}`);
    const row = (person: number) => [person, ...columns.map((_, at) => `v${person}.${at + 1}`)].join(',');
    const people = Array.from({ length: 40 }, (_, at) => row(101 + at));
    writeFileSync(path, [['Participant', ...columns].join(','), ...people].join('\n'));
    await page.getByLabel('Table of characteristics').setInputFiles(path);
    await page.getByRole('dialog').getByRole('button', { name: 'Take it in' }).press('Enter');
    await page.getByText(/Taken in from wide.csv/u).waitFor();
    const { participants, attributes } = await table();
    const [last, end] = [participants.length - 1, attributes.length + 2];
    expect(await page.getByRole('grid').getAttribute('aria-rowcount')).toBe(String(participants.length + 1));
    await cell(0, 0).focus();
    expect(await cell(last, end).count()).toBe(0);
    await page.keyboard.press('Control+End');
    expect(await isFocused(last, end)).toBe(true);
    await cell(last, end).getByText('v140.14').waitFor();
    await cell(last - 3, end - 2)
      .getByText('v137.12')
      .waitFor();
    // headings stand over their columns, and what is written stays where it was
    const box = async (row: number) => (await cell(row, end).boundingBox())?.x;
    expect(await box(-1)).toBe(await box(last));
    await page.keyboard.type('far');
    await page.keyboard.press('Enter');
    await until(async () => (await value('P140', 'Trait 14')) === 'far');
    await page.keyboard.press('Control+Home');
    expect(await isFocused(0, 0)).toBe(true);
    for (const _ of ['written', 'taken in']) await app.call('history.undo', {});
    await until(async () => (await table()).participants.length === participants.length - 40);
  });

  it('says what stays when a person is removed', async () => {
    const before = (await table()).participants.length;
    await cell(2, 0).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Remove P3' }).click();
    const question = page.getByRole('alertdialog');
    await question.getByText('The transcript stays, with its codings, and is tied to nobody.').waitFor();
    await question.getByRole('button', { name: 'Remove P3' }).press('Enter');
    await until(async () => (await table()).participants.length === before - 1);
    await page.getByText('Removed P3 from the table.').waitFor();
    // the focus goes on to who stands there now
    await page.locator('[role="grid"] [data-at]:focus').waitFor();
    await page
      .getByRole('alertdialog', { name: 'Removed P3' })
      .getByRole('button', { name: 'Undo' })
      .press('Enter');
    await until(async () => (await table()).participants.length === before);
    expect((await app.call('document.list', {})).filter((d) => d.participantId === null)).toEqual([]);
  });

  it('keeps the team', async () => {
    await page.getByRole('radio', { name: 'Team' }).press('Enter');
    await page.getByRole('list', { name: 'Team' }).waitFor();
    expect(await app.axe()).toEqual([]);
    await page.getByRole('textbox', { name: 'Alias of Tom Hale' }).fill('T.');
    await page.keyboard.press('Enter');
    await until(async () => (await app.call('person.list', {})).some((p) => p.alias === 'T.'));
    await page.getByRole('button', { name: /What T\. does/u }).press('Enter');
    await page.getByRole('option', { name: /Second reader/u }).press('Enter');
    await until(async () => (await app.call('person.list', {})).some((p) => p.role === 'secondReader'));
  });
});

describe('People of an empty study', () => {
  it('teaches where people come from', async () => {
    app = await startApp({ study: 'empty', room: 'people' });
    page = app.page;
    try {
      await page.getByText('People come with their transcripts, or from a table').waitFor();
      expect(await app.axe()).toEqual([]);
      await page.getByRole('button', { name: 'Add a person' }).last().press('Enter');
      await cell(0, 0).waitFor();
      expect((await table()).participants.map((p) => p.publicId)).toEqual(['P1']);
    } finally {
      await app.close();
    }
  }, 300_000);
});
