/** What is done in each room when every room is measured: what a person does there all day, once each. */
import type { Page } from 'playwright-core';

export interface Step {
  readonly name: string;
  /** Where its result is, where something else follows it by itself; left out: anywhere in the window. */
  readonly where?: string;
  run(page: Page, ids: StudyIds): Promise<unknown>;
}
/** A code with many extracts, a transcript, another one, and a theme with codes of its own. */
export interface StudyIds {
  readonly code: string;
  readonly document: string;
  readonly other: string;
  readonly theme: string;
}

const go = (hash: (ids: StudyIds) => string, name = 'opening'): Step => ({
  name,
  run: (page, ids) => page.evaluate((to) => void (location.hash = to), `#/${hash(ids)}`),
});
const key = (name: string, keys: string): Step => ({ name, run: (page) => page.keyboard.press(keys) });
const type = (name: string, words: string): Step => ({ name, run: (page) => page.keyboard.type(words) });
const radio = (label: string): Step => ({
  name: `choosing ${label}`,
  run: (page) => page.getByRole('radio', { name: label }).press('Enter'),
});
const press = (name: string, selector: string, at = 0): Step => ({
  name,
  run: (page) => page.locator(selector).nth(at).click(),
});
/** Done, and not measured: it makes the next step possible or takes the last one back. */
const aside = (step: Step): Step => ({ ...step, name: '' });
const ROWS = 'tr[data-key], [role=row][data-key]';
const undo = key('undo', 'Control+z');

const interviews: Step[] = [
  go(() => 'interviews'),
  press('choosing a row', ROWS, 4),
  key('next row', 'ArrowDown'),
  key('renaming', 'F2'),
  aside(key('', 'Escape')),
  { name: 'filter', run: (page) => page.getByRole('searchbox', { name: /Filter/u }).fill('P1') },
  aside({ name: '', run: (page) => page.getByRole('searchbox', { name: /Filter/u }).fill('') }),
  go((ids) => `interviews?document=${ids.other}`, 'opening at a transcript'),
];
const toText = aside(key('', 't'));
const reading: Step[] = [
  go((ids) => `reading?document=${ids.document}`),
  // as a keyboard sends Shift and a bracket; the bracket itself is the key of the next coding
  key('next transcript', 'Shift+}'),
  key('transcript before', 'Shift+{'),
  { name: 'choosing words', run: (page) => page.keyboard.press('Shift+End') },
  key('code picker', 'c'),
  type('finding a code', 'ba'),
  key('applying a code', 'Enter'),
  undo,
  key('redo', 'Control+Shift+z'),
  toText,
  // left so: the next round puts it on again
  key('taking a code off', 'Delete'),
  toText,
  key('next coding', ']'),
  key('picker of another code', 'Shift+c'),
  type('finding another code', 'ba'),
  key('another code', 'Enter'),
  key('undo of another code', 'Control+z'),
  key('next extract', 'x'),
  aside(key('', 'b')),
  aside(key('', 'Control+Home')),
  aside(key('', 'Shift+End')),
  key('the person’s own words', 'v'),
  key('undo of own words', 'Control+z'),
  toText,
  key('filters', 'f'),
  aside(key('', 'Tab')),
  type('finding a code to filter by', 'ba'),
  aside(key('', 'ArrowDown')),
  key('filter by one code', 'Enter'),
  aside(key('', 'Escape')),
  toText,
  key('no filter', 'Shift+f'),
  key('list of codes', 'Shift+b'),
  aside(key('', 'Shift+b')),
  key('plain text', 'Shift+r'),
  key('the page again', 'Shift+r'),
  key('correcting', 'Control+e'),
  // what it does to codings is told beside it when one pauses
  { ...type('a letter corrected', 'a'), where: '.cm-content' },
  aside(key('', 'Control+z')),
  aside(key('', 'Escape')),
  radio('None'),
  radio('All codings'),
];
const codebook: Step[] = [
  go(() => 'codebook'),
  press('choosing a code', ROWS, 5),
  key('next code', 'ArrowDown'),
  key('renaming', 'F2'),
  aside(type('', 'Another ')),
  key('renamed', 'Enter'),
  undo,
  key('moving down', 'Alt+ArrowDown'),
  undo,
  key('moving under', 'm'),
  aside(key('', 'Escape')),
  key('merging', 'Shift+m'),
  aside(key('', 'Escape')),
  key('retiring', 'r'),
  key('retired', 'Control+Enter'),
  undo,
  key('likely duplicates', 'd'),
  aside(key('', 'Escape')),
  key('table', 'v'),
  { name: 'ordering by name', run: (page) => page.locator('.cb-sort').first().click() },
  radio('Tree'),
  key('to the filter', '/'),
  type('filter', 'ba'),
  aside(key('', 'Escape')),
  key('code finder', 'Alt+c'),
  type('finding a code', 'ba'),
  aside(key('', 'Escape')),
  go(() => 'codebook?view=frame', 'frame'),
];
const idle: Step = { name: '', run: (page) => page.waitForTimeout(2500) };
/** From the first row of the table so many rows down. */
const chooseFirst = (more: number): Step[] => [
  aside(press('', ROWS)),
  aside(key('', 'Home')),
  {
    name: '',
    run: async (page) => {
      for (let i = 0; i < more; i++) await page.keyboard.press('Shift+ArrowDown');
    },
  },
];
/** A button by Enter; looking for it in the page is not measured. */
const button = (name: string, label: string): Step[] => [
  { name: '', run: (page) => page.getByRole('button', { name: label, exact: true }).focus() },
  key(name, 'Enter'),
];
/** The same where the button does something to codes of the list. */
const inListBy = (name: string, label: string): Step[] => button(name, label).map(inList);
/** Its result is the list itself; what is told beside it of the codes chosen follows. */
const inList = (step: Step): Step => ({ ...step, where: '.cb-table' });
/**
 * What was done is taken back, done again and taken back, so that the study is as it was. What the program does by itself once
 * nobody does anything (counts, the file, likely duplicates) is let come to its end before the next step, as it is no part of it.
 */
