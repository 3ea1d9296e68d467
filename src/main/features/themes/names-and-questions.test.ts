import { expect, it } from 'vitest';
import {
  createTestStudy,
  draftOf,
  importDraft,
  talk,
  type TestStudy,
} from '../../../../tests/helpers/study.ts';
import { plainBody } from '../../../shared/domain/text/plain-body.ts';

const memo = (study: TestStudy, text: string, body = plainBody(text)) =>
  study.call('memo.create', { kind: 'memo', targetKind: 'none', targetId: null, title: '', body, text }).id;

it('keeps the history of names and finds old ones still in use, replaced in one step', () => {
  const study = createTestStudy();
  const { id } = study.call('theme.create', { name: 'Steady hands' });
  const other = study.call('theme.create', { name: 'Waiting', boundary: 'Not steady hands.' });
  const { id: code } = study.call('code.create', { name: 'gloves', definition: 'Belongs to Steady hands.' });
  const memoId = memo(study, 'I keep coming back to steady hands.\nSteady hands again.');
  study.call('theme.update', { id, name: 'Hands that hold' });
  study.call('theme.update', { id, name: 'Hands that stay' });
  expect(study.call('theme.formerNames', { id }).map((one) => one.name)).toEqual([
    'Hands that hold',
    'Steady hands',
  ]);
  const uses = study.call('theme.oldNames', { id });
  expect(uses.map((use) => [use.kind, use.label, use.found.length]).toSorted()).toEqual([
    ['Boundary', 'Waiting', 1],
    ['Definition of a code', 'gloves', 1],
    ['Memo', 'Untitled memo', 2],
  ]);
  expect(uses.every((use) => use.canReplace)).toBe(true);
  const entries = study.call('history.list', {}).length;
  const done = study.call('theme.replaceOldNames', {
    uses: uses.map(({ key, themeId, old }) => ({ key, themeId, old })),
  });
  expect(done.places).toBe(4);
  expect(study.call('history.list', {}).length).toBe(entries + 1);
  expect(study.call('theme.oldNames', {})).toEqual([]);
  const [kept] = study.call('memo.list', {});
  expect(kept?.text).toBe('I keep coming back to hands that stay.\nHands that stay again.');
  expect(kept?.body).toContain('"Hands that stay again."');
  study.call('history.undo', {});
  expect(study.call('memo.list', {}).find((one) => one.id === memoId)?.text).toContain('steady hands');
  expect(study.call('code.list', {}).find((one) => one.id === code)?.definition).toContain('Steady hands');
  // taken back, a rename is no history of names
  study.call('history.undo', {});
  study.call('history.undo', {});
  expect(study.call('theme.formerNames', { id })).toEqual([]);
  // a former name that is another theme's name of now means that theme
  study.call('theme.update', { id, name: 'Hands' });
  study.call('theme.update', { id: other.id, name: 'Steady hands' });
  expect(study.call('theme.oldNames', { id })).toEqual([]);
  expect(study.call('study.check', {})).toEqual({ ok: true, problems: [] });
  study.close();
});

it('finds old names in journal entries, verdicts and piles, and says which of them stand for their day', () => {
  const study = createTestStudy();
  const { id } = study.call('theme.create', { name: 'Steady hands' });
  study.call('memo.create', {
    kind: 'journal',
    targetKind: 'none',
    targetId: null,
    title: '',
    body: plainBody('Steady hands, today.'),
    text: 'Steady hands, today.',
  });
  study.call('pass.writeVerdict', { themeId: id, kind: 'keep', words: 'Steady hands holds.' });
  study.call('board.createPile', { name: 'Steady hands', x: 0, y: 0 });
  study.call('theme.update', { id, name: 'Hands that stay' });
  expect(
    study.call('theme.oldNames', {}).map((use) => [use.kind, use.isDated, use.place?.params['view']]),
  ).toEqual([
    ['Journal entry', true, undefined],
    ['Verdict on a theme', true, 'review'],
    ['Name of a pile', false, 'board'],
  ]);
  study.close();
});

it('leaves a memo alone whose name is set apart in its form', () => {
  const study = createTestStudy();
  const { id } = study.call('theme.create', { name: 'Steady hands' });
  const body = plainBody('Steady hands').replace(
    '"text":"Steady hands"}',
    '"text":"Steady"},{"type":"text","version":1,"format":1,"text":" hands"}',
  );
  memo(study, 'Steady hands', body);
  study.call('theme.update', { id, name: 'Hands that stay' });
  const [use] = study.call('theme.oldNames', {});
  expect(use?.canReplace).toBe(false);
  expect(
    study.ask('theme.replaceOldNames', { uses: [{ key: use?.key ?? '', themeId: id, old: 'Steady hands' }] }),
  ).toMatchObject({ ok: false, failure: { code: 'refused' } });
  study.close();
});

