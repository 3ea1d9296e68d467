import { z } from 'zod';
import type { Direction, DocumentFormat, ImportDraft, Layout, SpeakerRole } from '../domain/text/types.ts';
import type { LayoutColumns } from '../domain/text/layout-columns.ts';
import { documentFormats } from '../domain/text/types.ts';
import { answers, command, id, name, query, nothing } from './define.ts';

export interface SpeakerView {
  id: string;
  label: string;
  role: SpeakerRole;
  participantId: string | null;
  words: number;
  turns: number;
}
export interface DocumentSummary {
  id: string;
  name: string;
  position: number;
  participantId: string | null;
  /** "P7", or null while no participant is tied to it. */
  publicId: string | null;
  /** What stands before the colon in a reference: "7", "7b", or "d3" while no participant is tied to it. */
  referenceKey: string;
  format: DocumentFormat;
  originalName: string;
  words: number;
  interviewerWords: number;
  turns: number;
  lines: number;
  durationMs: number | null;
  codings: number;
  coderIds: string[];
  /** Share of the participants' characters under at least one coding, 0 to 1. */
  coded: number;
  settledAt: string | null;
  importedAt: string;
  lang: string | null;
  direction: Direction;
  /** What the import had to say, in sentences. */
  warnings: string[];
}
/** How much of a transcript is coded, and by whom. */
export type DocumentCounts = Pick<DocumentSummary, 'id' | 'codings' | 'coderIds' | 'coded'>;
export interface DocumentFull {
  summary: DocumentSummary;
  text: string;
  textHash: string;
  layout: Layout;
  speakers: SpeakerView[];
}
/** The same with the layout as columns. */
type DocumentColumns = Omit<DocumentFull, 'layout'> & { layout: LayoutColumns };
/** What happens to what hangs on a row when it goes. Counts, each named in words by the interface. */
export interface Consequences {
  codings: number;
  people: number;
  memos: number;
  quotes: number;
  reviewComments: number;
  /** Codings whose words are found again (replacing a transcript only). */
  kept: number;
  sentences: string[];
}
const draftTurn = z.object({
  text: z.string(),
  speaker: z.number().int().nonnegative().nullable(),
  startMs: z.number().nonnegative().nullable(),
  endMs: z.number().nonnegative().nullable(),
});
const role = z.enum(['participant', 'interviewer', 'other']);
const draftSchema: z.ZodType<ImportDraft> = z.object({
  format: z.enum(documentFormats),
  title: z.string(),
  turns: z.array(draftTurn),
  speakers: z.array(z.object({ label: z.string(), role })),
  notes: z.array(
    z.object({
      turn: z.number().int(),
      start: z.number().int(),
      end: z.number().int(),
      author: z.string().nullable(),
      text: z.string(),
    }),
  ),
  warnings: z.array(z.string()),
  lang: z.string().nullable(),
  direction: z.enum(['ltr', 'rtl']),
});
const incoming = {
  draft: draftSchema,
  original: z.instanceof(Uint8Array),
  originalName: z.string().max(500),
};
const reads = ['document', 'speaker', 'participant', 'coding'] as const;

export const documents = {
  'document.list': query(nothing, answers<DocumentSummary[]>(), reads),
  /** What is counted of a few transcripts alone, after codings in them came or went. */
  'document.counts': query(z.object({ ids: z.array(id).max(100) }), answers<DocumentCounts[]>(), reads),
  'document.get': query(z.object({ id }), answers<DocumentFull>(), ['document', 'speaker', 'participant']),
  /** The same with its layout in columns, for windows that draw it. */
  'document.columns': query(z.object({ id }), answers<DocumentColumns>(), [
    'document',
    'speaker',
    'participant',
  ]),
  'document.original': query(z.object({ id }), answers<{ name: string; base64: string }>(), ['document']),
  /** The SHA-256 of every original file of the study, and the document made from it. */
  'document.originals': query(z.object({}), answers<{ hash: string; id: string; name: string }[]>(), [
    'document',
  ]),
  /**
   * Stores an imported transcript. `group` ties the files of one drop together, so that one undo takes back all.
   * `settle`: numbers are fixed at once (the command line does this with its own guess of speakers).
   */
  'document.import': command(
    z.object({
      ...incoming,
      group: id.nullable(),
      settle: z.boolean(),
      participantNumber: z.number().int().positive().nullable().optional(),
    }),
    answers<{ documentId: string; words: number; turns: number; lines: number; speakers: string[] }>(),
  ),
  'document.rename': command(z.object({ id, name }), answers<null>()),
  /** Puts it before another, or last. */
  'document.reorder': command(z.object({ id, before: id.nullable() }), answers<null>()),
  'document.assign': command(z.object({ id, participantId: id.nullable() }), answers<null>()),
  'document.setLanguage': command(
    z.object({ id, lang: z.string().max(35).nullable(), direction: z.enum(['ltr', 'rtl']) }),
    answers<null>(),
  ),
  'document.settle': command(z.object({ id }), answers<null>()),
  'document.removePreview': query(z.object({ id }), answers<Consequences>(), reads),
  'document.remove': command(z.object({ id }), answers<null>()),
  'document.replacePreview': query(z.object({ id, draft: draftSchema }), answers<Consequences>(), reads),
  'document.replace': command(z.object({ id, ...incoming }), answers<{ kept: number; lost: number }>()),
  'speaker.update': command(
    z.object({ id, label: name.optional(), role: role.optional(), participantId: id.nullable().optional() }),
    answers<null>(),
  ),
  /** All turns of one speaker become another's (the same person under two spellings). */
  'speaker.merge': command(z.object({ from: id, into: id }), answers<null>()),
};
