import { expect, it } from 'vitest';
import { createTestStudy, draftOf, importDraft, talk } from '../../../../tests/helpers/study.ts';

it('asks for the method once, and keeps every change with its reason in the history', () => {
  const study = createTestStudy();
  expect(study.call('method.get', {})).toMatchObject({ method: null, isAsked: false, changes: [] });
  study.call('method.set', { method: null });
  expect(study.call('method.get', {})).toMatchObject({ method: null, isAsked: true, changes: [] });
  study.call('method.set', { method: 'codebook', reason: 'We are four.' });
  study.call('method.set', { method: 'reflexive', reason: 'The frame got in the way.' });
  const view = study.call('method.get', {});
  expect(view.changes.map(({ from, to, reason }) => [from, to, reason])).toEqual([
    ['codebook', 'reflexive', 'The frame got in the way.'],
    [null, 'codebook', 'We are four.'],
  ]);
  const [last] = study.call('history.list', { about: 'study', limit: 1 });
  expect(last?.sentence).toBe('Changed the method from codebook to reflexive: The frame got in the way.');
  study.call('history.undo', {});
  expect(study.call('method.get', {}).method).toBe('codebook');
  study.close();
});

it('dates the phases by what was done, each with its rows', () => {
  const study = createTestStudy();
  study.call('person.ensure', { name: 'Ada' });
  const [ada] = study.call('person.list', {});
  const actor = { personId: ada?.id ?? null, connection: 'test' };
  const documentId = importDraft(study, draftOf('P7', talk));
  study.call('document.markRead', { id: documentId }, actor);
  const { textHash } = study.call('document.get', { id: documentId });
  const { id: codeId } = study.call('code.create', { name: 'gloves' });
  study.call('coding.apply', { documentId, start: 10, end: 30, textHash, codeId }, actor);
  const { id } = study.call('theme.create', { name: 'Hands', codeIds: [codeId] });
  study.call('theme.update', { id, status: 'reviewed' }, actor);
  study.call('theme.update', { id, name: 'Hands that stay' }, actor);
  study.call('theme.update', { id, boundary: 'Not gloves.' }, actor);
  study.call('export.note', { what: 'codebook', format: 'docx' }, actor);
  const phases = study.call('method.phases', {});
  expect(
    phases.map(({ work }) => work.filter((one) => one.count > 0).map((one) => [one.key, one.count])),
  ).toEqual([
    [['readings', 1]],
    [
      ['codings', 1],
      ['codes', 1],
    ],
    [['themes', 1]],
    [['reviews', 1]],
    [
      ['renames', 1],
      ['definitions', 1],
    ],
    [['exports', 1]],
  ]);
  expect(study.call('method.work', { key: 'renames' })).toEqual([
    {
      at: expect.any(String) as string,
      person: 'Maya Okafor',
      words: 'Hands became Hands that stay',
      place: { room: 'themes', params: { theme: id } },
    },
  ]);
  for (const { work } of phases)
    for (const { key, count } of work)
      expect(study.call('method.work', { key, from: 'last' })).toHaveLength(count);
  // a file that was written stays written: undo takes the step before it
  expect(study.call('history.undo', {}, actor).sentence).toBe('Changed Hands that stay');
  expect(study.call('history.redo', {}, actor).sentence).toBe('Changed Hands that stay');
  expect(study.call('method.phases', {})[5]?.work.find((one) => one.key === 'exports')?.count).toBe(1);
  study.close();
});

it('shows what the study holds for each point, and ticks nothing by itself', () => {
  const study = createTestStudy();
  study.call('theme.create', { name: 'Hands', centralIdea: 'Three themes emerged.' });
  const list = study.call('method.checklist', {});
  expect(list).toHaveLength(15);
  expect(list.some((item) => item.isTicked)).toBe(false);
  expect(list[14]?.evidence[0]?.words).toContain('Central idea, Hands');
  // a way to what the study holds for each point of the report, or the sentence that says why there is none
  const ways = (n: number) => list[n - 1]?.evidence.map(({ words, place }) => [words, place?.room ?? null]);
  expect(ways(13)).toEqual([
    ['3 steps in the history, with who and when', 'reports'],
    ['0 people coded 0 transcripts', 'people'],
  ]);
  expect(ways(14)).toEqual([
    ['No method is chosen yet', 'method'],
    ['The report is not in the study, so its words cannot be looked at here', null],
  ]);
  expect(ways(15)?.at(-1)).toEqual([
    'Who made, renamed and moved each theme, and when, is in the history',
    'reports',
  ]);
  study.call('method.mark', { n: 3, isTicked: true });
  study.call('method.mark', { n: 3, note: 'Talked through in March.' });
  expect(study.call('method.checklist', {})[2]).toMatchObject({
    isTicked: true,
    note: 'Talked through in March.',
  });
  expect(study.call('history.list', { limit: 1 })[0]?.sentence).toBe(
    'Wrote a note on point 3 of the checklist',
  );
  study.call('history.undo', {});
  study.call('history.undo', {});
  expect(study.call('method.checklist', {})[2]).toMatchObject({ isTicked: false, note: '' });
  expect(study.call('study.check', {})).toEqual({ ok: true, problems: [] });
  study.close();
});
