import type { ComparedGroup, ComparedRow, Comparison } from '../../../shared/contract/analysis.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codesInDocuments } from '../counts/index.ts';
import { peopleGroups } from '../participants/groups.ts';
import { levels } from '../themes/rows.ts';

/** Where a transcript stands: its group, and the place of its person among the group's people. */
interface Place {
  group: number;
  person: number;
}
interface Node {
  id: string;
  parent_id: string | null;
  name: string;
}
type Frame = Pick<ComparedRow, 'level' | 'colour' | 'isHeading' | 'codeIds'> & Node;

/** What a row of the table is before anything is counted: parents before children, in the order people gave. */
interface Framed {
  frame: Frame;
  depth: number;
}

function inTreeOrder(rows: readonly Frame[]): Framed[] {
  const children = Map.groupBy(rows, (row) => row.parent_id);
  const walk = (parent: string | null, depth: number): Framed[] =>
    (children.get(parent) ?? []).flatMap((frame) => [{ frame, depth }, ...walk(frame.id, depth + 1)]);
  return walk(null, 0);
}

/** The ids of a row and of everything under it. */
function under(rows: readonly Node[]): (id: string) => string[] {
  const children = Map.groupBy(rows, (row) => row.parent_id);
  const walk = (id: string): string[] => [id, ...(children.get(id) ?? []).flatMap((child) => walk(child.id))];
  return walk;
}

function themeFrames(db: ReadDb): Frame[] {
  const rows = db.all<Node & { level_id: string }>(
    'SELECT id, parent_id, name, level_id FROM theme ORDER BY position, id',
  );
  const level = new Map(levels(db).map((one) => [one.id, one.name]));
  const codes = Map.groupBy(
    db.all<{ theme_id: string; code_id: string }>(
      'SELECT theme_id, code_id FROM theme_code ORDER BY position, id',
    ),
    (row) => row.theme_id,
  );
  const withUnder = under(rows);
  return rows.map(({ level_id, ...row }) => ({
    ...row,
    level: level.get(level_id) ?? '',
    colour: null,
    isHeading: false,
    codeIds: [
      ...new Set(withUnder(row.id).flatMap((id) => (codes.get(id) ?? []).map((code) => code.code_id))),
    ],
  }));
}

function codeFrames(db: ReadDb): Frame[] {
  const rows = db.all<Node & { colour: number; is_heading: number }>(
    'SELECT id, parent_id, name, colour, is_heading FROM code ORDER BY position, id',
  );
  const withUnder = under(rows);
  return rows.map(({ is_heading, ...row }) => ({
    ...row,
    level: '',
    isHeading: is_heading === 1,
    codeIds: is_heading === 1 ? withUnder(row.id) : [row.id],
  }));
}

/** The groups with their size: words said, codings, and extracts chosen as key quotes. */
function sizedGroups(
  db: ReadDb,
  attributeId: string,
): { groups: ComparedGroup[]; places: Map<string, Place> } {
  const found = peopleGroups(db, attributeId);
  const places = new Map(
    found.groups.flatMap((group, at) =>
      group.people.flatMap((person, place) =>
        person.documentIds.map((id): [string, Place] => [id, { group: at, person: place }]),
      ),
    ),
  );
  const sums = (sql: string): number[] => {
    const totals = found.groups.map(() => 0);
    for (const { id, n } of db.all<{ id: string; n: number }>(sql)) {
      const at = places.get(id)?.group;
      if (at !== undefined) totals[at] = (totals[at] ?? 0) + n;
    }
    return totals;
  };
  const words = sums(
    "SELECT document_id AS id, sum(words) AS n FROM speaker WHERE role = 'participant' GROUP BY document_id",
  );
  const codings = sums('SELECT document_id AS id, count(*) AS n FROM coding GROUP BY document_id');
  const quotes = sums(
    `SELECT c.document_id AS id, count(DISTINCT c.id) AS n FROM theme_quote q JOIN coding c ON c.id = q.coding_id
     WHERE q.stance = 'for' GROUP BY c.document_id`,
  );
  const groups = found.groups.map((group, at) => ({
    value: group.value,
    // one group alone has a letter here too: it is a column among others that may come
    letter: group.value !== null && group.letter === '' ? 'A' : group.letter,
    name: group.value ?? 'not given',
    people: group.people,
    words: words[at] ?? 0,
    codings: codings[at] ?? 0,
    quotes: quotes[at] ?? 0,
  }));
  return { groups, places };
}

/**
 * Themes (each with everything under it) or codes by the groups of a characteristic. A person counts once in a cell,
 * however many transcripts and codings stand behind it.
 */
export function compareGroups(db: ReadDb, rows: 'themes' | 'codes', attributeId: string): Comparison {
  const attribute = db.get<{ id: string; name: string }>(
    'SELECT id, name FROM attribute WHERE id = ?',
    attributeId,
  );
  if (!attribute) throw new Refusal('gone', 'That characteristic is not in the study any more.');
  const { groups, places } = sizedGroups(db, attributeId);
  const byCode = codesInDocuments(db);
  const count = ({ frame, depth }: Framed): ComparedRow => {
    const people = groups.map(() => new Set<number>());
    const documents = groups.map(() => new Set<string>());
    const codings = groups.map(() => 0);
    for (const code of frame.codeIds) {
      for (const { document, n } of byCode.get(code) ?? []) {
        const place = places.get(document);
        if (!place) continue;
        people[place.group]?.add(place.person);
        documents[place.group]?.add(document);
        codings[place.group] = (codings[place.group] ?? 0) + n;
      }
    }
    const { parent_id, ...rest } = frame;
    return {
      ...rest,
      parentId: parent_id,
      depth,
      people: people.map((set) => [...set].toSorted((a, b) => a - b)),
      documents: documents.map((set) => set.size),
      codings,
    };
  };
  const frames = rows === 'themes' ? themeFrames(db) : codeFrames(db);
  return { attribute, groups, rows: inTreeOrder(frames).map(count) };
}
