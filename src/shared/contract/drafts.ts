import { z } from 'zod';
import { answers, command, id, query } from './define.ts';

export interface Drafts {
  /** What `draft.keep` is to name: a draft is never put into another study. */
  studyId: string;
  drafts: { key: string; words: string }[];
}

/** Whose they are: a row id, or null while nobody has given a name. */
const personId = id.nullable();

/**
 * What one person began and did not send. It lies in the study, outside history: a change here is told to nobody, cannot be
 * undone, and goes into no export, pack or copy for others.
 */
export const drafts = {
  'draft.list': query(z.object({ personId }), answers<Drafts>(), []),
  /**
   * Keeps a draft, or forgets it: null. `ofText`: the hash of the transcript's text it holds words of. `seen`: marks of what the
   * window knows to stand there. Where another window of the same person wrote meanwhile, its words are `other`: they are kept
   * beside. Once what is kept now is forgotten the last of those stand there again, and are `other`. Without `seen` nothing is
   * kept beside.
   */
  'draft.keep': command(
    z.object({
      studyId: id,
      personId,
      key: z.string().min(1).max(4000),
      words: z.string().max(20_000_000, 'That is more than can be kept before it is sent.').nullable(),
      ofText: id.optional(),
      seen: z.array(z.string().max(40)).max(100).optional(),
    }),
    answers<{ other: string | null }>(),
  ),
};
