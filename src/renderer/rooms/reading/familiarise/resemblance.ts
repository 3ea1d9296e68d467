/** Where an interviewer's words resemble a question of the guide: the share of its telling words they hold. */
import type { DocumentFull } from '../../../../shared/contract/documents.ts';

export interface Resemblance {
  readonly documentId: string;
  /** Where the turn begins. */
  readonly start: number;
  readonly text: string;
  readonly score: number;
}

/** Words shorter than this tell little ("is", "the", "you"); scripts written without spaces are taken by the letter. */
const LEAST = 4;
/** Less than half of the question's words is chance. */
export const ENOUGH = 0.5;

function tellingWords(text: string): Set<string> {
  const words =
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const long = words.filter(
    (word) => word.length >= LEAST || /[\p{Script=Han}\p{Script=Hiragana}]/u.test(word),
  );
  return new Set(
    (long.length > 0 ? long : words).flatMap((word) => (/\p{Script=Han}/u.test(word) ? [...word] : [word])),
  );
}

const sameWord = (a: string, b: string) =>
  a === b ||
  (Math.min(a.length, b.length) >= 5 && (a.startsWith(b.slice(0, -1)) || b.startsWith(a.slice(0, -1))));

/** Turns of interviewers that resemble the question, best first in each transcript's order; marked turns are left out. */
export function resemblancesIn(
  document: Pick<DocumentFull, 'summary' | 'text' | 'layout' | 'speakers'>,
  question: string,
  marked: ReadonlySet<number>,
): Resemblance[] {
  const wanted = [...tellingWords(question)];
  const asks = new Set(document.speakers.filter((one) => one.role === 'interviewer').map((one) => one.id));
  if (wanted.length === 0) return [];
  return document.layout.turns.flatMap((turn) => {
    if (turn.speaker === null || !asks.has(turn.speaker) || marked.has(turn.start)) return [];
    const text = document.text.slice(turn.start, turn.end);
    const said = [...tellingWords(text)];
    const score = wanted.filter((word) => said.some((other) => sameWord(word, other))).length / wanted.length;
    return score >= ENOUGH ? [{ documentId: document.summary.id, start: turn.start, text, score }] : [];
  });
}
