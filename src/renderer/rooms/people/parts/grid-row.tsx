import { Fragment, memo, type ReactNode } from 'react';
import { cx } from '../../../ui/index.ts';
import { isEditable, type GridColumn } from './grid-column.ts';
import type { ColumnRange } from './use-column-window.ts';

interface GridRowProps<T> {
  row: T;
  index: number;
  columns: readonly GridColumn<T>[];
  /** The columns in view; the first, and the one one is in, are always drawn. */
  inView: ColumnRange;
  isSelected: boolean;
  /** The column one is in, when it is in this row. */
  tabStop: number | null;
  /** The column that is written in, when it is in this row, and the field for it. */
  editedColumn: number | null;
  field: ReactNode;
}

/** A person in the table. Presses, focus and keys are the table's; drawn again when something about the row changes. */
export const GridRow = memo(function GridRow<T>(props: GridRowProps<T>) {
  const { row, index, columns, inView, tabStop, editedColumn } = props;
  const isShown = (at: number) => at === 0 || at === tabStop || (at >= inView.from && at < inView.to);
  const shown = columns.flatMap((_, at) => (isShown(at) ? [at] : []));
  return (
    <tr aria-rowindex={index + 2} aria-selected={props.isSelected}>
      {shown.map((at, place) => {
        const column = columns[at] as GridColumn<T>;
        const Cell = at === 0 ? 'th' : 'td';
        const isEdited = at === editedColumn;
        return (
          <Fragment key={column.id}>
            {gap(at - (shown[place - 1] ?? -1) - 1)}
            <Cell
              scope={at === 0 ? 'row' : undefined}
              aria-colindex={at + 1}
              className={cx(column.className, isEdited && 'is-editing') || undefined}
              data-at={`${index}/${at}`}
              data-editable={isEditable(column) || undefined}
              aria-readonly={isEditable(column) ? undefined : true}
              tabIndex={isEdited ? undefined : at === tabStop ? 0 : -1}
            >
              {isEdited ? props.field : column.render(row)}
            </Cell>
          </Fragment>
        );
      })}
      {gap(columns.length - (shown.at(-1) ?? 0))}
    </tr>
  );
}) as <T>(props: GridRowProps<T>) => ReactNode;

/** The room of cells that are not in view, and of what is left of the row. */
const gap = (columns: number): ReactNode =>
  columns > 0 ? <td aria-hidden="true" className="pg-end" colSpan={columns} /> : null;
