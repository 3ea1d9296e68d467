import type { Actor } from '../../../shared/contract/define.ts';
import { fail, type Failure, type Result } from '../../../shared/contract/errors.ts';
import type { HostOpName, HostOutput, HostParsed } from '../../../shared/contract/host.ts';
import type { FileSource, ReadingPool } from '../import-job.ts';
import type { Jobs } from './jobs.ts';
import type { Session } from './session.ts';
import type { WorkspaceDeps } from './types.ts';

/** What the operations of the host contract work with. */
export interface WorkspaceContext {
  readonly deps: WorkspaceDeps;
  readonly jobs: Jobs;
  session(): Session | null;
  /** Opens a study and puts it in the place of the one open now, which is closed only when the new one is there. */
  switchTo(request: {
    path: string;
    create?: { title: string };
    readOnly?: boolean;
  }): Promise<Result<{ path: string }>>;
  closeStudy(): Promise<void>;
  /** Runs one after the other what opens, closes or moves files. */
  exclusive<T>(work: () => Promise<T>): Promise<T>;
  /** Where a browser tab keeps studies. */
  folder(): string;
  /** Windows may still know a study by where it lay. */
  wasMoved(from: string, to: string): void;
  /** Made when first needed. */
  pool(): ReadingPool;
  /** Tells every window how things stand. */
  changed(): void;
}

/** One function per operation of the host contract. */
export type HostHandlers = {
  readonly [N in HostOpName]: (
    ctx: WorkspaceContext,
    input: HostParsed<N>,
    connection: string | null,
  ) => Promise<Result<HostOutput<N>>>;
};

export const NO_STUDY = fail('refused', 'No study is open. Open one, or start a new one.');
export const READ_ONLY = fail('read-only', 'This study is open for reading only. Save a copy to work on it.');

/** The open study and who is asking, or the failure to answer with. */
export function working(
  ctx: WorkspaceContext,
  connection: string | null,
): { session: Session; actor: Actor } | { failure: { ok: false; failure: Failure } } {
  const session = ctx.session();
  if (!session) return { failure: NO_STUDY };
  if (session.readOnly) return { failure: READ_ONLY };
  return { session, actor: session.actor(connection) };
}

/** The files an operation names: by token from a tab, by path from the desktop. Null: none were named. */
export function namedFiles(
  ctx: WorkspaceContext,
  input: {
    readonly tokens?: readonly { token: string; name: string }[] | undefined;
    readonly paths?: readonly string[] | undefined;
  },
): Result<FileSource[] | null> {
  const { platform } = ctx.deps;
  if (input.paths && !platform.namesFiles) {
    return fail('refused', 'A browser tab cannot name files on this computer. Drop them on the page.');
  }
  const sent = (input.tokens ?? []).map(({ token, name }) => {
    const file = platform.uploaded(token);
    return file && 'path' in file ? { ...file, name } : file;
  });
  if (sent.includes(null)) {
    return fail('not-found', 'A file that was sent is not there any more. Drop it once more.');
  }
  const files = [...(sent as FileSource[]), ...(input.paths ?? []).map((path) => ({ path }))];
  return { ok: true, value: files.length > 0 ? files : null };
}

/** The one file an operation works on: named, or else asked for. Null: the person left the dialog. */
export async function oneFile(
  ctx: WorkspaceContext,
  input: { token?: { token: string; name: string } | undefined; path?: string | undefined },
  kind: 'transcripts' | 'table' | 'codebook' | 'answers',
): Promise<Result<FileSource | null>> {
  const named = namedFiles(ctx, {
    ...(input.token ? { tokens: [input.token] } : {}),
    ...(input.path ? { paths: [input.path] } : {}),
  });
  if (!named.ok) return named;
  if (named.value?.[0]) return { ok: true, value: named.value[0] };
  const path = (await ctx.deps.platform.chooseOpenFiles(kind, false))?.[0];
  return { ok: true, value: path === undefined ? null : { path } };
}
