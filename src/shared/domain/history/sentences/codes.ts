/** What was done to the codebook. */
import type { PatchReader, Sentences } from '../patch-reader.ts';
import { counted, text } from '../words.ts';

/** Codes named one by one; more are counted. */
const MOST_NAMED = 5;

export const codesSentences: Sentences = {
  'code.create': ({ name }) => `Created the code ${name('code')}`,
  'code.update': ({ first, name, renamed }) =>
    renamed('code') ??
    (first('code')?.before?.['colour'] !== first('code')?.after?.['colour']
      ? `Recoloured ${name('code')}`
      : `Changed ${name('code')}`),
  'code.setColour': ({ of, name }) =>
    `Recoloured ${of('code').length === 1 ? name('code') : counted(of('code').length, 'code')}`,
  'code.takeIn': ({ of }) => {
    const made = of('code').filter((c) => c.before === null).length;
    const changed = of('code').length - made;
    const parts = [
      made > 0 ? `${counted(made, 'code')} added` : '',
      changed > 0 ? `${counted(changed, 'code')} changed` : '',
    ];
    return `Took a codebook in: ${parts.filter((part) => part !== '').join(', ')}`;
  },
  'code.keepBoth': () => 'Kept two codes that look alike',
  'code.setExample': ({ first, name }) => {
    const { before, after } = first('code') ?? {};
    const changed = (column: string) => before?.[column] !== after?.[column];
    const isTypical = changed('typical_coding_id') || changed('typical_text');
    // one that becomes borderline is typical no more: what was given says which it is
    const given = ['typical', 'borderline'].find(
      (kind) => changed(`${kind}_coding_id`) && after?.[`${kind}_coding_id`] !== null,
    );
    return given
      ? `Chose a ${given} example of ${name('code')}`
      : `Took the ${isTypical ? 'typical' : 'borderline'} example off ${name('code')}`;
  },
  'code.retire': (read) => `Retired ${codesOf(read)}`,
  'code.restore': (read) => `Restored ${codesOf(read)}`,
  'code.move': ({ of, name }) =>
    of('code').length === 1 ? `Moved ${name('code')}` : `Moved ${counted(of('code').length, 'code')}`,
  'code.merge': ({ of, anyCode }) => {
    const gone = of('code')
      .filter((c) => c.after === null)
      .map((c) => text(c.before?.['name']));
    const into = of('code_merge').find((c) => c.after !== null)?.after?.['into_id'];
    const which = gone.length > MOST_NAMED ? counted(gone.length, 'code') : gone.join(', ');
    return `Merged ${which} into ${into === undefined ? 'another code' : anyCode(text(into))}`;
  },
  'code.remove': ({ of, withCodings }) => {
    const gone = of('code').filter((c) => c.after === null);
    const what =
      gone.length === 1 ? `the code ${text(gone[0]?.before?.['name'])}` : counted(gone.length, 'code');
    return `Deleted ${what}${withCodings()}`;
  },
  'split.start': ({ anyCode, setting }) => {
    const split = setting<{ codeId: string; targets: string[] }>();
    return `Split ${anyCode(split?.codeId)} into ${(split?.targets ?? []).map(anyCode).join(', ')}`;
  },
  'split.send': ({ first, quote, anyCode, setting }) => {
    const { to } = setting<{ to: string | null }>() ?? { to: null };
    return to === null
      ? 'Left an extract with the code that is split'
      : `Sent “${quote(first('coding'))}” to ${anyCode(to)}`;
  },
  'split.finish': () => 'Finished the split',
};

const codesOf = ({ of, name }: PatchReader): string =>
  of('code').length === 1 ? `the code ${name('code')}` : counted(of('code').length, 'code');
