// What the codebook remembers while the window is open. Rows live in the queries, never here.
import { create } from 'zustand';
import type { Order, QuickFilter } from './tree-data.ts';

export interface Draft {
  parentId: string | null;
  name: string;
  isHeading: boolean;
}
export type Asking =
  | { kind: 'move' | 'mergeInto' | 'theme'; ids: string[] }
  | { kind: 'merge'; ids: string[] }
  | { kind: 'colour' | 'retire'; ids: string[] }
  | null;

/** A codebook from elsewhere, before it is taken in. */
export interface IncomingFile {
  name: string;
  tables: readonly { name: string; rows: string[][] }[];
}

interface CodebookState {
  selected: ReadonlySet<string>;
  /** Codes whose definition is open in the tree. */
  opened: ReadonlySet<string>;
  /** Codes whose codes under them are folded away. */
  closed: ReadonlySet<string>;
  query: string;
  quick: QuickFilter;
  order: Order;
  draft: Draft | null;
  asking: Asking;
  isLikelyOpen: boolean;
  incoming: IncomingFile | null;
  set(patch: Partial<Omit<CodebookState, 'set' | 'toggleOpened'>>): void;
  toggleOpened(id: string): void;
}

export const useCodebook = create<CodebookState>()((set, get) => ({
  selected: new Set(),
  opened: new Set(),
  closed: new Set(),
  query: '',
  quick: 'all',
  order: 'tree',
  draft: null,
  asking: null,
  isLikelyOpen: false,
  incoming: null,
  set,
  toggleOpened(id) {
    const opened = new Set(get().opened);
    if (!opened.delete(id)) opened.add(id);
    set({ opened });
  },
}));
