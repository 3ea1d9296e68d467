import { z } from 'zod';
import { answers, command, id, nothing, query } from './define.ts';

export type Verdict = 'fits' | 'not-sure' | 'does-not-fit';
export interface PackView {
  id: string;
  /** Random, local to the pack; what the pack and its answers carry. */
  packId: string;
  title: string;
  createdAt: string;
  items: number;
  reviewers: {
    id: string;
    alias: string;
    /** Extracts with a choice. */
    answers: number;
    /** Extracts with words but no choice yet. */
    onlyWords: number;
    lastAt: string;
  }[];
}
export interface ReviewCommentView {
  id: string;
  packId: string;
  itemId: string;
  codingId: string | null;
  /** The transcript the coding is in; null when the coding has gone. */
  documentId: string | null;
  codeId: string | null;
  /** The words the reviewer was shown, kept in case the coding has gone since. */
  extract: string;
  codeName: string;
  reference: string;
  reviewerId: string;
  reviewer: string;
  /** Null: nothing chosen yet, but something said. */
  verdict: Verdict | null;
  comment: string;
  at: string;
  codingGone: boolean;
}
/** What goes into a pack file; written by an exporter, stored here only as what was sent. */
export interface PackContent {
  packId: string;
  formatVersion: 1;
  studyTitle: string;
  createdAt: string;
  team: { intro: string; supportContacts: { name: string; detail: string }[] };
  codes: { id: string; name: string; definition: string }[];
  items: {
    itemId: string;
    codeId: string;
    extract: string;
    before: string;
    after: string;
    participant: string;
    reference: string;
  }[];
}
const at = z
  .string()
  .max(40)
  .refine((text) => !Number.isNaN(Date.parse(text)));
const itemId = z.string().min(1).max(64);
const comment = z.string().max(20_000);

/**
 * What a co-researcher's file holds. `answers` are choices, each with words or without; `drafts` are words
 * written beside an extract for which nothing was chosen, kept so that nobody's words are lost.
 */
export const answersFile = z.object({
  format: z.literal('threadwork-review'),
  version: z.literal(1),
  packId: z.string().min(1).max(64),
  reviewer: z.object({ id: z.string().min(1).max(64), alias: z.string().max(100) }),
  answers: z
    .array(z.object({ itemId, verdict: z.enum(['fits', 'not-sure', 'does-not-fit']), comment, at }))
    .max(20_000),
  drafts: z.array(z.object({ itemId, comment, at })).max(20_000).default([]),
});
export type AnswersFile = z.output<typeof answersFile>;

export const reviews = {
  'review.packs': query(nothing, answers<PackView[]>(), [
    'review_pack',
    'review_item',
    'review_answer',
    'person',
  ]),
  /** What would travel, listed before anything is written. */
  'review.preview': query(
    z.object({ codeIds: z.array(id).min(1), perCode: z.number().int().min(1).max(200).optional() }),
    answers<PackContent>(),
    ['coding', 'code', 'document', 'speaker', 'participant.number', 'setting', 'study.title'],
  ),
  'review.createPack': command(
    z.object({
      codeIds: z.array(id).min(1),
      perCode: z.number().int().min(1).max(200).optional(),
      title: z.string().max(200).optional(),
      leaveOut: z.array(id).optional(),
    }),
    answers<{ id: string; content: PackContent }>(),
  ),
  /** Takes answers in; the same answers again change nothing. */
  'review.takeIn': command(
    answersFile,
    answers<{ reviewer: string; added: number; changed: number; same: number; codingGone: number }>(),
  ),
  'review.comments': query(
    z.object({ codingIds: z.array(id).optional(), codeId: id.optional(), packId: id.optional() }),
    answers<ReviewCommentView[]>(),
    ['review_answer', 'review_item', 'review_pack', 'coding', 'code', 'person'],
  ),
};
