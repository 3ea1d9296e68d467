import { z } from 'zod';
import { answers, command, id, query } from './define.ts';

const memoTargets = ['code', 'coding', 'theme', 'document', 'participant', 'none'] as const;
export type MemoTarget = (typeof memoTargets)[number];

export interface MemoView {
  id: string;
  kind: 'memo' | 'journal';
  targetKind: MemoTarget;
  targetId: string | null;
  /** What it is tied to, in words: a code's name, "#7:159 keeps in touch". */
  targetLabel: string;
  title: string;
  /** The editor's own state, JSON as text. */
  body: string;
  /** The words alone, for lists, search and export. */
  text: string;
  authorId: string | null;
  /** The day it is about, ISO date and time in UTC. */
  datedAt: string;
  updatedAt: string;
}
const target = { targetKind: z.enum(memoTargets), targetId: id.nullable() };
const content = {
  title: z.string().max(300),
  body: z.string().max(2_000_000),
  text: z.string().max(500_000),
};
/** One stretch of writing: what is saved in between is taken back by one undo together. */
const session = id.optional();

export const memos = {
  'memo.list': query(
    z.object({
      kind: z.enum(['memo', 'journal']).optional(),
      targetKind: z.enum(memoTargets).optional(),
      targetId: id.optional(),
    }),
    answers<MemoView[]>(),
    ['memo', 'code.name', 'coding', 'theme.name', 'document', 'participant.number'],
  ),
  'memo.create': command(
    z.object({
      kind: z.enum(['memo', 'journal']),
      ...target,
      ...content,
      datedAt: z.iso.datetime().optional(),
      session,
    }),
    answers<{ id: string }>(),
  ),
  'memo.update': command(
    z.object({
      id,
      title: content.title.optional(),
      body: content.body.optional(),
      text: content.text.optional(),
      datedAt: z.iso.datetime().optional(),
      session,
    }),
    answers<null>(),
  ),
  'memo.remove': command(z.object({ id }), answers<null>()),
};
