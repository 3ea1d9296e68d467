import { z } from 'zod';
import type { ExtractView } from './codings.ts';
import { answers, colour, command, id, name, nothing, prose, query } from './define.ts';
import type { Consequences } from './documents.ts';
import type { OverlapKind } from '../domain/codebook/overlaps.ts';

/** How often a code is used, people first. */
export type CodeCounts = Pick<CodeView, 'id' | 'people' | 'documents' | 'codings' | 'coders'>;
export interface Retired {
  at: string;
  /** The person's id. */
  by: string | null;
  /** Why, in the person's words; may be empty. */
  reason: string;
}
export interface CodeView {
  id: string;
  parentId: string | null;
  position: number;
  name: string;
  /** 1 to 12, an index into the palette. */
  colour: number;
  definition: string;
  fullDefinition: string;
  useWhen: string;
  doNotUseWhen: string;
  /** A heading only groups codes and is not applied itself. */
  isHeading: boolean;
  people: number;
  documents: number;
  codings: number;
  coders: number;
  inVivoCodingId: string | null;
  /** The codings shown as examples; one that was deleted since finds nothing. */
  typicalCodingId: string | null;
  borderlineCodingId: string | null;
  /** Examples a codebook brought along from elsewhere, shown while no extract of the study is chosen. */
  typicalText: string;
  borderlineText: string;
  /** Kept with its codings and its place, but not offered for new coding. Null while the code is in use. */
  retired: Retired | null;
  createdBy: string | null;
  createdAt: string;
}
/** Two codes that are probably one. */
export interface LikelyPair {
  key: string;
  a: string;
  b: string;
  /** In words: "The same words in another order", "On the same words in 9 of 11 extracts". */
  reasons: string[];
}
const exampleKinds = ['typical', 'borderline'] as const;
export type ExampleKind = (typeof exampleKinds)[number];
export interface CodeExample {
  kind: ExampleKind;
  /** Null: only words brought along with a codebook. */
  codingId: string | null;
  /** The words as they stand now; null when the coding was deleted. Its code may be another one by now. */
  extract: ExtractView | null;
  /** Words brought along with a codebook; empty when there are none. */
  text: string;
}
/** One person among those interviewed; a transcript not tied to a participant stands for a person of its own. */
export interface PersonInGroup {
  /** The participant's id, or the transcript's when it is not tied to one. */
  key: string;
  participantId: string | null;
  /** "P7", or the transcript's name. */
  label: string;
  documentIds: string[];
  /** So many people are heard in the transcript that counts as this one person; absent where it is one. */
  heard?: number;
}
/** People who share a value of the attribute the study groups by. */
export interface PeopleGroup {
  /** Null for people without a value, or for everyone while the study groups by nothing. */
  value: string | null;
  /** "A", "B" and so on; empty while there is only one group, and for people without a value. */
  letter: string;
  /** In words: the value, "no Service given", or "all". */
  name: string;
  people: PersonInGroup[];
}
/** Who stands behind each code. Numbers are places: in the groups' people one group after the other, and in `documents`. */
export interface CodeSpread {
  attribute: { id: string; name: string } | null;
  groups: PeopleGroup[];
  /** Every transcript that is coded, in the order of the interviews. */
  documents: string[];
  byCode: Record<string, { people: number[]; documents: number[] }>;
}
/** What becomes of several codes made one, with what stands on the same words now. */
export interface MergePreview extends Consequences {
  /** The definitions of the code that stays, as they will be. */
  definition: string;
  fullDefinition: string;
  overlapTotal: number;
  /** At most 200 of them. */
  overlaps: MergeOverlap[];
}
export interface MergeOverlap {
  kind: OverlapKind;
  samePerson: boolean;
  a: ExtractView;
  b: ExtractView;
}
const texts = {
  definition: prose.optional(),
  fullDefinition: prose.optional(),
  useWhen: prose.optional(),
  doNotUseWhen: prose.optional(),
};
/** What tells how often codes are used, and where. */
export const USE = ['coding.code_id', 'coding.document_id'] as const;
/** What tells who stands behind the transcripts, and in which order. */
export const WHO = [
  'document.name',
  'document.position',
  'document.participant_id',
  'speaker.participant_id',
  'speaker.role',
  'participant.number',
  'attribute',
  'attribute_value',
  'setting',
] as const;

