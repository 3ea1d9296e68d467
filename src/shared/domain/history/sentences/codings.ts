/** What was done to codings. */
import type { Sentences } from '../patch-reader.ts';
import { counted } from '../words.ts';

export const codingsSentences: Sentences = {
  'coding.applyMany': ({ codedPlaces }) => codedPlaces(),
  'coding.apply': ({ first, quote, codeOf }) =>
    `Coded “${quote(first('coding'))}” with ${codeOf(first('coding'))}`,
  'coding.applyNew': ({ first, quote, codeOf }) =>
    `Coded “${quote(first('coding'))}” with the new code ${codeOf(first('coding'))}`,
  'coding.remove': ({ of, quote, codeOf }) => {
    const gone = of('coding');
    return gone.length === 1
      ? `Took ${codeOf(gone[0])} off “${quote(gone[0])}”`
      : `Took codes off ${counted(gone.length, 'coding')}`;
  },
  'coding.resize': ({ first, codeOf }) => `Changed the extent of ${codeOf(first('coding'))}`,
  'coding.recode': ({ of }) => `Gave ${counted(of('coding').length, 'coding')} another code`,
  'coding.join': ({ first, codeOf }) => `Joined codings of ${codeOf(first('coding'))}`,
  'coding.joinMany': () => 'Joined codings that overlapped',
  'coding.leaveApart': () => 'Left overlapping codings as they are',
};
