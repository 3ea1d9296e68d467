/** How much each speaker says: words as counted by the study, time from the times of turns. */
import type { SpeakerView } from '../../../../shared/contract/documents.ts';
import type { Layout, SpeakerRole } from '../../../../shared/domain/text/index.ts';

interface SpeakerTotal {
  readonly id: string;
  readonly label: string;
  readonly role: SpeakerRole;
  readonly turns: number;
  readonly words: number;
  /** Milliseconds of the turns whose times are known; null when none is. */
  readonly ms: number | null;
  /** Share of all words, 0 to 1. */
  readonly share: number;
}

const ORDER: Record<SpeakerRole, number> = { participant: 0, other: 1, interviewer: 2 };

/** Totals by speaker, participants first. A turn without an end lasts until the next one begins. */
export function totalsOf(speakers: readonly SpeakerView[], layout: Layout): SpeakerTotal[] {
  const time = new Map<string, number>();
  layout.turns.forEach((turn, at) => {
    const end = turn.endMs ?? layout.turns[at + 1]?.startMs ?? null;
    if (turn.speaker === null || turn.startMs === null || end === null || end < turn.startMs) return;
    time.set(turn.speaker, (time.get(turn.speaker) ?? 0) + end - turn.startMs);
  });
  const all = speakers.reduce((sum, one) => sum + one.words, 0);
  return speakers
    .filter((one) => one.turns > 0)
    .map((one) => ({
      id: one.id,
      label: one.label === '' ? 'No name' : one.label,
      role: one.role,
      turns: one.turns,
      words: one.words,
      ms: time.get(one.id) ?? null,
      share: all === 0 ? 0 : one.words / all,
    }))
    .toSorted((a, b) => ORDER[a.role] - ORDER[b.role] || b.words - a.words);
}

/** `1 h 04 min`, `12 min`, `40 s`. */
export function timeInWords(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}
