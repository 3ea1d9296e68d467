/**
 * How an operation is declared. One declaration gives the types on both sides, the run-time check at the
 * boundary, and what makes a query stale.
 */
import { z } from 'zod';
import type { RowChange, TableName } from '../domain/history/patch.ts';
import type { CodeCounts, CodeSpread } from './codes.ts';

declare const outputType: unique symbol;
export interface Output<O> {
  readonly [outputType]?: O;
}

/** Names the type an operation answers with; nothing exists at run time. */
export const answers = <O>(): Output<O> => ({});

/**
 * What a query reads: a table, or one column of it (`theme.parent_id`). With columns only, a row that stays makes an answer
 * stale where one of them changed; a row that comes or goes always does.
 */
export type Read = TableName | `${TableName}.${string}`;

interface Base<K extends 'query' | 'command', S extends z.ZodType, O> {
  readonly kind: K;
  readonly input: S;
  readonly output: Output<O>;
}
export interface Query<S extends z.ZodType = z.ZodType, O = unknown> extends Base<'query', S, O> {
  /** Tables and columns whose change makes the answer stale. */
  readonly reads: readonly Read[];
}
export interface Command<S extends z.ZodType = z.ZodType, O = unknown> extends Base<'command', S, O> {}
type Operation = Query | Command;
export type Contract = Readonly<Record<string, Operation>>;

/** Declares an operation that only reads. */
export const query = <S extends z.ZodType, O>(
  input: S,
  output: Output<O>,
  reads: readonly Read[],
): Query<S, O> => ({ kind: 'query', input, output, reads });

/** Declares an operation that changes the study: one transaction, one history entry. */
export const command = <S extends z.ZodType, O>(input: S, output: Output<O>): Command<S, O> => ({
  kind: 'command',
  input,
  output,
});

export type InputOf<Op> = Op extends { input: infer S extends z.ZodType } ? z.input<S> : never;
export type ParsedOf<Op> = Op extends { input: infer S extends z.ZodType } ? z.output<S> : never;
export type OutputOf<Op> = Op extends { output: Output<infer O> } ? O : never;

/** What is told of codings that changed, when they are too many to tell one by one. */
export interface ManyCodings {
  /** The codes they had or have. */
  readonly codes: readonly string[];
  /** The columns in which some became others; null when some came or went. */
  readonly columns: readonly string[] | null;
  /** How often these codes are used since, and where, so that lists need not ask; null where they are too many. */
  readonly use: CodeUse | null;
}
/** Answers to `code.counts` and `code.spreadOf`. */
export interface CodeUse {
  readonly counts: CodeCounts[];
  readonly spread: Pick<CodeSpread, 'documents' | 'byCode'>;
}
/** Sent to every window after a commit. */
export interface ChangeEvent {
  readonly revision: number;
  readonly tables: readonly TableName[];
  /** Ids of the documents whose text, turns or codings changed. */
  readonly documents: readonly string[];
  /** The rows themselves, unless there were too many to send; then queries fetch again. */
  readonly changes: readonly RowChange[] | null;
  /** Codings that changed too and are not among those rows, being too many to send. */
  readonly codings: ManyCodings | null;
  /** The connection that asked, so that a window can tell its own change from another's. */
  readonly origin: string | null;
}

/** Who asks. Trust is settled by the host before this is made. */
export interface Actor {
  /** Row id of the person working, or null before anyone has given a name. */
  readonly personId: string | null;
  readonly connection: string | null;
}

export const id = z.string().min(1).max(64);
export const nothing = z.object({}).strict();
/** A name as people type it: trimmed, on one line, not empty. */
export const name = z
  .string()
  .transform((s) => s.replace(/\s+/gu, ' ').trim())
  .pipe(z.string().min(1, 'A name cannot be empty.').max(200, 'A name can have at most 200 characters.'));
export const prose = z.string().max(20_000, 'That text is longer than 20,000 characters.');
export const offset = z.number().int().nonnegative();
/** Of a code: 1 to 12, an index into the palette. */
export const colour = z.number().int().min(1).max(12);
