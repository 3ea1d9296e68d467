/**
 * Whether two words are one word and a slip of the pen, rather than two words that look alike. There is no dictionary, so it goes by
 * which letters people slip on: a letter doubled or not, two vowels the wrong way round, a vowel nobody hears. Other letters
 * make other words: contact and contract, hearing and healing, weight and light. Pure.
 */

/** Words shorter than this differ by one letter as a rule: hope and home, trust and rust. */
const LEAST = 7;
/** From this length a slip may be of the dearer kind, or there may be two. */
const LONG = 10;
const CHEAP = 1;
const DEAR = 2;
const TOO_MUCH = 99;

const isVowel = (letter: string | undefined): boolean => letter !== undefined && 'aeiouy'.includes(letter);
/** Letters that stand for one sound. */
const ALIKE = new Set(['cs', 'sc', 'sz', 'zs', 'ck', 'kc']);

/** What one letter too many costs: little where it doubles its neighbour, but not where that makes another verb (hoping, hopping). */
function extra(word: string, at: number): number {
  const isDoubled = word[at] === word[at - 1] || word[at] === word[at + 1];
  const rest = word.slice(word[at] === word[at + 1] ? at + 2 : at + 1);
  return isDoubled && !/^(?:ing|ed|er|ers)$/u.test(rest) ? CHEAP : DEAR;
}

/** What one letter for another costs: little for a vowel that is not the first of its word, and for one sound written two ways. */
function changed(a: string, i: number, b: string, j: number): number {
  const [x, y] = [a[i] ?? '', b[j] ?? ''];
  if (x === y) return 0;
  if (ALIKE.has(x + y)) return CHEAP;
  const isHeard = !/[aeiouy]/u.test(a.slice(0, i)) || !/[aeiouy]/u.test(b.slice(0, j));
  return isVowel(x) && isVowel(y) && !isHeard ? CHEAP : DEAR;
}

const swapped = (a: string, i: number, length: number): number =>
  (isVowel(a[i]) && isVowel(a[i - 1])) || length > LEAST ? CHEAP : DEAR;

/**
 * What it costs to make one word of another by letters put in, left out, changed and neighbours swapped (optimal string
 * alignment, after Damerau 1964, weighted), or more than `most` as soon as it is.
 */
export function slipCost(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return TOO_MUCH;
  let before: number[] = [];
  let last = [0];
  for (let j = 0; j < b.length; j++) last.push((last[j] ?? 0) + extra(b, j));
  for (let i = 0; i < a.length; i++) {
    const row = [(last[0] ?? 0) + extra(a, i)];
    for (let j = 0; j < b.length; j++) {
      let cost = Math.min(
        (last[j + 1] ?? 0) + extra(a, i),
        (row[j] ?? 0) + extra(b, j),
        (last[j] ?? 0) + changed(a, i, b, j),
      );
      if (i > 0 && j > 0 && a[i] === b[j - 1] && a[i - 1] === b[j])
        cost = Math.min(cost, (before[j - 1] ?? 0) + swapped(a, i, Math.min(a.length, b.length)));
      row.push(cost);
    }
    if (Math.min(...row) > most) return TOO_MUCH;
    before = last;
    last = row;
  }
  return last[b.length] ?? TOO_MUCH;
}

/** Whether one of two words is probably a slip of the other. People do not slip on the first letter. */
export function isSlip(a: string, b: string): boolean {
  const length = Math.max(a.length, b.length);
  if (length < LEAST || a[0] !== b[0] || a === b) return false;
  const most = length < LONG ? CHEAP : DEAR;
  const cost = slipCost(a, b, most);
  // a word of six letters may be doubled into one of seven, and nothing else
  return cost <= most && (Math.min(a.length, b.length) >= LEAST || (a.length !== b.length && cost === CHEAP));
}
