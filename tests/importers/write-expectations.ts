/**
 * Writes expectations.json anew. By hand, after the drafts were compared with the office texts:
 * node tests/importers/write-expectations.ts FIXTURES_FOLDER
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readTranscript } from '../../src/main/importers/read.ts';
import { ImportRefusal } from '../../src/main/importers/refusal.ts';
import { fingerprint, type Fingerprint } from './fingerprint.ts';

const folder = process.argv[2] ?? '../shared/fixtures';
const filesUnder = (path: string): string[] =>
  statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesUnder(join(path, name))) : [path];

const all: Record<string, Fingerprint> = {};
for (const path of filesUnder(folder).sort()) {
  const name = relative(folder, path);
  try {
    all[name] = fingerprint(await readTranscript(readFileSync(path), path));
  } catch (error) {
    if (!(error instanceof ImportRefusal)) throw error;
    all[name] = { refused: error.code };
  }
}
const lines = Object.entries(all).map(
  ([name, found]) => `  ${JSON.stringify(name)}: ${JSON.stringify(found)}`,
);
writeFileSync(new URL('./expectations.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);
