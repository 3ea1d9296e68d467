/** Reviewing themes as two passes: against their own extracts, and against the whole data set. */
import { z } from 'zod';
import type { ExtractGroup } from './refine.ts';
import { answers, command, id, nothing, prose, query } from './define.ts';
import type { PassSnapshot } from '../domain/passes/snapshot.ts';

/** What a reviewer makes of one extract, read against a theme. */
export const passMarks = ['fits', 'not', 'moves'] as const;
export type PassMark = (typeof passMarks)[number];
/** What a pass comes to for a theme. */
export const verdictKinds = ['keep', 'split', 'merge', 'drop', 'rework'] as const;
export type VerdictKind = (typeof verdictKinds)[number];

/** Where an extract is to go: to a code, or placed directly with a theme. */
export interface PassTarget {
  kind: 'code' | 'theme';
  id: string;
  name: string;
}
/** The extracts a theme is read against, by id, in the order of the transcripts; their words are fetched as they come into view. */
export interface PassExtracts {
  ids: string[];
  /** Transcripts, one after the other along `ids`. */
  groups: ExtractGroup[];
  /** Of those, marked for or against the theme while their code is not in it. */
  placed: string[];
  people: number;
}
export interface PassMarkView {
  id: string;
  codingId: string;
  reviewerId: string;
  mark: PassMark;
  /** Of `moves`; null when what it was to go to is gone. */
  to: PassTarget | null;
  at: string;
  /** When the move was carried out. */
  doneAt: string | null;
}
/** How many extracts a verdict was given on; those that had been read and left the theme are among them. */
export interface PassCounts {
  total: number;
  read: number;
  fits: number;
  not: number;
  moves: number;
}
export interface VerdictView {
  id: string;
  /** Null: about the whole data set. */
  themeId: string | null;
  kind: VerdictKind | null;
  words: string;
  reviewerId: string;
  at: string;
  /** As they were when it was written. */
  counts: PassCounts;
}
/** What is marked of the extracts a theme has now. */
export type PassTally = Omit<PassCounts, 'total'>;
/** Over everybody, each extract once; `differ` were marked in different ways. */
export interface SharedTally extends PassTally {
  differ: number;
}
/** One reviewer's reading of a theme so far: of its own extracts, and with everything under it. */
export interface ReviewerProgress {
  reviewerId: string;
  own: PassTally;
  withUnder: PassTally;
  /** Marks on extracts that are not of the theme any more: moved away, or given another code. */
  left: number;
  firstAt: string;
  lastAt: string;
}
export interface ThemeProgress {
  themeId: string;
  /** Extracts of its own codes, and those placed with it directly. */
  own: number;
  /** With everything under it. */
  withUnder: number;
  reviewers: ReviewerProgress[];
  marked: { own: SharedTally; withUnder: SharedTally };
  /** The last one given. */
  verdict: VerdictView | null;
  verdicts: number;
}
/** One move to be carried out, and what it would do, in a sentence. */
export interface PassMove {
  /** Of the mark. */
  id: string;
  codingId: string;
  reference: string;
  quote: string;
  reviewerId: string;
  to: PassTarget;
  sentence: string;
  /** Somebody else wants the same extract somewhere else. */
  isDisputed: boolean;
}

/** How much of a transcript the analysis reaches. */
export interface TranscriptReach {
  documentId: string;
  name: string;
  publicId: string | null;
  /** The participant's id, or the transcript's while nobody is tied to it. */
  personKey: string;
  /** Turns of everyone but interviewers. */
  turns: number;
  /** Of those, without any coding; and of these, longer than a line. */
  uncoded: number;
  uncodedLong: number;
  /** Share of what they say that is coded, by length, 0 to 1. */
  share: number;
  codings: number;
  /** Codings whose words no theme reaches: their code is in none, and no code of a theme stands there. */
  toNoTheme: number;
}
export interface UncodedTurn {
  turn: number;
  start: number;
  end: number;
  /** "159" */
  line: string;
  reference: string;
  speaker: string;
  words: string;
  isLong: boolean;
}
/** Something one might look at again; nothing in it is a fault. Thinly coded transcripts come from `pass.reach`, late codes from `frame.lookAgain`. */
export type PassNotice =
  /** Few people stand behind a theme. */
  | { kind: 'fewPeople'; key: string; themeId: string; personKeys: string[]; extracts: number }
  /** One person gives many of the key quotes (`themeId` null) or of a theme's extracts. */
  | {
      kind: 'muchQuoted';
      key: string;
      themeId: string | null;
      personKey: string;
      count: number;
      total: number;
      /** People who give the rest. */
      others: number;
      /** The key quotes; empty for a theme's extracts, which its own list shows. */
      codingIds: string[];
    };

