import type { LevelView, ThemeView } from '../../../shared/contract/themes.ts';
import { themeOfRow, type ThemeRow } from '../../../shared/contract/theme-row.ts';
import { must } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codeCounts, placesByNumber, UNUSED } from '../counts/index.ts';
import { saidByHand } from './said-by.ts';

export type { ThemeRow };
/** The row of a theme; refuses when it is gone. */
export const themeRow = (db: ReadDb, id: string): ThemeRow =>
  must(db.get<ThemeRow>('SELECT * FROM theme WHERE id = ?', id), 'theme');

/** What the team calls the levels, the widest first. */
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

/** For every number a transcript has, the place of its person among all people; -1 where the transcript is gone. */
export function peopleByNumber(db: ReadDb): { places: Int32Array; people: number } {
  const people = new Map<string, number>();
  const of = new Map<string, number>();
  for (const row of db.all<{ id: string; person: string }>(
    'SELECT id, coalesce(participant_id, id) AS person FROM document',
  )) {
    const person = people.get(row.person) ?? people.size;
    people.set(row.person, person);
    of.set(row.id, person);
  }
  return { places: placesByNumber(db, (id) => of.get(id), -1), people: people.size };
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
  const counts = codeCounts(db);
  const { places, people } = peopleByNumber(db);
  // The theme that marked a place last: nothing needs to be emptied between themes.
  const metPerson = new Int32Array(people).fill(-1);
  const metDocument = new Int32Array(places.length).fill(-1);
  const children = Map.groupBy(rows, (r) => r.parent_id);
  const gather = (id: string, codes: Set<string>): Set<string> => {
    for (const c of codesOf.get(id) ?? []) codes.add(c.code_id);
    for (const child of children.get(id) ?? []) gather(child.id, codes);
    return codes;
  };
  return rows.map((row, mark) => {
    const sum = { codings: 0, documents: 0, people: 0 };
    for (const code of gather(row.id, new Set())) {
      const { codings, spread } = counts.get(code) ?? UNUSED;
      sum.codings += codings;
      for (let at = 0; at < spread.length; at += 2) {
        const document = spread[at] as number;
        if (metDocument[document] === mark) continue;
        metDocument[document] = mark;
        const person = places[document] ?? -1;
        if (person < 0) continue;
        sum.documents += 1;
        if (metPerson[person] !== mark) sum.people += 1;
        metPerson[person] = mark;
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
