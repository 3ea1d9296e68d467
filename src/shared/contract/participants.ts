import { z } from 'zod';
import { answers, command, id, name, nothing, query } from './define.ts';

export interface AttributeView {
  id: string;
  name: string;
  position: number;
}
export interface ParticipantView {
  id: string;
  number: number;
  /** "P7": the only identity that leaves the study. */
  publicId: string;
  /** Initials or a working name; never exported. */
  workingLabel: string;
  note: string;
  /** Attribute id to value; a missing value is absent, never blank or zero. */
  values: Record<string, string>;
  documentIds: string[];
  /** Transcripts of several people in which they are heard, too. */
  alsoIn: string[];
  codings: number;
}
/** A transcript tied to nobody in which several participants are heard: it counts as one person. */
export interface TalkTogether {
  documentId: string;
  name: string;
  people: number;
}
export interface ParticipantTable {
  attributes: AttributeView[];
  participants: ParticipantView[];
}
const value = z.string().max(500);

export const participants = {
  'participant.table': query(nothing, answers<ParticipantTable>(), [
    'participant',
    'attribute',
    'attribute_value',
    'document',
    'speaker',
    'coding',
  ]),
  'participant.together': query(nothing, answers<TalkTogether[]>(), [
    'document.name',
    'document.position',
    'document.participant_id',
    'speaker',
  ]),
  'participant.create': command(
    z.object({
      number: z.number().int().positive().optional(),
      workingLabel: z.string().max(200).optional(),
    }),
    answers<{ id: string }>(),
  ),
  'participant.update': command(
    z.object({
      id,
      number: z.number().int().positive().optional(),
      workingLabel: z.string().max(200).optional(),
      note: z.string().max(4000).optional(),
    }),
    answers<null>(),
  ),
  'participant.remove': command(z.object({ id }), answers<null>()),
  'participant.setValue': command(
    z.object({ participantId: id, attributeId: id, value: value.nullable() }),
    answers<null>(),
  ),
  'attribute.create': command(z.object({ name }), answers<{ id: string }>()),
  'attribute.rename': command(z.object({ id, name }), answers<null>()),
  'attribute.remove': command(z.object({ id }), answers<null>()),
  /** First row: headings. The first column names the participant ("P7", "7" or the working label). */
  'participant.importTable': command(
    z.object({ rows: z.array(z.array(value)).min(1).max(10_000) }),
    answers<{ participants: number; attributes: number; values: number; warnings: string[] }>(),
  ),
};
