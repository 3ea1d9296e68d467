import { createHash } from 'node:crypto';
import { contract, type OpName } from '../../shared/contract/index.ts';
import { toldRows } from '../../shared/contract/told-rows.ts';
import type { Actor, ChangeEvent } from '../../shared/contract/define.ts';
import { fail, ok, Refusal, type Result } from '../../shared/contract/errors.ts';
import type { Patch, TableName } from '../../shared/domain/history/patch.ts';
import type { ReadDb } from '../db/handles.ts';
import { explain, type OpenStudy } from '../db/open.ts';
import { keepPatch, patchText } from '../db/patch-text.ts';
import { createRecorder } from '../db/recorder.ts';
import { SCHEMA_VERSION } from '../db/migrations/index.ts';
import type { CommandContext, QueryContext } from '../features/context.ts';
import type { HistoryEntry, HistoryMark } from '../features/history/apply.ts';
import { handlers } from '../features/index.ts';
import { useOfCodes } from '../features/codes/use.ts';
import { keepCounts } from '../features/counts/index.ts';
import { growLastEntry } from './stretch.ts';
import { indexPassages, mergeIndex, refreshPassages } from '../features/documents/passages.ts';

/** Above this many rows a change event tells of codings in sum only, or of nothing, and queries fetch again. */
const MOST_ROWS_IN_EVENT = 500;

export interface Core {
  /** Runs one operation; never throws. */
  dispatch(op: string, input: unknown, actor: Actor): Result<unknown>;
  /**
   * Runs commands in one transaction, each as if it were alone: its own entry in history, its own event, and one that is
   * refused changes nothing while the others stand. `next` is asked for further ones until it has none. Should the
   * transaction itself fail, each is run again by itself. Answers in order, when all of it is in the file; never throws.
   */
  dispatchTogether(first: CoreRequest, next: () => CoreRequest | null): Result<unknown>[];
  /** Brings kept counts up to date, for a moment when nobody waits. Changes nothing that anybody made. */
  tidy(): void;
  /** One step in making the search index smaller, in a moment like that; answers whether there may be more to do. */
  tidyIndex(): boolean;
  /** Hears of every commit, in order. */
  onChange(listener: (event: ChangeEvent) => void): () => void;
}

/** One operation as it is asked for. */
export interface CoreRequest {
  readonly op: string;
  readonly input: unknown;
  readonly actor: Actor;
}

/** What the core is given by whoever runs it; nothing in it reads a clock or makes an id by itself. */
interface CoreDeps {
  readonly study: OpenStudy;
  /** ISO-8601, UTC. */
  now(): string;
  /** A UUID, version 7. */
  newId(): string;
  /** Unexpected failures; answers with an id to look the entry up by. */
  log(message: string, error: unknown): string;
}

/**
 * The application without a host: parse, one immediate transaction, handler, history entry, commit, event.
 * Nothing outside this function begins a transaction on a study.
 */
