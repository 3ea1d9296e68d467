import { useVirtualizer, defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { useCallback, type CSSProperties, type RefObject } from 'react';
import { usePrinting } from './printing.ts';
import { useScale } from './scale.ts';

/** Lists this long are in the page whole: find in page, printing and screen readers then see all of them. */
const WHOLE_UP_TO = 60;
/** The same in design pixels, about three windows: of tall rows sixty are more than a page should hold. */
const WHOLE_HEIGHT = 2400;

interface RowPlace {
  index: number;
  style?: CSSProperties;
  measure?: (element: Element | null) => void;
}

/** More cells than this are not in the page whole either. */
const WHOLE_CELLS = 400;
/** Up to so many rows are on paper whole. */
const WHOLE_ON_PAPER = 2000;

/** Pixels kept ready above and below what is in view. */
const BEYOND = 160;
/** The same in rows: tall ones cost more to draw, and fewer of them are enough. */
const rowsBeyond = (height: number): number => Math.max(3, Math.min(8, Math.ceil(BEYOND / height)));

const styles = new Map<number, CSSProperties>();
/** More heights than this are not kept. */
const MOST_STYLES = 5000;

/** The style of a row that far down; the same object each time, so that a row that stays where it is need not be drawn again. */
function styleAt(top: number): CSSProperties {
  let style = styles.get(top);
  if (!style) {
    style = { position: 'absolute', insetInline: 0, top: 0, transform: `translateY(${top}px)` };
    if (styles.size >= MOST_STYLES) styles.clear();
    styles.set(top, style);
  }
  return style;
}

/**
 * Which rows are in the page. Short lists are whole; longer ones are windowed, the row at `keep` always among them so
 * that focus is never lost. `rows` are their keys, the same array until they change, because the height measured of a row is
 * its own wherever it goes; of rows that are all of one height their number is enough. `rowHeight` is in design pixels and may
 * be a first guess: rows are measured. `lead` is what stands over the rows in the same scroller and stays in sight, in design
 * pixels; `columns` is how many cells a row has. On paper the rows are whole unless `isLoaded` is false: rows that ask for what
 * they hold only when they are seen would be empty there.
 */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  rows: readonly string[] | number,
  rowHeight: number,
  keep: number,
  lead = 0,
  columns = 1,
  isLoaded = true,
) {
  const scale = useScale();
  const height = rowHeight * scale;
  const count = typeof rows === 'number' ? rows : rows.length;
  const getItemKey = useCallback(
    (index: number) => (typeof rows === 'number' ? index : (rows[index] ?? index)),
    [rows],
  );
  const isPrinting = usePrinting();
  const isLong = count > WHOLE_UP_TO || count * rowHeight > WHOLE_HEIGHT || count * columns > WHOLE_CELLS;
  const isWindowed = isLong && !(isPrinting && isLoaded && count <= WHOLE_ON_PAPER);
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer is read on every render on purpose
  const virtualizer = useVirtualizer({
    count,
    enabled: isWindowed,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey,
    overscan: rowsBeyond(height),
    scrollMargin: lead * scale,
    scrollPaddingStart: lead * scale,
    // before it is measured: a list rarely has more of the window, and rows beyond are made for nothing
    initialRect: { width: 400, height: Math.max(400, window.innerHeight * 0.7) },
    rangeExtractor: (range: Range) => {
      const shown = defaultRangeExtractor(range);
      if (keep >= 0 && keep < count && !shown.includes(keep)) shown.push(keep);
      return shown.toSorted((a, b) => a - b);
    },
  });
  const places: RowPlace[] = isWindowed
    ? virtualizer.getVirtualItems().map((item) => ({
        index: item.index,
        measure: virtualizer.measureElement,
        style: styleAt(item.start - lead * scale),
      }))
    : Array.from({ length: count }, (_, index) => ({ index }));
  function scrollToIndex(index: number) {
    if (isWindowed) return virtualizer.scrollToIndex(index, { align: 'auto' });
    const row = scroller.current?.querySelector(`[data-index="${index}"]`);
    row?.scrollIntoView?.({ block: 'nearest' });
  }
  const pageSize = () => Math.floor((scroller.current?.clientHeight ?? height * 10) / height);
  return {
    places,
    totalHeight: isWindowed ? virtualizer.getTotalSize() : undefined,
    scrollToIndex,
    pageSize,
    /** On paper, and not whole there. */
    isPart: isPrinting && isWindowed,
  };
}
