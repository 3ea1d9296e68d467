// What the reading room shows at the moment. Rows stay in the live queries; here is only what the person is doing.
import { useCallback, useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { afterPaint } from '../../data/after-paint.ts';
import { useLatest } from '../../data/use-latest.ts';
import type { ReaderCoding } from './model/coding-model.ts';
import type { DraggedWords } from './parts/code-drag.ts';
import { filtersElsewhere, NO_FILTERS, type Filters, type Told } from './model/filters.ts';

/** A change that is painted already and still on its way into the file. */
export type Pending =
  | { readonly key: string; readonly kind: 'add'; readonly coding: ReaderCoding; readonly isDone: boolean }
  | { readonly key: string; readonly kind: 'remove'; readonly id: string; readonly isDone: boolean }
  | {
      readonly key: string;
      readonly kind: 'extent';
      readonly id: string;
      readonly start: number;
      readonly end: number;
      readonly isDone: boolean;
    };

/** A code that is being made together with its first coding. */
interface PendingCode {
  readonly id: string;
  readonly name: string;
  readonly colour: number;
}

export type Show = 'all' | 'mine' | 'none';
interface Selection {
  readonly from: number;
  readonly to: number;
  readonly head: number;
}
/** A caret in a transcript, and what it is called. */
interface Place {
  readonly documentId: string;
  readonly offset: number;
  /** `#7:159` */
  readonly reference: string;
}
/** What the picker is open for. */
export type Picking =
  | { readonly for: 'apply'; readonly from: number; readonly to: number }
  | { readonly for: 'recode'; readonly codingId: string; readonly from: number; readonly to: number }
  | { readonly for: 'name'; readonly highlightId: string; readonly from: number; readonly to: number };

interface ReadingState {
  documentId: string | null;
  selection: Selection;
  /** The coding the inspector is about. */
  focused: string | null;
  /** The stripe under the pointer. */
  hovered: string | null;
  show: Show;
  /** What narrows the codings and the words beside All, Mine and None. Kept from one transcript to the next. */
  filters: Filters;
  isFilterOpen: boolean;
  /** Whether the list of codes under the transcripts is unfolded. */
  isCodesOpen: boolean;
  /** Applies a code to the selected words of the open page, or to those given; null while none can be coded. */
  applyCode: ((codeId: string, words?: DraggedWords) => void) | null;
  /** What is filtered by now, in the terms of the open transcript; null while there is none. */
  told: Told | null;
  /** Where one was before following a code through the transcripts. */
  cameFrom: Place | null;
  /** The transcript of the extract that comes after the one a code was followed to. */
  following: string | null;
  picking: Picking | null;
  isSearchOpen: boolean;
  isGoToOpen: boolean;
  isRenaming: boolean;
  isLanguageOpen: boolean;
  isReplacing: boolean;
  /** The whole text as headings and paragraphs instead of the page. */
  isPlain: boolean;
  /** The codings behind a `+n`, listed in the inspector. */
  more: readonly string[];
  isWritingMemo: boolean;
  isListOpen: boolean | null;
  pending: readonly Pending[];
  pendingCodes: readonly PendingCode[];
  recents: readonly string[];
  /** Where each transcript was left: the offset at the top of the window. */
  places: Readonly<Record<string, number>>;
  open(documentId: string): void;
  set(patch: Partial<ReadingState>): void;
  focus(id: string | null): void;
  /** Puts changes on the page that are still on their way, with a coding in focus, or none (null), and the code used for them. */
  paint(pending: readonly Pending[], more?: { focused?: string | null; used?: string }): void;
  used(codeId: string): void;
}

const NOWHERE: Selection = { from: 0, to: 0, head: 0 };
/** Codes kept for the number keys and for ranking. */
const RECENTS = 24;
const withRecent = (recents: readonly string[], codeId: string): readonly string[] =>
  [codeId, ...recents.filter((id) => id !== codeId)].slice(0, RECENTS);
/** Milliseconds that whatever shows a coding beside the page waits for it to be in the file: one drawing then has all of it. */
const PATIENCE = 120;

/** A coding is being put on the page: whatever else shows it waits. */
let isPainting = false;

export const useReadingStore = create<ReadingState>()((set, get) => ({
  documentId: null,
  selection: NOWHERE,
  focused: null,
  hovered: null,
  show: 'all',
  filters: NO_FILTERS,
  isFilterOpen: false,
  isCodesOpen: false,
  applyCode: null,
  told: null,
  cameFrom: null,
  following: null,
  picking: null,
  isSearchOpen: false,
  isGoToOpen: false,
  isRenaming: false,
  isLanguageOpen: false,
  isReplacing: false,
  isPlain: false,
  more: [],
  isWritingMemo: false,
  isListOpen: null,
  pending: [],
  pendingCodes: [],
  recents: [],
  places: {},
  open(documentId) {
    if (get().documentId === documentId) return;
    set({
      documentId,
      selection: NOWHERE,
      focused: null,
      hovered: null,
      picking: null,
      isSearchOpen: false,
      isGoToOpen: false,
      isFilterOpen: false,
      filters: filtersElsewhere(get().filters),
      more: [],
      isWritingMemo: false,
      pending: [],
    });
  },
  set,
  paint(pending, { focused, used } = {}) {
    isPainting = true;
    set({
      pending,
      ...(focused === undefined ? {} : { focused, hovered: null, isWritingMemo: false, more: [] }),
      ...(used === undefined ? {} : { recents: withRecent(get().recents, used) }),
    });
    isPainting = false;
  },
  // what the keys chose is not outshone by where the pointer happens to rest
  focus: (focused) => set({ focused, hovered: null, isWritingMemo: false, more: [] }),
  used: (codeId) => set({ recents: withRecent(get().recents, codeId) }),
}));

/**
 * What `select` says of the store, for everything beside the page: what a coding brings is drawn once it is in the file, or
 * soon when that takes long, so that the page never waits. Any earlier drawing already has the present value.
 * @param when `always`: every change waits for a frame, as for what goes along with the caret
 */
export function useReadingLater<T>(
  select: (state: ReadingState) => T,
  when: 'painting' | 'always' = 'painting',
): T {
  const read = () => select(useReadingStore.getState());
  const latest = useLatest(read);
  const subscribe = useCallback(
    (look: () => void) => {
      let isWaiting = false;
      let drawn = latest();
      const draw = () => {
        isWaiting = false;
        drawn = latest();
        look();
      };
      const stop = useReadingStore.subscribe(() => {
        if (Object.is(latest(), drawn)) return;
        if (when === 'painting' && !isPainting) return draw();
        if (isWaiting) return;
        isWaiting = true;
        if (isPainting) setTimeout(draw, PATIENCE);
        else afterPaint(draw);
      });
      return stop;
    },
    [latest, when],
  );
  return useSyncExternalStore(subscribe, read);
}
