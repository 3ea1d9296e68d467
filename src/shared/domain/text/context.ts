import { countWords, isWord, wordRuns } from './words.ts';

/** At most this many words of an extract's own turn travel on either side of it. */
export const contextWords = 60;

/** The first `limit` words of a text, without the space after the last. */
function firstWords(text: string, limit: number): string {
  let words = 0;
  for (const run of wordRuns(text)) {
    if (isWord(run) && words++ === limit) return text.slice(0, run.index).trimEnd();
  }
  return text;
}

/** The last `limit` words of a text. */
function lastWords(text: string, limit: number): string {
  let words = 0;
  let from = text.length;
  for (const run of wordRuns(text).toReversed()) {
    if (isWord(run) && words++ === limit) return text.slice(from);
    from = run.index;
  }
  return text;
}

/** Cut once more where a dictionary finds more words in what is left than it found in the whole. */
function atMost(text: string, limit: number, cut: (text: string, limit: number) => string): string {
  for (let allowed = limit; allowed > 0; allowed--) {
    const found = cut(text, allowed);
    if (countWords(found) <= limit) return found;
  }
  return '';
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
    before: atMost(before, limit, lastWords),
    after: atMost(after, limit, firstWords),
  };
}
