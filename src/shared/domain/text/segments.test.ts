import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignLanes } from './lanes.ts';
import { flatten } from './segments.ts';

const codings = fc
  .array(fc.tuple(fc.nat(60), fc.nat(20)), { maxLength: 40 })
  .map((all) => all.map(([start, length], index) => ({ id: `c${index}`, start, end: start + length })));

describe('flattening codings', () => {
  it('covers exactly what the codings cover, with exactly the codings that cover it', () => {
    fc.assert(
      fc.property(codings, (all) => {
        const segments = flatten(all);
        for (let at = 0; at < 85; at++) {
          const covering = all
            .filter((coding) => coding.start <= at && at < coding.end)
            .map((coding) => coding.id);
          const segment = segments.filter((part) => part.start <= at && at < part.end);
          expect(segment.length).toBe(covering.length > 0 ? 1 : 0);
          expect([...(segment[0]?.ids ?? [])].sort()).toEqual(covering.sort());
        }
        for (const [index, part] of segments.entries()) {
          expect(part.end).toBeGreaterThan(part.start);
          expect(part.start).toBeGreaterThanOrEqual(segments[index - 1]?.end ?? 0);
        }
      }),
    );
  });

  it('handles the codings of a long study', () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({
      id: `c${index}`,
      start: index * 40,
      end: index * 40 + 400,
    }));
    expect(flatten(many).length).toBeGreaterThan(5000);
    expect(assignLanes(many).count).toBe(10);
  });
});

describe('lanes', () => {
  it('never lets two overlapping codings share a lane, and uses no more lanes than the deepest overlap', () => {
    fc.assert(
      fc.property(codings, (all) => {
        const { laneOf, count } = assignLanes(all);
        expect(laneOf.size).toBe(all.length);
        const depth = Math.max(all.length > 0 ? 1 : 0, ...flatten(all).map((part) => part.ids.length));
        expect(count).toBe(depth);
        for (const part of flatten(all))
          expect(new Set(part.ids.map((id) => laneOf.get(id))).size).toBe(part.ids.length);
      }),
    );
  });

  it('does not depend on the order the codings come in', () => {
    fc.assert(
      fc.property(codings, (all) => {
        expect(new Map([...assignLanes([...all].reverse()).laneOf].sort())).toEqual(
          new Map([...assignLanes(all).laneOf].sort()),
        );
      }),
    );
  });
});
