import { describe, expect, it } from 'vitest';
import type { MemoView } from '../../../shared/contract/memos.ts';
import { countInWords, dayOf, filterMemos, monthStarts, onDay } from './entries.ts';
import { filtersIn, NO_FILTERS } from './store.ts';

const memo = (id: string, more: Partial<MemoView> = {}): MemoView => ({
  id,
  kind: 'memo',
  targetKind: 'none',
  targetId: null,
  targetLabel: '',
  title: '',
  body: '',
  text: '',
  authorId: 'maya',
  datedAt: '2026-03-14T10:00:00.000Z',
  updatedAt: '2026-03-14T10:00:00.000Z',
  ...more,
});

describe('the list of memos and journal entries', () => {
  const all = [
    memo('a', {
      kind: 'journal',
      text: 'The dog came back with the leaflet',
      datedAt: '2026-04-02T10:00:00.000Z',
    }),
    memo('b', { title: 'Gloves', targetKind: 'code', targetLabel: 'being given things' }),
    memo('c', { authorId: null, datedAt: '2026-03-01T10:00:00.000Z' }),
  ];
  it('is narrowed by every word typed, in any part', () => {
    expect(filterMemos(all, { ...NO_FILTERS, query: 'leaflet DOG' }).map((m) => m.id)).toEqual(['a']);
    expect(filterMemos(all, { ...NO_FILTERS, query: 'given' }).map((m) => m.id)).toEqual(['b']);
  });
  it('is narrowed by kind, author and tie together', () => {
    expect(filterMemos(all, { ...NO_FILTERS, kind: 'journal' }).map((m) => m.id)).toEqual(['a']);
    expect(filterMemos(all, { ...NO_FILTERS, author: 'nobody' }).map((m) => m.id)).toEqual(['c']);
    expect(filterMemos(all, { ...NO_FILTERS, tie: 'code', kind: 'journal' })).toEqual([]);
  });
  it('begins each month once', () => {
    expect([...monthStarts(all).keys()]).toEqual(['a', 'b']);
  });
  it('counts in words', () => {
    expect(countInWords(all)).toBe('1 journal entry and 2 memos');
    expect(countInWords([])).toBe('');
  });
  it('moves a day and keeps the time of day', () => {
    const iso = new Date(2026, 2, 14, 9, 30).toISOString();
    expect(dayOf(iso)).toBe('2026-03-14');
    expect(onDay(iso, '2026-02-01')).toBe(new Date(2026, 1, 1, 9, 30).toISOString());
    expect(onDay(iso, '')).toBeNull();
  });
});

it('takes the filters an address asks for, and nothing it does not know', () => {
  expect(filtersIn({ kind: 'memo', tie: 'theme' })).toEqual({ ...NO_FILTERS, kind: 'memo', tie: 'theme' });
  expect(filtersIn({ kind: 'letter', memo: 'a' })).toBeNull();
});