it('groups themes by research questions, which are no level', () => {
  const study = createTestStudy();
  const why = study.call('researchQuestion.create', { name: 'Why work together?' });
  const how = study.call('researchQuestion.create', { name: 'What helps?' });
  const a = study.call('theme.create', { name: 'A' });
  const under = study.call('theme.create', { name: 'A1', parentId: a.id });
  const b = study.call('theme.create', { name: 'B' });
  study.call('researchQuestion.assign', { themeId: a.id, questionIds: [why.id, how.id] });
  study.call('researchQuestion.assign', { themeId: under.id, questionIds: [how.id] });
  const shape = () => study.call('researchQuestion.groups', {}).map((g) => [g.name, g.themeIds]);
  expect(shape()).toEqual([
    ['Why work together?', [a.id]],
    ['What helps?', [a.id, under.id]],
    ['No research question', [b.id]],
  ]);
  // the export of one question holds what answers it, and nothing stands under what is not in it
  const only = study.call('export.quotes', { questionId: how.id, groupBy: 'question' });
  expect(only.groups).toEqual([{ name: 'What helps?', themeIds: [a.id, under.id] }]);
  expect(only.themes.map((theme) => [theme.name, theme.parentId])).toEqual([
    ['A', null],
    ['A1', a.id],
  ]);
  study.call('researchQuestion.move', { id: how.id, before: why.id });
  expect(shape().map(([name]) => name)).toEqual([
    'What helps?',
    'Why work together?',
    'No research question',
  ]);
  expect(study.call('researchQuestion.removePreview', { id: how.id }).sentences).toContain(
    '2 themes assigned to it will stay, without it.',
  );
  expect(study.call('theme.removePreview', { id: a.id }).sentences).toContain(
    'It is taken from under 2 research questions.',
  );
  study.call('theme.remove', { id: a.id });
  study.call('researchQuestion.remove', { id: how.id });
  expect(shape()).toEqual([
    ['Why work together?', []],
    ['No research question', [b.id, under.id]],
  ]);
  study.call('history.undo', {});
  study.call('history.undo', {});
  expect(study.call('researchQuestion.list', {}).map((q) => q.themeIds.length)).toEqual([2, 1]);
  expect(study.call('history.list', { about: 'themes', limit: 1 })[0]?.sentence).toBeTruthy();
  study.close();
});

it('says how a theme stands to its neighbours', () => {
  const study = createTestStudy();
  study.call('person.ensure', { name: 'Ada' });
  const [ada] = study.call('person.list', {});
  const actor = { personId: ada?.id ?? null, connection: 'test' };
  const documentId = importDraft(study, draftOf('P7', talk));
  const { textHash } = study.call('document.get', { id: documentId });
  const [x, y, z] = ['x', 'y', 'z'].map((name) => study.call('code.create', { name }).id) as [
    string,
    string,
    string,
  ];
  const code = (codeId: string, start: number, end: number) =>
    study.call('coding.apply', { documentId, start, end, textHash, codeId }, actor).codingId;
  const first = code(x, 10, 40);
  code(y, 30, 60);
  code(z, 61, 70);
  const a = study.call('theme.create', { name: 'A', codeIds: [x, z] });
  const b = study.call('theme.create', { name: 'B', codeIds: [y, z] });
  const apart = study.call('theme.create', { name: 'C', codeIds: [] });
  const map = study.call('map.create', { name: 'Map', layout: 'tree', widthMm: 174 });
  study.call('map.link', {
    mapId: map.id,
    from: a.id,
    to: apart.id,
    words: 'feeds',
    kind: 'plain',
    arrow: 'to',
  });
  const relations = study.call('theme.relations', { id: a.id });
  expect(relations).toEqual([
    {
      themeId: apart.id,
      links: [{ mapId: map.id, mapName: 'Map', words: 'feeds', direction: 'to' }],
      sharedCodes: [],
      people: 0,
      overlapping: 0,
    },
    { themeId: b.id, links: [], sharedCodes: [{ id: z, name: 'z' }], people: 1, overlapping: 1 },
  ]);
  expect(study.call('theme.onWordsOf', { id: a.id, other: b.id })).toEqual([first]);
  expect(study.call('theme.onWordsOf', { id: b.id, other: a.id })).toHaveLength(1);
  expect(study.call('theme.onWordsOf', { id: a.id, other: apart.id })).toEqual([]);
  expect(study.call('theme.relations', { id: apart.id })[0]?.links[0]?.direction).toBe('from');
  study.close();
});

it('makes themes of a list in one step, under research questions and with whose finding each is', () => {
  const study = createTestStudy();
  const { id: attributeId } = study.call('attribute.create', { name: 'Who' });
  study.call('study.setSettings', { groupAttributeId: attributeId });
  study.call('theme.createList', {
    asQuestions: true,
    items: [
      { name: 'Before any question', depth: 1 },
      { name: 'Why cross?', depth: 0 },
      { name: 'A promise', depth: 1, groups: ['Crew', 'Pupils'] },
      { name: 'Kept twice', depth: 2 },
      { name: 'News', depth: 1, groups: ['Pupils'] },
      // whose finding it is makes it a theme, though it is set out as far as the question
      { name: 'Everybody waits', depth: 0, groups: ['Crew', 'Pupils'] },
      { name: 'On the quay', depth: 1 },
    ],
  });
  const themes = study.call('theme.list', {});
  const named = (name: string) => themes.find((theme) => theme.name === name);
  expect(themes.map(({ name, level, saidBy }) => [name, level, saidBy])).toEqual([
    ['Before any question', 1, []],
    ['Kept twice', 2, []],
    ['On the quay', 2, []],
    ['A promise', 1, ['Crew', 'Pupils']],
    ['News', 1, ['Pupils']],
    ['Everybody waits', 1, ['Crew', 'Pupils']],
  ]);
  expect(named('Kept twice')?.parentId).toBe(named('A promise')?.id);
  const names = (ids: string[]) => ids.map((id) => themes.find((theme) => theme.id === id)?.name);
  expect(
    study.call('researchQuestion.groups', {}).map((group) => [group.name, names(group.themeIds)]),
  ).toEqual([
    ['Why cross?', ['A promise', 'Kept twice', 'News']],
    ['No research question', ['Before any question', 'Everybody waits', 'On the quay']],
  ]);
  expect(study.call('history.undo', {}).sentence).toBe('Made 1 research question and 6 themes from a list');
  expect(study.call('theme.list', {})).toEqual([]);
  study.close();
});
