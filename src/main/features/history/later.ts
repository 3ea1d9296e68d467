/** One past step taken back by itself, where nothing was built on it since. */
import { Refusal } from '../../../shared/contract/errors.ts';
import type { CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { patchOfStep } from '../../db/patch-text.ts';
import { apply } from './apply.ts';
import { placeOfSteps } from './places.ts';
import { entryRow, membersOf, refusalOf, STATE } from './targets.ts';
import { ENTRY, personName, sentenceOf, type EntryRow } from './told.ts';

/** Most later steps named; more than that is a reason not to, whatever they are. */
const MOST_LATER = 50;

/**
 * What was built on a step since: later entries that touched a row it touched, or made a row that points at one it made. A
 * reference is found by its id, which is a UUID and stands in a later patch only when something there means that row.
 */
export function dependents(db: ReadDb, seq: number, whole: boolean) {
  const entry = entryRow(db, seq);
  const members = entry ? membersOf(db, entry, whole) : [];
  const place = placeOfSteps(db, members);
  const no = (reason: string) => ({ possible: false, reason, later: [], place });
  if (!entry || entry.kind !== 'do') return no('Only a step somebody took can be taken back.');
  // a decision of a split taken back is not the split taken back: its other steps still stand
  const isGone = whole && entry.group_id !== null ? members.length === 0 : entry.state === 'undo';
  if (isGone) return no('That step is taken back already.');
  if (entry.command === 'study.create') return no('The study itself cannot be taken back.');
  if (entry.command === 'export.note') return no('A file that was written cannot be taken back from here.');
  const refusal = refusalOf(members);
  if (refusal !== null) return no(refusal);
  const own = new Set(members.map((row) => row.seq));
  const touched = new Set(members.flatMap((row) => patchOfStep(db, row.seq).changes.map((c) => c.id)));
  const later: { seq: number; sentence: string; person: string; at: string }[] = [];
  const rows = db.each<EntryRow & { state: string }>(
    `SELECT ${ENTRY}, ${STATE} AS state FROM history h WHERE h.seq > ? AND h.kind = 'do' AND state = 'redo' ORDER BY h.seq DESC`,
    Math.min(...own),
  );
  for (const row of rows) {
    if (own.has(row.seq)) continue;
    const mentions = patchOfStep(db, row.seq).changes.some(
      (c) =>
        touched.has(c.id) ||
        Object.values(c.after ?? {}).some((cell) => typeof cell === 'string' && touched.has(cell)),
    );
    if (mentions)
      later.push({
        seq: row.seq,
        sentence: sentenceOf(db, row),
        person: personName(db, row.actor),
        at: row.at,
      });
    if (later.length >= MOST_LATER) break;
  }
  if (later.length === 0) return { possible: true, reason: null, later, place };
  return { possible: false, reason: 'Later steps build on it. Take those back first.', later, place };
}

/** Takes one past step back alone, or its whole group; refuses where something later depends on it. */
export function undoOne(ctx: CommandContext, seq: number, whole: boolean) {
  const found = dependents(ctx.db, seq, whole);
  const [last] = found.later;
  if (!found.possible) {
    throw new Refusal(
      'refused',
      last
        ? `${found.reason ?? ''} The last of them: ${last.sentence}.`
        : (found.reason ?? 'That step cannot be taken back.'),
    );
  }
  return apply(ctx, 'undo', membersOf(ctx.db, entryRow(ctx.db, seq) as EntryRow, whole));
}
