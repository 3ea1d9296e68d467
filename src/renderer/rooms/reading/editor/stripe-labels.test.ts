import { describe, expect, it } from 'vitest';
import { placeLabels } from './stripe-labels.ts';

const label = (id: string, top: number, bottom: number, lines = 1) => ({ id, top, bottom, lines });

describe('names beside stripes', () => {
  it('stand at the top of their stripe, or lower beside it, or not at all, and never over each other', () => {
    const placed = placeLabels(
      [label('a', 0, 100, 2), label('b', 10, 90), label('c', 12, 26), label('d', 200, 230)],
      null,
    );
    expect(placed.map((one) => one.id)).toEqual(['a', 'b', 'd']);
    expect(placed[1]?.top).toBeGreaterThanOrEqual((placed[0]?.top ?? 0) + 28);
    for (const [at, one] of placed.entries())
      if (placed[at + 1]) expect(one.top + one.height).toBeLessThanOrEqual(placed[at + 1]?.top ?? 0);
  });
  it('always name the lifted one at its own place', () => {
    const placed = placeLabels([label('a', 0, 100, 3), label('b', 8, 20)], 'b');
    expect(placed.find((one) => one.id === 'b')?.top).toBe(7);
  });
});
