import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords } from './words.ts';
import { contextAround } from './context.ts';

describe('contextAround', () => {
  const turn = 'one two, three - four five six seven';
  const start = turn.indexOf('four');

  it('takes whole words on either side', () => {
    expect(contextAround(turn, start, start + 4, 2)).toEqual({ before: 'two, three - ', after: ' five six' });
    expect(contextAround(turn, 0, 3, 60)).toEqual({ before: '', after: ' two, three - four five six seven' });
  });

  it('counts characters where no spaces are', () =>
    expect(contextAround('我们每天早上四点起床', 4, 6, 2)).toEqual({ before: '每天', after: '四点' }));

  it('never exceeds the limit and always stands next to the extract', () => {
    fc.assert(
      fc.property(
        fc.lorem({ maxCount: 90 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 0, max: 9 }),
        (text, a, b, limit) => {
          const [from = 0, to = 0] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y);
          const { before, after } = contextAround(text, from, to, limit);
          expect(text.slice(0, from).endsWith(before)).toBe(true);
          expect(text.slice(to).startsWith(after)).toBe(true);
          expect(countWords(before)).toBeLessThanOrEqual(limit);
          expect(countWords(after)).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});
