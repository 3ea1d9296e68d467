import { create } from 'zustand';
import type { MemoTarget, MemoView } from '../../../shared/contract/memos.ts';

export type KindFilter = 'all' | MemoView['kind'];
export type TieFilter = 'all' | MemoTarget;
export interface Filters {
  kind: KindFilter;
  author: string;
  tie: TieFilter;
  query: string;
}
/** What is on the page: a memo of the list, or a new one that has no id until something is written. */
export interface OpenPage {
  /** Stays the same when a new memo comes to be, so that the editor stays. */
  key: string;
  id: string | null;
  kind: MemoView['kind'];
}

export const NO_FILTERS: Filters = { kind: 'all', author: 'all', tie: 'all', query: '' };

const KINDS: readonly string[] = ['memo', 'journal'] satisfies MemoView['kind'][];
const TARGETS: readonly string[] = [
  'document',
  'coding',
  'code',
  'theme',
  'participant',
] satisfies MemoTarget[];

/** The filters an address asks for, such as `kind=memo&tie=theme`; null where it asks for none. */
export function filtersIn({ kind = '', tie = '' }: Record<string, string>): Filters | null {
  const asked = {
    ...(KINDS.includes(kind) ? { kind: kind as KindFilter } : {}),
    ...(TARGETS.includes(tie) ? { tie: tie as TieFilter } : {}),
  };
  return Object.keys(asked).length > 0 ? { ...NO_FILTERS, ...asked } : null;
}

interface JournalStore {
  filters: Filters;
  open: OpenPage | null;
  setFilters(patch: Partial<Filters>): void;
  setOpen(open: OpenPage | null): void;
}

/** What the room shows; never the memos themselves. */
export const useJournal = create<JournalStore>()((set) => ({
  filters: NO_FILTERS,
  open: null,
  setFilters: (patch) => set(({ filters }) => ({ filters: { ...filters, ...patch } })),
  setOpen: (open) => set({ open }),
}));
