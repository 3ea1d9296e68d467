import { useId, useState, type KeyboardEvent } from 'react';

const PAGE = 8;

/**
 * The cursor of a list one walks with the arrows while typing in the field above it. `length` is how many rows are
 * shown, `first` the one it begins at; the rows carry the ids `rowId(0)`, `rowId(1)` and so on.
 */
export function useTypedList(length: number, first = 0) {
  const [active, setActive] = useState<number | null>(null);
  const listId = useId();
  const at = Math.max(0, Math.min(active ?? first, length - 1));
  const rowId = (index: number): string => `${listId}-${index}`;
  /** Walks the list by a key; whether it was one of its keys. */
  function walk(event: KeyboardEvent): boolean {
    const steps: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
    };
    const next = steps[event.key];
    if (next === undefined) return false;
    const to = Math.max(0, Math.min(length - 1, next));
    setActive(to);
    document.getElementById(rowId(to))?.scrollIntoView({ block: 'nearest' });
    return true;
  }
  return { at, listId, rowId, setActive, walk };
}
