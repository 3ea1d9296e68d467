// Dragging cards and piles: elements follow the pointer by a translate of their own, and nothing is drawn anew by React
// until they are let go.
import { useEffect, useRef, type PointerEvent as ReactPointerEvent, type RefObject } from 'react';
import { CARD, type Rect, type TableLayout } from '../../../../shared/domain/board/layout.ts';
import type { TableHandle } from './use-table-view.ts';

export interface Drop {
  kind: 'cards' | 'pile';
  ids: readonly string[];
  /** Pixels of the table. */
  dx: number;
  dy: number;
  /** The pile the pointer is over; for cards. */
  pileId: string | null;
  /** The pointer is over the tray. */
  isTray: boolean;
}
interface Options {
  root: RefObject<HTMLElement | null>;
  handle: RefObject<TableHandle>;
  layout: TableLayout;
  selected: ReadonlySet<string>;
  onDrop(drop: Drop): void;
}
interface Drag {
  kind: 'cards' | 'pile';
  x: number;
  y: number;
  id: string;
  ids: string[];
  moved: HTMLElement[];
  /** Piles lifted above the others meanwhile. */
  lifted: HTMLElement[];
  isMoving: boolean;
  over: HTMLElement | null;
}

/** Pixels before a press becomes a drag. */
const ENOUGH = 5;
const inside = (rect: Rect, x: number, y: number) =>
  x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height;

/** Gives what the table does on `pointerdown`. */
export function useCardDrag(options: Options): (event: ReactPointerEvent) => void {
  const latest = useRef(options);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => () => stop.current?.(), []);

  return (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.button !== 0 || event.shiftKey || !target || target.closest('button, input, a')) return;
    const card = target.closest<HTMLElement>('[data-card]');
    const grabbed = card ?? target.closest<HTMLElement>('[data-pile]');
    const id = card?.dataset['card'] ?? grabbed?.dataset['pile'];
    if (!grabbed || id === undefined) return;
    const kind = card ? 'cards' : 'pile';
    const drag: Drag = {
      kind,
      id,
      x: event.clientX,
      y: event.clientY,
      ids: [],
      moved: [],
      lifted: [],
      isMoving: false,
      over: null,
    };
    const onMove = (move: PointerEvent) => follow(drag, move, latest.current);
    const finish = () => {
      for (const element of drag.moved) element.style.translate = '';
      for (const element of drag.lifted) element.style.zIndex = '';
      drag.over?.removeAttribute('data-over');
      latest.current.root.current?.removeAttribute('data-dragging');
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', onUp);
      window.removeEventListener('pointercancel', finish);
      window.removeEventListener('keydown', onKey, true);
      stop.current = null;
    };
    const onUp = (up: PointerEvent) => {
      if (!drag.isMoving) return finish();
      const { handle, layout, onDrop } = latest.current;
      const k = handle.current.factor();
      const place = where(drag, up, layout, handle.current);
      onDrop({ kind, ids: drag.ids, dx: (up.clientX - drag.x) / k, dy: (up.clientY - drag.y) / k, ...place });
      finish();
    };
    const onKey = (key: KeyboardEvent) => {
      if (key.key !== 'Escape' || !drag.isMoving) return;
      key.preventDefault();
      key.stopPropagation();
      finish();
    };
    stop.current = finish;
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', onUp);
    window.addEventListener('pointercancel', finish);
    window.addEventListener('keydown', onKey, true);
  };
}

function follow(drag: Drag, move: PointerEvent, { root, handle, layout, selected }: Options): void {
  const [dx, dy] = [move.clientX - drag.x, move.clientY - drag.y];
  const table = root.current;
  if (!table) return;
  if (!drag.isMoving) {
    if (Math.hypot(dx, dy) < ENOUGH) return;
    drag.isMoving = true;
    drag.ids = drag.kind === 'cards' && selected.has(drag.id) ? [...selected] : [drag.id];
    const name = drag.kind === 'cards' ? 'data-card' : 'data-pile';
    drag.moved = drag.ids.flatMap((id) => table.querySelector<HTMLElement>(`[${name}="${id}"]`) ?? []);
    drag.lifted = drag.moved.flatMap((element) => element.closest<HTMLElement>('[data-layer]') ?? []);
    for (const element of drag.lifted) element.style.zIndex = '6';
    table.dataset['dragging'] = drag.kind;
  }
  const k = handle.current.factor();
  for (const element of drag.moved) element.style.translate = `${dx / k}px ${dy / k}px`;
  const { pileId, isTray } = where(drag, move, layout, handle.current);
  const over = isTray
    ? document.querySelector<HTMLElement>('.bd-tray')
    : pileId === null
      ? null
      : table.querySelector<HTMLElement>(`[data-pile="${pileId}"]`);
  if (over === drag.over) return;
  drag.over?.removeAttribute('data-over');
  over?.setAttribute('data-over', 'true');
  drag.over = over;
}

function where(
  drag: Drag,
  pointer: PointerEvent,
  layout: TableLayout,
  handle: TableHandle,
): { pileId: string | null; isTray: boolean } {
  if (drag.kind === 'pile') return { pileId: null, isTray: false };
  const tray = document.querySelector('.bd-tray')?.getBoundingClientRect();
  const isTray = tray !== undefined && pointer.clientY >= tray.top && pointer.clientX >= tray.left;
  const at = handle.toTable(pointer.clientX, pointer.clientY);
  const pile = isTray ? undefined : [...layout.piles].find(([, rect]) => inside(rect, at.x, at.y));
  return { pileId: pile?.[0] ?? null, isTray };
}

/** Where cards lie after being carried. */
export const carried = (layout: TableLayout, ids: readonly string[], dx: number, dy: number) =>
  ids.flatMap((id) => {
    const from = layout.cards.get(id);
    return from ? [{ id, x: Math.round(from.x + dx), y: Math.round(from.y + dy) }] : [];
  });

export const cardRect = (layout: TableLayout, id: string): Rect | null => {
  const place = layout.cards.get(id);
  return place ? { ...place, ...CARD } : null;
};
