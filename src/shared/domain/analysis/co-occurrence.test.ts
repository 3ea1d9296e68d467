import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countOverlaps } from './co-occurrence.ts';

it('counts what comparing every coding with every other counts', () => {
  const coding = fc.record({
    document: fc.constantFrom('a', 'b'),
    start: fc.nat(60),
    length: fc.integer({ min: 1, max: 30 }),
    code: fc.nat(4),
  });
  fc.assert(
    fc.property(fc.array(coding, { maxLength: 40 }), (rows) => {
      const codings = rows
        .map((r) => ({ document: r.document, start: r.start, end: r.start + r.length, code: r.code }))
        .toSorted((x, y) => (x.document < y.document ? -1 : x.document > y.document ? 1 : x.start - y.start));
      const expected = new Uint32Array(25);
      codings.forEach((x, i) =>
        codings.slice(i + 1).forEach((y) => {
          if (x.document === y.document && x.code !== y.code && x.start < y.end && y.start < x.end) {
            const cell = Math.min(x.code, y.code) * 5 + Math.max(x.code, y.code);
            expected[cell] = (expected[cell] as number) + 1;
          }
        }),
      );
      expect(countOverlaps(codings, 5)).toEqual(expected);
    }),
  );
});
