// The groups against their size: who is heard more than their number would say.
import { useMemo } from 'react';
import type { ComparedGroup, Comparison } from '../../../../shared/contract/analysis.ts';
import { columnOf } from '../place.ts';
import { Grid, type GridColumn } from './grid.tsx';
import { Bar, GroupHead } from './marks.tsx';

interface SizesProps {
  comparison: Comparison;
  letters: readonly string[];
  open: { row: string; column: string } | null;
  onOpen(group: ComparedGroup, column: string, byKey: boolean): void;
  onClose(): void;
}

const MEASURES = [
  { id: 'people', name: 'People', of: (group: ComparedGroup) => group.people.length },
  { id: 'words', name: 'Words said', of: (group: ComparedGroup) => group.words },
  { id: 'codings', name: 'Codings', of: (group: ComparedGroup) => group.codings },
  { id: 'quotes', name: 'Key quotes', of: (group: ComparedGroup) => group.quotes },
] as const;
const percent = (share: number) => `${Math.round(share * 100)}%`;

function columnsOf(
  groups: readonly ComparedGroup[],
  letters: readonly string[],
): GridColumn<ComparedGroup>[] {
  const totalOf = (of: (group: ComparedGroup) => number) => groups.reduce((sum, one) => sum + of(one), 0);
  const everyone = totalOf(MEASURES[0].of);
  return [
    {
      id: 'all',
      width: 220,
      head: 'Group',
      render: (group) => <GroupHead group={group} letter={letters[groups.indexOf(group)] ?? ''} />,
    },
    ...MEASURES.map(({ id, name, of }): GridColumn<ComparedGroup> => {
      const total = totalOf(of);
      return {
        id,
        width: 148,
        head: name,
        render: (group) => {
          const share = total === 0 ? 0 : of(group) / total;
          return (
            <span className="cm-count">
              <span className="cm-people">
                <span>{of(group).toLocaleString()}</span>
                <span className="cm-quiet">{percent(share)}</span>
              </span>
              <Bar share={share} {...(id === 'people' ? {} : { against: group.people.length / everyone })} />
            </span>
          );
        },
      };
    }),
  ];
}

export function Sizes({ comparison, letters, open, onOpen, onClose }: SizesProps) {
  const { groups, attribute } = comparison;
  const columns = useMemo(() => columnsOf(groups, letters), [groups, letters]);
  return (
    <>
      <p className="cm-note">
        The bar is a group’s share of everything; the line across it is its share of the people. A bar that
        ends well beyond the line means a group is heard more than its size would say.
      </p>
      <Grid
        label={`Size of the groups by ${attribute.name}`}
        columns={columns}
        rows={groups}
        keyOf={columnOf}
        rowHeight={60}
        open={open}
        onOpen={onOpen}
        onClose={onClose}
      />
    </>
  );
}
