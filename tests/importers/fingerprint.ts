/** A few numbers that stand for the words of a draft. */
import { createHash } from 'node:crypto';
import type { ImportDraft } from '../../src/shared/domain/text/types.ts';
import { wordsOf } from './words-in-order.ts';

export type Fingerprint =
  { readonly refused: string } | { readonly words: number; readonly speakers: number; readonly hash: string };

/** Word count, speaker count, and a hash of the words in order with their speakers. */
export function fingerprint(draft: ImportDraft): Fingerprint {
  const words = draft.turns.flatMap((turn) => [
    ...(turn.speaker === null ? [] : wordsOf(draft.speakers[turn.speaker]?.label ?? '')),
    ...wordsOf(turn.text),
  ]);
  const hash = createHash('sha256').update(words.join(' ')).digest('hex').slice(0, 12);
  return { words: words.length, speakers: draft.speakers.length, hash };
}
