import type { ThemeRelation } from '../../../shared/contract/themes.ts';
import type { ReadDb } from '../../db/handles.ts';
import { themeAndUnder, themeRow } from './rows.ts';

interface Coding {
  id: string;
  document_id: string;
  code_id: string;
  start_at: number;
  end_at: number;
  person: string;
}
/** Codes of every theme and everything under it. */
function codesOfAll(db: ReadDb): Map<string, Set<string>> {
  const parent = new Map(
    db
      .all<{ id: string; parent_id: string | null }>('SELECT id, parent_id FROM theme')
      .map((t) => [t.id, t.parent_id]),
  );
  const codes = new Map([...parent.keys()].map((id) => [id, new Set<string>()]));
  const links = db.all<{ theme_id: string; code_id: string }>('SELECT theme_id, code_id FROM theme_code');
  for (const { theme_id, code_id } of links) {
    const seen = new Set<string>();
    for (let at: string | null = theme_id; at !== null && !seen.has(at); at = parent.get(at) ?? null) {
      seen.add(at);
      codes.get(at)?.add(code_id);
    }
  }
  return codes;
}

/** The extracts of the theme by which codes their words also have: overlapping by a character or more. */
function overlaps(db: ReadDb, own: ReadonlySet<string>): Map<string, Set<string>> {
  const rows = db.all<{ id: string; other: string }>(
    `SELECT DISTINCT a.id, b.code_id AS other FROM coding a JOIN coding b
     ON b.document_id = a.document_id AND b.start_at < a.end_at AND b.end_at > a.start_at
     WHERE a.code_id IN (SELECT value FROM json_each(?)) AND b.id <> a.id`,
    JSON.stringify([...own]),
  );
  const found = new Map<string, Set<string>>();
  for (const { id, other } of rows) found.set(other, (found.get(other) ?? new Set()).add(id));
  return found;
}

/** People behind each code. */
function peopleByCode(db: ReadDb): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const row of db.all<Pick<Coding, 'code_id' | 'person'>>(
    `SELECT DISTINCT c.code_id, coalesce(d.participant_id, d.id) AS person FROM coding c JOIN document d ON d.id = c.document_id`,
  ))
    found.set(row.code_id, (found.get(row.code_id) ?? new Set()).add(row.person));
  return found;
}

/** Links on maps that the theme is an end of, by the other ends. */
function linksOf(db: ReadDb, id: string): Map<string, ThemeRelation['links']> {
  const rows = db.all<{
    map_id: string;
    map_name: string;
    ends: string;
    words: string;
    arrow: 'none' | 'to' | 'both';
  }>(
    `SELECT l.map_id, m.name AS map_name, l.words, l.arrow,
       (SELECT json_group_array(node_id) FROM (SELECT l.from_id AS node_id UNION ALL SELECT l.to_id UNION ALL
         SELECT e.node_id FROM map_link_end e WHERE e.link_id = l.id)) AS ends
     FROM map_link l JOIN map m ON m.id = l.map_id ORDER BY m.position, l.id`,
  );
  const found = new Map<string, ThemeRelation['links']>();
  for (const row of rows) {
    const ends = JSON.parse(row.ends) as string[];
    if (!ends.includes(id)) continue;
    const isFrom = ends[0] === id;
    const direction = row.arrow !== 'to' ? row.arrow : isFrom ? 'to' : 'from';
    const link = { mapId: row.map_id, mapName: row.map_name, words: row.words, direction } as const;
    for (const other of new Set(ends))
      if (other !== id) found.set(other, [...(found.get(other) ?? []), link]);
  }
  return found;
}

/**
 * What a theme (with everything under it) has to do with each theme that is neither above nor under it: links on maps, codes in
 * common, people behind both, extracts on the same words. People alone are no relation: most people say something of most themes.
 */
export function themeRelations(db: ReadDb, id: string): ThemeRelation[] {
  themeRow(db, id);
  const under = themeAndUnder(db, id);
  const codes = codesOfAll(db);
  const own = codes.get(id) ?? new Set<string>();
  const beside = overlaps(db, own);
  const people = peopleByCode(db);
  const links = linksOf(db, id);
  const names = new Map(
    db.all<{ id: string; name: string }>('SELECT id, name FROM code').map((c) => [c.id, c.name]),
  );
  const behind = (ids: ReadonlySet<string>) =>
    new Set([...ids].flatMap((code) => [...(people.get(code) ?? [])]));
  const mine = behind(own);
  const found: ThemeRelation[] = [];
  for (const [themeId, theirs] of codes) {
    if (under.includes(themeId) || themeAndUnder(db, themeId).includes(id)) continue;
    const shared = [...theirs].filter((code) => own.has(code));
    const overlapping = new Set(
      [...theirs].flatMap((code) => (own.has(code) ? [] : [...(beside.get(code) ?? [])])),
    );
    const linked = links.get(themeId) ?? [];
    if (shared.length === 0 && overlapping.size === 0 && linked.length === 0) continue;
    found.push({
      themeId,
      links: linked,
      sharedCodes: shared.map((code) => ({ id: code, name: names.get(code) ?? '' })),
      people: [...behind(theirs)].filter((person) => mine.has(person)).length,
      overlapping: [...overlapping],
    });
  }
  const weight = (r: ThemeRelation) =>
    r.links.length * 1000 + r.sharedCodes.length * 100 + r.overlapping.length;
  return found.toSorted((a, b) => weight(b) - weight(a) || (a.themeId < b.themeId ? -1 : 1));
}
