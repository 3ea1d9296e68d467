import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  createTestStudy,
  draftOf,
  importDraft,
  placeOf,
  talk,
  type TestStudy,
} from '../../../../tests/helpers/study.ts';

let study: TestStudy;
let documentId: string;
let old: string;
let kept: string;
beforeEach(() => {
  study = createTestStudy();
  documentId = importDraft(study, draftOf('P7', talk));
  old = study.call('code.create', { name: 'gloves' }).id;
  kept = study.call('code.create', { name: 'being let be' }).id;
});
afterEach(() => study.close());

const apply = (codeId: string, words: string) =>
  study.ask('coding.apply', { ...placeOf(study, documentId, words), codeId });
const code = (id: string) => study.call('code.list', {}).find((one) => one.id === id);

describe('a retired code', () => {
  it('keeps its codings and its place, says who, when and why, and takes no new words', () => {
    const coding = apply(old, 'a pair of gloves');
    const place = code(old)?.position;
    expect(study.call('code.retire', { ids: [old, old], reason: '  Said by being let be.  ' })).toEqual({
      retired: 1,
    });
    expect(code(old)).toMatchObject({
      codings: 1,
      position: place,
      retired: { by: study.actor.personId, reason: 'Said by being let be.' },
    });
    expect(study.call('history.list', {})[0]?.sentence).toBe('Retired the code gloves');
    const sentence = 'gloves is retired. Restore it in the codebook to use it again.';
    const refused = (result: { ok: boolean }) =>
      expect(result).toMatchObject({ failure: { message: sentence } });
    refused(apply(old, 'leaflet'));
    refused(study.ask('code.merge', { from: [kept], into: old }));
    refused(study.ask('split.start', { codeId: kept, targets: [{ codeId: old }] }));
    const id = coding.ok ? coding.value.codingId : '';
    expect(study.ask('coding.recode', { ids: [id], codeId: kept }).ok).toBe(true);
    refused(study.ask('coding.recode', { ids: [id], codeId: old }));
    expect(study.ask('code.create', { name: 'Gloves' })).toMatchObject({
      failure: { message: expect.stringContaining('retired. Restore it') as string },
    });
  });

  it('comes back by undo and by restoring, with no step for what is so already', () => {
    study.call('code.retire', { ids: [old, kept] });
    expect(study.call('history.undo', {}).sentence).toBe('Retired 2 codes');
    expect(code(old)?.retired).toBeNull();
    study.call('code.retire', { ids: [old] });
    expect(study.call('code.retire', { ids: [old, kept] })).toEqual({ retired: 1 });
    expect(study.call('code.restore', { ids: [old, kept] })).toEqual({ restored: 2 });
    expect(study.call('history.list', {})[0]?.sentence).toBe('Restored 2 codes');
    expect(apply(old, 'leaflet').ok).toBe(true);
    expect(study.call('study.check', {}).problems).toEqual([]);
  });

  it('can still be merged into another', () => {
    apply(old, 'a pair of gloves');
    study.call('code.retire', { ids: [old] });
    expect(study.call('code.merge', { from: [old], into: kept })).toEqual({
      moved: 1,
      alreadyThere: 0,
      mergeOffers: [],
    });
    study.call('history.undo', {});
    expect(code(old)?.retired).not.toBeNull();
  });

  it('and a code made before codes could be retired both pass the check', () => {
    const columns = ['retired_at', 'retired_by', 'retired_reason', 'typical_text', 'borderline_text'];
    for (const column of columns)
      study.study.db.run('UPDATE history SET patch = replace(patch, ?, ?)', `,"${column}":null`, '');
    expect(study.study.db.value("SELECT count(*) FROM history WHERE patch LIKE '%retired_at%'")).toBe(0);
    expect(study.call('study.check', {}).problems).toEqual([]);
  });
});
