// A rubber band: with Shift held, dragging over the table selects the cards it touches.
import { useEffect, useRef, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import { CARD, overlaps, type Rect } from '../../../../shared/domain/board/layout.ts';
import type { TableData } from './use-board-data.ts';
import type { TableHandle } from './use-table-view.ts';

interface Options {
  root: RefObject<HTMLElement | null>;
  handle: RefObject<TableHandle>;
  table: TableData;
  /** Ids of the cards the band touched when it was let go. */
  onBand(ids: string[]): void;
}
/** Pixels before a press becomes a band; under that it is a click. */
const ENOUGH = 5;

/** Cards that lie in a part of the table, without those that do not fit what is looked for. */
function cardsIn(table: TableData, part: Rect): string[] {
  return [...table.byId.values()].flatMap((card) => {
    const place = table.layout.cards.get(card.id);
    return place && !card.isOut && overlaps(part, { ...place, ...CARD }) ? [card.id] : [];
  });
}

/** Gives what the table does on `pointerdown` with Shift. */
export function useBand(options: Options): (event: ReactPointerEvent) => void {
  const latest = useRef(options);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => () => stop.current?.(), []);

  return (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const root = options.root.current;
    const band = root?.querySelector<HTMLElement>('.bd-band');
    if (event.button !== 0 || !event.shiftKey || !root || !band) return;
    if (!target || target.closest('button, input, a, .bd-nav')) return;
    const box = root.getBoundingClientRect();
    const from = { x: event.clientX, y: event.clientY };
    let rect: Rect | null = null;
    const onMove = (move: PointerEvent) => {
      const width = Math.abs(move.clientX - from.x);
      const height = Math.abs(move.clientY - from.y);
      if (rect === null && Math.hypot(width, height) < ENOUGH) return;
      rect = { x: Math.min(from.x, move.clientX), y: Math.min(from.y, move.clientY), width, height };
      band.hidden = false;
      band.style.translate = `${rect.x - box.left}px ${rect.y - box.top}px`;
      band.style.width = `${width}px`;
      band.style.height = `${height}px`;
    };
    const finish = () => {
      band.hidden = true;
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', finish);
      stop.current = null;
    };
    const onUp = () => {
      finish();
      if (rect === null) return;
      swallowClick();
      const { handle, table, onBand } = latest.current;
      const corner = handle.current.toTable(rect.x, rect.y);
      const k = handle.current.factor();
      onBand(cardsIn(table, { ...corner, width: rect.width / k, height: rect.height / k }));
    };
    stop.current = finish;
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', finish);
  };
}

/** The click that follows a drag is part of it and means nothing of its own. Called when the pointer is let go. */
export function swallowClick(): void {
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener('click', swallow, true));
}
function swallow(event: Event): void {
  event.stopPropagation();
  event.preventDefault();
}
