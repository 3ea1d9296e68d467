/** How far the reading of each theme is: only extracts that are still of the theme count, so that each number opens as many rows. */
import type {
  PassMark,
  PassTally,
  ReviewerProgress,
  SharedTally,
  ThemeProgress,
} from '../../../shared/contract/passes.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codeCounts } from '../counts/index.ts';
import { allVerdicts } from './rows.ts';

/** What is read with a theme: extracts of these codes, and those placed with one of these themes directly. */
interface Scope {
  themes: ReadonlySet<string>;
  codes: ReadonlySet<string>;
}
interface Scopes {
  own: Scope;
  withUnder: Scope;
}
/** Marks on extracts of one code, read against one theme. */
interface MarkedRow extends SharedTally {
  theme_id: string;
  reviewer_id: string;
  code_id: string;
  first_at: string;
  last_at: string;
}
/** A mark on an extract that some theme has as a quote. */
interface DirectRow {
  theme_id: string;
  reviewer_id: string;
  coding_id: string;
  code_id: string;
  mark: PassMark;
  placed_with: string;
}

const byTheme = <T extends { theme_id: string }>(rows: readonly T[]) =>
  Map.groupBy(rows, (row) => row.theme_id);

function scopesOf(db: ReadDb): Map<string, Scopes> {
  const themes = db.all<{ id: string; parent_id: string | null }>('SELECT id, parent_id FROM theme');
  const children = Map.groupBy(themes, (row) => row.parent_id);
  const codes = byTheme(
    db.all<{ theme_id: string; code_id: string }>('SELECT theme_id, code_id FROM theme_code'),
  );
  const under = (id: string): string[] => [
    id,
    ...(children.get(id) ?? []).flatMap((child) => under(child.id)),
  ];
  const scope = (ids: readonly string[]): Scope => ({
    themes: new Set(ids),
    codes: new Set(ids.flatMap((id) => (codes.get(id) ?? []).map((row) => row.code_id))),
  });
  return new Map(themes.map(({ id }) => [id, { own: scope([id]), withUnder: scope(under(id)) }]));
}

/** Extracts of a scope. A coding has one code, so that adding up codes counts none twice. */
function extractCounts(db: ReadDb): (scope: Scope) => number {
  const used = codeCounts(db);
  const placed = byTheme(
    db.all<{ theme_id: string; coding_id: string; code_id: string }>(
      'SELECT q.theme_id, q.coding_id, c.code_id FROM theme_quote q JOIN coding c ON c.id = q.coding_id',
    ),
  );
  return ({ themes, codes }) => {
    const direct = [...themes].flatMap((id) => placed.get(id) ?? []).filter((row) => !codes.has(row.code_id));
    return (
      [...codes].reduce((sum, code) => sum + (used.get(code)?.codings ?? 0), 0) +
      new Set(direct.map((row) => row.coding_id)).size
    );
  };
}

/** Marks by theme and code: of each reader, and over everybody with each extract once. */
function marksByCode(db: ReadDb): { readers: Map<string, MarkedRow[]>; everybody: Map<string, MarkedRow[]> } {
  // a reader has one mark on an extract, so that none needs to be put together first
  const rows = db.all<MarkedRow>(
    `SELECT p.theme_id, p.reviewer_id, c.code_id, count(*) AS read, sum(p.mark = 'fits') AS fits, sum(p.mark = 'not') AS "not",
       sum(p.mark = 'moves') AS moves, 0 AS differ, min(p.at) AS first_at, max(p.at) AS last_at
     FROM pass_mark p JOIN coding c ON c.id = p.coding_id
     GROUP BY p.theme_id, p.reviewer_id, c.code_id ORDER BY min(p.at)`,
  );
  const readers = byTheme(rows);
  if (new Set(rows.map((row) => row.reviewer_id)).size < 2) return { readers, everybody: readers };
  const everybody = db.all<MarkedRow>(
    `SELECT theme_id, '' AS reviewer_id, code_id, count(*) AS read, sum(f) AS fits, sum(n) AS "not", sum(m) AS moves,
       sum(f + n + m > 1) AS differ, '' AS first_at, '' AS last_at FROM
       (SELECT p.theme_id, c.code_id, max(p.mark = 'fits') AS f, max(p.mark = 'not') AS n, max(p.mark = 'moves') AS m
        FROM pass_mark p JOIN coding c ON c.id = p.coding_id GROUP BY p.theme_id, p.coding_id)
     GROUP BY theme_id, code_id`,
  );
  return { readers, everybody: byTheme(everybody) };
}

