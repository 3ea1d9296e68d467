/** Guesses who asks and who answers; a person confirms it later. */
import { roleOfLabel } from './speaker-words.ts';
import type { DraftSpeaker, DraftTurn, SpeakerRole } from './types.ts';
import { countWords } from './words.ts';

interface Share {
  turns: number;
  questions: number;
  words: number;
}

/** A question mark that ends a sentence, in the scripts that have one. */
const question = /[?？؟;](?=\s|$|["”»])|吗|呢|か。/u;

/**
 * Roles by the words of the labels. Where no label says who interviews and at least two people speak, the one who
 * asks most (share of turns with a question) is the interviewer, provided that one speaks less than the others.
 */
export function guessRoles(labels: readonly string[], turns: readonly DraftTurn[]): DraftSpeaker[] {
  const known = labels.map(roleOfLabel);
  const asking =
    known.includes('interviewer') || labels.length < 2 ? -1 : whoAsks(labels.length, known, turns);
  return labels.map((label, index): DraftSpeaker => {
    const role: SpeakerRole = index === asking ? 'interviewer' : (known[index] ?? 'participant');
    return { label, role };
  });
}

function whoAsks(count: number, known: readonly (SpeakerRole | null)[], turns: readonly DraftTurn[]): number {
  const shares = Array.from({ length: count }, (): Share => ({ turns: 0, questions: 0, words: 0 }));
  for (const turn of turns) {
    const share = turn.speaker === null ? undefined : shares[turn.speaker];
    if (share === undefined) continue;
    share.turns++;
    share.words += countWords(turn.text);
    if (question.test(turn.text.replaceAll(';', ','))) share.questions++;
  }
  const talked = shares.reduce((sum, share) => sum + share.words, 0);
  let best = -1;
  let bestShare = 0.3;
  for (const [index, share] of shares.entries()) {
    const asks = share.questions / Math.max(1, share.turns);
    const speaksLess = share.words <= talked / count;
    if (known[index] === 'other' || share.turns < 2 || !speaksLess || asks <= bestShare) continue;
    best = index;
    bestShare = asks;
  }
  return best;
}
