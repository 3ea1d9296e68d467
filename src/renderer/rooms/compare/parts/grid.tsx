// A table one walks by arrows, cell by cell; Enter opens what stands behind a number. Long tables are windowed.
import {
  memo,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type SyntheticEvent,
} from 'react';
import { useScrollMemory } from '../../../app/router.ts';
import { cx, useRowWindow } from '../../../ui/index.ts';

export interface GridColumn<T> {
  id: string;
  head: ReactNode;
  className?: string | undefined;
  /** Design pixels. */
  width: number;
  render(row: T): ReactNode;
}
interface GridProps<T> {
  label: string;
  /** The first one names the row and takes what is left of the width. Rows are drawn again when they are others. */
  columns: readonly GridColumn<T>[];
  rows: readonly T[];
  keyOf(row: T): string;
  /** Design pixels. */
  rowHeight: number;
  /** The cell that is open beside the table. */
  open: { row: string; column: string } | null;
  /** By a key, so that the focus may follow, or by a press. */
  onOpen(row: T, column: string, byKey: boolean): void;
  onClose(): void;
}

const clamp = (n: number, most: number): number => Math.max(0, Math.min(n, most));

/** The columns of a row: names have what they need first; in a wide window the rest is wider too. */
const templateOf = (columns: readonly { width: number }[], times: number): string =>
  columns
    .map(({ width }, at) =>
      at === 0
        ? `minmax(calc(${width} * var(--px)), calc(480 * var(--px)))`
        : `calc(${width * times} * var(--px))`,
    )
    .join(' ');

