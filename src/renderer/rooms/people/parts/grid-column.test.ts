import { describe, expect, it } from 'vitest';
import { lettersIn, pixelsOf, widthOf } from './grid-column.ts';

describe('the width of columns', () => {
  it('is more for broad letters than for narrow ones, and most for signs as wide as they are high', () => {
    expect(lettersIn('')).toBe(0);
    expect(lettersIn('fill it')).toBeLessThan(lettersIn('moaning'));
    expect(lettersIn('fragen')).toBeLessThan(lettersIn('FRAGEN'));
    expect(lettersIn('研究参加')).toBeGreaterThan(lettersIn('FRAG'));
  });

  it('has room to point at and leaves room for other columns', () => {
    expect(pixelsOf(0, 0)).toBeLessThan(pixelsOf(0, 1));
    expect(pixelsOf(20, 1)).toBeGreaterThan(pixelsOf(0, 1));
    expect(pixelsOf(500, 1)).toBe(pixelsOf(900, 1));
    expect(widthOf(20, 1)).toBe('max(5.75rem, min(16rem, 20ch + 1.375rem))');
  });
});
