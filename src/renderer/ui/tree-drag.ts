import { useState, type DragEvent } from 'react';
import { dropPlace, type TreePlace, type TreeRow } from './tree-model.ts';

const OWN_DRAG = 'application/x-threadwork-rows';

interface TreeDragOptions<T> {
  rows: readonly TreeRow<T>[];
  inHand(key: string): string[];
  move(keys: readonly string[], place: TreePlace): boolean;
  isPossible(keys: readonly string[], place: TreePlace): boolean;
  props: {
    onMove?(keys: string[], place: TreePlace): void;
    canMove?(keys: string[], place: TreePlace): boolean;
    dragType?: string;
    takes?: { type: string; onDrop(item: T, keys: string[]): void };
  };
}

/** Drag and drop by mouse: a line where it would land, a tint on the row it would go into. */
export function useTreeDrag<T>({ rows, inHand, move, isPossible: fits, props }: TreeDragOptions<T>) {
  const [dragged, setDragged] = useState<string[]>([]);
  const [over, setOver] = useState<{ key: string; side: string } | null>(null);
  const canDrag = Boolean(props.onMove || props.dragType);
  const comesFromElsewhere = (event: DragEvent<HTMLElement>) =>
    // rows that cannot be moved among themselves can still be let go on one another
    (dragged.length === 0 || !props.onMove) &&
    props.takes !== undefined &&
    event.dataTransfer.types.includes(props.takes.type);
  function placeAt(event: DragEvent<HTMLElement>, row: TreeRow<T>) {
    const box = event.currentTarget.getBoundingClientRect();
    return dropPlace(rows, row, (event.clientY - box.top) / Math.max(1, box.height));
  }
  function allowed(place: TreePlace) {
    return dragged.length > 0 && fits(dragged, place) && (props.canMove?.(dragged, place) ?? true);
  }
  return {
    over,
    treeProps: {
      onDragLeave: (event: DragEvent<HTMLElement>) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(null);
      },
    },
    rowProps(row: TreeRow<T>) {
      if (!canDrag && !props.takes) return {};
      return {
        draggable: canDrag,
        onDragStart(event: DragEvent<HTMLElement>) {
          const keys = inHand(row.key);
          setDragged(keys);
          const data = JSON.stringify(keys);
          event.dataTransfer.setData(OWN_DRAG, data);
          if (props.dragType) event.dataTransfer.setData(props.dragType, data);
          event.dataTransfer.effectAllowed = 'copyMove';
          if (keys.length > 1) showCount(event, keys.length);
          markDragging();
        },
        onDragEnd() {
          setDragged([]);
          setOver(null);
        },
        onDragOver(event: DragEvent<HTMLElement>) {
          if (comesFromElsewhere(event)) {
            event.preventDefault();
            event.dataTransfer.dropEffect = 'copy';
            return over?.key === row.key ? undefined : setOver({ key: row.key, side: 'inside' });
          }
          if (!props.onMove || dragged.length === 0) return;
          const place = placeAt(event, row);
          if (!allowed(place)) return setOver(null);
          event.preventDefault();
          event.dataTransfer.dropEffect = 'move';
          if (over?.key !== row.key || over.side !== place.side) setOver({ key: row.key, side: place.side });
        },
        onDrop(event: DragEvent<HTMLElement>) {
          if (comesFromElsewhere(event) && props.takes) {
            event.preventDefault();
            setOver(null);
            return props.takes.onDrop(row.item, readKeys(event.dataTransfer.getData(props.takes.type)));
          }
          const place = placeAt(event, row);
          setOver(null);
          if (!props.onMove || !allowed(place)) return;
          event.preventDefault();
          move(dragged, { parentKey: place.parentKey, beforeKey: place.beforeKey });
          setDragged([]);
        },
      };
    },
  };
}

/** While something is dragged the browser goes on saying that the pointer is over the row it came from, which is not so. */
function markDragging(): void {
  const root = document.documentElement;
  const isOver = new AbortController();
  root.toggleAttribute('data-dragging', true);
  const end = () => {
    root.toggleAttribute('data-dragging', false);
    isOver.abort();
  };
  // a row that has gone meanwhile hears of no end; the pointer is heard of again only after it
  for (const name of ['dragend', 'pointermove'])
    window.addEventListener(name, end, { signal: isOver.signal, capture: true });
}

/** How many rows are in the hand, in the place of a picture of the one that was taken hold of. */
function showCount(event: DragEvent<HTMLElement>, count: number): void {
  const badge = document.createElement('div');
  badge.className = 'tw-drag-count';
  badge.textContent = String(count);
  document.body.append(badge);
  event.dataTransfer.setDragImage(badge, -12, -8);
  // the picture is taken before the next task
  setTimeout(() => badge.remove());
}

/** The keys a drag carries; nothing when it is not one of ours. */
function readKeys(data: string): string[] {
  try {
    const keys: unknown = JSON.parse(data);
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}
