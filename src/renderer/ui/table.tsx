/* oxlint-disable react/preserve-manual-memoization -- a rule of the React compiler, which is not used here */
import { createContext, useContext, useLayoutEffect, useMemo, useRef, type ReactNode } from 'react';
import { cx } from './class-names.ts';
import { isInnerControl } from './list.tsx';
import { useRowCursor } from './row-cursor.ts';
import { useRowWindow } from './row-window.ts';
import './list.css';
import './table.css';

export interface TableColumn<T> {
  id: string;
  label: ReactNode;
  /** Accessible name when `label` is not text. */
  labelText?: string;
  /** Names the row for screen readers; the first column when none says so. */
  isRowHeader?: boolean;
  /** Numbers go to the end. */
  align?: 'start' | 'end';
  /** Design pixels; columns without share what is left. */
  width?: number;
  /** Of what is left: parts of it, 1 when not said, and the design pixels it keeps at least. */
  share?: number;
  least?: number;
  render(row: T): ReactNode;
}
interface TableProps<T> {
  label: string;
  columns: ReadonlyArray<TableColumn<T>>;
  rows: readonly T[];
  getKey(row: T): string;
  /** Words a row is found by when one types. */
  getText(row: T): string;
  /** The row one is on; arrows choose as they go. */
  selectedKey: string | null;
  onSelect(key: string): void;
  /** Enter, or a double press. */
  onAction?(row: T): void;
  /** Design pixels. */
  rowHeight?: number;
  className?: string;
}

/** Design pixels the headings take, over the rows that scroll under them. */
const HEADING = 34;

const RowActive = createContext(true);
/** Whether the row a control stands in is the one Tab comes to; true outside of tables. */
export const useRowActive = (): boolean => useContext(RowActive);

/**
 * A table one walks by arrows: up and down from row to row, right and left among the controls of a row. Only the rows in view
 * are in the page when there are many, and a row is drawn anew only with the table.
 */
export function Table<T>(props: TableProps<T>) {
  const { label, columns, rows, getKey, getText, selectedKey, rowHeight = 44 } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => rows.map(getKey), [rows, getKey]);
  const windowRef = useRef<ReturnType<typeof useRowWindow> | null>(null);
  const cursor = useRowCursor({
    keys,
    textAt: (index) => (rows[index] === undefined ? '' : getText(rows[index])),
    selectionMode: 'single',
    selectedKeys: useMemo(() => new Set(selectedKey === null ? [] : [selectedKey]), [selectedKey]),
    onSelectionChange: (chosen) => {
      const [key] = chosen;
      if (key !== undefined) props.onSelect(key);
    },
    selectOnMove: true,
    onAction: props.onAction
      ? (key) => {
          const row = rows[keys.indexOf(key)];
          if (row !== undefined) props.onAction?.(row);
        }
      : undefined,
    container: scroller,
    scrollToIndex: (index) => windowRef.current?.scrollToIndex(index),
    pageSize: () => windowRef.current?.pageSize() ?? 10,
  });
  const shown = useRowWindow(scroller, keys, rowHeight, cursor.index, HEADING);
  useLayoutEffect(() => {
    windowRef.current = shown;
  });
  const headerAt = Math.max(
    0,
    columns.findIndex((column) => column.isRowHeader),
  );
  const tracks = columns
    .map(({ width, share = 1, least = 0 }) =>
      width === undefined ? `minmax(calc(${least} * var(--px)), ${share}fr)` : `calc(${width} * var(--px))`,
    )
    .join(' ');

  function onKeyDown(event: React.KeyboardEvent<HTMLDivElement>) {
    if (event.defaultPrevented) return;
    if ((event.key === 'ArrowRight' || event.key === 'ArrowLeft') && !event.altKey) {
      if (alongRow(event.target, event.key === 'ArrowRight' ? 1 : -1)) event.preventDefault();
      return;
    }
    const isMove = event.key === 'ArrowDown' || event.key === 'ArrowUp' || event.key === 'Escape';
    if (isInnerControl(event) && !isMove) return;
    if (cursor.handleKey(event)) event.preventDefault();
  }
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      className={cx('tw-table tw-scroll', props.className)}
      style={{ ['--tracks' as string]: tracks, ['--row' as string]: rowHeight }}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="tw-thead">
        <div role="row" aria-rowindex={1} className="tw-tr">
          {columns.map((column) => (
            <div
              key={column.id}
              role="columnheader"
              aria-label={column.labelText}
              className="tw-th"
              data-align={column.align}
            >
              {column.label}
            </div>
          ))}
        </div>
      </div>
      <div role="rowgroup" className="tw-rows" style={{ height: shown.totalHeight }}>
        {shown.places.map(({ index, style, measure }) => {
          const row = rows[index] as T;
          const key = keys[index] as string;
          const isActive = index === cursor.index;
          return (
            <div
              key={key}
              ref={measure}
              style={style}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={key === selectedKey}
              tabIndex={isActive ? 0 : -1}
              data-key={key}
              data-index={index}
              className="tw-row tw-tr"
              onClick={(event) => {
                if (!isInnerControl(event)) cursor.handleClick(event, key);
              }}
              onDoubleClick={(event) => {
                if (!isInnerControl(event)) props.onAction?.(row);
              }}
            >
              <RowActive value={isActive}>
                {columns.map((column, at) => (
                  <div
                    key={column.id}
                    role={at === headerAt ? 'rowheader' : 'gridcell'}
                    className="tw-td"
                    data-align={column.align}
                  >
                    {column.render(row)}
                  </div>
                ))}
              </RowActive>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Puts the focus on the next control of the row, or back on the row before its first. */
function alongRow(target: EventTarget, by: 1 | -1): boolean {
  const row = target instanceof Element ? target.closest<HTMLElement>('[role="row"][data-key]') : null;
  if (!row) return false;
  const stops = [row, ...row.querySelectorAll<HTMLElement>('button:not(:disabled), a[href], input')];
  const next = stops[stops.indexOf(target as HTMLElement) + by];
  next?.focus();
  return next !== undefined;
}
