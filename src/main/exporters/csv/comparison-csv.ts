import type { ComparedGroupSnapshot, ComparisonSnapshot } from '../snapshots.ts';
import { type Cell, writeCsv } from './write-csv.ts';

const labelOf = ({ letter, name }: ComparedGroupSnapshot): string => (letter ? `${letter} ${name}` : name);

/**
 * Who said what as CSV bytes: a row per theme or code in the order of the tree. Four columns per group: people who
 * said it, people in the group, transcripts, codings.
 */
export function comparisonCsv(snapshot: ComparisonSnapshot): Uint8Array {
  const head = [
    'Name',
    'Path',
    snapshot.what === 'themes' ? 'Level' : 'Kind',
    ...snapshot.groups.flatMap((group) => {
      const label = labelOf(group);
      return [`${label}: people`, `${label}: of`, `${label}: transcripts`, `${label}: codings`];
    }),
  ];
  const rows = snapshot.rows.map((row): Cell[] => [
    row.name,
    row.path.join(' > '),
    row.level,
    ...snapshot.groups.flatMap((group, at) => {
      const cell = row.cells[at];
      return [cell?.people ?? 0, group.people, cell?.transcripts ?? 0, cell?.codings ?? 0];
    }),
  ]);
  return writeCsv([head, ...rows]);
}
