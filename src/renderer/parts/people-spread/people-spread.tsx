// Who stands behind something, by group: as ticks, and in words.
import type { PeopleGroup } from '../../../shared/contract/codes.ts';
import { PeopleStrip } from '../../ui/badges.tsx';
import { cx } from '../../ui/class-names.ts';
import { countedAsOneAmong } from './counted-as-one.tsx';
import './people-spread.css';

/** Up to this many people each is a tick; beyond, a share per group. */
const TICKS = 24;

type Groups = readonly PeopleGroup[];

export const peopleIn = (groups: Groups): number =>
  groups.reduce((sum, group) => sum + group.people.length, 0);

/** For each group, which of its people are among `people` (places over all groups, one after the other). */
export function ticksOf(groups: Groups, people: ReadonlySet<number>): boolean[][] {
  let at = 0;
  return groups.map((group) => group.people.map(() => people.has(at++)));
}

/** `in Alder House`, `with no Service given`. */
export const inGroup = (group: PeopleGroup): string =>
  `${group.value === null ? 'with' : 'in'} ${group.name}`;

/** `5 of 6 in Alder House, 2 of 6 in Brook Lane`, or `7 of 12 people` while there is one group. */
export function spreadWords(groups: Groups, people: ReadonlySet<number>): string {
  const ticks = ticksOf(groups, people);
  if (groups.length < 2)
    return `${people.size} of ${peopleIn(groups)} ${peopleIn(groups) === 1 ? 'person' : 'people'}`;
  return groups
    .map(
      (group, at) => `${ticks[at]?.filter(Boolean).length ?? 0} of ${group.people.length} ${inGroup(group)}`,
    )
    .join(', ');
}

/** Words about a row, one after another; what is empty is left out. */
const spoken = (parts: readonly string[]): string => parts.filter(Boolean).join('; ');

/** Design pixels the ticks of these groups take. */
export function spreadWidth(groups: Groups): number {
  const total = peopleIn(groups);
  if (total === 0) return 0;
  return total <= TICKS ? total * 6 + Math.max(0, groups.length - 1) * 4 : groups.length * 36;
}

/** Design pixels from the start of the strip to the start of each group, for the letters above a column of strips. */
function groupStarts(groups: Groups): number[] {
  const many = peopleIn(groups) > TICKS;
  let x = 0;
  return groups.map((group) => {
    const start = x;
    x += many ? 36 : group.people.length * 6 + 4;
    return start;
  });
}

/** One tick per person, group after group; a bar per group where there are too many to draw. */
export function PeopleSpread({ groups, people }: { groups: Groups; people: ReadonlySet<number> }) {
  const words = spoken([spreadWords(groups, people), countedAsOneAmong(groups, people)]);
  const ticks = ticksOf(groups, people);
  if (peopleIn(groups) <= TICKS) return <PeopleStrip groups={ticks} label={words} />;
  return (
    <span className="tw-shares" role="img" aria-label={words} title={words}>
      {ticks.map((group, at) => (
        <span key={groups[at]?.value ?? ''} className="tw-group-share" aria-hidden="true">
          <i style={{ width: `${(100 * group.filter(Boolean).length) / Math.max(1, group.length)}%` }} />
        </span>
      ))}
    </span>
  );
}

/** The letters of the groups over a column of strips, each where its group begins. */
export function GroupLetters({ groups, className }: { groups: Groups; className: string }) {
  const starts = groupStarts(groups);
  return (
    <span className={cx('tw-group-letters', className)} aria-hidden="true">
      {groups.map((group, at) => (
        <span key={group.value ?? ''} title={group.name} style={{ left: `${starts[at] ?? 0}px` }}>
          {group.letter === '' && groups.length > 1 ? '–' : group.letter}
        </span>
      ))}
    </span>
  );
}
