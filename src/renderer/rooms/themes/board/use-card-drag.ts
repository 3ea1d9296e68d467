// Dragging cards and piles: elements follow the pointer by a translate of their own, on a layer of their own, and nothing is
// drawn anew by React until they are let go. At the edge of the window the table moves along.
import { useEffect, useRef, type PointerEvent, type RefObject } from 'react';
import type { Place, TableLayout } from '../../../../shared/domain/board/layout.ts';
import { cardWords, pileTitle } from './board-data.ts';
import {
  createEdgePan,
  markTarget,
  NOWHERE,
  pileAt,
  targetAt,
  type EdgePan,
  type Target,
} from './drop-target.ts';
import { useBoard } from './store.ts';
import type { TableData } from './use-board-data.ts';
import { useGesture } from './use-gesture.ts';
import type { TableHandle } from './use-table-view.ts';

/** What was let go where; the target of a pile is another one. */
export interface Drop extends Target {
  kind: 'cards' | 'pile';
  ids: readonly string[];
  /** Pixels of the table. */
  dx: number;
  dy: number;
}
interface Options {
  root: RefObject<HTMLElement | null>;
  handle: RefObject<TableHandle>;
  table: TableData;
  selected: ReadonlySet<string>;
  /** Cards that stay in the page however far the table moves: those in the hand. */
  held: RefObject<ReadonlySet<string>>;
  onDrop(drop: Drop): void;
}
interface Drag {
  kind: 'cards' | 'pile';
  id: string;
  /** Where the pointer is in the window, and where on the table it took hold. */
  pointer: Place;
  from: Place;
  ids: string[];
  moved: HTMLElement[];
  /** Piles lifted above the others meanwhile. */
  lifted: HTMLElement[];
  isMoving: boolean;
  target: Target;
  box: DOMRect | null;
  tray: DOMRect | null;
  panAtEdge: EdgePan;
  frame: number;
}

/** Cards that follow the pointer themselves; more than these are counted beside it. */
const FOLLOW = 24;

/** Gives what the table does on `pointerdown`. */
export function useCardDrag(options: Options): (event: PointerEvent) => void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  return useGesture((event, target) => {
    const card = target.closest<HTMLElement>('[data-card]');
    const id = card?.dataset['card'] ?? target.closest<HTMLElement>('[data-pile]')?.dataset['pile'];
    if (event.shiftKey || id === undefined) return null;
    const at = { x: event.clientX, y: event.clientY };
    const drag: Drag = {
      kind: card ? 'cards' : 'pile',
      id,
      pointer: at,
      from: options.handle.current.toTable(at.x, at.y),
      ids: [],
      moved: [],
      lifted: [],
      isMoving: false,
      target: NOWHERE,
      box: null,
      tray: null,
      panAtEdge: createEdgePan(),
      frame: 0,
    };
    const tick = () => {
      const isTray = drag.tray !== null && drag.pointer.y >= drag.tray.top;
      const { handle, table } = latest.current;
      if (drag.box && !isTray) drag.panAtEdge(drag.box, drag.pointer, handle.current, table.layout.bounds);
      follow(drag, latest.current);
      drag.frame = requestAnimationFrame(tick);
    };
    return {
      begin() {
        lift(drag, latest.current);
        useBoard.getState().set({ isInHand: true });
        drag.frame = requestAnimationFrame(tick);
      },
      move: (to) => void (drag.pointer = to),
      drop(to) {
        drag.pointer = to;
        follow(drag, latest.current);
        const now = latest.current.handle.current.toTable(to.x, to.y);
        const [dx, dy] = [now.x - drag.from.x, now.y - drag.from.y];
        latest.current.onDrop({ kind: drag.kind, ids: drag.ids, dx, dy, ...drag.target });
      },
      end() {
        cancelAnimationFrame(drag.frame);
        putDown(drag, latest.current);
        if (drag.isMoving) useBoard.getState().set({ isInHand: false });
      },
    };
  });
}

