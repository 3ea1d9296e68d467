// Which columns of a wide table are in view.
import { useLayoutEffect, useState, type RefObject } from 'react';
import { useScale } from '../../../ui/scale.ts';
import { pixelsOf } from './grid-column.ts';

/** The first column and the one after the last. */
export interface ColumnRange {
  readonly from: number;
  readonly to: number;
}

/** Columns kept ready on each side. */
const BEYOND = 1;
/** So many columns more than that stay in the page rather than being taken away. */
const SPARE = 4;

/** The columns of these widths, in letters, that a window can show at most. */
function firstRange(letters: readonly number[], scale: number): ColumnRange {
  let left = window.innerWidth;
  let to = 0;
  while (to < letters.length && left > 0) {
    left -= pixelsOf(letters[to] ?? 0, to) * scale;
    to += 1;
  }
  return { from: 0, to };
}

/** The columns in view by where their headings stand; the first one, which stays, covers what is under it. */
function rangeIn(scroller: HTMLElement): ColumnRange {
  const heads = Array.from(scroller.querySelectorAll<HTMLElement>('thead th'));
  const start = scroller.scrollLeft + (heads[0]?.offsetWidth ?? 0);
  const end = scroller.scrollLeft + scroller.clientWidth;
  const isAfter = (head: HTMLElement) => head.offsetLeft + head.offsetWidth > start;
  const from = heads.findIndex((head, at) => at > 0 && isAfter(head));
  const beyond = heads.findIndex((head, at) => at > 0 && head.offsetLeft >= end);
  return {
    from: Math.max(0, (from < 0 ? 1 : from) - BEYOND),
    to: Math.min(heads.length, (beyond < 0 ? heads.length : beyond) + BEYOND),
  };
}

const isEnough = (drawn: ColumnRange, wanted: ColumnRange): boolean =>
  drawn.from <= wanted.from &&
  drawn.to >= wanted.to &&
  drawn.to - drawn.from <= wanted.to - wanted.from + SPARE;

/**
 * The columns to draw of a table whose headings are all there: those in view and one more on each side, as it scrolls and its
 * window changes. All of them unless `isOn`.
 * @param letters the width of each column, in letters
 */
export function useColumnWindow(
  scroller: RefObject<HTMLElement | null>,
  letters: readonly number[],
  isOn: boolean,
): ColumnRange {
  const scale = useScale();
  const [range, setRange] = useState(() => firstRange(letters, scale));
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!isOn || !element) return undefined;
    const look = () =>
      setRange((before) => {
        const next = rangeIn(element);
        return isEnough(before, next) ? before : next;
      });
    // tells once at the beginning too, when the table has been laid out
    const size = new ResizeObserver(look);
    size.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      size.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [scroller, isOn, letters]);
  return isOn ? range : { from: 0, to: letters.length };
}
