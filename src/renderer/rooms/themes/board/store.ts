// What the card board remembers while the window is open. Rows live in the queries, never here.
import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { UncoveredExtracts } from '../../../../shared/contract/board.ts';
import type { Place } from '../../../../shared/domain/board/layout.ts';
import type { FromList } from './use-list-drop.ts';

export type Tint = 'code' | 'group' | 'person' | 'coder' | 'transcript';
/** Which cards stand out; the others stay in their places as empty outlines. */
export interface CardFilter {
  kind: 'group' | 'coder' | 'transcript';
  id: string;
  label: string;
}
/** What is asked before a pile becomes a theme. */
export interface ThemeQuestion {
  pileId: string;
  /** What its theme would not count; null while the program still counts it. */
  bare: UncoveredExtracts | null;
}
export interface ThemeAnswer {
  /** For a pile that has none. */
  name?: string;
  codesExtracts?: boolean;
}
export type BoardAsking =
  | { kind: 'add' }
  | { kind: 'extracts' }
  | { kind: 'layTheme' }
  | { kind: 'pile'; cardIds: readonly string[] }
  | { kind: 'listToPile'; what: FromList }
  | { kind: 'mergePile'; pileId: string }
  | ({ kind: 'theme' } & ThemeQuestion)
  | { kind: 'tray' }
  | { kind: 'read'; cardId: string }
  | null;
/** What the list beside the table shows; kept while one is away. */
export interface ListLooking {
  of: 'codes' | 'extracts';
  /** Only what has no card yet. */
  isRest: boolean;
  /** Words typed to find codes, and to find extracts. */
  codeWords: string;
  words: string;
  codeId: string | null;
  group: string | null;
  documentId: string | null;
  coderId: string | null;
  chosen: ReadonlySet<string>;
  /** The row one was at. */
  at: string | null;
  /** What was chosen is on its way to the table: the focus comes back to the list when its row has gone. */
  returns: boolean;
}
/** Where a card is meant to be while the program has not answered yet. */
export interface Pending extends Place {
  pileId: string | null;
  /** The card of the pile it comes to lie before; null or left out is the end. */
  before?: string | null;
}

/** A pile that is drawn, and named, while the program still makes it. */
export interface NewPile extends Place {
  id: string;
  cardIds: readonly string[];
}

interface BoardState {
  /** The place one is at: `c:ID` a card, `p:ID` the name of a pile. */
  at: string | null;
  selected: ReadonlySet<string>;
  /** A stop to bring into view and to focus as soon as it is on the table. */
  wanted: string | null;
  /** A stop to bring into view without going there: what was found while one types. */
  shownAt: string | null;
  /** The same once the next answer is here: what moves with it is shown where it comes to lie. */
  shownThen: string | null;
  /** The whole table is shown once the next answer is here. */
  fitsThen: boolean;
  /** A pile whose name is being typed. */
  naming: string | null;
  /** A sitting whose name is being typed. */
  namingSitting: string | null;
  tint: Tint;
  filter: CardFilter | null;
  query: string;
  /** The words that were looked for last. */
  foundFor: string;
  /** The sheet was asked for by name, so a folded inspector opens for it. */
  opensSheet: boolean;
  /** The list of codes and extracts beside the table. */
  isListOpen: boolean;
  list: ListLooking;
  asking: BoardAsking;
  pendingCards: ReadonlyMap<string, Pending>;
  pendingPiles: ReadonlyMap<string, Place>;
  newPile: NewPile | null;
  /** Something on the table is in the hand: until it is let go nothing moves away from under it. */
  isInHand: boolean;
  set(patch: Partial<Omit<BoardState, 'set' | 'look'>>): void;
  /** Changes what the list shows. */
  look(patch: Partial<ListLooking>): void;
}

const FRESH = {
  at: null,
  wanted: null,
  shownAt: null,
  shownThen: null,
  fitsThen: false,
  selected: new Set(),
  naming: null,
  namingSitting: null,
  tint: 'code',
  filter: null,
  query: '',
  foundFor: '',
  opensSheet: false,
  isListOpen: false,
  list: {
    of: 'codes',
    isRest: true,
    codeWords: '',
    words: '',
    codeId: null,
    group: null,
    documentId: null,
    coderId: null,
    chosen: new Set(),
    at: null,
    returns: false,
  },
  asking: null,
  pendingCards: new Map(),
  pendingPiles: new Map(),
  newPile: null,
  isInHand: false,
} satisfies Omit<BoardState, 'set' | 'look'>;

export const useBoard = create<BoardState>()((set) => ({
  ...FRESH,
  set,
  look: (patch) => set(({ list }) => ({ list: { ...list, ...patch } })),
}));

/** Parts of what is remembered; who uses it is drawn anew when one of them changes, not with every step on the table. */
export const useBoardPart = <K extends keyof BoardState>(...names: K[]): Pick<BoardState, K> =>
  useBoard(
    useShallow(
      (state) => Object.fromEntries(names.map((name) => [name, state[name]])) as Pick<BoardState, K>,
    ),
  );

/** How far in and where one looks: window pixels and a factor. Not state: it changes with every frame of a pan. */
export interface TableView {
  x: number;
  y: number;
  k: number;
}
/** The same with the width of the window's part it was seen in, which may be another by the time one is back. */
interface SeenView extends TableView {
  width: number;
}
/** Where a table remembers how it was looked at. */
export interface KeptView {
  get(): SeenView | null;
  put(view: SeenView): void;
  forget(): void;
}
export function createKeptView(): KeptView {
  let kept: SeenView | null = null;
  return { get: () => kept, put: (view) => void (kept = view), forget: () => void (kept = null) };
}
/** Kept while one is away, so that coming back from a transcript finds the table as it was. */
export const keptView = createKeptView();

let studyOf: string | null = null;
/** Nothing of one study is remembered in the next. Called before the table of a study is drawn. */
export function rememberFor(study: string | null): void {
  if (study === studyOf) return;
  if (studyOf !== null) {
    keptView.forget();
    useBoard.setState(FRESH);
  }
  studyOf = study;
}
