import { describe, expect, it } from 'vitest';
import { readRange } from './byte-range.ts';

describe('readRange', () => {
  it('reads the three forms', () => {
    expect(readRange('bytes=0-99', 1000)).toEqual({ from: 0, to: 99 });
    expect(readRange('bytes=900-', 1000)).toEqual({ from: 900, to: 999 });
    expect(readRange('bytes=-100', 1000)).toEqual({ from: 900, to: 999 });
  });
  it('stays inside the file', () => {
    expect(readRange('bytes=900-5000', 1000)).toEqual({ from: 900, to: 999 });
    expect(readRange('bytes=-5000', 1000)).toEqual({ from: 0, to: 999 });
    for (const asked of ['bytes=1000-', 'bytes=2000-3000', 'bytes=-0']) {
      expect(readRange(asked, 1000)).toBe('beyond');
    }
    expect(readRange('bytes=0-', 0)).toBe('beyond');
  });
  it('takes anything else for no range', () => {
    for (const asked of [
      null,
      '',
      'bytes=',
      'bytes=-',
      'bytes=9-3',
      'bytes=0-1,4-5',
      'lines=1-2',
      'bytes=a-b',
    ]) {
      expect(readRange(asked, 1000)).toBeNull();
    }
  });
});
