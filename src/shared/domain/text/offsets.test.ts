import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapRange, snapToGrapheme, snippet, splitsPair } from './offsets.ts';

/** No half of a surrogate pair stands alone. */
const wellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

describe('offsets', () => {
  it('snaps to what a reader sees as one letter', () => {
    const text = 'x👩‍👩‍👧e\u0301🇫🇮y';
    expect(snapRange(text, 2, text.length - 2)).toEqual({ start: 1, end: text.length - 1 });
    const marks = text.indexOf('\u0301');
    expect(snapToGrapheme(text, marks, 'start')).toBe(marks - 1);
    expect(snapToGrapheme(text, marks, 'end')).toBe(marks + 1);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.nat(200), (any, offset) => {
        const start = snapToGrapheme(any, offset, 'start');
        const end = snapToGrapheme(any, offset, 'end');
        expect(start <= Math.min(offset, any.length) && end >= Math.min(offset, any.length)).toBe(true);
        expect(splitsPair(any, start) || splitsPair(any, end)).toBe(false);
      }),
    );
  });

  it('cuts a snippet that holds the range and no half letter', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.nat(300),
        fc.nat(60),
        fc.nat(80),
        (text, from, length, around) => {
          const { start, end } = snapRange(text, from, from + length);
          const found = snippet(text, start, end, around);
          expect(found.text.slice(found.start, found.end)).toBe(text.slice(start, end));
          expect(text).toContain(found.text);
          expect(wellFormed(found.text)).toBe(true);
          expect(found.text.length).toBeLessThanOrEqual(end - start + 2 * around);
        },
      ),
    );
  });

  it('prefers to cut at a space', () => {
    const text = 'the bridge was closed again so we walked the long way round that week';
    const at = text.indexOf('we walked');
    const found = snippet(text, at, at + 9, 14);
    expect(found).toEqual({
      text: 'again so we walked the long way',
      start: 9,
      end: 18,
      cutBefore: true,
      cutAfter: true,
    });
  });
});
