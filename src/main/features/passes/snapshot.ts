import type { PassMarkRow, PassSnapshot, PassVerdictRow } from '../../../shared/domain/passes/snapshot.ts';
import type { QueryContext } from '../context.ts';
import { describe } from '../codes/extracts.ts';
import type { CodingRow } from '../codes/rows.ts';
import { allVerdicts, marksOfTheme } from './rows.ts';

/** The review of one theme or all, with published ids only: participant numbers, line references, aliases of the team. */
export function passSnapshot(ctx: QueryContext, only: string | undefined): PassSnapshot {
  const { db } = ctx;
  const themes = db.all<{ id: string; parent_id: string | null; name: string }>(
    'SELECT id, parent_id, name FROM theme ORDER BY position, id',
  );
  const byId = new Map(themes.map((row) => [row.id, row]));
  const path = (id: string | null): string[] => {
    const row = id === null ? undefined : byId.get(id);
    return row ? [...path(row.parent_id), row.name] : [];
  };
  const alias = new Map(
    db.all<{ id: string; alias: string }>('SELECT id, alias FROM person').map((row) => [row.id, row.alias]),
  );
  const codes = new Map(
    db.all<{ id: string; name: string }>('SELECT id, name FROM code').map((row) => [row.id, row.name]),
  );
  const wanted = only === undefined ? themes : themes.filter((row) => row.id === only);
  return {
    studyTitle: db.value<string>('SELECT title FROM study') ?? '',
    exportedAt: ctx.now(),
    verdicts: allVerdicts(db)
      .filter((verdict) => only === undefined || verdict.themeId === only)
      .map(({ themeId, kind, words, reviewerId, at, counts }): PassVerdictRow => ({
        path: path(themeId),
        kind,
        words,
        reviewer: alias.get(reviewerId) ?? '',
        at,
        ...counts,
      })),
    marks: wanted.flatMap(({ id }) => {
      const marks = marksOfTheme(db, id);
      if (marks.length === 0) return [];
      const rows = db.all<CodingRow>(
        `SELECT c.* FROM coding c JOIN document d ON d.id = c.document_id WHERE c.id IN (SELECT value FROM json_each(?))
         ORDER BY d.position, d.id, c.start_at, c.end_at, c.id`,
        JSON.stringify(marks.map((mark) => mark.codingId)),
      );
      const marksOn = Map.groupBy(marks, (mark) => mark.codingId);
      return describe(
        db,
        rows.map((row) => ({ ...row, memos: 0 })),
      ).flatMap((extract) =>
        (marksOn.get(extract.codingId) ?? []).map((mark): PassMarkRow => ({
          path: path(id),
          participant: extract.voice || (extract.publicId ?? ''),
          reference: extract.reference,
          quote: extract.quote,
          code: codes.get(extract.codeId) ?? '',
          mark: mark.mark,
          to: mark.to?.name ?? '',
          isDone: mark.doneAt !== null,
          reviewer: alias.get(mark.reviewerId) ?? '',
          at: mark.at,
        })),
      );
    }),
  };
}
