/** Taking entries back and doing them again, row by row as they were. */
import { Refusal } from '../../../shared/contract/errors.ts';
import { invert, sameRow, type Patch, type RowChange } from '../../../shared/domain/history/patch.ts';
import type { CommandContext } from '../context.ts';
import type { WriteDb } from '../../db/handles.ts';
import { patchOfStep } from '../../db/patch-text.ts';
import { readRows, writeRows } from '../../db/rows.ts';
import { redoTargets, refusalOf, undoTargets } from './targets.ts';
import { groupSentence, personName, type EntryRow } from './told.ts';

/** What an entry of history says of itself, beside its patch. */
export interface HistoryEntry {
  kind: 'do' | 'undo' | 'redo';
  /** The entry it takes back or does again. */
  target: number | null;
  group: string | null;
  command: string;
}
/** Lets undo and redo write entries that are not plain ones; the core's context has it for every command. */
export interface HistoryMark extends CommandContext {
  writeEntry(entry: HistoryEntry, patch: Patch): void;
}

/** Removals first and children's children last would need an order per table; deferred keys make order indifferent. */
function applyPatch(db: WriteDb, patch: Patch): void {
  const changesIn = Map.groupBy(patch.changes, (change) => change.table);
  for (const [table, changes] of changesIn) {
    const rows = readRows(
      db,
      table,
      changes.map((change) => change.id),
    );
    if (changes.every((change) => sameRow(rows.get(change.id) ?? null, change.before))) continue;
    throw new Refusal(
      'conflict',
      'Something this step touched was changed since, so it cannot be taken back by itself. Nothing was changed.',
    );
  }
  const rank = (c: RowChange) => (c.after === null ? 0 : c.before === null ? 2 : 1);
  writeRows(
    db,
    patch.changes.toSorted((a, b) => rank(a) - rank(b)),
  );
}

/** Takes entries back (or does them again), each as an entry of its own, newest change first. */
export function apply(ctx: CommandContext, kind: 'undo' | 'redo', targets: readonly EntryRow[]) {
  const mark = ctx as HistoryMark;
  const db = ctx.db as WriteDb;
  const [first] = targets;
  if (!first)
    throw new Refusal('refused', kind === 'undo' ? 'There is nothing to undo.' : 'There is nothing to redo.');
  const refusal = refusalOf(targets);
  if (refusal !== null) throw new Refusal('refused', refusal);
  // before anything is taken back, while the names are there
  const sentence = groupSentence(db, targets);
  const group = targets.length > 1 ? ctx.newId() : null;
  db.run('PRAGMA defer_foreign_keys = ON');
  const documents = new Set<string>();
  for (const target of targets) {
    const done = patchOfStep(db, target.seq);
    const patch = kind === 'undo' ? invert(done) : done;
    applyPatch(db, patch);
    mark.writeEntry({ kind, target: target.seq, group, command: target.command }, patch);
    for (const c of patch.changes) {
      const id = c.table === 'document' ? c.id : (c.after ?? c.before)?.['document_id'];
      if (typeof id === 'string') documents.add(id);
    }
  }
  return {
    sentence,
    person: personName(db, first.actor),
    documents: [...documents],
  };
}

/** Takes back, or does again, the next step in line: the person’s own, or anybody’s. */
export function run(ctx: CommandContext, kind: 'undo' | 'redo', whose: 'mine' | 'anyone') {
  const actor = whose === 'mine' ? ctx.actor.personId : undefined;
  return apply(ctx, kind, kind === 'undo' ? undoTargets(ctx.db, actor) : redoTargets(ctx.db, actor));
}
