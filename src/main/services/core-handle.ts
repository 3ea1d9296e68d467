import type { Actor, ChangeEvent } from '../../shared/contract/define.ts';
import type { Result } from '../../shared/contract/errors.ts';
import type { CommandName, Input, OpName, Output, QueryName } from '../../shared/contract/index.ts';

/** How a study is opened; every failure is a value. */
export interface OpenRequest {
  readonly path: string;
  readonly create?: { readonly title: string };
  readonly readOnly?: boolean;
  /** Shown to a second opener. */
  readonly personName?: string;
}

/** One open study, running in a worker thread of its own. The worker owns the only connection to the file. */
export interface CoreHandle {
  readonly path: string;
  readonly readOnly: boolean;
  /** Runs an operation by name; what crosses the thread is checked there. */
  dispatch(op: string, input: unknown, actor: Actor): Promise<Result<unknown>>;
  /** The same with types, for callers inside the program. */
  call<N extends OpName>(op: N, input: Input<N>, actor?: Actor): Promise<Result<Output<N>>>;
  onChange(listener: (event: ChangeEvent) => void): () => void;
  /** The worker ended without being asked to; the sentence says what to do. */
  onLost(listener: (message: string) => void): () => void;
  /** Puts everything into the file itself (before a copy, when the window loses focus). */
  checkpoint(): Promise<void>;
  /** Writes a consistent copy; refuses a path that is there already. `forOthers`: without anybody's drafts. */
  copyTo(path: string, forOthers?: boolean): Promise<Result<null>>;
  /** Waits for the last write, then closes the file and ends the worker. */
  close(): Promise<void>;
}

export type { CommandName, QueryName };
