// Where one is on the board: the stop, the cards meant, what is shown once an answer is here, and coming back.
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import type { BoardView } from '../../../../shared/contract/board.ts';
import { announce } from '../../../ui/index.ts';
import { cardWords, type BoardCard, type BoardPile } from './board-data.ts';
import { useBoard, useBoardPart } from './store.ts';
import { fitNow } from './table-keys.ts';
import type { BoardData } from './use-board-data.ts';
import { focusSoon } from './use-focused-stop.ts';
import type { TableHandle } from './use-table-view.ts';

/** The cards keys are about: those selected, the one one is at beside them, or at the name of a pile those selected in it. */
export function meantCards(
  data: BoardData,
  selected: ReadonlySet<string>,
  card: BoardCard | undefined,
  pile: BoardPile | undefined,
): string[] {
  if (card && !selected.has(card.id)) return [card.id];
  const all = [...selected].filter((id) => data.byId.has(id));
  return card || all.every((id) => data.byId.get(id)?.view.pileId === pile?.view.id) ? all : [];
}

/** The stop one is at, or the first where it is gone: a pile whose making was undone, a card somebody took off. */
export function stopNow(data: BoardData, at: string | null): string | null {
  if (at === null) return firstStop(data);
  const id = at.slice(2);
  const isThere = at.startsWith('p:') ? data.piles.some((pile) => pile.view.id === id) : data.byId.has(id);
  return isThere || at.startsWith('t:') ? at : firstStop(data);
}

const firstStop = (data: BoardData): string | null => {
  const card = data.piles.find((pile) => pile.cards.length > 0)?.cards[0] ?? data.loose[0];
  return card ? `c:${card.id}` : null;
};

/** What was dropped counts as done once the program's answer is here. */
export function useSettled(answer: BoardView | undefined, handle: RefObject<TableHandle | null>): void {
  // before it is painted: a table that is to be shown whole is not painted as it was looked at before
  useLayoutEffect(() => {
    const { pendingCards, pendingPiles, newPile, shownThen, set } = useBoard.getState();
    if (newPile && answer?.piles.some((pile) => pile.id === newPile.id)) set({ newPile: null });
    if (shownThen !== null) set({ shownAt: shownThen, shownThen: null });
    fitNow(handle);
    if (pendingCards.size > 0 || pendingPiles.size > 0)
      set({ pendingCards: new Map(), pendingPiles: new Map() });
  }, [answer, handle]);
}

/** While something on the table is in the hand the table stays as it was taken hold of: nothing jumps from under the hand. */
export function useStill<T>(answer: T): T {
  const { isInHand } = useBoardPart('isInHand');
  const [kept, keep] = useState(answer);
  if (!isInHand && kept !== answer) keep(answer);
  return isInHand ? kept : answer;
}

/** A pile whose name is being typed can go, by undo or in another window; when it comes back nobody is asked for its name. */
export function useNamedGone(data: BoardData): void {
  const { naming, set } = useBoardPart('naming', 'set');
  const seen = useRef<string | null>(null);
  useEffect(() => {
    if (naming !== null && data.piles.some((pile) => pile.view.id === naming)) seen.current = naming;
    else if (naming !== null && seen.current === naming) set({ naming: null });
  }, [naming, data.piles, set]);
}

/** How many cards fit what is looked for, said when that is chosen; empty while everything is shown. */
export function useFoundWords(data: BoardData): string {
  const { filter, query } = useBoardPart('filter', 'query');
  const fitting = useMemo(() => [...data.byId.values()].filter((card) => !card.isOut).length, [data.byId]);
  const last = useRef(filter);
  useEffect(() => {
    if (last.current === filter) return;
    last.current = filter;
    announce(filter ? `Only ${filter.label}: ${cardWords(fitting)}.` : 'Every card is shown.');
  }, [filter, fitting]);
  return filter || query.trim() !== '' ? `${fitting} of ` : '';
}

/** Coming back from a transcript, one is at the card one left from, or at the row of the list. */
export function useReturn(data: BoardData): void {
  // read once: the list takes note of it as soon as it is there
  const [isOfList] = useState(() => useBoard.getState().isListOpen && useBoard.getState().list.returns);
  const isDone = useRef(false);
  const isThere = data.byId.size > 0;
  useEffect(() => {
    if (isDone.current || !isThere) return;
    isDone.current = true;
    if (isOfList) return;
    const { at } = useBoard.getState();
    // who was nowhere yet is put nowhere
    if (at !== null && (document.activeElement === document.body || document.activeElement === null))
      focusSoon(at);
  }, [isThere, isOfList]);
}
