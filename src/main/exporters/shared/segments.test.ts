import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignLanes, segmentsIn } from './segments.ts';

const spans = fc.array(
  fc
    .tuple(fc.nat(60), fc.integer({ min: 1, max: 20 }))
    .map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 25 },
);

describe('assignLanes', () => {
  it('never puts two spans that share words into one lane, and wastes none', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const lanes = assignLanes(all);
        all.forEach((a, i) =>
          all.forEach((b, j) => {
            if (i < j && a.start < b.end && b.start < a.end) expect(lanes[i]).not.toBe(lanes[j]);
          }),
        );
        const deepest = Math.max(
          0,
          ...Array.from({ length: 81 }, (_, at) => all.filter((s) => s.start <= at && at < s.end).length),
        );
        expect(Math.max(0, ...lanes.map((lane) => lane + 1))).toBe(deepest);
      }),
    );
  });
});

describe('segmentsIn', () => {
  it('covers the stretch once, in order, each piece under exactly the spans that cover it', () => {
    fc.assert(
      fc.property(spans, (all) => {
        const stretch = { start: 10, end: 50 };
        const pieces = segmentsIn(
          stretch,
          all,
          all.map((_, index) => index),
        );
        expect(pieces[0]?.start).toBe(stretch.start);
        expect(pieces.at(-1)?.end).toBe(stretch.end);
        pieces.forEach((piece, at) => {
          expect(piece.end).toBe(pieces[at + 1]?.start ?? stretch.end);
          for (let unit = piece.start; unit < piece.end; unit += 1) {
            const over = all.flatMap((s, index) => (s.start <= unit && unit < s.end ? [index] : []));
            expect(piece.spans).toEqual(over);
          }
        });
      }),
    );
  });
});
