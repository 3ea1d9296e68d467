import { z } from 'zod';
import { answers, command, query } from './define.ts';
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
}
/** How far: the person's own last step, or anybody's (the command line). */
const whose = z.object({ whose: z.enum(['mine', 'anyone']).default('mine') });

export const history = {
  'history.list': query(
    z.object({ limit: z.number().int().min(1).max(1000).default(100), before: z.number().int().optional() }),
    answers<HistoryEntry[]>(),
    recordedTables,
  ),
  'history.state': query(whose, answers<UndoState>(), recordedTables),
  /** Whether one past step can be taken back alone, and otherwise what was built on it since, newest first. */
  'history.dependents': query(
    z.object({ seq: z.number().int() }),
    answers<{
      possible: boolean;
      reason: string | null;
      later: { seq: number; sentence: string; person: string; at: string }[];
    }>(),
    recordedTables,
  ),
  /** Takes one past step back alone, where nothing later depends on it. */
  'history.undoOne': command(
    z.object({ seq: z.number().int() }),
    answers<{ sentence: string; person: string; documents: string[] }>(),
  ),
  'history.undo': command(whose, answers<{ sentence: string; person: string; documents: string[] }>()),
  'history.redo': command(whose, answers<{ sentence: string; person: string; documents: string[] }>()),
};
