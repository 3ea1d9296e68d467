/** A whole transcript coded without the mouse, and what a screen reader is told of it. The mouse is never used here. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Page } from 'playwright-core';
import { startApp, type App } from '../helpers/app.ts';

const TALK = [
  'Interviewer: How did you come to the boathouse?',
  'Ada: My aunt had a key. She gave it to me without a word, and I went in alone.',
  'Interviewer: And then?',
  'Ada: Then the others came. Nobody asked me anything. We sanded the hull until it was dark.',
  'Ada: I slept well that night.',
  'Interviewer: What stayed with you?',
  'Ada: The quiet. And that somebody had kept a coat for me.',
];
const HEBREW = [
  'נועה: ספרי לי איך התחלת.',
  'דנה: קמנו לפני הזריחה. תיקנו את הרשתות, בשקט. אחר כך שתינו קפה.',
];

let app: App;
let page: Page;
const ids: Record<string, string> = {};
beforeAll(async () => {
  app = await startApp({ study: 'empty', room: 'interviews' });
  page = app.page;
  for (const [title, turns] of [
    ['Ada', TALK],
    ['Dana', HEBREW],
  ] as const) {
    await app.host('host.importPasted', { title, text: turns.join('\n\n') });
    await vi.waitFor(async () => {
      const all = await app.call('document.list', {});
      if (!all.some((one) => one.name === title)) throw new Error('not yet');
    }, 20_000);
  }
  for (const one of await app.call('document.list', {})) ids[one.name] = one.id;
}, 300_000);
afterAll(() => app?.close(), 60_000);

const until = (what: () => unknown) => expect.poll(what, { timeout: 10_000 });
const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const codings = async (name: string) =>
  (await app.call('coding.byDocument', { documentId: ids[name] ?? '' })).toSorted(
    (a, b) => a.start - b.start,
  );
const document = (name: string) => app.call('document.get', { id: ids[name] ?? '' });
const heard = (words: RegExp) => page.getByText(words).first().waitFor({ state: 'attached' });
const announced = () => page.locator('[aria-live]').allTextContents();

describe('The list of shortcuts', () => {
  it('has the keys of the reading room before one was there, to change and to switch off', async () => {
    await app.goTo('settings');
    await page.getByRole('searchbox', { name: 'Find an action or a key' }).fill('recent code 3');
    await page.getByRole('button', { name: 'Switch off the keys of Apply recent code 3' }).press('Enter');
    await page.getByRole('searchbox', { name: 'Find an action or a key' }).fill('last code again');
    await page.getByRole('button', { name: 'Change the keys of Apply the last code again' }).press('Enter');
    await page.getByRole('textbox', { name: /^New keys for Apply the last code again/u }).waitFor();
    await press('Shift+g');
    await page.getByText('Shift G', { exact: true }).waitFor();
    await app.goTo('interviews');
  });
});

describe('A coder who never touches the mouse', () => {
  it('codes a transcript from its opening to its last turn', async () => {
    await press('Control+k');
    await page.getByRole('combobox').first().waitFor();
    await page.keyboard.type('Reading');
    await press('Enter');
    await page.locator('#rd-text:focus').waitFor();
    expect(await page.locator('h1').first().textContent()).toContain('Ada');

    const names = ['a key given', 'not being asked', 'rest', 'kept for me'];
    await press('Control+Home');
    for (const [at, name] of names.entries()) {
      await press('u');
      await heard(/^Uncoded turn, line \d+/u);
      await press('Shift+T', 'c');
      await page.getByRole('combobox', { name: 'Find or create a code' }).waitFor();
      await page.keyboard.type(name);
      await press(at % 2 === 0 ? 'Enter' : 'Control+Enter');
      await until(async () => (await codings('Ada')).length).toBe(at + 1);
      // what is said of the coding would else come over what is said of the next turn
      await heard(new RegExp(`^Coded .* as ${name}\\.$`, 'u'));
      await page.locator('#rd-text:focus').waitFor();
    }
    await press('u');
    await until(announced).toContainEqual('No uncoded turn after this.');

    // a second code on a sentence, by its number; taken back, and put there again by the key for the last one
    await press('Control+Home', 'ArrowDown', 'ArrowDown', 'Shift+S', '2');
    await until(async () => (await codings('Ada')).length).toBe(5);
    // taken back before the page has heard that it is in the file: it is not painted any longer
    await press('Control+z');
    await until(async () => (await codings('Ada')).length).toBe(4);
    await heard(/^Undone: /u);
    await press('3', 'r'); // switched off, and changed
    await press('Shift+g');
    await until(async () => (await codings('Ada')).length).toBe(5);

    const { layout } = await document('Ada');
    const all = await codings('Ada');
    const asked = new Set(
      (await document('Ada')).speakers.filter((one) => one.role === 'interviewer').map((one) => one.id),
    );
    for (const turn of layout.turns.filter((one) => one.speaker === null || !asked.has(one.speaker)))
      expect(all.some((one) => one.start < turn.end && one.end > turn.start)).toBe(true);
    expect(await app.axe()).toEqual([]);
  });
});

describe('Keys pressed before the host has answered', () => {
  let isHeld = false;
  const held: (() => void)[] = [];
  const release = () => {
    isHeld = false;
    for (const go of held.splice(0)) go();
  };

  it('wait for a coding to be in the file and are done then, in their order, undo among them', async () => {
    await page.routeWebSocket('**/rpc', (socket) => {
      const host = socket.connectToServer();
      host.onMessage((message) => {
        const go = () => socket.send(message);
        if (isHeld) held.push(go);
        else go();
      });
    });
    await page.reload();
    await page.locator('#rd-text').waitFor();
    await page.locator('.rd-stripe').first().waitFor();

    // made longer, chosen as an example, a memo on it: all of it typed at once
    await press('t', 'Control+Home', 'Shift+S');
    isHeld = true;
    await press('v', 'Alt+Shift+ArrowRight', 'y', 'm');
    await page.locator('.tw-memo-title:focus').waitFor();
    await page.keyboard.type('said at the door');
    await press('Escape');
    release();
    const { text } = await document('Ada');
    const made = () => codings('Ada').then((all) => all.find((one) => one.start === text.indexOf('How did')));
    await until(async () => text.slice((await made())?.start, (await made())?.end)).toMatch(
      /boathouse\?\s+My$/u,
    );
    const coding = await made();
    await until(() =>
      app.call('memo.list', { targetKind: 'coding', targetId: coding?.id ?? '' }),
    ).toMatchObject([{ title: 'said at the door' }]);
    await until(async () => {
      const codes = await app.call('code.list', {});
      return codes.find((code) => code.id === coding?.codeId)?.typicalCodingId;
    }).toBe(coding?.id);

    // the code made a moment ago is the last one used; undo takes the stretch back and not the code
    await press('t', 'Control+Home', 'ArrowDown', 'ArrowDown', 'Shift+S');
    isHeld = true;
    await press('v', 'Control+End', 'Shift+S', 'Shift+g', 'Alt+Shift+ArrowLeft', 'Control+z');
    release();
    await heard(/^Undone: /u);
    await until(async () => text.slice((await codings('Ada')).at(-1)?.start).trim()).toMatch(/\.$/u);
    const last = (await codings('Ada')).at(-1);
    expect(text.slice(last?.start, last?.end)).toMatch(/kept a coat for me\.$/u);
    const names = new Map((await app.call('code.list', {})).map((code) => [code.id, code.name]));
    expect(names.get(last?.codeId ?? '')).toMatch(/^My aunt|^She gave/u);

    // taken off before it was in the file
    await press('Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Shift+S');
    const [kept, stripes] = [(await codings('Ada')).length, await page.locator('.rd-stripe').count()];
    isHeld = true;
    await press('Shift+g', 'Delete');
    release();
    await heard(/^Took .* off /u);
    expect(await codings('Ada')).toHaveLength(kept);
    await until(() => page.locator('.rd-stripe').count()).toBe(stripes);
    await until(() => page.locator('.rd-stripe.is-pending').count()).toBe(0);
  });
});

