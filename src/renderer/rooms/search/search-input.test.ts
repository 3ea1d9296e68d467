import { describe, expect, it } from 'vitest';
import { addCounts, countsInWords, inputOf } from './search-input.ts';
import { EVERYWHERE } from './store.ts';

const asked = {
  query: 'letter',
  mode: 'words' as const,
  beginnings: true,
  exactCase: false,
  exactAccents: false,
  ...EVERYWHERE,
};
const one = (documentId: string, person: string, turns: number, inQuestions = 0) => ({
  documentId,
  name: documentId,
  person,
  turns,
  asked: inQuestions,
});

describe('inputOf', () => {
  it('asks nothing for nothing or a single letter, but does for a single sign that is a word', () => {
    expect(inputOf({ ...asked, query: '  ' })).toBeNull();
    expect(inputOf({ ...asked, query: 'a' })).toBeNull();
    expect(inputOf({ ...asked, query: '家' })?.query).toBe('家');
  });

  it('says where, only as far as it is narrowed', () => {
    expect(inputOf(asked)).toEqual({
      query: 'letter',
      mode: 'words',
      beginnings: true,
      exactCase: false,
      exactAccents: false,
      speech: 'people',
    });
    expect(inputOf({ ...asked, mode: 'pattern' })?.beginnings).toBe(false);
    expect(inputOf({ ...asked, where: 'uncoded' })?.coded).toEqual({ which: 'outside' });
    expect(inputOf({ ...asked, where: 'inside', codeId: 'c' })?.coded).toEqual({
      which: 'inside',
      codeIds: ['c'],
    });
    expect(inputOf({ ...asked, where: 'without' })?.coded).toBeUndefined();
    expect(inputOf({ ...asked, attributeId: 'a', values: ['North'] })?.attribute).toEqual({
      id: 'a',
      values: ['North'],
    });
  });
});

describe('counts', () => {
  it('adds parts up by transcript and puts people first', () => {
    const first = { turns: 3, asked: 1, documents: [one('d1', 'p1', 3, 1)], next: 10 };
    const second = { turns: 2, asked: 0, documents: [one('d1', 'p1', 1), one('d2', 'p1', 1)], next: null };
    const all = addCounts(addCounts(null, first), second);
    expect(all.documents).toEqual([one('d1', 'p1', 4, 1), one('d2', 'p1', 1)]);
    expect(countsInWords(first, 'people', 12)).toBe('at least 1 of 12 people, 3 turns in 1 transcript');
    expect(countsInWords(all, 'people', 12)).toBe('1 of 12 people, 5 turns in 2 transcripts');
    expect(countsInWords(all, 'interviewers', 12)).toBe('1 turn in 1 transcript');
  });
});
