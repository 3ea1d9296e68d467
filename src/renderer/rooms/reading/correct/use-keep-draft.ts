import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { Draft } from './draft.ts';
import { keepCorrection, keptOf, type NewSpeaker } from './store.ts';

/** How long typing rests before what is not saved is kept, in milliseconds. */
const KEEP_AFTER = 500;

/** Keeps what is not saved, when typing rests and when the room is left in another way than by its own buttons. */
export function useKeepDraft(
  id: string,
  textHash: string,
  draft: Draft,
  newSpeakers: readonly NewSpeaker[],
  changed: boolean,
): { finish(): void } {
  const isFinished = useRef(false);
  const keep = useRef(() => {});
  useLayoutEffect(() => {
    keep.current = () => keepCorrection(id, changed ? keptOf(draft, textHash, newSpeakers) : null);
  });
  useEffect(() => {
    const timer = setTimeout(() => keep.current(), KEEP_AFTER);
    return () => clearTimeout(timer);
  }, [id, textHash, draft, newSpeakers, changed]);
  useEffect(() => {
    const leaving = () => {
      if (!isFinished.current) keep.current();
    };
    window.addEventListener('pagehide', leaving);
    return () => {
      window.removeEventListener('pagehide', leaving);
      leaving();
    };
  }, []);
  return useMemo(
    () => ({
      finish() {
        isFinished.current = true;
        keepCorrection(id, null);
      },
    }),
    [id],
  );
}
