import { describe, expect, it } from 'vitest';
import {
  CARD,
  freePlace,
  layTable,
  nameLines,
  overlaps,
  pileSize,
  placeInPile,
  slotInPile,
  slotPlace,
  tidy,
  type Rect,
} from './layout.ts';

const cards = (n: number, pileId: string | null, y = 0) =>
  Array.from({ length: n }, (_, at) => ({ id: `${pileId}-${at}`, pileId, x: at * 30, y }));
const rectOf = (place: { x: number; y: number }): Rect => ({ ...place, ...CARD });

describe('the table', () => {
  it('keeps the cards of a pile inside it and apart', () => {
    for (const n of [1, 2, 5, 9, 30, 200]) {
      const laid = layTable([{ id: 'a', x: 10, y: 20 }], cards(n, 'a'));
      const pile = laid.piles.get('a') as Rect;
      const rects = [...laid.cards.values()].map(rectOf);
      expect(rects).toHaveLength(n);
      for (const rect of rects) {
        expect(rect.x).toBeGreaterThanOrEqual(pile.x);
        expect(rect.x + rect.width).toBeLessThanOrEqual(pile.x + pile.width);
        expect(rect.y + rect.height).toBeLessThanOrEqual(pile.y + pile.height);
      }
      expect(rects.some((a, i) => rects.some((b, j) => i < j && overlaps(a, b)))).toBe(false);
    }
  });

  it('pushes what a grown pile would cover, loose cards too', () => {
    const laid = layTable(
      [
        { id: 'a', x: 0, y: 0 },
        { id: 'b', x: 20, y: 150 },
      ],
      [...cards(12, 'a'), ...cards(2, 'b'), { id: 'loose', pileId: null, x: 40, y: 100 }],
    );
    const [a, b] = [laid.piles.get('a') as Rect, laid.piles.get('b') as Rect];
    const loose = rectOf(laid.cards.get('loose') as Rect);
    expect(overlaps(a, b)).toBe(false);
    expect(overlaps(a, loose) || overlaps(b, loose)).toBe(false);
    expect(laid.piles.get('a')).toMatchObject({ x: 0, y: 0 });
  });

  it('makes room for a pile by moving whole columns on, and covers no card by another', () => {
    const grid = Array.from({ length: 40 }, (_, at) => ({
      id: `card ${at}`,
      pileId: null,
      x: (at % 5) * 232,
      y: Math.floor(at / 5) * 118,
    }));
    const laid = layTable([{ id: 'a', x: 216, y: 176 }], [...cards(5, 'a'), ...grid]);
    const rects = grid.map(({ id }) => ({ ...(laid.cards.get(id) as { x: number; y: number }), ...CARD }));
    const pile = laid.piles.get('a') as Rect;
    for (const [at, one] of rects.entries()) {
      expect(overlaps(one, pile)).toBe(false);
      expect(rects.slice(at + 1).filter((other) => overlaps(one, other))).toEqual([]);
    }
    // what somebody laid over another stays there
    const two = layTable(
      [],
      [
        { id: 'x', pileId: null, x: 0, y: 0 },
        { id: 'y', pileId: null, x: 20, y: 30 },
      ],
    );
    expect(two.cards.get('y')).toEqual({ x: 20, y: 30 });
  });

  it('keeps room for the lines of a long name, and cards under it', () => {
    const long = 'asked again and again by people who had the answer in front of them '
      .repeat(2)
      .slice(0, 120);
    expect([nameLines(4, ''), nameLines(4, 'Left behind'), nameLines(4, long.slice(0, 60))]).toEqual([
      1, 1, 2,
    ]);
    expect([nameLines(1, long), nameLines(4, long)]).toEqual([3, 3]);
    const laid = layTable([{ id: 'a', x: 0, y: 0, name: long }], cards(4, 'a'));
    expect(laid.piles.get('a')?.height).toBe(pileSize(4).height + 40);
    expect(laid.cards.get('a-0')).toEqual(placeInPile('a-0', 0, 4, long));
    expect(slotInPile({ x: 40, y: 240 }, 4, long)).toBe(2);
    expect(slotInPile({ x: 40, y: 200 }, 4, long)).toBe(0);
  });

  it('knows between which cards of a pile something is put down', () => {
    for (const n of [1, 2, 5, 30]) {
      for (let at = 0; at < n; at++) {
        const place = placeInPile(`card ${at}`, at, n);
        expect(slotInPile({ x: place.x + 20, y: place.y + 50 }, n)).toBe(at);
        expect(slotInPile({ x: place.x + 200, y: place.y + 50 }, n)).toBe(at + 1);
        expect(Math.abs(slotPlace(at, n).x - place.x)).toBeLessThan(12);
      }
      expect(slotInPile({ x: 9000, y: 9000 }, n)).toBe(n);
      expect(slotInPile({ x: 20, y: 0 }, n)).toBe(0);
      expect(slotPlace(n, n).y).toBeLessThan(pileSize(n).height);
    }
    expect(slotInPile({ x: 40, y: 90 }, 0)).toBe(0);
  });

  it('finds the nearest free place, to whatever side it lies, and none off the table', () => {
    const wall = { x: 300, y: 0, width: 3000, height: 1100 };
    expect(freePlace([wall], CARD, { x: 290, y: 400 })).toEqual({ x: 290 - 232, y: 400 });
    expect(freePlace([wall], CARD, { x: 1800, y: 900 })).toEqual({ x: 1800, y: 1120 });
    const floor = { x: 0, y: 200, width: 3000, height: 1100 };
    expect(freePlace([floor], CARD, { x: 900, y: 220 })).toEqual({ x: 900, y: 200 - CARD.height - 20 });
    expect(freePlace([{ ...floor, y: 0 }], CARD, { x: 900, y: 20 })).toEqual({ x: 900, y: 1120 });
  });

  it('finds a free place and tidies without overlaps', () => {
    const taken = [{ x: 0, y: 0, width: 500, height: 300 }];
    const place = freePlace(taken, pileSize(3), { x: 0, y: 0 });
    expect(taken.some((one) => overlaps(one, { ...place, ...pileSize(3) }))).toBe(false);
    const piles = ['a', 'b', 'c', 'd'].map((id) => ({ id, x: 0, y: 0 }));
    const all = [...cards(3, 'a'), ...cards(14, 'b'), ...cards(1, 'c'), ...cards(40, 'd'), ...cards(7, null)];
    const done = tidy(piles, all, 1000);
    const at = new Map(done.piles.map((pile) => [pile.id, pile]));
    const laid = layTable(
      piles.map((pile) => ({ ...pile, ...at.get(pile.id) })),
      all.map((card) => ({ ...card, ...done.cards.find((one) => one.id === card.id) })),
    );
    // nothing had to be pushed
    for (const pile of done.piles) expect(laid.piles.get(pile.id)).toMatchObject({ x: pile.x, y: pile.y });
    for (const card of done.cards) expect(laid.cards.get(card.id)).toEqual({ x: card.x, y: card.y });
  });
});
