import type { CommandContext } from '../context.ts';
import { ANY, type NodeRow } from './rows.ts';

/** The row of a theme or item in a layout of a map. */
export function nodeRow(
  ctx: CommandContext,
  mapId: string,
  themeId: string,
  layout: string,
): NodeRow | undefined {
  return ctx.db.get<NodeRow>(
    'SELECT * FROM map_node WHERE map_id = ? AND theme_id = ? AND layout = ?',
    mapId,
    themeId,
    layout,
  );
}

/** Sets places by hand in one layout. */
export function placeAll(
  ctx: CommandContext,
  mapId: string,
  layout: string,
  places: readonly { readonly themeId: string; readonly x: number; readonly y: number }[],
): void {
  for (const { themeId, x, y } of places) {
    const found = nodeRow(ctx, mapId, themeId, layout);
    if (found) ctx.recorder.update('map_node', found.id, { x, y });
    else
      ctx.recorder.insert('map_node', {
        id: ctx.newId(),
        map_id: mapId,
        theme_id: themeId,
        layout,
        x,
        y,
        hidden: 0,
      });
  }
}

/** Sets what holds for a theme in every layout; a row that says nothing any more goes. */
export function setCommon(
  ctx: CommandContext,
  mapId: string,
  themeId: string,
  change: { hidden?: boolean; label?: string | null },
): void {
  const found = nodeRow(ctx, mapId, themeId, ANY);
  const hidden = Number(change.hidden ?? found?.hidden === 1);
  const label = change.label === undefined ? (found?.label ?? null) : change.label;
  if (hidden === 0 && label === null) {
    if (found) ctx.recorder.remove('map_node', found.id);
  } else if (found) ctx.recorder.update('map_node', found.id, { hidden, label });
  else {
    ctx.recorder.insert('map_node', {
      id: ctx.newId(),
      map_id: mapId,
      theme_id: themeId,
      layout: ANY,
      x: null,
      y: null,
      hidden,
      label,
    });
  }
}
