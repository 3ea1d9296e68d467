/**
 * Every room on a large study: processor time from a key or press until the program is quiet again, on the thread of the page
 * and in the host together. What others do does not count in it, though a crowded machine makes the same work take longer.
 * Beside it, by the clock on the wall, from the key to the frame that shows the result, as a person meets it. Each room's slowest
 * action is told.
 */
import { readFileSync, readdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../../tests/helpers/browser.ts';
import type { Figure } from './measure.ts';
import { ask, startHost } from './rooms.ts';
import { beginToWatch, seenAfter, watchFrames } from './seen.ts';
import { entrances, rooms, type Step, type StudyIds } from './steps.ts';

/** Rounds through each room; the smallest of an action counts, which is what it needs when nothing disturbs it. */
export const ROUNDS = 3;
const LIMIT = 100;
/** The mark at which rooms have been drawn ahead: `READY` of `src/renderer/app/rooms-ahead.ts`. */
const READY = 'rooms ready';

export interface Spent {
  /** Milliseconds of the page's thread. */
  readonly page: number;
  /** Milliseconds of the host, all its threads. */
  readonly host: number;
}
/** What an action took at best. */
export interface Least extends Spent {
  /** Milliseconds until its result was seen; null where it showed none. */
  readonly seen: number | null;
}

/** Milliseconds of processor time of a process, all its threads. */
function processorTime(pid: number): number {
  let nanoseconds = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`)) {
    try {
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
    } catch {
      // A thread that has just ended.
    }
  }
  return nanoseconds / 1e6;
}

/** A clock that counts only work: of the page's thread and of the host. */
async function workClock(session: CDPSession, pid: number): Promise<() => Promise<Spent>> {
  // told as it is enabled: by `setTimeDomain` the browser goes on counting the time that passes while a task is kept waiting
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = metrics.find((one) => one.name === 'TaskDuration')?.value ?? 0;
    return { page: seconds * 1000, host: processorTime(pid) };
  };
}

/** Waits until neither the page nor the host does anything worth telling, at most five seconds. */
async function quiet(page: Page, now: () => Promise<Spent>): Promise<Spent> {
  let last = await now();
  for (let i = 0, calm = 0; i < 40 && calm < 2; i++) {
    await page.waitForTimeout(120);
    const next = await now();
    calm = next.page - last.page < 4 && next.host - last.host < 4 ? calm + 1 : 0;
    last = next;
  }
  return last;
}

async function idsOf(page: Page): Promise<StudyIds> {
  const documents = (await ask(page, 'document.list', {})) as { id: string }[];
  const codes = (await ask(page, 'code.list', {})) as { id: string; isHeading: boolean }[];
  const themes = (await ask(page, 'theme.list', {})) as { id: string; codeIds?: string[] }[];
  return {
    document: documents[0]?.id ?? '',
    other: documents[5]?.id ?? '',
    code: codes.find((code) => !code.isHeading)?.id ?? '',
    theme: themes.at(4)?.id ?? '',
  };
}

/** The smaller of what an action took this time and before, each of its two figures by itself. */
function lesser(known: Least | undefined, spent: Spent, seen: number | null): Least {
  const isLess = !known || spent.page + spent.host < known.page + known.host;
  const times = [known?.seen, seen].filter((one) => typeof one === 'number');
  return { ...(isLess ? spent : known), seen: times.length === 0 ? null : Math.min(...times) };
}

/** What every action of the rooms asked for took; `onStep` hears of each as it is done. */
export async function spentInRooms(
  path: string,
  wanted: (room: string) => boolean,
  rounds: number,
  around: (page: Page, room: string, name: string, act: () => Promise<void>) => Promise<void> = (
    _p,
    _r,
    _n,
    act,
  ) => act(),
  of: Readonly<Record<string, readonly Step[]>> = rooms,
): Promise<Map<string, Map<string, Least>>> {
  const home = mkdtempSync(join(tmpdir(), 'threadwork-bench-'));
  const host = await startHost(home);
  const browser = await launchBrowser();
  const found = new Map<string, Map<string, Least>>();
  try {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(15_000);
    await watchFrames(page);
    await page.goto(host.address);
    await page.getByRole('heading').first().waitFor();
    await ask(page, 'host.setPerson', { name: 'Coder 1' });
    await ask(page, 'host.openStudy', { path });
    const ids = await idsOf(page);
    const now = await workClock(await page.context().newCDPSession(page), host.process.pid ?? 0);
    // what is made ready once in a session is no part of any action
    await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, READY);
    await quiet(page, now);
    for (const [room, steps] of Object.entries(of)) {
      if (!wanted(room)) continue;
      const least = new Map<string, Least>();
      found.set(room, least);
      for (let round = 0; round < rounds; round++) {
        // From elsewhere, with nothing of the room in the page.
        await page.evaluate(() => void (location.hash = '#/method'));
        await quiet(page, now);
        for (const { name, run, where } of steps) {
          const act = async () => {
            if (name === '') {
              await run(page, ids);
              await quiet(page, now);
              return;
            }
            await beginToWatch(page, where);
            const before = await now();
            await run(page, ids);
            const after = await quiet(page, now);
            const spent = { page: after.page - before.page, host: after.host - before.host };
            least.set(name, lesser(least.get(name), spent, await seenAfter(page)));
          };
          await around(page, room, name, act);
        }
      }
    }
  } finally {
    await browser.close();
    host.process.kill('SIGTERM');
    await new Promise((resolve) => host.process.once('exit', resolve));
    rmSync(home, { recursive: true, force: true });
  }
  return found;
}

/** Two figures for each room: its slowest action by the work it is, and by how long one waits. */
export async function measureAllRooms(
  path: () => string,
  wanted: (key: string) => boolean,
): Promise<Figure[]> {
  const isWanted = (room: string) => wanted(keyOf(room)) || wanted(seenKeyOf(room));
  if (![FIRST, ...Object.keys(rooms)].some(isWanted)) return [];
  const found = await spentInRooms(path(), isWanted, ROUNDS);
  if (isWanted(FIRST)) found.set(FIRST, await spentAtFirst(path()));
  return slowest(found).filter((one) => wanted(one.key));
}

const FIRST = 'first';
/** What the first opening of each room took in a session, in as many sessions. */
async function spentAtFirst(path: string): Promise<Map<string, Least>> {
  const of = Object.fromEntries(
    Object.entries(entrances).map(([room, step]) => [room, [{ ...step, name: room }]]),
  );
  const least = new Map<string, Least>();
  for (let session = 0; session < ROUNDS; session++)
    for (const found of (await spentInRooms(path, () => true, 1, undefined, of)).values())
      for (const [room, spent] of found) least.set(room, lesser(least.get(room), spent, spent.seen));
  return least;
}

const keyOf = (room: string) => `rooms.${room}.ms`;
const seenKeyOf = (room: string) => `rooms.${room}.seen`;

/** The action of which most is told by `by`. */
const most = (of: ReadonlyMap<string, Least>, by: (one: Least) => number): [string, Least] =>
  [...of].toSorted((a, b) => by(b[1]) - by(a[1]))[0] ?? ['', { page: Number.NaN, host: 0, seen: null }];

/** Two figures for each room measured, of its slowest action each. */
export const slowest = (found: ReadonlyMap<string, ReadonlyMap<string, Least>>): Figure[] =>
  [...found].flatMap(([room, of]): Figure[] => {
    const [name, spent] = most(of, (one) => one.page + one.host);
    const [late, { seen }] = most(of, (one) => one.seen ?? 0);
    return [
      {
        key: keyOf(room),
        value: spent.page + spent.host,
        unit: 'ms',
        limit: LIMIT,
        what: `slowest: ${name}, ${Math.round(spent.page)} in the page, ${Math.round(spent.host)} in the host`,
      },
      {
        key: seenKeyOf(room),
        value: seen ?? Number.NaN,
        unit: 'ms',
        limit: LIMIT,
        what: `slowest: ${late}, from the key to the frame that shows it`,
      },
    ];
  });
