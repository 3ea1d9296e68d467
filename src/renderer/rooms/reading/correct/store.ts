// Which way the open transcript is corrected at the moment, and what was begun and not saved.
import { create } from 'zustand';
import type { SpeakerRole } from '../../../../shared/domain/text/index.ts';
import { keepDraft, useDrafts } from '../../../app/drafts.ts';
import type { Draft, RecordedStep } from './draft.ts';

/** `correct`: the column can be typed in. `original`: the text as it came in stands beside it. */
type CorrectMode = 'correct' | 'original' | null;

export interface NewSpeaker {
  readonly key: string;
  readonly label: string;
  readonly role: SpeakerRole;
}
interface KeptCorrection {
  readonly textHash: string;
  readonly groups: readonly (readonly RecordedStep[])[];
  readonly newSpeakers: readonly NewSpeaker[];
  /** ISO time of the last change. */
  readonly at: string;
}

interface CorrectState {
  mode: CorrectMode;
  documentId: string | null;
  open(documentId: string, mode: Exclude<CorrectMode, null>): void;
  close(): void;
}
export const useCorrect = create<CorrectState>()((set) => ({
  mode: null,
  documentId: null,
  open: (documentId, mode) => set({ documentId, mode }),
  close: () => set({ mode: null }),
}));

/** The mode of one transcript. */
export const useCorrectMode = (documentId: string): CorrectMode =>
  useCorrect((state) => (state.documentId === documentId ? state.mode : null));

/** What the draft of a transcript's correction is called. */
export const keyOf = (documentId: string) => `correction:${documentId}`;

/** Keeps what is not saved yet, for the person who corrects, with the text it was begun on; null forgets it. */
export function keepCorrection(documentId: string, kept: KeptCorrection | null): void {
  keepDraft(keyOf(documentId), kept && JSON.stringify(kept), kept?.textHash);
}

export const keptOf = (
  draft: Draft,
  textHash: string,
  newSpeakers: readonly NewSpeaker[],
): KeptCorrection => ({ textHash, groups: draft.groups, newSpeakers, at: new Date().toISOString() });

/** What was begun on this transcript and not saved, or null. */
export function useKeptCorrection(documentId: string): KeptCorrection | null {
  const text = useDrafts((store) => store.drafts[keyOf(documentId)]);
  return text === undefined ? null : readKept(text);
}

const known = new Map<string, KeptCorrection | null>();
export function readKept(text: string): KeptCorrection | null {
  const before = known.get(text);
  if (before !== undefined) return before;
  let kept: KeptCorrection | null = null;
  try {
    const value = JSON.parse(text) as Partial<KeptCorrection>;
    if (typeof value.textHash === 'string' && Array.isArray(value.groups) && typeof value.at === 'string')
      kept = {
        textHash: value.textHash,
        groups: value.groups,
        newSpeakers: value.newSpeakers ?? [],
        at: value.at,
      };
  } catch {
    // cut off while it was written: there is nothing to carry on with
  }
  known.clear();
  known.set(text, kept);
  return kept;
}
