import type {
  PassCounts,
  PassMark,
  PassMarkView,
  VerdictKind,
  VerdictView,
} from '../../../shared/contract/passes.ts';
import { must } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { themeAndUnder } from '../themes/rows.ts';

export interface MarkRow {
  id: string;
  theme_id: string;
  coding_id: string;
  reviewer_id: string;
  mark: PassMark;
  to_code_id: string | null;
  to_theme_id: string | null;
  at: string;
  done_at: string | null;
}
interface VerdictRow {
  id: string;
  theme_id: string | null;
  kind: VerdictKind | null;
  words: string;
  reviewer_id: string;
  at: string;
  total: number;
  read: number;
  fits: number;
  not_fits: number;
  moves: number;
}

/** The row of a mark; refuses when it is gone. */
export const markRow = (db: ReadDb, id: string): MarkRow =>
  must(db.get<MarkRow>('SELECT * FROM pass_mark WHERE id = ?', id), 'mark');

/** The person's own mark on an extract of a theme. */
export const ownMark = (
  db: ReadDb,
  themeId: string,
  codingId: string,
  reviewerId: string,
): MarkRow | undefined =>
  db.get<MarkRow>(
    'SELECT * FROM pass_mark WHERE theme_id = ? AND coding_id = ? AND reviewer_id = ?',
    themeId,
    codingId,
    reviewerId,
  );

/** Every mark made while reading a theme, the earliest first. */
export const marksOfTheme = (db: ReadDb, themeId: string): PassMarkView[] =>
  db
    .all<MarkRow & { to_code: string | null; to_theme: string | null }>(
      `SELECT m.*, k.name AS to_code, t.name AS to_theme FROM pass_mark m
       LEFT JOIN code k ON k.id = m.to_code_id LEFT JOIN theme t ON t.id = m.to_theme_id
       WHERE m.theme_id = ? ORDER BY m.at, m.id`,
      themeId,
    )
    .map((row) => ({
      id: row.id,
      codingId: row.coding_id,
      reviewerId: row.reviewer_id,
      mark: row.mark,
      to:
        row.to_code_id !== null
          ? { kind: 'code', id: row.to_code_id, name: row.to_code ?? '' }
          : row.to_theme_id !== null
            ? { kind: 'theme', id: row.to_theme_id, name: row.to_theme ?? '' }
            : null,
      at: row.at,
      doneAt: row.done_at,
    }));

const verdictView = (row: VerdictRow): VerdictView => ({
  id: row.id,
  themeId: row.theme_id,
  kind: row.kind,
  words: row.words,
  reviewerId: row.reviewer_id,
  at: row.at,
  counts: { total: row.total, read: row.read, fits: row.fits, not: row.not_fits, moves: row.moves },
});

/** Verdicts on a theme, or on the whole; the last one first. */
export const verdictsOn = (db: ReadDb, themeId: string | null): VerdictView[] =>
  db
    .all<VerdictRow>('SELECT * FROM pass_verdict WHERE theme_id IS ? ORDER BY at DESC, id DESC', themeId)
    .map(verdictView);

/** Every verdict, the last one first. */
export const allVerdicts = (db: ReadDb): VerdictView[] =>
  db.all<VerdictRow>('SELECT * FROM pass_verdict ORDER BY at DESC, id DESC').map(verdictView);

/** The theme, with everything under it when asked. */
export const scopeOf = (db: ReadDb, themeId: string, withUnder: boolean): string[] =>
  withUnder ? themeAndUnder(db, themeId) : [themeId];

/** Codings of the codes of some themes, and those marked for or against them directly. One parameter, twice. */
export const CODINGS_OF = `
  SELECT id FROM coding WHERE code_id IN (
    SELECT code_id FROM theme_code WHERE theme_id IN (SELECT value FROM json_each(?)))
  UNION SELECT coding_id FROM theme_quote WHERE theme_id IN (SELECT value FROM json_each(?))`;

/** What a reading of these themes comes to, over everybody's marks: an extract two people read is read once. */
export function countsOf(db: ReadDb, themeId: string, withUnder: boolean): PassCounts {
  const scope = JSON.stringify(scopeOf(db, themeId, withUnder));
  // what was read and moved away is a part of what was read
  const total =
    db.value<number>(
      `SELECT count(*) FROM (${CODINGS_OF} UNION SELECT coding_id FROM pass_mark WHERE theme_id = ?)`,
      scope,
      scope,
      themeId,
    ) ?? 0;
  const counted = (mark: string) =>
    db.value<number>(`SELECT count(DISTINCT coding_id) FROM pass_mark WHERE theme_id = ? ${mark}`, themeId) ??
    0;
  return {
    total,
    read: counted(''),
    fits: counted("AND mark = 'fits'"),
    not: counted("AND mark = 'not'"),
    moves: counted("AND mark = 'moves'"),
  };
}
