// The table of participants: one walks it by arrows cell by cell, Enter edits, Tab goes on to the next, Escape leaves.
import {
  useLayoutEffect,
  useRef,
  useState,
  type ChangeEvent,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { ChevronDown } from 'lucide-react';
import { cx, Icon, isInnerControl, useContextMenu, type MenuEntry } from '../../../ui/index.ts';
import './people-grid.css';

export interface GridColumn<T> {
  id: string;
  /** Told to screen readers and shown in the heading. */
  name: string;
  /** Stands in the heading instead of the name: a field while it is renamed. */
  heading?: ReactNode;
  /** Beside the name: a badge. */
  headingMark?: ReactNode;
  className?: string;
  render(row: T): ReactNode;
  /** The text one edits; without it the cell is only read. */
  textOf?(row: T): string;
  /** What was typed, trimmed; called only when it is another than before. */
  onChange?(row: T, value: string): void;
  /** Values what is typed is completed to. */
  suggestions?: readonly string[];
  /** Clears the cell on Delete. */
  canClear?: boolean;
  menu?: ReadonlyArray<MenuEntry>;
}
export interface PeopleGridProps<T> {
  label: string;
  columns: readonly GridColumn<T>[];
  rows: readonly T[];
  keyOf(row: T): string;
  nameOf(row: T): string;
  selected: string | null;
  onSelect(key: string): void;
  rowMenu?(row: T): ReadonlyArray<MenuEntry>;
  onRowKey?(event: KeyboardEvent, row: T): boolean;
}

/** Row -1 is the heading. */
interface Place {
  row: number;
  column: number;
}
interface Editing extends Place {
  text: string;
}

export function PeopleGrid<T>(props: PeopleGridProps<T>) {
  const { columns, rows, keyOf } = props;
  const table = useRef<HTMLTableElement>(null);
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<Editing | null>(null);
  const wantsFocus = useRef(false);
  const menu = useContextMenu();
  const at: Place = {
    row: Math.max(-1, Math.min(place.row, rows.length - 1)),
    column: Math.max(0, Math.min(place.column, columns.length - 1)),
  };

  useLayoutEffect(() => {
    if (!wantsFocus.current || editing) return;
    wantsFocus.current = false;
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
  const canEdit = (column: number) =>
    columns[column]?.onChange !== undefined && columns[column].textOf !== undefined;
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

  return (
    <div className="pg-scroll tw-scroll">
      <table ref={table} role="grid" aria-label={props.label} className="pg" onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th
                key={column.id}
                scope="col"
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
                    className="pg-heading"
                    aria-haspopup="menu"
                    tabIndex={tabStop(-1, index)}
                    onClick={(event) => menu.open(event, column.menu ?? [], column.name)}
                  >
                    {column.headingMark}
                    <span className="tw-cut" dir="auto" title={column.name}>
                      {column.name}
                    </span>
                    <Icon of={ChevronDown} small />
                  </button>
                ) : null}
                {!column.heading && !column.menu ? column.name : null}
              </th>
            ))}
            <td className="pg-end" role="presentation" />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowIndex) => (
            <tr
              key={keyOf(row)}
              aria-selected={keyOf(row) === props.selected}
              onContextMenu={(event) => {
                if (!props.rowMenu || isInnerControl(event)) return;
                props.onSelect(keyOf(row));
                menu.open(event, props.rowMenu(row), props.nameOf(row));
              }}
            >
              {columns.map((column, index) => {
                const isEditing = editing?.row === rowIndex && editing.column === index;
                const Cell = index === 0 ? 'th' : 'td';
                return (
                  <Cell
                    key={column.id}
                    scope={index === 0 ? 'row' : undefined}
                    className={cx(column.className, isEditing && 'is-editing')}
                    data-at={`${rowIndex}/${index}`}
                    data-editable={canEdit(index) || undefined}
                    aria-readonly={canEdit(index) ? undefined : true}
                    tabIndex={isEditing ? undefined : tabStop(rowIndex, index)}
                    onFocus={(event) => {
                      if (
                        event.target === event.currentTarget &&
                        (at.row !== rowIndex || at.column !== index)
                      )
                        setPlace({ row: rowIndex, column: index });
                    }}
                    onMouseDown={(event) => {
                      if (!isInnerControl(event) && !isEditing && editing) keep();
                    }}
                    onClick={(event) => {
                      if (!isInnerControl(event)) go(rowIndex, index);
                    }}
                    onDoubleClick={(event) => {
                      if (!isInnerControl(event)) edit(rowIndex, index);
                    }}
                  >
                    {isEditing ? (
                      <CellField
                        label={`${column.name} of ${props.nameOf(row)}`}
                        text={editing.text}
                        suggestions={column.suggestions ?? []}
                        onText={(text) => setEditing({ ...editing, text })}
                        onKeyDown={onEditKey}
                        onLeave={keep}
                      />
                    ) : (
                      column.render(row)
                    )}
                  </Cell>
                );
              })}
              <td className="pg-end" role="presentation" />
            </tr>
          ))}
        </tbody>
      </table>
      {menu.menu}
    </div>
  );
}

interface CellFieldProps {
  label: string;
  text: string;
  suggestions: readonly string[];
  onText(text: string): void;
  onKeyDown(event: KeyboardEvent): void;
  onLeave(): void;
}

/** A field that completes what is typed to a value somebody has already, the rest selected so that typing on goes over it. */
function CellField({ label, text, suggestions, onText, onKeyDown, onLeave }: CellFieldProps) {
  function onChange(event: ChangeEvent<HTMLInputElement>) {
    const input = event.currentTarget;
    const typed = input.value;
    const isTyping = (event.nativeEvent as InputEvent).inputType === 'insertText';
    const isAtEnd = input.selectionStart === typed.length;
    const known = isTyping && isAtEnd ? suggestions.find((value) => value.startsWith(typed)) : undefined;
    if (known !== undefined) {
      // at once, because the text may be the same as before and then nothing is drawn anew
      input.value = known;
      input.setSelectionRange(typed.length, known.length);
    }
    onText(known ?? typed);
  }
  return (
    <input
      className="pg-field"
      aria-label={label}
      value={text}
      maxLength={500}
      autoComplete="off"
      ref={focusAtEnd}
      onChange={onChange}
      onKeyDown={onKeyDown}
      onBlur={onLeave}
    />
  );
}

/** The caret goes to the end: what was typed to begin with must not be selected and typed over. */
function focusAtEnd(field: HTMLInputElement | null): void {
  if (!field || document.activeElement === field) return;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}
