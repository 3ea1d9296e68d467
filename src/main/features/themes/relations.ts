import type { ThemeRelation } from '../../../shared/contract/themes.ts';
import type { ReadDb } from '../../db/handles.ts';
import { keptWhileCodings } from '../codes/kept.ts';
import { eachPlace } from '../codes/together.ts';
import { codeCounts, UNUSED } from '../counts/index.ts';
import { peopleByNumber, themeRow } from './rows.ts';

/** The theme each theme stands under. */
const parents = (db: ReadDb): Map<string, string | null> =>
  new Map(
    db
      .all<{ id: string; parent_id: string | null }>('SELECT id, parent_id FROM theme')
      .map((t) => [t.id, t.parent_id]),
  );

/** A theme and what it stands under, the nearest first. */
function andAbove(id: string, parent: ReadonlyMap<string, string | null>): Set<string> {
  const seen = new Set<string>();
  for (let at: string | null = id; at !== null && !seen.has(at); at = parent.get(at) ?? null) seen.add(at);
  return seen;
}

/** Codes of every theme and everything under it. */
function codesOfAll(db: ReadDb, parent: ReadonlyMap<string, string | null>): Map<string, Set<string>> {
  const codes = new Map([...parent.keys()].map((id) => [id, new Set<string>()]));
  const above = new Map([...parent.keys()].map((id) => [id, andAbove(id, parent)]));
  const links = db.all<{ theme_id: string; code_id: string }>('SELECT theme_id, code_id FROM theme_code');
  for (const { theme_id, code_id } of links)
    for (const at of above.get(theme_id) ?? []) codes.get(at)?.add(code_id);
  return codes;
}

/** Where every code stands, transcript by transcript in order of place. */
interface Places {
  /** The number of each code. */
  codes: ReadonlyMap<string, number>;
  /** Start, end, code and row of each coding, and the furthest end of it and those before, one after the other. */
  documents: readonly Float64Array[];
}
const WIDTH = 5;

/** Read from the index on place alone, a row for each transcript: the table holds every quote. */
function placesIn(db: ReadDb): Places {
  const codes = new Map<string, number>();
  const rows = db.all<{ n: number; places: string }>(
    `SELECT count(*) AS n, group_concat(place, ';') AS places
     FROM (SELECT document_id, start_at || ',' || end_at || ',' || rowid || ' ' || code_id AS place
           FROM coding INDEXED BY coding_document ORDER BY document_id, start_at, end_at) GROUP BY document_id`,
  );
  const documents = rows.map(({ n, places }) => {
    const placed = new Float64Array(n * WIDTH);
    let [at, reach] = [0, 0];
    eachPlace(places, (start, end, rowAndCode) => {
      const id = rowAndCode.slice(rowAndCode.indexOf(' ') + 1);
      const code = codes.get(id) ?? codes.size;
      codes.set(id, code);
      reach = Math.max(reach, end);
      placed.set([start, end, code, parseInt(rowAndCode, 10), reach], at);
      at += WIDTH;
    });
    return placed;
  });
  return { codes, documents };
}
const keptPlaces = keptWhileCodings<null, Places>(placesIn);

const OWN = 1;
const OTHER = 2;

/**
 * The extracts under the theme's own codes, by which of the others' codes their words also have: overlapping by a character
 * or more. Of each, what stands before and behind it is looked at as far as it reaches. Extracts are told by the numbers of their rows.
 */
function overlaps(
  places: () => Places,
  own: ReadonlySet<string>,
  others: ReadonlySet<string>,
): Map<string, Set<number>> {
  if (own.size === 0 || others.size === 0) return new Map();
  const { codes, documents } = places();
  const side = new Uint8Array(codes.size);
  for (const code of others) side[codes.get(code) ?? -1] = OTHER;
  for (const code of own) side[codes.get(code) ?? -1] = OWN;
  const found = new Map<number, Set<number>>();
  const take = (row: number, code: number) => {
    const of = found.get(code);
    if (of) of.add(row);
    else found.set(code, new Set([row]));
  };
  for (const placed of documents) {
    const part = (at: number, which: number): number => placed[at + which] ?? 0;
    for (let at = 0; at < placed.length; at += WIDTH) {
      const [start, end] = [part(at, 0), part(at, 1)];
      if (side[part(at, 2)] !== OWN || end <= start) continue;
      const look = (other: number) => {
        if (side[part(other, 2)] === OTHER && part(other, 1) > Math.max(start, part(other, 0)))
          take(part(at, 3), part(other, 2));
      };
      for (let other = at - WIDTH; other >= 0 && part(other, 4) > start; other -= WIDTH) look(other);
      for (let other = at + WIDTH; other < placed.length && part(other, 0) < end; other += WIDTH) look(other);
    }
  }
  const names = [...codes.keys()];
  return new Map([...found].map(([code, rows]) => [names[code] ?? '', rows]));
}

/** Extracts of a theme (and of what is under it) that stand on some of the same words as extracts of another. */
export function onWordsOf(db: ReadDb, id: string, other: string): string[] {
  themeRow(db, id);
  const codes = codesOfAll(db, parents(db));
  const own = codes.get(id) ?? new Set<string>();
  const theirs = new Set([...(codes.get(other) ?? [])].filter((code) => !own.has(code)));
  // read now: numbers of rows may be others after a file was tidied
  const rows = new Set([...overlaps(() => placesIn(db), own, theirs).values()].flatMap((of) => [...of]));
  return db
    .all<{ id: string }>(
      'SELECT id FROM coding WHERE rowid IN (SELECT value FROM json_each(?)) ORDER BY document_id, start_at, end_at, id',
      JSON.stringify([...rows]),
    )
    .map((row) => row.id);
}

/** Gives the people behind codes, as places among all people. */
function peopleBehind(db: ReadDb): (codes: Iterable<string>) => Set<number> {
  const counts = codeCounts(db);
  const { places } = peopleByNumber(db);
  return (codes) => {
    const found = new Set<number>();
    for (const code of codes) {
      const { spread } = counts.get(code) ?? UNUSED;
      for (let at = 0; at < spread.length; at += 2) {
        const person = places[spread[at] as number] ?? -1;
        if (person >= 0) found.add(person);
      }
    }
    return found;
  };
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
  const parent = parents(db);
  const codes = codesOfAll(db, parent);
  const own = codes.get(id) ?? new Set<string>();
  const above = andAbove(id, parent);
  const apart = [...codes].filter(([themeId]) => !above.has(themeId) && !andAbove(themeId, parent).has(id));
  if (apart.length === 0) return [];
  // Codes of its own are told as shared, not as overlapping.
  const others = new Set(apart.flatMap(([, theirs]) => [...theirs].filter((code) => !own.has(code))));
  const beside = overlaps(() => keptPlaces(db, null), own, others);
  const behind = peopleBehind(db);
  const links = linksOf(db, id);
  const names = new Map(
    db.all<{ id: string; name: string }>('SELECT id, name FROM code').map((c) => [c.id, c.name]),
  );
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
