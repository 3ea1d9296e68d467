import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import { contract, type OpName } from '../../../shared/contract/index.ts';
import {
  hostContract,
  type HostEvent,
  type HostOpName,
  type HostState,
} from '../../../shared/contract/host.ts';
import type { CoreHandle } from '../core-handle.ts';
import type { ReadingPool } from '../import-job.ts';
import type { HostHandlers, WorkspaceContext } from './context.ts';
import { NO_STUDY } from './context.ts';
import { fileOps } from './file-ops.ts';
import { linkedRecording, recordingOps } from './recording-ops.ts';
import { createJobs } from './jobs.ts';
import { keepOps } from './keep-ops.ts';
import { lookAround } from './notices.ts';
import { takeOverDrafts } from './old-drafts.ts';
import { isReachable, studiesIn } from './paths.ts';
import { createSession, type Session } from './session.ts';
import { studyOps } from './study-ops.ts';
import type { Workspace, WorkspaceDeps } from './types.ts';

const RECENT = 12;
const notAsLeft = (path: string): string =>
  `${basename(path)} is there again, but not as you left it. Copy what you are writing, close the study and open it again.`;
const ELSEWHERE = fail('conflict', 'Another study was opened meanwhile, so this was not done in it.');
const CLOSING = fail('gone', 'Threadwork is closing.');

/** What opens, closes or moves files must not run beside another of its kind. */
const EXCLUSIVE: ReadonlySet<HostOpName> = new Set([
  'host.newStudy',
  'host.openStudy',
  'host.openSample',
  'host.closeStudy',
  'host.moveStudy',
  'host.restore',
  'host.setPerson',
]);

