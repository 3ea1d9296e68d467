import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildScene } from '../../../shared/domain/map/index.ts';
import { stageScene } from '../../../shared/contract/map-stages.ts';
import { mapInputOf } from '../../../shared/contract/map-input.ts';
import { createTestStudy, draftOf, importDraft, type TestStudy } from '../../../../tests/helpers/study.ts';

let s: TestStudy;
beforeEach(() => void (s = createTestStudy()));
afterEach(() => s.close());

interface Made {
  mapId: string;
  hub: string;
  time: string;
  trust: string;
}
function threeThemes(): Made {
  const { id: hub } = s.call('theme.create', { name: 'Being known', level: 0 });
  const { id: time } = s.call('theme.create', { name: 'Time', parentId: hub });
  const { id: trust } = s.call('theme.create', { name: 'Trust', parentId: hub });
  return { mapId: s.call('map.create', {}).id, hub, time, trust };
}
const map = (mapId: string) => s.call('map.get', { id: mapId });

describe('what a map holds besides themes', () => {
  it('keeps links of any weight and of three ends, several between a pair, and undo takes them back', () => {
    const { mapId, hub, time, trust } = threeThemes();
    const link = { mapId, from: time, to: trust, kind: 'plain', arrow: 'to' } as const;
    const { id } = s.call('map.link', { ...link, words: 'makes room for', weight: 3, also: [hub, time] });
    s.call('map.link', { ...link, words: 'is eaten by' });
    expect(map(mapId).links.map((l) => [l.words, l.weight, l.also])).toEqual([
      ['makes room for', 3, [hub]],
      ['is eaten by', 1, []],
    ]);
    s.call('map.updateLink', { id, also: [], weight: 2 });
    expect(map(mapId).links[0]).toMatchObject({ weight: 2, also: [] });
    s.call('history.undo', {});
    expect(map(mapId).links[0]).toMatchObject({ weight: 3, also: [hub] });
  });

  it('holds notes, groups and headings; what goes takes its links and leaves its members', () => {
    const { mapId, time, trust } = threeThemes();
    const { id: note } = s.call('map.addItem', {
      mapId,
      kind: 'note',
      text: 'Four loose codes',
      aboutId: time,
    });
    const { id: group } = s.call('map.addItem', {
      mapId,
      kind: 'group',
      text: 'With staff',
      members: [time, trust, time],
    });
    s.call('map.link', { mapId, from: note, to: trust, words: 'perhaps', kind: 'dashed', arrow: 'none' });
    s.call('map.setMembers', { mapId, ownerId: trust, nodeIds: [time, trust] });
    expect(map(mapId).items.map((i) => [i.kind, i.text, i.members])).toEqual([
      ['note', 'Four loose codes', []],
      ['group', 'With staff', [time, trust]],
    ]);
    expect(map(mapId).themes.find((t) => t.id === trust)?.alsoUnder).toEqual([time]);
    expect(s.call('map.removePreview', { id: mapId, itemId: note }).sentences).toEqual([
      'The note will go.',
      '1 link of it will go too.',
      'Undo brings it back.',
    ]);
    s.call('map.removeItem', { id: note });
    expect(map(mapId).links).toEqual([]);
    s.call('theme.remove', { id: time });
    expect(map(mapId).items).toMatchObject([{ id: group, members: [trust] }]);
    expect(s.call('map.removePreview', { id: mapId }).sentences[0]).toBe(
      'Thematic map will go. Its themes stay.',
    );
    s.call('map.remove', { id: mapId });
    expect(s.call('study.check', {}).problems).toEqual([]);
  });

  it('shows a quote by its extract only, and keeps no word of it', () => {
    const documentId = importDraft(
      s,
      draftOf('Interview 1', ['P1: She rang every week and asked after the dog.']),
    );
    const { textHash } = s.call('document.get', { id: documentId });
    const { id: codeId } = s.call('code.create', { name: 'rings' });
    s.call('coding.apply', { documentId, codeId, start: 0, end: 19, textHash });
    const [coding] = s.call('coding.extracts', { codeIds: [codeId], limit: 5 }).items;
    const { mapId, time } = threeThemes();
    s.call('map.addItem', { mapId, kind: 'quote', codingId: coding?.codingId ?? '', aboutId: time });
    s.call('map.keepStage', { mapId });
    expect(map(mapId).items[0]?.quote).toMatchObject({ words: 'She rang every week' });
    for (const table of ['map_item', 'map_stage', 'map_base'])
      expect(JSON.stringify(s.study.db.all(`SELECT * FROM ${table}`))).not.toContain('She rang');
    s.call('document.remove', { id: documentId });
    expect(map(mapId).items).toEqual([]);
    expect(s.call('map.stages', { mapId }).stages[0]?.map.items).toMatchObject([
      { kind: 'quote', quote: null },
    ]);
  });

  it('calls a theme something else on one map only', () => {
    const { mapId, time } = threeThemes();
    const other = s.call('map.create', {}).id;
    const nameOn = (id: string) => map(id).themes.find((t) => t.id === time)?.name;
    s.call('map.rename', { mapId, themeId: time, name: 'Hours', where: 'here' });
    expect([nameOn(mapId), nameOn(other)]).toEqual(['Hours', 'Time']);
    s.call('map.rename', { mapId, themeId: time, name: 'Time to talk', where: 'everywhere' });
    expect(nameOn(mapId)).toBe('Time to talk');
    expect(map(mapId).changes).toEqual([]);
    expect(map(other).changes.map((c) => c.sentence)).toEqual(['“Time” is called “Time to talk” now.']);
    s.call('history.undo', {});
    expect([nameOn(mapId), map(other).changes]).toEqual(['Hours', []]);
  });
});

