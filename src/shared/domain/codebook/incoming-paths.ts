/** Names from the top written as one text, such as `Sky > rain` or `Nodes\\Sky\\rain`. Pure. */

/** What parts the names, the plainest first. */
export const SEPARATORS = [' > ', '>', ' \\ ', '\\\\', '\\', ' / ', ' :: ', '::'] as const;
/** These stand between two words of one name too: only a name that is another row says that they part names here. */
const DOUBTFUL: ReadonlySet<string> = new Set([' / ', '>']);

/** The names of a path by the first separator in it. */
export function splitPath(text: string): string[] {
  const separator = SEPARATORS.find((one) => text.includes(one));
  return separator === undefined ? [text] : text.split(separator).map((part) => part.trim());
}

/**
 * Whether names are written with what they stand under: some of them begin with another of them and a separator, or several with
 * the same names above and a separator that no name has in it.
 */
export function holdsPaths(names: readonly string[]): boolean {
  const cells = new Set(names.map((name) => name.trim()).filter((name) => name !== ''));
  return SEPARATORS.some((separator) => {
    const above = [...cells].flatMap((cell) => {
      const at = cell.lastIndexOf(separator);
      return at > 0 && at + separator.length < cell.length ? [cell.slice(0, at).trim()] : [];
    });
    const isShared = new Set(above).size < above.length && !DOUBTFUL.has(separator);
    return isShared || above.some((one) => cells.has(one));
  });
}
