import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type App } from '../helpers/app.ts';

let app: App;
let page: Page;
const folder = () => join(app.folder, 'in');

function file(name: string, text: string): string {
  mkdirSync(folder(), { recursive: true });
  const path = join(folder(), name);
  writeFileSync(path, text);
  return path;
}
const names = () => page.locator('tr[data-key] .it-title, tr[data-key] .it-person').allTextContents();
const mill =
  'Ada: The wheel turned all night long.\nInterviewer: All night?\nAda: Until the frost.\nInterviewer: And then?\nAda: Then it stopped.\n';
const row = (index: number) => page.locator('tr[data-key]').nth(index);
const account = (name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });
const documents = () => app.call('document.list', {});
const settled = () => page.locator('h2', { hasText: 'Last import' }).waitFor();

/** Waits until the program knows something; every change also reaches the page. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  await expect.poll(isSo, { timeout: 10_000, interval: 50 }).toBe(true);
}

describe('Interviews of an empty study', () => {
  beforeAll(async () => {
    app = await startApp({ study: 'empty', room: 'interviews' });
    page = app.page;
  }, 300_000);
  afterAll(() => app.close());

  it('teaches how transcripts come in, takes files, and accounts for each', async () => {
    await page.getByText('Drop transcripts, or a folder of them').waitFor();
    expect(await app.axe()).toEqual([]);
    const talk = [
      'Hal: How did you first get there?',
      'Wren Ash: By the last ferry, in the fog.',
      'Hal: And then?',
      'Wren Ash: Then we walked up to the quay and waited for the others.',
      'Hal: Were they late?',
      'Wren Ash: They were always late.',
    ].join('\n');
    await page
      .getByLabel('Transcript files')
      .setInputFiles([
        file('quay.txt', talk),
        file('quay copy.txt', talk),
        file(
          'ferry.vtt',
          'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v P9>It was cold</v>\n\n00:00:04.000 --> 00:00:05.000\n<v P9>and early.</v>\n',
        ),
        file('scan.pdf', '%PDF-1.4 and nothing more'),
      ]);
    await settled();
    await page.getByText('2 read, 1 already here, 1 left out', { exact: true }).waitFor();
    await account('quay.txt').getByText('Two speakers: Hal and Wren Ash.').waitFor();
    expect(await account('quay copy.txt').textContent()).toMatch(/same file as quay.txt/u);
    expect(await account('scan.pdf').textContent()).toMatch(/Not imported\. .+\./u);
    expect(await names()).toEqual(['P1', 'quay', 'P9', 'ferry']);
    expect(await app.axe()).toEqual([]);

    // the guess took Hal for the interviewer; he was a neighbour
    await account('quay.txt')
      .getByRole('button', { name: /Role of Hal/u })
      .press('Enter');
    await page.getByRole('option', { name: 'Somebody else' }).press('Enter');
    const quay = (await documents())[0]?.id as string;
    await until(async () => {
      const { speakers } = await app.call('document.get', { id: quay });
      return speakers.find((s) => s.label === 'Hal')?.role === 'other';
    });
    await page.getByRole('button', { name: 'All of these are right' }).press('Enter');
    await until(async () => (await documents()).every((d) => d.settledAt !== null));
    await page.locator('tr[data-key]', { hasText: 'Not coded yet' }).nth(1).waitFor();

    await account('quay.txt').getByRole('button', { name: 'Before and after' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Wren Ash: By the last ferry, in the fog.').waitFor();
    await dialog.locator('.ba-turn', { hasText: 'By the last ferry, in the fog.' }).waitFor();
    expect(await app.axe()).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('takes files dropped on the window, from another room too', async () => {
    await app.goTo('settings');
    await page.evaluate(() => {
      const carried = new DataTransfer();
      carried.items.add(
        new File(
          [
            'Ada: We never locked it.\nInterviewer: Why?\nAda: Nobody had the key.\nInterviewer: Nobody?\nAda: It went in the pond.\n',
          ],
          'shed.txt',
        ),
      );
      for (const kind of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(
          new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }),
        );
      }
    });
    await page.getByRole('heading', { name: 'Interviews' }).waitFor();
    await account('shed.txt').getByText('Two speakers: Ada and Interviewer.').waitFor();
    expect((await documents()).at(-1)?.name).toBe('shed');
  });

  it('imports from any room by the palette', async () => {
    await app.goTo('settings');
    await page.keyboard.press('ControlOrMeta+k');
    await page.keyboard.type('import transcripts');
    await page.getByRole('option', { name: /Import transcripts/u }).waitFor();
    const chooser = page.waitForEvent('filechooser');
    await page.keyboard.press('Enter');
    await (await chooser).setFiles(file('pond.txt', mill.replace('stopped', 'froze')));
    await account('pond.txt').getByText('Two speakers').waitFor();
  });

  it('takes pasted text', async () => {
    await page.getByRole('button', { name: 'Import', exact: true }).press('Enter');
    await page.getByRole('menuitem', { name: 'Pasted text' }).press('Enter');
    await page.getByRole('textbox', { name: 'Name of the transcript' }).fill('Letter from the mill');
    await page
      .getByRole('textbox', { name: 'Text' })
      .fill('Ada: The wheel turned all night.\nInterviewer: All night?');
    await page.getByRole('dialog').getByRole('button', { name: 'Import' }).press('Enter');
    await page.locator('tr[data-key]', { hasText: 'Letter from the mill' }).waitFor();
  });

  it('replaces a transcript by a corrected file, saying first what becomes of its codings', async () => {
    await page
      .getByLabel('Transcript files')
      .setInputFiles([file('mill.txt', mill.replace('wheel', 'weel'))]);
    const line = page.locator('tr[data-key]', { hasText: 'mill' }).last();
    await account('mill.txt').getByText('Two speakers').waitFor();
    const id = (await documents()).at(-1)?.id as string;
    const { textHash } = await app.call('document.get', { id });
    const code = await app.call('code.create', { name: 'night' });
    await app.call('coding.apply', { documentId: id, textHash, codeId: code.id, start: 16, end: 30 });
    await line.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Replace by a corrected file' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose the corrected file' }).press('Enter');
    await (await chooser).setFiles(file('mill corrected.txt', mill));
    await page.getByText('Its one coding finds its words again and moves with them.').waitFor();
    await page.getByRole('button', { name: 'Replace', exact: true }).press('Enter');
    await page.getByText('now has the words of mill corrected.txt').waitFor();
    expect((await app.call('document.get', { id })).text).toMatch(/^The wheel/u);
  });
});

describe('Interviews of the sample study', () => {
  beforeAll(async () => {
    app = await startApp({ study: 'sample', room: 'interviews' });
    page = app.page;
  }, 300_000);
  afterAll(() => app.close());
  beforeEach(async () => {
    await app.goTo('interviews');
    await row(11).waitFor();
  });

  it('is walked, filtered, named, ordered and opened by keys', async () => {
    expect(await app.axe()).toEqual([]);
    // a row one comes to is the one that keys act on, before any arrow
    await row(0).focus();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Name of the transcript' }).press('Escape');
    await row(0).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('button', { name: /Role of Interviewer/u }).waitFor();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Name of the transcript' }).fill('P2, at the kitchen table');
    await page.keyboard.press('Enter');
    await row(1).getByText('At the kitchen table').waitFor();
    expect(await row(1).evaluate((element) => element === document.activeElement)).toBe(true);

    await page.keyboard.press('Alt+ArrowUp');
    await until(async () => (await documents())[0]?.name === 'P2, at the kitchen table');
    await row(0).getByText('At the kitchen table').waitFor();

    await page.keyboard.type('p11');
    await row(1).waitFor({ state: 'detached' });
    expect(await page.getByRole('searchbox', { name: 'Filter transcripts' }).inputValue()).toBe('p11');
    await page.keyboard.press('Escape');
    await row(11).waitFor();
    await row(0).press('Enter');
    await page.waitForURL(/#\/reading\?document=/u);
  });

  it('sorts by a heading, and comes back to its own order', async () => {
    const words = page.getByRole('button', { name: 'Words' });
    await words.press('Enter');
    await words.press('Enter');
    const most = (await documents()).toSorted((a, b) => b.words - a.words)[0];
    await until(async () => (await row(0).textContent())?.startsWith(most?.publicId ?? '-') === true);
    expect(await page.getByRole('columnheader', { name: 'Words' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    await words.press('Enter');
    const first = (await documents())[0];
    await until(async () => (await row(0).textContent())?.startsWith(first?.publicId ?? '-') === true);
  });

  it('says what goes with a transcript before it is deleted, and brings it all back', async () => {
    const before = await app.call('study.info', {});
    await row(0).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    const question = page.getByRole('alertdialog');
    await question.getByText(/\d+ codings by 3 people will go with it\./u).waitFor();
    await question.getByRole('button', { name: 'Delete the transcript' }).press('Enter');
    await until(async () => (await documents()).length === 11);
    await page.getByRole('button', { name: 'Undo' }).press('Enter');
    await until(async () => (await documents()).length === 12);
    await row(11).waitFor();
    expect((await app.call('study.info', {})).codings).toBe(before.codings);
  });
});
