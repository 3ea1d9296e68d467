import { refine } from '../../../shared/contract/refine.ts';
import type { Handlers } from '../context.ts';
import { extractIndex } from './extract-index.ts';
import { codeOverlaps, duplicates, joinMany, leaveApart } from './overlaps.ts';
import { finishSplit, listSplits, sendExtract, splitStep, startSplit, takeBack } from './split.ts';

export const refineHandlers: Handlers<typeof refine> = {
  'coding.extractIndex': (ctx, input) => extractIndex(ctx.db, input),
  'coding.overlaps': (ctx, { a, b }) => codeOverlaps(ctx.db, a, b),
  'coding.duplicates': (ctx, { codeId }) => duplicates(ctx.db, codeId),
  'coding.joinMany': (ctx, { clusters }) => joinMany(ctx, clusters),
  'coding.leaveApart': (ctx, { ids }) => leaveApart(ctx, ids),
  'split.list': (ctx) => listSplits(ctx.db),
  'split.get': (ctx, { id }) => splitStep(ctx.db, id),
  'split.start': startSplit,
  'split.send': sendExtract,
  'split.back': (ctx, { id }) => takeBack(ctx, id),
  'split.finish': (ctx, { id }) => finishSplit(ctx, id),
};
