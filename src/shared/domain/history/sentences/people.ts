/** What was done to participants and their characteristics. */
import type { Sentences } from '../patch-reader.ts';
import { counted } from '../words.ts';

export const peopleSentences: Sentences = {
  'participant.create': ({ first }) => `Added P${String(first('participant')?.after?.['number'] ?? '')}`,
  'participant.update': ({ first }) => `Changed P${String(first('participant')?.after?.['number'] ?? '')}`,
  'participant.remove': ({ first }) => `Removed P${String(first('participant')?.before?.['number'] ?? '')}`,
  'participant.setValue': () => 'Changed a characteristic of a participant',
  'participant.importTable': ({ of }) =>
    `Took in a table with ${counted(of('attribute_value').length, 'attribute_value')}`,
  'attribute.create': ({ name }) => `Added the characteristic ${name('attribute')}`,
  'attribute.rename': ({ renamed }) => renamed('attribute') ?? 'Renamed a characteristic',
  'attribute.remove': ({ name }) => `Removed the characteristic ${name('attribute')}`,
};
