import { useMemo } from 'react';
import { useQuery } from '../../data/use-query.ts';

export interface GroupMark {
  letter: string;
  name: string;
}

/** The group badge of each person key (participant id, or transcript id while not tied); empty while there is one group. */
export function usePeopleGroups(): ReadonlyMap<string, GroupMark> {
  const spread = useQuery('code.spread', {}).data;
  return useMemo(() => {
    const marks = new Map<string, GroupMark>();
    for (const group of spread?.groups ?? []) {
      if (group.letter === '') continue;
      const mark = {
        letter: group.letter,
        name: spread?.attribute ? `${spread.attribute.name}: ${group.name}` : group.name,
      };
      for (const person of group.people) marks.set(person.key, mark);
    }
    return marks;
  }, [spread]);
}
