import { expect, it } from 'vitest';
import type { BoardView, CardView, PileView } from '../../../../shared/contract/board.ts';
import { cardsAhead, pilesAhead, type Ahead } from './ahead.ts';

const card = (id: string, pileId: string | null = null): CardView => {
  const at = { x: 0, y: 0, position: 1, isAside: false };
  return { id, kind: 'code', codeId: id, codingId: null, pileId, ...at };
};
const old: PileView = { id: 'p', name: 'Old', x: 1, y: 2, position: 1, themeId: null };
const board: BoardView = {
  piles: [old],
  cards: [card('a'), card('b', 'p'), card('c'), { ...card('d'), isAside: true }],
};
const nothing: Ahead = { cards: new Map(), piles: new Map(), made: null };
const made = { id: 'new', x: 5, y: 6, cardIds: ['c', 'a', 'gone'] };
const where = (cards: CardView[]) => cards.map((one) => [one.id, one.pileId]);

it('draws a pile that is just being made with its cards, in the order they are put there', () => {
  const ahead = { ...nothing, made };
  expect(where(cardsAhead(board, ahead))).toEqual([
    ['b', 'p'],
    ['c', 'new'],
    ['a', 'new'],
  ]);
  expect(pilesAhead(board, ahead).map((pile) => [pile.id, pile.name, pile.x])).toEqual([
    ['p', 'Old', 1],
    ['new', '', 5],
  ]);
  // once it is there the program's answer stands
  const there = { ...board, piles: [{ ...old, id: 'new', name: 'Named', x: 9 }] };
  expect(pilesAhead(there, ahead)).toEqual(there.piles);
  expect(where(cardsAhead(there, ahead))).toEqual(where(cardsAhead(there, nothing)));
});

it('draws what was dropped where it will lie', () => {
  const cards = new Map([['c', { x: 3, y: 4, pileId: 'p', before: 'b' }]]);
  expect(where(cardsAhead(board, { ...nothing, cards }))).toEqual([
    ['a', null],
    ['c', 'p'],
    ['b', 'p'],
  ]);
  const piles = new Map([['p', { x: 7, y: 8 }]]);
  expect(pilesAhead(board, { ...nothing, piles })[0]).toMatchObject({ id: 'p', x: 7, y: 8 });
});
