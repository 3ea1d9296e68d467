// Everything on the table, joined once for each answer that changes.
import { useMemo, useState } from 'react';
import type { BoardView, CardView } from '../../../../shared/contract/board.ts';
import type { CodeView, ExtractView } from '../../../../shared/contract/codes.ts';
import { layTable, type TableLayout } from '../../../../shared/domain/board/layout.ts';
import { useQuery } from '../../../data/use-query.ts';
import {
  indexPeople,
  joinCard,
  joinPile,
  type BoardCard,
  type BoardPile,
  type BoardWords,
} from './board-data.ts';
import { useBoard } from './store.ts';

const NO_CODES: readonly CodeView[] = [];
const NO_EXTRACTS: ReadonlyMap<string, ExtractView> = new Map();
/** As many extracts as one answer brings; beyond, cards are asked for in further ones. */
const AT_ONCE = 2000;

export interface BoardData extends TableData {
  words: BoardWords;
  codes: readonly CodeView[];
  aside: BoardCard[];
}
export interface TableData {
  piles: BoardPile[];
  loose: BoardCard[];
  byId: ReadonlyMap<string, BoardCard>;
  layout: TableLayout;
}

/** What the cards say: codes, extracts, people. While a new answer is on its way the one before stays. */
export function useBoardWords(cards: readonly CardView[] | undefined): {
  words: BoardWords;
  codes: readonly CodeView[];
} {
  const codes = useQuery('code.list', {}).data ?? NO_CODES;
  const spread = useQuery('code.spread', {}).data;
  const people = useQuery('person.list', {}).data;
  const codingIds = useMemo(
    () =>
      cards
        ?.flatMap((card) => card.codingId ?? [])
        .toSorted()
        .slice(0, AT_ONCE),
    [cards],
  );
  const answer = useQuery(
    'coding.extracts',
    codingIds && codingIds.length > 0 ? { codingIds, limit: AT_ONCE } : null,
  ).data;
  // the answer before stays while one for other cards is on its way
  const [kept, keep] = useState<typeof answer>(undefined);
  if (answer !== undefined && answer !== kept) keep(answer);
  const extracts = useMemo(
    () => (kept ? new Map(kept.items.map((item) => [item.codingId, item])) : NO_EXTRACTS),
    [kept],
  );
  const words = useMemo(
    () => ({
      codes: new Map(codes.map((code) => [code.id, code])),
      extracts,
      spread,
      coders: people ?? [],
    }),
    [codes, extracts, spread, people],
  );
  return { words, codes };
}

/** The table as it is to be drawn, with what was just dropped in its new place. */
export function useTable(board: BoardView | undefined, words: BoardWords, isLive: boolean): TableData {
  const { tint, filter, query, pendingCards, pendingPiles } = useBoard();
  const cards = useMemo(() => {
    const views = (board?.cards ?? []).filter((card) => !card.isAside);
    if (!isLive || pendingCards.size === 0) return views;
    const moved = views.flatMap((card) => {
      const to = pendingCards.get(card.id);
      return to ? { ...card, ...to } : [];
    });
    return [...views.filter((card) => !pendingCards.has(card.id)), ...moved];
  }, [board, isLive, pendingCards]);
  const piles = useMemo(
    () =>
      (board?.piles ?? []).map((pile) =>
        isLive && pendingPiles.has(pile.id) ? { ...pile, ...pendingPiles.get(pile.id) } : pile,
      ),
    [board, isLive, pendingPiles],
  );
  const layout = useMemo(() => layTable(piles, cards), [piles, cards]);
  const index = useMemo(() => indexPeople(words.spread), [words.spread]);
  return useMemo(() => {
    const joined = cards.flatMap((card) => joinCard(card, words, index, { tint, filter, query }) ?? []);
    const known = new Set(piles.map((pile) => pile.id));
    const of = new Map<string, BoardCard[]>();
    for (const card of joined) {
      const pileId = card.view.pileId;
      if (pileId === null) continue;
      const own = of.get(pileId);
      if (own) own.push(card);
      else of.set(pileId, [card]);
    }
    return {
      layout,
      piles: piles.map((pile) => joinPile(pile, of.get(pile.id) ?? [], index)),
      loose: joined.filter((card) => card.view.pileId === null || !known.has(card.view.pileId)),
      byId: new Map(joined.map((card) => [card.id, card])),
    };
  }, [cards, piles, layout, words, index, tint, filter, query]);
}

export function useBoardData(board: BoardView | undefined): BoardData {
  const { words, codes } = useBoardWords(board?.cards);
  const table = useTable(board, words, true);
  const index = useMemo(() => indexPeople(words.spread), [words.spread]);
  const aside = useMemo(
    () =>
      (board?.cards ?? [])
        .filter((card) => card.isAside)
        .flatMap((card) => joinCard(card, words, index, { tint: 'code', filter: null, query: '' }) ?? []),
    [board, words, index],
  );
  return { ...table, words, codes, aside };
}
