// Where something that is carried over the table would come to lie, and the marks that say so meanwhile.
import {
  CARD,
  slotInPile,
  slotPlace,
  type Place,
  type Rect,
} from '../../../../shared/domain/board/layout.ts';
import type { TableData } from './use-board-data.ts';
import type { TableHandle } from './use-table-view.ts';

export interface Target {
  /** The pile under the pointer. */
  pileId: string | null;
  /** The card of that pile they are put before; null is the end. */
  before: string | null;
  /** The card under the pointer that lies in no pile: put down on it, they make a pile with it. */
  cardId: string | null;
  /** The pointer is over the tray. */
  isTray: boolean;
}
export const NOWHERE: Target = { pileId: null, before: null, cardId: null, isTray: false };

/** Pixels from the edge within which the table moves along, and by how many in a frame at the very edge. */
const EDGE = 56;
const FASTEST = 22;

const inside = (rect: Rect, { x, y }: Place) =>
  x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;

/** What lies under a place of the table. `slot` is where the mark between two cards stands. */
export function targetAt(
  table: TableData,
  now: Place,
  moved: ReadonlySet<string>,
): Target & { slot: Place | null } {
  const [pileId, rect] = [...table.layout.piles].find(([, one]) => inside(one, now)) ?? [null, null];
  if (pileId === null) return { ...NOWHERE, cardId: looseAt(table, now, moved), slot: null };
  const pile = table.piles.find((one) => one.view.id === pileId);
  const [cards, name] = [pile?.cards ?? [], pile?.view.name];
  if (cards.length === 0) return { ...NOWHERE, pileId, slot: null };
  const at = slotInPile({ x: now.x - rect.x, y: now.y - rect.y }, cards.length, name);
  const before = cards.slice(at).find((card) => !moved.has(card.id))?.id ?? null;
  const place = slotPlace(at, cards.length, name);
  return { ...NOWHERE, pileId, before, slot: { x: rect.x + place.x, y: rect.y + place.y } };
}

/** The card on top there, of those in no pile that are not in the hand. */
function looseAt(table: TableData, now: Place, moved: ReadonlySet<string>): string | null {
  const found = table.loose.findLast((card) => {
    const place = table.layout.cards.get(card.id);
    return place && !card.isOut && !moved.has(card.id) && inside({ ...place, ...CARD }, now);
  });
  return found?.id ?? null;
}

/** What is marked, by the table it is marked on. */
const marked = new WeakMap<HTMLElement, HTMLElement | null>();

/** Marks the pile, the card or the tray, and the gap between two cards. Nothing given takes the marks away. */
export function markTarget(element: HTMLElement, target: Target = NOWHERE, slot: Place | null = null): void {
  const over = target.isTray
    ? document.querySelector<HTMLElement>('.bd-tray')
    : element.querySelector<HTMLElement>(
        target.pileId === null
          ? `.bd-loose [data-card="${target.cardId ?? ''}"]`
          : `[data-pile="${target.pileId}"]`,
      );
  const was = marked.get(element) ?? null;
  if (was !== over) {
    was?.removeAttribute('data-over');
    over?.setAttribute('data-over', 'true');
    marked.set(element, over);
  }
  const mark = element.querySelector<HTMLElement>('.bd-slot');
  if (!mark) return;
  mark.hidden = slot === null;
  if (slot) mark.style.translate = `${slot.x}px ${slot.y}px`;
}

/** Near the edge the table moves along, the faster the nearer. */
export function panAtEdge(box: DOMRect, pointer: Place, handle: TableHandle): void {
  const along = (at: number, from: number, to: number) => {
    const into = at < from + EDGE ? from + EDGE - at : at > to - EDGE ? to - EDGE - at : 0;
    return (Math.max(-EDGE, Math.min(EDGE, into)) / EDGE) * FASTEST;
  };
  const [x, y] = [along(pointer.x, box.left, box.right), along(pointer.y, box.top, box.bottom)];
  if (x !== 0 || y !== 0) handle.panBy(x, y);
}