const theme = z.object({ themeId: id, withUnder: z.boolean().default(false) });
const target = z.object({ kind: z.enum(['code', 'theme']), id });
const reads = [
  'coding',
  'code',
  'document',
  'participant',
  'speaker',
  'theme',
  'theme_code',
  'theme_quote',
] as const;

export const passes = {
  'pass.extracts': query(theme, answers<PassExtracts>(), [
    'coding',
    'document',
    'participant',
    'theme',
    'theme_code',
    'theme_quote',
  ]),
  /** Every mark made while reading this theme, whoever made it. */
  'pass.marks': query(z.object({ themeId: id }), answers<PassMarkView[]>(), ['pass_mark', 'code', 'theme']),
  /** Where each theme stands in its review. */
  'pass.progress': query(nothing, answers<ThemeProgress[]>(), ['pass_mark', 'pass_verdict', ...reads]),
  'pass.verdicts': query(z.object({ themeId: id.nullable() }), answers<VerdictView[]>(), [
    'pass_verdict',
    'theme',
  ]),
  /** The moves that wait, in the order of the transcripts. */
  'pass.moves': query(z.object({ themeId: id }), answers<PassMove[]>(), ['pass_mark', ...reads]),

  /** Marks extracts as fitting the theme or not; `null` takes the person's own mark off. */
  'pass.mark': command(
    z.object({
      themeId: id,
      codingIds: z.array(id).min(1).max(2000),
      mark: z.enum(['fits', 'not']).nullable(),
    }),
    answers<null>(),
  ),
  /**
   * Marks extracts as belonging elsewhere; `now` carries it out in the same step. Of several, those that are there already or were
   * moved before are left as they are.
   */
  'pass.move': command(
    z.object({
      themeId: id,
      codingIds: z.array(id).min(1).max(2000),
      to: target,
      now: z.boolean().default(false),
    }),
    answers<{ marked: number; left: number }>(),
  ),
  /** Carries out moves, in one step. */
  'pass.carryOut': command(
    z.object({ themeId: id, ids: z.array(id).min(1).max(5000) }),
    answers<{ done: number; gone: number }>(),
  ),
  /** Takes all of the person's own marks off a theme, to read it anew. */
  'pass.startAgain': command(z.object({ themeId: id }), answers<{ taken: number }>()),
  /** A verdict on a theme, or with `themeId` null on the whole; those before it are kept. */
  'pass.writeVerdict': command(
    z.object({
      themeId: id.nullable(),
      kind: z.enum(verdictKinds).nullable(),
      words: prose,
      withUnder: z.boolean().default(false),
    }),
    answers<{ id: string }>(),
  ),
  /** Changes what the person's own verdict says; when it was written, and on how much reading, stays. */
  'pass.editVerdict': command(
    z.object({ id, kind: z.enum(verdictKinds).nullable(), words: prose }),
    answers<null>(),
  ),

  'pass.reach': query(nothing, answers<{ transcripts: TranscriptReach[]; median: number }>(), reads),
  /** Turns of a transcript that nobody coded, questions left out. */
  'pass.uncoded': query(z.object({ documentId: id }), answers<UncodedTurn[]>(), [
    'coding',
    'document',
    'participant',
    'speaker',
  ]),
  /** Codings of a transcript whose words no theme reaches. */
  'pass.noTheme': query(z.object({ documentId: id }), answers<string[]>(), reads),
  'pass.notices': query(nothing, answers<PassNotice[]>(), [...reads, 'finish_mark', 'look_again']),
  /** Marks and verdicts with published ids only, to be written to a file; one theme or all. */
  'pass.snapshot': query(z.object({ themeId: id.optional() }), answers<PassSnapshot>(), [
    'pass_mark',
    'pass_verdict',
    ...reads,
  ]),
};
