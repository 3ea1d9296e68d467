import type { Parsed } from '../../../shared/contract/index.ts';
import type { ExtractGroup, ExtractIndex } from '../../../shared/contract/refine.ts';
import type { ReadDb } from '../../db/handles.ts';
import { condition } from '../codes/extracts.ts';
import { codesInDocuments } from '../counts/index.ts';
import { themeCodes } from '../themes/rows.ts';

/** How many extracts a transcript has, or a code in it. */
interface GroupRow {
  n: number;
  document_id: string;
  document: string;
  participant_id: string | null;
  number: number | null;
  code_id: string;
  code: string;
}
/** With their ids in order of place. */
interface IndexRow extends GroupRow {
  ids: string;
}
type Input = Parsed<'coding.extractIndex'>;

const ORDER: Record<Input['groupBy'], string> = {
  document: 'd.position, d.id',
  // people by their number, then transcripts nobody is tied to
  participant: 'p.number IS NULL, p.number, d.position, d.id',
  code: 'k.name COLLATE NOCASE, k.id, d.position, d.id',
};

/** So many are enough for what is first in view: whole transcripts until there are as many. */
const FIRST = 180;

/** Every extract that fits, by id and in order, with the groups they fall into; of more than `most` the first. */
export function extractIndex(db: ReadDb, { groupBy, most, ...filter }: Input): ExtractIndex {
  const counted = most === undefined ? null : groupsCounted(db, groupBy, filter);
  if (counted && most !== undefined && total(counted) > most)
    return { ...summed(counted, groupBy), ids: firstIds(db, counted, filter) };
  const { where, params } = condition(db, filter);
  const by = groupBy === 'code' ? 'document_id, code_id' : 'document_id';
  // A row for each group instead of one for each extract: a study has tens of thousands of these.
  const rows = db.all<IndexRow>(
    `SELECT g.ids, g.n, g.document_id, d.name AS document, d.participant_id, p.number, g.code_id, k.name AS code
     FROM (SELECT document_id, min(code_id) AS code_id, count(*) AS n, group_concat(id, ',') AS ids
           FROM (SELECT c.document_id, c.code_id, c.id FROM coding c JOIN document d ON d.id = c.document_id
                 WHERE ${where} ORDER BY ${by}, c.start_at, c.end_at, c.id)
           GROUP BY ${by}) g
     JOIN document d ON d.id = g.document_id JOIN code k ON k.id = g.code_id
     LEFT JOIN participant p ON p.id = d.participant_id ORDER BY ${ORDER[groupBy]}`,
    ...params,
  );
  return { ...summed(rows, groupBy), ids: rows.flatMap((row) => row.ids.split(',')) };
}

const total = (rows: readonly GroupRow[]): number => rows.reduce((sum, row) => sum + row.n, 0);

const summed = (rows: readonly GroupRow[], groupBy: Input['groupBy']) => ({
  total: total(rows),
  people: new Set(rows.map((row) => row.participant_id ?? row.document_id)).size,
  documents: new Set(rows.map((row) => row.document_id)).size,
  groups: groupsOf(rows, groupBy),
});

type Filter = Omit<Input, 'groupBy' | 'most'>;
/** What the counts kept of codes can be narrowed by. */
const TOLD: ReadonlySet<string> = new Set(['codeIds', 'themeId', 'documentIds'] satisfies (keyof Filter)[]);

/** How many fit in each transcript by the counts kept of codes, where these can tell; null: one has to look at the extracts. */
function groupsCounted(db: ReadDb, groupBy: Input['groupBy'], filter: Filter): GroupRow[] | null {
  const isTold = Object.entries(filter).every(([name, value]) => value === undefined || TOLD.has(name));
  if (groupBy === 'code' || !isTold) return null;
  const codes = codesMeant(db, filter);
  const within = filter.documentIds && new Set(filter.documentIds);
  const counts = new Map<string, number>();
  for (const of of codesInDocuments(db, codes ?? undefined).values())
    for (const { document, n } of of) counts.set(document, (counts.get(document) ?? 0) + n);
  return db
    .all<Omit<GroupRow, 'n'>>(
      `SELECT d.id AS document_id, d.name AS document, d.participant_id, p.number, '' AS code_id, '' AS code
       FROM document d LEFT JOIN participant p ON p.id = d.participant_id ORDER BY ${ORDER[groupBy]}`,
    )
    .flatMap((row) => {
      const n = within && !within.has(row.document_id) ? 0 : (counts.get(row.document_id) ?? 0);
      return n === 0 ? [] : [{ ...row, n }];
    });
}

/** The codes extracts are to have; null: any. */
function codesMeant(db: ReadDb, { codeIds, themeId }: Filter): readonly string[] | null {
  const ofTheme = themeId === undefined ? null : themeCodes(db, themeId);
  if (!codeIds || !ofTheme) return codeIds ?? ofTheme;
  const own = new Set(ofTheme);
  return codeIds.filter((id) => own.has(id));
}

/** The ids of the first, transcript by transcript. */
function firstIds(db: ReadDb, groups: readonly GroupRow[], filter: Filter): string[] {
  const codes = codesMeant(db, filter);
  const among = codes === null ? '' : 'AND code_id IN (SELECT value FROM json_each(?))';
  const ids: string[] = [];
  for (const { document_id } of groups) {
    if (ids.length >= FIRST) break;
    const rows = db.all<{ id: string }>(
      `SELECT id FROM coding INDEXED BY coding_document WHERE document_id = ? ${among} ORDER BY start_at, end_at, id`,
      document_id,
      ...(codes === null ? [] : [JSON.stringify(codes)]),
    );
    for (const { id } of rows) ids.push(id);
  }
  return ids;
}

function groupsOf(rows: readonly GroupRow[], groupBy: Input['groupBy']): ExtractGroup[] {
  const groups: (ExtractGroup & { names: Set<string> })[] = [];
  for (const row of rows) {
    const key = keyOf(row, groupBy);
    const last = groups.at(-1);
    if (last?.key === key) {
      last.count += row.n;
      last.names.add(row.document);
      continue;
    }
    const publicId = groupBy === 'code' || row.number === null ? '' : `P${row.number}`;
    groups.push({ key, publicId, name: row.code, count: row.n, names: new Set([row.document]) });
  }
  return groups.map(({ names, ...group }) =>
    groupBy === 'code' ? group : { ...group, name: [...names].join(', ') },
  );
}

function keyOf(row: GroupRow, groupBy: Input['groupBy']): string {
  if (groupBy === 'code') return row.code_id;
  return groupBy === 'participant' ? (row.participant_id ?? row.document_id) : row.document_id;
}
