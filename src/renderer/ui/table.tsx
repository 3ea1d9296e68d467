import type { ReactNode } from 'react';
import {
  Cell,
  Checkbox as AriaCheckbox,
  Column,
  Row,
  Table as AriaTable,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
} from 'react-aria-components';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { cx } from './class-names.ts';
import { Icon } from './icons.tsx';
import { useScale } from './scale.ts';
import './field.css';
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
  canSort?: boolean;
  render(row: T): ReactNode;
}
export interface TableSort {
  column: string;
  direction: 'ascending' | 'descending';
}
export interface TableProps<T> {
  label: string;
  columns: ReadonlyArray<TableColumn<T>>;
  /** Already sorted; see sortRows. */
  rows: readonly T[];
  getKey(row: T): string;
  /** Words a row is found by when one types. */
  getText(row: T): string;
  sort?: TableSort;
  onSort?(sort: TableSort): void;
  selectionMode?: 'none' | 'single' | 'multiple';
  selectedKeys?: ReadonlySet<string>;
  onSelectionChange?(keys: Set<string>): void;
  /** Enter, or a double press when rows can be chosen. */
  onAction?(row: T): void;
  currentKey?: string | null;
  /** Design pixels. */
  rowHeight?: number;
  /** Windows the rows; for more than a few hundred. Columns then need widths. */
  isVirtualised?: boolean;
  emptyState?: ReactNode;
  className?: string;
}

/** A table one sorts by its headings and walks by arrows, cell by cell. */
export function Table<T>(props: TableProps<T>) {
  const {
    label,
    columns,
    rows,
    getKey,
    getText,
    sort,
    onSort,
    selectionMode = 'none',
    selectedKeys,
    rowHeight = 44,
  } = props;
  const scale = useScale();
  const hasBoxes = selectionMode === 'multiple';
  const byKey = new Map(rows.map((row) => [getKey(row), row]));
  const headerId = columns.find((column) => column.isRowHeader)?.id ?? columns[0]?.id;
  const table = (
    <AriaTable
      aria-label={label}
      className={cx('tw-table', props.className)}
      sortDescriptor={sort}
      onSortChange={(next) =>
        onSort?.({ column: String(next.column), direction: next.direction ?? 'ascending' })
      }
      selectionMode={selectionMode}
      selectionBehavior={hasBoxes ? 'toggle' : 'replace'}
      selectedKeys={selectedKeys}
      onSelectionChange={(keys) =>
        props.onSelectionChange?.(new Set(keys === 'all' ? rows.map(getKey) : [...keys].map(String)))
      }
      onRowAction={
        props.onAction
          ? (key) => {
              const row = byKey.get(String(key));
              if (row !== undefined) props.onAction?.(row);
            }
          : undefined
      }
    >
      <TableHeader>
        {hasBoxes ? (
          <Column className="tw-th tw-th-check" width={44 * scale} minWidth={44 * scale}>
            <SelectBox />
          </Column>
        ) : null}
        {columns.map((column) => (
          <Column
            key={column.id}
            id={column.id}
            isRowHeader={column.id === headerId}
            allowsSorting={column.canSort}
            textValue={column.labelText}
            width={props.isVirtualised ? (column.width ? column.width * scale : '1fr') : undefined}
            className="tw-th"
            data-align={column.align}
            style={
              column.width && !props.isVirtualised
                ? { width: `calc(${column.width} * var(--px))` }
                : undefined
            }
          >
            {({ sortDirection }) => (
              <span className="tw-th-words">
                {column.label}
                {sortDirection ? (
                  <Icon of={sortDirection === 'ascending' ? ArrowUp : ArrowDown} small />
                ) : null}
              </span>
            )}
          </Column>
        ))}
      </TableHeader>
      <TableBody renderEmptyState={() => props.emptyState}>
        {rows.map((row) => (
          <Row
            key={getKey(row)}
            id={getKey(row)}
            textValue={getText(row)}
            className="tw-tr"
            data-current={getKey(row) === props.currentKey || undefined}
            style={props.isVirtualised ? undefined : { height: `calc(${rowHeight} * var(--px))` }}
          >
            {hasBoxes ? (
              <Cell className="tw-td tw-th-check">
                <SelectBox />
              </Cell>
            ) : null}
            {columns.map((column) => (
              <Cell key={column.id} className="tw-td" data-align={column.align}>
                {column.render(row)}
              </Cell>
            ))}
          </Row>
        ))}
      </TableBody>
    </AriaTable>
  );
  if (!props.isVirtualised) return <div className="tw-table-scroll tw-scroll">{table}</div>;
  return (
    <Virtualizer
      layout={TableLayout}
      layoutOptions={{ rowHeight: rowHeight * scale, headingHeight: 34 * scale }}
    >
      {table}
    </Virtualizer>
  );
}

function SelectBox() {
  return (
    <AriaCheckbox slot="selection" className="tw-check">
      {({ isSelected, isIndeterminate }) => (
        <span className="tw-check-box" aria-hidden="true">
          <svg
            viewBox="0 0 14 14"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
            strokeLinecap="round"
            strokeLinejoin="round"
          >
            {isIndeterminate ? <path d="M3.5 7h7" /> : isSelected ? <path d="m3 7.4 2.7 2.6L11 4.3" /> : null}
          </svg>
        </span>
      )}
    </AriaCheckbox>
  );
}

/** Rows in the order of a column's value: numbers by size, words by the reader's language with numbers in them counted. */
export function sortRows<T>(
  rows: readonly T[],
  sort: TableSort | undefined,
  valueOf: (row: T, column: string) => string | number,
): T[] {
  if (!sort) return [...rows];
  const words = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [x, y] = [valueOf(a, sort.column), valueOf(b, sort.column)];
    return (
      sign * (typeof x === 'number' && typeof y === 'number' ? x - y : words.compare(String(x), String(y)))
    );
  });
}
