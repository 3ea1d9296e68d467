import { baseOf, type LivingTheme, type MapBase } from '../../../shared/domain/map/stages/behind.ts';
import type { CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { levels } from '../themes/rows.ts';

export interface LiveTheme extends LivingTheme {
  readonly hue: number | null;
}

/** The themes as they are, in their order; a level is its place among the levels. */
export function livingThemes(db: ReadDb): LiveTheme[] {
  const depth = new Map(levels(db).map((l) => [l.id, l.position]));
  return db
    .all<{
      id: string;
      parent_id: string | null;
      level_id: string;
      name: string;
      position: number;
      hue: number | null;
      status: string;
    }>('SELECT id, parent_id, level_id, name, position, hue, status FROM theme ORDER BY position, id')
    .map((t) => ({
      id: t.id,
      parentId: t.parent_id,
      level: depth.get(t.level_id) ?? 0,
      name: t.name,
      position: t.position,
      hue: t.hue,
      status: t.status,
    }));
}

/** What a map took; null while it has taken nothing and follows the themes. */
export function storedBase(db: ReadDb, mapId: string): MapBase | null {
  const data = db.value<string>('SELECT data FROM map_base WHERE id = ?', mapId);
  return data === null ? null : (JSON.parse(data) as MapBase);
}

/** Keeps what a map shows from now on; while there are no themes there is nothing to keep. */
export function keepBase(ctx: CommandContext, mapId: string): void {
  if ((storedBase(ctx.db, mapId)?.themes.length ?? 0) > 0) return;
  const base = baseOf(livingThemes(ctx.db));
  if (base.themes.length > 0) writeBase(ctx, mapId, base);
}

/** Keeps what a map took of the themes. */
export function writeBase(ctx: CommandContext, mapId: string, base: MapBase): void {
  const data = JSON.stringify(base);
  if (storedBase(ctx.db, mapId) === null) ctx.recorder.insert('map_base', { id: mapId, data });
  else ctx.recorder.update('map_base', mapId, { data });
}
