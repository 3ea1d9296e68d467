import type { LevelView, ThemeView } from '../../../shared/contract/themes.ts';
import { themeOfRow, type ThemeRow } from '../../../shared/contract/theme-row.ts';
import { must } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codesInDocuments } from '../counts/index.ts';
import { saidByHand } from './said-by.ts';

export type { ThemeRow };
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

/** Places of people and transcripts, so that a theme marks whom it has met instead of gathering names. */
function peopleAndTranscripts(db: ReadDb): {
  of: Map<string, { at: number; person: number }>;
  people: number;
} {
  const people = new Map<string, number>();
  const of = new Map<string, { at: number; person: number }>();
  for (const row of db.all<{ id: string; person: string }>(
    'SELECT id, coalesce(participant_id, id) AS person FROM document',
  )) {
    const person = people.get(row.person) ?? people.size;
    people.set(row.person, person);
    of.set(row.id, { at: of.size, person });
  }
  return { of, people: people.size };
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
  const saidBy = saidByHand(db);
  const evidence = codesInDocuments(db);
  const places = peopleAndTranscripts(db);
  // The theme that marked a place last: nothing needs to be emptied between themes.
  const metPerson = new Int32Array(places.people).fill(-1);
  const metDocument = new Int32Array(places.of.size).fill(-1);
  const children = Map.groupBy(rows, (r) => r.parent_id);
  const gather = (id: string, codes: Set<string>): Set<string> => {
    for (const c of codesOf.get(id) ?? []) codes.add(c.code_id);
    for (const child of children.get(id) ?? []) gather(child.id, codes);
    return codes;
  };
  return rows.map((row, mark) => {
    const sum = { codings: 0, documents: 0, people: 0 };
    for (const code of gather(row.id, new Set())) {
      for (const { document, n } of evidence.get(code) ?? []) {
        sum.codings += n;
        const place = places.of.get(document);
        if (!place) continue;
        if (metDocument[place.at] !== mark) sum.documents += 1;
        if (metPerson[place.person] !== mark) sum.people += 1;
        metDocument[place.at] = mark;
        metPerson[place.person] = mark;
      }
    }
    return {
      ...themeOfRow(row),
      level: depth.get(row.level_id) ?? 0,
      codeIds: (codesOf.get(row.id) ?? []).map((c) => c.code_id),
      saidBy: saidBy.get(row.id) ?? [],
      quotes: (quotesOf.get(row.id) ?? []).map((q) => ({
        id: q.id,
        codingId: q.coding_id,
        stance: q.stance,
      })),
      people: sum.people,
      documents: sum.documents,
      codings: sum.codings,
    };
  });
}
