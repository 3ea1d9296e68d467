// What is typed, narrowed and ticked in Search. Hits themselves come from the study.
import { create } from 'zustand';
import type { SpeakerRole } from '../../../shared/domain/text/types.ts';

export type Speech = 'people' | 'interviewers' | 'all';
/** Where hits may stand. `uncoded`: under no code at all; `without`: not under one code. */
export type CodedWhere = 'anywhere' | 'inside' | 'uncoded' | 'without';
export type Extent = 'hit' | 'sentence' | 'turn';
export type PanelTab = 'hits' | 'speakers' | 'questions';
/** Speakers of one name and role. */
interface OneSpeaker {
  role: SpeakerRole;
  label: string;
}
/** What is ticked: everything or nothing, but for those among `flipped`. */
export interface Ticks {
  isTicked: boolean;
  flipped: ReadonlySet<string>;
}
export const ALL_TICKED: Ticks = { isTicked: true, flipped: new Set<string>() };

export interface SearchState {
  query: string;
  mode: 'words' | 'pattern';
  beginnings: boolean;
  exactCase: boolean;
  exactAccents: boolean;
  speech: Speech;
  speaker: OneSpeaker | null;
  documentId: string | null;
  attributeId: string | null;
  values: readonly string[];
  where: CodedWhere;
  codeId: string | null;
  /** Hits and the places of the two ways of autocoding keep their own ticks. */
  ticks: Readonly<Record<PanelTab, Ticks>>;
  tab: PanelTab;
  /** Whose turns are autocoded: a role, or one speaker. */
  turnsOf: SpeakerRole | OneSpeaker;
  /** The question whose answers are autocoded; null until one is chosen. */
  questionId: string | null;
  extent: Extent;
  /** Counts requests to put the focus into the field. */
  asked: number;
  set(patch: Partial<SearchState>): void;
  /** Ticks or unticks one of what is shown. */
  flip(key: string): void;
  tick(tab: PanelTab, ticks: Ticks): void;
}

export const EVERYWHERE = {
  speech: 'people',
  speaker: null,
  documentId: null,
  attributeId: null,
  values: [],
  where: 'anywhere',
  codeId: null,
} as const satisfies Partial<SearchState>;

/** Whether something is ticked. */
export const isOn = (ticks: Ticks, key: string): boolean => ticks.isTicked !== ticks.flipped.has(key);

export const useSearch = create<SearchState>()((set, get) => ({
  query: '',
  mode: 'words',
  beginnings: true,
  exactCase: false,
  exactAccents: false,
  ...EVERYWHERE,
  ticks: { hits: ALL_TICKED, speakers: ALL_TICKED, questions: ALL_TICKED },
  tab: 'hits',
  turnsOf: 'participant',
  questionId: null,
  extent: 'sentence',
  asked: 0,
  set,
  flip(key) {
    const { tab, ticks, tick } = get();
    const flipped = new Set(ticks[tab].flipped);
    if (!flipped.delete(key)) flipped.add(key);
    tick(tab, { ...ticks[tab], flipped });
  },
  tick: (tab, ticks) => set((before) => ({ ticks: { ...before.ticks, [tab]: ticks } })),
}));