/** What is dragged comes off the table. */
function lift(drag: Drag, { root, selected, table, held }: Options): void {
  const element = root.current;
  if (!element) return;
  drag.isMoving = true;
  drag.box = element.getBoundingClientRect();
  drag.tray = document.querySelector('.bd-tray')?.getBoundingClientRect() ?? null;
  const isMany = drag.kind === 'cards' && selected.has(drag.id);
  drag.ids = isMany ? [...selected].filter((id) => table.byId.has(id)) : [drag.id];
  const name = drag.kind === 'cards' ? 'data-card' : 'data-pile';
  const there = [drag.id, ...drag.ids.filter((id) => id !== drag.id)].flatMap(
    (id) => element.querySelector<HTMLElement>(`[${name}="${id}"]`) ?? [],
  );
  drag.moved = there.slice(0, FOLLOW);
  drag.lifted = [...new Set(drag.moved.flatMap((one) => one.closest<HTMLElement>('[data-layer]') ?? []))];
  for (const one of drag.lifted) one.style.zIndex = '6';
  for (const one of drag.moved) one.style.willChange = 'translate';
  for (const one of there.slice(FOLLOW)) one.dataset['along'] = 'true';
  element.dataset['dragging'] = drag.kind;
  held.current = new Set(
    drag.moved.flatMap((one) =>
      [one, ...one.querySelectorAll<HTMLElement>('[data-card]')].flatMap(
        (each) => each.dataset['card'] ?? [],
      ),
    ),
  );
  const badge = element.querySelector<HTMLElement>('.bd-badge');
  if (badge && drag.ids.length > 1) {
    badge.textContent = cardWords(drag.ids.length);
    badge.hidden = false;
  }
}

function putDown(drag: Drag, { root, held }: Options): void {
  const element = root.current;
  held.current = new Set();
  for (const one of drag.moved) {
    one.style.translate = '';
    one.style.willChange = '';
  }
  for (const one of drag.lifted) one.style.zIndex = '';
  if (!element || !drag.isMoving) return;
  markTarget(element);
  for (const one of element.querySelectorAll<HTMLElement>('[data-along]')) delete one.dataset['along'];
  const badge = element.querySelector<HTMLElement>('.bd-badge');
  if (badge) badge.hidden = true;
  delete element.dataset['dragging'];
}

function follow(drag: Drag, { root, handle, table }: Options): void {
  const element = root.current;
  if (!element || !drag.box) return;
  const now = handle.current.toTable(drag.pointer.x, drag.pointer.y);
  const by = `${now.x - drag.from.x}px ${now.y - drag.from.y}px`;
  for (const one of drag.moved) one.style.translate = by;
  const badge = element.querySelector<HTMLElement>('.bd-badge');
  if (badge && !badge.hidden)
    badge.style.translate = `${drag.pointer.x - drag.box.left + 14}px ${drag.pointer.y - drag.box.top + 16}px`;
  const { slot, ...target } = targetOf(drag, table, now);
  if (badge && (target.cardId !== drag.target.cardId || target.pileId !== drag.target.pileId))
    tellBadge(badge, drag, table, target);
  drag.target = target;
  markTarget(element, target, slot);
}

/** What lies under the pointer that takes what is carried. */
function targetOf(drag: Drag, table: TableData, now: Place): Target & { slot: Place | null } {
  if (drag.kind === 'pile') return { ...NOWHERE, pileId: pileAt(table, now, drag.id), slot: null };
  const isTray = drag.tray !== null && drag.pointer.y >= drag.tray.top && drag.pointer.x >= drag.tray.left;
  return isTray ? { ...NOWHERE, isTray, slot: null } : targetAt(table, now, new Set(drag.ids));
}

/** What letting go would do where that is more than moving, else how many cards are in the hand. */
function tellBadge(badge: HTMLElement, drag: Drag, table: TableData, target: Target): void {
  const onto =
    drag.kind === 'pile' ? table.piles.find((pile) => pile.view.id === target.pileId)?.view : undefined;
  badge.textContent = onto
    ? `Put it into ${pileTitle(onto)}`
    : target.cardId === null
      ? cardWords(drag.ids.length)
      : 'Make a pile';
  badge.hidden = !onto && target.cardId === null && drag.ids.length < 2;
}

/** Where cards lie after being carried. */
export const carried = (layout: TableLayout, ids: readonly string[], dx: number, dy: number) =>
  ids.flatMap((id) => {
    const from = layout.cards.get(id);
    return from ? [{ id, x: Math.round(from.x + dx), y: Math.round(from.y + dy) }] : [];
  });
