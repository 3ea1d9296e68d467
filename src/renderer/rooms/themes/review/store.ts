// How one reads while reviewing, as long as the window is open. Marks and verdicts live in the study.
import { create } from 'zustand';
import type { PassMark } from '../../../../shared/contract/passes.ts';

export type Shown = 'all' | 'unread' | PassMark | 'differ';

interface ReviewState {
  /** The theme chosen in the tables. */
  theme: string | null;
  /** One comes back from reading a theme's extracts: its row has the focus. */
  isBack: boolean;
  document: string | null;
  notice: string | null;
  /** One extract at a time, or all as a list. */
  isList: boolean;
  /** Which of them the list shows. */
  shown: Shown;
  /** Whose marks `shown` is about; null for anybody's. */
  by: string | null;
  /** Read with everything under the theme; by theme, where it was chosen. */
  withUnder: ReadonlyMap<string, boolean>;
  /** An extract that moves is moved at once, not kept on the list. */
  movesNow: boolean;
  /** Short turns are listed among the uncoded ones. */
  withShort: boolean;
  set(patch: Partial<Omit<ReviewState, 'set'>>): void;
}

export const useReview = create<ReviewState>()((set) => ({
  theme: null,
  isBack: false,
  document: null,
  notice: null,
  isList: false,
  shown: 'all',
  by: null,
  withUnder: new Map(),
  movesNow: false,
  withShort: false,
  set,
}));
