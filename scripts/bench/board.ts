/** A table of 1,000 cards in real Chromium: panned, zoomed and dragged, in processor time of the page's own thread. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../tests/helpers/browser.ts';
import { ROUNDS, slowest, spentInRooms } from './all-rooms.ts';
import { makeCorpus, type CorpusSize } from './corpus.ts';
import { percentile, type Figure } from './measure.ts';
import { ask, startHost, untilPainted } from './rooms.ts';
import type { Step } from './steps.ts';

/** The team's evidence before themes: 40 codes, and as many extracts as make 1,000 cards. */
const size: CorpusSize = { documents: 24, words: 4_000, codings: 1_200, codes: 40 };
const CARDS = 1_000;
const PILES = 12;
/** Steps of the pointer or the wheel, each in a frame of its own. */
const STEPS = 120;
/** Milliseconds a frame may take of the thread that draws. */
const LIMIT = 20;
const CARD = '.bd-card';

/** Lays the cards out: two thirds in piles, the others loose, as in the middle of a long sitting. */
async function layCards(page: Page, cards: number): Promise<void> {
  const codes = (await ask(page, 'code.list', {})) as { id: string }[];
  const found = (await ask(page, 'coding.extracts', { limit: cards - codes.length })) as {
    items: { codingId: string }[];
  };
  const { ids } = (await ask(page, 'board.addCards', {
    codeIds: codes.map((code) => code.id),
    codingIds: found.items.map((item) => item.codingId),
    columns: 25,
    y: 6_000,
  })) as { ids: string[] };
  const share = Math.floor((ids.length * 2) / 3 / PILES);
  for (let i = 0; i < PILES; i += 1)
    await ask(page, 'board.createPile', {
      name: `Pile ${i + 1}`,
      x: (i % 4) * 2_000,
      y: Math.floor(i / 4) * 1_900,
      cardIds: ids.slice(i * share, (i + 1) * share),
    });
}

/** The same evidence when every extract of 600 is on the table, and its actions measured like those of the rooms. */
const team: CorpusSize = { documents: 12, words: 4_000, codings: 700, codes: 40 };
const TEAM_CARDS = 640;

const on = (page: Page, selector: string) => page.locator(selector).first();
/** The name of the pile of codes, which is a theme without a question. */
const atPile: Step = { name: '', run: (page) => on(page, '.bd-pile-name').focus() };
/** The keys of the table are those of who is on it. */
const onTable: Step = {
  name: '',
  run: (page) => on(page, '.bd-table [data-stop]:not([tabindex="-1"])').focus(),
};
const press = (name: string, keys: string): Step => ({ name, run: (page) => page.keyboard.press(keys) });
/** What shows cards: once the table has rested they are drawn sharper, which nobody waits for. */
const cards = (step: Step): Step => ({ ...step, where: '.bd-card' });
const aside = (step: Step): Step => ({ ...step, name: '' });
const open = (name: string, hash: string): Step => ({
  name,
  run: (page) => page.evaluate((to) => void (location.hash = to), hash),
});
const undo = (what: string) => press(`undo of ${what}`, 'Control+z');
const boardSteps: Step[] = [
  {
    name: '',
    async run(page) {
      const { cards } = (await ask(page, 'board.get', {})) as { cards: unknown[] };
      if (cards.length > 0) return;
      await layCards(page, TEAM_CARDS);
      await ask(page, 'board.snapshot', {});
    },
  },
  cards(open('opening', '#/themes?view=board')),
  onTable,
  cards(press('the whole table', '0')),
  atPile,
  cards(press('at full size', '1')),
  press('a pile turned into a theme', 't'),
  undo('a theme'),
  { name: '', run: (page) => page.getByRole('button', { name: 'Add cards' }).click() },
  cards({
    name: 'tidying',
    run: (page) => page.getByRole('menuitem', { name: 'Tidy the table' }).press('Enter'),
  }),
  undo('tidying'),
  onTable,
  aside(press('', '1')),
  cards({
    name: 'opening a sitting',
    async run(page) {
      const [one] = (await ask(page, 'board.snapshots', {})) as { id: string }[];
      await page.evaluate((id) => void (location.hash = `#/themes?view=board&sitting=${id}`), one?.id ?? '');
    },
  }),
  aside(open('', '#/themes?view=board')),
];

/** The slowest action of the board with 640 cards, as of the other rooms. */
async function measureActions(home: string): Promise<Figure[]> {
  const path = join(home, 'team.threadwork');
  makeCorpus(path, team, 13);
  return slowest(await spentInRooms(path, () => true, ROUNDS, undefined, { board: boardSteps }));
}

/** What is done in the page, a step in each frame. */
type Gesture = 'pan' | 'zoom' | 'drag';