describe('The plain text with headings', () => {
  it('says which codes begin, end and go on in every turn', async () => {
    // one coding over three turns, besides those of one turn
    const { layout, textHash } = await document('Ada');
    const [second, fourth] = [layout.turns[1], layout.turns[3]];
    const place = {
      documentId: ids['Ada'] ?? '',
      start: (second?.start ?? 0) + 3,
      end: (fourth?.end ?? 0) - 4,
    };
    await app.call('coding.applyNew', { ...place, textHash, name: 'coming in' });
    await press('Shift+R');
    await page.locator('.rd-plain').waitFor();
    await heard(/goes on: coming in/u);
    const codes = new Map((await app.call('code.list', {})).map((code) => [code.id, code.name]));
    const all = await codings('Ada');
    const named = (some: typeof all) => some.map((one) => codes.get(one.codeId) ?? '').toSorted();
    const expected = layout.turns.map((turn) => ({
      begins: named(all.filter((one) => one.start >= turn.start && one.start < turn.end)),
      ends: named(all.filter((one) => one.end > turn.start && one.end <= turn.end)),
      goesOn: named(all.filter((one) => one.start < turn.start && one.end > turn.start)),
    }));
    const told = await page.locator('.rd-plain section').evaluateAll((sections) =>
      sections.map((section) => {
        const words = section.textContent ?? '';
        const after = (what: string) =>
          [...words.matchAll(new RegExp(`\\[${what}: ([^\\]]+)\\]`, 'gu'))].map((one) => one[1] ?? '').sort();
        return { begins: after('begins'), ends: after('ends'), goesOn: after('goes on') };
      }),
    );
    expect(told).toEqual(expected);
    expect(await page.locator('.rd-plain h2').count()).toBe(layout.turns.length);
    expect(await app.axe()).toEqual([]);
    await press('Shift+R');
    await page.locator('#rd-text:focus').waitFor();
    // the same, asked for at the caret
    await press('Control+Home', 'ArrowDown', 'ArrowDown', 'w');
    await heard(/^Line 3: \d+ codes?\. .*coming in, by Maya Okafor, from “.*” to “.*”, lines 2 to \d+/u);
  });

  it('keeps our words apart from a transcript written from right to left', async () => {
    await app.goTo('reading', { document: ids['Dana'] ?? '' });
    await page.locator('#rd-text[dir="rtl"]').waitFor();
    await press('t', 'Control+Home', 'ArrowDown', 'Shift+S', 'Shift+g');
    await until(async () => (await codings('Dana')).length).toBe(1);
    await heard(/^Coded line/u);
    const [before] = await codings('Dana');
    // the end of a sentence lies at the left: the key that points there makes it longer
    await press('Alt+Shift+ArrowLeft');
    await until(async () => (await codings('Dana'))[0]?.end).toBeGreaterThan(before?.end ?? Infinity);
    const { text } = await document('Dana');
    const [longer] = await codings('Dana');
    expect(text.slice(longer?.start, longer?.end)).toMatch(/קמנו לפני הזריחה\. תיקנו$/u);
    await press('Alt+Shift+ArrowRight');
    await until(async () => (await codings('Dana'))[0]?.end).toBe(before?.end);
    await press('Control+Alt+ArrowLeft');
    await until(async () => (await codings('Dana'))[0]?.start).toBeGreaterThan(before?.start ?? Infinity);
    await press('Shift+R');
    await page.locator('.rd-plain[dir="rtl"][lang="he"]').waitFor();
    const edges = page.locator('.rd-plain .rd-edge');
    await edges.first().waitFor();
    for (const edge of await edges.all()) expect(await edge.getAttribute('lang')).toBe('en');
    expect(await app.axe()).toEqual([]);
    await press('Shift+R');
  });
});