const backAndForth = (what: string): Step[] => [
  idle,
  inList(key(`undo of ${what}`, 'Control+z')),
  idle,
  inList(key(`redo of ${what}`, 'Control+Shift+z')),
  idle,
  aside(undo),
  idle,
  aside(key('', 'Escape')),
];
/** Many codes at once. */
const codebookBulk: Step[] = [
  aside(go(() => 'codebook')),
  key('table', 'v'),
  press('ordering by people', '.cb-sort', 1),
  aside(press('', '.cb-sort', 1)),
  ...chooseFirst(20),
  key('one more chosen', 'Shift+ArrowDown'),
  aside(key('', 'Shift+ArrowUp')),
  key('merging 21 codes', 'Shift+m'),
  ...inListBy('21 codes merged', 'Merge them'),
  ...backAndForth('merging'),
  ...chooseFirst(19),
  key('deleting 20 codes', 'Delete'),
  ...inListBy('20 codes deleted', 'Delete the codes'),
  ...backAndForth('deleting'),
  ...chooseFirst(19),
  key('retiring 20 codes', 'r'),
  inList(key('20 codes retired', 'Control+Enter')),
  ...backAndForth('retiring'),
  ...chooseFirst(19),
  key('moving 20 codes', 'm'),
  aside(key('', 'ArrowDown')),
  inList(key('20 codes moved', 'Enter')),
  ...backAndForth('moving'),
  ...chooseFirst(99),
  ...button('colour of 100 codes', 'Colour'),
  aside(key('', 'ArrowRight')),
  inList(key('100 codes coloured', 'Enter')),
  ...backAndForth('colouring'),
  aside(press('', ROWS)),
  inList(key('choosing all codes', 'Control+a')),
  key('choosing none', 'Escape'),
  aside(radio('Tree')),
  aside(press('', ROWS)),
  inList(key('folding all', '-')),
  inList(key('unfolding all', '+')),
  aside(go(() => 'codebook?view=frame')),
  key('freezing', 'n'),
  key('frozen', 'Control+Enter'),
  aside(go(() => 'codebook')),
  aside(radio('Table')),
  ...chooseFirst(19),
  aside(key('', 'r')),
  aside(key('', 'Control+Enter')),
  go(() => 'codebook?view=frame', 'what changed since'),
  aside(undo),
  aside(undo),
  aside(go(() => 'codebook')),
  aside(radio('Tree')),
];
const THEMES = '[role=treegrid][aria-label="Themes"] [data-key]';
const themes: Step[] = [
  go(() => 'themes'),
  press('choosing a theme', THEMES, 3),
  key('next theme', 'ArrowDown'),
  key('renaming', 'F2'),
  aside(type('', 'Another ')),
  key('renamed', 'Enter'),
  undo,
  key('moving', 'm'),
  aside(key('', 'Escape')),
  aside(key('', 'a')),
  aside(type('', 'ba')),
  key('code added', 'Enter'),
  key('undo of the code', 'Control+z'),
  aside(press('', THEMES, 3)),
  aside(key('', 'Shift+m')),
  aside(type('', 'ne')),
  key('merging', 'Enter'),
  ...button('merged', 'Merge them'),
  key('undo of merging', 'Control+z'),
  aside(press('', THEMES, 3)),
  key('to the first', 'Home'),
  key('all its evidence', 'e'),
  aside(key('', 'Escape')),
  { name: 'all codes', run: (page) => page.getByRole('radio', { name: /^All \d/u }).press('Enter') },
  { name: 'finding a code', run: (page) => page.getByRole('searchbox', { name: /Find a code/u }).fill('ba') },
  go((ids) => `themes?theme=${ids.theme}&show=extracts`, 'evidence'),
  go(() => 'themes?by=question', 'by research question'),
  // it is kept: the next round begins with the levels again
  aside({
    name: '',
    async run(page) {
      await page.getByRole('button', { name: 'View', exact: true }).click();
      await page.getByRole('menu').getByText('By level').click();
    },
  }),
];
const passes: Step[] = [
  go(() => 'themes?view=review'),
  go((ids) => `themes?view=review&read=${ids.theme}`, 'a sitting'),
  key('fits', 'f'),
  key('undo of a mark', 'Control+z'),
  aside(key('', 'Escape')),
  go(() => 'themes?view=review&pass=people', 'people'),
  go(() => 'themes?view=review&pass=transcripts', 'transcripts'),
  press('choosing a transcript', ROWS, 3),
  key('next transcript', 'ArrowDown'),
  go(() => 'themes?view=review&pass=notices', 'notices'),
];
const map: Step[] = [
  go(() => 'map'),
  { name: '', run: (page) => page.locator('[data-form="network"]').focus() },
  key('another form', 'Enter'),
  key('undo of the form', 'Control+z'),
  press('choosing a theme', '.map-outline [data-key]', 1),
  aside(key('', 'Alt+k')),
  aside(type('', 'ba')),
  key('code added', 'Enter'),
  key('undo of the code', 'Control+z'),
  aside(press('', '.map-outline [data-key]', 2)),
  key('left off', 'Delete'),
  key('undo of leaving off', 'Control+z'),
];
/** The hits are what one waits for; how many there are in all is counted while one reads them. */
const searching = (name: string, words: string): Step => ({
  name,
  where: '.se-hit',
  run: (page) => page.getByRole('searchbox', { name: /Search all/u }).fill(words),
});
const search: Step[] = [
  go(() => 'search'),
  searching('a common word', 'ba'),
  searching('a longer word', 'nelidor'),
  searching('a word whose places are counted', 'rone'),
  { name: 'first hit', run: (page) => page.keyboard.press('ArrowDown') },
  key('next hit', 'ArrowDown'),
  key('coding every place', 'c'),
  aside(key('', 'Escape')),
];
const people: Step[] = [
  go(() => 'people'),
  press('choosing a cell', '[data-at="3/3"]'),
  key('next person', 'ArrowDown'),
  key('writing in a cell', 'Enter'),
  aside(type('', 'x')),
  key('written', 'Enter'),
  undo,
  { name: 'filter', run: (page) => page.getByRole('searchbox', { name: /Filter/u }).fill('P2') },
  aside({ name: '', run: (page) => page.getByRole('searchbox', { name: /Filter/u }).fill('') }),
];
const compare: Step[] = [
  go(() => 'compare'),
  press('choosing a cell', '[data-at="3/1"]'),
  key('its quotes', 'Enter'),
  aside(key('', 'Escape')),
  radio('Codes'),
  key('next row', 'ArrowDown'),
  { name: 'filter', run: (page) => page.getByRole('searchbox', { name: 'Filter rows' }).fill('ba') },
  aside({ name: '', run: (page) => page.getByRole('searchbox', { name: 'Filter rows' }).fill('') }),
  radio('Group sizes'),
  radio('One code'),
];
const review: Step[] = [go(() => 'review'), key('making a pack', 'n'), aside(key('', 'Escape'))];
const journal: Step[] = [go(() => 'journal'), key('a new note', 'n'), aside(key('', 'Escape'))];
const reports: Step[] = [go(() => 'reports')];
const extracts: Step[] = [
  go((ids) => `extracts?code=${ids.code}`),
  key('next extract', 'ArrowDown'),
  go(() => 'extracts', 'all extracts'),
  go((ids) => `extracts?theme=${ids.theme}`, 'of a theme'),
];
const split: Step[] = [go((ids) => `split?code=${ids.code}`)];
const palette: Step[] = [
  key('opening', 'Control+k'),
  type('finding', 'ba'),
  type('finding more', 'r'),
  aside(key('', 'Escape')),
  aside(key('', 'Escape')),
];

export const rooms: Readonly<Record<string, readonly Step[]>> = {
  interviews,
  reading,
  codebook,
  'codebook-bulk': codebookBulk,
  themes,
  passes,
  map,
  search,
  people,
  compare,
  review,
  journal,
  reports,
  extracts,
  split,
  palette,
};

/** Where one comes into each room, and into those parts of a room that are rooms of their own. */
export const entrances: Readonly<Record<string, Step>> = {
  ...Object.fromEntries(
    Object.entries(rooms).flatMap(([room, steps]) => {
      const entrance = steps.find((step) => step.name === 'opening');
      return entrance ? [[room, entrance]] : [];
    }),
  ),
  board: go(() => 'themes?view=board'),
  frame: go(() => 'codebook?view=frame'),
};
