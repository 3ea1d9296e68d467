/** Letters of the symbol fonts that turn up in typed documents, as letters anyone can read. */

const wingdings: Readonly<Record<number, string>> = {
  0x4a: '☺',
  0x4b: '😐',
  0x4c: '☹',
  0x6c: '●',
  0x6e: '■',
  0x6f: '□',
  0x71: '❑',
  0x75: '◆',
  0x76: '❖',
  0x77: '◆',

  0x9f: '•',
  0xa7: '▪',
  0xa8: '◻',
  0xd8: '➢',
  0xdf: '←',
  0xe0: '→',
  0xe1: '↑',
  0xe2: '↓',
  0xe8: '➔',
  0xf0: '⇨',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
  0x28: '☎',
  0x2a: '✉',
  0x46: '☞',
  0x45: '☜',
  0xab: '★',
};

// The Symbol font is Greek where the alphabet stands.
const greekUpper = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';
const greekLower = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ';
const symbol: Readonly<Record<number, string>> = {
  0xa3: '≤',
  0xa5: '∞',
  0xab: '↔',
  0xac: '←',
  0xad: '↑',
  0xae: '→',
  0xaf: '↓',
  0xb0: '°',
  0xb1: '±',
  0xb2: '″',

  0xb3: '≥',
  0xb4: '×',
  0xb7: '•',
  0xb8: '÷',
  0xb9: '≠',
  0xba: '≡',
  0xbb: '≈',
  0xbc: '…',
  0xd0: '∠',
  0xd6: '√',

  0xa2: '′',
  0xa9: '♥',
  0xa7: '♣',
  0xa8: '♦',
  0xaa: '♠',
  0xd2: '®',
  0xd3: '©',
  0xd4: '™',
  0xe5: '∑',
  0xde: '⇒',
};

/** The letter for a symbol-font character given as four hexadecimal digits; unknown ones are kept as they are. */
export function symbolLetter(font: string, hex: string): string {
  const code = parseInt(hex, 16);
  if (Number.isNaN(code) || code < 32) return '';
  const low = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  if (/^wingdings/i.test(font)) return wingdings[low] ?? String.fromCharCode(code);
  if (!/^symbol/i.test(font)) return code >= 0xd800 && code < 0xe000 ? '' : String.fromCharCode(code);
  if (low >= 0x41 && low <= 0x5a) return greekUpper[low - 0x41] ?? '';
  if (low >= 0x61 && low <= 0x7a) return greekLower[low - 0x61] ?? '';
  return symbol[low] ?? String.fromCharCode(low);
}
