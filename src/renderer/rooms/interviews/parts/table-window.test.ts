import { expect, it } from 'vitest';
import { partsOf } from './table-window.tsx';

it('leaves gaps where rows are not in the page, and none in a whole table', () => {
  expect(partsOf([0, 1, 2], 3)).toEqual({
    parts: [
      { index: 0, before: 0 },
      { index: 1, before: 0 },
      { index: 2, before: 0 },
    ],
    after: 0,
  });
  const { parts, after } = partsOf([2, 40, 41, 900], 1000);
  expect(parts.map((part) => part.before)).toEqual([2, 37, 0, 858]);
  expect(after).toBe(99);
  expect(parts.reduce((sum, part) => sum + part.before + 1, after)).toBe(1000);
});
