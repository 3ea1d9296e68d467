import { create } from 'zustand';
import type { CheckReport } from '../../../shared/contract/study.ts';

interface ReportsStore {
  /** Empty: every theme. */
  themeId: string;
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
  documentId: '',
  mapId: '',
  widthMm: 174,
  check: null,
  set: (patch) => set(patch),
}));
