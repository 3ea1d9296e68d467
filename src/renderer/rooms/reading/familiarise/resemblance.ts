/**
 * Where an interviewer's words resemble a question of the guide: the share of the question's words that are said, each
 * weighing the more the fewer turns hold it (inverse document frequency, K. Spärck Jones 1972), so that "tell me" alone
 * resembles nothing.
 */
import type { DocumentFull } from '../../../../shared/contract/documents.ts';

export interface AskingTurn {
  readonly documentId: string;
  /** Where the turn begins. */
  readonly start: number;
  readonly text: string;
  readonly words: ReadonlySet<string>;
}
export interface Resemblance extends AskingTurn {
  /** 0 to 1. */
  readonly score: number;
}

/** From this share on a turn is ticked at first. */
export const ALIKE = 0.7;
/** Less than this share of a question's weight is chance. */
export const ENOUGH = 0.45;
/** Shorter words ("is", "the", "you") tell little, unless there are no others. */
const LEAST = 3;

function wordsIn(text: string): Set<string> {
  const folded = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  // scripts written without spaces are taken by the letter
  return new Set(words.flatMap((word) => (/\p{Script=Han}/u.test(word) ? [...word] : [stem(word)])));
}

/** Endings of one or two letters are let go, so that "visits" is "visit". */
const stem = (word: string) =>
  word.length > 5 ? word.replace(/(?:es|ed|s|e)$/u, '') : word.replace(/s$/u, '');

/** The turns of a transcript in which an interviewer speaks. */
export function askingTurns(
  document: Pick<DocumentFull, 'summary' | 'text' | 'layout' | 'speakers'>,
): AskingTurn[] {
  const asks = new Set(document.speakers.filter((one) => one.role === 'interviewer').map((one) => one.id));
  return document.layout.turns.flatMap((turn) => {
    if (turn.speaker === null || !asks.has(turn.speaker)) return [];
    const text = document.text.slice(turn.start, turn.end);
    return [{ documentId: document.summary.id, start: turn.start, text, words: wordsIn(text) }];
  });
}

/** The turns that resemble the question, the most alike first. */
export function resembling(turns: readonly AskingTurn[], question: string): Resemblance[] {
  const words = [...wordsIn(question)];
  const long = words.filter((word) => word.length >= LEAST || /\p{Script=Han}/u.test(word));
  const wanted = (long.length > 0 ? long : words).map((word) => {
    const holding = turns.filter((turn) => turn.words.has(word)).length;
    return { word, weight: Math.log(1 + (turns.length + 1) / (holding + 1)) ** 2 };
  });
  const all = wanted.reduce((sum, one) => sum + one.weight, 0);
  if (all === 0) return [];
  return turns
    .flatMap((turn) => {
      const said = wanted.filter(({ word }) => turn.words.has(word));
      const score = said.reduce((sum, one) => sum + one.weight, 0) / all;
      return score >= ENOUGH ? [{ ...turn, score }] : [];
    })
    .toSorted((a, b) => b.score - a.score);
}
