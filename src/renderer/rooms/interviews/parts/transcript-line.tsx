// One row of the table of transcripts.
import { memo, type DragEvent, type ReactNode } from 'react';
import { hrefFor } from '../../../app/router.ts';
import {
  GroupBadge,
  PersonBadge,
  RenameField,
  ShareBar,
  StandingSign,
  isInnerControl,
} from '../../../ui/index.ts';
import { isSameRow, lengthOf, ownName, shareOf, type TranscriptRow } from '../rows.ts';

const number = new Intl.NumberFormat('en-GB');

/** What is done to rows, as the table is now. */
export interface RowHand {
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
export const TranscriptLine = memo(
  function TranscriptLine({ row, index, isActive, isSelected, hand, ...props }: LineProps) {
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
      title="Drag to change the order, or press Alt and the arrow up or down"
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
