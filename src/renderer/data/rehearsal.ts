import { createContext } from 'react';
import type { Input, QueryName } from '../../shared/contract/index.ts';

/** What effects would make of the page by hand, made at a place that is laid out and never seen. */
export type ByHand = (stage: HTMLElement) => void;

/** A room that is drawn out of sight, all of it at once (`app/rehearsal.tsx`). Effects do not run there. */
export interface RehearsalOf {
  /** Told of what the room would ask and nobody knows yet. */
  wish<N extends QueryName>(op: N, input: Input<N>): void;
  /** Given what is to be made once the room is laid out. */
  byHand(work: ByHand): void;
}

/** The rehearsal of a room, where there is one; null in the window itself. */
export const RehearsalContext = createContext<RehearsalOf | null>(null);
