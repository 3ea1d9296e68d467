import { describe, expect, it } from 'vitest';
import type { Pending } from '../store.ts';
import type { ReaderCoding } from './coding-model.ts';
import { hasArrived, withPending } from './optimistic.ts';

const row = (id: string, start = 0, end = 5): ReaderCoding => ({
  id,
  codeId: 'c',
  coderId: 'me',
  start,
  end,
  memos: 0,
  anchored: true,
  createdAt: '',
});

describe('changes on their way', () => {
  const rows = [row('a'), row('b')];
  it('are the rows themselves while nothing is on its way', () => {
    expect(withPending(rows, [])).toBe(rows);
  });
  it('add, take off and stretch, and leave the others the same objects', () => {
    const pending: Pending[] = [
      { key: '1', kind: 'add', coding: row('pending-1', 7, 9), isDone: false },
      { key: '2', kind: 'remove', id: 'a', isDone: false },
      { key: '3', kind: 'extent', id: 'b', start: 1, end: 8, isDone: false },
    ];
    const shown = withPending([...rows, row('d')], pending);
    expect(shown.map((one) => [one.id, one.start, one.end])).toEqual([
      ['b', 1, 8],
      ['d', 0, 5],
      ['pending-1', 7, 9],
    ]);
  });
  it('reach a coding that has no row yet, and are kept as long as it is', () => {
    const add: Pending = { key: '1', kind: 'add', coding: row('new', 7, 9), isDone: true };
    const longer: Pending = { key: '2', kind: 'extent', id: 'new', start: 7, end: 12, isDone: true };
    expect(withPending([], [add, longer])).toEqual([{ ...add.coding, end: 12 }]);
    expect(hasArrived([], longer, [add, longer])).toBe(false);
    expect(hasArrived([row('new', 7, 12)], longer, [add, longer])).toBe(true);
    const off: Pending = { key: '3', kind: 'remove', id: 'new', isDone: true };
    expect(withPending([], [add, off])).toEqual([]);
    expect(hasArrived([], off, [add, off])).toBe(false);
    expect(hasArrived([], off, [off])).toBe(true);
  });
  it('are let go once the rows show them, and a row is never shown twice', () => {
    const add: Pending = { key: '1', kind: 'add', coding: row('b'), isDone: true };
    expect(withPending(rows, [add])).toHaveLength(2);
    expect(hasArrived(rows, add)).toBe(true);
    expect(hasArrived(rows, { ...add, isDone: false })).toBe(false);
    expect(hasArrived(rows, { key: '2', kind: 'remove', id: 'b', isDone: true })).toBe(false);
    expect(hasArrived([row('a')], { key: '2', kind: 'remove', id: 'b', isDone: true })).toBe(true);
  });
});
