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
  const widths = new Map<number, number>();
  let widest = 0;
  for (const line of lines) {
    let sum = 0;
    for (let at = 0; at < line.length; at++) {
      const unit = line.charCodeAt(at);
      // the second half of a character takes no room of its own
      if (unit >= 0xdc00 && unit <= 0xdfff) continue;
      let width = widths.get(unit);
      if (width === undefined)
        widths.set(unit, (width = widthOf(String.fromCodePoint(line.codePointAt(at) ?? unit))));
      sum += width;
    }
    if (sum > widest && sum <= most) widest = sum;
  }
  return widest;
}

/** Tells a page how wide the widest of its lines is that a column can hold, in ems of the face the reader chose. */
export function tellWidest(page: HTMLElement, lines: readonly string[]): void {
  const style = getComputedStyle(page);
  const valueOf = (name: string) => style.getPropertyValue(name);
  const size = parseFloat(valueOf('--read-size')) || 18;
  const most = Number(valueOf('--read-ems')) * Number(valueOf('--read-most'));
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return;
  // at its own size: letters made for small sizes are wider
  context.font = `${size}px ${valueOf('--read-family')}`;
  const widest = widestLine(lines, most * size, (character) => context.measureText(character).width);
  page.style.setProperty('--widest', String((widest + 1) / size));
}
