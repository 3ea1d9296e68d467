import type { SearchCounts } from '../../../shared/contract/search.ts';
import type { Input } from '../../../shared/contract/index.ts';
import { count } from '../../app/words.ts';
import type { SearchState } from './store.ts';

/** What is looked for and where, as every search operation takes it. */
export type SearchInput = Pick<
  Input<'search.text'>,
  | 'query'
  | 'mode'
  | 'beginnings'
  | 'exactCase'
  | 'exactAccents'
  | 'speech'
  | 'speaker'
  | 'documentId'
  | 'attribute'
  | 'coded'
>;
type Asked = Pick<
  SearchState,
  | 'query'
  | 'mode'
  | 'beginnings'
  | 'exactCase'
  | 'exactAccents'
  | 'speech'
  | 'speaker'
  | 'documentId'
  | 'attributeId'
  | 'values'
  | 'where'
  | 'codeId'
>;

/** Fewer letters say nothing yet, unless the script writes whole words with one. */
const tooShort = (query: string) =>
  /^\s*[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]?\s*$/u.test(query);

/** The input of a search, or null while there is nothing to look for. */
export function inputOf(asked: Asked): SearchInput | null {
  if (tooShort(asked.query)) return null;
  const codeIds = asked.codeId === null ? [] : [asked.codeId];
  return {
    query: asked.query,
    mode: asked.mode,
    beginnings: asked.mode === 'words' && asked.beginnings,
    exactCase: asked.exactCase,
    exactAccents: asked.exactAccents,
    speech: asked.speech,
    ...(asked.speaker === null ? {} : { speaker: asked.speaker }),
    ...(asked.documentId === null ? {} : { documentId: asked.documentId }),
    ...(asked.attributeId === null || asked.values.length === 0
      ? {}
      : { attribute: { id: asked.attributeId, values: [...asked.values] } }),
    ...(asked.where === 'inside' ? { coded: { which: 'inside' as const, codeIds } } : {}),
    ...(asked.where === 'uncoded' ? { coded: { which: 'outside' as const } } : {}),
    ...(asked.where === 'without' && asked.codeId !== null
      ? { coded: { which: 'outside' as const, codeIds } }
      : {}),
  };
}

/** Adds a further part of a count to what was counted before. */
export function addCounts(before: SearchCounts | null, more: SearchCounts): SearchCounts {
  if (!before) return more;
  const byId = new Map(before.documents.map((one) => [one.documentId, one]));
  for (const one of more.documents) {
    const known = byId.get(one.documentId);
    byId.set(
      one.documentId,
      known ? { ...known, turns: known.turns + one.turns, asked: known.asked + one.asked } : one,
    );
  }
  return {
    turns: before.turns + more.turns,
    asked: before.asked + more.asked,
    documents: [...byId.values()],
    next: more.next,
  };
}

/** "4 of 12 people, 11 turns in 5 transcripts", people first; "at least" while it is still being counted. */
export function countsInWords(
  counts: SearchCounts,
  speech: SearchState['speech'],
  allPeople: number,
): string {
  const turnsIn = (one: { turns: number; asked: number }) =>
    (speech === 'interviewers' ? 0 : one.turns) + (speech === 'people' ? 0 : one.asked);
  const found = counts.documents.filter((one) => turnsIn(one) > 0);
  const turns = turnsIn(counts);
  const people = new Set(found.map((one) => one.person)).size;
  const so = counts.next === null ? '' : 'at least ';
  const who =
    speech === 'interviewers'
      ? count(turns, 'turn')
      : `${people.toLocaleString()} of ${count(allPeople, 'person', 'people')}, ${count(turns, 'turn')}`;
  return `${so}${who} in ${count(found.length, 'transcript')}`;
}

/** What one hit is remembered by. */
export const keyOf = (hit: { documentId: string; start: number }): string => `${hit.documentId}:${hit.start}`;

/** What a speaker is told by in a list of choices: no role is a name with its role. */
export const speakerKey = (speaker: { role: string; label: string }): string =>
  `${speaker.role} ${speaker.label}`;
