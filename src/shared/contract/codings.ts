import { z } from 'zod';
import type { CodingColumns } from '../domain/codebook/columns.ts';
import { answers, colour, command, id, name, offset, query } from './define.ts';

/** Some words of a transcript, under a code. */
export interface CodingView {
  id: string;
  documentId: string;
  codeId: string;
  coderId: string;
  /** UTF-16 offsets into the document, end exclusive. */
  start: number;
  end: number;
  memos: number;
  /** The stored quote still stands at these offsets. */
  anchored: boolean;
  createdAt: string;
}
/** A coding with its words and what stands around them. */
export interface ExtractView {
  codingId: string;
  documentId: string;
  documentName: string;
  codeId: string;
  coderId: string;
  start: number;
  end: number;
  quote: string;
  /** Up to 120 UTF-16 units of the same turn on either side. */
  before: string;
  after: string;
  line: string;
  /** "#7:159" or "#7:158–161". */
  reference: string;
  participantId: string | null;
  publicId: string | null;
  /**
   * Whose words they are where that is not plain from the transcript: `P12`, `P12 and P13` where several talk together, `Interviewer`.
   * Counting goes by transcripts all the same.
   */
  voice: string;
  memos: number;
  anchored: boolean;
  /** Themes that show it as a key quote, for or against. */
  quotes: { themeId: string; stance: 'for' | 'against' }[];
}

/** Which extracts; what is left out does not narrow. */
export const extractFilter = {
  codeIds: z.array(id).optional(),
  themeId: id.optional(),
  documentId: id.optional(),
  documentIds: z.array(id).optional(),
  coderId: id.optional(),
  participantId: id.optional(),
  codingIds: z.array(id).optional(),
  /** Of the theme's codes, or marked for it. */
  aboutThemeId: id.optional(),
  /** Marked so, for `aboutThemeId` or else for any theme; `none`: not marked at all. */
  stance: z.enum(['for', 'against', 'none']).optional(),
};

const range = { documentId: id, start: offset, end: offset, textHash: z.string() };
const applied = answers<{ codingId: string; codeId: string; existed: boolean; mergeOffer: string[] }>();

/*
 * `mergeOffer`: the other codings of the same code by the same person that overlap the coding or touch it.
 * `mergeOffers`: for several changed at once, groups of such codings, each with those that changed. Neither holds what was
 * left apart on purpose.
 */
export const codings = {
  'coding.byDocument': query(z.object({ documentId: id }), answers<CodingView[]>(), [
    'coding',
    'memo',
    'document',
  ]),
  /** The same in columns, for windows that draw thousands. */
  'coding.columns': query(z.object({ documentId: id }), answers<CodingColumns>(), [
    'coding',
    'memo',
    'document',
  ]),
  'coding.apply': command(z.object({ ...range, codeId: id }), applied),
  /** Makes a code and applies it, in one step. `inVivo`: named in the person's own words and tied to this coding. */
  'coding.applyNew': command(
    z.object({
      ...range,
      name,
      parentId: id.nullable().optional(),
      colour: colour.optional(),
      inVivo: z.boolean().optional(),
    }),
    applied,
  ),
  /** Codes many places in one step (search hits, a speaker's turns, answers to a question); what is coded so already stays. */
  'coding.applyMany': command(
    z.object({
      ranges: z
        .array(z.object({ documentId: id, start: offset, end: offset }))
        .min(1)
        .max(20_000),
      codeId: id.optional(),
      name: name.optional(),
      parentId: id.nullable().optional(),
    }),
    answers<{ codeId: string; made: number; existed: number }>(),
  ),
  'coding.remove': command(z.object({ ids: z.array(id).min(1).max(10_000) }), answers<null>()),
  'coding.resize': command(
    z.object({ id, start: offset, end: offset, textHash: z.string() }),
    answers<{ mergeOffer: string[] }>(),
  ),
  'coding.recode': command(
    z.object({ ids: z.array(id).min(1).max(10_000), codeId: id }),
    answers<{ moved: number; alreadyThere: number; mergeOffers: string[][] }>(),
  ),
  /** Joins overlapping or touching codings of one code by one person into the first; spaces between do not keep them apart. */
  'coding.join': command(z.object({ ids: z.array(id).min(2) }), answers<{ id: string }>()),
  'coding.extracts': query(
    z.object({
      ...extractFilter,
      limit: z.number().int().min(1).max(2000).default(200),
      offset: z.number().int().min(0).default(0),
    }),
    answers<{ total: number; people: number; documents: number; items: ExtractView[] }>(),
    ['coding', 'document', 'participant', 'theme.parent_id', 'theme_code', 'theme_quote', 'memo', 'speaker'],
  ),
};
