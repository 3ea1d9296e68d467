import type { ThemeEvidence } from '../../../shared/contract/themes.ts';
import type { ReadDb } from '../../db/handles.ts';
import { peopleGroups } from '../participants/groups.ts';
import { themeCodes, themeRow } from './rows.ts';

/** Who stands behind a theme and everything under it; a coding under two of its codes counts for each. */
export function themeEvidence(db: ReadDb, themeId: string): ThemeEvidence {
  themeRow(db, themeId);
  const { attribute, groups, keyOf } = peopleGroups(db);
  const rows = db.all<{ document: string; n: number }>(
    `SELECT document_id AS document, count(*) AS n FROM coding
     WHERE code_id IN (SELECT value FROM json_each(?)) GROUP BY document_id`,
    JSON.stringify(themeCodes(db, themeId)),
  );
  const codings: Record<string, number> = {};
  for (const { document, n } of rows) {
    const key = keyOf.get(document) ?? document;
    codings[key] = (codings[key] ?? 0) + n;
  }
  return {
    attribute,
    groups,
    codings,
    people: Object.keys(codings).length,
    documents: rows.length,
    total: rows.reduce((sum, row) => sum + row.n, 0),
  };
}
