/** Working over the extracts of codes: lists of thousands, two codes compared, a code split, codings joined. */
import { z } from 'zod';
import { answers, command, id, name, nothing, prose, query } from './define.ts';
import { extractFilter, type ExtractView } from './codings.ts';
import type { OverlapKind } from '../domain/codebook/overlaps.ts';

export type ExtractGrouping = 'document' | 'participant' | 'code';

/** All extracts that fit, by id, in the order they are shown; their words are fetched as they come into view. */
export interface ExtractIndex {
  total: number;
  people: number;
  documents: number;
  /** All, or the first of more than were asked for. */
  ids: string[];
  /** One after the other along `ids`. */
  groups: ExtractGroup[];
}
export interface ExtractGroup {
  key: string;
  /** "P7", empty where nobody is tied to the transcript or the group is a code. */
  publicId: string;
  /** The transcript's name, the names of a person's transcripts, the code's name. */
  name: string;
  count: number;
}
/** Two codings on the same words, the first of code A, the second of code B. */
export interface OverlapPair {
  a: string;
  b: string;
  kind: OverlapKind;
  /** Coded by one person. */
  samePerson: boolean;
}
export interface CodeOverlaps {
  pairs: OverlapPair[];
  /** Of those, on exactly the same words. */
  same: number;
  /** People behind them, and transcripts. */
  people: number;
  documents: number;
}
/** Codings of one code by one person that overlap or touch. */
export interface CodingCluster {
  key: string;
  codeId: string;
  coderId: string;
  items: ExtractView[];
}
export interface SplitTarget {
  codeId: string;
  /** Empty when the code was deleted since. */
  name: string;
  definition: string;
  colour: number;
  sent: number;
}
export interface SplitView {
  id: string;
  codeId: string;
  codeName: string;
  colour: number;
  startedAt: string;
  personId: string | null;
  person: string;
  targets: SplitTarget[];
  /** Looked at and left where they are. */
  left: number;
  decided: number;
  remaining: number;
}
export interface SplitStep extends SplitView {
  /** The extracts that come next, first the one to decide on. */
  next: ExtractView[];
  /** What the last decision was; Back takes it back. */
  last: { codingId: string; to: string | null; reference: string } | null;
}

const reads = [
  'coding',
  'code.name',
  'document.name',
  'document.position',
  'document.participant_id',
  'participant.number',
  'theme_code',
  'theme_quote',
  'theme.parent_id',
] as const;

export const refine = {
  'coding.extractIndex': query(
    z.object({
      ...extractFilter,
      groupBy: z.enum(['document', 'participant', 'code']).default('document'),
      /** Where more than so many fit, the first of them will do; how many there are is told all the same. */
      most: z.number().int().min(1).optional(),
    }),
    answers<ExtractIndex>(),
    reads,
  ),
  /** Pairs of codings of code A and code B that share words, with their counts. */
  'coding.overlaps': query(
    z.object({ a: z.array(id).min(1), b: z.array(id).min(1) }),
    answers<CodeOverlaps>(),
    ['coding', 'document'],
  ),
  /** Overlapping or touching codings of one code by one person that nobody has decided to leave so. */
  'coding.duplicates': query(
    z.object({ codeId: id.optional() }),
    answers<{ total: number; clusters: CodingCluster[] }>(),
    ['coding', 'document', 'participant', 'speaker', 'setting', 'memo', 'theme_quote'],
  ),
  /** Joins each of several clusters, in one step. */
  'coding.joinMany': command(
    z.object({ clusters: z.array(z.array(id).min(2)).min(1).max(2000) }),
    answers<{ joined: number }>(),
  ),
  /** These codings overlap on purpose: they are not offered to be joined again. */
  'coding.leaveApart': command(z.object({ ids: z.array(id).min(2).max(200) }), answers<null>()),

  /** Splits under way, the newest first. */
  'split.list': query(nothing, answers<SplitView[]>(), ['setting', 'coding', 'code', 'person']),
  'split.get': query(z.object({ id }), answers<SplitStep>(), [
    'setting',
    'coding',
    'code',
    'person',
    'document',
    'memo',
    'participant',
    'speaker',
  ]),
  /** Begins a split: new codes are made beside the one that is split, with its theme places left as they are. */
  'split.start': command(
    z.object({
      codeId: id,
      targets: z
        .array(z.union([z.object({ codeId: id }), z.object({ name, definition: prose.optional() })]))
        .min(1)
        .max(9),
    }),
    answers<{ id: string }>(),
  ),
  /** One decision, saved at once: the extract goes to a target, or stays (`to` null). All of a split is one group. */
  'split.send': command(z.object({ id, codingId: id, to: id.nullable() }), answers<{ remaining: number }>()),
  /** Takes the last decision back. */
  'split.back': command(z.object({ id }), answers<{ codingId: string }>()),
  /** Ends a split; what was not decided stays with the code. */
  'split.finish': command(
    z.object({ id }),
    answers<{ sent: number; left: number; remaining: number; mergeOffers: string[][] }>(),
  ),
};
