import { describe, expect, it } from 'vitest';
import { withApp } from '../helpers/app.ts';

const LIMIT = 180_000;

describe('Search', () => {
  it(
    'finds as one types, goes to a hit and comes back to it, all by keyboard',
    async () => {
      await withApp({ study: 'sample' }, async ({ page, call, axe }) => {
        await page.keyboard.press('Control+Shift+F');
        const field = page.getByRole('searchbox', { name: 'Search all transcripts' });
        await field.and(page.locator(':focus')).waitFor();
        expect(await axe()).toEqual([]);
        await page.keyboard.type('letter');
        const counted = await call('search.counts', { query: 'letter', beginnings: true });
        const people = new Set(counted.documents.filter((d) => d.turns > 0).map((d) => d.person)).size;
        await page.getByText(`${people} of 12 people, ${counted.turns} turns in`).waitFor();
        await page.getByText(`Also in ${counted.asked} turn`).waitFor();
        expect(await axe()).toEqual([]);

        await page.keyboard.press('ArrowDown');
        await page.locator('.se-list [role=row]:focus').waitFor();
        await page.keyboard.press('ArrowDown');
        const second = await page.locator('.se-list [role=row]:focus').getAttribute('data-key');
        const [documentId = '', start = ''] = (second ?? '').split(':');
        await page.keyboard.press('Enter');
        await page.waitForFunction(
          ([id, at]) => location.hash.includes(`document=${id}`) && location.hash.includes(`start=${at}`),
          [documentId, start],
        );
        await page.waitForFunction(() =>
          (window.getSelection()?.toString() ?? '').toLowerCase().startsWith('letter'),
        );
        await page.keyboard.press('Alt+ArrowLeft');
        await page.locator(`.se-list [role=row][data-key="${second}"]:focus`).waitFor();

        // what was looked for is offered again, and a pattern that is not finished says so
        await page.keyboard.press('/');
        await page.keyboard.press('Escape');
        await page
          .getByRole('region', { name: 'Looked for lately' })
          .getByRole('button', { name: 'letter' })
          .click();
        await page.getByRole('grid', { name: 'Hits' }).waitFor();
        await page.getByRole('radio', { name: 'Pattern' }).click();
        await field.fill('(letter');
        await page.getByText('That is not a regular expression yet.').waitFor();
        await field.fill('letters?\\b');
        await page.getByRole('grid', { name: 'Hits' }).waitFor();
        expect(await axe()).toEqual([]);
      });
    },
    LIMIT,
  );

  it(
    'codes the ticked hits in one step that one undo takes back',
    async () => {
      await withApp({ study: 'sample', room: 'search' }, async ({ page, call }) => {
        const before = await call('study.info', {});
        await page.keyboard.type('letter');
        await page.getByRole('grid', { name: 'Hits' }).waitFor();
        await page.keyboard.press('Enter');
        await page.locator('.se-list [role=row]:focus').waitFor();
        const key = await page.locator('.se-list [role=row]:focus').getAttribute('data-key');
        await page.keyboard.press(' ');
        expect(await page.locator('.se-list [role=row]:focus input[type=checkbox]').isChecked()).toBe(false);
        const { places } = await call('search.places', {
          query: 'letter',
          beginnings: true,
          speech: 'people',
          extent: 'sentence',
          without: [key ?? ''],
        });
        await page.keyboard.press('c');
        await page.getByRole('combobox', { name: 'Find a code' }).waitFor();
        await page.keyboard.type('about letters');
        await page.getByRole('option', { name: 'Make a new code “about letters”' }).waitFor();
        await page.keyboard.press('Enter');
        await page
          .getByRole('button', { name: `Code ${places.length} places` })
          .and(page.locator(':focus'))
          .waitFor();
        await page.keyboard.press('Enter');
        await page.getByText(`Coded ${places.length} places with about letters.`).first().waitFor();
        expect((await call('study.info', {})).codings).toBe(before.codings + places.length);
        await page.locator('.se-list [role=row]:focus').waitFor();
        await page.keyboard.press('Control+z');
        await page
          .getByText(/^Undone/u)
          .first()
          .waitFor();
        expect(await call('study.info', {})).toMatchObject({ codes: before.codes, codings: before.codings });
      });
    },
    LIMIT,
  );

  it(
    'codes all turns of a role, and the palette searches from any room',
    async () => {
      await withApp({ study: 'sample', room: 'search' }, async ({ page, call, axe }) => {
        const { places } = await call('search.turnsOf', { role: 'interviewer' });
        await page.getByRole('tab', { name: 'Speakers' }).click();
        await page.getByRole('button', { name: /Speaker/u }).click();
        await page.getByRole('option', { name: 'Whoever asks the questions' }).click();
        await page.getByText(`${places.length} places by 12 people in 12 transcripts.`).waitFor();
        expect(await axe()).toEqual([]);
        // every turn can be looked at and unticked before it is coded
        const row = page.getByRole('grid', { name: 'What would be coded' }).getByRole('row').nth(1);
        await row.getByText(/\w/u).first().waitFor();
        await row.focus();
        await page.keyboard.press(' ');
        await page.getByRole('button', { name: `Code ${places.length - 1} places` }).waitFor();
        await page.keyboard.press('c');
        await page.getByRole('combobox', { name: 'Find a code' }).fill('what was asked');
        await page.getByRole('option', { name: 'Make a new code “what was asked”' }).waitFor();
        await page.keyboard.press('Enter');
        await page
          .getByRole('button', { name: `Code ${places.length - 1} places` })
          .and(page.locator(':focus'))
          .waitFor();
        await page.keyboard.press('Enter');
        await page
          .getByText(`Coded ${places.length - 1} places with what was asked.`)
          .first()
          .waitFor();
        await page.keyboard.press('Control+z');
        await page
          .getByText(/^Undone/u)
          .first()
          .waitFor();
        expect((await call('code.list', {})).some((code) => code.name === 'what was asked')).toBe(false);
        await page.getByRole('tab', { name: 'Questions' }).click();
        await page.getByText('No question of the interview guide is marked yet.').waitFor();
        const { id } = await call('question.create', { name: 'How it began' });
        const first = new Map(places.toReversed().map((place) => [place.documentId, place]));
        const marked = [...first.values()].slice(0, 3);
        await call('question.mark', {
          questionId: id,
          places: marked.map(({ documentId, start }) => ({ documentId, start })),
        });
        const answers = await call('question.answers', { id });
        const turns = answers.flatMap((answer) => answer.turns.filter((turn) => turn.role !== 'interviewer'));
        await page.getByText(`${turns.length} places by 3 people in 3 transcripts.`).waitFor();
        expect(await axe()).toEqual([]);

        await page.keyboard.press('Control+k');
        await page.keyboard.type('letter');
        await page.getByRole('option', { name: 'Search for “letter” in all transcripts' }).waitFor();
        const elsewhere = page.getByRole('group', { name: 'In other rooms' }).getByRole('option');
        expect((await page.getByRole('option').count()) - (await elsewhere.count())).toBe(5);
        await page.keyboard.press('Enter');
        await page.getByRole('grid', { name: 'Hits' }).waitFor();
      });
    },
    LIMIT,
  );
});
