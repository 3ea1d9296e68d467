// The twelve code colours by number and by name. Their values and line patterns live in code-colours.css.

interface CodeColour {
  /** 1 to 12, as stored and as in the class `c1` to `c12`. */
  index: number;
  /** What people call it. */
  name: string;
}

export const CODE_COLOURS: readonly CodeColour[] = [
  'brick',
  'jade',
  'plum',
  'moss',
  'cornflower',
  'clay',
  'teal',
  'rose',
  'leaf',
  'iris',
  'ochre',
  'sky',
].map((name, at) => ({ index: at + 1, name }));

/** The class that sets --c, --c-chip, --c-ink and --c-line. Numbers outside 1 to 12 wrap round; names are read too. */
export function codeClass(colour: number | string): string {
  return `c${codeColour(colour).index}`;
}

/** The colour for a stored number, number in text, or name. Unknown words are the first colour. */
export function codeColour(colour: number | string): CodeColour {
  const byName = CODE_COLOURS.find(({ name }) => name === colour);
  if (byName) return byName;
  const number = Math.trunc(Number(colour));
  const at = Number.isFinite(number) ? (((number - 1) % 12) + 12) % 12 : 0;
  return CODE_COLOURS[at] as CodeColour;
}
