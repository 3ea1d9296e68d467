// What one looked for lately: names and words of participants may be among it, so it lies where drafts do, in the study.
import { useMemo } from 'react';
import { keepDraft, SEARCHES, useDrafts } from '../../app/drafts.ts';

/** Searches that are kept. */
const MOST = 12;

function read(kept: string | undefined): string[] {
  try {
    const value: unknown = JSON.parse(kept ?? '[]');
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** What was looked for lately, the latest first. */
export function useRecent(): string[] {
  const kept = useDrafts((store) => store.drafts[SEARCHES]);
  return useMemo(() => read(kept), [kept]);
}

/** Puts words first among what was looked for lately. */
export function remember(query: string): void {
  const wanted = query.trim();
  if (wanted === '') return;
  const others = read(useDrafts.getState().drafts[SEARCHES]).filter((one) => one !== wanted);
  keepDraft(SEARCHES, JSON.stringify([wanted, ...others].slice(0, MOST)));
}

export const forgetRecent = (): void => keepDraft(SEARCHES, null);
