/**
 * Beside every count of people: which of them are transcripts in which several talk and that are tied to none of them. Such a
 * transcript counts as one person, in the program and in files alike.
 */

/** A transcript of several people, by its name, and how many are heard in it. */
interface Talk {
  readonly name: string;
  readonly people: number;
}
/** So many are named; of more only how many there are. */
export const NAMED = 3;

/** `Focus group counts as one person, though 5 are heard in it`, to stand among other words. Empty where every transcript is one person's. */
export function asOneWords(talks: readonly Talk[]): string {
  const [first, ...others] = talks;
  if (first === undefined) return '';
  if (others.length === 0)
    return `${first.name} counts as one person, though ${first.people} are heard in it`;
  const several = `${talks.length} transcripts of several people count as one person each`;
  return talks.length > NAMED ? several : `${several}: ${asOneNames(talks)}`;
}

/** `Focus group (5), Evening group (3)`. */
export const asOneNames = (talks: readonly Talk[]): string =>
  talks.map((talk) => `${talk.name} (${talk.people})`).join(', ');

/** What a file calls the column beside a count of people. */
export const AS_ONE_COLUMN = 'transcripts of several people, each counted as one';

/** A count of people as a document prints it: with a sign where a transcript of several is among them. */
export const asOneSign = (asOne: number | undefined): string =>
  asOne === undefined || asOne === 0 ? '' : '*';
