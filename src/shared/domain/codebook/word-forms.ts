/**
 * Forms of one English word made alike: plural and singular, spellings of both sides of the Atlantic, a verb and what it is
 * doing. For comparing only: both sides go through it, so a word wrongly cut is alike with its own kind and no other. Words of
 * other languages mostly stay as they are. Pure.
 */

const IRREGULAR: Readonly<Record<string, string>> = {
  children: 'child',
  men: 'man',
  women: 'woman',
  people: 'person',
  wives: 'wife',
  feet: 'foot',
};

/** An English plural without its ending, and every other word as it is. */
export function singular(word: string): string {
  const known = IRREGULAR[word];
  if (known !== undefined) return known;
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:s|x|z|ch|sh)es$/u.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/u.test(word)) return word.slice(0, -1);
  return word;
}

/** Where British and American spellings part: which part of a word, what stands for both, and how long the word has to be. */
const SPELLINGS: readonly (readonly [RegExp, string, number])[] = [
  [/(?<=practi)s(?=e|i)/u, 'c', 8],
  [/(?<=..)our(?=$|ed$|ing$|s$|al$|able$|ful$|ite$|hood$|hoods$|ly$)/u, 'or', 5],
  [/is(?=(?:e|es|ed|ing|er|ers|ation|ations)$)/u, 'iz', 7],
  [/ys(?=(?:e|es|ed|ing)$)/u, 'yz', 7],
  [/(?<=[aeiou])ll(?=(?:ed|ing|er|ers|or|ors)$)/u, 'l', 8],
  [/(?<=...)ll$/u, 'l', 6],
  [/tre(?=s?$)/u, 'ter', 5],
  [/ogue(?=s?$)/u, 'og', 6],
  [/ense(?=s?$)/u, 'ence', 6],
  [/(?<=program)me(?=s?$)/u, '', 9],
  [/dgement/u, 'dgment', 8],
  [/(?:ae|oe)(?=.{3})/u, 'e', 7],
  [/^grey/u, 'gray', 4],
  [/^ageing$/u, 'aging', 6],
];

/** The word as it would be spelled if there were one way to spell it. */
export function spelledOneWay(word: string): string {
  return SPELLINGS.reduce(
    (now, [pattern, one, least]) => (word.length >= least ? now.replace(pattern, one) : now),
    word,
  );
}

/** One vowel between consonants, as in hop and hope. */
const isShort = (word: string): boolean => /^[^aeiou]*[aeiou][^aeiouwxy]$/u.test(word);

/**
 * A verb without what says that it is being done: waiting and wait, hoping and hope, planning and plan are one. Only -ing is
 * taken off; what was done, and who does it, is something else: cared, carer and caring stay three words.
 */
export function base(word: string): string {
  const isDoing = word.endsWith('ing') && word.length > 5 && /[aeiouy]/u.test(word.slice(0, -3));
  const stem = isDoing ? word.slice(0, -3) : word;
  // a doubled letter says that the vowel before it is short
  if (isDoing && /([^aeiou])\1$/u.test(stem)) return stem.slice(0, -1);
  if (isDoing && isShort(stem)) return `${stem}e`;
  if (/(?<=[^aeiou])e$/u.test(stem) && !isShort(stem.slice(0, -1))) return stem.slice(0, -1);
  return stem.replace(/([^aeiou])\1$/u, '$1');
}
