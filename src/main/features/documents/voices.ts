/** Whose words an extract holds, where they are not those of the person the transcript is tied to. */
import { turnAt } from '../../../shared/domain/text/index.ts';
import type { ReadDb } from '../../db/handles.ts';
import type { Citable } from './rows.ts';

interface VoiceRow {
  id: string;
  role: string;
  participant_id: string | null;
  number: number | null;
}

/** Published words for a voice that only asks. */
export const INTERVIEWER = 'Interviewer';

/**
 * Says who is heard in a stretch of one of these transcripts: `P12` or `P12 and P13` of several people talking together,
 * `Interviewer` where nobody else speaks in it. Empty where it is the transcript's own person, or nobody is known.
 */
export function voicesIn(
  db: ReadDb,
  documentIds: readonly string[],
): (doc: Citable, start: number, end: number) => string {
  const speakers = new Map(
    db
      .all<VoiceRow>(
        `SELECT s.id, s.role, s.participant_id, p.number FROM speaker s LEFT JOIN participant p ON p.id = s.participant_id
         WHERE s.document_id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(documentIds),
      )
      .map((row) => [row.id, row]),
  );
  return ({ row, layout }, start, end) => {
    const heard = new Set<VoiceRow | null>();
    for (let at = Math.max(0, turnAt(layout, start)); at < layout.turns.length; at++) {
      const turn = layout.turns[at];
      if (turn === undefined || turn.start >= end) break;
      if (turn.end > start) heard.add(turn.speaker === null ? null : (speakers.get(turn.speaker) ?? null));
    }
    const voices = [...heard];
    if (voices.length > 0 && voices.every((voice) => voice?.role === 'interviewer')) return INTERVIEWER;
    const numbers = new Set(voices.flatMap((voice) => voice?.number ?? []));
    const isOwn = voices.some(
      (voice) => voice?.participant_id === row.participant_id && row.participant_id !== null,
    );
    if (numbers.size === 0 || (isOwn && numbers.size === 1)) return '';
    const named = [...numbers].toSorted((a, b) => a - b).map((number) => `P${number}`);
    return named.length === 1 ? (named[0] ?? '') : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
  };
}
