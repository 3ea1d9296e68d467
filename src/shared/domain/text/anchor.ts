/**
 * Where a coding stands, in a form that survives edits: its offsets, its words, and a little text on either side.
 * An anchor that can no longer be found is a state to show, never a silent loss.
 */

interface Anchor {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
}

interface FoundAnchor {
  readonly start: number;
  readonly end: number;
  /** `position`: where it always was. `quote`: found again by its words. */
  readonly how: 'position' | 'quote';
}

/** Units of text kept on either side. */
const CONTEXT_UNITS = 32;
/** What the surrounding text is worth against the distance from the old place: words around a quote say more. */
const CONTEXT_WEIGHT = 0.8;
const POSITION_WEIGHT = 0.2;
/** A candidate this far off (in units) gets nothing for its position; about ten pages. */
const FAR = 20_000;
/** Share of the surrounding text that must still match for a quote that stands more than once, or is short. */
const LEAST_CONTEXT = 0.25;
/** A quote this long that stands only once is taken even when everything around it changed. */
const TELLING_UNITS = 16;
/** Places looked at, nearest first on either side; a quote more common than this says little. */
const MOST_CANDIDATES = 2_000;

/** Describes a range of a text. Halves of surrogate pairs at the outer edges are left off. */
export function makeAnchor(text: string, start: number, end: number): Anchor {
  const prefix = text.slice(Math.max(0, start - CONTEXT_UNITS), start).replace(/^[\udc00-\udfff]/, '');
  const suffix = text.slice(end, end + CONTEXT_UNITS).replace(/[\ud800-\udbff]$/, '');
  return { start, end, quote: text.slice(start, end), prefix, suffix };
}

/** True when the anchor's words stand exactly where it says. */
export function verifyAnchor(text: string, anchor: Anchor): boolean {
  const { start, end, quote } = anchor;
  return quote.length > 0 && end - start === quote.length && start >= 0 && text.startsWith(quote, start);
}

/**
 * Finds an anchor: its position when the quote still stands there in known surroundings, otherwise the occurrence of
 * the exact quote whose surroundings match best, the nearer of equals; null when nothing is convincing. A quote
 * that stands where it always did is never given up, only left for a place that is clearly the one meant.
 */
export function findAnchor(text: string, anchor: Anchor): FoundAnchor | null {
  const inPlace = verifyAnchor(text, anchor);
  const position = { start: anchor.start, end: anchor.end, how: 'position' } as const;
  if (inPlace && contextMatch(text, anchor.start, anchor) >= LEAST_CONTEXT) return position;
  const start = bestPlace(text, anchor);
  if (start !== null && start !== anchor.start)
    return { start, end: start + anchor.quote.length, how: 'quote' };
  return inPlace ? position : null;
}

function bestPlace(text: string, anchor: Anchor): number | null {
  if (anchor.quote.length === 0) return null;
  const places = occurrences(text, anchor.quote, anchor.start);
  const telling = places.length === 1 && anchor.quote.length >= TELLING_UNITS;
  let best: { start: number; score: number } | null = null;
  for (const start of places) {
    const context = contextMatch(text, start, anchor);
    if (context < LEAST_CONTEXT && !telling) continue;
    const nearness = Math.max(0, 1 - Math.abs(start - anchor.start) / FAR);
    const score = CONTEXT_WEIGHT * context + POSITION_WEIGHT * nearness;
    if (best === null || score > best.score) best = { start, score };
  }
  return best?.start ?? null;
}

/** Places of a quote, searched outward from where it used to be; overlapping places count. */
function occurrences(text: string, quote: string, near: number): number[] {
  const places: number[] = [];
  let after = text.indexOf(quote, near);
  let before = near > 0 ? text.lastIndexOf(quote, near - 1) : -1;
  while ((after >= 0 || before >= 0) && places.length < MOST_CANDIDATES) {
    if (before < 0 || (after >= 0 && after - near <= near - before)) {
      places.push(after);
      after = text.indexOf(quote, after + 1);
    } else {
      places.push(before);
      before = before > 0 ? text.lastIndexOf(quote, before - 1) : -1;
    }
  }
  return places;
}

/** Share, 0 to 1, of prefix and suffix that still touches the quote at a place. */
function contextMatch(text: string, start: number, anchor: Anchor): number {
  const { prefix, suffix, quote } = anchor;
  const known = prefix.length + suffix.length;
  if (known === 0) return 1;
  let same = 0;
  while (same < prefix.length && text[start - 1 - same] === prefix[prefix.length - 1 - same]) same++;
  let following = 0;
  const end = start + quote.length;
  while (following < suffix.length && text[end + following] === suffix[following]) following++;
  return (same + following) / known;
}
