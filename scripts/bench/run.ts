/**
 * `npm run bench`: builds its studies (seeded, the same each time) and measures the core in Node and the rooms in Chromium.
 *   npm run bench                    a table
 *   npm run bench -- --json          one object, key to value
 *   npm run bench -- --only search   keys that begin with "search"
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBoard } from './board.ts';
import { measureAllRooms } from './all-rooms.ts';
import { measureCore, measureImport } from './core.ts';
import { makeCorpus, sizes } from './corpus.ts';
import { measureFigures } from './figures.ts';
import { measureMaps } from './maps.ts';
import { table, type Figure } from './measure.ts';
import { measureRooms } from './rooms.ts';

const { values } = parseArgs({
  options: { json: { type: 'boolean' }, only: { type: 'string' }, keep: { type: 'boolean' } },
});
const folder = join(import.meta.dirname, '..', '..', '.cache', 'bench');
mkdirSync(folder, { recursive: true });
const wanted = (key: string): boolean => values.only === undefined || key.startsWith(values.only);
const say = (line: string) => process.stderr.write(`${line}\n`);

/** A corpus is made once and copied in nothing: measuring adds codings, so each run makes it anew unless --keep. */
function pathOf(size: keyof typeof sizes): string {
  const path = join(folder, `${size}.threadwork`);
  if (!(values.keep && existsSync(path)) && !made.has(size)) {
    say(
      `Building ${size}: ${sizes[size].documents} transcripts of ${sizes[size].words} words, ${sizes[size].codings} codings.`,
    );
    makeCorpus(path, sizes[size], 7);
  }
  made.add(size);
  return path;
}
const made = new Set<string>();

const figures: Figure[] = [];
/** Keeps what a part measured, and says it at once: a later part that breaks off takes nothing with it. */
function keep(measured: Figure[]): void {
  figures.push(...measured);
  if (measured.length > 0) say(table(measured));
}
keep(await measureCore(pathOf, wanted));
keep(await measureImport(folder, wanted));
keep(await measureFigures(wanted));
keep(await measureRooms(pathOf, wanted));
keep(await measureBoard(wanted));
keep(await measureAllRooms(() => pathOf('C'), wanted));
keep(await measureMaps(wanted));

process.stdout.write(
  values.json
    ? `${JSON.stringify(Object.fromEntries(figures.map((f) => [f.key, Math.round(f.value * 10) / 10])))}\n`
    : `${table(figures)}\n`,
);
if (!values.keep) rmSync(folder, { recursive: true, force: true });
