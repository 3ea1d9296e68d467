/** One thing asked for: a word, a word's beginning, or several words in a row. */
export interface Term {
  readonly words: readonly string[];
  readonly prefix: boolean;
}
export interface Asked {
  readonly terms: readonly Term[];
  /** For the index: every term quoted, so that nothing people type is taken for its query language. */
  readonly match: string;
  /** Scripts written without spaces are searched by substring: the index knows only whole runs of them. */
  readonly substring: boolean;
}

// Han, kana, Hangul is spaced; Thai, Lao, Khmer and Myanmar are written without spaces. Greek is left to the scan as
// well, because the index folds its accents but not its final sigma.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Greek}]/u;
const wordPattern = /[\p{L}\p{M}\p{N}\p{Co}]+/gu;

/** Reads what was typed: words, "phrases in quotes" (straight or curly), beginnings* . */
export function parseSearch(query: string): Asked {
  const terms: Term[] = [];
  const substring = unspaced.test(query);
  for (const [, quoted, plain] of query.matchAll(/["“”]([^"“”]*)["“”]?|([^\s"“”]+)/gu)) {
    const raw = quoted ?? plain ?? '';
    const words = substring
      ? [raw.replace(/\*$/u, '').trim()].filter((w) => w !== '')
      : (raw.match(wordPattern) ?? []);
    if (words.length > 0) terms.push({ words, prefix: plain !== undefined && plain.endsWith('*') });
  }
  const match = terms.map((t) => `"${t.words.join(' ')}"${t.prefix ? '*' : ''}`).join(' AND ');
  return { terms, match, substring };
}

/** Folds case and accents one unit for one unit, so that offsets stay true; what would grow is left as it is. */
export function fold(text: string): string {
  let folded = '';
  for (const char of text) {
    const plain = char.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    folded += plain.length === char.length ? plain : char;
  }
  return folded;
}

/** Every place of a passage where one of the terms stands, in order, overlaps left out. */
export function spans(text: string, asked: Asked): { start: number; end: number }[] {
  const haystack = fold(text);
  const found: { start: number; end: number }[] = [];
  if (asked.substring) {
    for (const { words } of asked.terms) {
      const needle = fold(words.join(' '));
      for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length)) {
        found.push({ start: at, end: at + needle.length });
      }
    }
  } else {
    const words = Array.from(haystack.matchAll(wordPattern), (m) => ({
      word: m[0],
      start: m.index,
      end: m.index + m[0].length,
    }));
    for (const { words: asks, prefix } of asked.terms) {
      const wanted = asks.map(fold);
      for (let i = 0; i + wanted.length <= words.length; i++) {
        const fits = wanted.every((w, k) => {
          const here = words[i + k]?.word ?? '';
          return prefix && k === wanted.length - 1 ? here.startsWith(w) : here === w;
        });
        if (fits) found.push({ start: words[i]?.start ?? 0, end: words[i + wanted.length - 1]?.end ?? 0 });
      }
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((span, i) => i === 0 || span.start >= (found[i - 1]?.end ?? 0));
}
