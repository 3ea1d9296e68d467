// Themes or codes by the groups of a characteristic: people first in every cell.
import { useMemo } from 'react';
import type { ComparedRow, Comparison } from '../../../../shared/contract/analysis.ts';
import { count } from '../../../app/words.ts';
import { CodeName, cx } from '../../../ui/index.ts';
import { columnOf } from '../place.ts';
import { isTree, lean, ofPeople, peopleIn, shownRows, type Pair } from '../rows.ts';
import { useCompare } from '../store.ts';
import { Grid, type GridColumn } from './grid.tsx';
import { Behind, GroupHead, Lean } from './marks.tsx';

interface WhoSaidProps {
  comparison: Comparison;
  what: 'themes' | 'codes';
  pair: Pair | null;
  letters: readonly string[];
  open: { row: string; column: string } | null;
  onOpen(row: ComparedRow, column: string, byKey: boolean): void;
  onClose(): void;
}

export function WhoSaid({ comparison, what, pair, letters, open, onOpen, onClose }: WhoSaidProps) {
  const { query, order, reach, hasDetails } = useCompare();
  const { groups, rows, attribute } = comparison;
  const wanted = { query, order, reach, pair };
  const asTree = isTree(wanted);
  const shown = useMemo(
    () => shownRows(rows, groups, { query, order, reach, pair }),
    [rows, groups, query, order, reach, pair],
  );
  const columns = useMemo(
    () => columnsOf({ comparison, what, pair, letters, asTree, hasDetails }),
    [comparison, what, pair, letters, asTree, hasDetails],
  );
  if (shown.length === 0)
    return (
      <p className="cm-nothing" role="status">
        No {what === 'themes' ? 'theme' : 'code'} fits what is chosen above.
      </p>
    );
  return (
    <Grid
      key={what}
      label={`${what === 'themes' ? 'Themes' : 'Codes'} by ${attribute.name}`}
      columns={columns}
      rows={shown}
      keyOf={(row) => row.id}
      rowHeight={hasDetails ? 52 : 36}
      open={open}
      onOpen={onOpen}
      onClose={onClose}
    />
  );
}

interface Shown extends Pick<WhoSaidProps, 'comparison' | 'what' | 'pair' | 'letters'> {
  asTree: boolean;
  hasDetails: boolean;
}

/** The name, a count for each group, and to which of two groups a row leans. */
function columnsOf(of: Shown): GridColumn<ComparedRow>[] {
  const { comparison, what, pair, letters, asTree, hasDetails } = of;
  const { groups } = comparison;
  const columns: GridColumn<ComparedRow>[] = [
    {
      id: 'all',
      width: 248,
      head: what === 'themes' ? 'Theme' : 'Code',
      render: (row) => <Name row={row} depth={asTree ? row.depth : 0} />,
    },
    ...groups.map((group, at): GridColumn<ComparedRow> => {
      const missing = group.value === null ? 'cm-missing' : undefined;
      return {
        id: columnOf(group),
        width: hasDetails ? 192 : 152,
        head: <GroupHead group={group} letter={letters[at] ?? ''} />,
        className: cx(missing, !hasDetails && 'cm-people') || undefined,
        render: (row) => {
          const people = (
            <>
              <span className={cx(peopleIn(row, at) === 0 && 'cm-none')}>{ofPeople(row, groups, at)}</span>
              <Behind row={row} group={group} at={at} />
            </>
          );
          return hasDetails ? (
            <span className="cm-count">
              <span className="cm-people">{people}</span>
              <span className="cm-quiet">
                {row.codings[at]
                  ? `${count(row.documents[at] ?? 0, 'transcript')}, ${count(row.codings[at] ?? 0, 'coding')}`
                  : 'no codings'}
              </span>
            </span>
          ) : (
            people
          );
        },
      };
    }),
  ];
  if (pair)
    columns.push({
      id: 'pair',
      width: 124,
      head: <PairHead pair={pair} letters={letters} />,
      render: (row) => (
        <>
          <span className="tw-vh">{leanWords(row, comparison, pair)}</span>
          <Lean by={lean(row, groups, pair)} />
        </>
      ),
    });
  return columns;
}

function Name({ row, depth }: { row: ComparedRow; depth: number }) {
  return (
    <span
      className="cm-row-name"
      data-heading={row.isHeading || undefined}
      style={{ paddingInlineStart: `calc(${depth * 16} * var(--px))` }}
      title={row.name}
    >
      {row.colour === null || row.isHeading ? (
        <span className="cm-words">{row.name}</span>
      ) : (
        <CodeName colour={row.colour}>{row.name}</CodeName>
      )}
      {row.level ? <span className="cm-quiet cm-level">{row.level}</span> : null}
    </span>
  );
}

function PairHead({ pair, letters }: { pair: Pair; letters: readonly string[] }) {
  const [a = '', b = ''] = pair.map((at) => letters[at] ?? '');
  return (
    <span className="cm-group-head">
      <span>Leans to</span>
      <span className="cm-sides cm-quiet" aria-hidden="true">
        <span>{a}</span>
        <span>{b}</span>
      </span>
    </span>
  );
}

function leanWords(row: ComparedRow, { groups }: Comparison, pair: Pair): string {
  const by = lean(row, groups, pair);
  if (by === 0) return 'Neither more than the other';
  const [a, b] = by > 0 ? pair : ([pair[1], pair[0]] as const);
  return `${groups[a]?.name ?? ''}: ${ofPeople(row, groups, a)} against ${ofPeople(row, groups, b)}`;
}
