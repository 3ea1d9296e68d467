import type { frame } from '../../../shared/contract/frame.ts';
import { must, type CommandContext, type Handlers } from '../context.ts';
import { codeRow } from '../codes/rows.ts';
import { goneCode, originsOf, pastNames } from './chronicle.ts';
import { finishCoding, lookAgain, lookedAgain } from './look-again.ts';
import { accept, decide, listProposals, propose, withdraw } from './proposals.ts';
import { changesBetween, freeze, latestVersion, listVersions, versionRow } from './versions.ts';

function giveReason(ctx: CommandContext, seq: number, why: string): void {
  const id = must(ctx.db.value<string>('SELECT id FROM history WHERE seq = ?', seq), 'step');
  const known = ctx.db.value('SELECT 1 FROM step_reason WHERE id = ?', id) !== null;
  if (why === '') {
    if (known) ctx.recorder.remove('step_reason', id);
  } else if (known) ctx.recorder.update('step_reason', id, { why });
  else ctx.recorder.insert('step_reason', { id, why });
}

export const frameHandlers: Handlers<typeof frame> = {
  'frame.state': (ctx) => {
    const row = latestVersion(ctx.db);
    return {
      latest: row && {
        id: row.id,
        name: row.name,
        at: row.at,
        offersProposals: row.offers_proposals === 1,
      },
      openProposals: ctx.db.value<number>("SELECT count(*) FROM proposal WHERE state = 'open'") ?? 0,
    };
  },
  'frame.list': (ctx) => listVersions(ctx.db),
  'frame.freeze': freeze,
  'frame.setProposing': (ctx, { id, offersProposals }) => {
    versionRow(ctx.db, id);
    ctx.recorder.update('frame_version', id, { offers_proposals: offersProposals ? 1 : 0 });
    return null;
  },
  'frame.changes': (ctx, { from, to }) => changesBetween(ctx.db, from, to),
  'frame.giveReason': (ctx, { seq, why }) => {
    giveReason(ctx, seq, why);
    return null;
  },
  'frame.proposals': (ctx) => listProposals(ctx.db),
  'frame.propose': propose,
  'frame.accept': accept,
  'frame.decline': (ctx, { id, answer }) => {
    decide(ctx, id, 'declined', answer);
    return null;
  },
  'frame.withdraw': (ctx, { id }) => {
    withdraw(ctx, id);
    return null;
  },
  'frame.pastNames': (ctx) => pastNames(ctx.db),
  'frame.gone': (ctx, { codeId }) => goneCode(ctx.db, codeId),
  'frame.origins': (ctx, { codeId }) => originsOf(ctx.db, codeRow(ctx.db, codeId).id),
  'frame.lookAgain': (ctx) => lookAgain(ctx.db),
  'frame.looked': (ctx, { pairs }) => ({ looked: lookedAgain(ctx, pairs) }),
  'frame.finish': (ctx, { documentId, isFinished }) => {
    finishCoding(ctx, documentId, isFinished);
    return null;
  },
  'frame.finished': (ctx) =>
    ctx.db.all(
      'SELECT id, document_id AS documentId, person_id AS personId, at FROM finish_mark ORDER BY at, id',
    ),
};
