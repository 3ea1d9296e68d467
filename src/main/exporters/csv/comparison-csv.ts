import { groupLabel, sizesOf } from '../shared/groups.ts';
import type { ComparisonSnapshot } from '../snapshots.ts';
import { type Cell, type Separator, writeCsv } from './write-csv.ts';

/**
 * Who said what as CSV bytes: a row per theme or code in the order of the tree. Four columns per group: people who
 * said it, people in the group, transcripts, codings. Of the sizes of groups: a row per group.
 */
export function comparisonCsv(snapshot: ComparisonSnapshot, separator?: Separator): Uint8Array {
  return writeCsv(snapshot.what === 'sizes' ? sizeRows(snapshot) : countRows(snapshot), separator);
}

function countRows(snapshot: ComparisonSnapshot): Cell[][] {
  const head = [
    'Name',
    'Path',
    snapshot.what === 'themes' ? 'Level' : 'Kind',
    ...snapshot.groups.flatMap((group) => {
      const label = groupLabel(group);
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
  return [head, ...rows];
}

function sizeRows({ characteristic, groups }: ComparisonSnapshot): Cell[][] {
  const sizes = sizesOf(groups);
  return [
    [characteristic, ...sizes.flatMap(({ title }) => [title, `${title} (% of all)`])],
    ...groups.map((group, at): Cell[] => [
      groupLabel(group),
      ...sizes.flatMap(({ counts, percents }) => [counts[at] ?? 0, percents[at] ?? 0]),
    ]),
  ];
}
