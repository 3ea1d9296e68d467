import { useDrafts } from '../../../app/drafts.ts';
import type { Reading } from '../use-reading.ts';
import { replay, startDraft, type Draft } from './draft.ts';
import { keyOf, readKept, type NewSpeaker } from './store.ts';

/** What is corrected, as it is saved and as it stands. */
export interface Base {
  readonly textHash: string;
  readonly saved: Draft;
  readonly draft: Draft;
  readonly newSpeakers: readonly NewSpeaker[];
}

/** Where the correction begins: from the saved text, or from what was begun before and fits it. */
export function beginFrom(reading: Reading): Base {
  const { text, layout, textHash, summary } = reading.document;
  const saved = startDraft(text, layout);
  const none = { textHash, saved, draft: saved, newSpeakers: [] };
  const kept = readKept(useDrafts.getState().drafts[keyOf(summary.id)] ?? '');
  if (kept?.textHash !== textHash) return none;
  try {
    return { textHash, saved, draft: replay(saved, kept.groups), newSpeakers: kept.newSpeakers };
  } catch {
    return none;
  }
}
