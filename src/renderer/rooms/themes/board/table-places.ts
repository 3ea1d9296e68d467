// What lies where on the table, for what is to come beside it.
import { CARD, placeInPile, type Place, type Rect } from '../../../../shared/domain/board/layout.ts';
import type { BoardPile } from './board-data.ts';
import { useBoard } from './store.ts';
import type { TableData } from './use-board-data.ts';

export const pileOf = (table: TableData, id: string): BoardPile | undefined =>
  table.piles.find((pile) => pile.view.id === id);

/** What the table's places are taken by, but for cards that are about to leave theirs. */
export const taken = (table: TableData, without: readonly string[] = []): Rect[] => [
  ...table.layout.piles.values(),
  ...table.loose.flatMap((card) => {
    const place = without.includes(card.id) ? undefined : table.layout.cards.get(card.id);
    return place ? [{ ...place, ...CARD }] : [];
  }),
];

/** The corner of a pile that is made where a card lies, so that the card stays there. */
export function pileCorner(table: TableData, cardId: string): Place {
  const card = table.layout.cards.get(cardId) ?? { x: 0, y: 0 };
  const first = placeInPile(cardId, 0, 1);
  return { x: Math.round(card.x - first.x), y: Math.round(card.y - first.y) };
}

/** What was moved ahead of the program's answer goes back to where it lies. */
export const clearPending = () =>
  useBoard.getState().set({ pendingCards: new Map(), pendingPiles: new Map() });
