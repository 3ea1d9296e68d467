import { create } from 'zustand';
import type { Verdict } from '../../../shared/contract/reviews.ts';

type View = 'answers' | 'packs' | 'make';
export type VerdictFilter = 'all' | Verdict | 'words';
export interface AnswerFilters {
  verdict: VerdictFilter;
  codeId: string;
  packId: string;
}
/** A pack that is being put together. */
interface PackDraft {
  codeIds: ReadonlySet<string>;
  /** At most so many extracts of each code; null takes every one. */
  perCode: number | null;
  /** Ids of codings that stay at home. */
  leaveOut: ReadonlySet<string>;
  title: string;
}

export const NO_ANSWER_FILTERS: AnswerFilters = { verdict: 'all', codeId: 'all', packId: 'all' };
export const EMPTY_PACK: PackDraft = { codeIds: new Set(), perCode: 5, leaveOut: new Set(), title: '' };

interface ReviewStore {
  view: View;
  filters: AnswerFilters;
  pack: PackDraft;
  show(view: View): void;
  setFilters(patch: Partial<AnswerFilters>): void;
  setPack(patch: Partial<PackDraft>): void;
}

export const useReview = create<ReviewStore>()((set) => ({
  view: 'answers',
  filters: NO_ANSWER_FILTERS,
  pack: EMPTY_PACK,
  show: (view) => set({ view }),
  setFilters: (patch) => set(({ filters }) => ({ filters: { ...filters, ...patch } })),
  setPack: (patch) => set(({ pack }) => ({ pack: { ...pack, ...patch } })),
}));
