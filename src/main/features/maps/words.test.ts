import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createTestStudy, type TestStudy } from '../../../../tests/helpers/study.ts';

let s: TestStudy;
beforeEach(() => void (s = createTestStudy()));
afterEach(() => s.close());

describe('words written by hand for a map', () => {
  it('are kept and marked as behind when the map says something else, until they are read again', () => {
    const { id: hub } = s.call('theme.create', { name: 'A place that holds you' });
    const { id: one } = s.call('theme.create', { name: 'Being expected', parentId: hub });
    const { id: two } = s.call('theme.create', { name: 'Side by side', parentId: hub });
    const { id } = s.call('map.create', {});
    const behind = () => s.call('map.get', { id }).wordsBehind;
    expect(behind()).toEqual({ short: '', long: '' });

    s.call('map.update', { id, altLong: 'Two things hold people here.' });
    expect(behind()).toEqual({ short: '', long: '' });
    s.call('map.link', { mapId: id, from: one, to: two, words: 'lets', kind: 'plain', arrow: 'to' });
    expect(behind().long).toContain('a link or note came to the map');
    s.call('map.rename', { mapId: id, themeId: one, name: 'Being missed', where: 'here' });
    expect(behind().long).toContain('“Being missed” changed');
    expect(s.call('map.get', { id }).summary.altLong).toBe('Two things hold people here.');

    s.call('map.update', { id, altLong: 'Two things hold people here.' });
    expect(behind().long).toBe('');
    s.call('history.undo', {});
    expect(behind().long).not.toBe('');
    s.call('map.update', { id, altLong: '' });
    expect(behind().long).toBe('');
  });

  it('are behind once sizes stand for people or stop to, and when a code comes', () => {
    s.call('theme.create', { name: 'Being expected' });
    const { id } = s.call('map.create', {});
    s.call('map.update', { id, altShort: 'A map.' });
    const behind = () => s.call('map.get', { id }).wordsBehind.short;
    s.call('map.update', { id, sizeByPeople: true });
    expect(behind()).toContain('sizes came to stand for people');
    s.call('map.update', { id, altShort: 'A map, sized.' });
    expect(behind()).toBe('');
    s.call('map.update', { id, sizeByPeople: false });
    expect(behind()).toContain('sizes stopped standing for people');
    s.call('map.addCodes', { mapId: id, codeIds: [s.call('code.create', { name: 'waits' }).id] });
    expect(behind()).toContain('“waits” came to the map');
  });

  it('keep no name in what they are compared with', () => {
    s.call('theme.create', { name: 'Being expected' });
    const { id } = s.call('map.create', {});
    s.call('map.update', { id, altShort: 'A map.' });
    const kept = s.study.db.value<string>('SELECT words_for FROM map WHERE id = ?', id) ?? '';
    expect(kept).not.toBe('');
    expect(kept).not.toContain('expected');
  });
});
