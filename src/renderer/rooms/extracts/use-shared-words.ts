// Which extracts of two codes stand on the same words.
import { useMemo } from 'react';
import type { CodeOverlaps, OverlapPair } from '../../../shared/contract/refine.ts';
import { useQuery } from '../../data/use-query.ts';

export interface SharedWords {
  counts: CodeOverlaps | undefined;
  /** What to say beside an extract, by coding, in the first and the second column. */
  notes: [ReadonlyMap<string, string>, ReadonlyMap<string, string>];
  /** The extracts of the other column on the same words, the closest first. */
  partners(codingId: string): readonly string[];
}

const CLOSENESS = { same: 0, inside: 1, partly: 2 } as const;
const WORDS = { same: 'The same words', inside: 'Words inside', partly: 'Some of these words' } as const;

function noteOf(pairs: readonly OverlapPair[], name: string): string {
  const [closest] = pairs;
  if (!closest) return '';
  const more = pairs.length > 1 ? `, ${pairs.length} times` : '';
  return `${WORDS[closest.kind]} also have ${name}${more}${closest.samePerson ? '' : ', by somebody else'}`;
}

function pairsBy(pairs: readonly OverlapPair[], side: 'a' | 'b'): Map<string, OverlapPair[]> {
  const found = new Map<string, OverlapPair[]>();
  for (const pair of pairs) {
    const here = found.get(pair[side]);
    if (here) here.push(pair);
    else found.set(pair[side], [pair]);
  }
  return found;
}

export function useSharedWords(
  a: readonly string[],
  b: readonly string[] | undefined,
  names: readonly [string, string],
): SharedWords {
  const { data } = useQuery('coding.overlaps', b ? { a: [...a], b: [...b] } : null);
  const [nameA, nameB] = names;
  return useMemo(() => {
    const pairs = (b ? (data?.pairs ?? []) : []).toSorted((x, y) => CLOSENESS[x.kind] - CLOSENESS[y.kind]);
    const ofA = pairsBy(pairs, 'a');
    const ofB = pairsBy(pairs, 'b');
    const notes = (of: ReadonlyMap<string, OverlapPair[]>, name: string) =>
      new Map([...of].map(([id, found]) => [id, noteOf(found, name)]));
    return {
      counts: b ? data : undefined,
      notes: [notes(ofA, nameB), notes(ofB, nameA)],
      partners: (id) => [
        ...(ofA.get(id) ?? []).map((pair) => pair.b),
        ...(ofB.get(id) ?? []).map((pair) => pair.a),
      ],
    };
  }, [data, b, nameA, nameB]);
}
