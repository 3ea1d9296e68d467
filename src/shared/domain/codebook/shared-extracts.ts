/** Codes given to nearly the same words. Ranges are UTF-16 offsets, end exclusive. Pure. */

/** Where a code stands in one transcript; the code is its place in a list. */
export interface CodedRange {
  readonly code: number;
  readonly start: number;
  readonly end: number;
}
/** Two codes, by their places, and how far the words they stand on are the same. */
interface SharedWords {
  readonly a: number;
  readonly b: number;
  readonly share: number;
}
interface WordsInCommon {
  /** Characters both codes stand on over characters either stands on (Jaccard's measure), 0 to 1. */
  share(a: number, b: number): number;
  /** Pairs, the earlier code first, with at least this share, which is more than 0. */
  pairs(least: number): SharedWords[];
}

/**
 * How far codes stand on the same characters, over all transcripts: one sweep along each, with the codes open at that
 * place. Several codings of one code on the same words count once. Takes four bytes for each pair of codes.
 * @param documents ranges of each transcript, in any order
 * @param codes how many codes there are
 */
export function wordsInCommon(documents: Iterable<readonly CodedRange[]>, codes: number): WordsInCommon {
  // the diagonal holds what a code stands on by itself
  const both = new Uint32Array(codes * codes);
  for (const ranges of documents) sweep(ranges, codes, both);
  const own = (code: number) => both[code * codes + code] ?? 0;
  const share = (a: number, b: number) => {
    const shared = both[Math.min(a, b) * codes + Math.max(a, b)] ?? 0;
    return shared === 0 ? 0 : shared / (own(a) + own(b) - shared);
  };
  return {
    share,
    pairs(least) {
      const found: SharedWords[] = [];
      for (let a = 0; a < codes; a++)
        for (let b = a + 1; b < codes; b++) {
          const shared = both[a * codes + b] ?? 0;
          if (shared > 0 && share(a, b) >= least) found.push({ a, b, share: share(a, b) });
        }
      return found;
    },
  };
}

/** Adds the characters of one transcript: each code's own, and those of each pair. */
function sweep(ranges: readonly CodedRange[], codes: number, both: Uint32Array): void {
  // an edge is a number that sorts by place; nothing lies between those of one place, so their order does not matter
  const span = ranges.length * 2;
  const edges = new Float64Array(span);
  for (let at = 0; at < ranges.length; at++) {
    const range = ranges[at];
    if (range === undefined) continue;
    edges[at * 2] = range.start * span + at * 2;
    edges[at * 2 + 1] = range.end * span + at * 2 + 1;
  }
  edges.sort();
  const times = new Uint16Array(codes);
  const open: number[] = [];
  let from = 0;
  for (let at = 0; at < span; at++) {
    const edge = edges[at] ?? 0;
    const place = Math.floor(edge / span);
    if (place > from) count(open, place - from, codes, both);
    from = place;
    const which = edge - place * span;
    const code = ranges[which >> 1]?.code ?? 0;
    const before = times[code] ?? 0;
    if (which % 2 === 0) {
      if (before === 0) open.push(code);
      times[code] = before + 1;
    } else {
      times[code] = before - 1;
      if (before === 1) open.splice(open.indexOf(code), 1);
    }
  }
}

function count(open: readonly number[], length: number, codes: number, both: Uint32Array): void {
  for (let at = 0; at < open.length; at++) {
    const a = open[at] ?? 0;
    for (let next = at; next < open.length; next++) {
      const b = open[next] ?? 0;
      const cell = a < b ? a * codes + b : b * codes + a;
      both[cell] = (both[cell] ?? 0) + length;
    }
  }
}

/** Of the ranges in `ones`, how many lie at least half on words of `others`. All of one transcript. */
export function mostlyOn(
  ones: readonly Pick<CodedRange, 'start' | 'end'>[],
  others: readonly Pick<CodedRange, 'start' | 'end'>[],
): number {
  const sorted = others.toSorted((x, y) => x.start - y.start);
  return ones.filter((one) => {
    let covered = 0;
    let reach = one.start;
    for (const other of sorted) {
      if (other.start >= one.end) break;
      const from = Math.max(reach, other.start);
      const to = Math.min(one.end, other.end);
      if (to > from) covered += to - from;
      reach = Math.max(reach, other.end);
    }
    return covered * 2 >= one.end - one.start;
  }).length;
}
