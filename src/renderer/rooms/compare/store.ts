import { create } from 'zustand';
import type { Order, Reach } from './rows.ts';

interface CompareStore {
  query: string;
  order: Order;
  reach: Reach;
  /** The two groups that are set against each other, by value; null stands for the first two there are. */
  pair: readonly [string, string] | null;
  /** Transcripts and codings under the people. */
  hasDetails: boolean;
}

/** How the table is looked at; where one is in it stands in the address. */
export const useCompare = create<CompareStore>()(() => ({
  query: '',
  order: 'tree',
  reach: 'all',
  pair: null,
  hasDetails: false,
}));
