// The name of something new while it is typed: begun and not sent. What has a name already keeps it and needs none of this.
import { keepDraft, keepDraftSoon, useDrafts } from './drafts.ts';

type NewThing = 'codebook.newCode' | 'themes.newTheme';

/** What was being typed for the next of its kind when the program ended; empty where nothing was. */
export const begunNew = (of: NewThing): string => useDrafts.getState().drafts[of] ?? '';

/** Keeps what stands in the field when the typing rests. */
export const keepBegunNew = (of: NewThing, words: string): void =>
  keepDraftSoon(of, words.trim() === '' ? null : words);

/** It has become a name, or was given up. */
export const forgetBegunNew = (of: NewThing): void => {
  if (begunNew(of) !== '') keepDraft(of, null);
};
