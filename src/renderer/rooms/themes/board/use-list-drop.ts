// Codes and extracts dragged from the list beside the table: while they are over it the table shows where they would lie.
import { useEffect, useRef, type DragEvent, type RefObject } from 'react';
import type { Place } from '../../../../shared/domain/board/layout.ts';
import { CODES_DRAG } from '../../../parts/code-rows/codes-drag.ts';
import { createEdgePan, markTarget, targetAt, type EdgePan, type Target } from './drop-target.ts';
import type { TableData } from './use-board-data.ts';
import type { TableHandle } from './use-table-view.ts';

/** What a drag of extracts from the list carries. */
export const EXTRACTS_DRAG = 'application/x-threadwork-extracts';

export interface FromList {
  codeIds?: string[];
  codingIds?: string[];
}
export interface ListDrop extends Pick<Target, 'pileId' | 'before' | 'cardId'> {
  what: FromList;
  /** On the table. */
  at: Place;
}

interface Over {
  frame: number;
  pointer: Place;
  element: HTMLElement | null;
  panAtEdge: EdgePan;
}

const NOBODY: ReadonlySet<string> = new Set();
const typeOf = (event: DragEvent) =>
  [CODES_DRAG, EXTRACTS_DRAG].find((type) => event.dataTransfer.types.includes(type));

/** What is over the table, while nothing is. */
const nothing = (): Over => ({
  frame: 0,
  pointer: { x: 0, y: 0 },
  element: null,
  panAtEdge: createEdgePan(),
});

/** Gives what the side with the table does with such a drag. */
export function useListDrop(
  handle: RefObject<TableHandle | null>,
  table: TableData,
  onDrop: ((drop: ListDrop) => void) | null,
) {
  const drag = useRef(nothing());
  const latest = useRef(table);
  useEffect(() => {
    latest.current = table;
  });
  const leave = () => {
    cancelAnimationFrame(drag.current.frame);
    if (drag.current.element) markTarget(drag.current.element);
    drag.current = nothing();
  };
  useEffect(() => {
    // a drag that ends anywhere else leaves no mark behind
    window.addEventListener('dragend', leave);
    return () => {
      leave();
      window.removeEventListener('dragend', leave);
    };
  }, []);
  const tick = () => {
    const { element, pointer, panAtEdge } = drag.current;
    if (!element || !handle.current) return;
    const { bounds } = latest.current.layout;
    panAtEdge(element.getBoundingClientRect(), pointer, handle.current, bounds);
    const { slot, ...target } = targetAt(
      latest.current,
      handle.current.toTable(pointer.x, pointer.y),
      NOBODY,
    );
    markTarget(element, target, slot);
    drag.current.frame = requestAnimationFrame(tick);
  };
  const tableUnder = (event: DragEvent<HTMLElement>) =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('.bd-table') : null;

  return {
    onDragOver(event: DragEvent<HTMLElement>) {
      const element = typeOf(event) === undefined || onDrop === null ? null : tableUnder(event);
      if (!element) return leave();
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      drag.current.pointer = { x: event.clientX, y: event.clientY };
      if (drag.current.element === element) return;
      drag.current.element = element;
      drag.current.frame = requestAnimationFrame(tick);
    },
    onDragLeave(event: DragEvent<HTMLElement>) {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) leave();
    },
    onDrop(event: DragEvent<HTMLElement>) {
      const type = typeOf(event);
      const isOver = tableUnder(event) !== null;
      leave();
      const at = handle.current?.toTable(event.clientX, event.clientY);
      if (type === undefined || onDrop === null || !isOver || !at) return;
      event.preventDefault();
      const keys: unknown = JSON.parse(event.dataTransfer.getData(type));
      if (!Array.isArray(keys)) return;
      const ids = keys.map(String);
      const target = targetAt(latest.current, at, NOBODY);
      onDrop({ what: type === CODES_DRAG ? { codeIds: ids } : { codingIds: ids }, at, ...target });
    },
  };
}
