import { analysis } from '../../../shared/contract/analysis.ts';
import type { Handlers } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codesBeside } from './beside.ts';
import { compareGroups } from './by-group.ts';
import { matrix } from './matrix.ts';
import { coOccurrence } from './overlaps.ts';

const codeIds = (db: ReadDb): string[] =>
  db.all<{ id: string }>('SELECT id FROM code WHERE is_heading = 0 ORDER BY position, id').map((c) => c.id);

export const analysisHandlers: Handlers<typeof analysis> = {
  'analysis.matrix': (ctx, { by }) =>
    matrix(ctx.db, codeIds(ctx.db), by === 'document' ? null : by.attributeId),
  'analysis.byGroup': (ctx, { rows, attributeId }) => compareGroups(ctx.db, rows, attributeId),
  'analysis.beside': (ctx, { codeId }) => codesBeside(ctx.db, codeId),
  'analysis.coOccurrence': (ctx, { coderId }) => coOccurrence(ctx.db, codeIds(ctx.db), coderId),
};
