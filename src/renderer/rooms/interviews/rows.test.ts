import { describe, expect, it } from 'vitest';
import type { DocumentSummary } from '../../../shared/contract/documents.ts';
import { groupsOf } from '../../data/groups.ts';
import { filtered, lengthOf, ownName, rowsOf, shareOf, sorted, standingOf } from './rows.ts';
import { nextSort, OWN_ORDER } from './store.ts';

const document = (change: Partial<DocumentSummary>): DocumentSummary => ({
  id: change.name ?? 'd',
  name: 'Interview',
  position: 1,
  participantId: 'p',
  publicId: 'P1',
  referenceKey: '1',
  format: 'txt',
  originalName: 'a.txt',
  words: 10,
  interviewerWords: 2,
  turns: 2,
  lines: 2,
  durationMs: null,
  codings: 0,
  coderIds: [],
  coded: 0,
  settledAt: '2026-01-01T00:00:00.000Z',
  importedAt: '2026-01-01T00:00:00.000Z',
  lang: null,
  direction: 'ltr',
  warnings: [],
  ...change,
});
const noGroups = groupsOf(undefined, null);
const names = (list: readonly { document: DocumentSummary }[]) =>
  list.map((row) => row.document.name).join('');

describe('where a transcript stands', () => {
  it('asks first for the speakers, then for a person, then says who codes', () => {
    expect(standingOf(document({ settledAt: null })).words).toBe('Speakers to confirm');
    expect(standingOf(document({ participantId: null })).words).toBe('Nobody tied to it');
    expect(standingOf(document({})).words).toBe('Not coded yet');
    expect(standingOf(document({ codings: 3, coderIds: ['a'] })).words).toBe('Being coded');
    expect(standingOf(document({ codings: 3, coderIds: ['a', 'b'] })).words).toBe('Being coded by 2 people');
  });
});

describe('rows', () => {
  const rows = rowsOf(
    [
      document({ name: 'B', position: 1, words: 5, publicId: 'P10' }),
      document({ name: 'A', position: 2, words: 50, publicId: 'P2' }),
      document({ name: 'C', position: 3, words: 50, publicId: null }),
    ],
    noGroups,
    [],
  );
  it('sort by number as a number, and those without a person last', () => {
    expect(names(sorted(rows, { column: 'transcript', direction: 'ascending' }))).toBe('ABC');
    expect(names(sorted(rows, { column: 'words', direction: 'descending' }))).toBe('ACB');
    expect(names(sorted(rows, OWN_ORDER))).toBe('BAC');
  });
  it('are found by every word in any order', () => {
    expect(names(filtered(rows, 'coded p2'))).toBe('A');
    expect(filtered(rows, '')).toBe(rows);
  });
  it('come back to their own order at the third press of a heading', () => {
    const first = nextSort(OWN_ORDER, 'words');
    expect(nextSort(nextSort(first, 'words'), 'words')).toEqual(OWN_ORDER);
  });
});

describe('numbers in words', () => {
  it('says lengths and shares', () => {
    expect(lengthOf(null)).toBeNull();
    expect(lengthOf(41 * 60_000)).toBe('41 min');
    expect(lengthOf(95 * 60_000)).toBe('1 h 35 min');
    expect([0, 0.004, 0.64].map(shareOf)).toEqual(['none', 'under 1%', '64%']);
  });
  it('does not say the number twice', () => {
    expect(ownName(document({ name: 'P1 follow-up' }))).toBe('Follow-up');
    expect(ownName(document({ name: 'P01_interview' }))).toBe('Interview');
    expect(ownName(document({ name: 'P1' }))).toBe('Interview');
    expect(ownName(document({ name: 'P12 second' }))).toBe('P12 second');
  });
});
