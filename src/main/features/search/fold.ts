/** Which differences do not count. */
export interface Folding {
  /** Capital and small letters are the same. */
  readonly case: boolean;
  /** Accents and other marks over and under letters are left out. */
  readonly accents: boolean;
}
export const FOLD_ALL: Folding = { case: true, accents: true };

/** A text to look in, and the way back from its offsets to those of the text it was made from. */
interface Folded {
  readonly text: string;
  /** Offset in the original where a unit came from. */
  start(at: number): number;
  /** Offset in the original after the letter a unit (exclusive end) came from, marks included. */
  end(at: number): number;
}

// Marks people leave out when they type: over Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowel signs. Vowel
// signs of Indic scripts and Thai, and the voicing marks of kana, are letters to those who read them, and stay.
const leftOut = new RegExp(
  '[\\u0300-\\u036f\\u0483-\\u0487\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u0610-\\u061a' +
    '\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e4\\u06e7\\u06e8\\u06ea-\\u06ed\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f]',
  'gu',
);
const letters = /[\s\S]\p{M}*/gu;
const plainText = /^[\0-\x7f]*$/u;

function foldLetter(letter: string, { case: caseless, accents }: Folding): string {
  let folded = letter.normalize('NFC');
  // The short i is a letter of its own, not an i with a mark.
  if (accents && !/^[йЙ]$/u.test(folded))
    folded = folded.normalize('NFD').replace(leftOut, '').normalize('NFC');
  if (!caseless) return folded;
  const small = folded.toLowerCase();
  return small === 'ς' ? 'σ' : small;
}

const kept = [0, 1, 2, 3].map(() => new Map<string, string>());
const MOST_KEPT = 20_000;
const same = (at: number): number => at;

/**
 * Makes a text in which what does not count is the same: letter by letter, a letter with its marks taken together, so that
 * the same word is found however its accents are stored. Offsets lead back to the original.
 */
export function fold(text: string, folding: Folding = FOLD_ALL): Folded {
  if (plainText.test(text)) return { text: folding.case ? text.toLowerCase() : text, start: same, end: same };
  const known = kept[(folding.case ? 1 : 0) + (folding.accents ? 2 : 0)] ?? new Map<string, string>();
  if (known.size > MOST_KEPT) known.clear();
  let folded = '';
  const from: number[] = [];
  const to: number[] = [];
  for (const { 0: letter, index } of text.matchAll(letters)) {
    let made = known.get(letter);
    if (made === undefined) known.set(letter, (made = foldLetter(letter, folding)));
    folded += made;
    // Unit by unit where it can be; a letter that became shorter or longer is only ever found whole.
    const inStep = made.length === letter.length;
    for (let i = 0; i < made.length; i++) {
      from.push(inStep ? index + i : index);
      to.push(inStep ? index + i + 1 : index + letter.length);
    }
  }
  return {
    text: folded,
    start: (at) => from[at] ?? text.length,
    end: (at) => (at === 0 ? 0 : (to[at - 1] ?? text.length)),
  };
}
