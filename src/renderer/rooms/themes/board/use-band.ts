// A rubber band: with Shift held, dragging over the table selects the cards it touches.
import { useEffect, useRef, type PointerEvent, type RefObject } from 'react';
import { CARD, overlaps, type Place, type Rect } from '../../../../shared/domain/board/layout.ts';
import type { TableData } from './use-board-data.ts';
import { useGesture } from './use-gesture.ts';
import type { TableHandle } from './use-table-view.ts';

interface Options {
  root: RefObject<HTMLElement | null>;
  handle: RefObject<TableHandle>;
  table: TableData;
  /** Ids of the cards the band touched when it was let go. */
  onBand(ids: string[]): void;
}

/** Cards that lie in a part of the table, without those that do not fit what is looked for. */
function cardsIn(table: TableData, part: Rect): string[] {
  return [...table.byId.values()].flatMap((card) => {
    const place = table.layout.cards.get(card.id);
    return place && !card.isOut && overlaps(part, { ...place, ...CARD }) ? [card.id] : [];
  });
}

/** Gives what the table does on `pointerdown` with Shift. */
export function useBand(options: Options): (event: PointerEvent) => void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  return useGesture((event, target) => {
    const root = options.root.current;
    const band = root?.querySelector<HTMLElement>('.bd-band');
    if (!event.shiftKey || !root || !band || target.closest('.bd-nav')) return null;
    const box = root.getBoundingClientRect();
    const from = { x: event.clientX, y: event.clientY };
    let rect: Rect = { ...from, width: 0, height: 0 };
    const stretch = (to: Place) => {
      const [width, height] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
      rect = { x: Math.min(from.x, to.x), y: Math.min(from.y, to.y), width, height };
      band.style.translate = `${rect.x - box.left}px ${rect.y - box.top}px`;
      band.style.width = `${width}px`;
      band.style.height = `${height}px`;
    };
    return {
      begin: () => void (band.hidden = false),
      move: stretch,
      drop(to) {
        stretch(to);
        const { handle, table, onBand } = latest.current;
        const corner = handle.current.toTable(rect.x, rect.y);
        const k = handle.current.factor();
        onBand(cardsIn(table, { ...corner, width: rect.width / k, height: rect.height / k }));
      },
      end: () => void (band.hidden = true),
    };
  });
}
