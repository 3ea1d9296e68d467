import type { ThemeRelation } from '../../../shared/contract/themes.ts';
import type { ReadDb } from '../../db/handles.ts';
import { keptWhileCodings } from '../codes/kept.ts';
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

/** Where every code stands, transcript by transcript in order of place. */
interface Places {
  /** The number of each code. */
  codes: ReadonlyMap<string, number>;
  /** Start, end, code and row of each coding, one after the other. */
  documents: readonly Float64Array[];
}
const WIDTH = 4;

/** Read from the index on place alone: the table holds every quote. */
function placesIn(db: ReadDb): Places {
  const codes = new Map<string, number>();
  const documents = db.all<{ id: string }>('SELECT id FROM document').map(({ id }) => {
    const rows = db.all<{ row: number; start_at: number; end_at: number; code_id: string }>(
      'SELECT rowid AS row, start_at, end_at, code_id FROM coding WHERE document_id = ? ORDER BY start_at, end_at',
      id,
    );
    const placed = new Float64Array(rows.length * WIDTH);
    rows.forEach(({ row, start_at, end_at, code_id }, at) => {
      const code = codes.get(code_id) ?? codes.size;
      codes.set(code_id, code);
      placed.set([start_at, end_at, code, row], at * WIDTH);
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
 * or more. A sweep along each transcript. Extracts are told by the numbers of their rows.
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
    let open: number[] = [];
    for (let at = 0; at < placed.length; at += WIDTH) {
      const [start, end, code] = [part(at, 0), part(at, 1), part(at, 2)];
      const is = side[code];
      if (is === 0) continue;
      open = open.filter((one) => part(one, 1) > start);
      if (end <= start) continue;
      for (const one of open) {
        const was = side[part(one, 2)];
        if (is === OWN && was === OTHER) take(part(at, 3), part(one, 2));
        else if (is === OTHER && was === OWN) take(part(one, 3), code);
      }
      open.push(at);
    }
  }
  const names = [...codes.keys()];
  return new Map([...found].map(([code, rows]) => [names[code] ?? '', rows]));
}

/** Extracts of a theme (and of what is under it) that stand on some of the same words as extracts of another. */
export function onWordsOf(db: ReadDb, id: string, other: string): string[] {
  themeRow(db, id);
  const codes = codesOfAll(db);
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
  const beside = overlaps(() => keptPlaces(db, null), own, others);
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
