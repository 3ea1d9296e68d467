import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { createRest, type Rest } from '../../../app/rest.ts';
import { keepUntilSaved } from '../../../app/unsaved.ts';
import type { Draft } from './draft.ts';
import { keepCorrection, keptOf, type NewSpeaker } from './store.ts';

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
  const rest = useRef<Rest>(null);
  useLayoutEffect(() => {
    keep.current = () => keepCorrection(id, changed ? keptOf(draft, textHash, newSpeakers) : null);
  });
  useEffect(() => rest.current?.touch(), [id, textHash, draft, newSpeakers, changed]);
  useEffect(() => {
    const own = createRest(leaving);
    rest.current = own;
    function leaving() {
      own.stop();
      if (!isFinished.current) keep.current();
    }
    // as drafts do, which take it from here
    const done = keepUntilSaved({
      flush: () => Promise.resolve(leaving()).then(() => true),
      isFailing: () => false,
      discard: () => {},
    });
    return done;
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
