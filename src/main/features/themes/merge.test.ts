import { expect, it } from 'vitest';
import { createTestStudy, importDraft, draftOf, talk } from '../../../../tests/helpers/study.ts';
import { plainBody } from '../../../shared/domain/text/plain-body.ts';

it('makes two themes one, with everything that hangs on the one that goes, in one step that is taken back whole', () => {
  const study = createTestStudy();
  const [a, b, under, other] = ['Kept waiting', 'Time given', 'In the corridor', 'Trust'].map(
    (name, i) =>
      study.call('theme.create', { name, centralIdea: `${name} is about it.`, level: i === 0 ? 0 : 1 }).id,
  ) as [string, string, string, string];
  study.call('theme.move', { id: under, parentId: a, before: null });
  const documentId = importDraft(study, draftOf('One', talk));
  const codes = ['queues', 'clock', 'doors'].map((name) => study.call('code.create', { name }).id) as [
    string,
    string,
    string,
  ];
  const { text, textHash } = study.call('document.get', { id: documentId });
  const codings = codes.map((codeId, i) => {
    const start = text.indexOf(['sister', 'leaflet', 'door'][i] ?? '');
    return study.call('coding.apply', { codeId, documentId, start, end: start + 4, textHash }).codingId;
  }) as [string, string, string];
  study.call('theme.linkCodes', { themeId: a, codeIds: [codes[0], codes[1]] });
  study.call('theme.linkCodes', { themeId: b, codeIds: [codes[1], codes[2]] });
  study.call('theme.setQuote', { themeId: a, codingId: codings[0], stance: 'for' });
  study.call('theme.setQuote', { themeId: a, codingId: codings[1], stance: 'against' });
  study.call('theme.setQuote', { themeId: b, codingId: codings[1], stance: 'for' });
  study.call('memo.create', {
    kind: 'memo',
    targetKind: 'theme',
    targetId: a,
    title: 'On waiting',
    body: plainBody('Kept waiting, and why.'),
    text: 'Kept waiting, and why.',
  });
  const { id: asked } = study.call('researchQuestion.create', { name: 'What was it like to wait?' });
  study.call('researchQuestion.assign', { themeId: a, questionIds: [asked] });
  const { id: map } = study.call('map.create', {});
  study.call('map.place', { mapId: map, layout: 'tree', places: [{ themeId: a, x: 40, y: 50 }] });
  study.call('map.link', { mapId: map, from: a, to: b, words: 'leads to', kind: 'plain', arrow: 'to' });
  study.call('map.link', {
    mapId: map,
    from: a,
    to: other,
    words: 'wears down',
    kind: 'plain',
    arrow: 'to',
    also: [b],
  });
  study.call('map.link', { mapId: map, from: other, to: a, words: 'softens', kind: 'dashed', arrow: 'to' });
  study.call('map.addItem', { mapId: map, kind: 'note', text: 'Look again', aboutId: a });
  study.call('map.addItem', { mapId: map, kind: 'group', text: 'Time', members: [a, b] });
  const before = study.call('history.list', {}).length;

  const preview = study.call('theme.mergePreview', { from: [a], into: b });
  expect(preview.sentences).toEqual([
    '“Kept waiting” becomes part of “Time given”.',
    '2 codes move along; 1 is there already.',
    '1 theme under it will stand under “Time given”.',
    'Going along: 1 key quote, 1 counter-example, 1 memo, 1 research question.',
    '1 extract is a key quote in one and a counter-example in another: what “Time given” says of it stays, or else what the first of the others says.',
    '1 map will say where it went; places, links and what is about it go along.',
    '1 link on maps between them will go.',
    'The central idea and boundary of what goes are kept, added to the boundary of the one that stays.',
    'Undo takes the merge back.',
  ]);
  study.call('theme.merge', { from: [a], into: b });
  const entries = study.call('history.list', {});
  expect(entries.length).toBe(before + 1);
  expect(entries.some((e) => e.sentence === 'Merged Kept waiting into Time given')).toBe(true);
  const themes = study.call('theme.list', {});
  const merged = themes.find((t) => t.id === b);
  expect(merged?.codeIds).toEqual([codes[1], codes[2], codes[0]]);
  expect(merged?.quotes.map((q) => [q.codingId, q.stance])).toEqual([[codings[1], 'for'], [codings[0], 'for']]); // prettier-ignore
  expect(merged?.boundary).toBe('Merged from Kept waiting: Kept waiting is about it.');
  expect(themes.find((t) => t.id === under)).toMatchObject({ parentId: b, level: 2 });
  expect(study.call('memo.list', {})[0]).toMatchObject({ targetId: b });
  expect(study.call('researchQuestion.list', {})[0]?.themeIds).toEqual([b]);
  expect(study.call('theme.formerNames', { id: b }).map((one) => one.name)).toEqual(['Kept waiting']);
  expect(study.call('theme.oldNames', { id: b }).map((use) => use.kind)).toContain('Memo');

  expect(study.call('theme.gone', { id: a })).toEqual({
    name: 'Kept waiting',
    into: { id: b, name: 'Time given' },
  });
  expect(study.call('theme.gone', { id: b })).toBe(null);

  const full = study.call('map.get', { id: map });
  expect(full.changes.map((c) => c.sentence)).toContain('“Kept waiting” was merged into “Time given”.');
  expect(full.links.map((l) => [l.from, l.to, l.also, l.words])).toEqual(
    expect.arrayContaining([[b, other, [], 'wears down'], [other, b, [], 'softens']]),
  ); // prettier-ignore
  expect(full.links.length).toBe(2);
  expect(full.placed.tree).toEqual({ [b]: { x: 40, y: 50 } });
  expect(full.items.find((i) => i.kind === 'note')?.aboutId).toBe(b);
  expect(full.items.find((i) => i.kind === 'group')?.members).toEqual([b]);
  expect(study.call('map.stages', { mapId: map }).heirs).toEqual({ [a]: [b] });
  expect(study.call('study.check', {})).toEqual({ ok: true, problems: [] });

  study.call('history.undo', {});
  expect(study.call('theme.list', {}).find((t) => t.id === a)?.codeIds).toEqual([codes[0], codes[1]]);
  expect(study.call('map.get', { id: map }).links.length).toBe(3);
  expect(study.call('map.stages', { mapId: map }).heirs).toEqual({});
  expect(study.call('theme.formerNames', { id: b })).toEqual([]);
  expect(study.call('theme.gone', { id: a })).toBe(null);
  expect(study.ask('theme.merge', { from: [a], into: under })).toMatchObject({
    failure: { message: 'In the corridor stands under Kept waiting. Move it out first.' },
  });
  expect(study.call('study.check', {})).toEqual({ ok: true, problems: [] });
  study.close();
});
