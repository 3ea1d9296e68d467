// Which people an address means: `g:VALUE` a group, `n:` people without a value, `p:KEY` one person. Pure.
import type { PeopleGroup } from '../../../shared/contract/codes.ts';

export const whoOfGroup = (group: PeopleGroup): string => (group.value === null ? 'n:' : `g:${group.value}`);

/** Transcripts of the people meant; undefined for everyone. */
export function documentsOf(who: string | undefined, groups: readonly PeopleGroup[]): string[] | undefined {
  if (who === undefined) return undefined;
  const people = who.startsWith('p:')
    ? groups.flatMap((group) => group.people).filter((person) => person.key === who.slice(2))
    : groups.filter((group) => whoOfGroup(group) === who).flatMap((group) => group.people);
  return people.flatMap((person) => person.documentIds);
}
