import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Actor, ChangeEvent } from '../../../shared/contract/define.ts';
import type { Failure, Result } from '../../../shared/contract/errors.ts';
import { contract, type OpName } from '../../../shared/contract/index.ts';
import type { CoreHandle } from '../core-handle.ts';
import type { Backups } from './types.ts';
import { studyName } from './paths.ts';

/** One open study, the person working on it, and how it is doing. */
export interface Session {
  /** Everything asked through it is watched for trouble with the file. */
  readonly core: CoreHandle;
  readonly path: string;
  readonly readOnly: boolean;
  readonly backups: Backups | null;
  title(): string;
  notices(): readonly string[];
  savedAt(): string | null;
  /** Row id of the person working in this study; null before anyone has given a name. */
  personId(): string | null;
  actor(connection: string | null): Actor;
  /** Finds the person in this study, or adds them. */
  setPerson(name: string): Promise<Result<null>>;
  dispatch(op: string, input: unknown, connection: string | null): Promise<Result<unknown>>;
  /** The file cannot be reached any more, for the reason given; nothing is asked of it then. Null: it can. */
  gone(): Failure | null;
  /** Of the study and of its last change that is saved. */
  saved(): { readonly studyId: string; readonly revision: number };
  /** Whether the file still lies where it was opened, by a look at the disk. */
  isInPlace(): Promise<boolean>;
  /** Puts everything into the file itself. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

interface SessionDeps {
  readonly core: CoreHandle;
  readonly backups: Backups | null;
  readonly notices: readonly string[];
  now(): string;
  onChange(event: ChangeEvent): void;
  /** Something about the session itself changed: its title, its person, when it was saved. */
  onState(): void;
  /** Writing failed; null: it works again. */
  onTrouble(message: string | null): void;
  onLost(message: string): void;
}

/** Failures after which the person must do something before anything can be saved. */
const TROUBLE: ReadonlySet<string> = new Set(['disk-full', 'gone', 'read-only']);

/** As long as that lasts; what it did to one step is said where the step was taken. */
const DISK_FULL =
  'The disk is full, so nothing can be saved at the moment. Free some space; what you are writing is saved by itself then.';

/** Watches over one open study. */
export async function createSession(deps: SessionDeps): Promise<Session> {
  const { backups } = deps;
  const core: CoreHandle = {
    ...deps.core,
    async dispatch(op, input, actor) {
      if (gone) return { ok: false, failure: gone };
      const result = await deps.core.dispatch(op, input, actor);
      judge(op, result);
      return result;
    },
    async call(op, input, from) {
      if (gone) return { ok: false, failure: gone };
      const result = await deps.core.call(op, input, from);
      judge(op, result);
      return result;
    },
  };
  const place = watchPlace(core.path, (message) => {
    troubled = true;
    deps.onTrouble(message);
  });
  let savedAt: string | null = null;
  let title = studyName(core.path);
  let personId: string | null = null;
  let troubled = false;
  let gone: Failure | null = null;
  let isClosed = false;
  let saved = { studyId: '', revision: 0 };
  /** Where a copy of the file may be taken at any time, nothing is left waiting outside it. */
  const settleAtOnce = deps.notices.length > 0;

  async function readTitle(): Promise<void> {
    const info = await core.call('study.info', {});
    if (!info.ok) return;
    const { studyId, revision } = info.value;
    saved = { studyId, revision };
    if (info.value.title !== '') title = info.value.title;
  }

  function judge(op: string, result: Result<unknown>): void {
    if (isClosed || core.readOnly) return;
    if (!result.ok && TROUBLE.has(result.failure.code)) {
      troubled = true;
      if (result.failure.code === 'gone') gone = result.failure;
      deps.onTrouble(result.failure.code === 'disk-full' ? DISK_FULL : result.failure.message);
    } else if (troubled && result.ok && place.right() && contract[op as OpName]?.kind === 'command') {
      troubled = false;
      deps.onTrouble(null);
    }
  }

  const stopChanges = core.onChange((event) => {
    savedAt = deps.now();
    saved = { ...saved, revision: event.revision };
    deps.onChange(event);
    if (settleAtOnce) void core.checkpoint();
    if (!core.readOnly) void place.check();
    if (event.tables.includes('study')) void readTitle().then(deps.onState);
    deps.onState();
  });
  const stopLost = core.onLost(deps.onLost);
  await readTitle();

  const actor = (connection: string | null): Actor => ({ personId, connection });
  return {
    core,
    path: core.path,
    readOnly: core.readOnly,
    backups,
    title: () => title,
    notices: () => deps.notices,
    savedAt: () => savedAt,
    personId: () => personId,
    actor,
    async setPerson(name) {
      personId = core.readOnly ? await findPerson(core, name) : personId;
      if (core.readOnly) return { ok: true, value: null };
      const ensured = await core.call('person.ensure', { name }, actor(null));
      if (!ensured.ok) return ensured;
      personId = ensured.value.id;
      deps.onState();
      return { ok: true, value: null };
    },
    dispatch: (op, input, connection) => core.dispatch(op, input, actor(connection)),
    gone: () => gone,
    saved: () => saved,
    async isInPlace() {
      if (!core.readOnly) await place.check();
      return place.right();
    },
    async settle() {
      if (!core.readOnly) await place.check();
      await core.checkpoint();
    },
    async close() {
      isClosed = true;
      stopLost();
      await backups?.stop();
      await core.close();
      stopChanges();
    },
  };
}

/**
 * Notices when the open file is moved, renamed or deleted by somebody else. On some systems it can still be written to
 * then, and everything would be gone when it is closed.
 */
function watchPlace(
  path: string,
  onTrouble: (message: string) => void,
): { check(): Promise<void>; right(): boolean } {
  const identity = () =>
    stat(path, { bigint: true }).then(
      ({ dev, ino }) => `${dev}/${ino}`,
      () => null,
    );
  const first = identity();
  let isRight = true;
  let checking: Promise<void> | null = null;
  async function look(): Promise<void> {
    const [before, now] = [await first, await identity()];
    checking = null;
    isRight = before === null || now === before;
    if (isRight) return;
    onTrouble(
      `${basename(path)} was moved or deleted while it was open. Save a copy now, so that nothing is lost, and go on in the copy.`,
    );
  }
  return { check: () => (checking ??= look()), right: () => isRight };
}

async function findPerson(core: CoreHandle, name: string): Promise<string | null> {
  const people = await core.call('person.list', {});
  if (!people.ok) return null;
  const same = (a: string) => a.toLocaleLowerCase() === name.toLocaleLowerCase();
  return people.value.find((p) => same(p.name) || same(p.alias))?.id ?? null;
}
