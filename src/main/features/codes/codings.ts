import { Refusal } from '../../../shared/contract/errors.ts';
import { reaches } from '../../../shared/domain/codebook/overlaps.ts';
import { makeAnchor, snapRange } from '../../../shared/domain/text/index.ts';
import type { CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { removeWith } from '../dependents.ts';
import { documentRow, textByHash, type DocumentRow } from '../documents/rows.ts';
import { moveExamples } from './examples.ts';
import { refuseRetired } from './retire.ts';
import { codeRow, type CodingRow } from './rows.ts';
import { mergeOffer } from './touching.ts';

interface Range {
  documentId: string;
  start: number;
  end: number;
  textHash: string;
}

/** The range as it may be stored: on letters, inside the text the person was looking at, not empty. */
export function settledRange(
  ctx: CommandContext,
  range: Range,
): { row: DocumentRow; text: string; start: number; end: number } {
  const row = documentRow(ctx.db, range.documentId);
  if (row.text_hash !== range.textHash) {
    throw new Refusal(
      'conflict',
      'The transcript was changed meanwhile. Look at it again and code once more.',
    );
  }
  const text = textByHash(ctx.db, row.text_hash);
  const { start, end } = snapRange(
    text,
    Math.min(range.start, text.length),
    Math.min(range.end, text.length),
  );
  if (end <= start || text.slice(start, end).trim() === '')
    throw new Refusal('refused', 'Select some words first.');
  return { row, text, start, end };
}

/** The first coding made on a transcript fixes its line numbers. */
function settle(ctx: CommandContext, row: DocumentRow): void {
  if (row.settled_at === null) ctx.recorder.update('document', row.id, { settled_at: ctx.now() });
}

const sameCoding = (
  ctx: CommandContext,
  documentId: string,
  codeId: string,
  coder: string,
  start: number,
  end: number,
) =>
  ctx.db.value<string>(
    'SELECT id FROM coding WHERE code_id = ? AND document_id = ? AND coder_id = ? AND start_at = ? AND end_at = ?',
    codeId,
    documentId,
    coder,
    start,
    end,
  );

/** Applies a code to words. The same coding is stored once; a code that is only a heading is refused. */
export function applyCode(ctx: CommandContext, range: Range, codeId: string) {
  const code = codeRow(ctx.db, codeId);
  if (code.is_heading === 1)
    throw new Refusal('refused', `${code.name} is a heading. Choose a code under it.`);
  refuseRetired(code);
  const { row, text, start, end } = settledRange(ctx, range);
  const coder = ctx.person();
  const existing = sameCoding(ctx, row.id, codeId, coder, start, end);
  if (existing) return { codingId: existing, codeId, existed: true, mergeOffer: [] };
  settle(ctx, row);
  const anchor = makeAnchor(text, start, end);
  const coding: CodingRow = {
    id: ctx.newId(),
    document_id: row.id,
    code_id: codeId,
    coder_id: coder,
    start_at: start,
    end_at: end,
    quote: anchor.quote,
    prefix: anchor.prefix,
    suffix: anchor.suffix,
    anchored: 1,
    created_at: ctx.now(),
  };
  ctx.recorder.insert('coding', { ...coding });
  return {
    codingId: coding.id,
    codeId,
    existed: false,
    mergeOffer: mergeOffer(ctx.db, coding.id),
  };
}

/** Moves the ends of a coding; its memos and quotes stay with it. */
export function resizeCoding(
  ctx: CommandContext,
  coding: CodingRow,
  start: number,
  end: number,
  textHash: string,
): string[] {
  const range = settledRange(ctx, { documentId: coding.document_id, start, end, textHash });
  const twin = sameCoding(ctx, coding.document_id, coding.code_id, coding.coder_id, range.start, range.end);
  if (twin && twin !== coding.id)
    throw new Refusal('refused', 'There is such a coding on exactly these words already.');
  const anchor = makeAnchor(range.text, range.start, range.end);
  ctx.recorder.update('coding', coding.id, {
    start_at: range.start,
    end_at: range.end,
    quote: anchor.quote,
    prefix: anchor.prefix,
    suffix: anchor.suffix,
    anchored: 1,
  });
  return mergeOffer(ctx.db, coding.id);
}

/** What hangs on one coding moves to another before the first is removed. */
function moveBelongings(ctx: CommandContext, from: string, to: string): void {
  for (const memo of ctx.db.all<{ id: string }>(
    "SELECT id FROM memo WHERE target_kind = 'coding' AND target_id = ?",
    from,
  )) {
    ctx.recorder.update('memo', memo.id, { target_id: to });
  }
  for (const quote of ctx.db.all<{ id: string; theme_id: string }>(
    'SELECT id, theme_id FROM theme_quote WHERE coding_id = ?',
    from,
  )) {
    const taken =
      ctx.db.value('SELECT 1 FROM theme_quote WHERE theme_id = ? AND coding_id = ?', quote.theme_id, to) !==
      null;
    if (!taken) ctx.recorder.update('theme_quote', quote.id, { coding_id: to });
  }
  const card = ctx.db.value<string>('SELECT id FROM card WHERE coding_id = ?', from);
  if (card !== null && ctx.db.value('SELECT 1 FROM card WHERE coding_id = ?', to) === null)
    ctx.recorder.update('card', card, { coding_id: to });
  for (const item of ctx.db.all<{ id: string }>('SELECT id FROM map_item WHERE coding_id = ?', from))
    ctx.recorder.update('map_item', item.id, { coding_id: to });
  for (const mark of ctx.db.all<{ id: string; theme_id: string; reviewer_id: string }>(
    'SELECT id, theme_id, reviewer_id FROM pass_mark WHERE coding_id = ?',
    from,
  )) {
    const taken = ctx.db.value(
      'SELECT 1 FROM pass_mark WHERE theme_id = ? AND reviewer_id = ? AND coding_id = ?',
      mark.theme_id,
      mark.reviewer_id,
      to,
    );
    if (taken === null) ctx.recorder.update('pass_mark', mark.id, { coding_id: to });
  }
  for (const item of ctx.db.all<{ id: string }>('SELECT id FROM review_item WHERE coding_id = ?', from)) {
    ctx.recorder.update('review_item', item.id, { coding_id: to });
  }
  for (const code of ctx.db.all<{ id: string }>('SELECT id FROM code WHERE in_vivo_coding_id = ?', from)) {
    ctx.recorder.update('code', code.id, { in_vivo_coding_id: to });
  }
  moveExamples(ctx, from, to);
}

/** What has to be known of a coding that gets another code. */
export type Recoded = Pick<CodingRow, 'id' | 'code_id' | 'document_id' | 'coder_id' | 'start_at' | 'end_at'>;
const wordsOf = (row: Recoded): string => `${row.document_id} ${row.coder_id} ${row.start_at} ${row.end_at}`;

/**
 * The codings of a code on whose words these may stand: those on the very same words, or all of them where there are fewer of
 * them than codings to look for.
 */
function standingAmong(db: ReadDb, codings: readonly Recoded[], codeId: string): Recoded[] {
  const held = db.value<number>('SELECT count(*) FROM coding WHERE code_id = ?', codeId) ?? 0;
  if (held <= codings.length)
    return db.all<Recoded>(
      'SELECT id, code_id, document_id, coder_id, start_at, end_at FROM coding WHERE code_id = ?',
      codeId,
    );
  return db.all<Recoded>(
    `SELECT t.id, t.code_id, t.document_id, t.coder_id, t.start_at, t.end_at
     FROM json_each(?) AS moving CROSS JOIN coding c ON c.id = moving.value
     CROSS JOIN coding t ON t.code_id = ? AND t.document_id = c.document_id AND t.coder_id = c.coder_id
       AND t.start_at = c.start_at AND t.end_at = c.end_at`,
    JSON.stringify(codings.map((coding) => coding.id)),
    codeId,
  );
}

/**
 * Codings that are to get another code, in their order: those that move, and those that do not because the same person has it on
 * the very same words already, or will have by one before them.
 */
export function twinsAmong(db: ReadDb, codings: readonly Recoded[], codeId: string) {
  const there = standingAmong(db, codings, codeId);
  const onWords = new Map(there.map((row) => [wordsOf(row), row.id]));
  const moving: string[] = [];
  const twins: { id: string; twin: string }[] = [];
  for (const coding of codings) {
    if (coding.code_id === codeId) continue;
    const words = wordsOf(coding);
    const twin = onWords.get(words);
    if (twin !== undefined) twins.push({ id: coding.id, twin });
    else {
      onWords.set(words, coding.id);
      moving.push(coding.id);
    }
  }
  return { moving, twins };
}

/** Gives codings another code. One that is there already takes over what hangs on the one that moves. */
export function recode(ctx: CommandContext, codings: readonly Recoded[], codeId: string) {
  const { moving, twins } = twinsAmong(ctx.db, codings, codeId);
  for (const { id, twin } of twins) {
    moveBelongings(ctx, id, twin);
    removeWith(ctx, 'coding', id);
  }
  ctx.recorder.updateAll('coding', moving, { code_id: codeId });
  return { moved: moving.length, alreadyThere: twins.length };
}

/** Makes one coding of several by the same person with the same code that overlap or touch. */
export function joinCodings(ctx: CommandContext, codings: readonly CodingRow[]): string {
  const sorted = codings.toSorted((a, b) => a.start_at - b.start_at || b.end_at - a.end_at);
  const [first, ...rest] = sorted;
  if (!first || rest.length === 0) throw new Refusal('refused', 'Choose at least two codings to join.');
  let reach = first.end_at;
  for (const next of rest) {
    const alike =
      next.document_id === first.document_id &&
      next.code_id === first.code_id &&
      next.coder_id === first.coder_id;
    if (!alike || !reaches(reach, { start: next.start_at, before: next.prefix })) {
      throw new Refusal(
        'refused',
        'Only codings of one code by one person that overlap or touch can be joined.',
      );
    }
    reach = Math.max(reach, next.end_at);
  }
  for (const next of rest) {
    moveBelongings(ctx, next.id, first.id);
    removeWith(ctx, 'coding', next.id);
  }
  const { text_hash } = documentRow(ctx.db, first.document_id);
  if (reach !== first.end_at) resizeCoding(ctx, first, first.start_at, reach, text_hash);
  return first.id;
}
