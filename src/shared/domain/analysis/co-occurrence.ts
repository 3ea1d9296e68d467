/** One coding, as the sweep needs it: a document, a range in it, and the place of its code in a list. */
export interface Placed {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly code: number;
}

/**
 * Counts, for every pair of different codes, the pairs of codings that overlap by at least one character. A sweep along
 * each document keeps the codings that are still open; time grows with the codings and the overlaps, not with their square.
 *
 * @param codings in order of document and start
 * @param codes how many codes there are
 * @returns counts at `a * codes + b` with a < b
 */
export function countOverlaps(codings: Iterable<Placed>, codes: number): Uint32Array {
  const counts = new Uint32Array(codes * codes);
  let document = '';
  let openEnds: number[] = [];
  let openCodes: number[] = [];
  for (const coding of codings) {
    if (coding.document !== document) {
      document = coding.document;
      openEnds = [];
      openCodes = [];
    }
    let kept = 0;
    for (let i = 0; i < openEnds.length; i++) {
      const end = openEnds[i] as number;
      if (end <= coding.start) continue;
      const other = openCodes[i] as number;
      openEnds[kept] = end;
      openCodes[kept] = other;
      kept += 1;
      if (other !== coding.code) {
        const cell = Math.min(other, coding.code) * codes + Math.max(other, coding.code);
        counts[cell] = (counts[cell] as number) + 1;
      }
    }
    openEnds.length = kept;
    openCodes.length = kept;
    openEnds.push(coding.end);
    openCodes.push(coding.code);
  }
  return counts;
}
