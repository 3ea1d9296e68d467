// How wide the widest line of a transcript is: the column holds the longest line of the line rule, so that no word of a
// numbered line stands on a row of its own.

/**
 * Width of the widest of some lines, their characters set one after the other.
 * @param most lines wider than this fit no column and are left out. @param widthOf width of one UTF-16 unit's character, asked once for each.
 */
export function widestLine(
  lines: readonly string[],
  most: number,
  widthOf: (character: string) => number,
): number {
  // a table by unit: a hundred thousand words are gone through while somebody waits for them
  const widths = new Float64Array(0x1_0000).fill(-1);
  // the second half of a character takes no room of its own
  widths.fill(0, 0xdc00, 0xe000);
  let widest = 0;
  for (const line of lines) {
    let sum = 0;
    for (let at = 0; at < line.length; at++) {
      const unit = line.charCodeAt(at);
      let width = widths[unit] as number;
      if (width < 0) {
        width = widthOf(String.fromCodePoint(line.codePointAt(at) ?? unit));
        widths[unit] = width;
      }
      sum += width;
    }
    if (sum > widest && sum <= most) widest = sum;
  }
  return widest;
}

/**
 * Tells a page how wide the widest of its lines is that a column can hold, in ems of the face the reader chose. False where
 * that face was not there yet for some of the letters: it has to be told again once it is.
 */
export function tellWidest(page: HTMLElement, lines: readonly string[]): boolean {
  const style = getComputedStyle(page);
  const valueOf = (name: string) => style.getPropertyValue(name);
  const size = parseFloat(valueOf('--read-size')) || 18;
  const most = Number(valueOf('--read-ems')) * Number(valueOf('--read-most'));
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return true;
  // at its own size: letters made for small sizes are wider
  context.font = `${size}px ${valueOf('--read-family')}`;
  let letters = '';
  const widest = widestLine(lines, most * size, (character) => {
    letters += character;
    return context.measureText(character).width;
  });
  const told = String((widest + 1) / size);
  if (page.style.getPropertyValue('--widest') !== told) page.style.setProperty('--widest', told);
  return document.fonts.check(context.font, letters);
}
