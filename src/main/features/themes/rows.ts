import type { LevelView, ThemeStatus, ThemeView } from '../../../shared/contract/themes.ts';
import { must } from '../../core/context.ts';
import type { ReadDb } from '../../db/handles.ts';

export interface ThemeRow {
  id: string;
  parent_id: string | null;
  level_id: string;
  position: number;
  name: string;
  central_idea: string;
  boundary: string;
  status: ThemeStatus;
  hue: number | null;
}
export const themeRow = (db: ReadDb, id: string): ThemeRow =>
  must(db.get<ThemeRow>('SELECT * FROM theme WHERE id = ?', id), 'theme');

export const levels = (db: ReadDb): LevelView[] =>
  db.all<LevelView>('SELECT id, position, name FROM theme_level ORDER BY position');

/** The theme and every theme under it. */
export function themeAndUnder(db: ReadDb, id: string): string[] {
  return db
    .all<{ id: string }>(
      'WITH RECURSIVE tree(id) AS (VALUES (?) UNION SELECT t.id FROM theme t JOIN tree ON t.parent_id = tree.id) SELECT id FROM tree',
      id,
    )
    .map((row) => row.id);
}

/** Ids of the codes of a theme and of everything under it. */
export const themeCodes = (db: ReadDb, id: string): string[] =>
  db
    .all<{ code_id: string }>(
      'SELECT DISTINCT code_id FROM theme_code WHERE theme_id IN (SELECT value FROM json_each(?))',
      JSON.stringify(themeAndUnder(db, id)),
    )
    .map((row) => row.code_id);

interface Evidence {
  codings: number;
  documents: Set<string>;
  people: Set<string>;
}

/** Documents, people and codings behind each code, once, so that a theme adds them up without asking again. */
function evidenceByCode(db: ReadDb): Map<string, { document: string; person: string; n: number }[]> {
  const rows = db.all<{ code_id: string; document: string; person: string; n: number }>(
    `SELECT c.code_id, c.document_id AS document, coalesce(d.participant_id, d.id) AS person, count(*) AS n
     FROM coding c JOIN document d ON d.id = c.document_id GROUP BY c.code_id, c.document_id`,
  );
  return Map.groupBy(rows, (row) => row.code_id);
}

/** Themes by position; people, documents and codings are counted over a theme and everything under it. */
export function listThemes(db: ReadDb): ThemeView[] {
  const rows = db.all<ThemeRow>('SELECT * FROM theme ORDER BY position, id');
  const depth = new Map(levels(db).map((l) => [l.id, l.position]));
  const codesOf = Map.groupBy(
    db.all<{ theme_id: string; code_id: string }>(
      'SELECT theme_id, code_id FROM theme_code ORDER BY position, id',
    ),
    (r) => r.theme_id,
  );
  const quotesOf = Map.groupBy(
    db.all<{ id: string; theme_id: string; coding_id: string; stance: 'for' | 'against' }>(
      'SELECT id, theme_id, coding_id, stance FROM theme_quote ORDER BY position, id',
    ),
    (r) => r.theme_id,
  );
  const evidence = evidenceByCode(db);
  const children = Map.groupBy(rows, (r) => r.parent_id);
  const gather = (id: string, codes: Set<string>): Set<string> => {
    for (const c of codesOf.get(id) ?? []) codes.add(c.code_id);
    for (const child of children.get(id) ?? []) gather(child.id, codes);
    return codes;
  };
  return rows.map((row) => {
    const sum: Evidence = { codings: 0, documents: new Set(), people: new Set() };
    for (const code of gather(row.id, new Set())) {
      for (const e of evidence.get(code) ?? []) {
        sum.codings += e.n;
        sum.documents.add(e.document);
        sum.people.add(e.person);
      }
    }
    return {
      id: row.id,
      parentId: row.parent_id,
      levelId: row.level_id,
      level: depth.get(row.level_id) ?? 0,
      position: row.position,
      name: row.name,
      centralIdea: row.central_idea,
      boundary: row.boundary,
      status: row.status,
      hue: row.hue,
      codeIds: (codesOf.get(row.id) ?? []).map((c) => c.code_id),
      quotes: (quotesOf.get(row.id) ?? []).map((q) => ({
        id: q.id,
        codingId: q.coding_id,
        stance: q.stance,
      })),
      people: sum.people.size,
      documents: sum.documents.size,
      codings: sum.codings,
    };
  });
}