/** Does a gesture: a step of the pointer or the wheel at the beginning of every frame, as a hand would at its fastest. */
const perform = (page: Page, gesture: Gesture): Promise<void> =>
  page.evaluate(
    async ([kind, steps]) => {
      const table = document.querySelector('.bd-table') as HTMLElement;
      const box = table.getBoundingClientRect();
      const middle = { clientX: box.left + box.width / 2, clientY: box.top + box.height / 2 };
      const frame = () => new Promise((done) => requestAnimationFrame(done));
      const wheel = (init: WheelEventInit) =>
        table.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, ...middle, ...init }));
      const pointer = (type: string, on: EventTarget, clientX: number, clientY: number) =>
        on.dispatchEvent(
          new PointerEvent(type, { bubbles: true, button: 0, buttons: 1, pointerId: 1, clientX, clientY }),
        );
      if (kind === 'drag') {
        const card = table.querySelector('.bd-loose .bd-card') as HTMLElement;
        const at = card.getBoundingClientRect();
        pointer('pointerdown', card, at.left + 3, at.top + 3);
      }
      for (let i = 0; i < steps; i += 1) {
        // there and back, faster than anybody reads
        const way = i < steps / 2 ? 1 : -1;
        if (kind === 'pan') wheel({ deltaX: 60 * way, deltaY: 90 * way });
        else if (kind === 'zoom') wheel({ deltaY: i % 80 < 40 ? 40 : -40, ctrlKey: true });
        else
          pointer(
            'pointermove',
            window,
            middle.clientX + box.width * 0.4 * Math.sin(i / 9),
            middle.clientY + box.height * 0.4 * Math.cos(i / 7),
          );
        await frame();
      }
      if (kind === 'drag') window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
    },
    [gesture, STEPS] as const,
  );

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  /** Processor time, microseconds. */
  tdur?: number;
  args?: { name?: string };
}

/** Milliseconds of processor time the page's thread works from the beginning of one frame to the next. */
function framesIn(trace: { traceEvents: TraceEvent[] }): number[] {
  const events = trace.traceEvents;
  const threads = events.filter((e) => e.name === 'thread_name' && e.args?.name === 'CrRendererMain');
  const of = (name: string, { pid, tid }: TraceEvent) =>
    events
      .filter((e) => e.name === name && e.ph === 'X' && e.pid === pid && e.tid === tid)
      .toSorted((a, b) => a.ts - b.ts);
  // the one that draws
  const main = threads.toSorted(
    (a, b) => of('FireAnimationFrame', b).length - of('FireAnimationFrame', a).length,
  )[0];
  if (!main) return [];
  const starts = [...new Set(of('FireAnimationFrame', main).map((e) => e.ts))];
  const tasks = of('ThreadControllerImpl::RunTask', main);
  const times: number[] = [];
  let at = 0;
  for (let i = 1; i < starts.length; i += 1) {
    const [from = 0, to = 0] = [starts[i - 1], starts[i]];
    let sum = 0;
    while (at < tasks.length && (tasks[at]?.ts ?? 0) < from) at += 1;
    while (at < tasks.length && (tasks[at]?.ts ?? 0) < to) {
      sum += tasks[at]?.tdur ?? 0;
      at += 1;
    }
    times.push(sum / 1000);
  }
  // several callbacks of one frame begin within a moment of each other and hold no task of their own
  return times.filter((time) => time > 0.2);
}

async function measure(browser: Browser, page: Page, gesture: Gesture, what: string): Promise<Figure> {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'toplevel'] });
  await perform(page, gesture);
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
  const times = framesIn(trace);
  if (times.length < STEPS / 2) throw new Error(`only ${times.length} frames of ${STEPS} were traced`);
  return {
    key: `board.${gesture}.1000.p95ms`,
    value: percentile(times, 0.95),
    unit: 'ms',
    limit: LIMIT,
    what,
  };
}

async function measureGestures(browser: Browser, page: Page): Promise<Figure[]> {
  const pan = await measure(
    browser,
    page,
    'pan',
    'processor time of a frame while 1,000 cards are panned, 108 px a frame',
  );
  const zoom = await measure(browser, page, 'zoom', 'the same while zooming out and in');
  await page.getByRole('button', { name: 'Show the whole table' }).click();
  await page.waitForTimeout(1200);
  const drag = await measure(browser, page, 'drag', 'the same while a card is dragged, all 1,000 in view');
  return [pan, zoom, drag];
}

/** Measures what `wanted` asks for of the board: gestures over 1,000 cards, and actions over 640. */
export async function measureBoard(wanted: (key: string) => boolean): Promise<Figure[]> {
  const gestures = await measureFrames(wanted);
  if (!['rooms.board.ms', 'rooms.board.seen'].some(wanted)) return gestures;
  const home = mkdtempSync(join(tmpdir(), 'threadwork-bench-'));
  try {
    return [...gestures, ...(await measureActions(home))];
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Opens a study with 1,000 cards on the table and measures what `wanted` asks for. */
async function measureFrames(wanted: (key: string) => boolean): Promise<Figure[]> {
  if (!['board.pan.1000.p95ms', 'board.zoom.1000.p95ms', 'board.drag.1000.p95ms'].some(wanted)) return [];
  const home = mkdtempSync(join(tmpdir(), 'threadwork-bench-'));
  const path = join(home, 'board.threadwork');
  makeCorpus(path, size, 11);
  const host = await startHost(home);
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await page.goto(host.address);
    await page.getByRole('heading').first().waitFor();
    await ask(page, 'host.setPerson', { name: 'Coder 1' });
    await untilPainted(page, { open: path, hash: '#/interviews' }, 'tr[data-key], [role=row][data-key]');
    await layCards(page, CARDS);
    await untilPainted(page, { hash: '#/themes?view=board' }, CARD);
    await page.waitForTimeout(800);
    const figures = await measureGestures(browser, page);
    return figures.filter((one) => wanted(one.key));
  } finally {
    await browser.close();
    host.process.kill('SIGTERM');
    await new Promise((resolve) => host.process.once('exit', resolve));
    rmSync(home, { recursive: true, force: true });
  }
}