function tallyOf(rows: readonly MarkedRow[], direct: readonly DirectRow[], scope: Scope): SharedTally {
  const sum: SharedTally = { read: 0, fits: 0, not: 0, moves: 0, differ: 0 };
  const keys = Object.keys(sum) as (keyof SharedTally)[];
  for (const row of rows) if (scope.codes.has(row.code_id)) for (const key of keys) sum[key] += row[key];
  const placed = direct.filter((row) => scope.themes.has(row.placed_with) && !scope.codes.has(row.code_id));
  for (const of of Map.groupBy(placed, (row) => row.coding_id).values()) {
    const marks = new Set(of.map((row) => row.mark));
    sum.read += 1;
    for (const mark of marks) sum[mark] += 1;
    sum.differ += Number(marks.size > 1);
  }
  return sum;
}

/** Of one reader, who is of one mind about an extract. */
const ownTally = (...of: Parameters<typeof tallyOf>): PassTally => {
  const { differ: _, ...tally } = tallyOf(...of);
  return tally;
};

function readersOf(
  rows: readonly MarkedRow[],
  direct: readonly DirectRow[],
  { own, withUnder }: Scopes,
): ReviewerProgress[] {
  return [...Map.groupBy(rows, (row) => row.reviewer_id)].map(([reviewerId, of]) => {
    const placed = direct.filter((row) => row.reviewer_id === reviewerId);
    const all = ownTally(of, placed, withUnder);
    return {
      reviewerId,
      own: ownTally(of, placed, own),
      withUnder: all,
      left: of.reduce((sum, row) => sum + row.read, 0) - all.read,
      firstAt: of.reduce(
        (first, row) => (row.first_at < first ? row.first_at : first),
        of[0]?.first_at ?? '',
      ),
      lastAt: of.reduce((last, row) => (row.last_at > last ? row.last_at : last), ''),
    };
  });
}

/** Where every theme stands: how many extracts, who read how many of them, and the last verdict. */
export function passProgress(db: ReadDb): ThemeProgress[] {
  const count = extractCounts(db);
  const { readers, everybody } = marksByCode(db);
  const direct = byTheme(
    db.all<DirectRow>(
      `SELECT p.theme_id, p.reviewer_id, p.coding_id, c.code_id, p.mark, q.theme_id AS placed_with FROM theme_quote q
       JOIN pass_mark p ON p.coding_id = q.coding_id JOIN coding c ON c.id = p.coding_id`,
    ),
  );
  const verdicts = Map.groupBy(allVerdicts(db), (verdict) => verdict.themeId);
  return [...scopesOf(db)].map(([themeId, scopes]) => {
    const placed = direct.get(themeId) ?? [];
    const marks = everybody.get(themeId) ?? [];
    return {
      themeId,
      own: count(scopes.own),
      withUnder: count(scopes.withUnder),
      reviewers: readersOf(readers.get(themeId) ?? [], placed, scopes),
      marked: {
        own: tallyOf(marks, placed, scopes.own),
        withUnder: tallyOf(marks, placed, scopes.withUnder),
      },
      verdict: verdicts.get(themeId)?.[0] ?? null,
      verdicts: verdicts.get(themeId)?.length ?? 0,
    };
  });
}