export const codes = {
  'code.list': query(nothing, answers<CodeView[]>(), [
    'code',
    ...USE,
    'coding.coder_id',
    'document.participant_id',
  ]),
  /** The counts of a few codes alone, after codings with them came or went. */
  'code.counts': query(z.object({ ids: z.array(id).max(100) }), answers<CodeCounts[]>(), [
    ...USE,
    'coding.coder_id',
    'document.participant_id',
  ]),
  /** People and transcripts behind every code, for counts over several codes and by group. */
  'code.spread': query(nothing, answers<CodeSpread>(), [...USE, ...WHO]),
  /** The same behind a few codes alone; one that is not used is not in it. */
  'code.spreadOf': query(
    z.object({ ids: z.array(id).max(100) }),
    answers<Pick<CodeSpread, 'documents' | 'byCode'>>(),
    [...USE, ...WHO],
  ),
  'code.create': command(
    z.object({
      name,
      parentId: id.nullable().optional(),
      colour: colour.optional(),
      isHeading: z.boolean().optional(),
      ...texts,
    }),
    answers<{ id: string }>(),
  ),
  'code.update': command(
    z.object({
      id,
      name: name.optional(),
      colour: colour.optional(),
      isHeading: z.boolean().optional(),
      ...texts,
      /** Of one stretch of writing: what was saved in it is taken back together. */
      session: id.optional(),
    }),
    answers<null>(),
  ),
  /** One colour for several codes, in one step. */
  'code.setColour': command(z.object({ ids: z.array(id).min(1), colour }), answers<null>()),
  /** The typical and the borderline example of a code, as far as there are any. */
  'code.examples': query(z.object({ id }), answers<CodeExample[]>(), [
    'code.typical_coding_id',
    'code.borderline_coding_id',
    'code.typical_text',
    'code.borderline_text',
    'coding',
    'document',
    'participant',
    'speaker',
    'theme_quote',
  ]),
  /** Shows one of a code's codings as its example; null takes the example away. */
  'code.setExample': command(
    z.object({ id, kind: z.enum(exampleKinds), codingId: id.nullable() }),
    answers<null>(),
  ),
  /** Pairs of codes alike in name or in the words they stand on, the most alike first; at most 100 of `total`. */
  'code.likelyDuplicates': query(nothing, answers<{ total: number; pairs: LikelyPair[] }>(), [
    'code.name',
    'code.position',
    'code.is_heading',
    'code.retired_at',
    'coding',
    'setting',
  ]),
  /** Two codes are different on purpose: they are not offered as one again. */
  'code.keepBoth': command(z.object({ a: id, b: id }), answers<null>()),
  /** Takes a codebook in, in one step; parents before what stands under them. What is missing above a code is made as a heading. */
  'code.takeIn': command(
    z.object({
      codes: z
        .array(
          z.object({
            /** Names from the top down to the code. */
            path: z.array(name).min(1).max(20),
            /** The code that is there already, wherever it stands. */
            id: id.optional(),
            /** Change one that is there to what is given here. */
            isChange: z.boolean().optional(),
            isHeading: z.boolean().optional(),
            isRetired: z.boolean().optional(),
            colour: colour.optional(),
            ...texts,
            typicalText: prose.optional(),
            borderlineText: prose.optional(),
          }),
        )
        .min(1)
        .max(10_000),
    }),
    answers<{ added: number; changed: number }>(),
  ),
  /** Takes codes out of use: they keep codings and place, and are not offered any more. Those retired already stay as they are. */
  'code.retire': command(
    z.object({ ids: z.array(id).min(1), reason: z.string().trim().max(2000).optional() }),
    answers<{ retired: number }>(),
  ),
  /** Takes retired codes into use again. */
  'code.restore': command(z.object({ ids: z.array(id).min(1) }), answers<{ restored: number }>()),
  /** Moves codes under a parent (or to the top), before a sibling (or last). */
  'code.move': command(
    z.object({ ids: z.array(id).min(1), parentId: id.nullable(), before: id.nullable() }),
    answers<null>(),
  ),
  'code.mergePreview': query(z.object({ from: z.array(id).min(1), into: id }), answers<MergePreview>(), [
    'code',
    'coding',
    'theme_code',
    'theme_quote',
    'document',
    'participant',
    'speaker',
    'memo',
    'map_item',
  ]),
  /** The definitions of the result may be given; else the others' are added to the one that stays. */
  'code.merge': command(
    z.object({
      from: z.array(id).min(1),
      into: id,
      definition: prose.optional(),
      fullDefinition: prose.optional(),
    }),
    answers<{ moved: number; alreadyThere: number; mergeOffers: string[][] }>(),
  ),
  'code.removePreview': query(z.object({ ids: z.array(id).min(1) }), answers<Consequences>(), [
    'code',
    'coding',
    'theme_code',
    'memo',
    'map_item',
  ]),
  /** Removes codes and their codings, in one step; codes under one move up to its parent. */
  'code.remove': command(z.object({ ids: z.array(id).min(1) }), answers<null>()),
};
