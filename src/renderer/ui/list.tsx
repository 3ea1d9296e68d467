/* oxlint-disable react/preserve-manual-memoization -- a rule of the React compiler, which is not used here */
import {
  memo,
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
  /** The same function from one drawing to the next spares rows that did not change; it must then say all it depends on. */
  renderItem(item: T, state: RowState): ReactNode;
  /** Design pixels; a first guess is enough. */
  rowHeight?: number;
  /** Rows ask for what they hold when they are seen: a long list is then printed as far as it was seen. */
  isLazy?: boolean;
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
  const rows = useRowWindow(scroller, keys, rowHeight, cursor.index, 0, 1, !props.isLazy);
  useLayoutEffect(() => {
    windowRef.current = rows;
  });
  useImperativeHandle(handle, () => ({ goTo: (key, withFocus = true) => cursor.goTo(key, withFocus) }));
  const hand = useRef<RowHand<T> | null>(null);
  useLayoutEffect(() => {
    hand.current = {
      press: cursor.handleClick,
      act: (item) => {
        if (selectionMode !== 'none') props.onAction?.(item);
      },
      openMenu(event, item, key) {
        if (!props.contextMenu) return;
        cursor.goTo(key, true);
        menu.open(event, props.contextMenu(item), getText(item));
      },
    };
  });

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
          const key = keys[index] as string;
          return (
            <Row
              key={key}
              rowKey={key}
              item={items[index] as T}
              index={index}
              style={style}
              measure={measure}
              isSelected={selectionMode === 'none' ? undefined : selectedKeys.has(key)}
              isActive={index === cursor.index}
              isCurrent={key === currentKey}
              renderItem={renderItem}
              hand={hand}
            />
          );
        })}
      </div>
      {rows.isPart ? (
        <p className="tw-paper-note">
          {rows.places.length} of {items.length.toLocaleString()}: those that were in view. Reports writes all
          of them to a file.
        </p>
      ) : null}
      {menu.menu}
    </div>
  );
}

/** What the pointer does to rows, as the list is now. */
interface RowHand<T> {
  press(event: React.MouseEvent, key: string): void;
  act(item: T): void;
  openMenu(event: React.MouseEvent, item: T, key: string): void;
}
interface RowProps<T> {
  rowKey: string;
  item: T;
  index: number;
  style: React.CSSProperties | undefined;
  measure: ((element: Element | null) => void) | undefined;
  /** Undefined where nothing can be selected. */
  isSelected: boolean | undefined;
  isActive: boolean;
  isCurrent: boolean;
  renderItem: ListProps<T>['renderItem'];
  hand: React.RefObject<RowHand<T> | null>;
}

/** One row. Drawn again only when something about it changed, as long as `renderItem` stays the same function. */
function PlainRow<T>(props: RowProps<T>) {
  const { rowKey, item, index, style, measure, isSelected, isActive, isCurrent, renderItem, hand } = props;
  return (
    <div
      ref={measure}
      style={style}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isSelected}
      aria-current={isCurrent ? 'true' : undefined}
      tabIndex={isActive ? 0 : -1}
      data-key={rowKey}
      data-index={index}
      className="tw-row"
      onClick={(event) => {
        if (!isInnerControl(event)) hand.current?.press(event, rowKey);
      }}
      onDoubleClick={(event) => {
        if (!isInnerControl(event)) hand.current?.act(item);
      }}
      onContextMenu={(event) => hand.current?.openMenu(event, item, rowKey)}
    >
      <div role="gridcell" className="tw-row-cell">
        {renderItem(item, { isSelected: isSelected ?? false, isActive })}
      </div>
    </div>
  );
}
const Row = memo(PlainRow) as typeof PlainRow;

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
