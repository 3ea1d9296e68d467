// Groups of participants as letters, by the characteristic the study is compared by.
import { useMemo } from 'react';
import { useQuery } from '../../../data/use-query.ts';

export interface Group {
  readonly letter: string;
  readonly name: string;
}
export interface Groups {
  readonly all: readonly Group[];
  of(participantId: string | null): Group | null;
}

/** The groups of this study; none while no characteristic is chosen for comparing. */
export function useGroups(): Groups {
  const table = useQuery('participant.table', {}).data;
  const attributeId = useQuery('study.settings', {}).data?.groupAttributeId ?? null;
  return useMemo(() => {
    const valueOf = (participantId: string | null) =>
      attributeId === null
        ? undefined
        : table?.participants.find((person) => person.id === participantId)?.values[attributeId];
    const names = new Set((table?.participants ?? []).flatMap((person) => valueOf(person.id) ?? []));
    const all = [...names]
      .toSorted((a, b) => a.localeCompare(b, undefined, { numeric: true }))
      .map((name, at) => ({ name, letter: String.fromCharCode(65 + (at % 26)) }));
    return { all, of: (participantId) => all.find((group) => group.name === valueOf(participantId)) ?? null };
  }, [table, attributeId]);
}
