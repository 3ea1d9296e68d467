import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markOf } from '../../../shared/domain/text/mark.ts';
import {
  createTestStudy,
  draftOf,
  importDraft,
  talk,
  type TestStudy,
} from '../../../../tests/helpers/study.ts';

let study: TestStudy;
let studyId: string;
beforeEach(() => {
  study = createTestStudy();
  studyId = study.call('study.info', {}).studyId;
});
afterEach(() => study.close());

const keep = (key: string, words: string | null, personId = study.actor.personId, ofText?: string) =>
  study.call('draft.keep', { studyId, personId, key, words, ...(ofText === undefined ? {} : { ofText }) });
const kept = (personId = study.actor.personId) =>
  Object.fromEntries(study.call('draft.list', { personId }).drafts.map((one) => [one.key, one.words]));

describe('drafts', () => {
  it('are a person’s own, and the last words of each stand until they are sent', () => {
    const other = study.call('person.ensure', { name: 'Tom Reyes' }).id;
    keep('verdict:whole', 'It hangs');
    keep('verdict:whole', 'It hangs together');
    keep('verdict:whole', 'Not yet', other);
    expect(kept()).toEqual({ 'verdict:whole': 'It hangs together' });
    expect(kept(other)).toEqual({ 'verdict:whole': 'Not yet' });
    keep('verdict:whole', null);
    expect(kept()).toEqual({});
    expect(kept(other)).toEqual({ 'verdict:whole': 'Not yet' });
  });

  it('begun before one gave a name are there after it, until one writes them anew', () => {
    keep('method', 'because', null);
    expect(kept()).toEqual({ method: 'because' });
    keep('method', 'because we talked');
    expect(kept(null)).toEqual({});
    expect(kept()).toEqual({ method: 'because we talked' });
  });

  it('are no change of the study: no step, no news, nothing to undo', () => {
    const heard: unknown[] = [];
    study.core.onChange((event) => heard.push(event));
    const before = study.call('study.info', {}).revision;
    const steps = study.call('history.list', {}).length;
    keep('list:', 'Belonging');
    expect(study.call('study.info', {}).revision).toBe(before);
    expect(study.call('history.list', {})).toHaveLength(steps);
    expect(heard).toEqual([]);
    study.call('code.create', { name: 'gloves' });
    study.call('history.undo', {});
    expect(kept()).toEqual({ 'list:': 'Belonging' });
    expect(study.call('study.check', {})).toEqual({ ok: true, problems: [] });
  });

  it('of one person in two windows, or three, are all kept: what was sent gives its place to the next', () => {
    const window = () => {
      const seen: string[] = [];
      return (words: string | null) => {
        const personId = study.actor.personId;
        const input = { studyId, personId, key: 'method', words, seen: [...seen] };
        if (words !== null) seen.push(markOf(words));
        return study.call('draft.keep', input).other;
      };
    };
    const [one, two, three] = [window(), window(), window()];
    expect(one('one')).toBeNull();
    expect(one('one and more')).toBeNull();
    expect(two('two')).toBe('one and more');
    expect(two('two, too')).toBeNull();
    expect(three('three')).toBe('two, too');
    expect(kept()).toEqual({ method: 'three' });
    three(null);
    const next = Object.values(kept());
    study.call('draft.keep', { studyId, personId: study.actor.personId, key: 'method', words: null });
    expect([...next, ...Object.values(kept())].toSorted()).toEqual(['one and more', 'two, too']);
    one(null);
    two(null);
    expect(kept()).toEqual({});
  });

  it('that another window wrote are no part of what one sends', () => {
    const input = { studyId, personId: study.actor.personId, key: 'method' };
    study.call('draft.keep', { ...input, words: 'mine', seen: [] });
    study.call('draft.keep', { ...input, words: 'theirs', seen: [markOf('mine')] });
    const { other } = study.call('draft.keep', { ...input, words: null, seen: [markOf('mine')] });
    expect({ method: other }).toEqual(kept());
    expect(other).toBe('theirs');
    // what stood beside is an earlier state of one's own: it goes with it
    study.call('draft.keep', { ...input, words: 'mine', seen: [] });
    study.call('draft.keep', { ...input, words: 'mine and more', seen: [markOf('mine'), markOf('theirs')] });
    study.call('draft.keep', { ...input, words: null, seen: [markOf('mine and more')] });
    expect(kept()).toEqual({});
  });

  it('do not get into another study', () => {
    expect(
      study.ask('draft.keep', { studyId: 'another', personId: null, key: 'method', words: 'because' }),
    ).toMatchObject({ ok: false, failure: { code: 'conflict' } });
    expect(kept()).toEqual({});
  });

  it('that hold words of a transcript go when its text leaves the file, and not before', () => {
    const id = importDraft(study, draftOf('P7', talk));
    const { textHash } = study.call('document.get', { id });
    keep(`correction:${id}`, 'glove', undefined, textHash);
    keep('list:', 'Belonging');
    study.call('document.remove', { id });
    study.call('history.undo', {});
    expect(Object.keys(kept())).toEqual([`correction:${id}`, 'list:']);
    study.study.db.run('PRAGMA foreign_keys = OFF');
    study.study.db.run('DELETE FROM content WHERE hash = ?', textHash);
    expect(Object.keys(kept())).toEqual(['list:']);
  });
});
