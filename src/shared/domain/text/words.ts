/** The one way words are counted. */

const SPACE = 1;
const WORD = 2;
const OTHER = 3;

// One class per unit of the Basic Multilingual Plane, filled as units are met: a long text costs one array read a unit.
const classes = new Uint8Array(0x10000);

function classOf(unit: number, character: string): number {
  const known = classes[unit] as number;
  if (known !== 0) return known;
  const found = /\s/u.test(character) ? SPACE : /[\p{L}\p{N}]/u.test(character) ? WORD : OTHER;
  classes[unit] = found;
  return found;
}

/** Number of words: runs of non-space that hold a letter or a digit of any script. */
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
    else if (kind === WORD && !counted) {
      counted = true;
      words++;
    }
  }
  return words;
}

/** No white space lives outside the first plane. */
function astralClass(point: number): number {
  return /[\p{L}\p{N}]/u.test(String.fromCodePoint(point)) ? WORD : OTHER;
}
