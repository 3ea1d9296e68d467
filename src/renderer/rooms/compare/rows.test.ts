import { describe, expect, it } from 'vitest';
import type { ComparedGroup, ComparedRow } from '../../../shared/contract/analysis.ts';
import { lean, pairOf, reachCounts, reachOf, shownRows } from './rows.ts';

const group = (value: string | null, size: number): ComparedGroup => ({
  value,
  letter: '',
  name: value ?? 'not given',
  people: Array.from({ length: size }, (_, at) => ({
    key: `${value}${at}`,
    participantId: null,
    label: '',
    documentIds: [],
  })),
  words: 0,
  codings: 0,
  quotes: 0,
});
const row = (name: string, people: number[], isHeading = false): ComparedRow => ({
  id: name,
  parentId: null,
  depth: 0,
  name,
  level: '',
  colour: 1,
  isHeading,
  codeIds: [],
  people: people.map((n) => Array.from({ length: n }, (_, at) => at)),
  documents: people,
  codings: people,
});
const groups = [group('Hill', 4), group('Quay', 8), group(null, 1)];
const rows = [
  row('Places', [4, 8, 0], true),
  row('bus stop', [4, 8, 0]),
  row('front door', [1, 0, 1]),
  row('bus shelter', [0, 6, 0]),
  row('kitchen', [0, 0, 1]),
];
const pair = pairOf(groups, null);
const names = (wanted: Partial<Parameters<typeof shownRows>[2]>) =>
  shownRows(rows, groups, { query: '', order: 'tree', reach: 'all', pair, ...wanted }).map((one) => one.name);

describe('rows of a comparison', () => {
  it('sets the first two groups with a value against each other, or those chosen', () => {
    expect(pair).toEqual([0, 1]);
    expect(pairOf(groups, ['Quay', 'Hill'])).toEqual([1, 0]);
    expect(pairOf(groups, ['Quay', 'Gone'])).toEqual([0, 1]);
    expect(pairOf([group('Hill', 1), group(null, 2)], null)).toBeNull();
  });

  it('says which groups a row reaches, and leans by shares, not by numbers', () => {
    expect(rows.map((one) => reachOf(one, [0, 1]))).toEqual(['both', 'both', 'first', 'second', 'neither']);
    expect(reachCounts(rows, [0, 1])).toEqual({ both: 1, first: 1, second: 1, neither: 1 });
    expect(rows.map((one) => lean(one, groups, [0, 1]))).toEqual([0, 0, 0.25, -0.75, 0]);
  });

  it('keeps the tree until something is narrowed or sorted', () => {
    expect(names({})).toHaveLength(5);
    expect(names({ order: 'difference' })).toEqual(['bus shelter', 'front door', 'bus stop', 'kitchen']);
    expect(names({ order: 'people' })).toEqual(['bus stop', 'bus shelter', 'front door', 'kitchen']);
    expect(names({ reach: 'second' })).toEqual(['bus shelter']);
    expect(names({ query: 'sh BUS' })).toEqual(['bus shelter']);
    expect(names({ reach: 'both', pair: null })).toHaveLength(5);
  });
});
