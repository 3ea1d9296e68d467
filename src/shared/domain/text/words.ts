/** The one way words are counted. */

const SPACE = 1;
const WORD = 2;
const OTHER = 3;
/** A character that is counted as a word by itself: Han and kana, written without spaces. */
const ALONE = 4;
/** A character of a script whose words a dictionary tells apart: Thai, Lao, Khmer, Burmese. */
const JOINED = 5;

// One class per unit of the Basic Multilingual Plane, filled as units are met: a long text costs one array read a unit.
const classes = new Uint8Array(0x10000);

const alone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const joined = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const letter = /[\p{L}\p{N}]/u;
// The language is that of the script, whichever is named here.
const dictionary = new Intl.Segmenter('th', { granularity: 'word' });

const classOfLetter = (character: string): number =>
  !/[\p{L}\p{N}]/u.test(character) ? OTHER : alone.test(character) ? ALONE : WORD;

function classOf(unit: number, character: string): number {
  const known = classes[unit] as number;
  if (known !== 0) return known;
  const found = /\s/u.test(character) ? SPACE : joined.test(character) ? JOINED : classOfLetter(character);
  classes[unit] = found;
  return found;
}

/**
 * Number of words: runs of non-space that hold a letter or a digit of any script. Where words are written without spaces
 * (Han, kana) each character counts as one; in Thai, Lao, Khmer and Burmese the words the dictionary finds.
 */
export function countWords(text: string): number {
  let words = 0;
  let counted = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const kind =
      unit >= 0xd800 && unit <= 0xdbff
        ? astralClass(text.codePointAt(at) as number)
        : classOf(unit, text.charAt(at));
    if (kind === SPACE) counted = false;
    else if (kind === ALONE) {
      counted = false;
      words++;
    } else if (kind === JOINED) {
      counted = false;
      const end = endOfJoined(text, at);
      for (const { segment } of dictionary.segment(text.slice(at, end))) if (letter.test(segment)) words++;
      at = end - 1;
    } else if (kind === WORD && !counted) {
      counted = true;
      words++;
    }
  }
  return words;
}

/** Where a run of joined characters ends; all of them live in the first plane. */
function endOfJoined(text: string, from: number): number {
  let end = from + 1;
  while (end < text.length && classOf(text.charCodeAt(end), text.charAt(end)) === JOINED) end++;
  return end;
}

/** No white space lives outside the first plane. */
function astralClass(point: number): number {
  return classOfLetter(String.fromCodePoint(point));
}

const runs =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;

/** A run a text is counted by, and where it begins. */
interface WordRun {
  readonly text: string;
  readonly index: number;
}

/**
 * The runs a text is counted by: a character that counts alone, a word of a dictionary, or what stands between spaces and
 * such characters. One that holds a letter or a digit is a word.
 */
export function wordRuns(text: string): WordRun[] {
  return [...text.matchAll(runs)].flatMap(({ 0: run, index }): WordRun[] =>
    joined.test(run)
      ? Array.from(dictionary.segment(run), (one) => ({ text: one.segment, index: index + one.index }))
      : [{ text: run, index }],
  );
}

/** Whether a run is counted. */
export const isWord = (run: WordRun): boolean => letter.test(run.text);
