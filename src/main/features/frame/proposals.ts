import type { NamedCode, ProposalView, ProposedChange } from '../../../shared/contract/frame.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { followMerges } from '../../../shared/domain/codebook/frame.ts';
import { lineAt } from '../../../shared/domain/text/index.ts';
import { must, type CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { applyCode, settledRange } from '../codes/codings.ts';
import { createCode } from '../codes/create.ts';
import { codeHandlers } from '../codes/handlers.ts';
import { mergeCodes } from '../codes/merge.ts';
import { codeRow } from '../codes/rows.ts';
import { citable, referenceOf } from '../documents/rows.ts';
import { startSplit } from '../refine/split.ts';
import { mergesNow } from './chronicle.ts';
import { frozenCodes, latestVersion, versionRow } from './versions.ts';

interface ProposalRow {
  id: string;
  frame_id: string;
  kind: ProposedChange['kind'];
  change: string;
  reason: string;
  person_id: string;
  at: string;
  document_id: string | null;
  start_at: number | null;
  end_at: number | null;
  text_hash: string | null;
  state: ProposalView['state'];
  answer: string;
  decided_by: string | null;
  decided_at: string | null;
}

const proposalRow = (db: ReadDb, id: string): ProposalRow =>
  must(db.get<ProposalRow>('SELECT * FROM proposal WHERE id = ?', id), 'proposal');

/** Ids of every code and heading a change speaks of. */
export function codesIn(change: ProposedChange): string[] {
  switch (change.kind) {
    case 'add':
      return change.parentId ? [change.parentId] : [];
    case 'merge':
      return [...change.from, change.into];
    case 'move':
      return change.parentId ? [change.codeId, change.parentId] : [change.codeId];
    default:
      return [change.codeId];
  }
}

/** Proposals, open ones first and then the newest. */
export function listProposals(db: ReadDb): ProposalView[] {
  const rows = db.all<ProposalRow>("SELECT * FROM proposal ORDER BY state <> 'open', at DESC, id DESC");
  if (rows.length === 0) return [];
  const live = new Map(
    db
      .all<{ id: string; name: string; colour: number }>('SELECT id, name, colour FROM code')
      .map((code) => [code.id, code]),
  );
  const frozen = new Map<string, { name: string; codes: Map<string, { name: string; colour: number }> }>();
  const merges = mergesNow(db);
  const version = (id: string) => {
    const found = frozen.get(id);
    if (found) return found;
    const row = versionRow(db, id);
    const made = { name: row.name, codes: new Map(frozenCodes(db, row).map((code) => [code.id, code])) };
    frozen.set(id, made);
    return made;
  };
  return rows.map((row): ProposalView => {
    const change = JSON.parse(row.change) as ProposedChange;
    const { name: frameName, codes } = version(row.frame_id);
    return {
      id: row.id,
      frameId: row.frame_id,
      frameName,
      change,
      reason: row.reason,
      personId: row.person_id,
      at: row.at,
      state: row.state,
      answer: row.answer,
      decidedBy: row.decided_by,
      decidedAt: row.decided_at,
      codes: codesIn(change).map((id): NamedCode => {
        const known = live.get(id) ?? codes.get(id);
        const heir = live.has(id) ? null : followMerges(id, merges, (one) => live.has(one));
        return {
          id,
          name: known?.name ?? 'a code deleted since',
          colour: known?.colour ?? 1,
          isThere: live.has(id),
          mergedInto: heir === null ? null : (live.get(heir)?.name ?? null),
        };
      }),
      place: placeOf(db, row),
    };
  });
}

function placeOf(db: ReadDb, row: ProposalRow): ProposalView['place'] {
  if (row.document_id === null || row.start_at === null) return null;
  const doc = citable(db, row.document_id);
  const start = Math.min(row.start_at, Math.max(0, doc.text.length - 1));
  const end = Math.min(row.end_at ?? start + 1, doc.text.length);
  return {
    documentId: row.document_id,
    line: lineAt(doc.layout, start),
    reference: referenceOf(doc, start, end),
  };
}

/** Refuses a change that says nothing or speaks of codes that are not there. */
function checkChange(db: ReadDb, change: ProposedChange): void {
  for (const id of codesIn(change)) codeRow(db, id);
  const same = (left: string | undefined, right: string) => left === undefined || left === right;
  if (change.kind === 'rename' && codeRow(db, change.codeId).name === change.name)
    throw new Refusal('refused', 'It is called that already.');
  if (change.kind === 'merge' && change.from.includes(change.into))
    throw new Refusal('refused', 'A code cannot be merged into itself.');
  if (change.kind === 'move' && codeRow(db, change.codeId).parent_id === change.parentId)
    throw new Refusal('refused', 'It stands there already.');
  if (change.kind !== 'redefine') return;
  const row = codeRow(db, change.codeId);
  const isSame =
    same(change.definition, row.definition) &&
    same(change.fullDefinition, row.full_definition) &&
    same(change.useWhen, row.use_when) &&
    same(change.doNotUseWhen, row.do_not_use_when);
  if (isSame) throw new Refusal('refused', 'Those are its words already. Change some first.');
}

/** Keeps a proposal against the newest version. */
export function propose(ctx: CommandContext, { change, reason, place }: Parsed<'frame.propose'>) {
  const version = latestVersion(ctx.db);
  if (!version)
    throw new Refusal(
      'refused',
      'The coding frame is not frozen yet, so change it directly, or freeze it first.',
    );
  checkChange(ctx.db, change);
  const range = place && change.kind === 'add' ? settledRange(ctx, place) : null;
  const id = ctx.newId();
  ctx.recorder.insert('proposal', {
    id,
    frame_id: version.id,
    kind: change.kind,
    change: JSON.stringify(change),
    reason,
    person_id: ctx.person(),
    at: ctx.now(),
    document_id: range?.row.id ?? null,
    start_at: range?.start ?? null,
    end_at: range?.end ?? null,
    text_hash: range?.row.text_hash ?? null,
    state: 'open',
    answer: '',
    decided_by: null,
    decided_at: null,
  });
  return { id };
}

function openRow(db: ReadDb, id: string): ProposalRow {
  const row = proposalRow(db, id);
  if (row.state !== 'open') throw new Refusal('conflict', `That proposal was ${row.state} already.`);
  return row;
}

/** Marks a proposal as decided. */
export function decide(
  ctx: CommandContext,
  id: string,
  state: 'accepted' | 'declined',
  answer: string,
): ProposalRow {
  const row = openRow(ctx.db, id);
  ctx.recorder.update('proposal', id, {
    state,
    answer,
    decided_by: ctx.person(),
    decided_at: ctx.now(),
  });
  return row;
}

/** Makes the change that was proposed. */
function makeChange(
  ctx: CommandContext,
  change: ProposedChange,
  row: ProposalRow,
): { codeId: string | null; splitId: string | null } {
  const done = (codeId: string | null, splitId: string | null = null) => ({ codeId, splitId });
  switch (change.kind) {
    case 'add':
      return done(addCode(ctx, change, row));
    case 'rename':
      codeHandlers['code.update'](ctx, { id: change.codeId, name: change.name });
      return done(change.codeId);
    case 'redefine': {
      const { kind: _kind, codeId, ...words } = change;
      codeHandlers['code.update'](ctx, { id: codeId, ...words });
      return done(codeId);
    }
    case 'merge':
      mergeCodes(ctx, { from: [...new Set(change.from)], into: change.into });
      return done(change.into);
    case 'split': {
      const targets = change.names.map((name) => ({ name }));
      return done(change.codeId, startSplit(ctx, { codeId: change.codeId, targets }).id);
    }
    case 'retire':
      codeHandlers['code.retire'](ctx, { ids: [change.codeId], reason: row.reason });
      return done(change.codeId);
    case 'move':
      codeHandlers['code.move'](ctx, { ids: [change.codeId], parentId: change.parentId, before: null });
      return done(change.codeId);
  }
}

/** The code, and on the words it was wanted for a coding by the person who chose them, where they still stand. */
function addCode(
  ctx: CommandContext,
  change: Extract<ProposedChange, { kind: 'add' }>,
  row: ProposalRow,
): string {
  const codeId = createCode(ctx, change);
  if (row.document_id === null || row.start_at === null || row.end_at === null) return codeId;
  const doc = citable(ctx.db, row.document_id);
  if (doc.row.text_hash !== row.text_hash) return codeId;
  const asProposer = { ...ctx, person: () => row.person_id };
  const place = { documentId: row.document_id, start: row.start_at, end: row.end_at };
  applyCode(asProposer, { ...place, textHash: row.text_hash }, codeId);
  return codeId;
}

/** Does what was proposed and marks it accepted, all in one step. */
export function accept(ctx: CommandContext, { id, answer }: Parsed<'frame.accept'>) {
  const row = openRow(ctx.db, id);
  const change = JSON.parse(row.change) as ProposedChange;
  const isGone = codesIn(change).some(
    (codeId) => ctx.db.value('SELECT 1 FROM code WHERE id = ?', codeId) === null,
  );
  if (isGone)
    throw new Refusal('refused', 'A code it speaks of is not in the study any more. Decline it, and say so.');
  const made = makeChange(ctx, change, row);
  decide(ctx, id, 'accepted', answer);
  return made;
}

/** Takes an open proposal back. */
export function withdraw(ctx: CommandContext, id: string): void {
  ctx.recorder.remove('proposal', openRow(ctx.db, id).id);
}