describe('a map that grows', () => {
  it('adds a theme of the study beside another and takes it at once, in one step', () => {
    const { mapId, hub, time, trust } = threeThemes();
    const { id } = s.call('map.grow', {
      mapId,
      name: 'Hours',
      where: 'everywhere',
      parentId: hub,
      afterId: time,
    });
    expect(
      s
        .call('theme.list', {})
        .filter((t) => t.parentId === hub)
        .map((t) => t.id),
    ).toEqual([time, id, trust]);
    expect(map(mapId).changes).toEqual([]);
    expect(map(mapId).themes.map((t) => t.name)).toContain('Hours');
    expect(s.call('history.state', {}).undo).toBe('Added the theme Hours from the map');
    s.call('history.undo', {});
    expect(map(mapId)).toMatchObject({ changes: [], themes: [{ id: hub }, { id: time }, { id: trust }] });
  });

  it('adds an idea to this map only, drawn in the tree of its themes, and no theme of the study stands under it', () => {
    const { mapId, hub, time } = threeThemes();
    const { id } = s.call('map.grow', { mapId, name: 'Hope', where: 'here', parentId: time });
    const { id: under } = s.call('map.grow', { mapId, name: 'Small hope', where: 'here', parentId: id });
    expect(s.call('theme.list', {})).toHaveLength(3);
    const drawn = () => mapInputOf(map(mapId), null).themes;
    expect(drawn().filter((t) => [id, under].includes(t.id))).toMatchObject([
      { name: 'Hope', parentId: time },
      { name: 'Small hope', parentId: id },
    ]);
    expect(() => s.call('map.grow', { mapId, name: 'No', where: 'everywhere', parentId: id })).toThrow(
      /this map only/u,
    );
    s.call('map.link', { mapId, from: id, to: hub, words: 'feeds', kind: 'plain', arrow: 'to' });
    const made = s.call('map.promote', { id }).id;
    expect(s.call('theme.list', {}).find((t) => t.id === made)).toMatchObject({
      name: 'Hope',
      parentId: time,
    });
    expect(map(mapId)).toMatchObject({
      changes: [],
      links: [{ from: made, to: hub }],
      items: [{ aboutId: made }],
    });
    s.call('history.undo', {});
    expect(map(mapId)).toMatchObject({ links: [{ from: id }], items: [{ id }, { aboutId: id }] });
    expect(() => s.call('map.promote', { id: under })).toThrow(/this map only/u);
    s.call('theme.remove', { id: time });
    s.call('map.take', { mapId });
    expect(drawn().find((t) => t.id === id)?.parentId).toBe(hub);
    s.call('map.removeItem', { id });
    expect(drawn().find((t) => t.id === under)?.parentId).toBe(hub);
    expect(s.call('study.check', {}).problems).toEqual([]);
  });

  it('shows what a theme says with its key quotes first, then one of each person, and no counter-example', () => {
    const { time } = threeThemes();
    const { id: codeId } = s.call('code.create', { name: 'hours' });
    s.call('theme.linkCodes', { themeId: time, codeIds: [codeId] });
    for (const name of ['One', 'Two']) {
      const documentId = importDraft(
        s,
        draftOf(name, [`${name}: first words and second words and third words.`]),
      );
      const { textHash } = s.call('document.get', { id: documentId });
      for (const start of [0, 16, 33])
        s.call('coding.apply', { documentId, codeId, start, end: start + 11, textHash });
    }
    const extracts = s.call('coding.extracts', { codeIds: [codeId], limit: 9 }).items;
    const [, against, , , , key] = extracts.map((e) => e.codingId);
    s.call('theme.setQuote', { themeId: time, codingId: key ?? '', stance: 'for' });
    s.call('theme.setQuote', { themeId: time, codingId: against ?? '', stance: 'against' });
    const card = s.call('map.card', { themeId: time });
    expect(card.quotes.map((q) => q.codingId)).toEqual([key, extracts[0]?.codingId, extracts[2]?.codingId]);
    expect([card.quotes[0]?.isKey, card.total]).toEqual([true, 5]);
    const { id: wide } = s.call('theme.create', { name: 'All of it' });
    s.call('theme.move', { id: time, parentId: wide, before: null });
    expect(s.call('map.card', { themeId: wide }).quotes.map((q) => q.isKey)).toEqual([true, false, false]);
    s.call('document.remove', { id: extracts[5]?.documentId ?? '' });
    expect(s.call('map.card', { themeId: time }).quotes.map((q) => q.isKey)).toEqual([false, false]);
  });
});

