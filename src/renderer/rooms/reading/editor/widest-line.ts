// How wide the widest line of a transcript is: the column holds the longest line of the line rule, so that no word of a
// numbered line stands on a row of its own.

/**
 * Width of the widest line of a text, its characters set one after the other.
 * @param text lines parted by `\n`. @param most lines wider than this fit no column and are left out. @param widthOf width of one UTF-16 unit's character, asked once for each.
 */
export function widestLine(text: string, most: number, widthOf: (character: string) => number): number {
  const widths = new Map<number, number>();
  let widest = 0;
  let line = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 10) {
      if (line > widest && line <= most) widest = line;
      line = 0;
      continue;
    }
    let width = widths.get(unit);
    if (width === undefined) {
      // the second half of a character takes no room of its own
      width =
        unit >= 0xdc00 && unit <= 0xdfff ? 0 : widthOf(String.fromCodePoint(text.codePointAt(at) ?? unit));
      widths.set(unit, width);
    }
    line += width;
  }
  return line <= most ? Math.max(widest, line) : widest;
}

/** Tells a page how wide the widest of its lines is that a column can hold, in ems of the face the reader chose. */
export function tellWidest(page: HTMLElement, text: string): void {
  const style = getComputedStyle(page);
  const valueOf = (name: string) => style.getPropertyValue(name);
  const size = parseFloat(valueOf('--read-size')) || 18;
  const most = Number(valueOf('--read-ems')) * Number(valueOf('--read-most'));
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return;
  // at its own size: letters made for small sizes are wider
  context.font = `${size}px ${valueOf('--read-family')}`;
  const widest = widestLine(text, most * size, (character) => context.measureText(character).width);
  page.style.setProperty('--widest', String((widest + 1) / size));
}
