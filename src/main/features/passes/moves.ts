/** Extracts that belong elsewhere: kept as marks, shown as a list, carried out in one step. */
import type { PassMove, PassTarget } from '../../../shared/contract/passes.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { recode } from '../codes/codings.ts';
import { describe } from '../codes/extracts.ts';
import { refuseRetired } from '../codes/retire.ts';
import { codeRow, codingRow, type CodingRow } from '../codes/rows.ts';
import { nextPosition } from '../positions.ts';
import { themeRow } from '../themes/rows.ts';
import { markRow, marksOfTheme, ownMark, type MarkRow } from './rows.ts';

const isOfTheme = (db: ReadDb, themeId: string, codeId: string): boolean =>
  db.value('SELECT 1 FROM theme_code WHERE theme_id = ? AND code_id = ?', themeId, codeId) !== null;
const isRetired = (db: ReadDb, codeId: string): boolean => codeRow(db, codeId).retired_at !== null;
const placeWith = (db: ReadDb, themeId: string, codingId: string): string | null =>
  db.value<string>('SELECT id FROM theme_quote WHERE theme_id = ? AND coding_id = ?', themeId, codingId);

/** Marks extracts as belonging elsewhere; carried out at once when asked. */
export function moveExtracts(ctx: CommandContext, { themeId, codingIds, to, now }: Parsed<'pass.move'>) {
  themeRow(ctx.db, themeId);
  if (to.kind === 'code') {
    const code = codeRow(ctx.db, to.id);
    if (code.is_heading === 1)
      throw new Refusal('refused', `${code.name} is a heading. Choose a code under it.`);
    refuseRetired(code);
  } else if (themeRow(ctx.db, to.id).id === themeId) {
    throw new Refusal('refused', 'It is with this theme already. Choose another one.');
  }
  const ids = [...new Set(codingIds)];
  const reasons = ids.map((codingId) => [codingId, whyNot(ctx, themeId, codingId, to)] as const);
  const staying = reasons.flatMap(([, reason]) => reason ?? []);
  if (staying[0] !== undefined && staying.length === ids.length) throw new Refusal('refused', staying[0]);
  for (const [codingId, reason] of reasons)
    if (reason === null) markMove(ctx, { themeId, codingId, to, now });
  return { marked: ids.length - staying.length, left: staying.length };
}

/** Why an extract stays where it is, or null when it can be moved. */
function whyNot(ctx: CommandContext, themeId: string, codingId: string, to: MoveOf['to']): string | null {
  const coding = codingRow(ctx.db, codingId);
  if (to.kind === 'code' && to.id === coding.code_id)
    return `It has the code ${codeRow(ctx.db, to.id).name} already.`;
  if (ownMark(ctx.db, themeId, codingId, ctx.person())?.done_at)
    return 'That extract was moved already. Undo takes the move back.';
  return null;
}

type MoveOf = Omit<Parsed<'pass.move'>, 'codingIds'> & { codingId: string };

function markMove(ctx: CommandContext, { themeId, codingId, to, now }: MoveOf): void {
  const reviewer = ctx.person();
  const row = ownMark(ctx.db, themeId, codingId, reviewer);
  const cells = {
    mark: 'moves',
    to_code_id: to.kind === 'code' ? to.id : null,
    to_theme_id: to.kind === 'theme' ? to.id : null,
    at: ctx.now(),
    done_at: null,
  };
  const id = row?.id ?? ctx.newId();
  if (row) ctx.recorder.update('pass_mark', id, cells);
  else
    ctx.recorder.insert('pass_mark', {
      id,
      theme_id: themeId,
      coding_id: codingId,
      reviewer_id: reviewer,
      ...cells,
    });
  if (now) perform(ctx, markRow(ctx.db, id));
}

