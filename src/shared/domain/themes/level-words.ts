/** The team's words for levels, as they stand inside a sentence and in a count. Pure. */

/** A name as it stands inside a sentence: `Sub-theme` is sub-theme there, `GET` stays. */
export const inSentence = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/** The same words at the start of a sentence. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A plain English plural; a name that ends otherwise keeps its own form. */
export const plural = (name: string): string =>
  /(s|x|ch|sh)$/u.test(name)
    ? `${name}es`
    : /[^aeiou]y$/u.test(name)
      ? `${name.slice(0, -1)}ies`
      : `${name}s`;

/** Depth of the level a theme at the top has when nobody says: an overarching theme is made on purpose. */
export const usualDepth = (levels: number): number => Math.min(1, Math.max(0, levels - 1));

/** A level's word for so many: `sub-theme`, `sub-themes`. */
const levelWord = (name: string, n: number): string =>
  n === 1 ? inSentence(name) : plural(inSentence(name));

/** The one word for themes of these levels; `theme` where they stand at several. */
export function wordOfAll(levelNames: readonly string[], n: number): string {
  const [first] = levelNames;
  return levelWord(first !== undefined && levelNames.every((name) => name === first) ? first : 'theme', n);
}

/** `1 overarching theme, 4 themes, 16 sub-themes`: levels that are used, by the team's names. `level` indexes `names`. */
export function levelCounts(themes: readonly { readonly level: number }[], names: readonly string[]): string {
  return names
    .map((name, at) => ({ name, n: themes.filter((theme) => theme.level === at).length }))
    .filter(({ n }) => n > 0)
    .map(({ name, n }) => `${n} ${levelWord(name, n)}`)
    .join(', ');
}
