import { Refusal } from '../../../shared/contract/errors.ts';
import type { CommandContext } from '../context.ts';
import { codeRow, type CodeRow } from './rows.ts';

/** Refuses a code that was taken out of use where words would get it anew. */
export function refuseRetired(code: CodeRow): void {
  if (code.retired_at === null) return;
  throw new Refusal('refused', `${code.name} is retired. Restore it in the codebook to use it again.`);
}

const distinct = (ctx: CommandContext, ids: readonly string[]): CodeRow[] =>
  [...new Set(ids)].map((id) => codeRow(ctx.db, id));

/** Takes codes out of use, saying who, when and why; they keep their codings and their place. */
export function retireCodes(ctx: CommandContext, ids: readonly string[], reason: string) {
  const inUse = distinct(ctx, ids).filter((row) => row.retired_at === null);
  ctx.recorder.updateAll(
    'code',
    inUse.map((row) => row.id),
    { retired_at: ctx.now(), retired_by: ctx.actor.personId, retired_reason: reason },
  );
  return { retired: inUse.length };
}

/** Takes retired codes into use again. */
export function restoreCodes(ctx: CommandContext, ids: readonly string[]) {
  const retired = distinct(ctx, ids).filter((row) => row.retired_at !== null);
  ctx.recorder.updateAll(
    'code',
    retired.map((row) => row.id),
    { retired_at: null, retired_by: null, retired_reason: null },
  );
  return { restored: retired.length };
}
