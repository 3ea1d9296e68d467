/** The one way words are counted. */

const SPACE = 1;
const WORD = 2;
const OTHER = 3;
/** A character that is counted as a word by itself: Han and kana, written without spaces. */
const ALONE = 4;

// One class per unit of the Basic Multilingual Plane, filled as units are met: a long text costs one array read a unit.
const classes = new Uint8Array(0x10000);

const alone = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

const classOfLetter = (character: string): number =>
  !/[\p{L}\p{N}]/u.test(character) ? OTHER : alone.test(character) ? ALONE : WORD;

function classOf(unit: number, character: string): number {
  const known = classes[unit] as number;
  if (known !== 0) return known;
  const found = /\s/u.test(character) ? SPACE : classOfLetter(character);
  classes[unit] = found;
  return found;
}

/**
 * Number of words: runs of non-space that hold a letter or a digit of any script. Where words are written without spaces
 * (Han, kana) each character counts as one.
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
    } else if (kind === WORD && !counted) {
      counted = true;
      words++;
    }
  }
  return words;
}

/** No white space lives outside the first plane. */
function astralClass(point: number): number {
  return classOfLetter(String.fromCodePoint(point));
}

/** The runs a text is counted by: a character that counts alone, or what stands between spaces and such characters. */
export const wordRuns =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;
