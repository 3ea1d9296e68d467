/** What was done to transcripts, what is marked in them, and their speakers. */
import type { Sentences } from '../patch-reader.ts';
import { text } from '../words.ts';

export const transcriptsSentences: Sentences = {
  'document.import': ({ name }) => `Imported ${name('document')}`,
  'document.rename': ({ renamed }) => renamed('document') ?? 'Renamed a transcript',
  'document.reorder': ({ name }) => `Moved ${name('document')} in the list`,
  'document.assign': ({ name }) => `Tied ${name('document')} to a participant`,
  'document.setLanguage': ({ name }) => `Set the language of ${name('document')}`,
  'document.settle': ({ name }) => `Settled ${name('document')}`,
  'document.remove': ({ name, withCodings }) => `Deleted ${name('document')}${withCodings()}`,
  'document.replace': ({ name }) => `Replaced ${name('document')} by a corrected file`,
  'document.edit': ({ name }) => `Corrected ${name('document')}`,
  'document.markRead': ({ first, documentOf }) => `Marked ${documentOf(first('read_mark'))} as read`,
  'document.unmarkRead': ({ first, documentOf }) =>
    `Took a reading of ${documentOf(first('read_mark'))} back`,
  'document.linkMedia': ({ first, documentOf }) =>
    first('media')?.after
      ? `Linked a recording to ${documentOf(first('media'))}`
      : `Took the recording off ${documentOf(first('media'))}`,
  'highlight.create': ({ first, quote }) => `Highlighted “${quote(first('highlight'))}”`,
  'highlight.update': ({ first, quote }) => `Wrote a note on “${quote(first('highlight'))}”`,
  'highlight.remove': ({ first, quote }) => `Removed the highlight on “${quote(first('highlight'))}”`,
  'highlight.name': ({ first, quote, codeOf }) =>
    `Named the highlight on “${quote(first('highlight'))}” ${codeOf(first('coding'))}`,
  'question.create': ({ name }) => `Added the guide question ${name('question')}`,
  'question.update': ({ renamed }) => renamed('question') ?? 'Changed a guide question',
  'question.remove': ({ first }) => `Removed the guide question ${text(first('question')?.before?.['name'])}`,
  'question.mark': () => 'Marked where guide questions are asked',
  'question.unmark': () => 'Took a guide question off its place',
  'speaker.update': ({ first }) => `Changed the speaker ${text(first('speaker')?.after?.['label'])}`,
  'speaker.merge': () => 'Made two speakers one',
};
