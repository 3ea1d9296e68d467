/** Finding a name that is no longer used, and putting the one of now in its place. Pure; offsets in UTF-16 units. */

interface Found {
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
}

const escape = (words: string): string =>
  words.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`).replace(/\s+/gu, String.raw`\s+`);

/**
 * Places where a former name stands as whole words. Several words are found in whatever case; a name of one word only with the
 * capitals it had, since the same word in a sentence is mostly just the word. Where the name of now contains the former one, places
 * that already say the name of now are left out.
 */
export function oldNamesIn(text: string, old: string, now: string): Found[] {
  const isOne = !/\s/u.test(old.trim());
  const pattern = (words: string, flags: string) =>
    new RegExp(String.raw`(?<![\p{L}\p{N}])${escape(words.trim())}(?![\p{L}\p{N}])`, flags);
  const taken = [...text.matchAll(pattern(now, 'giu'))].map((m) => [m.index, m.index + m[0].length] as const);
  return [...text.matchAll(pattern(old, isOne ? 'gu' : 'giu'))]
    .map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      replacement: likeIt(match[0], old, now),
    }))
    .filter(({ start, end }) => !taken.some(([from, to]) => start >= from && end <= to));
}

/** The name of now, with a small first letter where the former name was written small in the sentence. */
function likeIt(match: string, old: string, now: string): string {
  const first = (words: string) => words.charAt(0);
  const isSmall =
    first(match) !== first(old) &&
    first(match) === first(match).toLocaleLowerCase() &&
    /^\p{Lu}\p{Ll}/u.test(now);
  return isSmall ? first(now).toLocaleLowerCase() + now.slice(1) : now;
}

/** The text with every place replaced. */
export function replaceFound(text: string, found: readonly Found[]): string {
  let out = '';
  let at = 0;
  for (const { start, end, replacement } of found) {
    out += text.slice(at, start) + replacement;
    at = end;
  }
  return out + text.slice(at);
}
