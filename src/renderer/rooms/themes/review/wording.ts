// What the review of themes says of numbers, in words. Pure.
import type { PassCounts, PassMark, PassMarkView, VerdictKind } from '../../../../shared/contract/passes.ts';
import type { PeopleGroup, PersonInGroup } from '../../../../shared/contract/codes.ts';
import { count } from '../../../app/words.ts';

const MARK_WORDS: Record<PassMark, string> = {
  fits: 'fits',
  not: 'does not fit',
  moves: 'moves',
};
export const VERDICT_WORDS: Record<VerdictKind, string> = {
  keep: 'Keep it',
  split: 'Split it',
  merge: 'Merge it with another',
  drop: 'Drop it',
  rework: 'Rework it',
};

/** `moves to losing touch, moved`. */
export function markWords({ mark, to, doneAt }: Pick<PassMarkView, 'mark' | 'to' | 'doneAt'>): string {
  if (mark !== 'moves') return MARK_WORDS[mark];
  if (to === null) return doneAt ? 'moved to something that is gone' : 'moves to something that is gone';
  return `${doneAt ? 'moved' : 'moves'} to ${to.name}`;
}

/** `9 fit, 2 do not fit, 1 moves`; what is nought is left out. */
export function tally({ fits, not, moves }: Pick<PassCounts, 'fits' | 'not' | 'moves'>): string {
  const parts = [
    fits > 0 ? `${fits} ${fits === 1 ? 'fits' : 'fit'}` : '',
    not > 0 ? `${not} ${not === 1 ? 'does' : 'do'} not fit` : '',
    moves > 0 ? `${moves} ${moves === 1 ? 'moves' : 'move'}` : '',
  ].filter(Boolean);
  return parts.length === 0 ? 'nothing marked' : parts.join(', ');
}

/** What a verdict rested on: `24 of 51 extracts read: 20 fit, 4 do not fit`. */
export function verdictRests(counts: PassCounts): string {
  if (counts.read === 0) return `None of ${count(counts.total, 'extract')} marked by then`;
  return `${counts.read} of ${count(counts.total, 'extract')} read by then: ${tally(counts)}`;
}

/** `P1, P4 and P7`. */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

/** People by their key, over all groups. */
export const peopleByKey = (groups: readonly PeopleGroup[]): Map<string, PersonInGroup> =>
  new Map(groups.flatMap((group) => group.people.map((person) => [person.key, person])));

/** `48%`, never nought for something: `under 1%`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return 'under 1%';
  return `${Math.round(share * 100)}%`;
}
