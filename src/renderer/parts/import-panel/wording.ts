// What an import says about each file, in words.
import type { ImportFileReport, JobReport } from '../../../shared/contract/host.ts';
import type { Standing } from '../../ui/badges.tsx';

const number = new Intl.NumberFormat('en-GB');
const joined = new Intl.ListFormat('en-GB', { style: 'long', type: 'conjunction' });

/** `1 line`, `1,203 lines`. */
export const counted = (n: number, one: string, many = `${one}s`): string =>
  `${number.format(n)} ${n === 1 ? one : many}`;

const small = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

/** The speakers found, as a sentence. */
export function speakersFound(speakers: readonly string[]): string {
  if (speakers.length === 0) return 'No speakers were found in it.';
  const how = small[speakers.length] ?? number.format(speakers.length);
  return `${how} ${speakers.length === 1 ? 'speaker' : 'speakers'}: ${joined.format(speakers)}.`;
}

/** What became of one file: one or two sentences, without what is still to settle. */
export function accountOf(file: ImportFileReport): string {
  switch (file.status) {
    case 'waiting':
      return 'Waiting.';
    case 'reading':
      return file.fraction > 0 ? `Being read, ${Math.round(file.fraction * 100)}%.` : 'Being read.';
    case 'imported': {
      const size = `${counted(file.words, 'word')} in ${counted(file.turns, 'turn')} and ${counted(file.lines, 'line')}.`;
      return `${size} ${speakersFound(file.speakers)}`;
    }
    case 'duplicate':
      return file.reason ?? 'Already here, the very same file.';
    case 'failed':
      return `Not imported. ${file.reason ?? 'It could not be read.'}`;
    case 'cancelled':
      return 'Not imported, because the import was stopped. Bring it in again when you like.';
  }
}

/** The sign that stands before a file. */
export function signOf(file: ImportFileReport, isSettled: boolean): Standing {
  if (file.status === 'reading') return 'busy';
  if (file.status === 'waiting') return 'none';
  if (file.status === 'imported') return isSettled ? 'full' : 'look';
  return 'out';
}

/** The heading of a job: what is done, or was. */
export function titleOf(job: JobReport): string {
  const files = counted(job.files.length, 'file');
  return job.state === 'running' ? `Importing ${files}` : `Last import, ${files}`;
}

/** `2 read, 1 being read, 1 waiting, 1 left out`. */
export function tallyOf(job: JobReport): string {
  const count = (...statuses: ImportFileReport['status'][]) =>
    job.files.filter((file) => statuses.includes(file.status)).length;
  const parts: [number, string][] = [
    [count('imported'), 'read'],
    [count('reading'), 'being read'],
    [count('waiting'), 'waiting'],
    [count('duplicate'), 'already here'],
    [count('failed'), 'left out'],
    [count('cancelled'), 'stopped'],
  ];
  const said = parts.filter(([n]) => n > 0).map(([n, words]) => `${number.format(n)} ${words}`);
  return said.length === 0 ? 'Looking at the files' : said.join(', ');
}

/** The name of a file without the folders before it. */
export const fileNameOf = (path: string): string => path.split(/[\\/]/u).at(-1) || path;
