import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mapInputOf } from '../../../shared/contract/map-input.ts';
import { buildScene, longDescription } from '../../../shared/domain/map/index.ts';
import { createTestStudy, type TestStudy } from '../../../../tests/helpers/study.ts';

let s: TestStudy;
beforeEach(() => void (s = createTestStudy()));
afterEach(() => s.close());

function study() {
  const { id: hub } = s.call('theme.create', { name: 'Being known', level: 0 });
  const { id: time } = s.call('theme.create', { name: 'Time', parentId: hub });
  const { id: trust } = s.call('theme.create', { name: 'Trust', parentId: hub });
  const [waits = '', rings = '', asks = ''] = ['waits', 'rings back', 'asks again'].map(
    (name) => s.call('code.create', { name }).id,
  );
  s.call('theme.linkCodes', { themeId: time, codeIds: [waits, rings] });
  return { mapId: s.call('map.create', {}).id, hub, time, trust, waits, rings, asks };
}
const map = (mapId: string) => s.call('map.get', { id: mapId });
const codesOn = (mapId: string) =>
  map(mapId).items.flatMap((i) => (i.kind === 'code' ? [[i.text, i.aboutId]] : []));
const sentences = (mapId: string) => map(mapId).changes.map((c) => c.sentence);
const itemOf = (mapId: string, codeId: string) =>
  map(mapId).items.find((i) => i.code?.id === codeId)?.id ?? '';

describe('codes on a map', () => {
  it('stand under a theme or loose, once in a place, and go without touching the codebook', () => {
    const { mapId, time, trust, waits, rings, asks } = study();
    s.call('map.showCodes', { mapId, themeId: time, shown: true });
    s.call('map.addCodes', { mapId, codeIds: [waits, asks], aboutId: time });
    s.call('map.addCodes', { mapId, codeIds: [waits], aboutId: trust });
    s.call('map.addCodes', { mapId, codeIds: [asks], place: { layout: 'petals', x: 40, y: 40 } });
    expect(codesOn(mapId)).toEqual([
      ['waits', time],
      ['rings back', time],
      ['asks again', time],
      ['waits', trust],
      ['asks again', null],
    ]);
    expect(Object.keys(map(mapId).placed.petals ?? {})).toHaveLength(1);
    s.call('map.showCodes', { mapId, themeId: time, shown: false });
    expect(codesOn(mapId)).toEqual([['waits', trust], ['asks again', null]]); // prettier-ignore
    s.call('history.undo', {});
    expect(codesOn(mapId)).toHaveLength(5);
    expect(s.call('code.list', {}).map((c) => c.id).toSorted()).toEqual([waits, rings, asks].toSorted()); // prettier-ignore
    expect(s.call('map.removePreview', { id: mapId }).sentences).toContain('The codes stay in the codebook.');
    s.call('map.remove', { id: mapId });
    expect(s.call('code.list', {})).toHaveLength(3);
    expect(s.call('study.check', {}).problems).toEqual([]);
  });

  it('grow from a name: one of the codebook is taken, a new one is made, and both come under the theme', () => {
    const { mapId, trust, asks } = study();
    const grow = (name: string) =>
      s.call('map.grow', { mapId, name, where: 'code', parentId: trust, afterId: null }).id;
    const first = grow('Asks again');
    grow('remembers names');
    expect(codesOn(mapId)).toEqual([['asks again', trust], ['remembers names', trust]]); // prettier-ignore
    expect(s.call('theme.list', {}).find((t) => t.id === trust)?.codeIds).toContain(asks);
    expect(s.call('code.list', {})).toHaveLength(4);
    // beside a code is under its theme
    const { id } = s.call('map.grow', {
      mapId,
      name: 'waits',
      where: 'code',
      parentId: first,
      afterId: first,
    });
    expect(map(mapId).items.find((i) => i.id === id)?.aboutId).toBe(trust);
    s.call('history.undo', {});
    s.call('history.undo', {});
    expect(s.call('code.list', {})).toHaveLength(3);
  });

  it('are renamed everywhere or on this map only', () => {
    const { mapId, waits } = study();
    const other = s.call('map.create', {}).id;
    for (const id of [mapId, other]) s.call('map.addCodes', { mapId: id, codeIds: [waits] });
    const themeId = itemOf(mapId, waits);
    s.call('map.rename', { mapId, themeId, name: 'held up', where: 'here' });
    expect([codesOn(mapId)[0]?.[0], codesOn(other)[0]?.[0]]).toEqual(['held up', 'waits']);
    expect(map(mapId).items[0]?.code?.renamedFrom).toBe('waits');
    s.call('map.rename', { mapId, themeId, name: 'kept waiting', where: 'everywhere' });
    expect(codesOn(mapId)[0]?.[0]).toBe('kept waiting');
    expect(s.call('code.list', {}).find((c) => c.id === waits)?.name).toBe('kept waiting');
    expect(sentences(mapId)).toEqual([]);
    expect(sentences(other)).toEqual(['The code “waits” is called “kept waiting” now.']);
    s.call('map.take', { mapId: other });
    expect(codesOn(other)[0]?.[0]).toBe('kept waiting');
  });
});

