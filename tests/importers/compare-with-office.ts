/**
 * Compares what the importers make of documents with what LibreOffice makes of them, word by word and in order.
 * By hand: node tests/importers/compare-with-office.ts FOLDER_WITH_DOCUMENTS FOLDER_FOR_OFFICE_TEXT [--verbose]
 * The office texts are made first: soffice --headless --convert-to 'txt:Text (encoded):UTF8' --outdir OUT FILES
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readTranscript } from '../../src/main/importers/read.ts';
import { orderedShare, wordsOf } from './words-in-order.ts';

const [folder = '.', office = '.', verbose] = process.argv.slice(2);

function filesUnder(path: string): string[] {
  return statSync(path).isDirectory()
    ? readdirSync(path).flatMap((name) => filesUnder(join(path, name)))
    : [path];
}

const rows: { file: string; ours: number; theirs: number; found: string; ms: number; said: string }[] = [];
for (const path of filesUnder(folder)) {
  const name = basename(path);
  const oracle = join(office, name.replace(/\.[^.]+$/, '.txt'));
  const theirs = existsSync(oracle) ? wordsOf(readFileSync(oracle, 'utf8')) : null;
  const begun = performance.now();
  let text = '';
  let said = '';
  try {
    const draft = await readTranscript(readFileSync(path), name);
    const speakers = draft.speakers.map((speaker) => speaker.label);
    text = draft.turns
      .map((turn) => `${turn.speaker === null ? '' : `${speakers[turn.speaker]} `}${turn.text}`)
      .join('\n');
    said = speakers.slice(0, 5).join(', ');
    if (verbose !== undefined) console.log(`== ${name}\n${text}\n-- ${draft.warnings.join(' | ')}`);
  } catch (error) {
    said = error instanceof Error ? `! ${error.message}` : String(error);
    if (error instanceof Error && error.cause instanceof Error)
      said += ` (${error.cause.stack?.slice(0, 300)})`;
  }
  const ours = wordsOf(text);
  const share = theirs === null || theirs.length === 0 ? null : orderedShare(theirs, ours);
  const found = share === null ? '' : `${(share * 100).toFixed(1)} %`;
  rows.push({
    file: name.slice(-48),
    ours: ours.length,
    theirs: theirs?.length ?? -1,
    found,
    ms: Math.round(performance.now() - begun),
    said,
  });
}
for (const row of rows) console.log(Object.values(row).join(' | '));
const whole = rows.filter((row) => row.found !== '');
console.log(
  `${whole.filter((row) => Number.parseFloat(row.found) >= 99).length} of ${whole.length} hold 99 % of the office words in order`,
);
