// The table of transcripts: walked by arrows, sorted by its headings, moved by dragging or by keys.
import {
  Fragment,
  memo,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type DragEvent,
  type ReactNode,
} from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import {
  GroupBadge,
  Icon,
  PersonBadge,
  RenameField,
  ShareBar,
  StandingSign,
  isInnerControl,
  useContextMenu,
  type MenuEntry,
} from '../../../ui/index.ts';
import { hrefFor } from '../../../app/router.ts';
import { useRowCursor } from '../../../ui/row-cursor.ts';
import { RowGap, useTableWindow } from './table-window.tsx';
import { isSameRow, lengthOf, ownName, shareOf, textOf, type TranscriptRow } from '../rows.ts';
import { nextSort, type Sort, type SortColumn } from '../store.ts';
import '../../../ui/cells.css';
import './transcript-table.css';

const number = new Intl.NumberFormat('en-GB');

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

export interface TranscriptTableProps {
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
                <Line
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

/** What is done to rows, as the table is now. */
interface RowHand {
  focused(id: string): void;
  pressed(event: React.MouseEvent, id: string): void;
  opened(id: string): void;
  menu(event: React.MouseEvent, row: TranscriptRow): void;
  renamed(id: string, name: string | null, hasLeft: boolean): void;
  /** A row was taken to be moved; null: let go. */
  taken(id: string | null): void;
  over(event: DragEvent, index: number): void;
  dropped(event: DragEvent): void;
}
interface LineProps {
  row: TranscriptRow;
  index: number;
  ariaIndex: number | undefined;
  me: string | null;
  drop: 'before' | 'after' | undefined;
  isDragged: boolean;
  isActive: boolean;
  isSelected: boolean;
  isRenaming: boolean;
  canMove: boolean;
  hand: React.RefObject<RowHand | null>;
}

/** One transcript; drawn again only when something about it is another. */
const Line = memo(
  function Line({ row, index, isActive, isSelected, hand, ...props }: LineProps) {
    return (
      <tr
        aria-rowindex={props.ariaIndex}
        data-key={row.id}
        data-drop={props.drop}
        data-dragged={props.isDragged || undefined}
        tabIndex={isActive ? 0 : -1}
        aria-selected={isSelected}
        onFocus={(event) => {
          if (event.target === event.currentTarget) hand.current?.focused(row.id);
        }}
        onClick={(event) => {
          if (!isInnerControl(event)) hand.current?.pressed(event, row.id);
        }}
        onDoubleClick={(event) => {
          if (!isInnerControl(event)) hand.current?.opened(row.id);
        }}
        onContextMenu={(event) => hand.current?.menu(event, row)}
        onDragOver={(event) => hand.current?.over(event, index)}
        onDrop={(event) => hand.current?.dropped(event)}
      >
        <Cells
          row={row}
          me={props.me}
          isRenaming={props.isRenaming}
          onRenamed={(name, hasLeft) => hand.current?.renamed(row.id, name, hasLeft)}
          grip={props.canMove ? <Grip row={row} hand={hand} /> : null}
        />
      </tr>
    );
  },
  ({ row, ...before }, { row: nextRow, ...next }) =>
    isSameRow(row, nextRow) &&
    (Object.keys(next) as (keyof typeof next)[]).every((key) => Object.is(before[key], next[key])),
);

function Grip({ row, hand }: Pick<LineProps, 'row' | 'hand'>) {
  return (
    <span
      className="it-grip"
      aria-hidden="true"
      draggable
      title="Drag to change the order, or press Alt and an arrow"
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', row.document.name);
        const line = event.currentTarget.closest('tr');
        if (line) event.dataTransfer.setDragImage(line, 16, 22);
        hand.current?.taken(row.id);
      }}
      onDragEnd={() => hand.current?.taken(null)}
    />
  );
}

interface CellsProps {
  row: TranscriptRow;
  me: string | null;
  isRenaming: boolean;
  onRenamed(name: string | null, hasLeft: boolean): void;
  grip: ReactNode;
}

function Cells({ row, me, isRenaming, onRenamed, grip }: CellsProps) {
  const { document, group, coders, standing } = row;
  const length = lengthOf(document.durationMs);
  return (
    <>
      <th scope="row" className="it-name">
        {grip}
        <span className="it-name-words">
          <span className="it-person">{document.publicId ?? ''}</span>
          {isRenaming ? (
            <RenameField value={document.name} label="Name of the transcript" onDone={onRenamed} />
          ) : (
            <span className="it-title" title={document.name}>
              {ownName(document)}
            </span>
          )}
          {row.again > 0 ? <AgainMark codes={row.again} documentId={document.id} /> : null}
        </span>
      </th>
      <td className="it-group">{group ? <GroupBadge letter={group.letter} name={group.value} /> : null}</td>
      <td
        className="tw-cells-number it-number"
        title={`${number.format(document.words)} words by the people interviewed, ${number.format(document.interviewerWords)} by the interviewer`}
      >
        {number.format(document.words)}
      </td>
      <td className="tw-cells-number it-number it-length">
        {length ?? <span className="it-quiet">not given</span>}
      </td>
      <td className="it-coded">
        <ShareBar value={document.coded} />
        <span className="it-share">{shareOf(document.coded)}</span>
      </td>
      <td className="it-coders">
        {coders.length === 0 ? <span className="it-quiet">nobody yet</span> : null}
        <span className="it-faces">
          {coders.slice(0, 3).map((coder) => (
            <PersonBadge key={coder.id} name={coder.alias} isMe={coder.id === me} />
          ))}
          {coders.length > 3 ? (
            <span
              className="it-quiet"
              title={coders
                .slice(3)
                .map((coder) => coder.alias)
                .join(', ')}
            >
              and {coders.length - 3}
            </span>
          ) : null}
        </span>
      </td>
      <td className="it-standing" title={standing.words} data-look={standing.sign === 'look' || undefined}>
        <StandingSign standing={standing.sign} />
        {standing.words}
      </td>
    </>
  );
}

/** A quiet mark: codes were made after this transcript was finished. Leads to the list of them. */
function AgainMark({ codes, documentId }: { codes: number; documentId: string }) {
  return (
    <a
      className="it-again"
      tabIndex={-1}
      href={hrefFor('codebook', { view: 'frame', show: 'again', document: documentId })}
      title="Made after this was finished"
    >
      {codes} later {codes === 1 ? 'code' : 'codes'}
    </a>
  );
}
