// What is drawn ahead of the program's answer: what was just dropped, and a pile just made.
import type { BoardView, CardView, PileView } from '../../../../shared/contract/board.ts';
import type { Place } from '../../../../shared/domain/board/layout.ts';
import type { NewPile, Pending } from './store.ts';

export interface Ahead {
  cards: ReadonlyMap<string, Pending>;
  piles: ReadonlyMap<string, Place>;
  made: NewPile | null;
}

/** The cards on the table with those that were dropped, and those of a pile just made, where they will be. */
export function cardsAhead(board: BoardView, { cards: pending, made }: Ahead): CardView[] {
  const views = board.cards.filter((card) => !card.isAside);
  const dropped = pending.size === 0 ? views : withDropped(views, pending);
  if (!made || isThere(board, made.id)) return dropped;
  // in the order they are put there, as the program will
  const byId = new Map(dropped.map((card) => [card.id, card]));
  const own = made.cardIds.flatMap((id) => {
    const card = byId.get(id);
    byId.delete(id);
    return card ? { ...card, pileId: made.id } : [];
  });
  return [...byId.values(), ...own];
}

function withDropped(views: readonly CardView[], pending: ReadonlyMap<string, Pending>): CardView[] {
  const byId = new Map(views.map((card) => [card.id, card]));
  const moved = [...pending].flatMap(([id, { x, y, pileId }]) => {
    const card = byId.get(id);
    return card ? { ...card, x, y, pileId } : [];
  });
  const rest = views.filter((card) => !pending.has(card.id));
  const [first] = pending.values();
  const before = rest.findIndex((card) => card.id === first?.before);
  return before < 0 ? [...rest, ...moved] : rest.toSpliced(before, 0, ...moved);
}

/** The piles with those that were moved where they will be, and one just made. */
export function pilesAhead(board: BoardView, { piles: pending, made }: Ahead): PileView[] {
  const piles = board.piles.map((pile) =>
    pending.has(pile.id) ? { ...pile, ...pending.get(pile.id) } : pile,
  );
  if (!made || isThere(board, made.id)) return piles;
  const { id, x, y } = made;
  return [...piles, { id, x, y, name: '', themeId: null, position: Number.MAX_SAFE_INTEGER }];
}

const isThere = (board: BoardView, pileId: string): boolean => board.piles.some((pile) => pile.id === pileId);
