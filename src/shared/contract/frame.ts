import { z } from 'zod';
import { answers, command, id, name, nothing, offset, prose, query } from './define.ts';
import type { FrameChange } from '../domain/codebook/frame.ts';

/** A coding frame as it was frozen. */
export interface FrameVersion {
  id: string;
  name: string;
  note: string;
  /** ISO-8601, UTC. */
  at: string;
  personId: string | null;
  /** Codes that are not headings and were not retired then. */
  codes: number;
  headings: number;
  /** The team chose for this version that the picker offers to propose beside creating. */
  offersProposals: boolean;
}
const proposalKinds = ['add', 'rename', 'redefine', 'merge', 'split', 'retire', 'move'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

const texts = {
  definition: prose.optional(),
  fullDefinition: prose.optional(),
  useWhen: prose.optional(),
  doNotUseWhen: prose.optional(),
};
/** What is proposed, as it will be done. */
const change = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('add'),
    name,
    parentId: id.nullable().optional(),
    definition: prose.optional(),
  }),
  z.object({ kind: z.literal('rename'), codeId: id, name }),
  z.object({ kind: z.literal('redefine'), codeId: id, ...texts }),
  z.object({ kind: z.literal('merge'), from: z.array(id).min(1).max(50), into: id }),
  z.object({ kind: z.literal('split'), codeId: id, names: z.array(name).min(2).max(9) }),
  z.object({ kind: z.literal('retire'), codeId: id }),
  z.object({ kind: z.literal('move'), codeId: id, parentId: id.nullable() }),
]);
export type ProposedChange = z.output<typeof change>;

/** A code as a proposal names it; the name comes from the frozen version when the code is gone since. */
export interface NamedCode {
  id: string;
  name: string;
  colour: number;
  isThere: boolean;
  /** The name of the code that has its extracts now, for one that was merged away. */
  mergedInto: string | null;
}
export interface ProposalView {
  id: string;
  frameId: string;
  frameName: string;
  change: ProposedChange;
  reason: string;
  personId: string;
  at: string;
  state: 'open' | 'accepted' | 'declined';
  /** What was said to it; empty when nothing was. */
  answer: string;
  decidedBy: string | null;
  decidedAt: string | null;
  /** Every code and heading it speaks of. */
  codes: NamedCode[];
  /** Where an added code was wanted, while that transcript is there. */
  place: { documentId: string; line: string; reference: string } | null;
}
/** A name a code had, or the name of a code that is no more. */
export interface PastName {
  name: string;
  how: 'renamed' | 'merged' | 'deleted';
  /** The code that has it all now; null when it was deleted. */
  codeId: string | null;
  nowName: string | null;
  at: string;
  personId: string | null;
  why: string;
}
/** One line of where a code comes from and what became of it. */
export interface OriginLine {
  kind: 'renamed' | 'mergedFrom' | 'splitFrom' | 'splitInto' | 'retired' | 'restored';
  /** The other name or code. */
  name: string;
  codeId: string | null;
  at: string;
  personId: string | null;
  why: string;
}
/** Finished transcripts and the codes made after. */
export interface LookAgain {
  documents: {
    documentId: string;
    /** When it was finished: marked so, or, where nobody marks that, when it was last coded. */
    finishedAt: string;
    /** Who marked it; null when it is only known from its codings. */
    finishedBy: string | null;
    /** Codes worth another look here, the newest first. */
    codeIds: string[];
  }[];
  /** What was looked at again, and by whom. */
  looked: { id: string; codeId: string; documentId: string; personId: string; at: string }[];
}
const why = z
  .string()
  .transform((s) => s.trim())
  .pipe(z.string().max(2000, 'A reason can have at most 2,000 characters.'));
const said = why.pipe(z.string().min(1, 'Say in a few words why.'));

export const frame = {
  /** What rooms need to know without asking for more: the newest version, and how many proposals wait. */
  'frame.state': query(
    nothing,
    answers<{
      latest: { id: string; name: string; at: string; offersProposals: boolean } | null;
      openProposals: number;
    }>(),
    ['frame_version', 'proposal'],
  ),
  /** Frozen versions, the newest first. */
  'frame.list': query(nothing, answers<FrameVersion[]>(), ['frame_version']),
  /** Keeps the codes as they are now, under a name. */
  'frame.freeze': command(
    z.object({ name, note: why.default(''), offersProposals: z.boolean().default(false) }),
    answers<{ id: string }>(),
  ),
  'frame.setProposing': command(z.object({ id, offersProposals: z.boolean() }), answers<null>()),
  /** What is different between a version and another, or the codes of today (`to` null), and by whom, when and why. */
  'frame.changes': query(z.object({ from: id, to: id.nullable().default(null) }), answers<FrameChange[]>(), [
    'frame_version',
    'code',
    'step_reason',
    'proposal',
  ]),
  /** Says why a past step was taken; empty takes the reason off. */
  'frame.giveReason': command(z.object({ seq: z.number().int(), why }), answers<null>()),

  'frame.proposals': query(nothing, answers<ProposalView[]>(), [
    'proposal',
    'frame_version',
    'code',
    'code_merge',
    'document',
    'participant',
  ]),
  /** Proposes a change to the newest version. `place`: the words for which a new code was wanted. */
  'frame.propose': command(
    z.object({
      change,
      reason: said,
      place: z.object({ documentId: id, start: offset, end: offset, textHash: z.string() }).optional(),
    }),
    answers<{ id: string }>(),
  ),
  /** Makes the change and marks the proposal, in one step. A split is begun and then carried on in its own room. */
  'frame.accept': command(
    z.object({ id, answer: why.default('') }),
    answers<{ codeId: string | null; splitId: string | null }>(),
  ),
  'frame.decline': command(z.object({ id, answer: said }), answers<null>()),
  /** Takes an open proposal back. */
  'frame.withdraw': command(z.object({ id }), answers<null>()),

  /** Names that codes had, and codes that are no more, the newest first. */
  'frame.pastNames': query(nothing, answers<PastName[]>(), ['code.name', 'code_merge', 'step_reason']),
  /** What became of a code that is not there: its last name and the code that has its extracts now. Null while it is there. */
  'frame.gone': query(z.object({ codeId: id }), answers<PastName | null>(), [
    'code.name',
    'code_merge',
    'step_reason',
  ]),
  'frame.origins': query(z.object({ codeId: id }), answers<OriginLine[]>(), [
    'code.name',
    'code.retired_at',
    'code_merge',
    'step_reason',
    'setting',
  ]),

  'frame.lookAgain': query(nothing, answers<LookAgain>(), [
    'code.is_heading',
    'code.retired_at',
    'coding.code_id',
    'coding.document_id',
    'document.position',
    'setting',
    'finish_mark',
    'look_again',
  ]),
  /** These transcripts were looked at again for these codes. */
  'frame.looked': command(
    z.object({
      pairs: z
        .array(z.object({ codeId: id, documentId: id }))
        .min(1)
        .max(5000),
    }),
    answers<{ looked: number }>(),
  ),
  /** The person working has finished coding a transcript, or takes that back. */
  'frame.finish': command(z.object({ documentId: id, isFinished: z.boolean() }), answers<null>()),
  'frame.finished': query(
    nothing,
    answers<{ id: string; documentId: string; personId: string; at: string }[]>(),
    ['finish_mark'],
  ),
};
