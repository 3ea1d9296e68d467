// Focus on the table: walking from stop to stop, and going to one that was asked for.
import { useEffect, useRef, type RefObject } from 'react';
import { CARD } from '../../../../shared/domain/board/layout.ts';
import { isTyping } from '../../../ui/index.ts';
import { nextStop, type Direction, type Stop } from './board-data.ts';
import { useBoard, useBoardPart } from './store.ts';
import type { TableProps } from './table.tsx';
import type { TableHandle } from './use-table-view.ts';

/** The room of a stop with the keys that stand over it. */
const withTools = (stop: Stop): Stop =>
  stop.key.startsWith('c:')
    ? { ...stop, x: stop.x - 48, y: stop.y - 40, width: stop.width + 48, height: stop.height + 40 }
    : stop;

/** Walks from stop to stop; what is not in the page yet is brought into view, then focused. */
export function useFocusedStop(
  root: RefObject<HTMLElement | null>,
  handle: RefObject<TableHandle>,
  { table, at, wanted: asked, onAt, onSelect, onArrived }: TableProps,
) {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const found = root.current?.querySelector<HTMLElement>(`[data-stop="${wanted.current}"]`);
    if (!found) return;
    wanted.current = null;
    found.focus({ preventScroll: true });
  });
  const stops = (): Stop[] => [
    ...table.piles.flatMap((pile) => {
      const rect = table.layout.piles.get(pile.view.id);
      return rect
        ? [{ key: `p:${pile.view.id}`, x: rect.x, y: rect.y, width: Math.min(rect.width, 260), height: 40 }]
        : [];
    }),
    ...[...table.byId.values()].flatMap((card) => {
      const place = table.layout.cards.get(card.id);
      return place && !card.isOut ? [{ key: `c:${card.id}`, ...place, ...CARD }] : [];
    }),
  ];
  /** A card with its keys, and of a pile as much as there is room for. */
  const roomOf = (stop: Stop) => {
    const pile = stop.key.startsWith('p:') ? table.layout.piles.get(stop.key.slice(2)) : undefined;
    if (!pile) return withTools(stop);
    const { width, height } = handle.current.seen();
    return { ...pile, width: Math.min(pile.width, width - 80), height: Math.min(pile.height, height - 80) };
  };
  useEffect(() => {
    if (asked === null || asked === undefined) return;
    const stop = stops().find((one) => one.key === asked);
    if (!stop) return;
    handle.current.show(roomOf(stop));
    wanted.current = asked;
    onAt(asked);
    onArrived?.();
  });
  const { shownAt, set } = useBoardPart('shownAt', 'set');
  useEffect(() => {
    // only the table of today has places to be shown
    const stop =
      shownAt === null || asked === undefined ? undefined : stops().find((one) => one.key === shownAt);
    if (!stop) return;
    handle.current.show(roomOf(stop));
    set({ shownAt: null });
  });
  return (from: string, way: Direction | 'nextPile' | 'lastPile', isMore: boolean) => {
    const all = stops();
    const here = all.find((stop) => stop.key === from) ?? all.find((stop) => stop.key === at);
    if (!here) return;
    let to: Stop | null | undefined;
    if (way === 'nextPile' || way === 'lastPile') {
      const piles = all.filter((stop) => stop.key.startsWith('p:'));
      const owner = table.byId.get(here.key.slice(2))?.view.pileId;
      const now = piles.findIndex((stop) => stop.key === here.key || stop.key === `p:${owner ?? ''}`);
      to = piles[now + (way === 'nextPile' ? 1 : now < 0 ? 0 : -1)];
    } else {
      // what is selected are cards: names of piles are passed by
      const met = isMore ? all.filter((stop) => cardOf(stop.key) !== undefined) : all;
      to = nextStop(met, here, way);
    }
    if (!to) return;
    handle.current.show(withTools(to));
    wanted.current = to.key;
    onAt(to.key);
    const [card, start] = [cardOf(to.key), cardOf(here.key)];
    if (card !== undefined) onSelect(card, isMore ? 'extend' : 'walk', start);
  };
}

/**
 * A card that moves to another pile is drawn anew there, and what had the focus is gone: the focus goes to the stop one is at.
 * Who left the table is not called back.
 */
export function useKeptFocus(root: RefObject<HTMLElement | null>, at: string | null): void {
  const left = useRef<Element | null>(null);
  useEffect(() => {
    const element = root.current;
    const onOut = ({ target, relatedTarget }: FocusEvent) => {
      const from = target instanceof Element ? target : null;
      // of a name being typed it is its pile that may go
      const gone = from?.matches('[data-stop]') ? from : (from?.closest('[data-pile]') ?? null);
      left.current = relatedTarget === null ? gone : null;
    };
    const onIn = () => void (left.current = null);
    element?.addEventListener('focusout', onOut);
    document.addEventListener('focusin', onIn);
    return () => {
      element?.removeEventListener('focusout', onOut);
      document.removeEventListener('focusin', onIn);
    };
  }, [root]);
  useEffect(() => {
    if (left.current === null || left.current.isConnected || document.activeElement !== document.body) return;
    root.current?.querySelector<HTMLElement>(`[data-stop="${at ?? ''}"]`)?.focus({ preventScroll: true });
  });
}

const cardOf = (stop: string): string | undefined => (stop.startsWith('c:') ? stop.slice(2) : undefined);

/** Focus, once what is meant is in the page; where one is at nothing yet, on the first of the table. */
export function focusSoon(stop: string | null): void {
  const before = useBoard.getState().at;
  const field = document.activeElement;
  requestAnimationFrame(() => {
    // who has walked on in the meantime, or types elsewhere, is not taken back
    if (document.querySelector('.tw-overlay') || (isTyping() && document.activeElement !== field)) return;
    if (useBoard.getState().at !== before && document.activeElement?.matches('[data-stop]')) return;
    const meant = stop === null ? '.bd-table [data-stop]:not([tabindex="-1"])' : `[data-stop="${stop}"]`;
    document.querySelector<HTMLElement>(meant)?.focus({ preventScroll: true });
  });
}