/** Gives the extract its new code, or places it with its new theme; it is no longer marked for the one it leaves. */
function perform(ctx: CommandContext, row: MarkRow): boolean {
  const coding = ctx.db.get<CodingRow>('SELECT * FROM coding WHERE id = ?', row.coding_id);
  if (!coding || row.mark !== 'moves' || row.done_at !== null) return false;
  if (row.to_code_id === null && row.to_theme_id === null) return false;
  if (row.to_code_id !== null && isRetired(ctx.db, row.to_code_id)) return false;
  // before the coding may become one with another, so that the mark moves with what it is about
  ctx.recorder.update('pass_mark', row.id, { done_at: ctx.now() });
  const here = placeWith(ctx.db, row.theme_id, coding.id);
  if (here !== null) ctx.recorder.remove('theme_quote', here);
  if (row.to_theme_id !== null && placeWith(ctx.db, row.to_theme_id, coding.id) === null) {
    ctx.recorder.insert('theme_quote', {
      id: ctx.newId(),
      theme_id: row.to_theme_id,
      coding_id: coding.id,
      stance: 'for',
      position: nextPosition(ctx.db, 'theme_quote', 'theme_id', row.to_theme_id),
    });
  }
  if (row.to_code_id !== null) recode(ctx, [coding], row.to_code_id);
  return true;
}

/** Carries out the moves chosen from the list. */
export function carryOut(ctx: CommandContext, { themeId, ids }: Parsed<'pass.carryOut'>) {
  themeRow(ctx.db, themeId);
  let done = 0;
  for (const id of new Set(ids)) {
    const row = ctx.db.get<MarkRow>('SELECT * FROM pass_mark WHERE id = ? AND theme_id = ?', id, themeId);
    if (row && perform(ctx, row)) done += 1;
  }
  return { done, gone: new Set(ids).size - done };
}

/** What one move would do, in a sentence. */
function sentenceOf(db: ReadDb, themeId: string, coding: CodingRow, to: PassTarget): string {
  const from = codeRow(db, coding.code_id).name;
  const unplaced = placeWith(db, themeId, coding.id) !== null;
  if (to.kind === 'theme') {
    const stays = isOfTheme(db, themeId, coding.code_id)
      ? ` It keeps its code ${from}, which is in this theme, so it is read here too.`
      : '';
    return `Becomes a key quote of ${to.name}.${stays}`;
  }
  if (isRetired(db, to.id)) return `${to.name} was retired since. Choose another code for this extract.`;
  const twin = db.value(
    'SELECT 1 FROM coding WHERE code_id = ? AND document_id = ? AND coder_id = ? AND start_at = ? AND end_at = ?',
    to.id,
    coding.document_id,
    coding.coder_id,
    coding.start_at,
    coding.end_at,
  );
  return [
    twin === null
      ? `Has the code ${to.name} in place of ${from}.`
      : `Becomes one with the coding of ${to.name} on the same words; ${from} is taken off.`,
    isOfTheme(db, themeId, to.id) ? ' That code is in this theme too.' : '',
    unplaced ? ' It is no longer marked for this theme.' : '',
  ].join('');
}

/** Moves that wait to be carried out, in the order of the transcripts. */
export function waitingMoves(db: ReadDb, themeId: string): PassMove[] {
  themeRow(db, themeId);
  const waiting = marksOfTheme(db, themeId).filter((mark) => mark.mark === 'moves' && mark.doneAt === null);
  const rows = db.all<CodingRow>(
    `SELECT c.* FROM coding c JOIN document d ON d.id = c.document_id WHERE c.id IN (SELECT value FROM json_each(?))
     ORDER BY d.position, d.id, c.start_at, c.end_at, c.id`,
    JSON.stringify(waiting.map((mark) => mark.codingId)),
  );
  const views = describe(
    db,
    rows.map((row) => ({ ...row, memos: 0 })),
  );
  const marksOn = Map.groupBy(waiting, (mark) => mark.codingId);
  return rows.flatMap((row, at) => {
    const marks = marksOn.get(row.id) ?? [];
    const wanted = new Set(marks.map((mark) => mark.to?.id));
    return marks.flatMap(({ id, reviewerId, to }): PassMove[] =>
      to === null
        ? []
        : [
            {
              id,
              codingId: row.id,
              reference: views[at]?.reference ?? '',
              quote: row.quote,
              reviewerId,
              to,
              sentence: sentenceOf(db, themeId, row, to),
              isDisputed: wanted.size > 1,
            },
          ],
    );
  });
}
