// Everything on the table, joined once for each answer that changes.
import { useMemo, useState } from 'react';
import type { BoardView, CardView } from '../../../../shared/contract/board.ts';
import type { CodeView } from '../../../../shared/contract/codes.ts';
import type { ExtractView } from '../../../../shared/contract/codings.ts';
import type { ThemeView } from '../../../../shared/contract/themes.ts';
import { layTable, type TableLayout } from '../../../../shared/domain/board/layout.ts';
import { useQuery } from '../../../data/use-query.ts';
import { cardsAhead, pilesAhead, type Ahead } from './ahead.ts';
import {
  indexPeople,
  joinCard,
  joinPile,
  sameCard,
  samePile,
  sameView,
  type BoardCard,
  type BoardPile,
  type BoardWords,
} from './board-data.ts';
import { useBoardPart } from './store.ts';

const NO_CODES: readonly CodeView[] = [];
const NO_THEMES: readonly ThemeView[] = [];
const NO_EXTRACTS: readonly ExtractView[] = [];
const NO_CODERS: Readonly<Record<string, readonly string[]>> = {};
const EMPTY: BoardView = { piles: [], cards: [] };
const NOTHING_AHEAD: Ahead = { cards: new Map(), piles: new Map(), made: null };
/** As many extracts as one answer brings; beyond, cards are asked for in further ones. */
const AT_ONCE = 2000;

/** One part of the extracts on the cards. The answer before stays while one for other cards is on its way. */
function useExtracts(all: readonly string[], part: number): readonly ExtractView[] {
  const codingIds = useMemo(() => all.slice(part * AT_ONCE, (part + 1) * AT_ONCE), [all, part]);
  // the same object while the cards are the same: it is written out as the key of its answer once, not at every drawing
  const input = useMemo(() => (codingIds.length > 0 ? { codingIds, limit: AT_ONCE } : null), [codingIds]);
  const answer = useQuery('coding.extracts', input).data;
  const [kept, keep] = useState(answer);
  if (answer !== undefined && answer !== kept) keep(answer);
  return codingIds.length === 0 ? NO_EXTRACTS : (kept?.items ?? NO_EXTRACTS);
}

const isAlike = (a: ExtractView, b: ExtractView): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** The extracts by their coding; one that says what it said is the object it was, so that its card need not be drawn anew. */
function sameObjects(
  items: readonly ExtractView[],
  kept: Map<string, ExtractView>,
): ReadonlyMap<string, ExtractView> {
  const next = new Map(
    items.map((item) => {
      const was = kept.get(item.codingId);
      return [item.codingId, was && isAlike(was, item) ? was : item] as const;
    }),
  );
  refill(kept, next);
  return next;
}

function refill<T>(kept: Map<string, T>, next: ReadonlyMap<string, T>): void {
  kept.clear();
  for (const [id, item] of next) kept.set(id, item);
}

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
  const themes = useQuery('theme.list', {}).data ?? NO_THEMES;
  const codersOf = useQuery('board.coders', {}).data ?? NO_CODERS;
  const heldCards = useQuery('board.held', {}).data;
  const held = useMemo(() => new Set(heldCards), [heldCards]);
  const codingIds = useMemo(() => cards?.flatMap((card) => card.codingId ?? []).toSorted() ?? [], [cards]);
  const parts = [
    useExtracts(codingIds, 0),
    useExtracts(codingIds, 1),
    useExtracts(codingIds, 2),
    useExtracts(codingIds, 3),
  ];
  const [kept] = useState(() => new Map<string, ExtractView>());
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the parts are a list of a fixed length
  const extracts = useMemo(() => sameObjects(parts.flat(), kept), parts);
  const byId = useMemo(() => new Map(codes.map((code) => [code.id, code])), [codes]);
  const words = useMemo(
    () => ({
      codes: byId,
      extracts,
      spread,
      themes: new Map(themes.map((theme) => [theme.id, theme])),
      coders: people ?? [],
      codersOf,
      held,
    }),
    [byId, extracts, spread, people, codersOf, themes, held],
  );
  return { words, codes };
}

/** The table as it is to be drawn, with what was just dropped in its new place. */
export function useTable(board: BoardView | undefined, words: BoardWords, isLive: boolean): TableData {
  const { tint, filter, query, pendingCards, pendingPiles, newPile } = useBoardPart(
    'tint',
    'filter',
    'query',
    'pendingCards',
    'pendingPiles',
    'newPile',
  );
  const ahead = useMemo(
    () => (isLive ? { cards: pendingCards, piles: pendingPiles, made: newPile } : NOTHING_AHEAD),
    [isLive, pendingCards, pendingPiles, newPile],
  );
  const cards = useMemo(() => cardsAhead(board ?? EMPTY, ahead), [board, ahead]);
  const piles = useMemo(() => pilesAhead(board ?? EMPTY, ahead), [board, ahead]);
  const layout = useMemo(() => layTable(piles, cards), [piles, cards]);
  const index = useMemo(() => indexPeople(words.spread), [words.spread]);
  const { codes, extracts, spread, coders, codersOf } = words;
  /** All that a card is joined from besides itself. */
  const from = useMemo(
    () => ({ codes, extracts, spread, coders, codersOf, index, tint, filter, query }),
    [codes, extracts, spread, coders, codersOf, index, tint, filter, query],
  );
  const [known] = useState(() => ({
    from: new Set<typeof from>(),
    cards: new Map<string, BoardCard>(),
    piles: new Map<string, BoardPile>(),
  }));
  return useMemo(() => {
    const joined = cards.flatMap((card) => {
      const was = known.cards.get(card.id);
      if (was && known.from.has(from) && sameView(was.view, card)) return was;
      const made = joinCard(card, words, index, { tint, filter, query });
      return made === null ? [] : was && sameCard(was, made) ? was : made;
    });
    const there = new Set(piles.map((pile) => pile.id));
    const of = new Map<string | null, BoardCard[]>();
    for (const card of joined) {
      const own = of.get(card.view.pileId);
      if (own) own.push(card);
      else of.set(card.view.pileId, [card]);
    }
    const joinedPiles = piles.map((pile) => {
      const made = joinPile(
        pile,
        of.get(pile.id) ?? [],
        index,
        words.themes.get(pile.themeId ?? ''),
        words.held,
      );
      const was = known.piles.get(pile.id);
      return was && samePile(was, made) ? was : made;
    });
    const byId = new Map(joined.map((card) => [card.id, card]));
    known.from.clear();
    known.from.add(from);
    refill(known.cards, byId);
    refill(known.piles, new Map(joinedPiles.map((pile) => [pile.view.id, pile])));
    return {
      layout,
      piles: joinedPiles,
      loose: joined.filter((card) => card.view.pileId === null || !there.has(card.view.pileId)),
      byId,
    };
  }, [cards, piles, layout, words, index, tint, filter, query, from, known]);
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
  return useMemo(() => ({ ...table, words, codes, aside }), [table, words, codes, aside]);
}
