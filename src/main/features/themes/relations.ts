import type { ThemeRelation } from '../../../shared/contract/themes.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codesInDocuments } from '../counts/index.ts';
import { themeAndUnder, themeRow } from './rows.ts';

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

interface Placed {
  /** The number of the row: with it the index on place answers alone, without the table, which holds every quote. */
  row: number;
  start_at: number;
  end_at: number;
  code_id: string;
}
/**
 * The extracts under the theme's own codes, by which of the others' codes their words also have: overlapping by a character
 * or more. A sweep along each transcript; one index answers it. Extracts are told by the numbers of their rows.
 */
function overlaps(
  db: ReadDb,
  own: ReadonlySet<string>,
  others: ReadonlySet<string>,
): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>();
  const take = (mine: Placed, other: Placed) => {
    const of = found.get(other.code_id);
    if (of) of.add(mine.row);
    else found.set(other.code_id, new Set([mine.row]));
  };
  const isOwn = new Map([...others].map((code) => [code, false]));
  for (const code of own) isOwn.set(code, true);
  for (const { id: document } of db.all<{ id: string }>('SELECT id FROM document')) {
    let open: { place: Placed; isOwn: boolean }[] = [];
    for (const place of db.all<Placed>(
      'SELECT rowid AS row, start_at, end_at, code_id FROM coding WHERE document_id = ? ORDER BY start_at, end_at',
      document,
    )) {
      const is = isOwn.get(place.code_id);
      if (is === undefined) continue;
      open = open.filter((one) => one.place.end_at > place.start_at);
      if (place.end_at <= place.start_at) continue;
      for (const one of open) {
        if (is && !one.isOwn) take(place, one.place);
        else if (one.isOwn && !is) take(one.place, place);
      }
      open.push({ place, isOwn: is });
    }
  }
  return found;
}

/** Extracts of a theme (and of what is under it) that stand on some of the same words as extracts of another. */
export function onWordsOf(db: ReadDb, id: string, other: string): string[] {
  themeRow(db, id);
  const codes = codesOfAll(db);
  const own = codes.get(id) ?? new Set<string>();
  const theirs = new Set([...(codes.get(other) ?? [])].filter((code) => !own.has(code)));
  const rows = new Set([...overlaps(db, own, theirs).values()].flatMap((of) => [...of]));
  return db
    .all<{ id: string }>(
      'SELECT id FROM coding WHERE rowid IN (SELECT value FROM json_each(?)) ORDER BY document_id, start_at, end_at, id',
      JSON.stringify([...rows]),
    )
    .map((row) => row.id);
}

/** People behind each code. */
function peopleByCode(db: ReadDb): Map<string, Set<string>> {
  const personOf = new Map(
    db
      .all<{ id: string; person: string }>('SELECT id, coalesce(participant_id, id) AS person FROM document')
      .map((row) => [row.id, row.person]),
  );
  return new Map(
    [...codesInDocuments(db)].map(([code, of]) => [
      code,
      new Set(of.map(({ document }) => personOf.get(document) ?? document)),
    ]),
  );
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
  const under = new Set(themeAndUnder(db, id));
  const codes = codesOfAll(db);
  const own = codes.get(id) ?? new Set<string>();
  const apart = [...codes].filter(
    ([themeId]) => !under.has(themeId) && !themeAndUnder(db, themeId).includes(id),
  );
  if (apart.length === 0) return [];
  // Codes of its own are told as shared, not as overlapping.
  const others = new Set(apart.flatMap(([, theirs]) => [...theirs].filter((code) => !own.has(code))));
  const beside = overlaps(db, own, others);
  const people = peopleByCode(db);
  const links = linksOf(db, id);
  const names = new Map(
    db.all<{ id: string; name: string }>('SELECT id, name FROM code').map((c) => [c.id, c.name]),
  );
  const behind = (ids: ReadonlySet<string>) =>
    new Set([...ids].flatMap((code) => [...(people.get(code) ?? [])]));
  const mine = behind(own);
  const found: ThemeRelation[] = [];
  for (const [themeId, theirs] of apart) {
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
      overlapping: overlapping.size,
    });
  }
  const weight = (r: ThemeRelation) => r.links.length * 1000 + r.sharedCodes.length * 100 + r.overlapping;
  return found.toSorted((a, b) => weight(b) - weight(a) || (a.themeId < b.themeId ? -1 : 1));
}
