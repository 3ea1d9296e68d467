import { describe, expect, it } from 'vitest';
import { foundIn, rank, rankOf } from './palette-rank.ts';

describe('rankOf', () => {
  it('puts the start of a name before the start of a word before the inside of one', () => {
    const names = [
      'mistrust of letters',
      'losing trust when someone leaves',
      'trust takes months',
      'waiting rooms',
    ];
    expect(rank(names, 'trust', (label) => ({ label }))).toEqual([
      'trust takes months',
      'losing trust when someone leaves',
      'mistrust of letters',
    ]);
  });
  it('finds words in any order, other words for it, letters without their marks, and letters in order', () => {
    expect(rankOf('copy save', 'Save a copy')).toBe(3);
    expect(rankOf('restore', 'Backups', 'restore earlier version')).toBe(3);
    expect(rankOf('ines', 'Inês')).toBe(0);
    expect(rankOf('gtr', 'Go to Reading')).toBe(4);
    expect(rankOf('xyz', 'Go to Reading')).toBeNull();
    expect(rankOf('', 'anything')).toBe(0);
  });
});

describe('foundIn', () => {
  it('says what to set in bold', () => {
    expect(foundIn('TRUST', 'losing trust')).toEqual({ start: 7, end: 12 });
    expect(foundIn('', 'x')).toBeNull();
  });
});
