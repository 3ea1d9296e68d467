// The table of transcripts: walked by arrows, sorted by its headings, moved by dragging or by keys.
import { Fragment, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { Icon, isInnerControl, useContextMenu, type MenuEntry } from '../../../ui/index.ts';
import { useRowCursor } from '../../../ui/row-cursor.ts';
import { RowGap, useTableWindow } from './table-window.tsx';
import { TranscriptLine, type RowHand } from './transcript-line.tsx';
import { textOf, type TranscriptRow } from '../rows.ts';
import { nextSort, type Sort, type SortColumn } from '../store.ts';
import '../../../ui/cells.css';
import './transcript-table.css';

interface Heading {
  id: SortColumn;
  label: string;
  className?: string;
  /** What the numbers under it are of. */
  about?: string;
}
const HEADINGS: readonly Heading[] = [
  { id: 'transcript', label: 'Transcript' },
  { id: 'group', label: 'Group', className: 'it-group' },
  { id: 'words', label: 'Words', className: 'tw-cells-number it-number' },
  { id: 'length', label: 'Length', className: 'tw-cells-number it-number it-length' },
  {
    id: 'coded',
    label: 'Coded',
    className: 'it-coded',
    about: 'Share of the whole transcript, questions included',
  },
  { id: 'coders', label: 'Coders', className: 'it-coders' },
  { id: 'standing', label: 'Where it stands', className: 'it-standing' },
];

interface TranscriptTableProps {
  rows: readonly TranscriptRow[];
  selected: string | null;
  onSelect(id: string): void;
  sort: Sort;
  onSort(sort: Sort): void;
  onOpen(id: string): void;
  /** The person working, whose badge is filled. */
  me: string | null;
  renaming: string | null;
  onRenamed(id: string, name: string | null): void;
  menuFor(row: TranscriptRow): ReadonlyArray<MenuEntry>;
  /** Puts one before another, or last. Missing where the order cannot be changed now. */
  onMove?(id: string, before: string | null): void;
  /** A letter typed while a row has the focus: it goes to the filter. */
  onType(text: string): void;
  /** Further rows under the others: files on their way in. */
  arriving?: ReactNode;
}

export function TranscriptTable(props: TranscriptTableProps) {
  const { rows, selected, sort, onMove } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const menu = useContextMenu();
  const [drag, setDrag] = useState<{ id: string; before: string | null } | null>(null);
  const keys = useMemo(() => rows.map((row) => row.id), [rows]);
  const windowed = useRef<ReturnType<typeof useTableWindow> | null>(null);
  const cursor = useRowCursor({
    keys,
    textAt: (index) => (rows[index] ? textOf(rows[index]) : ''),
    selectionMode: 'single',
    selectedKeys: new Set(selected === null ? [] : [selected]),
    onSelectionChange: (chosen) => {
      const [id] = chosen;
      if (id !== undefined) props.onSelect(id);
    },
    selectOnMove: true,
    onAction: props.onOpen,
    onType: props.onType,
    container: scroller,
    scrollToIndex: (index) => windowed.current?.scrollToIndex(index),
    pageSize: () => (windowed.current?.pageSize() ?? 10) - 1,
  });
  const inPage = useTableWindow(scroller, keys.length, cursor.index);
  useLayoutEffect(() => void (windowed.current = inPage));
  const hand = useRef<RowHand | null>(null);
  useLayoutEffect(() => {
    hand.current = {
      focused: (id) => {
        // what keys act on is the row one is in, by Tab too
        if (id !== selected) props.onSelect(id);
      },
      pressed: cursor.handleClick,
      opened: props.onOpen,
      menu(event, row) {
        cursor.goTo(row.id, true);
        props.onSelect(row.id);
        menu.open(event, props.menuFor(row), row.document.name);
      },
      renamed(id, name, hasLeft) {
        props.onRenamed(id, name);
        if (!hasLeft) cursor.goTo(id, true);
      },
      taken: (id) => setDrag(id === null ? null : { id, before: id }),
      over(event, index) {
        if (!drag) return;
        event.preventDefault();
        const box = event.currentTarget.getBoundingClientRect();
        const isBelow = event.clientY > box.top + box.height / 2;
        const before = keys[isBelow ? index + 1 : index] ?? null;
        if (before !== drag.before) setDrag({ ...drag, before });
      },
      dropped(event) {
        event.preventDefault();
        if (drag && drag.before !== drag.id) onMove?.(drag.id, drag.before);
        setDrag(null);
      },
    };
  });
  const dropAt = (id: string, index: number) => {
    if (drag === null) return undefined;
    if (drag.before === id) return 'before';
    return drag.before === null && index === rows.length - 1 ? 'after' : undefined;
  };
  return (
    <div ref={scroller} className="it-scroll tw-cells-place tw-scroll">
      <table
        role="grid"
        aria-label="Transcripts"
        className="tw-cells it"
        aria-rowcount={inPage.isWindowed ? rows.length + 1 : undefined}
        onKeyDown={(event) => {
          if (event.defaultPrevented || isInnerControl(event)) return;
          if (cursor.handleKey(event)) event.preventDefault();
        }}
      >
        <thead>
          <tr>
            {HEADINGS.map((heading) => (
              <HeadingCell key={heading.id} heading={heading} sort={sort} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {inPage.parts.map(({ index, before }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <Fragment key={row.id}>
                <RowGap rows={before} />
                <TranscriptLine
                  row={row}
                  index={index}
                  ariaIndex={inPage.isWindowed ? index + 2 : undefined}
                  me={props.me}
                  drop={dropAt(row.id, index)}
                  isDragged={drag?.id === row.id}
                  isActive={index === cursor.index}
                  isSelected={row.id === selected}
                  isRenaming={props.renaming === row.id}
                  canMove={onMove !== undefined}
                  hand={hand}
                />
              </Fragment>
            );
          })}
          <RowGap rows={inPage.after} />
        </tbody>
        {props.arriving}
      </table>
      {menu.menu}
    </div>
  );
}

function HeadingCell({ heading, sort, onSort }: { heading: Heading; sort: Sort; onSort(sort: Sort): void }) {
  const isSorted = sort.column === heading.id;
  return (
    <th scope="col" className={heading.className} aria-sort={isSorted ? sort.direction : 'none'}>
      <button
        type="button"
        className="tw-cells-heading"
        title={heading.about}
        onClick={() => onSort(nextSort(sort, heading.id))}
      >
        {heading.label}
        {isSorted ? <Icon of={sort.direction === 'ascending' ? ArrowUp : ArrowDown} small /> : null}
      </button>
    </th>
  );
}
