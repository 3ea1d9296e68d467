// The table of participants: one walks it by arrows cell by cell, Enter edits, Tab goes on to the next, Escape leaves.
// A table of many cells has those in view in the page.
import {
  Fragment,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type SyntheticEvent,
} from 'react';
import { ChevronDown } from 'lucide-react';
import { Icon, isInnerControl, useContextMenu, useRowWindow, type MenuEntry } from '../../../ui/index.ts';
import { CellField } from './cell-field.tsx';
import { isEditable, widthOf, type GridColumn } from './grid-column.ts';
import { GridRow } from './grid-row.tsx';
import { useColumnWindow } from './use-column-window.ts';
import '../../../ui/cells.css';
import './people-grid.css';

interface PeopleGridProps<T> {
  label: string;
  /** Rows are drawn again when they are others. */
  columns: readonly GridColumn<T>[];
  /** The width of each, in letters. */
  letters: readonly number[];
  rows: readonly T[];
  keyOf(row: T): string;
  nameOf(row: T): string;
  selected: string | null;
  onSelect(key: string): void;
  rowMenu?(row: T): ReadonlyArray<MenuEntry>;
  onRowKey?(event: KeyboardEvent, row: T): boolean;
}

/** Design pixels. */
const ROW_HEIGHT = 36;
const HEAD_HEIGHT = 36;
const rowsHigh = (n: number) => `calc(${n * ROW_HEIGHT} * var(--px))`;

/** One for all headings, so that it is not drawn again with each step. */
const ARROW = <Icon of={ChevronDown} small />;

/** Row -1 is the heading. */
interface Place {
  row: number;
  column: number;
}
interface Editing extends Place {
  text: string;
}

