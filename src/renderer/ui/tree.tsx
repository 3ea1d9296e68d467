/* oxlint-disable react/preserve-manual-memoization -- a rule of the React compiler, which is not used here */
import {
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { ChevronRight } from 'lucide-react';
import { announce } from './announce.ts';
import { cx } from './class-names.ts';
import { Icon } from './icons.tsx';
import { isInnerControl, type ListHandle, type ListProps, type RowState } from './list.tsx';
import { useContextMenu } from './menu.tsx';
import { useRowCursor } from './row-cursor.ts';
import { useRowWindow } from './row-window.ts';
import {
  flattenTree,
  isPossible,
  stepPlace,
  topmostKeys,
  type TreePlace,
  type TreeRow,
} from './tree-model.ts';
import { RenameField } from './rename-field.tsx';
import { useTreeDrag } from './tree-drag.ts';
import { useExpanded } from './tree-expanded.ts';
import './list.css';
import './tree.css';

export interface TreeItemState extends RowState {
  level: number;
  hasChildren: boolean;
  isExpanded: boolean;
  isRenaming: boolean;
  /** The name, or the field it is renamed in. Put it where the name goes. */
  name: ReactNode;
}

export interface TreeHandle extends ListHandle {
  /** Opens the field a name is changed in, as F2 does. */
  rename(key: string): void;
}

export interface TreeProps<T> extends Pick<
  ListProps<T>,
  | 'label'
  | 'getKey'
  | 'rowHeight'
  | 'selectionMode'
  | 'selectedKeys'
  | 'onSelectionChange'
  | 'selectOnMove'
  | 'onAction'
  | 'currentKey'
  | 'contextMenu'
  | 'onType'
  | 'onRowKey'
  | 'emptyState'
  | 'className'
> {
  ref?: Ref<TreeHandle>;
  roots: readonly T[];
  getChildren(item: T): readonly T[];
  /** The name: found by typing, told in announcements, edited by renaming. */
  getText(item: T): string;
  renderItem(item: T, state: TreeItemState): ReactNode;
  /** What a row is called when one comes to it: its name first, without its buttons. Left out, all its words are read. */
  describeItem?(item: T): string;
  /** Words for the look of a whole row, as `[data-mark~='open']`. */
  markItem?(item: T): string | undefined;
  /** Open rows. Leave out to let the tree keep them, all open at first. */
  expandedKeys?: ReadonlySet<string>;
  onExpandedChange?(keys: Set<string>): void;
  /** F2 renames in place; Enter keeps, Escape leaves the old name. */
  onRename?(item: T, name: string): void;
  /** Drag, Alt with up and down, Alt Shift with left and right, or Ctrl X and Ctrl V. Keys come in tree order, without those inside each other. */
  onMove?(keys: string[], place: TreePlace): void;
  /** Says no to places the subject matter does not allow. */
  canMove?(keys: string[], place: TreePlace): boolean;
  /** A data type for drags that other parts of the page take, such as `application/x-threadwork-codes`. */
  dragType?: string;
  /** Takes drags of this type that began elsewhere; the row they are let go on gets their keys. */
  takes?: { type: string; onDrop(item: T, keys: string[]): void };
}

const NOTHING: ReadonlySet<string> = new Set();

/** A tree of rows: walk, open, choose, rename and move by keys as well as by mouse. */
export function Tree<T>({ ref: handle, ...props }: TreeProps<T>) {
  const { label, getKey, getText, roots, getChildren, selectionMode = 'single', currentKey } = props;
  const shape = useMemo(() => ({ roots, getKey, getChildren }), [roots, getKey, getChildren]);
  const open = useExpanded(props);
  const rows = useMemo(() => flattenTree(shape, open.keys), [shape, open.keys]);
  const keys = useMemo(() => rows.map((row) => row.key), [rows]);
  const byKey = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows]);
  const selectedKeys = props.selectedKeys ?? NOTHING;
  const scroller = useRef<HTMLDivElement>(null);
  const windowRef = useRef<ReturnType<typeof useRowWindow> | null>(null);
  const menu = useContextMenu();
  const [renaming, setRenaming] = useState<string | null>(null);
  const [cut, setCut] = useState<string[]>([]);
  const cursor = useRowCursor({
    keys,
    textAt: (index) => (rows[index] ? getText(rows[index].item) : ''),
    selectionMode,
    selectedKeys,
    onSelectionChange: props.onSelectionChange,
    selectOnMove: props.selectOnMove,
    onAction: props.onAction
      ? (key) => {
          const row = byKey.get(key);
          if (row) props.onAction?.(row.item);
        }
      : undefined,
    onType: props.onType,
    container: scroller,
    scrollToIndex: (index) => windowRef.current?.scrollToIndex(index),
    pageSize: () => windowRef.current?.pageSize() ?? 10,
  });
  const view = useRowWindow(scroller, keys, props.rowHeight ?? 29, cursor.index);
  useLayoutEffect(() => {
    windowRef.current = view;
  });
  useImperativeHandle(handle, (): TreeHandle => ({
    goTo: (key, withFocus = true) => cursor.goTo(key, withFocus),
    rename(key) {
      cursor.goTo(key, false);
      setRenaming(key);
    },
  }));

  const textOf = (key: string | null) => {
    const row =
      key === null ? undefined : flattenTree(shape, 'all').find((candidate) => candidate.key === key);
    return row ? getText(row.item) : null;
  };
  function move(moved: readonly string[], place: TreePlace): boolean {
    const real = topmostKeys(shape, new Set(moved));
    const fits = real.length > 0 && isPossible(shape, real, place) && (props.canMove?.(real, place) ?? true);
    if (!fits) return false;
    props.onMove?.(real, place);
    if (place.parentKey !== null) open.set(place.parentKey, true);
    const what = real.length === 1 ? (textOf(real[0] ?? null) ?? '') : `${real.length} rows`;
    const before = textOf(place.beforeKey);
    const under = textOf(place.parentKey);
    announce(
      `${what} moved ${under ? `under ${under}` : 'to the top level'}${before ? `, before ${before}` : ', at the end'}.`,
    );
    return true;
  }
  const inHand = (key: string) =>
    selectedKeys.has(key) && selectedKeys.size > 1 ? [...selectedKeys] : [key];
  const drag = useTreeDrag({
    rows,
    inHand,
    move,
    isPossible: (k, p) => isPossible(shape, k, p),
    props,
  });

  function moveByKey(event: KeyboardEvent, row: TreeRow<T>): boolean {
    if (!props.onMove) return false;
    const steps = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'in', ArrowLeft: 'out' } as const;
    // without Shift, Alt and left or right walk back and forward through the places one was at, here as everywhere
    const isWalk = !event.shiftKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight');
    if (event.altKey && !isWalk && event.key in steps) {
      const place = stepPlace(shape, row.key, steps[event.key as keyof typeof steps]);
      if (!place || !move([row.key], place)) announce('It cannot move further that way.');
      else cursor.goTo(row.key, true);
      return true;
    }
    if (!(event.ctrlKey || event.metaKey)) return false;
    if (event.key.toLowerCase() === 'x') {
      setCut(inHand(row.key));
      announce(
        `${inHand(row.key).length === 1 ? getText(row.item) : `${inHand(row.key).length} rows`} ready to move. Go to a row and press Control V to put it inside.`,
      );
      return true;
    }
    if (event.key.toLowerCase() === 'v' && cut.length > 0) {
      if (!move(cut, { parentKey: row.key, beforeKey: null })) announce('It cannot go there.');
      else setCut([]);
      return true;
    }
    return false;
  }
  function handleKey(event: KeyboardEvent) {
    const row = rows[cursor.index];
    if (!row) return;
    if (props.onRowKey?.(event, row.item)) return event.preventDefault();
    const plain = !event.altKey && !event.ctrlKey && !event.metaKey;
    if (moveByKey(event, row)) return event.preventDefault();
    if (event.key === 'Escape' && cut.length > 0) setCut([]);
    else if (plain && event.key === 'F2' && props.onRename) setRenaming(row.key);
    else if (plain && event.key === 'ArrowRight' && row.hasChildren) {
      if (row.isExpanded) cursor.moveTo(cursor.index + 1);
      else open.set(row.key, true);
    } else if (plain && event.key === 'ArrowLeft' && row.isExpanded) open.set(row.key, false);
    else if (plain && event.key === 'ArrowLeft' && row.parentKey !== null)
      cursor.moveTo(rows.findIndex((other) => other.key === row.parentKey));
    else if (plain && event.key === '*')
      open.setMany(rows.filter((other) => other.parentKey === row.parentKey).map((other) => other.key));
    else if (!cursor.handleKey(event)) return;
    event.preventDefault();
  }

  if (roots.length === 0 && props.emptyState) return <>{props.emptyState}</>;
  return (
    <div
      ref={scroller}
      role="treegrid"
      aria-label={label}
      aria-multiselectable={selectionMode === 'multiple' || undefined}
      className={cx('tw-list tw-tree tw-scroll', props.className)}
      onKeyDown={(event) => {
        if (!event.defaultPrevented && !isInnerControl(event)) handleKey(event);
      }}
      {...drag.treeProps}
    >
      <div
        role="rowgroup"
        className="tw-rows"
        style={{ height: view.totalHeight, ['--row' as string]: props.rowHeight ?? 29 }}
      >
        {view.places.map(({ index, style, measure }) => {
          const row = rows[index] as TreeRow<T>;
          const isActive = index === cursor.index;
          const isSelected = selectedKeys.has(row.key);
          const isRenaming = renaming === row.key;
          return (
            <div
              key={row.key}
              ref={measure}
              style={{ ...style, ['--level' as string]: row.level }}
              role="row"
              aria-label={props.describeItem?.(row.item)}
              aria-level={row.level}
              aria-posinset={row.position}
              aria-setsize={row.setSize}
              aria-expanded={row.hasChildren ? row.isExpanded : undefined}
              aria-selected={selectionMode === 'none' ? undefined : isSelected}
              aria-current={row.key === currentKey ? 'true' : undefined}
              tabIndex={isActive ? 0 : -1}
              data-key={row.key}
              data-index={index}
              data-mark={props.markItem?.(row.item)}
              data-cut={cut.includes(row.key) || undefined}
              data-drop={drag.over?.key === row.key ? drag.over.side : undefined}
              className="tw-row tw-tree-row"
              onClick={(event) => {
                if (!isInnerControl(event)) cursor.handleClick(event, row.key);
              }}
              onDoubleClick={(event) => {
                if (isInnerControl(event)) return;
                if (props.onAction) props.onAction(row.item);
                else if (row.hasChildren) open.set(row.key, !row.isExpanded);
              }}
              onContextMenu={(event) => {
                if (!props.contextMenu) return;
                cursor.goTo(row.key, true);
                menu.open(event, props.contextMenu(row.item), getText(row.item));
              }}
              {...(isRenaming ? {} : drag.rowProps(row))}
            >
              <div role="gridcell" className="tw-row-cell">
                {row.hasChildren ? (
                  <button
                    type="button"
                    tabIndex={-1}
                    className="tw-tree-toggle"
                    aria-label={row.isExpanded ? `Close ${getText(row.item)}` : `Open ${getText(row.item)}`}
                    onClick={() => open.set(row.key, !row.isExpanded)}
                  >
                    <Icon of={ChevronRight} small />
                  </button>
                ) : (
                  <span className="tw-tree-toggle" />
                )}
                {props.renderItem(row.item, {
                  isSelected,
                  isActive,
                  level: row.level,
                  hasChildren: row.hasChildren,
                  isExpanded: row.isExpanded,
                  isRenaming,
                  name: isRenaming ? (
                    <RenameField
                      value={getText(row.item)}
                      onDone={(name, hasLeft) => {
                        setRenaming(null);
                        if (!hasLeft) cursor.goTo(row.key, true);
                        if (name !== null && name !== getText(row.item)) props.onRename?.(row.item, name);
                      }}
                    />
                  ) : (
                    getText(row.item)
                  ),
                })}
              </div>
            </div>
          );
        })}
      </div>
      {menu.menu}
    </div>
  );
}
