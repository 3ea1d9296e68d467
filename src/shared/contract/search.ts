import { z } from 'zod';
import { answers, id, query } from './define.ts';

export interface SearchHit {
  documentId: string;
  documentName: string;
  /** UTF-16 offsets into the document. */
  start: number;
  end: number;
  line: string;
  reference: string;
  speaker: string | null;
  snippet: string;
  /** Where the hit stands in the snippet. */
  hitStart: number;
  hitEnd: number;
}

export const search = {
  /**
   * Words (all of them, in one turn), a "phrase in quotes", a prefix*; case and accents are folded. Scripts without
   * spaces between words are searched by substring.
   */
  'search.text': query(
    z.object({
      query: z.string().max(500),
      documentId: id.optional(),
      limit: z.number().int().min(1).max(1000).default(50),
      offset: z.number().int().min(0).default(0),
    }),
    answers<{ total: number; tookMs: number; hits: SearchHit[] }>(),
    ['document', 'speaker', 'participant'],
  ),
};
