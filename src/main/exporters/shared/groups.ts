import type { ComparedGroupSnapshot } from '../snapshots.ts';

/** "A Alder House", or the name alone where there is no letter. */
export const groupLabel = ({ letter, name }: ComparedGroupSnapshot, gap = ' '): string =>
  letter ? `${letter}${gap}${name}` : name;

/** How much there is of each group: counts, and in whole percents what that is of all groups together. */
export function sizesOf(
  groups: readonly ComparedGroupSnapshot[],
): { title: string; counts: number[]; percents: number[] }[] {
  const measures = [
    { title: 'People', of: (group: ComparedGroupSnapshot) => group.people },
    { title: 'Words said', of: (group: ComparedGroupSnapshot) => group.words },
    { title: 'Codings', of: (group: ComparedGroupSnapshot) => group.codings },
    { title: 'Key quotes', of: (group: ComparedGroupSnapshot) => group.quotes },
  ];
  return measures.map(({ title, of }) => {
    const counts = groups.map(of);
    const total = counts.reduce((sum, n) => sum + n, 0);
    return {
      title,
      counts,
      percents: counts.map((n) => (total === 0 ? 0 : Math.round((n / total) * 100))),
    };
  });
}
