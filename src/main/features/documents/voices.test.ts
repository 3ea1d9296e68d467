import { expect, it } from 'vitest';
import { mapInputOf } from '../../../shared/contract/map-input.ts';
import { buildScene, longDescription } from '../../../shared/domain/map/index.ts';
import { createTestStudy, draftOf, importDraft } from '../../../../tests/helpers/study.ts';

it('says whose words an extract holds where several talk together, and where only the interviewer speaks', () => {
  const study = createTestStudy();
  const group = importDraft(
    study,
    draftOf('Evening group', ['Interviewer: Who has a key?', 'P11: I do.', 'P12: So do I.', 'P13: Not yet.']),
  );
  const alone = importDraft(study, draftOf('P4', ['Interviewer: And you?', 'P4: Only on Fridays.']));
  const codeId = study.call('code.create', { name: 'keys' }).id;
  const code = (documentId: string, words: string) => {
    const { text, textHash } = study.call('document.get', { id: documentId });
    const start = text.indexOf(words);
    study.call('coding.apply', { documentId, start, end: start + words.length, textHash, codeId });
  };
  for (const words of ['Who has a key?', 'I do.', 'So do I.\nNot yet.']) code(group, words);
  for (const words of ['And you?', 'Only on Fridays.', 'And you?\nOnly']) code(alone, words);
  const { items } = study.call('coding.extracts', { codeIds: [codeId] });
  expect(items.map((item) => [item.quote, item.voice])).toEqual([
    ['Who has a key?', 'Interviewer'],
    ['I do.', 'P11'],
    ['So do I.\nNot yet.', 'P12 and P13'],
    ['And you?', 'Interviewer'],
    ['And you?\nOnly', ''],
    ['Only on Fridays.', ''],
  ]);
  // nothing that leaves the study says that P4 asked, or hides who spoke in the group
  const themeId = study.call('theme.create', { name: 'Keys are trust', codeIds: [codeId] }).id;
  for (const item of items) study.call('theme.setQuote', { themeId, codingId: item.codingId, stance: 'for' });
  const { id: attributeId } = study.call('attribute.create', { name: 'Service' });
  const people = study.call('participant.table', {}).participants;
  const eleven = people.find((person) => person.number === 11);
  study.call('participant.setValue', { participantId: eleven?.id ?? '', attributeId, value: 'North' });
  study.call('study.setSettings', { groupAttributeId: attributeId });
  const quotes = study.call('export.quotes', {}).themes[0]?.quotes ?? [];
  expect(quotes.map((quote) => [quote.participant, quote.group])).toEqual([
    ['Interviewer', undefined],
    ['P11', 'North'],
    ['P12 and P13', undefined],
    ['Interviewer', undefined],
    ['P4', undefined],
    ['P4', undefined],
  ]);
  const pack = study.call('review.preview', { codeIds: [codeId] });
  expect(pack.items.map((item) => item.participant).toSorted()).toEqual(
    quotes.map((quote) => quote.participant).toSorted(),
  );
  // whom the group counts for is said wherever people are counted
  expect(study.call('participant.together', {})).toEqual([
    { documentId: group, name: 'Evening group', people: 3 },
  ]);
  const talk = { key: group, label: 'Evening group', heard: 3 };
  expect(study.call('code.spread', {}).groups.flatMap((one) => one.people)).toContainEqual(
    expect.objectContaining(talk),
  );
  const compared = study.call('export.comparison', {});
  expect(compared).toMatchObject({ together: 1, groups: [{ people: 2, asOne: 1 }] });
  expect(compared.rows[0]?.cells[0]).toMatchObject({ people: 2, asOne: 1 });
  expect(study.call('export.codebook', {}).codes[0]).toMatchObject({ people: 2, asOne: 1 });
  expect(study.call('export.quotes', {}).themes[0]).toMatchObject({ people: 2, asOne: 1 });
  const { id: frameId } = study.call('frame.freeze', { name: 'One' });
  expect(study.call('export.codebook', { frameId }).codes[0]).toMatchObject({ people: 2, asOne: 1 });
  const { id: mapId } = study.call('map.create', {});
  study.call('map.update', { id: mapId, sizeByPeople: true });
  expect(longDescription(buildScene(mapInputOf(study.call('map.get', { id: mapId }), null)))).toContain(
    'A transcript of several people counts as one person.',
  );
  // voices nobody was tied to are people all the same
  for (const { id, role } of study.call('document.get', { id: group }).speakers)
    if (role === 'participant') study.call('speaker.update', { id, participantId: null });
  expect(study.call('participant.together', {})).toMatchObject([{ people: 3 }]);
  expect(eleven).toMatchObject({ documentIds: [], alsoIn: [group] });
  study.close();
});
