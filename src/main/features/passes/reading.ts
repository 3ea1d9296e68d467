/** Pass 1: a theme against its own extracts. */
import type { PassExtracts, ReviewerProgress, ThemeProgress } from '../../../shared/contract/passes.ts';
import type { ExtractGroup } from '../../../shared/contract/refine.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { must, type CommandContext } from '../../core/context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { themeAndUnder, themeRow } from '../themes/rows.ts';
import { allVerdicts, CODINGS_OF, countsOf, ownMark, scopeOf } from './rows.ts';

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

interface ProgressRow {
  theme_id: string;
  reviewer_id: string;
  read: number;
  fits: number;
  not_fits: number;
  moves: number;
  moved: number;
  first_at: string;
  last_at: string;
}

/** Extracts of each theme: of its own codes and placed with it, and with everything under it. */
function extractCounts(db: ReadDb): Map<string, { own: number; withUnder: number }> {
  const perCode = new Map(
    db
      .all<{ code_id: string; n: number }>('SELECT code_id, count(*) AS n FROM coding GROUP BY code_id')
      .map((row) => [row.code_id, row.n]),
  );
  const themes = db.all<{ id: string; parent_id: string | null }>('SELECT id, parent_id FROM theme');
  const children = Map.groupBy(themes, (row) => row.parent_id);
  const codes = Map.groupBy(
    db.all<{ theme_id: string; code_id: string }>('SELECT theme_id, code_id FROM theme_code'),
    (row) => row.theme_id,
  );
  const placed = Map.groupBy(
    db.all<{ theme_id: string; coding_id: string; code_id: string }>(
      'SELECT q.theme_id, q.coding_id, c.code_id FROM theme_quote q JOIN coding c ON c.id = q.coding_id',
    ),
    (row) => row.theme_id,
  );
  const under = (id: string): string[] => [
    id,
    ...(children.get(id) ?? []).flatMap((child) => under(child.id)),
  ];
  // a coding has one code, so that adding up codes counts none twice
  const count = (ids: readonly string[]): number => {
    const own = new Set(ids.flatMap((id) => (codes.get(id) ?? []).map((row) => row.code_id)));
    const direct = ids.flatMap((id) => placed.get(id) ?? []).filter((row) => !own.has(row.code_id));
    return (
      [...own].reduce((sum, code) => sum + (perCode.get(code) ?? 0), 0) +
      new Set(direct.map((row) => row.coding_id)).size
    );
  };
  return new Map(themes.map(({ id }) => [id, { own: count([id]), withUnder: count(under(id)) }]));
}

/** Where every theme stands: how many extracts, who read how many of them, and the last verdict. */
export function passProgress(db: ReadDb): ThemeProgress[] {
  const readings = Map.groupBy(
    db.all<ProgressRow>(
      `SELECT theme_id, reviewer_id, count(*) AS read, sum(mark = 'fits') AS fits, sum(mark = 'not') AS not_fits,
              sum(mark = 'moves') AS moves, sum(done_at IS NOT NULL) AS moved, min(at) AS first_at, max(at) AS last_at
       FROM pass_mark GROUP BY theme_id, reviewer_id ORDER BY min(at)`,
    ),
    (row) => row.theme_id,
  );
  const marked = new Map(
    db
      .all<ThemeProgress['marked'] & { theme_id: string }>(
        `SELECT theme_id, count(*) AS read, sum(f) AS fits, sum(n) AS "not", sum(m) AS moves, sum(f + n + m > 1) AS differ FROM
           (SELECT theme_id, max(mark = 'fits') AS f, max(mark = 'not') AS n, max(mark = 'moves') AS m
            FROM pass_mark GROUP BY theme_id, coding_id)
         GROUP BY theme_id`,
      )
      .map(({ theme_id, ...counts }) => [theme_id, counts]),
  );
  const verdicts = Map.groupBy(allVerdicts(db), (verdict) => verdict.themeId);
  return [...extractCounts(db)].map(([themeId, counts]) => ({
    themeId,
    ...counts,
    reviewers: (readings.get(themeId) ?? []).map((row): ReviewerProgress => ({
      reviewerId: row.reviewer_id,
      read: row.read,
      fits: row.fits,
      not: row.not_fits,
      moves: row.moves,
      moved: row.moved,
      firstAt: row.first_at,
      lastAt: row.last_at,
    })),
    marked: marked.get(themeId) ?? { read: 0, fits: 0, not: 0, moves: 0, differ: 0 },
    verdict: verdicts.get(themeId)?.[0] ?? null,
    verdicts: verdicts.get(themeId)?.length ?? 0,
  }));
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

/** Writes a verdict beside those there are, with what had been read on the day. */
export function writeVerdict(
  ctx: CommandContext,
  { themeId, kind, words, withUnder }: Parsed<'pass.writeVerdict'>,
): { id: string } {
  const said = words.trim();
  if (themeId !== null) themeRow(ctx.db, themeId);
  if (themeId !== null && kind === null)
    throw new Refusal('refused', 'Choose what becomes of the theme: keep, split, merge, drop or rework.');
  if (themeId === null && said === '') throw new Refusal('refused', 'Write a few words first.');
  const counts =
    themeId === null
      ? { total: 0, read: 0, fits: 0, not: 0, moves: 0 }
      : countsOf(ctx.db, themeId, withUnder || hasOnlyUnder(ctx.db, themeId));
  const { not, ...rest } = counts;
  const id = ctx.newId();
  ctx.recorder.insert('pass_verdict', {
    id,
    theme_id: themeId,
    kind: themeId === null ? null : kind,
    words: said,
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
