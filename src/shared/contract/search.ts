import { z } from 'zod';
import type { SpeakerRole } from '../domain/text/types.ts';
import { answers, id, nothing, query } from './define.ts';

export interface SearchHit {
  documentId: string;
  documentName: string;
  /** UTF-16 offsets into the document. */
  start: number;
  end: number;
  line: string;
  reference: string;
  speaker: string | null;
  /** The one who speaks asks the questions. */
  asks: boolean;
  snippet: string;
  /** Where the hit stands in the snippet. */
  hitStart: number;
  hitEnd: number;
  /** Whether the turn goes on before and after the snippet. */
  cutBefore: boolean;
  cutAfter: boolean;
}
/** Where something is found, counted as far as time allowed: `next` goes on from there. */
export interface SearchCounts {
  /** Turns of people, and apart from them turns of whoever asks the questions. */
  turns: number;
  asked: number;
  /** Per transcript in study order; `person` is the participant's id, or the transcript's own while it is tied to nobody. */
  documents: { documentId: string; name: string; person: string; turns: number; asked: number }[];
  /** Null: everything was looked at. Otherwise give it as `after` for the rest. */
  next: number | null;
}

/** Places to be coded, and whose words they are. */
export interface SearchPlaces {
  places: { documentId: string; start: number; end: number }[];
  people: number;
  documents: number;
  /** There were more than can be coded at once. */
  isMore: boolean;
}

/** What is looked for, and where. */
export const searchFor = {
  query: z.string().max(500),
  /**
   * `words`: words (all of them, in one turn), a "phrase in quotes", a prefix*, one word ~5 another (at most five words
   * between them; NEAR/5 does the same). `pattern`: a regular expression, within a turn.
   */
  mode: z.enum(['words', 'pattern']).default('words'),
  /** Words outside quotation marks are taken for beginnings. */
  beginnings: z.boolean().default(false),
  /** Capitals count. */
  exactCase: z.boolean().default(false),
  /** Accents count. */
  exactAccents: z.boolean().default(false),
  /** `people`: all but those who ask the questions. */
  speech: z.enum(['all', 'people', 'interviewers']).default('all'),
  /** Only the turns of speakers of one name and role, whichever transcripts they speak in. */
  speaker: z
    .object({ role: z.enum(['participant', 'interviewer', 'other']), label: z.string().max(500) })
    .optional(),
  documentId: id.optional(),
  documentIds: z.array(id).max(5000).optional(),
  /** Only transcripts of people with one of these values. */
  attribute: z.object({ id, values: z.array(z.string()).min(1) }).optional(),
  /** Only inside extracts of these codes, or only what none of them covers; no code named means any code. */
  coded: z.object({ which: z.enum(['inside', 'outside']), codeIds: z.array(id).default([]) }).optional(),
};
const reads = ['document', 'speaker', 'participant', 'attribute_value', 'coding'] as const;

export const search = {
  /**
   * Hits in context. Case and accents are folded unless they are to count. Scripts without spaces between words are searched
   * by substring. `limit` and `offset` count turns; `total` counts turns, and `isMore` says when there are or may be
   * more than those counted.
   * Refuses, in one sentence, a pattern that cannot be read or takes too long.
   */
  'search.text': query(
    z.object({
      ...searchFor,
      limit: z.number().int().min(1).max(1000).default(50),
      offset: z.number().int().min(0).default(0),
      /** Goes on after the passage an earlier answer's `next` named. */
      after: z.number().int().min(0).optional(),
      /** Hits of one turn: the first, or every one. As it was: the first, in one transcript every one. */
      perTurn: z.enum(['first', 'all']).optional(),
      /** Hits after which no further turn is looked at, however many turns were asked for. */
      enough: z.number().int().min(1).max(100_000).optional(),
      countTo: z.number().int().min(0).max(1_000_000).default(10_000),
      /** Milliseconds after which, in a very large study, what is not shown is no longer counted. */
      countMs: z.number().int().min(0).max(60_000).default(5),
      /** Milliseconds after which an answer is given with what was found; `next` goes on from there. */
      budgetMs: z.number().int().min(10).max(60_000).default(10_000),
    }),
    answers<{ total: number; isMore: boolean; tookMs: number; hits: SearchHit[]; next: number | null }>(),
    reads,
  ),
  /** How many turns, by transcript. Looks for at most about a tenth of a second at a time. */
  'search.counts': query(
    z.object({ ...searchFor, after: z.number().int().min(0).optional() }),
    answers<SearchCounts>(),
    reads,
  ),
  /**
   * The places to code for the hits of a search: the hits themselves, their sentences or their turns, each once, in order,
   * without those whose hit is among `without` ("document:start"). At most 20,000; `isMore` says that there were more.
   */
  'search.places': query(
    z.object({
      ...searchFor,
      extent: z.enum(['hit', 'sentence', 'turn']),
      without: z.array(z.string().max(100)).max(20_000).default([]),
      /** Only these, when given. */
      only: z.array(z.string().max(100)).max(20_000).optional(),
    }),
    answers<SearchPlaces>(),
    reads,
  ),
  /** The first words of places, in the order given, so that one can look before coding them; a place in no turn is left out. */
  'search.shown': query(
    z.object({
      places: z
        .array(z.object({ documentId: id, start: z.number().int().min(0), end: z.number().int().min(0) }))
        .max(500),
    }),
    answers<{ hits: SearchHit[] }>(),
    ['document', 'speaker', 'participant'],
  ),
  /** Speakers as autocoding offers them: one row for each name and role, over all transcripts. */
  'search.speakers': query(
    nothing,
    answers<
      {
        label: string;
        role: SpeakerRole;
        documents: number;
        turns: number;
        words: number;
      }[]
    >(),
    ['speaker'],
  ),
  /** All turns of everyone in a role, or of one name in it: what autocoding speakers codes. At most 20,000. */
  'search.turnsOf': query(
    z.object({
      role: z.enum(['participant', 'interviewer', 'other']),
      label: z.string().max(500).optional(),
    }),
    answers<SearchPlaces>(),
    ['document', 'speaker', 'participant'],
  ),
};
