import { z } from 'zod';
import type { EditStep, Layout } from '../domain/text/index.ts';
import { answers, command, id, name, nothing, offset, query } from './define.ts';

const step: z.ZodType<EditStep> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), from: offset, to: offset, insert: z.string().max(1_000_000) }),
  z.object({ kind: z.literal('split'), at: offset }),
  z.object({ kind: z.literal('join'), turn: offset }),
  z.object({ kind: z.literal('speaker'), turn: offset, speaker: id.nullable() }),
]);
/** A speaker who is not in the transcript yet; a step names them by `key`. */
const newSpeaker = z.object({
  key: id,
  label: name,
  role: z.enum(['participant', 'interviewer', 'other']),
});
const edit = {
  id,
  textHash: z.string(),
  steps: z.array(step).min(1).max(10_000),
  newSpeakers: z.array(newSpeaker).max(100).optional(),
};

/** What a correction does to what stands on the text, said before it is saved. */
export interface EditEffects {
  /** Codings some of whose words change. */
  changed: {
    codingId: string;
    codeName: string;
    coder: string;
    line: string;
    before: string;
    after: string;
  }[];
  /** Codings none of whose words are left; they are kept and listed for repair. */
  lost: { codingId: string; codeName: string; coder: string; line: string; before: string }[];
  /** How lines are numbered after it, in sentences. */
  numbering: string[];
}
export interface HighlightView {
  id: string;
  documentId: string;
  personId: string;
  start: number;
  end: number;
  quote: string;
  note: string;
  anchored: boolean;
  line: string;
  reference: string;
  createdAt: string;
}
export interface ReadMarkView {
  id: string;
  documentId: string;
  personId: string;
  at: string;
}
export interface QuestionView {
  id: string;
  position: number;
  name: string;
  /** Transcripts in which it is marked. */
  documents: number;
}
export interface QuestionMarkView {
  id: string;
  questionId: string;
  documentId: string;
  start: number;
}
export interface AnswerView {
  documentId: string;
  documentName: string;
  publicId: string | null;
  /** From the question to the next one marked, or to the end. */
  start: number;
  end: number;
  reference: string;
  turns: { start: number; end: number; speaker: string | null; role: string; text: string; line: string }[];
}
const range = { documentId: id, start: offset, end: offset, textHash: z.string() };

export const reading = {
  'document.editPreview': query(z.object(edit), answers<EditEffects>(), ['document', 'coding']),
  /** Corrects a transcript; codings, highlights and marked questions move with the very changes made. */
  'document.edit': command(z.object(edit), answers<{ textHash: string; changed: number; lost: number }>()),
  /** The text as it came in, before any correction; null when nothing was corrected. */
  'document.asImported': query(z.object({ id }), answers<{ text: string; layout: Layout } | null>(), [
    'document',
  ]),

  'document.readMarks': query(z.object({ id: id.optional() }), answers<ReadMarkView[]>(), ['read_mark']),
  'document.markRead': command(z.object({ id }), answers<{ id: string; times: number }>()),
  'document.unmarkRead': command(z.object({ markId: id }), answers<null>()),
  'document.media': query(z.object({ id }), answers<{ path: string; shiftMs: number } | null>(), ['media']),
  /** Links a recording where it lies (not copied), or takes the link off. `shiftMs`: where the transcript's zero is in it. */
  'document.linkMedia': command(
    z.object({ id, path: z.string().max(4096).nullable(), shiftMs: z.number().int().default(0) }),
    answers<null>(),
  ),

  'highlight.byDocument': query(z.object({ documentId: id }), answers<HighlightView[]>(), [
    'highlight',
    'document',
  ]),
  /** Marks words before there is a name for them, or a place to write a note on. */
  'highlight.create': command(
    z.object({ ...range, note: z.string().max(20_000).optional() }),
    answers<{ id: string; existed: boolean }>(),
  ),
  'highlight.update': command(z.object({ id, note: z.string().max(20_000) }), answers<null>()),
  'highlight.remove': command(z.object({ id }), answers<null>()),
  /** Gives a highlight its code: it becomes a coding, its note a memo on it. */
  'highlight.name': command(
    z.object({ id, codeId: id.optional(), name: name.optional(), parentId: id.nullable().optional() }),
    answers<{ codingId: string; codeId: string; existed: boolean; mergeOffer: string[] }>(),
  ),

  'question.list': query(nothing, answers<QuestionView[]>(), ['question', 'question_mark']),
  'question.create': command(z.object({ name }), answers<{ id: string }>()),
  'question.update': command(
    z.object({ id, name: name.optional(), before: id.nullable().optional() }),
    answers<null>(),
  ),
  'question.remove': command(z.object({ id }), answers<null>()),
  'question.marks': query(z.object({ documentId: id.optional() }), answers<QuestionMarkView[]>(), [
    'question_mark',
  ]),
  /** Marks the turns (by where they begin) at which a question is asked; a turn asks one question. */
  'question.mark': command(
    z.object({
      questionId: id,
      places: z
        .array(z.object({ documentId: id, start: offset }))
        .min(1)
        .max(5000),
    }),
    answers<{ marked: number }>(),
  ),
  'question.unmark': command(z.object({ id }), answers<null>()),
  /** One question's answers across all transcripts. */
  'question.answers': query(z.object({ id }), answers<AnswerView[]>(), [
    'question_mark',
    'document',
    'speaker',
    'participant',
  ]),
};
