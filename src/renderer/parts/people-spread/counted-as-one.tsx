// Where people are counted: which transcripts of several people count as one person there.
import type { ReactNode } from 'react';
import type { PeopleGroup } from '../../../shared/contract/codes.ts';
import { asOneNames, asOneWords, NAMED } from '../../../shared/domain/counted-as-one.ts';
import { useQuery } from '../../data/use-query.ts';

/** `Focus group counts as one person, though 5 are heard in it.` Nothing where every transcript is one person's. */
export function CountedAsOne({ className }: { className: string }) {
  const talks = useQuery('participant.together', {}).data ?? [];
  const words = asOneWords(talks);
  if (words === '') return null;
  return (
    <p className={className} title={talks.length > NAMED ? asOneNames(talks) : undefined}>
      {`${words}.`}
    </p>
  );
}

/** The same for a count in a line that has no room for a sentence; undefined where there is nothing to say. */
export const useCountedAsOne = (): string | undefined =>
  asOneWords(useQuery('participant.together', {}).data ?? []) || undefined;

/** The count itself, with that as its tip and in its words. */
export function CountOfPeople({ children }: { children: ReactNode }) {
  const words = useCountedAsOne();
  return words === undefined ? (
    children
  ) : (
    <span title={words}>
      {children}
      <span className="tw-vh">{` (${words})`}</span>
    </span>
  );
}

/**
 * The same of the people of a row alone, to stand among its words: places over all groups, one after the other. Empty where none is a
 * transcript of several.
 */
export function countedAsOneAmong(groups: readonly PeopleGroup[], people: ReadonlySet<number>): string {
  let at = 0;
  const talks = groups.flatMap((group) =>
    group.people.flatMap(({ label, heard }) =>
      people.has(at++) && heard !== undefined ? [{ name: label, people: heard }] : [],
    ),
  );
  return asOneWords(talks);
}
