import { expect, it } from 'vitest';
import { roomAbove } from './room-above.ts';

it('says how far above each pile the next thing ends', () => {
  const size = { width: 200, height: 100 };
  const piles = new Map([
    ['top', { x: 0, y: 0, ...size }],
    ['under', { x: 100, y: 160, ...size }],
    ['beside', { x: 900, y: 400, ...size }],
    ['on', { x: 0, y: 50, ...size }],
  ]);
  const loose = [{ x: 950, y: 200, ...size }];
  expect([...roomAbove(piles, loose)]).toEqual([
    ['top', 2000],
    ['under', 10],
    ['beside', 100],
    ['on', 0],
  ]);
});
