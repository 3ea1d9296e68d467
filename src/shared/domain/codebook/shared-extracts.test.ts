import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mostlyOn, wordsInCommon, type CodedRange } from './shared-extracts.ts';

/** The same measure, letter by letter. */
function letterByLetter(documents: readonly (readonly CodedRange[])[], a: number, b: number): number {
  let both = 0;
  let either = 0;
  for (const ranges of documents) {
    const on = (code: number, at: number) =>
      ranges.some((range) => range.code === code && range.start <= at && at < range.end);
    for (let at = 0; at < 60; at++) {
      if (on(a, at) || on(b, at)) either += 1;
      if (on(a, at) && on(b, at)) both += 1;
    }
  }
  return both === 0 ? 0 : both / either;
}

describe('words two codes have in common', () => {
  it('are measured as if letter by letter', () => {
    const range = fc.record({
      code: fc.nat(3),
      start: fc.nat(40),
      length: fc.integer({ min: 1, max: 18 }),
    });
    fc.assert(
      fc.property(fc.array(fc.array(range, { maxLength: 9 }), { maxLength: 3 }), (made) => {
        const documents = made.map((ranges) =>
          ranges.map(({ code, start, length }) => ({ code, start, end: start + length })),
        );
        const common = wordsInCommon(documents, 4);
        for (let a = 0; a < 4; a++)
          for (let b = 0; b < 4; b++)
            if (a !== b) expect(common.share(a, b)).toBeCloseTo(letterByLetter(documents, a, b), 10);
        for (const pair of common.pairs(0.5)) expect(pair.share).toBeGreaterThanOrEqual(0.5);
      }),
      { numRuns: 60 },
    );
  });

  it('count an extract that lies at least half on the others', () => {
    const others = [
      { start: 0, end: 10 },
      { start: 8, end: 12 },
    ];
    expect(mostlyOn([{ start: 0, end: 24 }], others)).toBe(1);
    expect(mostlyOn([{ start: 0, end: 25 }], others)).toBe(0);
    expect(
      mostlyOn(
        [
          { start: 11, end: 12 },
          { start: 40, end: 50 },
        ],
        others,
      ),
    ).toBe(1);
  });
});
