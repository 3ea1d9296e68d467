// What a pack holds, counted for people. Pure.
import type { PackContent } from '../../../shared/contract/reviews.ts';
import { countWords } from '../../../shared/domain/text/words.ts';

type Item = PackContent['items'][number];

/** Words of talk that travel with these extracts, what stands around them included. */
export function wordsOf(items: readonly Item[]): number {
  return items.reduce((sum, item) => sum + wordsOfOne(item), 0);
}

/** The same for one. */
export function wordsOfOne(item: Item): number {
  return countWords(item.before) + countWords(item.extract) + countWords(item.after);
}

/**
 * Where words of an extract that stays at home travel all the same: references of extracts that hold them, or that they
 * hold, or beside which they stand.
 */
export function travelsBeside(item: Item, going: readonly Item[]): string[] {
  return going
    .filter(
      (other) =>
        other.participant === item.participant &&
        (`${other.before}${other.extract}${other.after}`.includes(item.extract) ||
          item.extract.includes(other.extract)),
    )
    .map((other) => other.reference);
}

/** The people `P12 and P13` are; nobody for `Interviewer`. */
const heardIn = (participant: string): readonly string[] =>
  participant === 'Interviewer'
    ? []
    : (participant.match(/\bP\d+\b/gu) ?? (participant === '' ? [] : [participant]));

/** `7 people, 14 extracts`; nothing while there is none. */
export function packSentence(items: readonly Item[]): string | undefined {
  if (items.length === 0) return undefined;
  // an extract of a talk of several says all who are heard in it; whoever asks is none of the people
  const people = new Set(items.flatMap((item) => heardIn(item.participant))).size;
  const extracts = `${items.length} ${items.length === 1 ? 'extract' : 'extracts'}`;
  return people === 0 ? extracts : `${people} ${people === 1 ? 'person' : 'people'}, ${extracts}`;
}
