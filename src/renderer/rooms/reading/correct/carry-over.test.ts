import { describe, expect, it } from 'vitest';
import { carryOver, hunksBetween } from './carry-over.ts';

const base = 'we took teh bus\nand it rained all day\nso we walked';
const apply = (text: string, hunks: readonly { from: number; to: number; insert: string }[]) =>
  hunks.reduce((now, hunk) => now.slice(0, hunk.from) + hunk.insert + now.slice(hunk.to), text);

describe('a correction whose text was changed meanwhile', () => {
  it('is carried over where the two do not meet', () => {
    const mine = base.replace('walked', 'had to walk');
    const theirs = base.replace('teh', 'the early');
    const { carried, left } = carryOver(base, mine, theirs);
    expect(left).toEqual([]);
    expect(apply(theirs, carried)).toBe('we took the early bus\nand it rained all day\nso we had to walk');
  });

  it('leaves to the person what both changed', () => {
    const { carried, left } = carryOver(base, base.replace('teh', 'the'), base.replace('teh', 'that'));
    expect(carried).toEqual([]);
    expect(left.map((hunk) => hunk.insert)).toEqual(['the']);
  });

  it('knows the stretches that were replaced', () => {
    expect(hunksBetween('a b c', 'a d c')).toEqual([{ from: 2, to: 3, insert: 'd' }]);
  });
});
