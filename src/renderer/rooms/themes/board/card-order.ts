// Which cards come next: beside those that went, among those found, and those of the same codes.
import { PITCH } from '../../../../shared/domain/board/layout.ts';
import type { BoardCard } from './board-data.ts';
import type { BoardData } from './use-board-data.ts';

/** Found cards: the code of that name, codes with it in their name, then the rest as they lie. */
export function bestFirst(cards: readonly BoardCard[], query: string): BoardCard[] {
  const wanted = query.trim().toLocaleLowerCase();
  const rank = ({ extract, code }: BoardCard) => {
    const name = extract === null ? (code?.name ?? '').toLocaleLowerCase() : '';
    return name === wanted ? 0 : name.includes(wanted) ? 1 : 2;
  };
  return cards.toSorted((a, b) => rank(a) - rank(b));
}

/** The codes behind some cards. */
export const codesOf = (data: BoardData, ids: readonly string[]): string[] =>
  ids.flatMap((id) => data.byId.get(id)?.code?.id ?? []);

/** The cards in no pile as one reads: along each row, then the next. */
function inRows({ loose, layout }: BoardData): BoardCard[] {
  const placeOf = (card: BoardCard) => layout.cards.get(card.id) ?? { x: 0, y: 0 };
  const row = (card: BoardCard) => Math.round(placeOf(card).y / PITCH.y);
  return loose.toSorted((a, b) => row(a) - row(b) || placeOf(a).x - placeOf(b).x);
}

/** The stop to be at once these are gone from where they lie; null where nothing is left there. */
export function neighbour(data: BoardData, ids: readonly string[]): string | null {
  const first = data.byId.get(ids[0] ?? '');
  const pile = data.piles.find((one) => one.view.id === first?.view.pileId);
  const list = pile?.cards ?? inRows(data);
  const at = list.findIndex((card) => card.id === first?.id);
  const rest = [...list.slice(at + 1), ...list.slice(0, Math.max(0, at)).toReversed()];
  const next = rest.find((card) => !ids.includes(card.id));
  return next ? `c:${next.id}` : pile ? `p:${pile.view.id}` : null;
}

/** The stop to be at once these have left the table: beside them, or wherever something is left. */
export function stopWithout(data: BoardData, ids: readonly string[]): string | null {
  const beside = neighbour(data, ids);
  if (beside !== null) return beside;
  const other = [...data.byId.values()].find((card) => !ids.includes(card.id));
  const [pile] = data.piles;
  return other ? `c:${other.id}` : pile ? `p:${pile.view.id}` : null;
}
