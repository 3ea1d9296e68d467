import { Refusal } from '../../../shared/contract/errors.ts';
import type { CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { nextPosition } from '../positions.ts';
import { codeRow } from './rows.ts';

interface NewCode {
  name: string;
  parentId?: string | null | undefined;
  colour?: number | undefined;
  isHeading?: boolean | undefined;
  definition?: string | undefined;
  fullDefinition?: string | undefined;
  useWhen?: string | undefined;
  doNotUseWhen?: string | undefined;
  typicalText?: string | undefined;
  borderlineText?: string | undefined;
}

/** Among siblings a name stands once, whatever its capitals; elsewhere in the tree it may stand again. */
export function refuseTwin(db: ReadDb, name: string, parentId: string | null, except: string): void {
  const twin = db
    .all<{ id: string; name: string; retired_at: string | null }>(
      'SELECT id, name, retired_at FROM code WHERE parent_id IS ? AND id <> ?',
      parentId,
      except,
    )
    .find((c) => c.name.toLowerCase() === name.toLowerCase());
  if (!twin) return;
  const isRetired = twin.retired_at !== null ? ', retired. Restore it in the codebook to use it again' : '';
  throw new Refusal('refused', `There is a code called ${twin.name} here already${isRetired}.`);
}

/** The palette's order puts unlike colours next to each other; a new code takes the one used least, first in order. */
function nextColour(db: ReadDb): number {
  const used = new Map(
    db
      .all<{ colour: number; n: number }>('SELECT colour, count(*) AS n FROM code GROUP BY colour')
      .map((r) => [r.colour, r.n]),
  );
  let best = 1;
  for (let c = 2; c <= 12; c++) if ((used.get(c) ?? 0) < (used.get(best) ?? 0)) best = c;
  return best;
}

/** Makes a code; its colour is the least used one unless given. */
export function createCode(ctx: CommandContext, input: NewCode): string {
  const parentId = input.parentId ?? null;
  if (parentId !== null) codeRow(ctx.db, parentId);
  refuseTwin(ctx.db, input.name, parentId, '');
  const id = ctx.newId();
  ctx.recorder.insert('code', {
    id,
    parent_id: parentId,
    position: nextPosition(ctx.db, 'code', 'parent_id', parentId),
    name: input.name,
    colour: input.colour ?? nextColour(ctx.db),
    is_heading: input.isHeading ? 1 : 0,
    definition: input.definition ?? '',
    full_definition: input.fullDefinition ?? '',
    use_when: input.useWhen ?? '',
    do_not_use_when: input.doNotUseWhen ?? '',
    in_vivo_coding_id: null,
    created_by: ctx.actor.personId,
    created_at: ctx.now(),
    retired_at: null,
    retired_by: null,
    retired_reason: null,
    typical_coding_id: null,
    borderline_coding_id: null,
    typical_text: input.typicalText || null,
    borderline_text: input.borderlineText || null,
  });
  return id;
}
