import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../../shared/contract/history.ts';
import { dayStarts, linesOf } from './entries.ts';

const entry = (seq: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  seq,
  at: '2026-03-14T10:00:00.000Z',
  personId: 'maya',
  person: 'Maya Okafor',
  command: 'coding.apply',
  kind: 'do',
  group: null,
  sentence: `Step ${seq}`,
  undone: false,
  ...more,
});

describe('history as people read it', () => {
  it('folds the saves of one stretch of writing, and nothing else', () => {
    const memo = { command: 'memo.update', group: 'g', sentence: 'Changed a memo' };
    const lines = linesOf([
      entry(9),
      entry(8, memo),
      entry(7, memo),
      entry(6, { ...memo, command: 'memo.create', sentence: 'Wrote a memo' }),
      entry(5, { command: 'document.import', group: 'drop', sentence: 'Imported P2' }),
      entry(4, { command: 'document.import', group: 'drop', sentence: 'Imported P1' }),
    ]);
    expect(lines.map((line) => line.sentence)).toEqual([
      'Step 9',
      'Wrote a memo',
      'Imported P2',
      'Imported P1',
    ]);
    expect(lines[1]?.seq).toBe(8);
  });
  it('tells what was undone and done again', () => {
    const lines = linesOf([
      entry(3, { kind: 'redo' }),
      entry(2, { kind: 'undo' }),
      entry(1, { undone: true }),
    ]);
    expect(lines.map((line) => line.sentence)).toEqual(['Did again: Step 3', 'Undid: Step 2', 'Step 1']);
    expect(lines[2]?.undone).toBe(true);
  });
  it('folds a split with the decisions taken back on the way', () => {
    const split = { command: 'split.send', group: 's', sentence: 'Sent “x” to y' };
    const lines = linesOf([
      entry(8),
      entry(7, { ...split, command: 'split.finish' }),
      entry(6, split),
      entry(5, { command: 'split.send', kind: 'undo' }),
      entry(4, { ...split, undone: true }),
      entry(3, { ...split, command: 'split.start', sentence: 'Split x into y, z' }),
      entry(2),
    ]);
    expect(lines.map((line) => line.sentence)).toEqual(['Step 8', 'Split x into y, z', 'Step 2']);
    expect(lines[1]).toMatchObject({ seq: 7, seqs: [7, 6, 5, 4, 3], isWhole: true, undone: false });
  });
  it('begins each day once', () => {
    const lines = linesOf([entry(3), entry(2), entry(1, { at: '2026-03-02T10:00:00.000Z' })]);
    expect([...dayStarts(lines).keys()]).toEqual([3, 1]);
  });
});
