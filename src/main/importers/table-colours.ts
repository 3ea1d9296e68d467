/** Colours of cells in tables people keep: a codebook is often coloured by filling the cells of its codes. */

/** Differences of red, green and blue below this are tints of a table's design, greys and white. */
const LEAST_COLOUR = 40;

/** Whether a fill, six hex digits, says anything: bands and heads are pale or grey. */
export function isColour(hex: string | undefined): hex is string {
  if (hex === undefined || !/^[0-9a-f]{6}$/iu.test(hex)) return false;
  const parts = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return Math.max(...parts) - Math.min(...parts) >= LEAST_COLOUR;
}

/**
 * The rows with a column of colours at their end, `#rrggbb`, where rows are filled in at least two colours; its head is left
 * to whoever finds the heads.
 * @param colours of each row, the colour of its first filled cell
 */
export function withCellColours(rows: string[][], colours: readonly (string | null)[]): string[][] {
  if (new Set(colours.filter((colour) => colour !== null)).size < 2) return rows;
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row, at) => {
    const colour = colours[at];
    return [...row, ...Array<string>(width - row.length).fill(''), colour ? `#${colour.toLowerCase()}` : ''];
  });
}
