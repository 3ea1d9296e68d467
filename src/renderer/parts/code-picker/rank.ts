/** The order in which codes are offered while one types. */

export interface Rankable {
  readonly id: string;
  readonly name: string;
  readonly people: number;
}
export interface Ranked<T extends Rankable> {
  readonly code: T;
  /** Where the typed letters stand in the name; empty while nothing is typed. */
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** How a name answers what is typed, best first. */
const NAME_STARTS = 0;
const WORD_STARTS = 1;
const INSIDE_WORD = 2;
const WORDS_APART = 3;

/** Lower case without accents, each unit still at its own place. */
export function fold(text: string): string {
  let folded = '';
  for (const unit of text) {
    const plain = unit.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    folded += plain.length === unit.length ? plain : unit.length === 1 ? (plain[0] ?? unit) : unit;
  }
  return folded;
}

const isWordUnit = (unit: string | undefined) => unit !== undefined && /[\p{L}\p{N}]/u.test(unit);

function matchPhrase(name: string, typed: string): { rank: number; start: number } | null {
  let inside = -1;
  for (let at = name.indexOf(typed); at >= 0; at = name.indexOf(typed, at + 1)) {
    if (at === 0) return { rank: NAME_STARTS, start: 0 };
    if (!isWordUnit(name[at - 1])) return { rank: WORD_STARTS, start: at };
    if (inside < 0) inside = at;
  }
  return inside < 0 ? null : { rank: INSIDE_WORD, start: inside };
}

function matchName(
  name: string,
  typed: string,
): { rank: number; marks: { start: number; end: number }[] } | null {
  const folded = fold(name);
  const phrase = matchPhrase(folded, typed);
  if (phrase)
    return { rank: phrase.rank, marks: [{ start: phrase.start, end: phrase.start + typed.length }] };
  const words = typed.split(/\s+/).filter(Boolean);
  if (words.length < 2) return null;
  const places = words.map((word) => ({ word, found: matchPhrase(folded, word) }));
  if (places.some((place) => place.found === null)) return null;
  const marks = places.map(({ word, found }) => ({
    start: found?.start ?? 0,
    end: (found?.start ?? 0) + word.length,
  }));
  return { rank: WORDS_APART, marks: marks.toSorted((a, b) => a.start - b.start) };
}

/**
 * Codes that answer what is typed: those whose name starts so, then those with a word that starts so, then those that
 * have it inside a word, then those that have all its words; among equals the more recently used, then those used
 * nearby, then those more people speak to, then by name. Nothing typed: all, in the same order.
 * @param recents ids of codes used lately, the latest first
 * @param nearby ids of codes used around the place
 */
export function rankCodes<T extends Rankable>(
  codes: readonly T[],
  query: string,
  recents: readonly string[],
  nearby: readonly string[] = [],
): Ranked<T>[] {
  const typed = fold(query.trim().replace(/\s+/gu, ' '));
  const age = new Map(recents.map((id, at) => [id, at]));
  const near = new Set(nearby);
  const ageOf = (code: T) => age.get(code.id) ?? Infinity;
  const found = codes.flatMap((code) => {
    const match = typed === '' ? { rank: NAME_STARTS, marks: [] } : matchName(code.name, typed);
    return match ? [{ code, ...match }] : [];
  });
  found.sort(
    (a, b) =>
      a.rank - b.rank ||
      (ageOf(a.code) === ageOf(b.code) ? 0 : ageOf(a.code) - ageOf(b.code)) ||
      Number(near.has(b.code.id)) - Number(near.has(a.code.id)) ||
      b.code.people - a.code.people ||
      a.code.name.localeCompare(b.code.name),
  );
  return found.map(({ code, marks }) => ({ code, marks }));
}