describe('a map behind the themes', () => {
  it('lists what changed, takes one by one, and leaves until it changes again', () => {
    const { mapId, hub, time, trust } = threeThemes();
    s.call('theme.update', { id: time, name: 'Time to talk' });
    const { id: fresh } = s.call('theme.create', { name: 'Distance', parentId: trust });
    s.call('theme.move', { id: time, parentId: trust, before: null });
    expect(map(mapId).changes.map((c) => c.sentence)).toEqual([
      '“Distance” is new, under “Trust”.',
      '“Time” is called “Time to talk” now.',
      '“Time to talk” moved from under “Being known” to under “Trust”.',
    ]);
    expect(map(mapId).themes.map((t) => t.name)).toContain('Time');
    s.call('map.leave', { mapId, keys: [`renamed:${time}`] });
    s.call('map.take', { mapId, keys: [`new:${fresh}`] });
    expect(map(mapId).changes.map((c) => [c.kind, c.isLeft])).toEqual([
      ['renamed', true],
      ['moved', false],
    ]);
    s.call('map.take', { mapId });
    expect(map(mapId).changes.map((c) => c.kind)).toEqual(['renamed']);
    s.call('theme.update', { id: time, name: 'Hours' });
    expect(map(mapId).changes).toMatchObject([{ kind: 'renamed', isLeft: false }]);
    s.call('theme.remove', { id: trust });
    expect(map(mapId).changes.map((c) => c.sentence)).toContain('“Trust” was deleted.');
    expect(map(mapId).themes.find((t) => t.id === trust)).toMatchObject({ isGone: true });
    s.call('map.take', { mapId });
    expect(map(mapId).changes).toEqual([]);
    expect(map(mapId).themes.map((t) => [t.name, t.parentId])).toEqual(
      expect.arrayContaining([
        ['Hours', hub],
        ['Distance', hub],
      ]),
    );
  });

  it('follows the themes again once it has let all of them go', () => {
    const { mapId, hub, time, trust } = threeThemes();
    for (const id of [hub, time, trust]) s.call('theme.remove', { id });
    s.call('map.take', { mapId });
    s.call('theme.create', { name: 'Begun again' });
    expect(map(mapId)).toMatchObject({ themes: [{ name: 'Begun again' }], changes: [] });
    s.call('map.addItem', { mapId, kind: 'note', text: 'A new start' });
    s.call('theme.create', { name: 'And more' });
    expect(map(mapId).changes.map((c) => c.sentence)).toEqual(['“And more” is new, at the top.']);
  });

  it('says which theme another was merged into, when somebody says so', () => {
    const { mapId, time, trust } = threeThemes();
    s.call('theme.remove', { id: time });
    s.call('map.setHeir', { themeId: time, heirId: trust });
    expect(map(mapId).changes.map((c) => c.sentence)).toEqual(['“Time” was merged into “Trust”.']);
  });
});

