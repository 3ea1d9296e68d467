// The name of a pile while it is typed: kept as a draft, since half a name is not to become a former one.
import { useEffect, useRef } from 'react';
import { keepDraft, keepDraftSoon, useDrafts } from '../../../app/drafts.ts';
import { announce } from '../../../ui/index.ts';
import { pileTitle } from './board-data.ts';
import { useBoard } from './store.ts';
import type { BoardData } from './use-board-data.ts';

const KEY = 'board.pileName';

/** One is typed at a time. */
interface NameDraft {
  pileId: string;
  words: string;
}

function draftNow(): NameDraft | null {
  try {
    const kept = JSON.parse(useDrafts.getState().drafts[KEY] ?? 'null') as Partial<NameDraft> | null;
    return typeof kept?.pileId === 'string' && typeof kept.words === 'string'
      ? { pileId: kept.pileId, words: kept.words }
      : null;
  } catch {
    return null;
  }
}

/** What was begun for a pile and neither kept nor given up. */
export function begunName(pileId: string): string | null {
  const draft = draftNow();
  return draft?.pileId === pileId ? draft.words : null;
}

export const keepBegunName = (pileId: string, words: string): void =>
  keepDraftSoon(KEY, JSON.stringify({ pileId, words } satisfies NameDraft));

/** The name is kept, or given up. */
export const forgetBegunName = (): void => keepDraft(KEY, null);

/** A name that was being typed when the program ended is gone on with as soon as its pile is on the table again. */
export function useBegunName(data: BoardData, isReadOnly: boolean): void {
  const isDone = useRef(isReadOnly);
  const piles = useRef(data.piles);
  useEffect(() => void (piles.current = data.piles));
  const isThere = data.byId.size > 0;
  useEffect(() => {
    if (!isThere) return undefined;
    const goOn = () => {
      const draft = draftNow();
      if (isDone.current || draft === null) return;
      isDone.current = true;
      const { naming, set } = useBoard.getState();
      const pile = piles.current.find(({ view }) => view.id === draft.pileId);
      // a window that goes keeps the name without hearing that it is kept
      const isKept = pile?.view.name === draft.words.trim().replace(/\s+/gu, ' ');
      if (!pile || isKept) return forgetBegunName();
      if (naming !== null) return;
      set({ naming: pile.view.id, at: `p:${pile.view.id}` });
      announce(`You were naming ${pileTitle(pile.view)}. What you had typed is there.`);
    };
    goOn();
    // drafts may come after the table; what is typed from then on is none to come back to
    return useDrafts.subscribe(() => {
      goOn();
      isDone.current = true;
    });
  }, [isThere]);
}
