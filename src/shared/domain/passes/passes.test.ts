import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, outweighs, thinnest } from './notices.ts';
import { apartFrom, coverTurns, united, type Span } from './reach.ts';

const spans = fc
  .array(fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 20 })), { maxLength: 12 })
  .map((list) =>
    list
      .map(([start, length]): Span => ({ start, end: start + length }))
      .toSorted((a, b) => a.start - b.start || a.end - b.end),
  );
const letters = (list: readonly Span[]) =>
  new Set(list.flatMap((s) => Array.from({ length: s.end - s.start }, (_, i) => s.start + i)));

describe('reach', () => {
  it('counts covered characters and bare turns as one would letter by letter', () => {
    fc.assert(
      fc.property(spans, fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 8 }), (codings, lengths) => {
        let at = 0;
        const turns = lengths.map((length) => {
          const start = at;
          at += length + 1;
          return { start, end: start + length };
        });
        const coded = letters(codings);
        const found = coverTurns(turns, united(codings));
        const inTurns = [...letters(turns)];
        expect(found.said).toBe(inTurns.length);
        expect(found.covered).toBe(inTurns.filter((l) => coded.has(l)).length);
        expect(found.bare).toEqual(
          turns.flatMap((turn, place) => ([...letters([turn])].some((l) => coded.has(l)) ? [] : [place])),
        );
      }),
    );
  });

  it('finds what shares no character with anything', () => {
    fc.assert(
      fc.property(spans, spans, (some, covering) => {
        const taken = letters(covering);
        expect(apartFrom(some, united(covering))).toEqual(
          some.filter((span) => ![...letters([span])].some((l) => taken.has(l))),
        );
      }),
    );
  });
});

describe('notices', () => {
  it('takes the middle', () => {
    expect([median([]), median([3]), median([4, 1]), median([9, 1, 2])]).toEqual([0, 3, 2.5, 2]);
  });
  it('lists a transcript far under the median, and none among a few', () => {
    expect(thinnest([0.5, 0.6, 0.2, 0.55])).toEqual([2]);
    expect(thinnest([0.6, 0.1, 0.6])).toEqual([]);
  });
  it('lists a person who gives several times what the others do', () => {
    const limits = { share: 0.2, times: 2 };
    expect(outweighs(9, [4, 3, 4], limits)).toBe(true);
    expect(outweighs(5, [4, 3, 4], limits)).toBe(false);
    expect(outweighs(3, [1, 1], limits)).toBe(false);
    expect(outweighs(9, [1], limits)).toBe(false);
  });
});
