import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coveredBy } from './document-counts.ts';

it('measures how much of a text lies under ranges, counting no place twice', () => {
  expect(coveredBy('10,20;15,30;30,31;40,40')).toEqual({ codings: 4, covered: 21 });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(200), fc.nat(60)), { minLength: 1, maxLength: 30 }), (pairs) => {
      const ranges = pairs
        .map(([start, length]) => [start, start + length] as const)
        .toSorted((a, b) => a[0] - b[0]);
      const under = new Set(
        ranges.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i)),
      );
      expect(coveredBy(ranges.map((r) => r.join(',')).join(';'))).toEqual({
        codings: ranges.length,
        covered: under.size,
      });
    }),
  );
});
