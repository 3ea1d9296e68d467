import { useMemo } from 'react';
import { dayAndTime } from '../../../app/words.ts';
import { useQuery } from '../../../data/use-query.ts';

/** Says who and when, as far as it is known: `Dee Lambert, 14 March, 10:42`. */
export function useWhoWhen(): (personId: string | null, at: string | null) => string {
  const people = useQuery('person.list', {}).data;
  return useMemo(() => {
    const names = new Map(people?.map((person) => [person.id, person.name]));
    return (personId, at) => {
      const who = personId === null ? 'nobody named' : (names.get(personId) ?? '');
      return [who, at === null ? '' : dayAndTime(at)].filter((part) => part !== '').join(', ');
    };
  }, [people]);
}
