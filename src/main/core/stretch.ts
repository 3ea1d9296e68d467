/** The saves of one stretch of writing, as history keeps them. */
import type { Actor } from '../../shared/contract/define.ts';
import { squash, type Patch } from '../../shared/domain/history/patch.ts';
import type { WriteDb } from '../db/handles.ts';
import { keepPatch, patchOf, patchText } from '../db/patch-text.ts';
import { SCHEMA_VERSION } from '../db/migrations/index.ts';

interface Save {
  readonly actor: Actor;
  readonly command: string;
  readonly group: string | null;
  readonly patch: Patch;
  /** ISO-8601, UTC. */
  readonly at: string;
  /** The entry's own: a copy of the file taken before this save holds another entry in its place. */
  readonly id: string;
}

/**
 * Lets the last entry of history grow by a save of the same row in the same stretch, so that words kept every moment take no more
 * room than those kept once. False, and nothing changed, where the last entry is another's, of something else, or would then say
 * nothing: such a save is an entry of its own.
 */
export function growLastEntry(db: WriteDb, { actor, command, group, patch, at, id }: Save): boolean {
  const [now] = patch.changes;
  if (group === null || patch.changes.length !== 1 || !now?.before || !now.after) return false;
  const last = db.get<{ seq: number; patch: string }>(
    `SELECT seq, patch FROM history WHERE seq = (SELECT max(seq) FROM history)
       AND kind = 'do' AND command = ? AND group_id = ? AND actor IS ? AND schema_version = ?`,
    command,
    group,
    actor.personId,
    SCHEMA_VERSION,
  );
  if (!last) return false;
  const [before, ...others] = patchOf(last.patch).changes;
  if (others.length > 0 || before?.table !== now.table || before.id !== now.id || !before.before)
    return false;
  const grown: Patch = { kind: 'rows', changes: squash([before, now]) };
  if (grown.changes.length === 0) return false;
  db.run('UPDATE history SET id = ?, at = ?, patch = ? WHERE seq = ?', id, at, patchText(grown), last.seq);
  keepPatch(db, last.seq, grown);
  return true;
}
