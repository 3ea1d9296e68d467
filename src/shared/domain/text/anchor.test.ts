import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAnchor, makeAnchor, verifyAnchor } from './anchor.ts';
import { snapRange } from './offsets.ts';

const trades = ['net', 'oar', 'sail', 'hull', 'rope', 'lamp', 'door', 'well', 'oven', 'loom', 'gate'];
const story = Array.from({ length: 60 }, (_, day) => {
  const trade = trades[(day * day) % 11];
  return `On day ${day * 131} we mended the ${trade} by house ${(day * 7919) % 997} and said yes.`;
}).join(' ');

/** No half of a surrogate pair stands alone. */
const wellFormed = (text: string): boolean => !/\p{Surrogate}/u.test(text);

describe('anchors', () => {
  it('holds on the text it was made from, and is storable', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }),
        fc.nat(120),
        fc.nat(40),
        (text, from, length) => {
          const { start, end } = snapRange(text, from, from + length + 1);
          fc.pre(end > start);
          const anchor = makeAnchor(text, start, end);
          expect(verifyAnchor(text, anchor)).toBe(true);
          expect(findAnchor(text, anchor)).toEqual({ start, end, how: 'position' });
          expect([anchor.quote, anchor.prefix, anchor.suffix].every((part) => wellFormed(part))).toBe(true);
        },
      ),
    );
  });

  it('is found again after text is put in or taken out before it', () => {
    fc.assert(
      fc.property(
        fc.nat(story.length - 60),
        fc.integer({ min: 4, max: 50 }),
        fc.nat(300),
        (start, length, shift) => {
          const anchor = makeAnchor(story, start, start + length);
          const put = 'x'.repeat(shift) + story;
          const found = findAnchor(put, anchor);
          expect(found === null ? null : put.slice(found.start, found.end)).toBe(anchor.quote);
          if (shift > 0 && length > 20) expect(found?.start).toBe(start + shift);
        },
      ),
    );
  });

  it('gives up on a short quote whose surroundings are gone', () => {
    const at = story.indexOf('yes');
    const anchor = makeAnchor(story, at, at + 3);
    expect(findAnchor('Nothing here but a yes of somebody else entirely', anchor)).toBeNull();
    expect(findAnchor('', anchor)).toBeNull();
    expect(verifyAnchor(story, { ...anchor, quote: '' })).toBe(false);
  });

  it('takes a long quote that stands once even when everything around it changed', () => {
    const anchor = makeAnchor(story, 100, 140);
    const moved = `Quite other words before. ${anchor.quote} Quite other words after.`;
    expect(findAnchor(moved, anchor)?.how).toBe('quote');
  });
});
