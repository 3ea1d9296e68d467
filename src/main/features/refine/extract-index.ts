import type { Parsed } from '../../../shared/contract/index.ts';
import type { ExtractGroup, ExtractIndex } from '../../../shared/contract/refine.ts';
import type { ReadDb } from '../../db/handles.ts';
import { condition } from '../codes/extracts.ts';

/** The extracts of a transcript, or of a code in it: their ids in order of place. */
interface IndexRow {
  ids: string;
  n: number;
  document_id: string;
  document: string;
  participant_id: string | null;
  number: number | null;
  code_id: string;
  code: string;
}
type Input = Parsed<'coding.extractIndex'>;

const ORDER: Record<Input['groupBy'], string> = {
  document: 'd.position, d.id',
  // people by their number, then transcripts nobody is tied to
  participant: 'p.number IS NULL, p.number, d.position, d.id',
  code: 'k.name COLLATE NOCASE, k.id, d.position, d.id',
};

/** Every extract that fits, by id and in order, with the groups they fall into. */
export function extractIndex(db: ReadDb, { groupBy, ...filter }: Input): ExtractIndex {
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
  return {
    total: rows.reduce((sum, row) => sum + row.n, 0),
    people: new Set(rows.map((row) => row.participant_id ?? row.document_id)).size,
    documents: new Set(rows.map((row) => row.document_id)).size,
    ids: rows.flatMap((row) => row.ids.split(',')),
    groups: groupsOf(rows, groupBy),
  };
}

function groupsOf(rows: readonly IndexRow[], groupBy: Input['groupBy']): ExtractGroup[] {
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

function keyOf(row: IndexRow, groupBy: Input['groupBy']): string {
  if (groupBy === 'code') return row.code_id;
  return groupBy === 'participant' ? (row.participant_id ?? row.document_id) : row.document_id;
}
