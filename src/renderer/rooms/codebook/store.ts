// What the codebook remembers while the window is open. Rows live in the queries, never here.
import { create } from 'zustand';
import { NOBODY, type Leaving, type Order, type QuickFilter, type Sort, type SortBy } from './tree-data.ts';

interface Draft {
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
  sort: Sort;
  draft: Draft | null;
  /** Codes that are merged or deleted at this moment. */
  leaving: Leaving;
  asking: Asking;
  isLikelyOpen: boolean;
  incoming: IncomingFile | null;
  set(patch: Partial<Omit<CodebookState, 'set' | 'toggleOpened' | 'sortBy'>>): void;
  toggleOpened(id: string): void;
  /** Shows the table by a column; by the same again, the other way round. */
  sortBy(by: SortBy): void;
}

export const useCodebook = create<CodebookState>()((set, get) => ({
  selected: new Set(),
  opened: new Set(),
  closed: new Set(),
  query: '',
  quick: 'all',
  order: 'tree',
  sort: { by: 'people', isDown: true },
  draft: null,
  leaving: NOBODY,
  asking: null,
  isLikelyOpen: false,
  incoming: null,
  set,
  sortBy(by) {
    const { order, sort } = get();
    const isSame = order === 'table' && sort.by === by;
    set({ order: 'table', sort: { by, isDown: isSame ? !sort.isDown : by !== 'name' } });
  },
  toggleOpened(id) {
    const opened = new Set(get().opened);
    if (!opened.delete(id)) opened.add(id);
    set({ opened });
  },
}));
