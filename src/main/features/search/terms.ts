import { FOLD_ALL, fold, type Folding } from './fold.ts';

/** A word, a word's beginning, or several words in a row. */
interface Term {
  readonly kind: 'words';
  readonly words: readonly string[];
  readonly prefix: boolean;
}
/** Two terms in either order, with at most `within` words between them. */
interface Near {
  readonly kind: 'near';
  readonly left: Term;
  readonly right: Term;
  readonly within: number;
}
export interface Asked {
  /** All of them are to stand in one turn. */
  readonly terms: readonly (Term | Near)[];
  /** For the index: every term quoted, so that nothing people type is taken for its query language. */
  readonly match: string;
  /** Scripts written without spaces are searched by substring: the index knows only whole runs of them. */
  readonly substring: boolean;
  /** The index folds this script otherwise than people do, so every passage is looked at. */
  readonly scanned: boolean;
  readonly folding: Folding;
}
interface SearchOptions {
  readonly folding?: Folding;
  /** Every word outside quotation marks is taken for a beginning. */
  readonly beginnings?: boolean;
}

// Han, kana, Hangul is spaced; Thai, Lao, Khmer and Myanmar are written without spaces. Greek is looked for inside words as
// well, because the index folds its accents but not its final sigma.
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Greek}]/u;
// The index parts words at Hebrew points, Arabic and Indic vowel signs, and keeps the dots of a Cyrillic yo.
const foldedOtherwise = /[\p{Script=Hebrew}\p{Script=Arabic}еёЕЁ]|(?![\u0300-\u036f])\p{M}/u;
const wordPattern = /[\p{L}\p{M}\p{N}\p{Co}]+/gu;
const nearSign = /^(?:~(\d{0,3})|NEAR(?:\/(\d{1,3}))?)$/u;
/** Words between, when `~` or NEAR comes without a number. */
const USUAL_DISTANCE = 10;

/** Reads what was typed: words, "phrases in quotes" (straight or curly), beginnings*, this ~5 that (or NEAR/5). */
export function parseSearch(query: string, options: SearchOptions = {}): Asked {
  const { folding = FOLD_ALL, beginnings = false } = options;
  const substring = unspaced.test(query);
  const terms: (Term | Near)[] = [];
  let previous: Term | null = null;
  let within: number | null = null;
  for (const [, quoted, plain] of query.matchAll(/["“”„]([^"“”„]*)["“”]?|([^\s"“”„]+)/gu)) {
    const sign = plain === undefined ? null : nearSign.exec(plain);
    if (sign && previous) {
      within = Number((sign[1] ?? sign[2]) || USUAL_DISTANCE);
      continue;
    }
    const term = readTerm(quoted ?? plain ?? '', quoted === undefined, substring, beginnings);
    if (term === null) continue;
    if (within !== null && previous) {
      // The left side of a nearness stands in it, not beside it; a chain ties each to the next.
      if (terms.at(-1) === previous) terms.pop();
      terms.push({ kind: 'near', left: previous, right: term, within });
    } else terms.push(term);
    previous = term;
    within = null;
  }
  return {
    terms,
    match: terms.map(matchOf).join(' AND '),
    substring,
    scanned: !substring && foldedOtherwise.test(query),
    folding,
  };
}

function readTerm(raw: string, isPlain: boolean, substring: boolean, beginnings: boolean): Term | null {
  const starred = isPlain && raw.endsWith('*');
  const words = substring
    ? [raw.replace(/\*$/u, '').trim()].filter((w) => w !== '')
    : (raw.match(wordPattern) ?? []);
  if (words.length === 0) return null;
  // One letter begins half of all words, which nobody means while still typing.
  const begins = isPlain && beginnings && (words.at(-1)?.length ?? 0) > 1;
  return { kind: 'words', words, prefix: starred || begins };
}

function matchOf(term: Term | Near): string {
  if (term.kind === 'near') return `NEAR(${matchOf(term.left)} ${matchOf(term.right)}, ${term.within})`;
  return `"${term.words.join(' ')}"${term.prefix ? '*' : ''}`;
}

/** UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Every place of a passage where one of the terms stands, in order, overlaps left out; none unless all of them stand there. */
export function spans(text: string, asked: Asked): Span[] {
  const { folding, substring } = asked;
  const folded = fold(text, folding);
  let known: Find | undefined;
  const find: Find = (term) =>
    (known ??= substring ? inRunningText(folded.text, folding) : inWords(folded.text, folding))(term);
  const alone = (term: Term): readonly Span[] => {
    const needle = substring || term.words.length > 1 ? '' : fold(term.words[0] ?? '', folding).text;
    return needle === '' ? find(term) : placesOfWord(folded.text, needle, term.prefix);
  };
  const found: Span[] = [];
  for (const term of asked.terms) {
    const places = term.kind === 'near' ? pairs(find(term.left), find(term.right), term.within) : alone(term);
    if (places.length === 0) return [];
    found.push(...places);
  }
  return withoutOverlaps(found).map(({ start, end }) => ({
    start: folded.start(start),
    end: folded.end(end),
  }));
}

/** A place, and how far along it stands: in words, or in letters where words are not parted. */
interface Place extends Span {
  readonly first: number;
  readonly last: number;
}
type Find = (term: Term) => Place[];

function inRunningText(haystack: string, folding: Folding): Find {
  return ({ words }) => {
    const needle = fold(words.join(' '), folding).text;
    const found: Place[] = [];
    if (needle === '') return found;
    for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + needle.length)) {
      const end = at + needle.length;
      found.push({ start: at, end, first: at, last: end - 1 });
    }
    return found;
  };
}

const wordLetter = /[\p{L}\p{M}\p{N}\p{Co}]/u;
const plainLetter = /[0-9A-Za-z]/;
/** Whether the letter that begins (or, going back, ends) at an offset belongs to a word. */
function isInWord(text: string, at: number, goesBack = false): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return plainLetter.test(text[at] ?? '');
  const from = goesBack && unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
  const letter = text.codePointAt(from);
  return letter !== undefined && wordLetter.test(String.fromCodePoint(letter));
}

/** One word wherever it stands whole, or begins a word. Most searches ask no more, and then no other word has to be looked at. */
function placesOfWord(haystack: string, needle: string, prefix: boolean): Span[] {
  const found: Span[] = [];
  for (let at = haystack.indexOf(needle); at >= 0;) {
    let end = at + needle.length;
    const begins = at === 0 || !isInWord(haystack, at - 1, true);
    if (begins && (prefix || end === haystack.length || !isInWord(haystack, end))) {
      while (prefix && end < haystack.length && isInWord(haystack, end))
        end += (haystack.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
      found.push({ start: at, end });
      at = haystack.indexOf(needle, end);
    } else at = haystack.indexOf(needle, at + 1);
  }
  return found;
}

function inWords(haystack: string, folding: Folding): Find {
  const words = Array.from(haystack.matchAll(wordPattern), ({ 0: word, index }) => ({ word, start: index }));
  return ({ words: asks, prefix }) => {
    const wanted = asks.map((w) => fold(w, folding).text);
    const found: Place[] = [];
    for (let i = 0; i + wanted.length <= words.length; i++) {
      const fits = wanted.every((w, k) => {
        const here = words[i + k]?.word ?? '';
        return prefix && k === wanted.length - 1 ? here.startsWith(w) : here === w;
      });
      const first = words[i];
      const last = words[i + wanted.length - 1];
      if (fits && first && last)
        found.push({
          start: first.start,
          end: last.start + last.word.length,
          first: i,
          last: i + wanted.length - 1,
        });
    }
    return found;
  };
}

/** From each place of the left to the nearest of the right that is near enough, on either side. */
function pairs(left: readonly Place[], right: readonly Place[], within: number): Span[] {
  const found: Span[] = [];
  for (const a of left) {
    let best: { span: Span; apart: number } | null = null;
    for (const b of right) {
      const apart = b.first > a.last ? b.first - a.last - 1 : a.first > b.last ? a.first - b.last - 1 : -1;
      if (apart < 0 || apart > within || (best !== null && apart >= best.apart)) continue;
      best = { span: { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) }, apart };
    }
    if (best) found.push(best.span);
  }
  return found;
}

/** In order, the longer of those that begin together first, and what lies over an earlier one left out. */
function withoutOverlaps(found: readonly Span[]): Span[] {
  const kept: Span[] = [];
  for (const span of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  }
  return kept;
}
