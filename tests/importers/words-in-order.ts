/** Words as tests compare them: letters and digits only, so that note numbers, bullets and quotes do not count. */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replace(/\[\d+\]/g, ' ')
    .replace(/\u00ad/g, '');
  return plain.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

/** Share of `wanted` found in `given` in the same order (longest common subsequence, in a band for long texts). */
export function orderedShare(wanted: readonly string[], given: readonly string[]): number {
  if (wanted.length === 0) return 1;
  // Where each word stands in the given text; the longest increasing run of places is the common subsequence.
  const places = new Map<string, number[]>();
  for (const [at, word] of given.entries()) places.set(word, [...(places.get(word) ?? []).slice(-4000), at]);
  const tails: number[] = [];
  for (const word of wanted) {
    const at = places.get(word) ?? [];
    for (let index = at.length - 1; index >= 0; index--) {
      const place = at[index] as number;
      let low = 0;
      let high = tails.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((tails[middle] as number) < place) low = middle + 1;
        else high = middle;
      }
      tails[low] = place;
    }
  }
  return tails.length / wanted.length;
}
