import { expect, it } from 'vitest';
import { farNames, type NamedPile } from './far-names.ts';

const pile = (id: string, x: number, y: number, letters: number, width = 1000): NamedPile => {
  const size = { width, height: 800 };
  return { id, x, y, letters, longest: 5, head: 60, ...size };
};

it('gives a name the room above its pile and beside it, in as few lines as hold it', () => {
  const names = farNames(
    [pile('short', 0, 0, 5), pile('long', 0, 1600, 40), pile('right', 1200, 1600, 5)],
    [],
    0.1,
  );
  expect(names.get('short')).toEqual({ lines: 1, width: 51 });
  // the next pile stands 116 pixels to the right
  expect(names.get('long')?.lines).toBe(3);
  expect(names.get('long')?.width).toBeLessThanOrEqual(116);
});

it('lets no name lie on another, on a pile or on a card, and shows none where there is no room', () => {
  const tight = [pile('a', 0, 0, 30, 200), pile('b', 220, 0, 30, 200), pile('c', 440, 0, 30, 900)];
  const names = farNames(tight, [], 0.1);
  expect(names.get('a')).toBeNull();
  expect(names.get('b')).toBeNull();
  expect(names.get('c')).toEqual({ lines: 3, width: expect.closeTo(94.4, 1) });
  const under = farNames([pile('a', 0, 900, 30)], [{ x: 0, y: 750, width: 220, height: 108 }], 0.1);
  expect(under.get('a')).toEqual({ lines: 1, width: 100 });
  // words are not broken into lines, and nothing goes beyond the table
  const wide = farNames([{ ...pile('a', 0, 0, 30, 600), longest: 20 }], [], 0.1);
  expect(wide.get('a')).toEqual({ lines: 1, width: 74 });
});
