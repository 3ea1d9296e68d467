import { expect, it } from 'vitest';
import { createTestStudy, draftOf, importDraft, talk } from '../../../../tests/helpers/study.ts';

it('imports the thirtieth file of one voice like the first', () => {
  const study = createTestStudy();
  for (let n = 0; n < 30; n++)
    importDraft(
      study,
      draftOf(`file ${n}`, [...talk.map((t) => t.replace('P7', 'Rowan')), `Rowan: That was number ${n}.`]),
    );
  const documents = study.call('document.list', {});
  expect(documents).toHaveLength(30);
  expect(documents.map((d) => d.referenceKey).slice(0, 3)).toEqual(['1', '1b', '1c']);
  expect(documents.at(-1)?.referenceKey).toBe('d30');
  expect(study.call('participant.table', {}).participants).toHaveLength(1);
  study.close();
});
