// Which rows of a long table are in the page. The others leave a gap of their height, so that the table stays a table.
import type { RefObject } from 'react';
import { useRowWindow } from '../../../ui/row-window.ts';
import { useScale } from '../../../ui/scale.ts';

/** Height of a row and of the headings, in design pixels; the style sheet says the same in rem. */
const ROW = 44;
const HEAD = 34;

interface TablePart {
  readonly index: number;
  /** Rows left out before this one. */
  readonly before: number;
}

/** The rows at these places, each with how many are left out before it; `after` is what is left out behind the last. */
export function partsOf(
  indexes: readonly number[],
  count: number,
): { parts: readonly TablePart[]; after: number } {
  let next = 0;
  const parts = indexes.map((index) => {
    const before = index - next;
    next = index + 1;
    return { index, before };
  });
  return { parts, after: count - next };
}

/** Rows of a table with headings that stay in view; `keep` is always in the page, so that focus is never lost. */
export function useTableWindow(scroller: RefObject<HTMLElement | null>, count: number, keep: number) {
  const scale = useScale();
  const { places, totalHeight, pageSize } = useRowWindow(scroller, count, ROW, keep);
  return {
    ...partsOf(
      places.map((place) => place.index),
      count,
    ),
    isWindowed: totalHeight !== undefined,
    pageSize,
    /** Brings a row into view with as little movement as possible; never under the headings. */
    scrollToIndex(index: number): void {
      const element = scroller.current;
      if (!element) return;
      const top = ROW * scale * index;
      const bottom = top + (ROW + HEAD) * scale;
      if (top < element.scrollTop) element.scrollTo({ top });
      else if (bottom > element.scrollTop + element.clientHeight) {
        element.scrollTo({ top: bottom - element.clientHeight });
      }
    },
  };
}

/** The place of rows that are not in the page. */
export function RowGap({ rows }: { rows: number }) {
  if (rows === 0) return null;
  return (
    <tr
      role="presentation"
      aria-hidden="true"
      className="it-gap"
      style={{ height: `${(rows * ROW) / 16}rem` }}
    >
      <td colSpan={7} />
    </tr>
  );
}
