/**
 * A guided split: the extracts of one code are sent, one at a time, to other codes. Each decision is a command of its
 * own, saved as it is made, and all of them are one group of history, so that one undo takes the whole split back. What
 * was decided stands in settings, a row for the split and a row for each decision: a decision can be taken back without
 * touching the others.
 */
import type { Parsed } from '../../../shared/contract/index.ts';
import type { SplitStep, SplitTarget, SplitView } from '../../../shared/contract/refine.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { must, type CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { layParts } from '../board/add-cards.ts';
import { createCode } from '../codes/create.ts';
import { recode } from '../codes/codings.ts';
import { describe } from '../codes/extracts.ts';
import { refuseRetired } from '../codes/retire.ts';
import { mergeOffers } from '../codes/touching.ts';
import { codeRow, codingRow, type CodeRow, type CodingRow } from '../codes/rows.ts';
import { citable, referenceOf } from '../documents/rows.ts';
import { undoOne } from '../history/later.ts';
import { lastOfGroup } from '../history/targets.ts';
import { positionBefore } from '../positions.ts';

interface Kept {
  codeId: string;
  targets: string[];
  startedAt: string;
  personId: string | null;
}
interface Decision {
  to: string | null;
  at: string;
  documentId: string;
  start: number;
  end: number;
}

/** Extracts given ahead, so that the next is there when a key is pressed. */
const AHEAD = 4;
const headOf = (id: string) => `split:${id}`;
const rowOf = (id: string, codingId: string) => `split:${id}:${codingId}`;

function kept(db: ReadDb, id: string): Kept {
  const value = db.value<string>('SELECT value FROM setting WHERE id = ?', headOf(id));
  return JSON.parse(must(value, 'split')) as Kept;
}

function decisions(db: ReadDb, id: string): (Decision & { codingId: string })[] {
  const prefix = rowOf(id, '');
  return db
    .all<{ id: string; value: string }>(
      'SELECT id, value FROM setting WHERE id >= ? AND id < ?',
      prefix,
      `${headOf(id)};`,
    )
    .map((row) => ({ ...(JSON.parse(row.value) as Decision), codingId: row.id.slice(prefix.length) }));
}

/** Codings still with the code that nobody has decided on, in the order of the transcripts. */
const UNDECIDED = `FROM coding c JOIN document d ON d.id = c.document_id
  WHERE c.code_id = ? AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.id = ? || c.id)`;

const countLeft = (db: ReadDb, id: string, codeId: string): number =>
  db.value<number>(`SELECT count(*) ${UNDECIDED}`, codeId, rowOf(id, '')) ?? 0;

function view(db: ReadDb, id: string): SplitView {
  const { codeId, targets, startedAt, personId } = kept(db, id);
  const made = decisions(db, id);
  const code = db.get<CodeRow>('SELECT * FROM code WHERE id = ?', codeId);
  return {
    id,
    codeId,
    codeName: code?.name ?? '',
    colour: code?.colour ?? 1,
    startedAt,
    personId,
    person:
      (personId && db.value<string>('SELECT name FROM person WHERE id = ?', personId)) || 'Nobody named',
    targets: targets.map((target): SplitTarget => {
      const row = db.get<CodeRow>('SELECT * FROM code WHERE id = ?', target);
      const sent = made.filter((decision) => decision.to === target).length;
      return {
        codeId: target,
        name: row?.name ?? '',
        definition: row?.definition ?? '',
        colour: row?.colour ?? 1,
        sent,
      };
    }),
    left: made.filter((decision) => decision.to === null).length,
    decided: made.length,
    remaining: countLeft(db, id, codeId),
  };
}

/** Splits under way, the newest first. */
export function listSplits(db: ReadDb): SplitView[] {
  return db
    .all<{ id: string }>(
      "SELECT id FROM setting WHERE id >= 'split:' AND id < 'split;' AND id NOT LIKE 'split:%:%'",
    )
    .map((row) => view(db, row.id.slice(headOf('').length)))
    .toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
}

/** Where a split stands: the extract to decide on, those after it, and what was decided last. */
export function splitStep(db: ReadDb, id: string): SplitStep {
  const now = view(db, id);
  const rows = db.all<CodingRow & { memos: number }>(
    `SELECT c.*, (SELECT count(*) FROM memo m WHERE m.target_kind = 'coding' AND m.target_id = c.id) AS memos
     ${UNDECIDED} ORDER BY d.position, d.id, c.start_at, c.end_at, c.id LIMIT ?`,
    now.codeId,
    rowOf(id, ''),
    AHEAD,
  );
  const last = decisions(db, id).reduce<(Decision & { codingId: string }) | null>(
    (latest, one) => (latest === null || one.at > latest.at ? one : latest),
    null,
  );
  return { ...now, next: describe(db, rows), last: last && lastOf(db, last) };
}

