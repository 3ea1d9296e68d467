// What is written in a dialog, kept when the dialog is left or the program ends before it was sent.
import { useEffect, useRef, useState } from 'react';
import { keepDraft, keepDraftSoon } from '../../app/drafts.ts';
import { useDraftPlace } from '../../app/host-state.ts';
import { useSettings } from '../../app/settings.ts';
import { toast } from '../../ui/toast.tsx';

/** Words, or several by name. */
type Words = string | object;

type KeptDraft<T> = [T, (words: T) => void, done: () => void];

/** What was kept, where it has the form of `first`. */
function readKept<T extends Words>(kept: string | undefined, first: T): T {
  try {
    const value: unknown = JSON.parse(kept ?? 'null');
    if (typeof first === 'string') return typeof value === 'string' ? (value as T) : first;
    if (typeof value !== 'object' || value === null) return first;
    const given = new Map(Object.entries(value));
    const fits = Object.keys(first).every((name) => typeof given.get(name) === 'string');
    return fits ? (value as T) : first;
  } catch {
    return first;
  }
}

/**
 * Words one is writing under `key`, which says what they are for in this study. They begin as `first`, or as they were left
 * before. `done` forgets them: they were sent. Left otherwise they stay, and that is said.
 */
export function useKeptDraft(key: string, first: string): KeptDraft<string>;
export function useKeptDraft<T extends object>(key: string, first: T): KeptDraft<T>;
export function useKeptDraft<T extends Words>(key: string, first: T): KeptDraft<T> {
  const name = `${key}:${useDraftPlace()}`;
  const [words, setWords] = useState(() => readKept(useSettings.getState().settings.drafts[name], first));
  const isLeft = useRef(false);
  useEffect(
    () => () => {
      if (isLeft.current) toast({ text: 'What you wrote is kept, and is there when you come back to it.' });
    },
    [],
  );
  function write(next: T) {
    const isAtFirst = JSON.stringify(next) === JSON.stringify(first);
    setWords(next);
    isLeft.current = !isAtFirst;
    if (isAtFirst) keepDraft(name, null);
    else keepDraftSoon(name, JSON.stringify(next));
  }
  function done() {
    isLeft.current = false;
    keepDraft(name, null);
  }
  return [words, write, done];
}
