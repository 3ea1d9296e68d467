import { describe, expect, it } from 'vitest';
import { seeded } from '../../../../tests/helpers/random.ts';
import { overlapOf, overlapsAmong, reaches, touchingGroups, type Place } from './overlaps.ts';

function randomPlaces(random: () => number, count: number, letter: string): Place[] {
  return Array.from({ length: count }, (_, at) => {
    const start = Math.floor(random() * 60);
    return {
      id: `${letter}${at}`,
      documentId: `d${Math.floor(random() * 3)}`,
      start,
      end: start + 1 + Math.floor(random() * 15),
    };
  });
}

describe('codings on the same words', () => {
  it('names how two ranges stand to each other', () => {
    expect(overlapOf({ start: 2, end: 5 }, { start: 2, end: 5 })).toBe('same');
    expect(overlapOf({ start: 2, end: 5 }, { start: 0, end: 9 })).toBe('inside');
    expect(overlapOf({ start: 2, end: 5 }, { start: 4, end: 9 })).toBe('partly');
    expect(overlapOf({ start: 2, end: 5 }, { start: 5, end: 9 })).toBe(null);
  });

  it('finds the pairs that comparing everything with everything finds', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const random = seeded(seed);
      const all = ['a', 'b', 'c'].flatMap((letter, of) =>
        randomPlaces(random, 12, letter).map((place) => ({ ...place, of })),
      );
      const expected = all.flatMap((a) =>
        all
          .filter((b) => a.of < b.of && a.documentId === b.documentId && overlapOf(a, b) !== null)
          .map((b) => `${a.id} ${b.id} ${overlapOf(a, b)}`),
      );
      const found = overlapsAmong(all).map((pair) => `${pair.a} ${pair.b} ${pair.kind}`);
      expect(found.toSorted(), `seed ${seed}`).toEqual(expected.toSorted());
    }
  });

  it('puts together what overlaps or touches, and nothing else', () => {
    const place = (id: string, start: number, end: number): Place => ({ id, documentId: 'd', start, end });
    const groups = touchingGroups([
      place('c', 10, 14),
      place('a', 0, 5),
      place('b', 5, 8),
      place('d', 30, 40),
      place('e', 12, 13),
    ]);
    expect(groups.map((group) => group.map((one) => one.id))).toEqual([
      ['a', 'b'],
      ['c', 'e'],
    ]);
  });
});

describe('reaches', () => {
  it('lets spaces lie between, but no word, no end of a turn and nothing unknown', () => {
    const is = (start: number, before: string) => reaches(10, { start, before });
    expect(is(9, '')).toBe(true);
    expect(is(10, '')).toBe(true);
    expect(is(11, 'late. ')).toBe(true);
    expect(is(12, 'late.\u00a0 ')).toBe(true);
    expect(is(11, 'late.\n')).toBe(false);
    expect(is(12, 'late a')).toBe(false);
    expect(is(11, '')).toBe(false);
    expect(is(20, '          ')).toBe(false);
  });
});
