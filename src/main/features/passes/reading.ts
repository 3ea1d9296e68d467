/** Pass 1: a theme against its own extracts. */
import type { PassExtracts, VerdictKind } from '../../../shared/contract/passes.ts';
import type { ExtractGroup } from '../../../shared/contract/refine.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { must, type CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { themeAndUnder, themeRow } from '../themes/rows.ts';
import { CODINGS_OF, countsOf, ownMark, scopeOf } from './rows.ts';

interface PlaceRow {
  id: string;
  document_id: string;
  document: string;
  person: string;
  number: number | null;
  placed: number;
}

/** Every extract of a theme in the order of the transcripts. */
export function passExtracts(db: ReadDb, { themeId, withUnder }: Parsed<'pass.extracts'>): PassExtracts {
  themeRow(db, themeId);
  const scope = JSON.stringify(scopeOf(db, themeId, withUnder));
  const rows = db.all<PlaceRow>(
    `SELECT c.id, c.document_id, d.name AS document, coalesce(d.participant_id, d.id) AS person, p.number,
       c.code_id NOT IN (SELECT code_id FROM theme_code WHERE theme_id IN (SELECT value FROM json_each(?))) AS placed
     FROM coding c JOIN document d ON d.id = c.document_id LEFT JOIN participant p ON p.id = d.participant_id
     WHERE c.id IN (${CODINGS_OF}) ORDER BY d.position, d.id, c.start_at, c.end_at, c.id`,
    scope,
    scope,
    scope,
  );
  const groups: ExtractGroup[] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last?.key === row.document_id) last.count += 1;
    else
      groups.push({
        key: row.document_id,
        publicId: row.number === null ? '' : `P${row.number}`,
        name: row.document,
        count: 1,
      });
  }
  return {
    ids: rows.map((row) => row.id),
    groups,
    placed: rows.filter((row) => row.placed === 1).map((row) => row.id),
    people: new Set(rows.map((row) => row.person)).size,
  };
}

/** Marks extracts, or takes the person's own mark off. A move that was carried out stays as it is. */
export function markExtracts(ctx: CommandContext, { themeId, codingIds, mark }: Parsed<'pass.mark'>): null {
  themeRow(ctx.db, themeId);
  const reviewer = ctx.person();
  for (const codingId of new Set(codingIds)) {
    const row = ownMark(ctx.db, themeId, codingId, reviewer);
    if (row?.done_at) continue;
    if (mark === null) {
      if (row) ctx.recorder.remove('pass_mark', row.id);
      continue;
    }
    must(ctx.db.value('SELECT 1 FROM coding WHERE id = ?', codingId), 'extract');
    // made already: the date stays that of the first time
    if (row?.mark === mark) continue;
    const cells = { mark, to_code_id: null, to_theme_id: null, at: ctx.now(), done_at: null };
    if (row) ctx.recorder.update('pass_mark', row.id, cells);
    else
      ctx.recorder.insert('pass_mark', {
        id: ctx.newId(),
        theme_id: themeId,
        coding_id: codingId,
        reviewer_id: reviewer,
        ...cells,
      });
  }
  return null;
}

/** Takes the person's own marks off a theme. What was carried out is not undone by that, and stays noted. */
export function startAgain(ctx: CommandContext, themeId: string): { taken: number } {
  themeRow(ctx.db, themeId);
  const rows = ctx.db.all<{ id: string }>(
    'SELECT id FROM pass_mark WHERE theme_id = ? AND reviewer_id = ? AND done_at IS NULL',
    themeId,
    ctx.person(),
  );
  for (const { id } of rows) ctx.recorder.remove('pass_mark', id);
  return { taken: rows.length };
}

/** What a verdict says, as it is stored; refused while it says nothing. */
function verdictCells(themeId: string | null, kind: VerdictKind | null, words: string) {
  if (themeId !== null && kind === null)
    throw new Refusal('refused', 'Choose what becomes of the theme: keep, split, merge, drop or rework.');
  if (themeId === null && words.trim() === '') throw new Refusal('refused', 'Write a few words first.');
  return { kind: themeId === null ? null : kind, words: words.trim() };
}

/** Changes what one's own verdict says; its day, and how much had been read by then, stay. */
export function editVerdict(ctx: CommandContext, { id, kind, words }: Parsed<'pass.editVerdict'>): null {
  const row = must(
    ctx.db.get<{ theme_id: string | null; reviewer_id: string; kind: string | null; words: string }>(
      'SELECT theme_id, reviewer_id, kind, words FROM pass_verdict WHERE id = ?',
      id,
    ),
    'verdict',
  );
  if (row.reviewer_id !== ctx.person())
    throw new Refusal('refused', 'Somebody else wrote that verdict. Write one of your own beside it.');
  const said = verdictCells(row.theme_id, kind, words);
  if (said.kind !== row.kind || said.words !== row.words) ctx.recorder.update('pass_verdict', id, said);
  return null;
}

/** Writes a verdict beside those there are, with what had been read on the day. */
export function writeVerdict(
  ctx: CommandContext,
  { themeId, kind, words, withUnder }: Parsed<'pass.writeVerdict'>,
): { id: string } {
  if (themeId !== null) themeRow(ctx.db, themeId);
  const said = verdictCells(themeId, kind, words);
  const counts =
    themeId === null
      ? { total: 0, read: 0, fits: 0, not: 0, moves: 0 }
      : countsOf(ctx.db, themeId, withUnder || hasOnlyUnder(ctx.db, themeId));
  const { not, ...rest } = counts;
  const id = ctx.newId();
  ctx.recorder.insert('pass_verdict', {
    id,
    theme_id: themeId,
    ...said,
    reviewer_id: ctx.person(),
    at: ctx.now(),
    ...rest,
    not_fits: not,
  });
  return { id };
}

/** A theme without codes of its own is what stands under it. */
const hasOnlyUnder = (db: ReadDb, themeId: string): boolean =>
  db.value('SELECT 1 FROM theme_code WHERE theme_id = ?', themeId) === null &&
  themeAndUnder(db, themeId).length > 1;
