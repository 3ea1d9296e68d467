/**
 * Imports every file of the third-party test material, when it is there: no crash, no hang, one sentence for each
 * refusal, bounded memory and time; and the words of each file in order, as they were once checked against what a
 * word processor makes of it (compare-with-office.ts). Only counts and hashes are kept here, never the words.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { ImportRefusal } from '../../src/main/importers/refusal.ts';
import { createImportPool } from '../../src/main/services/import-pool.ts';
import { isOneSentence } from './drafts.ts';
import { fingerprint, type Fingerprint } from './fingerprint.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = process.env['THREADWORK_FIXTURES'] ?? join(root, '../shared/fixtures');
const present = existsSync(folder);
if (!present)
  console.log(
    `The third-party files were not imported: there is no ${folder} (THREADWORK_FIXTURES names it).`,
  );

const expected = JSON.parse(readFileSync(new URL('./expectations.json', import.meta.url), 'utf8')) as Record<
  string,
  Fingerprint
>;

// What a person would try to bring in as a transcript; the rest (projects, spreadsheets, licences) must only be refused well.
const documents = new Set([
  '.docx',
  '.odt',
  '.rtf',
  '.txt',
  '.md',
  '.html',
  '.htm',
  '.pdf',
  '.vtt',
  '.srt',
  '.sbv',
]);
const MOST_MB = 1024;
const MOST_MS = 30_000;

function filesUnder(path: string): string[] {
  return statSync(path).isDirectory()
    ? readdirSync(path).flatMap((name) => filesUnder(join(path, name)))
    : [path];
}

describe.skipIf(!present)('third-party files', () => {
  const pool = createImportPool({ size: 2 });
  afterAll(() => pool.close());

  it(
    'are imported or refused with a sentence, in bounded time and memory, with their words in order',
    { timeout: 300_000 },
    async () => {
      const before = process.memoryUsage.rss();
      let most = before;
      const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
      const wrong: string[] = [];
      const read = async (path: string): Promise<boolean> => {
        const name = relative(folder, path);
        const begun = performance.now();
        const found = await pool.read({ fileName: path, path }).then(fingerprint, (error: unknown) => {
          if (!(error instanceof ImportRefusal)) throw error;
          if (!isOneSentence(error.message)) wrong.push(`${name}: ${error.message}`);
          return { refused: error.code } satisfies Fingerprint;
        });
        if (performance.now() - begun > 2 * MOST_MS) wrong.push(`${name} took too long`);
        const known = expected[name];
        if (known === undefined) return true;
        const same = JSON.stringify(found) === JSON.stringify({ ...known });
        if (!same) console.log(`${name}: ${JSON.stringify(found)} instead of ${JSON.stringify(known)}`);
        return same;
      };
      const paths = filesUnder(folder);
      const same = await Promise.all(paths.map(read));
      clearInterval(watch);
      const readable = paths.filter(
        (path) => documents.has(extname(path)) && 'words' in (expected[relative(folder, path)] ?? {}),
      );
      const whole = readable.filter((path) => same[paths.indexOf(path)] === true);
      console.log(
        `${paths.length} files, ${whole.length} of ${readable.length} documents as checked, ${Math.round((most - before) / 1024 / 1024)} MB at most`,
      );
      expect(wrong).toEqual([]);
      expect(whole.length / Math.max(1, readable.length)).toBeGreaterThanOrEqual(0.98);
      expect((most - before) / 1024 / 1024).toBeLessThan(MOST_MB);
    },
  );
});