function lastOf(db: ReadDb, { codingId, to, documentId, start, end }: Decision & { codingId: string }) {
  const isThere = db.value('SELECT 1 FROM document WHERE id = ?', documentId) !== null;
  return { codingId, to, reference: isThere ? referenceOf(citable(db, documentId), start, end) : '' };
}

/** Begins a split: new codes stand right after the one that is split, and lie with it on the card board. */
export function startSplit(ctx: CommandContext, { codeId, targets }: Parsed<'split.start'>) {
  const source = codeRow(ctx.db, codeId);
  if (source.is_heading === 1)
    throw new Refusal('refused', `${source.name} is a heading and has no extracts.`);
  const running = listSplits(ctx.db).find((split) => split.codeId === codeId);
  if (running)
    throw new Refusal(
      'refused',
      `${source.name} is being split already. Carry on there, or finish it first.`,
    );
  const id = ctx.newId();
  ctx.setGroup(id);
  let after = source.id;
  const parts: string[] = [];
  const ids = targets.map((target) => {
    if ('codeId' in target) return existing(ctx, target.codeId, source);
    const made = createCode(ctx, { ...target, parentId: source.parent_id });
    placeAfter(ctx, made, source.parent_id, after);
    parts.push(made);
    return (after = made);
  });
  if (new Set(ids).size < ids.length) throw new Refusal('refused', 'Choose a different code each time.');
  layParts(ctx, codeId, parts);
  const value: Kept = { codeId, targets: ids, startedAt: ctx.now(), personId: ctx.person() };
  ctx.recorder.insert('setting', { id: headOf(id), value: JSON.stringify(value) });
  return { id };
}

/** Puts a code right after one of its siblings. */
function placeAfter(ctx: CommandContext, id: string, parentId: string | null, after: string): void {
  const siblings = ctx.db.all<{ id: string; position: number }>(
    'SELECT id, position FROM code WHERE parent_id IS ? AND id <> ? ORDER BY position, id',
    parentId,
    id,
  );
  const next = siblings[siblings.findIndex((row) => row.id === after) + 1];
  ctx.recorder.update('code', id, { position: positionBefore(siblings, next?.id ?? null) });
}

function existing(ctx: CommandContext, id: string, source: CodeRow): string {
  const row = codeRow(ctx.db, id);
  if (row.id === source.id)
    throw new Refusal('refused', `Extracts stay with ${source.name} by 0; choose another code.`);
  if (row.is_heading === 1) throw new Refusal('refused', `${row.name} is a heading. Choose a code under it.`);
  refuseRetired(row);
  return row.id;
}

/** Saves one decision. */
export function sendExtract(ctx: CommandContext, { id, codingId, to }: Parsed<'split.send'>) {
  const { codeId, targets } = kept(ctx.db, id);
  const coding = codingRow(ctx.db, codingId);
  if (coding.code_id !== codeId)
    throw new Refusal('conflict', 'That extract has another code meanwhile. The next one is shown.');
  if (to !== null && !targets.includes(to))
    throw new Refusal('invalid', 'Choose one of the codes of this split.');
  const row = rowOf(id, codingId);
  if (ctx.db.value('SELECT 1 FROM setting WHERE id = ?', row) !== null)
    throw new Refusal('conflict', 'That extract was decided on already. The next one is shown.');
  ctx.setGroup(id);
  const decision: Decision = {
    to,
    at: ctx.now(),
    documentId: coding.document_id,
    start: coding.start_at,
    end: coding.end_at,
  };
  if (to !== null) {
    codeRow(ctx.db, to);
    recode(ctx, [coding], to);
  }
  ctx.recorder.insert('setting', { id: row, value: JSON.stringify(decision) });
  return { remaining: countLeft(ctx.db, id, codeId) };
}

/** Takes the last decision of a split back, exactly as it was. */
export function takeBack(ctx: CommandContext, id: string) {
  kept(ctx.db, id);
  const last = lastOfGroup(ctx.db, id, 'split.send');
  if (last === null) throw new Refusal('refused', 'This is the first extract.');
  const before = new Set(decisions(ctx.db, id).map((decision) => decision.codingId));
  undoOne(ctx, last, false);
  for (const { codingId } of decisions(ctx.db, id)) before.delete(codingId);
  return { codingId: [...before][0] ?? '' };
}

/** Ends a split and clears what was kept about it; the codings stay where they were sent. */
export function finishSplit(ctx: CommandContext, id: string) {
  const { remaining, left, decided } = view(ctx.db, id);
  ctx.setGroup(id);
  const made = decisions(ctx.db, id);
  const sent = made.flatMap((decision) => (decision.to === null ? [] : [decision.codingId]));
  for (const { codingId } of made) ctx.recorder.remove('setting', rowOf(id, codingId));
  ctx.recorder.remove('setting', headOf(id));
  return { sent: decided - left, left, remaining, mergeOffers: mergeOffers(ctx.db, sent) };
}
