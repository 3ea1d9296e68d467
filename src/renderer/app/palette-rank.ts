// How well words fit what is typed. Pure.

interface Ranked<T> {
  item: T;
  score: number;
}

/** Small is better: 0 the name starts so, 1 a word starts so, 2 inside a word, 3 all words somewhere, 4 letters in order. */
export function rankOf(query: string, label: string, more = ''): number | null {
  const wanted = fold(query);
  if (wanted === '') return 0;
  const name = fold(label);
  if (name.startsWith(wanted)) return 0;
  const at = name.indexOf(wanted);
  if (at > 0) return /[\p{L}\p{N}]/u.test(name[at - 1] ?? '') ? 2 : 1;
  const everything = `${name} ${fold(more)}`;
  const words = wanted.split(/\s+/);
  if (words.every((word) => everything.includes(word))) return 3;
  if (wanted.length < 3) return null;
  let from = 0;
  for (const letter of wanted.replace(/\s/g, '')) {
    from = name.indexOf(letter, from) + 1;
    if (from === 0) return null;
  }
  return 4;
}

/** The items that fit, best first; equals stay in their order. */
export function rank<T>(
  items: readonly T[],
  query: string,
  words: (item: T) => { label: string; more?: string },
): T[] {
  const ranked: Ranked<T>[] = [];
  for (const item of items) {
    const { label, more } = words(item);
    const score = rankOf(query, label, more);
    if (score !== null) ranked.push({ item, score });
  }
  return ranked.toSorted((a, b) => a.score - b.score).map(({ item }) => item);
}

/** Without case and without marks on letters. */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase().trim();
}

/** Where to set the found part in bold: start and end in `label`, or null. */
export function foundIn(query: string, label: string): { start: number; end: number } | null {
  const wanted = query.trim().toLocaleLowerCase();
  const start = wanted === '' ? -1 : label.toLocaleLowerCase().indexOf(wanted);
  return start < 0 ? null : { start, end: start + wanted.length };
}