export function Grid<T>(props: GridProps<T>) {
  const { columns, rows, keyOf, rowHeight, open } = props;
  const scroller = useRef<HTMLDivElement | null>(null);
  const remember = useScrollMemory('grid');
  const [place, setPlace] = useState<{ row: string | null; column: number }>(() => ({
    row: open?.row ?? null,
    column: Math.max(0, open ? columns.findIndex((column) => column.id === open.column) : 0),
  }));
  const wantsFocus = useRef(false);
  // oxlint-disable-next-line react/exhaustive-deps -- what a row is known by is the same at every drawing
  const keys = useMemo(() => rows.map(keyOf), [rows]);
  const row = Math.max(0, place.row === null ? 0 : keys.indexOf(place.row));
  const column = clamp(place.column, columns.length - 1);
  const { places, totalHeight, scrollToIndex, pageSize } = useRowWindow(scroller, keys, rowHeight, row);

  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-at="${row}/${column}"]`);
    if (!cell) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  // what is opened beside the table may narrow it: the cell it is about stays in view
  const openCell = open ? `${open.row} ${open.column}` : null;
  useEffect(() => {
    if (openCell === null) return undefined;
    const frame = requestAnimationFrame(() =>
      scroller.current
        ?.querySelector('.cm-body .cm-cell[data-open]')
        ?.scrollIntoView({ block: 'nearest', inline: 'nearest' }),
    );
    return () => cancelAnimationFrame(frame);
  }, [openCell]);

  const hold = useCallback(
    (element: HTMLDivElement | null) => {
      scroller.current = element;
      return remember(element);
    },
    [remember],
  );

  function go(toRow: number, toColumn: number) {
    const at = clamp(toRow, rows.length - 1);
    const next = rows[at];
    if (next === undefined) return;
    wantsFocus.current = true;
    setPlace({ row: keyOf(next), column: clamp(toColumn, columns.length - 1) });
    scrollToIndex(at);
  }
  function openAt(toRow: number, toColumn: number, byKey: boolean) {
    const [one, at] = [rows[toRow], columns[toColumn]];
    if (one !== undefined && at) props.onOpen(one, at.id, byKey);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.defaultPrevented || event.altKey) return;
    const withMod = event.ctrlKey || event.metaKey;
    const moves: Record<string, [number, number]> = {
      ArrowUp: [row - 1, column],
      ArrowDown: [row + 1, column],
      ArrowLeft: [row, column - 1],
      ArrowRight: [row, column + 1],
      Home: [withMod ? 0 : row, 0],
      End: [withMod ? rows.length - 1 : row, columns.length - 1],
      PageUp: [row - pageSize(), column],
      PageDown: [row + pageSize(), column],
    };
    const move = moves[event.key];
    if (move) go(...move);
    else if (event.key === 'Enter' || event.key === ' ') openAt(row, column, true);
    else if (event.key === 'Escape' && open) props.onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The cell an event comes from, by its places. */
  const cellOf = (event: SyntheticEvent): [row: number, column: number] | null => {
    const cell = (event.target as Element).closest('[data-at]');
    const [at, to] = (cell?.getAttribute('data-at') ?? '').split('/');
    return to === undefined ? null : [Number(at), Number(to)];
  };

  const least = columns.reduce((sum, one) => sum + one.width, 0);
  return (
    <div ref={hold} className="cm-grid tw-scroll">
      <div
        role="grid"
        aria-label={props.label}
        aria-readonly="true"
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        className="cm-table"
        style={{
          minWidth: `calc(${least} * var(--px))`,
          ['--columns' as string]: templateOf(columns, 1),
          ['--columns-wide' as string]: templateOf(columns, 1.5),
          ['--row' as string]: rowHeight,
        }}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const [at, to] = cellOf(event) ?? [];
          const one = at === undefined ? undefined : rows[at];
          if (one === undefined || to === undefined) return;
          if (place.row !== keyOf(one) || column !== to) setPlace({ row: keyOf(one), column: to });
        }}
        onClick={(event) => {
          const [at, to] = cellOf(event) ?? [];
          if (at !== undefined && to !== undefined) openAt(at, to, false);
        }}
      >
        <div role="rowgroup" className="cm-head">
          <div role="row" aria-rowindex={1} className="cm-row">
            {columns.map((one, at) => (
              <div
                key={one.id}
                role="columnheader"
                aria-colindex={at + 1}
                className={cx('cm-cell', at === 0 && 'cm-name', one.className)}
              >
                {one.head}
              </div>
            ))}
          </div>
        </div>
        <div role="rowgroup" className="cm-body" style={{ height: totalHeight }}>
          {places.map(({ index, style, measure }) => {
            const one = rows[index];
            if (one === undefined) return null;
            const key = keyOf(one);
            return (
              <Row
                key={key}
                row={one}
                index={index}
                columns={columns}
                measure={measure}
                style={style}
                openColumn={open?.row === key ? open.column : null}
                tabStop={index === row ? column : null}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface RowProps<T> {
  row: T;
  index: number;
  columns: readonly GridColumn<T>[];
  measure: ((element: Element | null) => void) | undefined;
  style: CSSProperties | undefined;
  /** The column of the open cell, when it is in this row. */
  openColumn: string | null;
  /** The place of the cell one gets to by Tab, when it is in this row. */
  tabStop: number | null;
}

/** Drawn again when something about it changes; presses and focus are the table's. */
const Row = memo(function Row<T>({ row, index, columns, measure, style, openColumn, tabStop }: RowProps<T>) {
  return (
    <div
      ref={measure}
      role="row"
      aria-rowindex={index + 2}
      data-index={index}
      className="cm-row"
      data-open={openColumn !== null || undefined}
      style={style}
    >
      {columns.map((definition, at) => (
        <div
          key={definition.id}
          role={at === 0 ? 'rowheader' : 'gridcell'}
          aria-colindex={at + 1}
          aria-selected={at === 0 ? undefined : openColumn === definition.id}
          data-at={`${index}/${at}`}
          data-open={openColumn === definition.id || undefined}
          tabIndex={at === tabStop ? 0 : -1}
          className={cx('cm-cell', at === 0 && 'cm-name', definition.className)}
        >
          {definition.render(row)}
        </div>
      ))}
    </div>
  );
}) as <T>(props: RowProps<T>) => ReactNode;