/** One open study and everything around it. Hosts forward to this and do nothing else. */
export function createWorkspace(deps: WorkspaceDeps): Workspace {
  const listeners = new Set<(event: HostEvent) => void>();
  let current: Session | null = null;
  let pool: ReadingPool | null = null;
  /** Where studies lay before they were moved from here, by that. */
  const moved = new Map<string, string>();
  let returning: Promise<void> | null = null;
  /** The study that went from its place, where another file lies now. */
  let another: Session | null = null;
  /** Why the last backup of the open study is not there. */
  let notBackedUp: string | null = null;
  let underWay = 0;
  let closing: Promise<void> | null = null;
  let idle: (() => void)[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  let stateDue = false;
  let lists: Pick<HostState, 'recent' | 'inFolder'> | null = null;

  const emit = (event: HostEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const jobs = createJobs({
    newId: deps.newId,
    emit: (job) => emit({ kind: 'job', job }),
    failed: (error) =>
      `That did not work. What was done until then is kept. The log has the details under ${deps.log.failure('job', error)}.`,
  });
  const chosenBefore = deps.settings.get().folder;
  const folder = (): string => {
    const chosen = deps.settings.get().folder;
    if (deps.folder !== undefined && chosen === chosenBefore) return deps.folder;
    return chosen ?? deps.defaultFolder;
  };

  function state(): HostState {
    lists ??= {
      recent: deps.settings.get().recent.map((r) => ({ ...r, exists: existsSync(r.path) })),
      inFolder: deps.platform.host === 'web' ? studiesIn(folder()) : [],
    };
    const person = deps.settings.get().person;
    return {
      host: deps.platform.host,
      version: deps.version,
      study: current ? { path: current.path, name: current.title(), readOnly: current.readOnly } : null,
      person: person ? { id: current?.personId() ?? null, name: person.name } : null,
      ...lists,
      folder: deps.platform.host === 'web' ? folder() : null,
      notices: [...(current?.notices() ?? []), ...(notBackedUp === null ? [] : [notBackedUp])],
      savedAt: current?.savedAt() ?? null,
    };
  }

  /** Many commits in one turn make one state event. */
  function stateChanged(): void {
    if (stateDue) return;
    stateDue = true;
    setImmediate(() => {
      stateDue = false;
      emit({ kind: 'state', state: state() });
    });
  }
  function changed(): void {
    lists = null;
    stateChanged();
  }

  function remember(session: Session): void {
    const { settings } = deps;
    const entry = { path: session.path, name: session.title(), openedAt: deps.now() };
    const others = settings.get().recent.filter((r) => r.path !== entry.path);
    settings.set({ recent: [entry, ...others].slice(0, RECENT) });
    lists = null;
    deps.platform.noteRecent?.(session.path);
  }

  const switchTo: WorkspaceContext['switchTo'] = async (request) => {
    if (current && current.path === request.path && !request.create) {
      const asWished = (request.readOnly ?? current.readOnly) === current.readOnly;
      if (asWished) return ok({ path: request.path });
      await closeStudy();
    }
    const personName = deps.settings.get().person?.name;
    const opened = await deps.openCore({ ...request, ...(personName ? { personName } : {}) });
    if (!opened.ok) {
      if (opened.failure.code === 'not-found' || opened.failure.code === 'gone') changed();
      return opened;
    }
    const session = await begin(opened.value);
    await closeStudy();
    current = session;
    notBackedUp = null;
    if (personName) await session.setPerson(personName);
    await takeOverDrafts(session, deps.settings);
    remember(session);
    emit({ kind: 'trouble', message: null });
    changed();
    return ok({ path: session.path });
  };

  async function begin(core: CoreHandle): Promise<Session> {
    const session: Session = await createSession({
      core,
      backups: core.readOnly
        ? null
        : deps.createBackups(core, (message) => {
            if (current !== session) return;
            notBackedUp = message;
            stateChanged();
          }),
      notices: await lookAround(core.path),
      now: deps.now,
      onChange: (event) => emit({ kind: 'change', event }),
      onState: () => {
        const known = deps.settings.get().recent.find((one) => one.path === current?.path);
        // one that was renamed is found by its new name
        if (current && known && known.name !== current.title()) remember(current);
        stateChanged();
      },
      onTrouble: (message) => emit({ kind: 'trouble', message }),
      onLost: (message) => lost(session, message),
    });
    return session;
  }

  /**
   * A drive that was gone may be back: the study is opened anew where it lies, and the windows go on as if nothing had been.
   * What it is asked meanwhile is answered with why it cannot be reached. Not where another file lies in its place, or an older one.
   */
  async function comeBack(away: Session): Promise<void> {
    const { path, readOnly } = away;
    if (!(await isReachable(path))) return;
    await away.close().catch((error: unknown) => deps.log.failure('a study that cannot be reached', error));
    const name = deps.settings.get().person?.name;
    const opened = await deps.openCore({ path, readOnly, ...(name ? { personName: name } : {}) });
    if (!opened.ok) return;
    const session = await begin(opened.value);
    const [was, is] = [away.saved(), session.saved()];
    if (current !== away || is.studyId !== was.studyId || is.revision < was.revision) {
      another = away;
      await session.close();
      return emit({ kind: 'trouble', message: notAsLeft(path) });
    }
    current = session;
    notBackedUp = null;
    if (name) await session.setPerson(name);
    emit({ kind: 'trouble', message: null });
    changed();
  }
  /** The open study, or the one it is again after it could not be reached. */
  async function there(): Promise<Session | null> {
    if (current?.gone() && current !== another)
      await (returning ??= comeBack(current).finally(() => (returning = null)));
    return current;
  }

  function lost(session: Session, message: string): void {
    if (current !== session) return;
    current = null;
    deps.log.note('the core of a study ended by itself');
    emit({ kind: 'trouble', message });
    changed();
    void session.close().catch(() => {});
  }

  async function closeStudy(): Promise<void> {
    const session = current;
    if (!session) return;
    await jobs.cancelAll();
    jobs.forgetImports();
    current = null;
    await session.close();
    changed();
  }

  function exclusive<T>(work: () => Promise<T>): Promise<T> {
    const next = turn.then(work, work);
    turn = next.catch(() => {});
    return next;
  }

  const context: WorkspaceContext = {
    deps,
    jobs,
    session: () => current,
    switchTo,
    closeStudy,
    exclusive,
    folder,
    wasMoved: (from, to) => void moved.set(from, to),
    pool: () => (pool ??= deps.createPool()),
    changed,
  };
  const handlers: HostHandlers = {
    'host.state': async () => {
      lists = null;
      return ok(state());
    },
    ...studyOps,
    ...fileOps,
    ...recordingOps,
    ...keepOps,
  };

  async function callHost(op: string, input: unknown, connection: string | null): Promise<Result<unknown>> {
    if (!Object.hasOwn(hostContract, op)) {
      return fail('unknown-operation', 'This version does not know that operation.', op);
    }
    const name = op as HostOpName;
    const parsed = hostContract[name].input.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return fail('invalid', issue?.message ?? 'That input does not fit.', issue?.path.join('.'));
    }
    const handler = handlers[name] as (
      ctx: WorkspaceContext,
      input: unknown,
      connection: string | null,
    ) => Promise<Result<unknown>>;
    const work = () => handler(context, parsed.data, connection);
    return EXCLUSIVE.has(name) ? exclusive(work) : work();
  }

  async function counted<T>(work: () => Promise<T>): Promise<T> {
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
      if (underWay === 0) for (const wake of idle.splice(0)) wake();
    }
  }

  /** A window may not know yet that another study was opened; one that was moved is still the same. */
  const isElsewhere = (op: string, study: string | undefined): boolean =>
    study !== undefined &&
    current !== null &&
    study !== current.path &&
    moved.get(study) !== current.path &&
    contract[op as OpName]?.kind === 'command';

  async function call(
    op: string,
    input: unknown,
    connection: string | null,
    study?: string,
  ): Promise<Result<unknown>> {
    if (closing) return CLOSING;
    if (isElsewhere(op, study)) return ELSEWHERE;
    return counted(async () => {
      try {
        const session = await there();
        if (op.startsWith('host.')) return await callHost(op, input, connection);
        return session ? await session.dispatch(op, input, connection) : NO_STUDY;
      } catch (error) {
        const id = deps.log.failure(op, error);
        return fail('internal', 'That did not work. The details are in the log.', id);
      }
    });
  }

  async function shutDown(): Promise<void> {
    if (underWay > 0) await new Promise<void>((resolve) => idle.push(resolve));
    await closeStudy();
    await pool?.close();
    idle = [];
  }

  return {
    call,
    state,
    onEvent(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    open: (path, options = {}) =>
      closing ? Promise.resolve(CLOSING) : counted(() => exclusive(() => switchTo({ path, ...options }))),
    recording: async (documentId) => (closing ? null : linkedRecording(context, documentId)),
    inFlight: () => underWay + jobs.running(),
    settle: async () => current?.settle(),
    close: () => (closing ??= shutDown()),
  };
}