export function PeopleGrid<T>(props: PeopleGridProps<T>) {
  const { columns, letters, rows, keyOf } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<Editing | null>(null);
  const wantsFocus = useRef(false);
  const lastIn = useRef<Element | null>(null);
  const menu = useContextMenu();
  const at: Place = {
    row: Math.max(-1, Math.min(place.row, rows.length - 1)),
    column: Math.max(0, Math.min(place.column, columns.length - 1)),
  };
  const keys = useMemo(() => rows.map(keyOf), [rows, keyOf]);
  const view = useRowWindow(scroller, keys, ROW_HEIGHT, at.row, HEAD_HEIGHT, columns.length);
  const inView = useColumnWindow(scroller, letters, view.totalHeight !== undefined);

  useLayoutEffect(() => {
    // a person or a column that is removed takes the focus with it: it goes on to what stands there now
    const isTaken = lastIn.current?.isConnected === false && document.activeElement === document.body;
    if (!(wantsFocus.current || isTaken) || editing) return;
    wantsFocus.current = false;
    lastIn.current = null;
    const cell = table.current?.querySelector<HTMLElement>(`[data-at="${at.row}/${at.column}"]`);
    const button = at.row === -1 ? cell?.querySelector<HTMLElement>('button') : null;
    (button ?? cell)?.focus();
  });

  function go(row: number, column: number) {
    wantsFocus.current = true;
    const next = {
      row: Math.max(-1, Math.min(row, rows.length - 1)),
      column: Math.max(0, Math.min(column, columns.length - 1)),
    };
    setPlace(next);
    const chosen = rows[next.row];
    if (chosen !== undefined) props.onSelect(keyOf(chosen));
  }
  const tabStop = (row: number, column: number) => (at.row === row && at.column === column ? 0 : -1);
  const canEdit = (column: number) => isEditable(columns[column]);
  function edit(row: number, column: number, typed?: string) {
    const data = rows[row];
    const definition = columns[column];
    if (data === undefined || !definition?.textOf || !definition.onChange) return;
    setPlace({ row, column });
    props.onSelect(keyOf(data));
    setEditing({ row, column, text: typed ?? definition.textOf(data) });
  }
  function keep(): void {
    if (!editing) return;
    const data = rows[editing.row];
    const definition = columns[editing.column];
    const text = editing.text.trim();
    if (data !== undefined && definition?.textOf && text !== definition.textOf(data))
      definition.onChange?.(data, text);
    setEditing(null);
  }
  /** The next cell that can be edited, in reading order; null at the end. */
  function nextEditable(from: Place, by: 1 | -1): Place | null {
    const total = rows.length * columns.length;
    for (let index = from.row * columns.length + from.column + by; index >= 0 && index < total; index += by) {
      const column = index % columns.length;
      if (canEdit(column)) return { row: Math.floor(index / columns.length), column };
    }
    return null;
  }
  function onEditKey(event: KeyboardEvent) {
    event.stopPropagation();
    if (event.key === 'Enter') {
      keep();
      go(at.row, at.column);
    } else if (event.key === 'Escape') {
      setEditing(null);
      go(at.row, at.column);
    } else if (event.key === 'Tab') {
      const next = nextEditable(at, event.shiftKey ? -1 : 1);
      keep();
      if (next) edit(next.row, next.column);
      else go(at.row, at.column);
    } else return;
    event.preventDefault();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.defaultPrevented || editing) return;
    const row = rows[at.row];
    const withMod = event.ctrlKey || event.metaKey;
    const moves: Record<string, [number, number]> = {
      ArrowUp: [at.row - 1, at.column],
      ArrowDown: [at.row + 1, at.column],
      ArrowLeft: [at.row, at.column - 1],
      ArrowRight: [at.row, at.column + 1],
      Home: [withMod ? 0 : at.row, 0],
      End: [withMod ? rows.length - 1 : at.row, columns.length - 1],
      PageUp: [Math.max(0, at.row - 10), at.column],
      PageDown: [at.row + 10, at.column],
    };
    const move = moves[event.key];
    if (move && !event.altKey) {
      go(...move);
      return event.preventDefault();
    }
    if (isInnerControl(event) || row === undefined) return;
    if (props.onRowKey?.(event, row)) return event.preventDefault();
    if (event.key === 'Enter' || event.key === 'F2') edit(at.row, at.column);
    else if (event.key === 'Delete' || event.key === 'Backspace') {
      const definition = columns[at.column];
      if (!definition?.canClear || definition.textOf?.(row) === '') return;
      definition.onChange?.(row, '');
    } else if (
      [...event.key].length === 1 &&
      event.key !== ' ' &&
      !withMod &&
      !event.altKey &&
      canEdit(at.column)
    ) {
      edit(at.row, at.column, event.key);
    } else return;
    event.preventDefault();
  }

  /** The cell of a person an event comes from, by its places; nothing for the heading and for controls in it. */
  function cellOf(event: SyntheticEvent, isOwn = (): boolean => !isInnerControl(event)): Place | null {
    const cell = (event.target as Element).closest('[data-at]');
    const [row = -1, column = -1] = (cell?.getAttribute('data-at') ?? '').split('/').map(Number);
    return cell && row >= 0 && isOwn() ? { row, column } : null;
  }
  const isEdited = (cell: Place) => editing?.row === cell.row && editing.column === cell.column;

  const edited = editing ? rows[editing.row] : undefined;
  const field =
    editing && edited !== undefined ? (
      <CellField
        label={`${columns[editing.column]?.name ?? ''} of ${props.nameOf(edited)}`}
        text={editing.text}
        suggestions={columns[editing.column]?.suggestions?.() ?? []}
        onText={(text) => setEditing({ ...editing, text })}
        onKeyDown={onEditKey}
        onLeave={keep}
      />
    ) : null;
  const rowAt = (index: number) => {
    const row = rows[index];
    if (row === undefined) return null;
    const isEditing = editing?.row === index;
    return (
      <GridRow
        row={row}
        index={index}
        columns={columns}
        inView={inView}
        isSelected={keys[index] === props.selected}
        tabStop={at.row === index ? at.column : null}
        editedColumn={isEditing ? editing.column : null}
        field={isEditing ? field : null}
      />
    );
  };
  return (
    <div ref={scroller} className="pg-scroll tw-cells-place tw-scroll">
      <table
        ref={table}
        role="grid"
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length}
        className="tw-cells pg"
        style={{ width: `max(100%, calc(${letters.map(widthOf).join(' + ')} + 0.5rem))` }}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          lastIn.current = event.target;
          const cell = cellOf(event, () => (event.target as Element).hasAttribute('data-at'));
          if (cell && (at.row !== cell.row || at.column !== cell.column)) setPlace(cell);
        }}
        onMouseDown={(event) => {
          const cell = cellOf(event);
          if (cell && editing && !isEdited(cell)) keep();
        }}
        onClick={(event) => {
          const cell = cellOf(event);
          if (cell) go(cell.row, cell.column);
        }}
        onDoubleClick={(event) => {
          const cell = cellOf(event);
          if (cell) edit(cell.row, cell.column);
        }}
        onContextMenu={(event) => {
          const row = rows[cellOf(event)?.row ?? -1];
          if (row === undefined || !props.rowMenu) return;
          props.onSelect(keyOf(row));
          menu.open(event, props.rowMenu(row), props.nameOf(row));
        }}
      >
        <colgroup>
          {columns.map((column, index) => (
            <col key={column.id} style={{ width: widthOf(letters[index] ?? 0, index) }} />
          ))}
          <col />
        </colgroup>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column.id}
                scope="col"
                aria-colindex={index + 1}
                className={column.className}
                data-at={`-1/${index}`}
                tabIndex={(column.heading ?? column.menu) ? undefined : tabStop(-1, index)}
                onFocus={() => {
                  if (at.row !== -1 || at.column !== index) setPlace({ row: -1, column: index });
                }}
              >
                {column.heading ?? null}
                {!column.heading && column.menu ? (
                  <button
                    type="button"
                    className="tw-cells-heading"
                    aria-haspopup="menu"
                    tabIndex={tabStop(-1, index)}
                    onClick={(event) => menu.open(event, column.menu ?? [], column.name)}
                  >
                    {column.headingMark}
                    <span className="tw-cut" title={column.name}>
                      {column.name}
                    </span>
                    {ARROW}
                  </button>
                ) : null}
                {!column.heading && !column.menu ? (
                  <>
                    {column.headingMark} {column.name}
                  </>
                ) : null}
              </th>
            ))}
            <td className="pg-end" />
          </tr>
        </thead>
        <tbody>
          {view.places.map(({ index }, place_) => {
            const before = (view.places[place_ - 1]?.index ?? -1) + 1;
            return (
              <Fragment key={keys[index]}>
                <Gap rows={index - before} />
                {rowAt(index)}
              </Fragment>
            );
          })}
          <Gap rows={rows.length - 1 - (view.places.at(-1)?.index ?? -1)} />
        </tbody>
      </table>
      {menu.menu}
    </div>
  );
}

/** The room of rows that are not in view. */
const Gap = ({ rows }: { rows: number }) =>
  rows > 0 ? <tr aria-hidden="true" style={{ height: rowsHigh(rows) }} /> : null;