it('sizes by people only where a map asks, with counts that are filled only then', () => {
  const study = createTestStudy();
  const { id } = study.call('theme.create', { name: 'Waiting' });
  const { id: map } = study.call('map.create', {});
  expect(study.call('map.get', { id: map })).toMatchObject({ summary: { sizeByPeople: false }, people: {} });
  study.call('map.update', { id: map, heightMm: 120 });
  expect(study.call('map.get', { id: map }).summary.heightMm).toBe(120);
  study.call('history.undo', {});
  expect(study.call('map.get', { id: map }).summary.heightMm).toBe(null);
  study.call('map.update', { id: map, sizeByPeople: true });
  expect(study.call('map.get', { id: map })).toMatchObject({ summary: { sizeByPeople: true }, people: { [id]: 0 } }); // prettier-ignore
  study.call('history.undo', {});
  expect(study.call('map.get', { id: map }).summary.sizeByPeople).toBe(false);
  study.close();
});

it('lets themes side by side choose a grid with letters where research questions hold most of them', () => {
  const study = createTestStudy();
  const ids = ['Waiting', 'Trust', 'Rules'].map((name) => study.call('theme.create', { name }).id);
  const { id: asked } = study.call('researchQuestion.create', { name: 'What was it like?' });
  const layouts = () =>
    [
      study.call('map.draft', {}),
      ...study.call('map.list', {}).map((m) => study.call('map.get', { id: m.id })),
    ].map((map) => buildScene(mapInputOf(map, null)).layout);
  study.call('researchQuestion.assign', { themeId: ids[0] ?? '', questionIds: [asked] });
  study.call('map.create', {});
  expect(layouts()).toEqual(['list', 'list']);
  study.call('researchQuestion.assign', { themeId: ids[2] ?? '', questionIds: [asked] });
  expect(layouts()).toEqual(['grid', 'grid']);
  study.call('theme.move', { id: ids[1] ?? '', parentId: ids[0] ?? '', before: null });
  expect(layouts()[0]).toBe('tree');
  study.close();
});

it('puts a grid under the research questions, unless it has headings, and names all a map takes with it', () => {
  const study = createTestStudy();
  const [a, b] = ['Waiting', 'Trust'].map((name) => study.call('theme.create', { name }).id) as [
    string,
    string,
  ];
  const { id: asked } = study.call('researchQuestion.create', { name: 'What was it like?' });
  study.call('researchQuestion.assign', { themeId: a, questionIds: [asked] });
  const { id: mapId } = study.call('map.create', { layout: 'grid' });
  const full = study.call('map.get', { id: mapId });
  expect(full.questions).toEqual([{ id: asked, name: 'What was it like?', themeIds: [a] }]);
  expect(mapInputOf(full, 'grid').headings?.map((h) => h.name)).toEqual(['What was it like?']);
  study.call('map.addItem', { mapId, kind: 'heading', text: 'Own', members: [b] });
  expect(mapInputOf(study.call('map.get', { id: mapId }), 'grid').headings?.map((h) => h.name)).toEqual(['Own']); // prettier-ignore
  study.call('map.addItem', { mapId, kind: 'note', text: 'Look', aboutId: a });
  study.call('map.addItem', { mapId, kind: 'note', text: 'Again', aboutId: b });
  study.call('map.addItem', { mapId, kind: 'group', text: 'Both', members: [a, b] });
  study.call('map.link', { mapId, from: a, to: b, words: 'wears down', kind: 'plain', arrow: 'to' });
  study.call('map.keepStage', { mapId });
  // a stage of a grid is a grid, under the headings and with the letters it had
  study.call('theme.create', { name: 'Later', parentId: a });
  const { id: third } = study.call('map.create', { layout: 'grid' });
  study.call('map.keepStage', { mapId: third });
  study.call('researchQuestion.assign', { themeId: b, questionIds: [asked] });
  study.call('theme.create', { name: 'Later still' });
  const [stage] = study.call('map.stages', { mapId: third }).stages;
  expect(stage?.map.questions).toEqual([
    { id: asked, name: 'What was it like?', themeIds: [a, expect.any(String)] },
  ]);
  const now = study.call('map.get', { id: third });
  const alone = stageScene(study.call('map.stages', { mapId: third }), now, stage?.id ?? '');
  expect(alone).toMatchObject({ layout: 'grid', widthPt: buildScene(mapInputOf(now, 'grid')).widthPt });
  expect(JSON.stringify(alone?.items)).toContain('What was it like?');
  study.call('map.remove', { id: third });
  study.call('map.place', { mapId, layout: 'tree', places: [{ themeId: a, x: 40, y: 50 }] });
  expect(study.call('map.removePreview', { id: mapId }).sentences).toEqual([
    'Thematic map will go. Its themes stay.',
    'What was placed by hand on it will go.',
    '1 link drawn on it will go.',
    '2 notes, 1 group and 1 heading on it will go.',
    '1 stage kept of it will go.',
    'Undo brings it back.',
  ]);
  study.close();
});
