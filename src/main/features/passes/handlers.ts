import { passes } from '../../../shared/contract/passes.ts';
import type { Handlers } from '../context.ts';
import { carryOut, moveExtracts, waitingMoves } from './moves.ts';
import { passNotices } from './notices.ts';
import { medianShare, transcriptReach, uncodedTurns, withoutTheme } from './reach.ts';
import { passProgress } from './progress.ts';
import { editVerdict, markExtracts, passExtracts, startAgain, writeVerdict } from './reading.ts';
import { marksOfTheme, verdictsOn } from './rows.ts';
import { passSnapshot } from './snapshot.ts';

export const passHandlers: Handlers<typeof passes> = {
  'pass.extracts': (ctx, input) => passExtracts(ctx.db, input),
  'pass.marks': (ctx, { themeId }) => marksOfTheme(ctx.db, themeId),
  'pass.progress': (ctx) => passProgress(ctx.db),
  'pass.verdicts': (ctx, { themeId }) => verdictsOn(ctx.db, themeId),
  'pass.moves': (ctx, { themeId }) => waitingMoves(ctx.db, themeId),
  'pass.mark': markExtracts,
  'pass.move': moveExtracts,
  'pass.carryOut': carryOut,
  'pass.startAgain': (ctx, { themeId }) => startAgain(ctx, themeId),
  'pass.writeVerdict': writeVerdict,
  'pass.editVerdict': editVerdict,
  'pass.reach': (ctx) => {
    const transcripts = transcriptReach(ctx.db);
    return { transcripts, median: medianShare(transcripts) };
  },
  'pass.uncoded': (ctx, { documentId }) => uncodedTurns(ctx.db, documentId),
  'pass.noTheme': (ctx, { documentId }) => withoutTheme(ctx.db, documentId),
  'pass.notices': (ctx) => passNotices(ctx.db),
  'pass.snapshot': (ctx, { themeId }) => passSnapshot(ctx, themeId),
};
