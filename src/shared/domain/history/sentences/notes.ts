/** What was done to memos and review packs. */
import type { Sentences } from '../patch-reader.ts';
import { counted, text } from '../words.ts';

export const notesSentences: Sentences = {
  'memo.create': ({ first }) =>
    text(first('memo')?.after?.['kind']) === 'journal' ? 'Wrote a journal entry' : 'Wrote a memo',
  'memo.update': ({ first }) =>
    text(first('memo')?.after?.['kind']) === 'journal' ? 'Changed a journal entry' : 'Changed a memo',
  'memo.remove': () => 'Deleted a memo',
  'review.createPack': ({ of }) =>
    `Made a review pack of ${of('review_item').length} ${of('review_item').length === 1 ? 'extract' : 'extracts'}`,
  'review.takeIn': ({ of }) =>
    `Took in ${counted(of('review_answer').length, 'review_answer')} of a reviewer`,
};
