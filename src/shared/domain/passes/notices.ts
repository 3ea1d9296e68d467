/**
 * When something is worth a look. These are limits of attention, not of quality: they only choose what is listed, and each
 * is said in plain numbers beside what it found.
 */

/** A theme that rests on this many people or fewer is listed, when there are at least twice as many to rest on. */
export const FEW_PEOPLE = 2;
/** Below this share of the median a transcript counts as thinly coded; with fewer transcripts a median says little. */
const THIN = 0.5;
const ENOUGH_TRANSCRIPTS = 4;
/** Fewer extracts than this stand out by chance. */
const ENOUGH_EXTRACTS = 4;

/** The middle value; the mean of the two in the middle for an even number, 0 for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  if (sorted.length % 2 === 1) return sorted[half] ?? 0;
  return ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

/** Places of the shares that are far under the median. */
export function thinnest(shares: readonly number[]): number[] {
  if (shares.length < ENOUGH_TRANSCRIPTS) return [];
  const middle = median(shares);
  return shares.flatMap((share, at) => (share < middle * THIN ? [at] : []));
}

/**
 * Whether one person's extracts outweigh the others': at least a share of them all, and a few times what each of the
 * others gives on average. `others` are the people who give any, without this one.
 */
export function outweighs(
  count: number,
  others: readonly number[],
  limits: { readonly share: number; readonly times: number },
): boolean {
  const rest = others.reduce((sum, n) => sum + n, 0);
  if (count < ENOUGH_EXTRACTS || others.length < 2) return false;
  return count / (count + rest) >= limits.share && count >= (limits.times * rest) / others.length;
}
