/**
 * Names of codes that are probably the same code twice: the same words in another order or number, a slip of a letter,
 * nearly the same words. Pure.
 */

/** Why two names are alike, most alike first. */
export type NameLikeness = 'same' | 'order' | 'number' | 'letters' | 'words';

interface Folded {
  /** Without capitals, accents and punctuation, single spaces. */
  readonly plain: string;
  readonly words: readonly string[];
  /** The words in one number, sorted; joined for comparison. */
  readonly stems: readonly string[];
  readonly key: string;
}

const NOT_A_WORD = /[^\p{L}\p{N}]+/gu;
const HAS_DIGIT = /\p{N}/u;

/**
 * An English plural without its ending, and every other word as it is; both sides of a comparison go through it, so a
 * word wrongly cut does no harm beyond being alike with its own kind.
 */
export function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && /(?:s|x|z|ch|sh)es$/u.test(word)) return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/u.test(word)) return word.slice(0, -1);
  return word;
}

export function foldName(name: string): Folded {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    // an apostrophe joins: carer's and carers are alike
    .replace(/['’]/gu, '')
    .replace(NOT_A_WORD, ' ')
    .trim();
  const words = plain === '' ? [] : plain.split(' ');
  const stems = words.map(singular).toSorted();
  return { plain, words, stems, key: stems.join(' ') };
}

/**
 * Edits from one text to another: a letter put in, left out, changed, or two neighbours swapped (optimal string alignment,
 * after Damerau 1964). Stops early, answering `most + 1`, once it is more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** Letters that may differ: none in short names, where one letter makes another word. */
const slipsIn = (length: number): number => (length < 7 ? 0 : length < 18 ? 1 : 2);
/** Of the words of two names together, this share must be in both. */
const SHARED_WORDS = 0.75;
const FEWEST_SHARED = 3;

/** Words that turn a name into its opposite: a difference of one of them is never a slip. */
const TURNS = new Set([
  'not',
  'no',
  'without',
  'never',
  'non',
  'un',
  'lack',
  'before',
  'after',
  'more',
  'less',
]);

/** How two names are alike; null when they are not, or differ in a number or a word that turns the meaning. */
export function nameLikeness(a: Folded, b: Folded): NameLikeness | null {
  if (a.plain === '' || b.plain === '') return null;
  if (a.plain === b.plain) return 'same';
  if (a.key === b.key) return a.words.length > 1 && sameWords(a, b) ? 'order' : 'number';
  const onlyA = without(a.stems, b.stems);
  const onlyB = without(b.stems, a.stems);
  const apart = [...onlyA, ...onlyB];
  if (apart.some((word) => HAS_DIGIT.test(word) || TURNS.has(word))) return null;
  const most = slipsIn(Math.min(a.plain.length, b.plain.length));
  if (most > 0 && !isOpposite(onlyA, onlyB) && editDistance(a.plain, b.plain, most) <= most) return 'letters';
  const shared = a.stems.length - onlyA.length;
  const all = shared + apart.length;
  return shared >= FEWEST_SHARED && shared / all >= SHARED_WORDS ? 'words' : null;
}

const sameWords = (a: Folded, b: Folded): boolean =>
  a.words.toSorted().join(' ') === b.words.toSorted().join(' ');

/** What the first list has beyond the second, counting repeats. */
function without(list: readonly string[], other: readonly string[]): string[] {
  const left = [...other];
  return list.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** One word is the other with a prefix that denies it: heard and unheard. */
function isOpposite(as: readonly string[], bs: readonly string[]): boolean {
  const denies = (long: string, short: string) =>
    /^(?:un|in|im|non|dis|mis)$/u.test(long.slice(0, -short.length));
  return as.some((a) => bs.some((b) => (a.endsWith(b) && denies(a, b)) || (b.endsWith(a) && denies(b, a))));
}

/**
 * Pairs of names that are alike, by their places in the list. Only names that share a word (in one number) or enough
 * letters in a row are compared, so that hundreds of names cost thousands of comparisons and not hundreds of thousands.
 */
export function similarNames(names: readonly string[]): { a: number; b: number; likeness: NameLikeness }[] {
  const folded = names.map(foldName);
  const found: { a: number; b: number; likeness: NameLikeness }[] = [];
  for (const [a, b] of candidates(folded)) {
    const left = folded[a];
    const right = folded[b];
    const likeness = left && right ? nameLikeness(left, right) : null;
    if (likeness) found.push({ a, b, likeness });
  }
  return found;
}

/** Pairs whose trigrams are alike enough (Dice's measure, 0.6), through an index from trigram to names. */
function* candidates(names: readonly Folded[]): Generator<[number, number]> {
  const index = new Map<string, number[]>();
  const sizes: number[] = [];
  const shared = new Uint16Array(names.length);
  for (const [b, name] of names.entries()) {
    // words sorted, so that another order has the same trigrams
    const grams = trigrams(name.key);
    sizes.push(grams.length);
    const met: number[] = [];
    for (const gram of grams) {
      const where = index.get(gram);
      if (!where) {
        index.set(gram, [b]);
        continue;
      }
      for (const a of where) {
        if (shared[a] === 0) met.push(a);
        shared[a] = (shared[a] ?? 0) + 1;
      }
      where.push(b);
    }
    for (const a of met) {
      if ((2 * (shared[a] ?? 0)) / ((sizes[a] ?? 0) + grams.length) >= 0.6) yield [a, b];
      shared[a] = 0;
    }
  }
}

function trigrams(text: string): string[] {
  const padded = ` ${text} `;
  const grams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at++) grams.add(padded.slice(at, at + 3));
  return [...grams];
}
