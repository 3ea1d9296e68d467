import type { Contract, Actor, OutputOf, ParsedOf, Query } from '../../shared/contract/define.ts';
import { Refusal } from '../../shared/contract/errors.ts';
import type { ReadDb } from '../db/handles.ts';
import type { Recorder } from '../db/recorder.ts';

/** What every handler is given by the core; nothing in it reads a clock or makes an id by itself. */
export interface QueryContext {
  readonly db: ReadDb;
  readonly actor: Actor;
  readonly readOnly: boolean;
  /** ISO-8601, UTC. */
  now(): string;
  /** Problems of the file itself; slow. */
  integrity(): string[];
}

/** What a handler that changes something is given beside. */
export interface CommandContext extends QueryContext {
  readonly recorder: Recorder;
  /** A UUID, version 7. */
  newId(): string;
  /** Stores bytes under their SHA-256 and answers with it; storing them again costs nothing. */
  putContent(kind: 'original' | 'text' | 'layout' | 'frame', bytes: Uint8Array): string;
  /** The row id of the person working; refuses when nobody has given a name yet. */
  person(): string;
  /** Ties this entry to others, so that one undo takes them all back. */
  setGroup(group: string | null): void;
}

/** One function per operation of a contract file. */
export type Handlers<C extends Contract> = {
  readonly [N in keyof C]: C[N] extends Query
    ? (ctx: QueryContext, input: ParsedOf<C[N]>) => OutputOf<C[N]>
    : (ctx: CommandContext, input: ParsedOf<C[N]>) => OutputOf<C[N]>;
};

/** The row asked for, or a refusal that names what it was and where it is not any more. */
export function must<T>(found: T | undefined | null, what: string, where = 'in the study'): T {
  if (found === undefined || found === null)
    throw new Refusal('not-found', `That ${what} is not ${where} any more.`);
  return found;
}
