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

/** Pixels from the edge within which the table moves along; within `RIM` also where nothing lies beyond. */
const EDGE = 48;
const RIM = 12;
/** By how many pixels in a frame at the very edge. */
const FASTEST = 22;

const inside = (rect: Rect, { x, y }: Place) =>
  x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;

/** What lies under a place of the table. `slot` is where the mark between two cards stands. */
export function targetAt(
  table: TableData,
  now: Place,
  moved: ReadonlySet<string>,
): Target & { slot: Place | null } {
  const pileId = pileAt(table, now);
  const rect = table.layout.piles.get(pileId ?? '');
  if (pileId === null || !rect) return { ...NOWHERE, cardId: looseAt(table, now, moved), slot: null };
  const pile = table.piles.find((one) => one.view.id === pileId);
  const [cards, name] = [pile?.cards ?? [], pile?.view.name];
  if (cards.length === 0) return { ...NOWHERE, pileId, slot: null };
  const at = slotInPile({ x: now.x - rect.x, y: now.y - rect.y }, cards.length, name);
  const before = cards.slice(at).find((card) => !moved.has(card.id))?.id ?? null;
  const place = slotPlace(at, cards.length, name);
  return { ...NOWHERE, pileId, before, slot: { x: rect.x + place.x, y: rect.y + place.y } };
}

/** The pile that lies there, but for the one in the hand. */
export const pileAt = (table: TableData, now: Place, inHand?: string): string | null =>
  [...table.layout.piles].find(([id, rect]) => id !== inHand && inside(rect, now))?.[0] ?? null;

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

/** Moves the table along while something is carried near its edge. */
export type EdgePan = (box: DOMRect, pointer: Place, handle: TableHandle, bounds: Rect) => void;

/**
 * Near the edge the table moves along, much faster at the very edge; where nothing lies beyond only there. What is taken hold of
 * near an edge, or comes in over it, has to have been farther in once. What one aims at would else run away under the hand.
 */
export function createEdgePan(): EdgePan {
  const isAwake = { x: false, y: false };
  const along = (way: 'x' | 'y', before: number, after: number, hasBefore: boolean, hasAfter: boolean) => {
    const into = (room: number, has: boolean) => Math.max(0, Math.min(1, 1 - room / (has ? EDGE : RIM)));
    const [back, on] = [into(before, hasBefore), into(after, hasAfter)];
    if (back === 0 && on === 0) isAwake[way] = true;
    return isAwake[way] ? (back ** 2 - on ** 2) * FASTEST : 0;
  };
  return (box, pointer, handle, bounds) => {
    const seen = handle.seen();
    const x = along(
      'x',
      pointer.x - box.left,
      box.right - pointer.x,
      bounds.x < seen.x,
      bounds.x + bounds.width > seen.x + seen.width,
    );
    const y = along(
      'y',
      pointer.y - box.top,
      box.bottom - pointer.y,
      bounds.y < seen.y,
      bounds.y + bounds.height > seen.y + seen.height,
    );
    if (x !== 0 || y !== 0) handle.panBy(x, y);
  };
}
