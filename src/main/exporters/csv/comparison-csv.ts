import { AS_ONE_COLUMN } from '../../../shared/domain/counted-as-one.ts';
import { groupLabel, sizesOf } from '../shared/groups.ts';
import type { ComparisonSnapshot } from '../snapshots.ts';
import { type Cell, type Separator, writeCsv } from './write-csv.ts';

/**
 * Who said what as CSV bytes: a row per theme or code in the order of the tree. Four columns per group: people who
 * said it, people in the group, transcripts, codings; one more for a group with transcripts of several people. The research questions of
 * themes where any stands under one. Of the sizes of groups: a row per group.
 */
export function comparisonCsv(snapshot: ComparisonSnapshot, separator?: Separator): Uint8Array {
  return writeCsv(snapshot.what === 'sizes' ? sizeRows(snapshot) : countRows(snapshot), separator);
}

function countRows(snapshot: ComparisonSnapshot): Cell[][] {
  const hasQuestions = snapshot.rows.some((row) => row.questions?.length);
  const head = [
    'Name',
    'Path',
    snapshot.what === 'themes' ? 'Level' : 'Kind',
    ...(hasQuestions ? ['Research questions'] : []),
    ...snapshot.groups.flatMap((group) => {
      const label = groupLabel(group);
      return [
        `${label}: people`,
        `${label}: of`,
        `${label}: transcripts`,
        `${label}: codings`,
        ...(group.asOne ? [`${label}: ${AS_ONE_COLUMN}`] : []),
      ];
    }),
  ];
  const rows = snapshot.rows.map((row): Cell[] => [
    row.name,
    row.path.join(' > '),
    row.level,
    ...(hasQuestions ? [(row.questions ?? []).join('; ')] : []),
    ...snapshot.groups.flatMap((group, at) => {
      const cell = row.cells[at];
      return [
        cell?.people ?? 0,
        group.people,
        cell?.transcripts ?? 0,
        cell?.codings ?? 0,
        ...(group.asOne ? [cell?.asOne ?? 0] : []),
      ];
    }),
  ]);
  return [head, ...rows];
}

function sizeRows({ characteristic, groups }: ComparisonSnapshot): Cell[][] {
  const sizes = sizesOf(groups);
  const isAsOne = groups.some((group) => group.asOne);
  return [
    [
      characteristic,
      ...sizes.flatMap(({ title }) => [title, `${title} (% of all)`]),
      ...(isAsOne ? [`People: ${AS_ONE_COLUMN}`] : []),
    ],
    ...groups.map((group, at): Cell[] => [
      groupLabel(group),
      ...sizes.flatMap(({ counts, percents }) => [counts[at] ?? 0, percents[at] ?? 0]),
      ...(isAsOne ? [group.asOne ?? 0] : []),
    ]),
  ];
}
