import { describe, expect, it } from 'vitest';
import { nextDrawn } from './use-shown.ts';

const ids = (n: number, from = 0) => Array.from({ length: n }, (_, at) => `card ${from + at}`);

describe('cards coming into the page', () => {
  it('come a few in a frame, all of them in the end, and then nothing changes any more', () => {
    const wanted = ids(300);
    let now: ReadonlyMap<string, 'near' | 'far' | 'farther'> = new Map();
    let most = 0;
    for (let frame = 0; frame < 60; frame++) {
      const next = nextDrawn(now, wanted, 'near', new Set(), true);
      if (next === now) break;
      if (frame > 0) most = Math.max(most, next.size - now.size);
      now = next;
    }
    expect([...now.keys()].toSorted()).toEqual(wanted.toSorted());
    expect(most).toBeLessThanOrEqual(20);
    expect(nextDrawn(now, wanted, 'near')).toBe(now);
    // at rest nothing stutters, and there are few frames
    const first = nextDrawn(new Map(), wanted, 'near');
    expect(nextDrawn(first, wanted, 'near').size).toBeGreaterThan(100);
  });

  it('change with the distance, and go when they are out of view unless they are held', () => {
    let now: ReadonlyMap<string, 'near' | 'far' | 'farther'> = new Map(ids(40).map((id) => [id, 'near']));
    const held = new Set(['card 3']);
    for (let frame = 0; frame < 20; frame++) now = nextDrawn(now, ids(10, 30), 'farther', held);
    expect([...now.keys()].toSorted()).toEqual([...ids(10, 30), 'card 3'].toSorted());
    expect(now.get('card 31')).toBe('farther');
    expect(now.get('card 3')).toBe('near');
  });
});
