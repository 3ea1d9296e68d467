// Groups of participants: who shares a value of the characteristic the study groups by, and the letter of each group.
import { useMemo, useState } from 'react';
import type { AttributeView, ParticipantTable, ParticipantView } from '../../shared/contract/participants.ts';
import { useQuery } from './use-query.ts';

export interface ParticipantGroup {
  /** The value they share. */
  value: string;
  /** A, B, C; after Z comes A2. */
  letter: string;
  participants: ParticipantView[];
}
export interface Groups {
  /** What people are grouped by, or null while nothing was chosen. */
  attribute: AttributeView | null;
  groups: ParticipantGroup[];
  /** People whose value is missing. */
  without: ParticipantView[];
  /** The group of a participant, or null. */
  of(participantId: string | null): ParticipantGroup | null;
}

const inWords = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const letterAt = (at: number): string =>
  String.fromCharCode(65 + (at % 26)) + (at < 26 ? '' : String(Math.floor(at / 26) + 1));

/**
 * The groups of a table of participants, by value in reading order. Values of people with a transcript come first, so
 * that letters are the ones counted everywhere, whoever else is listed already.
 */
export function groupsOf(table: ParticipantTable | undefined, attributeId: string | null): Groups {
  const attribute = table?.attributes.find((a) => a.id === attributeId) ?? null;
  const people = attribute ? (table?.participants ?? []) : [];
  const valueOf = (p: ParticipantView) => (attribute ? p.values[attribute.id] : undefined);
  const byValue = new Map<string, ParticipantView[]>();
  for (const person of people) {
    const value = valueOf(person);
    if (value !== undefined) byValue.set(value, [...(byValue.get(value) ?? []), person]);
  }
  const groups = [...byValue]
    .toSorted(([a, inA], [b, inB]) => {
      const [aIsHeard, bIsHeard] = [inA, inB].map((list) => list.some((p) => p.documentIds.length > 0));
      return aIsHeard === bIsHeard ? inWords.compare(a, b) : aIsHeard ? -1 : 1;
    })
    .map(([value, participants], at) => ({ value, letter: letterAt(at), participants }));
  const groupOf = new Map(groups.flatMap((group) => group.participants.map((p) => [p.id, group] as const)));
  return {
    attribute,
    groups,
    without: people.filter((p) => valueOf(p) === undefined),
    of: (participantId) => (participantId === null ? null : (groupOf.get(participantId) ?? null)),
  };
}

/** Whether two tables say the same of everybody, whatever is counted. */
function isSameButCounts(a: ParticipantTable, b: ParticipantTable): boolean {
  const isSame = (one: ParticipantView, other: ParticipantView | undefined) =>
    one === other ||
    (other !== undefined &&
      one.id === other.id &&
      one.publicId === other.publicId &&
      one.workingLabel === other.workingLabel &&
      one.values === other.values &&
      one.documentIds === other.documentIds);
  return (
    a.attributes === b.attributes &&
    a.participants.length === b.participants.length &&
    a.participants.every((one, at) => isSame(one, b.participants[at]))
  );
}

/** The table, the same as long as only what is counted of people is another: groups then stay what they are. */
function useTableButCounts(): ParticipantTable | undefined {
  const table = useQuery('participant.table', {}).data;
  const [kept, keep] = useState(table);
  if (table === kept || (table && kept && isSameButCounts(table, kept))) return kept;
  keep(table);
  return table;
}

/** The groups of the open study, kept fresh; the people in them without what is counted of them at the moment. */
export function useGroups(): Groups {
  const table = useTableButCounts();
  const attributeId = useQuery('study.settings', {}).data?.groupAttributeId ?? null;
  return useMemo(() => groupsOf(table, attributeId), [table, attributeId]);
}
