// Which rows of a comparison are shown, and in what order. Pure.
import type { ComparedGroup, ComparedRow, Comparison } from '../../../shared/contract/analysis.ts';
import type { ParticipantTable } from '../../../shared/contract/participants.ts';
import { groupsOf } from '../../data/groups.ts';
import type { GroupMark } from '../../parts/extract-list/index.ts';

/** `tree`: as people ordered it. `difference`: the two groups furthest apart first. `people`: most people first. */
export type Order = 'tree' | 'difference' | 'people';
/** Which of two groups a row reaches. */
export type Reach = 'all' | 'both' | 'first' | 'second' | 'neither';
/** Places of two groups. */
export type Pair = readonly [number, number];

export const peopleIn = (row: ComparedRow, group: number): number => row.people[group]?.length ?? 0;
export const peopleOf = (row: ComparedRow): number => row.people.reduce((sum, list) => sum + list.length, 0);

/** The two groups set against each other: those chosen while both are there, else the first two with a value. */
export function pairOf(
  groups: readonly ComparedGroup[],
  chosen: readonly [string, string] | null,
): Pair | null {
  const place = (value: string) => groups.findIndex((group) => group.value === value);
  if (chosen) {
    const [a, b] = [place(chosen[0]), place(chosen[1])];
    if (a >= 0 && b >= 0 && a !== b) return [a, b];
  }
  const named = groups.flatMap((group, at) => (group.value === null ? [] : [at]));
  const [a, b] = named;
  return a === undefined || b === undefined ? null : [a, b];
}

/** The share of the first group's people less that of the second, from -1 to 1. */
export function lean(row: ComparedRow, groups: readonly ComparedGroup[], [a, b]: Pair): number {
  const share = (at: number) => peopleIn(row, at) / Math.max(1, groups[at]?.people.length ?? 0);
  return share(a) - share(b);
}

export function reachOf(row: ComparedRow, [a, b]: Pair): Exclude<Reach, 'all'> {
  const [inA, inB] = [peopleIn(row, a) > 0, peopleIn(row, b) > 0];
  return inA ? (inB ? 'both' : 'first') : inB ? 'second' : 'neither';
}

/** How many rows reach both, only one, or neither of two groups; headings hold rows and are none themselves. */
export function reachCounts(rows: readonly ComparedRow[], pair: Pair): Record<Exclude<Reach, 'all'>, number> {
  const counts = { both: 0, first: 0, second: 0, neither: 0 };
  for (const row of rows) if (!row.isHeading) counts[reachOf(row, pair)] += 1;
  return counts;
}

interface Wanted {
  query: string;
  order: Order;
  reach: Reach;
  pair: Pair | null;
}

/** Whether rows stand in their tree, under their parents. */
export const isTree = ({ query, order, reach, pair }: Wanted): boolean =>
  query.trim() === '' && order === 'tree' && (reach === 'all' || pair === null);

/** The rows wanted. Once anything is narrowed or sorted, headings are left out and the rest stands flat. */
export function shownRows(
  rows: readonly ComparedRow[],
  groups: readonly ComparedGroup[],
  wanted: Wanted,
): ComparedRow[] {
  if (isTree(wanted)) return [...rows];
  const { order, reach, pair } = wanted;
  const words = wanted.query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  const found = rows.filter(
    (row) =>
      !row.isHeading &&
      words.every((word) => row.name.toLocaleLowerCase().includes(word)) &&
      (reach === 'all' || pair === null || reachOf(row, pair) === reach),
  );
  if (order === 'people') return found.toSorted((x, y) => peopleOf(y) - peopleOf(x));
  if (order === 'difference' && pair)
    return found.toSorted(
      (x, y) =>
        Math.abs(lean(y, groups, pair)) - Math.abs(lean(x, groups, pair)) || peopleOf(y) - peopleOf(x),
    );
  return found;
}

/** `4 of 5`. */
export const ofPeople = (row: ComparedRow, groups: readonly ComparedGroup[], at: number): string =>
  `${peopleIn(row, at)} of ${groups[at]?.people.length ?? 0}`;

/** `in Alder House`, `whose Service is not given`. */
export const inGroup = (group: ComparedGroup, attribute: string): string =>
  group.value === null ? `whose ${attribute} is not given` : `in ${group.name}`;

/** The letter of each group, as in every other room. */
export function lettersOf(
  table: ParticipantTable | undefined,
  attributeId: string | null,
  comparison: Comparison | undefined,
): string[] {
  const { groups } = groupsOf(table, attributeId);
  return (comparison?.groups ?? []).map(
    (group) => groups.find((one) => one.value === group.value)?.letter ?? group.letter,
  );
}

/** The badge of each person, by the groups that are compared. */
export function marksOf(comparison: Comparison, letters: readonly string[]): ReadonlyMap<string, GroupMark> {
  const marks = new Map<string, GroupMark>();
  comparison.groups.forEach((group, at) => {
    const letter = letters[at];
    if (!letter) return;
    const name = `${comparison.attribute.name}: ${group.name}`;
    for (const person of group.people) marks.set(person.key, { letter, name });
  });
  return marks;
}