describe('a map that is behind its codes', () => {
  it('says what was renamed, moved, retired, merged and deleted, to be taken one by one or left', () => {
    const { mapId, time, trust, waits, rings, asks } = study();
    const gone = s.call('code.create', { name: 'sighs' }).id;
    const old = s.call('code.create', { name: 'queues' }).id;
    s.call('map.showCodes', { mapId, themeId: time, shown: true });
    s.call('map.addCodes', { mapId, codeIds: [asks, gone, old] });
    s.call('map.link', { mapId, from: itemOf(mapId, asks), to: itemOf(mapId, rings), words: 'before', kind: 'plain', arrow: 'to' }); // prettier-ignore
    s.call('theme.unlinkCodes', { themeId: time, codeIds: [waits] });
    s.call('theme.linkCodes', { themeId: trust, codeIds: [waits] });
    s.call('code.update', { id: waits, name: 'is kept waiting' });
    expect(s.call('code.mergePreview', { from: [asks], into: rings }).sentences).toContain(
      '1 map will say that it was merged, and change when you take that.',
    );
    expect(s.call('code.removePreview', { ids: [gone] }).sentences).toContain(
      '1 map will say that it went, and change when you take that.',
    );
    s.call('code.merge', { from: [asks], into: rings });
    s.call('code.remove', { ids: [gone] });
    s.call('code.retire', { ids: [old] });
    expect(sentences(mapId)).toEqual([
      'The code “waits” is called “is kept waiting” now.',
      'The code “is kept waiting” moved from under “Time” to under “Trust”.',
      'The code “asks again” was merged into “rings back”.',
      'The code “sighs” was deleted.',
      'The code “queues” was retired.',
    ]);
    expect(codesOn(mapId).map(([name]) => name)).toEqual(['waits', 'rings back', 'asks again', 'sighs', 'queues']); // prettier-ignore
    const keys = map(mapId).changes.map((c) => c.key);
    s.call('map.take', { mapId, keys: keys.slice(0, 3) });
    // merged into one that stands elsewhere: its place and link are kept
    expect(codesOn(mapId)).toEqual([
      ['is kept waiting', trust],
      ['rings back', time],
      ['rings back', null],
      ['sighs', null],
      ['queues', null],
    ]);
    expect(map(mapId).links).toHaveLength(1);
    s.call('map.leave', { mapId, keys: keys.slice(4) });
    expect(map(mapId).changes.map((c) => c.isLeft)).toEqual([false, true]);
    s.call('map.take', { mapId });
    expect(codesOn(mapId).map(([name]) => name)).toEqual(['is kept waiting', 'rings back', 'rings back', 'queues']); // prettier-ignore
    s.call('code.restore', { ids: [old] });
    expect(map(mapId).changes).toEqual([]);
    expect(s.call('study.check', {}).problems).toEqual([]);
  });

  it('keeps a code under its theme until the map takes that the theme went', () => {
    const { mapId, time } = study();
    s.call('map.showCodes', { mapId, themeId: time, shown: true });
    s.call('theme.remove', { id: time });
    expect(codesOn(mapId)).toEqual([['waits', time], ['rings back', time]]); // prettier-ignore
    expect(sentences(mapId)).toEqual(['“Time” was deleted.']);
    s.call('map.take', { mapId });
    expect(codesOn(mapId)).toEqual([['waits', null], ['rings back', null]]); // prettier-ignore
    expect(longDescription(buildScene(mapInputOf(map(mapId), null)))).toContain(
      'codes “waits” and “rings back”',
    );
  });

  it('joins a code that comes to stand twice in one place', () => {
    const { mapId, time, trust, waits } = study();
    s.call('map.showCodes', { mapId, themeId: time, shown: true });
    s.call('map.addCodes', { mapId, codeIds: [waits], aboutId: trust });
    s.call('map.addCodes', { mapId, codeIds: [waits] });
    s.call('theme.merge', { from: [time], into: trust });
    expect(codesOn(mapId)).toEqual([['waits', trust], ['rings back', trust], ['waits', null]]); // prettier-ignore
    s.call('map.take', { mapId });
    s.call('theme.remove', { id: trust });
    s.call('map.take', { mapId });
    expect(codesOn(mapId)).toEqual([['waits', null], ['rings back', null]]); // prettier-ignore
    expect(s.call('study.check', {}).problems).toEqual([]);
  });

  it('is compared with its stages code by code, also where a code came back', () => {
    const { mapId, time, waits, rings } = study();
    s.call('map.showCodes', { mapId, themeId: time, shown: true });
    s.call('map.keepStage', { mapId });
    const was = itemOf(mapId, waits);
    s.call('map.showCodes', { mapId, themeId: time, shown: false });
    s.call('map.showCodes', { mapId, themeId: time, shown: true });
    expect(itemOf(mapId, waits)).toBe(was);
    s.call('code.merge', { from: [waits], into: rings });
    s.call('map.take', { mapId });
    const { stages, heirs } = s.call('map.stages', { mapId });
    expect(stages[0]?.map.items.map((i) => i.text)).toEqual(['waits', 'rings back']);
    expect(heirs[was]).toEqual([itemOf(mapId, rings)]);
  });
});
