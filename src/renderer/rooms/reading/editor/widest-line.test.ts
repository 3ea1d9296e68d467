import { describe, expect, it } from 'vitest';
import { widestLine } from './widest-line.ts';

const widthOf = (character: string) => (character === 'W' ? 2 : character === '🙂' ? 3 : 1);

describe('the widest line', () => {
  it('is not always the one with the most letters, and may be the last', () => {
    expect(widestLine(['aaaa', 'WWW', 'aaa'], 100, widthOf)).toBe(6);
    expect(widestLine(['aaaa', 'WW', 'WWW'], 100, widthOf)).toBe(6);
    expect(widestLine([''], 100, widthOf)).toBe(0);
  });

  it('leaves out what no column can hold', () => {
    expect(widestLine(['aa', 'WWW', 'aaa'], 5, widthOf)).toBe(3);
    expect(widestLine(['aa', 'WWW'], 5, widthOf)).toBe(2);
  });

  it('counts a character of two units once', () => {
    expect(widestLine(['a🙂a'], 100, widthOf)).toBe(5);
  });
});
