import type { Parsed } from '../../../shared/contract/index.ts';
import { pathKey } from '../../../shared/domain/codebook/incoming-places.ts';
import type { CommandContext } from '../context.ts';
import { createCode } from './create.ts';
import { codeRow } from './rows.ts';

type TakenIn = Parsed<'code.takeIn'>['codes'][number];

/**
 * Takes a codebook in, in one step: codes that are not there are made, under headings where something above them is
 * missing too; codes that are there get the texts that are given, where that was asked for.
 */
export function takeInCodes(ctx: CommandContext, codes: readonly TakenIn[]) {
  const byPath = new Map<string, string>();
  let added = 0;
  let changed = 0;
  const childOf = (parentId: string | null, name: string): string | null =>
    ctx.db
      .all<{ id: string; name: string }>('SELECT id, name FROM code WHERE parent_id IS ?', parentId)
      .find((row) => row.name.toLowerCase() === name.toLowerCase())?.id ?? null;
  const idOf = (path: readonly string[]): string | null => {
    if (path.length === 0) return null;
    const known = byPath.get(pathKey(path));
    if (known !== undefined) return known;
    const parentId = idOf(path.slice(0, -1));
    const name = path.at(-1) ?? '';
    let id = childOf(parentId, name);
    if (id === null) {
      id = createCode(ctx, { name, parentId, isHeading: true });
      added += 1;
    }
    byPath.set(pathKey(path), id);
    return id;
  };
  for (const code of codes) {
    const parentId = code.id === undefined ? idOf(code.path.slice(0, -1)) : null;
    const there = code.id ?? childOf(parentId, code.path.at(-1) ?? '');
    if (there !== null) {
      byPath.set(pathKey(code.path), codeRow(ctx.db, there).id);
      if (code.isChange && change(ctx, there, code)) changed += 1;
      continue;
    }
    const { path, isRetired, ...given } = code;
    const id = createCode(ctx, { ...given, name: path.at(-1) ?? '', parentId });
    if (isRetired) ctx.recorder.update('code', id, { retired_at: ctx.now(), retired_by: ctx.actor.personId });
    byPath.set(pathKey(path), id);
    added += 1;
  }
  return { added, changed };
}

/** Writes the texts that are given and say something else; answers whether there were any. */
function change(ctx: CommandContext, id: string, code: TakenIn): boolean {
  const row = codeRow(ctx.db, id);
  const given = {
    colour: code.colour,
    definition: code.definition,
    full_definition: code.fullDefinition,
    use_when: code.useWhen,
    do_not_use_when: code.doNotUseWhen,
    typical_text: code.typicalText,
    borderline_text: code.borderlineText,
  };
  const cells = Object.fromEntries(
    Object.entries(given).filter(
      (entry): entry is [string, string | number] =>
        entry[1] !== undefined && entry[1] !== '' && entry[1] !== row[entry[0] as keyof typeof row],
    ),
  );
  if (Object.keys(cells).length === 0) return false;
  ctx.recorder.update('code', id, cells);
  return true;
}
