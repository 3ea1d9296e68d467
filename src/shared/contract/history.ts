import { z } from 'zod';
import { answers, command, id, query } from './define.ts';
import { recordedTables } from '../domain/history/patch.ts';

export interface HistoryEntry {
  seq: number;
  at: string;
  personId: string | null;
  person: string;
  command: string;
  kind: 'do' | 'undo' | 'redo';
  /** Entries of one group go back together: the files of one drop, the saves of one stretch of writing. */
  group: string | null;
  /** What was done, in words; derived each time, never stored. */
  sentence: string;
  /** For a `do`: it has been undone since. */
  undone: boolean;
}
export interface UndoState {
  /** The sentence of what undo would take back, or null. */
  undo: string | null;
  redo: string | null;
  /** Why it cannot be done though there is such a step, or null. */
  undoRefusal: string | null;
  redoRefusal: string | null;
}
/** What a step was about, for looking through the history. */
export const historyKinds = [
  'coding',
  'codes',
  'themes',
  'memos',
  'transcripts',
  'people',
  'maps',
  'reviews',
  'study',
] as const;
export type HistoryKind = (typeof historyKinds)[number];
/** Where the words are that a step touched. */
export interface HistoryPlace {
  documentId: string;
  /** A coding that is there now. */
  codingId: string | null;
  line: string | null;
}
/** How far: the person's own last step, or anybody's (the command line). */
const whose = z.object({ whose: z.enum(['mine', 'anyone']).default('mine') });

/** One entry, or with `whole` everything of its group: the saves of one stretch of writing, a guided split. */
const one = z.object({ seq: z.number().int(), whole: z.boolean().default(false) });

export const history = {
  'history.list': query(
    z.object({
      limit: z.number().int().min(1).max(1000).default(100),
      before: z.number().int().optional(),
      personId: id.optional(),
      about: z.enum(historyKinds).optional(),
    }),
    answers<HistoryEntry[]>(),
    recordedTables,
  ),
  'history.state': query(whose, answers<UndoState>(), recordedTables),
  /** Whether one past step can be taken back alone, and otherwise what was built on it since, newest first. */
  'history.dependents': query(
    one,
    answers<{
      possible: boolean;
      reason: string | null;
      later: { seq: number; sentence: string; person: string; at: string }[];
      place: HistoryPlace | null;
    }>(),
    recordedTables,
  ),
  /** Takes one past step back alone, where nothing later depends on it. */
  'history.undoOne': command(one, answers<{ sentence: string; person: string; documents: string[] }>()),
  'history.undo': command(whose, answers<{ sentence: string; person: string; documents: string[] }>()),
  'history.redo': command(whose, answers<{ sentence: string; person: string; documents: string[] }>()),
};
