/** What was done to themes, their research questions and their review. */
import type { PatchReader, Sentences } from '../patch-reader.ts';
import { counted, text } from '../words.ts';

const extracts = (n: number): string => (n === 1 ? 'an extract' : `${n} extracts`);

/** What a verdict is on. */
const judged = ({ first, themeOf }: PatchReader): string =>
  first('pass_verdict')?.after?.['theme_id'] === null ? 'the whole data set' : themeOf(first('pass_verdict'));

export const themesSentences: Sentences = {
  'theme.setLevels': () => 'Named the levels of themes',
  'theme.create': ({ name }) => `Created the theme ${name('theme')}`,
  'theme.createList': ({ of }) => {
    const [themes, questions] = [of('theme').length, of('research_question').length];
    const made = [
      ...(questions > 0 ? [counted(questions, 'research_question')] : []),
      ...(themes > 0 ? [counted(themes, 'theme')] : []),
    ];
    return `Made ${made.join(' and ')} from a list`;
  },
  'theme.setGroups': ({ first, nameOf }) =>
    `Said whose finding ${nameOf('theme', (first('setting')?.id ?? '').split('/')[1] ?? '') ?? 'a theme'} is`,
  'theme.update': ({ name, renamed }) => renamed('theme') ?? `Changed ${name('theme')}`,
  'theme.move': ({ name }) => `Moved ${name('theme')}`,
  'theme.remove': ({ of }) =>
    `Deleted the theme ${text(of('theme').find((c) => c.after === null)?.before?.['name'])}`,
  'theme.merge': ({ of, first, nameOf }) => {
    const gone = of('theme_merge').flatMap(({ id }) => of('theme').filter((c) => c.id === id));
    const into = text(first('theme_merge')?.after?.['into_id']);
    return `Merged ${gone.map((c) => text(c.before?.['name'])).join(', ')} into ${nameOf('theme', into) ?? 'another theme'}`;
  },
  'theme.linkCodes': ({ of, first, themeOf }) =>
    `Put ${counted(of('theme_code').length, 'code')} under ${themeOf(first('theme_code'))}`,
  'theme.unlinkCodes': ({ of, first, themeOf }) =>
    `Took ${counted(of('theme_code').length, 'code')} out of ${themeOf(first('theme_code'))}`,
  'theme.setQuote': ({ first, themeOf }) =>
    `Marked a ${text(first('theme_quote')?.after?.['stance']) === 'against' ? 'counter-example' : 'key quote'} for ${themeOf(first('theme_quote'))}`,
  'theme.replaceOldNames': ({ patch }) =>
    patch.changes.length === 1
      ? 'Put a theme’s name of now for a former one'
      : `Put themes’ names of now for former ones in ${patch.changes.length} texts`,
  'researchQuestion.create': ({ name }) => `Added the research question ${name('research_question')}`,
  'researchQuestion.rename': ({ renamed }) => renamed('research_question') ?? 'Reworded a research question',
  'researchQuestion.move': ({ name }) => `Moved the research question ${name('research_question')}`,
  'researchQuestion.remove': ({ first }) =>
    `Removed the research question ${text(first('research_question')?.before?.['name'])}`,
  'researchQuestion.assign': ({ first, themeOf }) =>
    `Changed which research questions ${themeOf(first('theme_question'))} answers`,
  'theme.clearQuote': ({ first, themeOf }) => `Took a key quote off ${themeOf(first('theme_quote'))}`,
  'pass.mark': ({ of, first, themeOf }) => {
    const marks = of('pass_mark');
    const after = first('pass_mark')?.after;
    const what = !after
      ? 'Took a mark off'
      : after['mark'] === 'not'
        ? 'Marked as not fitting'
        : 'Marked as fitting';
    return `${what} ${counted(marks.length, 'coding').replace('coding', 'extract')} of ${themeOf(first('pass_mark'))}`;
  },
  'pass.move': ({ of, first, themeOf }) =>
    of('pass_mark')[0]?.after?.['done_at']
      ? `Moved ${extracts(of('pass_mark').length)} out of ${themeOf(first('pass_mark'))}`
      : `Marked ${extracts(of('pass_mark').length)} of ${themeOf(first('pass_mark'))} to be moved`,
  'pass.carryOut': ({ of, first, themeOf }) =>
    `Moved ${counted(of('pass_mark').length, 'coding').replace('coding', 'extract')} out of ${themeOf(first('pass_mark'))}`,
  'pass.startAgain': ({ first, themeOf }) => `Began to read ${themeOf(first('pass_mark'))} anew`,
  'pass.writeVerdict': (patch) => `Wrote a verdict on ${judged(patch)}`,
  'pass.editVerdict': (patch) => `Changed a verdict on ${judged(patch)}`,
};
