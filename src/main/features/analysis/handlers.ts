import { analysis } from '../../../shared/contract/analysis.ts';
import { countOverlaps, type Placed } from '../../../shared/domain/analysis/co-occurrence.ts';
import type { Handlers } from '../../core/context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codesBeside } from './beside.ts';
import { compareGroups } from './by-group.ts';
import { matrix } from './matrix.ts';

const codeIds = (db: ReadDb): string[] =>
  db.all<{ id: string }>('SELECT id FROM code WHERE is_heading = 0 ORDER BY position, id').map((c) => c.id);

export const analysisHandlers: Handlers<typeof analysis> = {
  'analysis.matrix': (ctx, { by }) =>
    matrix(ctx.db, codeIds(ctx.db), by === 'document' ? null : by.attributeId),
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