export function createCore(deps: CoreDeps): Core {
  const { study } = deps;
  const { db } = study;
  const listeners = new Set<(event: ChangeEvent) => void>();
  /** Of the last change that is in the file. */
  let revision = db.value<number>('SELECT value FROM counter') ?? 0;
  const replica = db.value<string>('SELECT replica FROM study') ?? '';

  const readContext = (actor: Actor): QueryContext => ({
    db,
    actor,
    readOnly: study.readOnly,
    now: deps.now,
    integrity: () => study.integrity(),
  });

  function putContent(kind: string, bytes: Uint8Array): string {
    const hash = createHash('sha256').update(bytes).digest('hex');
    db.run('INSERT OR IGNORE INTO content (hash, kind, bytes) VALUES (?, ?, ?)', hash, kind, bytes);
    return hash;
  }

  function writeEntry(actor: Actor, entry: HistoryEntry, patch: Patch): void {
    // what is done again is what was done: its text is there already
    const isThere = entry.kind === 'redo';
    db.run(
      `INSERT INTO history (id, at, actor, replica, command, group_id, kind, target_seq, patch, schema_version)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, coalesce(?, (SELECT patch FROM history WHERE seq = ?)), ?)`,
      deps.newId(),
      deps.now(),
      actor.personId,
      replica,
      entry.command,
      entry.group,
      entry.kind,
      entry.target,
      isThere ? null : patchText(patch),
      isThere ? entry.target : null,
      SCHEMA_VERSION,
    );
    keepPatch(db, db.value<number>('SELECT max(seq) FROM history') ?? 0, patch);
  }

  /** Runs a command; the transaction is the caller's. */
  function runCommand(op: OpName, input: unknown, actor: Actor): Done {
    const recorder = createRecorder(db);
    let group: string | null = null;
    let written: Patch[] | null = null;
    const ctx: HistoryMark = {
      ...readContext(actor),
      recorder,
      newId: deps.newId,
      putContent,
      person() {
        if (!actor.personId)
          throw new Refusal('no-person', 'Say who is working first, so that the change has a name to it.');
        return actor.personId;
      },
      setGroup: (next) => void (group = next),
      writeEntry: (entry, patch) => {
        writeEntry(actor, entry, patch);
        (written ??= []).push(patch);
      },
    };
    const value = (handlers[op] as (c: CommandContext, i: unknown) => unknown)(ctx, input);
    if (written === null) {
      const patch = recorder.patch();
      if (patch.changes.length === 0) return { value, event: null, unindexed: [] };
      const save = { actor, command: op, group, patch, at: deps.now(), id: deps.newId() };
      if (!growLastEntry(db, save))
        writeEntry(actor, { kind: 'do', target: null, group, command: op }, patch);
      written = [patch];
    }
    const patches: Patch[] = written;
    const unindexed = refreshPassages(db, patches);
    db.run("UPDATE counter SET value = value + 1 WHERE id = 'revision'");
    const next = db.value<number>('SELECT value FROM counter') ?? 0;
    return { value, event: eventOf(db, patches, next, actor), unindexed };
  }

  /** A command alone: its words are in the search index when it is done. */
  function runAlone(op: OpName, input: unknown, actor: Actor): Done {
    return study.transaction(() => {
      const done = runCommand(op, input, actor);
      indexPassages(db, done.unindexed);
      return done;
    });
  }

  const tell = (event: ChangeEvent | null) => {
    if (!event) return;
    ({ revision } = event);
    for (const listener of listeners) listener(event);
  };

  /** What is wrong with a request before anything is run, or its parsed input. */
  function check(op: string, input: unknown): { failure: Result<never> } | { kind: string; data: unknown } {
    if (!Object.hasOwn(contract, op))
      return { failure: fail('unknown-operation', 'This version does not know that operation.', op) };
    const { kind, input: schema } = contract[op as OpName];
    const parsed = schema.safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      return {
        failure: fail('invalid', issue?.message ?? 'That input does not fit.', issue?.path.join('.')),
      };
    }
    if (kind !== 'query' && study.readOnly)
      return {
        failure: fail('read-only', 'This study is open for reading only. Save a copy to work on it.'),
      };
    return { kind, data: parsed.data };
  }

  function failureOf(op: string, thrown: unknown): Result<never> {
    if (op.startsWith('history.') && (thrown as { code?: string }).code === 'SQLITE_CONSTRAINT_FOREIGNKEY')
      return fail(
        'conflict',
        'Something made since stands on this step, so it cannot be taken back by itself. Nothing was changed.',
      );
    const error = explain(thrown, study.path);
    if (error instanceof Refusal) return fail(error.code, error.message, error.detail);
    return fail(
      'internal',
      'That did not work, and nothing was changed. The details are in the log.',
      deps.log(`${op} failed`, error),
    );
  }

  function answer(op: string, input: unknown, actor: Actor): Result<unknown> {
    try {
      const handler = handlers[op as OpName] as (c: QueryContext, i: unknown) => unknown;
      return ok(handler(readContext(actor), input));
    } catch (thrown) {
      return failureOf(op, thrown);
    }
  }

  function dispatch(op: string, input: unknown, actor: Actor): Result<unknown> {
    const checked = check(op, input);
    if ('failure' in checked) return checked.failure;
    if (checked.kind === 'query') return { ...answer(op, checked.data, actor), asOf: revision };
    try {
      const { value, event } = runAlone(op as OpName, checked.data, actor);
      tell(event);
      return ok(value);
    } catch (thrown) {
      return failureOf(op, thrown);
    }
  }

  /** One of several in a transaction: what a handler refuses is its own; anything else ends them all. */
  function attempt({ op, input, actor }: CoreRequest): { result: Result<unknown>; done: Done | null } {
    const checked = check(op, input);
    if ('failure' in checked) return { result: checked.failure, done: null };
    try {
      // A transaction inside another can be taken back by itself.
      const done = study.transaction(() => runCommand(op as OpName, checked.data, actor));
      return { result: ok(done.value), done };
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      return { result: failureOf(op, thrown), done: null };
    }
  }

  function dispatchTogether(first: CoreRequest, next: () => CoreRequest | null): Result<unknown>[] {
    const asked = [first];
    try {
      const all = study.transaction(() => {
        const attempts = [attempt(first)];
        for (let request = next(); request !== null; request = next()) {
          asked.push(request);
          attempts.push(attempt(request));
        }
        indexPassages(
          db,
          attempts.flatMap((one) => one.done?.unindexed ?? []),
        );
        return attempts;
      });
      for (const { done } of all) tell(done?.event ?? null);
      return all.map((one) => one.result);
    } catch {
      return asked.map(({ op, input, actor }) => dispatch(op, input, actor));
    }
  }

  return {
    dispatch,
    dispatchTogether,
    tidy: () => study.transaction(() => keepCounts(db)),
    tidyIndex: () => study.transaction(() => mergeIndex(db)),
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** What a command came to. `unindexed`: documents whose words must go into the search index before the commit. */
interface Done {
  readonly value: unknown;
  readonly event: ChangeEvent | null;
  readonly unindexed: readonly string[];
}

function eventOf(db: ReadDb, patches: Patch[], revision: number, actor: Actor): ChangeEvent {
  const changes = patches.flatMap((p) => p.changes);
  const tables = [...new Set<TableName>(changes.map((c) => c.table))];
  const documents = new Set<string>();
  for (const { table, id, before, after } of changes) {
    if (table === 'document') documents.add(id);
    const of = (after ?? before)?.['document_id'];
    if (typeof of === 'string') documents.add(of);
  }
  return {
    revision,
    tables,
    documents: [...documents],
    ...toldRows(changes, MOST_ROWS_IN_EVENT, (codes) => useOfCodes(db, codes)),
    origin: actor.connection,
  };
}
