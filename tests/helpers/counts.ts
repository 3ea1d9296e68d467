import { expect } from 'vitest';
import { codeCounts, documentCounts } from '../../src/main/features/counts/index.ts';
import type { TestStudy } from './study.ts';

/** Counts as they are answered, kept or not, equal what the rows say; the search index holds exactly the passages. */
export function expectCountsRight({ study, call }: TestStudy): void {
  const { db } = study;
  const sorted = <T>(list: readonly T[]): T[] => [...list].sort();
  const placed = db.all<{ document_id: string; start_at: number; end_at: number; coder_id: string }>(
    'SELECT document_id, start_at, end_at, coder_id FROM coding',
  );
  const counts = documentCounts(db, null);
  for (const { id } of db.all<{ id: string }>('SELECT id FROM document')) {
    const of = placed.filter((c) => c.document_id === id);
    const under = new Set(
      of.flatMap((c) => Array.from({ length: c.end_at - c.start_at }, (_, at) => c.start_at + at)),
    );
    const found = counts.get(id) ?? { codings: 0, covered: 0, coders: [] };
    expect({ ...found, coders: sorted(found.coders) }).toEqual({
      codings: of.length,
      covered: under.size,
      coders: sorted([...new Set(of.map((c) => c.coder_id))]),
    });
    expect(documentCounts(db, id).get(id) ?? found).toEqual(found);
  }
  const numbers = new Map(
    db
      .all<{ document_id: string; number: number }>('SELECT * FROM document_number')
      .map((row) => [row.number, row.document_id]),
  );
  const cells = new Map<string, number>();
  for (const [code, { spread }] of codeCounts(db)) {
    for (let at = 0; at < spread.length; at += 2)
      cells.set(`${code} ${numbers.get(spread[at] ?? 0)}`, spread[at + 1] ?? 0);
  }
  expect(cells).toEqual(
    new Map(
      db
        .all<{ cell: string; n: number }>(
          "SELECT code_id || ' ' || document_id AS cell, count(*) AS n FROM coding GROUP BY code_id, document_id",
        )
        .map((row) => [row.cell, row.n]),
    ),
  );
  const listed = call('code.list', {}).map(({ id, codings, documents, people, coders }) => ({
    id,
    codings,
    documents,
    people,
    coders,
  }));
  expect(listed).toEqual(
    db.all(
      `SELECT k.id, count(c.id) AS codings, count(DISTINCT c.document_id) AS documents,
              count(DISTINCT coalesce(d.participant_id, d.id)) AS people, count(DISTINCT c.coder_id) AS coders
       FROM code k LEFT JOIN coding c ON c.code_id = k.id LEFT JOIN document d ON d.id = c.document_id
       GROUP BY k.id ORDER BY k.position, k.id`,
    ),
  );
  const { codeIds, columns, people, codings } = call('analysis.matrix', { by: 'document' });
  const inMatrix = people.row.map(
    (row, at) => `${codeIds[row]} ${columns[people.column[at] ?? 0]?.id} ${people.count[at]} ${codings[at]}`,
  );
  expect(sorted(inMatrix)).toEqual(
    sorted(
      [...cells]
        .filter(([cell]) => codeIds.includes(cell.split(' ')[0] ?? ''))
        .map(([c, n]) => `${c} 1 ${n}`),
    ),
  );
  const beside = call('analysis.coOccurrence', {});
  const pairs = beside.pairs.row.map((row, at) =>
    [
      ...sorted([beside.codeIds[row], beside.codeIds[beside.pairs.column[at] ?? 0]]),
      beside.pairs.count[at],
    ].join(' '),
  );
  const overlapping = db.all<{ pair: string }>(
    `SELECT a.code_id || ' ' || b.code_id || ' ' || count(*) AS pair FROM coding a
     JOIN coding b ON b.document_id = a.document_id AND b.start_at < a.end_at AND b.end_at > a.start_at
     WHERE a.code_id < b.code_id AND a.anchored = 1 AND b.anchored = 1 GROUP BY a.code_id, b.code_id`,
  );
  expect(sorted(pairs)).toEqual(sorted(overlapping.map((row) => row.pair)));
  // Throws when index and passages differ in any word.
  db.run("INSERT INTO passage_index(passage_index, rank) VALUES ('integrity-check', 1)");
}
