import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestStudy, draftOf, importDraft, type TestStudy } from '../../../../tests/helpers/study.ts';
import { mapInputOf } from '../../../shared/contract/map-input.ts';
import { buildScene } from '../../../shared/domain/map/index.ts';

let s: TestStudy;
beforeEach(() => void (s = createTestStudy()));
afterEach(() => s.close());

function speak(number: number, service: string, attributeId: string, codeIds: readonly string[]): void {
  const documentId = importDraft(s, draftOf(`Interview ${number}`, [`P${number}: one two three four five.`]));
  const { summary, textHash } = s.call('document.get', { id: documentId });
  if (summary.participantId !== null)
    s.call('participant.setValue', { participantId: summary.participantId, attributeId, value: service });
  for (const codeId of codeIds) s.call('coding.apply', { documentId, codeId, start: 0, end: 3, textHash });
}

describe('a map as a grid', () => {
  it('marks each theme with the groups whose people speak in it', () => {
    const { id: service } = s.call('attribute.create', { name: 'Service' });
    s.call('study.setSettings', { groupAttributeId: service });
    const { id: shared } = s.call('code.create', { name: 'shared' });
    const { id: own } = s.call('code.create', { name: 'own' });
    speak(1, 'Alder House', service, [shared]);
    speak(2, 'Brook Lane', service, [shared, own]);
    const { id: top } = s.call('theme.create', { name: 'What helps?' });
    const { id: both } = s.call('theme.create', { name: 'Time to talk', parentId: top, codeIds: [shared] });
    const { id: b } = s.call('theme.create', { name: 'A door left open', parentId: top, codeIds: [own] });
    const { id } = s.call('map.create', { layout: 'grid' });

    const map = s.call('map.get', { id });
    const marks = Object.fromEntries(map.themes.map((t) => [t.id, t.groups.join('')]));
    expect(marks).toEqual({ [top]: 'AB', [both]: 'AB', [b]: 'B' });
    expect(map.groupKey).toEqual([
      { letter: 'A', name: 'Alder House' },
      { letter: 'B', name: 'Brook Lane' },
    ]);
    expect(buildScene(mapInputOf(map, 'grid')).layout).toBe('grid');

    // what somebody says stands before what the extracts say
    s.call('theme.setGroups', { themeId: both, groups: ['Alder House'] });
    const said = () =>
      Object.fromEntries(s.call('map.get', { id }).themes.map((t) => [t.id, t.groups.join('')]));
    expect(said()).toEqual({ [top]: 'AB', [both]: 'A', [b]: 'B' });
    expect(s.call('history.list', { limit: 1 })[0]?.sentence).toBe('Said whose finding Time to talk is');
    s.call('theme.merge', { from: [b], into: both });
    expect(said()).toMatchObject({ [top]: 'A', [both]: 'A' });
    s.call('history.undo', {});
    s.call('theme.setGroups', { themeId: both, groups: [] });
    expect(said()).toEqual({ [top]: 'AB', [both]: 'AB', [b]: 'B' });
    s.call('theme.setGroups', { themeId: b, groups: ['Alder House'] });
    s.call('theme.remove', { id: b });
    expect(s.study.db.value("SELECT count(*) FROM setting WHERE id GLOB 'theme.groups/*'")).toBe(0);

    s.call('map.keepStage', { mapId: id });
    expect(s.call('map.stages', { mapId: id }).stages[0]?.map.groupKey).toEqual(map.groupKey);
    const kept = s.call('map.stages', { mapId: id }).stages[0]?.map.themes.find((t) => t.id === both);
    expect(kept?.groups).toEqual(['A', 'B']);

    s.call('map.update', { id, layout: 'tree' });
    expect(s.call('map.get', { id }).groupKey).toEqual([]);
  });
});
