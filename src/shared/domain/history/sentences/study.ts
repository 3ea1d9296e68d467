/** What was done to the study, its team, its method and the files written from it. */
import { METHOD_WORDS, type Method } from '../../method/method.ts';
import type { RowChange } from '../patch.ts';
import type { Sentences } from '../patch-reader.ts';
import { text } from '../words.ts';

export const studySentences: Sentences = {
  'study.rename': ({ first }) => `Renamed the study to ${text(first('study')?.after?.['title'])}`,
  'study.setSettings': () => 'Changed the settings of the study',
  'person.ensure': ({ name }) => `Added ${name('person')} to the team`,
  'person.update': ({ name }) => `Changed ${name('person')}`,
  'method.set': ({ first }) => methodSentence(first('setting')),
  'method.mark': ({ first }) => {
    const { before, after } = first('checklist_mark') ?? {};
    const point = `point ${String((after ?? before)?.['item'] ?? '')} of the checklist`;
    const [was, is] = [before?.['ticked'] === 1, after?.['ticked'] === 1];
    return was === is ? `Wrote a note on ${point}` : is ? `Ticked ${point}` : `Took the tick off ${point}`;
  },
  'export.note': ({ first }) =>
    `Wrote a file: ${text(first('export_mark')?.after?.['what'])}, ${text(first('export_mark')?.after?.['format'])}`,
};

/** What became of the method, with the reason when one was given. */
function methodSentence(change: RowChange | undefined): string {
  const read = (row: RowChange['before'] | undefined) =>
    row ? (JSON.parse(text(row['value'])) as { method: Method | null; reason: string }) : null;
  const [before, after] = [read(change?.before), read(change?.after)];
  const words = (method: Method | null | undefined) =>
    method ? METHOD_WORDS[method].name.toLowerCase() : 'none chosen';
  const reason = after?.reason ? `: ${after.reason}` : '';
  if (after?.method == null)
    return before?.method ? 'Took the choice of a method back' : 'Left the method open';
  if (before?.method == null) return `Chose the method: ${words(after.method)}${reason}`;
  if (before.method === after.method) return `Reworded why the method is ${words(after.method)}${reason}`;
  return `Changed the method from ${words(before.method)} to ${words(after.method)}${reason}`;
}
