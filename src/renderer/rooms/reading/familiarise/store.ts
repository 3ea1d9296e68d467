// What getting to know a transcript shows at the moment. Rows stay in the live queries.
import { create } from 'zustand';
import { useReadingStore, type Show } from '../store.ts';

/** A note being written: on a highlight that is there, or on words that become one. */
export interface NotePlace {
  readonly highlightId: string | null;
  readonly from: number;
  readonly to: number;
  readonly note: string;
}

interface FamiliariseState {
  /** One quiet page: no codes, no lists. */
  isQuiet: boolean;
  showBefore: Show;
  note: NotePlace | null;
  /** Where the turn begins that a question is being chosen for. */
  askedAt: number | null;
  isGuideOpen: boolean;
  /** The question whose places are being looked for. */
  suggestFor: string | null;
  set(patch: Partial<FamiliariseState>): void;
  setQuiet(isQuiet: boolean): void;
}

export const useFamiliarise = create<FamiliariseState>()((set, get) => ({
  isQuiet: false,
  showBefore: 'all',
  note: null,
  askedAt: null,
  isGuideOpen: false,
  suggestFor: null,
  set,
  setQuiet(isQuiet) {
    if (isQuiet === get().isQuiet) return;
    const reading = useReadingStore.getState();
    if (isQuiet) {
      set({ isQuiet, showBefore: reading.show });
      reading.set({ show: 'none', picking: null, focused: null, isSearchOpen: false, isPlain: false });
    } else {
      set({ isQuiet });
      reading.set({ show: get().showBefore });
    }
  },
}));
