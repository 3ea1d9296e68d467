import { create } from 'zustand';
import type { CheckReport } from '../../../shared/contract/study.ts';

interface ReportsStore {
  /** A theme, or a research question; empty: every theme. */
  themeId: string;
  /** Quotes by theme: themes by level, or under research questions. */
  arranged: 'level' | 'question';
  /** Who said what: of what, by which characteristic (empty: the study's own). */
  compared: 'themes' | 'codes';
  attributeId: string;
  documentId: string;
  mapId: string;
  widthMm: number;
  /** What the last check said, until another study is open. */
  check: { of: string; report: CheckReport; at: string } | null;
  set(patch: Partial<Omit<ReportsStore, 'set'>>): void;
}

/** What is chosen on the cards. */
export const useReports = create<ReportsStore>()((set) => ({
  themeId: '',
  arranged: 'level',
  compared: 'themes',
  attributeId: '',
  documentId: '',
  mapId: '',
  widthMm: 174,
  check: null,
  set: (patch) => set(patch),
}));
