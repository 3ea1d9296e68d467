// What stands above the table: compared by what, which two groups, in which order.
import { memo } from 'react';
import type { Comparison } from '../../../../shared/contract/analysis.ts';
import type { AttributeView } from '../../../../shared/contract/participants.ts';
import { GroupBadge, SearchField, SegmentedControl, Select, Switch } from '../../../ui/index.ts';
import { reachCounts, type Order, type Pair, type Reach } from '../rows.ts';
import { useCompare } from '../store.ts';

interface BarProps {
  attributes: readonly AttributeView[];
  by: string;
  onBy(id: string): void;
  /** Null where rows are not compared, as with the size of groups. */
  comparison: Comparison | null;
  pair: Pair | null;
  letters: readonly string[];
}

/** Not drawn again when one goes from cell to cell. */
export const CompareBar = memo(function CompareBar(props: BarProps) {
  const { attributes, by, onBy, comparison, pair, letters } = props;
  const { order, hasDetails } = useCompare();
  return (
    <div className="cm-tools">
      <Select
        label="By"
        options={attributes.map(({ id, name }) => ({ id, label: name }))}
        value={by}
        onChange={onBy}
      />
      {comparison ? (
        <>
          {pair ? <Pairing comparison={comparison} pair={pair} letters={letters} /> : null}
          <Select<Order>
            label="Order"
            options={[
              { id: 'tree', label: 'As in the tree' },
              { id: 'people', label: 'Most people' },
              ...(pair ? [{ id: 'difference' as const, label: 'Difference' }] : []),
            ]}
            value={pair || order !== 'difference' ? order : 'tree'}
            onChange={(next) => useCompare.setState({ order: next })}
          />
          <Switch isSelected={hasDetails} onChange={(next) => useCompare.setState({ hasDetails: next })}>
            Transcripts and codings
          </Switch>
        </>
      ) : null}
    </div>
  );
});

/** Finds rows by their names. */
export function RowFilter() {
  const query = useCompare((store) => store.query);
  return (
    <SearchField
      label="Filter rows"
      placeholder="Filter"
      className="cm-filter"
      value={query}
      onChange={(next) => useCompare.setState({ query: next })}
    />
  );
}

/** Both, one only, neither; and which two where there are more. */
function Pairing({
  comparison,
  pair,
  letters,
}: {
  comparison: Comparison;
  pair: Pair;
  letters: readonly string[];
}) {
  const reach = useCompare((store) => store.reach);
  const { groups, rows } = comparison;
  const counts = reachCounts(rows, pair);
  const [a, b] = pair;
  const named = groups.flatMap((group, at) => (group.value === null ? [] : [{ value: group.value, at }]));
  const choose = (side: 0 | 1, value: string) => {
    const values = pair.map((at) => groups[at]?.value ?? '') as [string, string];
    // the same group on both sides changes places with the other
    const next: [string, string] = values[1 - side] === value ? [values[1], values[0]] : [...values];
    next[side] = value;
    useCompare.setState({ pair: next });
  };
  const side = (which: 0 | 1) => (
    <Select
      label={which === 0 ? 'First group' : 'Second group'}
      isLabelHidden
      className="cm-side"
      options={named.map(({ value, at }) => ({
        id: value,
        label: value,
        lead: <GroupBadge letter={letters[at] ?? ''} name={letters[at] ?? ''} />,
      }))}
      value={groups[pair[which]]?.value ?? null}
      onChange={(value) => choose(which, value)}
    />
  );
  return (
    <>
      {named.length > 2 ? (
        <span className="cm-pair">
          {side(0)}
          <span className="cm-quiet">and</span>
          {side(1)}
        </span>
      ) : null}
      <SegmentedControl<Reach>
        label="Reaches which groups"
        options={[
          { id: 'all', label: 'All' },
          { id: 'both', label: `Both ${counts.both}` },
          { id: 'first', label: `${letters[a] ?? ''} only ${counts.first}` },
          { id: 'second', label: `${letters[b] ?? ''} only ${counts.second}` },
          { id: 'neither', label: `Neither ${counts.neither}` },
        ]}
        value={reach}
        onChange={(next) => useCompare.setState({ reach: next })}
      />
    </>
  );
}
