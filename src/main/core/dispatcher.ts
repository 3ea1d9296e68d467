import { createHash } from 'node:crypto';
import { contract, type OpName } from '../../shared/contract/index.ts';
import type { Actor, ChangeEvent } from '../../shared/contract/define.ts';
import { fail, ok, Refusal, type Result } from '../../shared/contract/errors.ts';
import type { Patch, TableName } from '../../shared/domain/history/patch.ts';
import { explain } from '../db/open.ts';
import { createRecorder } from '../db/recorder.ts';
import { SCHEMA_VERSION } from '../db/migrations/index.ts';
import { handlers } from '../features/index.ts';
import { refreshPassages } from '../features/documents/passages.ts';
import type { CommandContext, CoreDeps, QueryContext } from './context.ts';

/** Above this many rows a change event carries none, and queries fetch again. */
const MOST_ROWS_IN_EVENT = 500;

export interface Core {
  /** Runs one operation; never throws. */
  dispatch(op: string, input: unknown, actor: Actor): Result<unknown>;
  /** Hears of every commit, in order. */
  onChange(listener: (event: ChangeEvent) => void): () => void;
}

interface Entry {
  kind: 'do' | 'undo' | 'redo';
  target: number | null;
  group: string | null;
  command: string;
}

/** Lets undo and redo say that their history entries are not plain ones. */
export interface HistoryMark extends CommandContext {
  readonly entries: Entry[];
  writeEntry(entry: Entry, patch: Patch): void;
}

/**
 * The application without a host: parse, one immediate transaction, handler, history entry, commit, event.
 * Nothing outside this function begins a transaction on a study.
 */
export function createCore(deps: CoreDeps): Core {
  const { study } = deps;
  const { db } = study;
  const listeners = new Set<(event: ChangeEvent) => void>();
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

  function writeEntry(actor: Actor, entry: Entry, patch: Patch): void {
    db.run(
      `INSERT INTO history (id, at, actor, replica, command, group_id, kind, target_seq, patch, schema_version)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      deps.newId(),
      deps.now(),
      actor.personId,
      replica,
      entry.command,
      entry.group,
      entry.kind,
      entry.target,
      JSON.stringify(patch),
      SCHEMA_VERSION,
    );
  }

  function runCommand(
    op: OpName,
    input: unknown,
    actor: Actor,
  ): { value: unknown; event: ChangeEvent | null } {
    return study.transaction(() => {
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
        entries: [],
        writeEntry: (entry, patch) => {
          writeEntry(actor, entry, patch);
          (written ??= []).push(patch);
        },
      };
      const value = (handlers[op] as (c: CommandContext, i: unknown) => unknown)(ctx, input);
      if (written === null) {
        const patch = recorder.patch();
        if (patch.changes.length === 0) return { value, event: null };
        writeEntry(actor, { kind: 'do', target: null, group, command: op }, patch);
        written = [patch];
      }
      const patches: Patch[] = written;
      refreshPassages(db, patches);
      db.run("UPDATE counter SET value = value + 1 WHERE id = 'revision'");
      return { value, event: eventOf(patches, db.value<number>('SELECT value FROM counter') ?? 0, actor) };
    });
  }

  return {
    dispatch(op, input, actor) {
      if (!Object.hasOwn(contract, op))
        return fail('unknown-operation', 'This version does not know that operation.', op);
      const declared = contract[op as OpName];
      const parsed = declared.input.safeParse(input);
      if (!parsed.success) {
        const issue = parsed.error.issues[0];
        return fail('invalid', issue?.message ?? 'That input does not fit.', issue?.path.join('.'));
      }
      try {
        if (declared.kind === 'query') {
          return ok(
            (handlers[op as OpName] as (c: QueryContext, i: unknown) => unknown)(
              readContext(actor),
              parsed.data,
            ),
          );
        }
        if (study.readOnly)
          return fail('read-only', 'This study is open for reading only. Save a copy to work on it.');
        const { value, event } = runCommand(op as OpName, parsed.data, actor);
        if (event) for (const listener of listeners) listener(event);
        return ok(value);
      } catch (thrown) {
        const error = explain(thrown, study.path);
        if (error instanceof Refusal) return fail(error.code, error.message, error.detail);
        const logged = deps.log(`${op} failed`, error);
        return fail(
          'internal',
          'That did not work, and nothing was changed. The details are in the log.',
          logged,
        );
      }
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

function eventOf(patches: Patch[], revision: number, actor: Actor): ChangeEvent {
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
    changes: changes.length <= MOST_ROWS_IN_EVENT ? changes : null,
    origin: actor.connection,
  };
}
