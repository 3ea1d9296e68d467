import { wordRuns } from './words.ts';

/** At most this many words of an extract's own turn travel on either side of it. */
export const contextWords = 60;

/** Index after the first `limit` words of a text; the space after the last word is left out. */
function afterWords(text: string, limit: number): number {
  let words = 0;
  for (const run of text.matchAll(wordRuns)) {
    if (words === limit) return text.slice(0, run.index).trimEnd().length;
    if (/[\p{L}\p{N}]/u.test(run[0])) words += 1;
  }
  return text.length;
}

/** Index where the last `limit` words of a text begin. */
function beforeWords(text: string, limit: number): number {
  let words = 0;
  let from = text.length;
  for (const run of [...text.matchAll(wordRuns)].toReversed()) {
    const isWord = /[\p{L}\p{N}]/u.test(run[0]);
    if (isWord && words === limit) return from;
    if (isWord) words += 1;
    from = run.index;
  }
  return 0;
}

/**
 * The words of an extract's own turn that stand around it.
 * @param turn the turn's text; @param start, end the extract in it, clipped to the turn.
 * @param limit words on either side.
 */
export function contextAround(
  turn: string,
  start: number,
  end: number,
  limit: number = contextWords,
): { readonly before: string; readonly after: string } {
  const before = turn.slice(0, Math.max(0, start));
  const after = turn.slice(Math.min(turn.length, Math.max(start, end)));
  return {
    before: before.slice(beforeWords(before, limit)),
    after: after.slice(0, afterWords(after, limit)),
  };
}
