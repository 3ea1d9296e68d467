import { z } from 'zod';
import { recordedTables } from '../domain/history/patch.ts';
import { methods, type Method } from '../domain/method/method.ts';
import { answers, command, id, nothing, prose, query } from './define.ts';

/** A place in the program, as the router knows it. */
export interface RoomPlace {
  room: string;
  params: Record<string, string>;
}
export interface MethodView {
  /** Null: never asked, or the question was skipped. */
  method: Method | null;
  /** The question was answered or skipped; it is not asked again by itself. */
  isAsked: boolean;
  reason: string;
  /** Changes of the method, the newest first, from the history. */
  changes: { at: string; person: string; from: Method | null; to: Method | null; reason: string }[];
}
/** One kind of thing done in a phase, with its first and last day. */
export interface PhaseWork {
  key: string;
  label: string;
  first: string | null;
  last: string | null;
  count: number;
}
export interface PhaseView {
  /** 1 to 6. */
  n: number;
  work: PhaseWork[];
}
/** One row behind a date of the tracker. */
export interface WorkRow {
  at: string;
  person: string;
  words: string;
  place: RoomPlace | null;
}
export interface ChecklistEvidence {
  words: string;
  place: RoomPlace | null;
}
export interface ChecklistView {
  n: number;
  evidence: ChecklistEvidence[];
  isTicked: boolean;
  note: string;
  person: string;
  at: string | null;
}

export const method = {
  'method.get': query(nothing, answers<MethodView>(), ['setting', 'person']),
  /** Chooses or changes the method; `method` null skips the question. The reason stands in the history. */
  'method.set': command(
    z.object({ method: z.enum(methods).nullable(), reason: z.string().max(2000).default('') }),
    answers<null>(),
  ),
  /** The six phases with the dates of what was really done. */
  'method.phases': query(nothing, answers<PhaseView[]>(), recordedTables),
  /** The rows behind one kind of work, oldest first, or newest first; 200 at most. */
  'method.work': query(
    z.object({ key: z.string().max(40), from: z.enum(['first', 'last']).default('first') }),
    answers<WorkRow[]>(),
    recordedTables,
  ),
  'method.checklist': query(nothing, answers<ChecklistView[]>(), recordedTables),
  /** What a person says of a point of the checklist. */
  'method.mark': command(
    z.object({
      n: z.number().int().min(1).max(15),
      isTicked: z.boolean().optional(),
      note: prose.optional(),
      /** Of one stretch of writing. */
      session: id.optional(),
    }),
    answers<null>(),
  ),
  /** Keeps the day a file was written; nothing of what is in it, and undo leaves it alone. */
  'export.note': command(
    z.object({ what: z.string().min(1).max(40), format: z.string().min(1).max(40) }),
    answers<null>(),
  ),
};
