import { analysis, type Matrix } from '../../../shared/contract/analysis.ts';
import { countOverlaps, type Placed } from '../../../shared/domain/analysis/co-occurrence.ts';
import type { Handlers } from '../../core/context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codesBeside } from './beside.ts';
import { compareGroups } from './by-group.ts';

const codeIds = (db: ReadDb): string[] =>
  db.all<{ id: string }>('SELECT id FROM code WHERE is_heading = 0 ORDER BY position, id').map((c) => c.id);

/** The value of a participant who has none for the characteristic asked about. */
const MISSING = 'not given';

function matrix(db: ReadDb, attributeId: string | null): Matrix {
  const codes = codeIds(db);
  const place = new Map(codes.map((id, i) => [id, i]));
  const columns = new Map<string, { id: string; label: string; place: number; people: Set<string> }>();
  const columnOf = new Map<string, number>();
  const personOf = new Map<string, string>();
  for (const d of db.all<{ id: string; name: string; person: string; value: string | null }>(
    `SELECT d.id, d.name, coalesce(d.participant_id, d.id) AS person, v.value FROM document d
     LEFT JOIN attribute_value v ON v.participant_id = d.participant_id AND v.attribute_id = ? ORDER BY d.position, d.id`,
    attributeId,
  )) {
    const key = attributeId === null ? d.id : (d.value ?? MISSING);
    let column = columns.get(key);
    if (!column)
      columns.set(
        key,
        (column = {
          id: key,
          label: attributeId === null ? d.name : key,
          place: columns.size,
          people: new Set(),
        }),
      );
    column.people.add(d.person);
    columnOf.set(d.id, column.place);
    personOf.set(d.id, d.person);
  }
  const cells = new Map<number, { people: Set<string>; codings: number }>();
  const width = columns.size;
  for (const row of db.each<{ code_id: string; document_id: string; n: number }>(
    'SELECT code_id, document_id, count(*) AS n FROM coding GROUP BY code_id, document_id',
  )) {
    const code = place.get(row.code_id);
    const column = columnOf.get(row.document_id);
    if (code === undefined || column === undefined) continue;
    const at = code * width + column;
    let cell = cells.get(at);
    if (!cell) cells.set(at, (cell = { people: new Set(), codings: 0 }));
    cell.people.add(personOf.get(row.document_id) ?? '');
    cell.codings += row.n;
  }
  const sorted = [...cells].sort(([a], [b]) => a - b);
  return {
    codeIds: codes,
    columns: [...columns.values()].map(({ id, label, people }) => ({ id, label, people: people.size })),
    people: {
      row: sorted.map(([at]) => Math.floor(at / width)),
      column: sorted.map(([at]) => at % width),
      count: sorted.map(([, cell]) => cell.people.size),
    },
    codings: sorted.map(([, cell]) => cell.codings),
  };
}

export const analysisHandlers: Handlers<typeof analysis> = {
  'analysis.matrix': (ctx, { by }) => matrix(ctx.db, by === 'document' ? null : by.attributeId),
  'analysis.byGroup': (ctx, { rows, attributeId }) => compareGroups(ctx.db, rows, attributeId),
  'analysis.beside': (ctx, { codeId }) => codesBeside(ctx.db, codeId),
  'analysis.coOccurrence': (ctx, { coderId }) => {
    const codes = codeIds(ctx.db);
    const place = new Map(codes.map((id, i) => [id, i]));
    const rows = ctx.db.each<{ document_id: string; start_at: number; end_at: number; code_id: string }>(
      `SELECT document_id, start_at, end_at, code_id FROM coding WHERE anchored = 1 ${coderId === undefined ? '' : 'AND coder_id = ?'} ORDER BY document_id, start_at`,
      ...(coderId === undefined ? [] : [coderId]),
    );
    function* placed(): Generator<Placed> {
      for (const r of rows)
        yield { document: r.document_id, start: r.start_at, end: r.end_at, code: place.get(r.code_id) ?? 0 };
    }
    const counts = countOverlaps(placed(), codes.length);
    const pairs = { row: [] as number[], column: [] as number[], count: [] as number[] };
    counts.forEach((n, at) => {
      if (n === 0) return;
      pairs.row.push(Math.floor(at / codes.length));
      pairs.column.push(at % codes.length);
      pairs.count.push(n);
    });
    return { codeIds: codes, pairs };
  },
};
