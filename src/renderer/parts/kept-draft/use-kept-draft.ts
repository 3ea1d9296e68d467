// What is written in a dialog, kept when the dialog is left or the program ends before it was sent.
import { useEffect, useMemo, useRef, useState } from 'react';
import { draftTrouble, keepDraft, keepDraftSoon, useDrafts, whenKept } from '../../app/drafts.ts';
import { toast } from '../../ui/toast.tsx';

/** Words, or several by name. */
type Words = string | object;

type KeptDraft<T> = [T, (words: T) => void, done: (isSent?: Promise<boolean>) => void];

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

/** Says what became of words that were left unsent: kept, or not, and then when they are. */
async function tellKept(): Promise<void> {
  const why = await draftTrouble();
  if (why === null)
    return void toast({ text: 'What you wrote is kept, and is there when you come back to it.' });
  const takeAway = toast({ tone: 'attention', text: why });
  whenKept(() => {
    takeAway();
    toast({ text: 'What you wrote is kept now, and is there when you come back to it.' });
  });
}

/** Words of a field that stands by itself: they are as they were left under `key`, without a word, until `done`. */
export function useDraftWords(key: string): KeptDraft<string> {
  const kept = useDrafts((store) => store.drafts[key]);
  const words = useMemo(() => readKept(kept, ''), [kept]);
  return [
    words,
    (next) => keepDraftSoon(key, next === '' ? null : JSON.stringify(next)),
    () => keepDraft(key, null),
  ];
}

/**
 * Words one is writing under `key`, which says what they are for in this study. They begin as `first`, or as they were left
 * before. `done` forgets them: they were sent, or will be, where it is given the answer. Left otherwise they stay, and that is
 * said.
 */
export function useKeptDraft(key: string, first: string): KeptDraft<string>;
export function useKeptDraft<T extends object>(key: string, first: T): KeptDraft<T>;
export function useKeptDraft<T extends Words>(key: string, first: T): KeptDraft<T> {
  const kept = useDrafts((store) => store.drafts[key]);
  const [start] = useState(first);
  const [typed, setTyped] = useState<T | null>(null);
  const begun = useMemo(() => readKept(kept, start), [kept, start]);
  const isLeft = useRef(false);
  const written = useRef<string | null>(null);
  useEffect(() => {
    // written in another window since, or taken from there: one goes on with that
    if (kept !== undefined && written.current !== null && kept !== written.current) setTyped(null);
  }, [kept]);
  useEffect(
    () => () => {
      if (isLeft.current) void tellKept();
    },
    [],
  );
  function write(next: T) {
    const isAtFirst = JSON.stringify(next) === JSON.stringify(first);
    setTyped(next);
    isLeft.current = !isAtFirst;
    written.current = isAtFirst ? null : JSON.stringify(next);
    keepDraftSoon(key, written.current);
  }
  function done(isSent: Promise<boolean> = Promise.resolve(true)) {
    isLeft.current = false;
    void isSent.then((well) => well && keepDraft(key, null));
  }
  return [typed ?? begun, write, done];
}
