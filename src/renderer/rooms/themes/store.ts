// What the themes room remembers while the window is open. Rows live in the queries, never here.
import { create } from 'zustand';

export interface ThemeDraft {
  parentId: string | null;
  /** The sibling it comes before, or null for last. */
  before: string | null;
  /** Depth of its level while it stands at the top. */
  level: number;
  name: string;
  /** Codes it is made from. */
  codeIds: string[];
  /** Research questions it answers, as the theme it is named beside does. */
  questionIds: string[];
  /** Counts the fields a name was asked for in, so that each is a new one. */
  turn: number;
}
type Asking =
  | { kind: 'move'; id: string }
  /** Choosing one more theme to merge with these, and looking at what merging them would do. */
  | { kind: 'mergeInto' | 'merge'; ids: string[] }
  | { kind: 'levels' }
  | { kind: 'questions' }
  /** Themes from lines of text, under a theme or at the top. */
  | { kind: 'list'; text: string; parentId: string | null }
  | { kind: 'groups'; themeId: string }
  | { kind: 'assign'; themeId: string }
  /** Null: of every theme. */
  | { kind: 'oldNames'; themeId: string | null }
  | { kind: 'putCodes'; codeIds: string[] }
  | { kind: 'addCode'; themeId: string }
  | null;

interface ThemesState {
  theme: string | null;
  closed: ReadonlySet<string>;
  /** Codes chosen in the pool. */
  pooled: ReadonlySet<string>;
  pool: 'loose' | 'all';
  poolQuery: string;
  draft: ThemeDraft | null;
  asking: Asking;
  /** Whether the sheet lists every neighbour. */
  allRelations: boolean;
  set(patch: Partial<Omit<ThemesState, 'set'>>): void;
}

export const useThemes = create<ThemesState>()((set) => ({
  theme: null,
  closed: new Set(),
  pooled: new Set(),
  pool: 'loose',
  poolQuery: '',
  draft: null,
  asking: null,
  allRelations: false,
  set,
}));
