// What is typed, narrowed and ticked in Search. Hits themselves come from the study.
import { create } from 'zustand';

export type Speech = 'people' | 'interviewers' | 'all';
/** Where hits may stand. `uncoded`: under no code at all; `without`: not under one code. */
export type CodedWhere = 'anywhere' | 'inside' | 'uncoded' | 'without';
export type Extent = 'hit' | 'sentence' | 'turn';
export type PanelTab = 'hits' | 'speakers' | 'questions';

export interface SearchState {
  query: string;
  mode: 'words' | 'pattern';
  beginnings: boolean;
  exactCase: boolean;
  exactAccents: boolean;
  speech: Speech;
  documentId: string | null;
  attributeId: string | null;
  values: readonly string[];
  where: CodedWhere;
  codeId: string | null;
  /** Whether a hit is ticked unless it is among `flipped`. */
  isTicked: boolean;
  flipped: ReadonlySet<string>;
  tab: PanelTab;
  extent: Extent;
  /** Counts requests to put the focus into the field. */
  asked: number;
  set(patch: Partial<SearchState>): void;
  flip(key: string): void;
}

export const EVERYWHERE = {
  speech: 'people',
  documentId: null,
  attributeId: null,
  values: [],
  where: 'anywhere',
  codeId: null,
} as const satisfies Partial<SearchState>;

export const useSearch = create<SearchState>()((set, get) => ({
  query: '',
  mode: 'words',
  beginnings: true,
  exactCase: false,
  exactAccents: false,
  ...EVERYWHERE,
  isTicked: true,
  flipped: new Set<string>(),
  tab: 'hits',
  extent: 'sentence',
  asked: 0,
  set,
  flip(key) {
    const flipped = new Set(get().flipped);
    if (!flipped.delete(key)) flipped.add(key);
    set({ flipped });
  },
}));
