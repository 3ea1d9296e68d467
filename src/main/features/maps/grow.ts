import type { Parsed } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { takeChanges } from '../../../shared/domain/map/stages/behind.ts';
import type { CommandContext } from '../context.ts';
import { positionBefore } from '../positions.ts';
import { themeHandlers } from '../themes/handlers.ts';
import { livingThemes, storedBase, writeBase } from './base.ts';
import { removeWith } from '../dependents.ts';
import { growCode } from './codes.ts';
import { itemRow, mustStand } from './rows.ts';

/** Adds a name to a map, in one step: as a theme of the study, an idea of this map only, or a code. Answers with its id. */
export function grow(ctx: CommandContext, input: Parsed<'map.grow'>): string {
  const { mapId, parentId, afterId } = input;
  mustStand(ctx.db, mapId, [parentId, afterId].filter((id) => id !== null)); // prettier-ignore
  if (input.where === 'code') return growCode(ctx, input);
  return input.where === 'here' ? growHere(ctx, input) : growEverywhere(ctx, input);
}

function growHere(ctx: CommandContext, { mapId, name, parentId, afterId }: Parsed<'map.grow'>): string {
  const id = ctx.newId();
  const items = ctx.db.all<{ id: string; position: number }>(
    'SELECT id, position FROM map_item WHERE map_id = ? ORDER BY position, id',
    mapId,
  );
  ctx.recorder.insert('map_item', {
    id,
    map_id: mapId,
    kind: 'idea',
    text: name,
    coding_id: null,
    about_id: parentId,
    position: positionBefore(items, after(items, afterId)),
  });
  return id;
}

function growEverywhere(ctx: CommandContext, { mapId, name, parentId, afterId }: Parsed<'map.grow'>): string {
  const isTheme = (id: string): boolean => ctx.db.value('SELECT 1 FROM theme WHERE id = ?', id) !== null;
  if (parentId !== null && !isTheme(parentId))
    throw new Refusal('refused', 'A theme of the study cannot stand under a name of this map only.');
  const { id } = themeHandlers['theme.create'](ctx, { name, parentId });
  const siblings = ctx.db.all<{ id: string }>(
    'SELECT id FROM theme WHERE parent_id IS ? AND id <> ? ORDER BY position, id',
    parentId,
    id,
  );
  const before = after(siblings, afterId);
  if (before !== null) themeHandlers['theme.move'](ctx, { id, parentId, before });
  const base = storedBase(ctx.db, mapId);
  if (base) writeBase(ctx, mapId, takeChanges(base, livingThemes(ctx.db), [`new:${id}`]));
  return id;
}

/** What follows a sibling; null when it is the last, or not among them. */
function after(siblings: readonly { id: string }[], afterId: string | null): string | null {
  const at = siblings.findIndex((s) => s.id === afterId);
  return at < 0 ? null : (siblings[at + 1]?.id ?? null);
}

/** Where a name on a map is spoken of, by table and column. */
const SPOKEN_OF = [
  ['map_link', 'from_id'],
  ['map_link', 'to_id'],
  ['map_link_end', 'node_id'],
  ['map_member', 'owner_id'],
  ['map_member', 'node_id'],
  ['map_node', 'theme_id'],
  ['map_item', 'about_id'],
] as const;

/** Makes a theme of an idea: what spoke of the idea speaks of the theme, and the idea goes. */
export function promote(ctx: CommandContext, itemId: string): string {
  const item = itemRow(ctx.db, itemId);
  if (item.kind !== 'idea') throw new Refusal('refused', 'Only a name of this map can become a theme.');
  const themeId = growEverywhere(ctx, {
    mapId: item.map_id,
    name: item.text,
    where: 'everywhere',
    parentId: item.about_id,
    afterId: null,
  });
  for (const [table, column] of SPOKEN_OF) {
    const rows = ctx.db.all<{ id: string }>(`SELECT id FROM ${table} WHERE ${column} = ?`, itemId);
    for (const row of rows) ctx.recorder.update(table, row.id, { [column]: themeId });
  }
  removeWith(ctx, 'map_item', itemId);
  return themeId;
}
