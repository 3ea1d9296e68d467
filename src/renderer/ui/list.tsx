/* oxlint-disable react/preserve-manual-memoization -- a rule of the React compiler, which is not used here */
import {
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type ReactNode,
  type Ref,
} from 'react';
import { cx } from './class-names.ts';
import { useContextMenu, type MenuEntry } from './menu.tsx';
import { useRowCursor, type SelectionMode } from './row-cursor.ts';
import { useRowWindow } from './row-window.ts';
import './list.css';

export interface RowState {
  isSelected: boolean;
  /** The row Tab comes to and arrows leave from. Give controls inside a row `excludeFromTabOrder={!isActive}`. */
  isActive: boolean;
}

export interface ListHandle {
  /** Scrolls there and, unless told not to, focuses the row. */
  goTo(key: string, withFocus?: boolean): void;
}

export interface ListProps<T> {
  /** Accessible name. */
  label: string;
  items: readonly T[];
  getKey(item: T): string;
  /** Words a row is found by when one types. */
  getText(item: T): string;
  renderItem(item: T, state: RowState): ReactNode;
  /** Design pixels; a first guess is enough. */
  rowHeight?: number;
  selectionMode?: SelectionMode;
  selectedKeys?: ReadonlySet<string>;
  onSelectionChange?(keys: Set<string>): void;
  selectOnMove?: boolean;
  /** Enter, a double press, or one press where nothing can be selected. */
  onAction?(item: T): void;
  /** The row of the place one is at: tinted, and told as current. */
  currentKey?: string | null;
  contextMenu?(item: T): ReadonlyArray<MenuEntry>;
  /** Takes typed letters (a filter) instead of jumping to the row that starts so. */
  onType?(text: string): void;
  /** More keys; return true when taken. */
  onRowKey?(event: React.KeyboardEvent, item: T): boolean;
  emptyState?: ReactNode;
  className?: string;
  ref?: Ref<ListHandle>;
}

const NOTHING: ReadonlySet<string> = new Set();

/** Rows one walks by arrows, finds by typing and acts on by keys; thousands are fine. */
export function List<T>({ ref: handle, ...props }: ListProps<T>) {
  const {
    label,
    items,
    getKey,
    getText,
    renderItem,
    rowHeight = 44,
    selectionMode = 'none',
    currentKey,
  } = props;
  const selectedKeys = props.selectedKeys ?? NOTHING;
  const scroller = useRef<HTMLDivElement>(null);
  const keys = useMemo(() => items.map(getKey), [items, getKey]);
  const menu = useContextMenu();
  const itemOf = (key: string) => items[keys.indexOf(key)];
  const windowRef = useRef<ReturnType<typeof useRowWindow> | null>(null);
  const cursor = useRowCursor({
    keys,
    textAt: (index) => (items[index] === undefined ? '' : getText(items[index])),
    selectionMode,
    selectedKeys,
    onSelectionChange: props.onSelectionChange,
    selectOnMove: props.selectOnMove,
    onAction: props.onAction
      ? (key) => {
          const item = itemOf(key);
          if (item !== undefined) props.onAction?.(item);
        }
      : undefined,
    onType: props.onType,
    container: scroller,
    scrollToIndex: (index) => windowRef.current?.scrollToIndex(index),
    pageSize: () => windowRef.current?.pageSize() ?? 10,
  });
  const rows = useRowWindow(scroller, items.length, rowHeight, cursor.index);
  useLayoutEffect(() => {
    windowRef.current = rows;
  });
  useImperativeHandle(handle, () => ({ goTo: (key, withFocus = true) => cursor.goTo(key, withFocus) }));

  if (items.length === 0 && props.emptyState) return <>{props.emptyState}</>;
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={items.length}
      aria-multiselectable={selectionMode === 'multiple' || undefined}
      className={cx('tw-list tw-scroll', props.className)}
      onKeyDown={(event) => {
        if (event.defaultPrevented || isInnerControl(event)) return;
        const item = items[cursor.index];
        if (item !== undefined && props.onRowKey?.(event, item)) return event.preventDefault();
        if (cursor.handleKey(event)) event.preventDefault();
      }}
    >
      <div
        role="rowgroup"
        className="tw-rows"
        style={{ height: rows.totalHeight, ['--row' as string]: rowHeight }}
      >
        {rows.places.map(({ index, style, measure }) => {
          const item = items[index] as T;
          const key = keys[index] as string;
          const isSelected = selectedKeys.has(key);
          const isActive = index === cursor.index;
          return (
            <div
              key={key}
              ref={measure}
              style={style}
              role="row"
              aria-rowindex={index + 1}
              aria-selected={selectionMode === 'none' ? undefined : isSelected}
              aria-current={key === currentKey ? 'true' : undefined}
              tabIndex={isActive ? 0 : -1}
              data-key={key}
              data-index={index}
              className="tw-row"
              onClick={(event) => {
                if (!isInnerControl(event)) cursor.handleClick(event, key);
              }}
              onDoubleClick={(event) => {
                if (selectionMode !== 'none' && !isInnerControl(event)) props.onAction?.(item);
              }}
              onContextMenu={(event) => {
                if (!props.contextMenu) return;
                cursor.goTo(key, true);
                menu.open(event, props.contextMenu(item), getText(item));
              }}
            >
              <div role="gridcell" className="tw-row-cell">
                {renderItem(item, { isSelected, isActive })}
              </div>
            </div>
          );
        })}
      </div>
      {menu.menu}
    </div>
  );
}

/** Whether an event came from a control inside a row, which then handles it itself. */
export function isInnerControl(event: { target: EventTarget; currentTarget: EventTarget }): boolean {
  if (!(event.target instanceof Element)) return false;
  const control = event.target.closest(
    'button, a, input, textarea, select, [role="button"], [role="checkbox"], [contenteditable]',
  );
  return control !== null && (event.currentTarget as Element).contains(control);
}

/**
 * A filter over items by every word typed, in any order. Gives the query, its setter, what is left, and a handler for
 * a list's `onType` that sends typed letters to the query.
 */
export function useFilter<T>(items: readonly T[], getText: (item: T) => string) {
  const [query, setQuery] = useState('');
  const filtered = useMemo(() => {
    const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    if (words.length === 0) return items;
    return items.filter((item) => {
      const text = getText(item).toLocaleLowerCase();
      return words.every((word) => text.includes(word));
    });
  }, [items, query, getText]);
  return { query, setQuery, filtered, onType: (text: string) => setQuery((before) => before + text) };
}
