import { heirChains } from '../../../shared/domain/map/stages/heirs.ts';
import type { ReadDb } from '../../db/handles.ts';

/** Where every theme that is gone went, nearest first: by the merges that stand, and by what was said by hand. */
export function themeHeirs(db: ReadDb): Record<string, string[]> {
  const direct = new Map<string, string[]>();
  for (const { id, into_id: into } of db.each<{ id: string; into_id: string }>(
    'SELECT id, into_id FROM theme_merge',
  ))
    direct.set(id, [into]);
  for (const said of db.each<{ theme_id: string; heir_id: string }>('SELECT theme_id, heir_id FROM map_heir'))
    direct.set(said.theme_id, [said.heir_id]);
  return heirChains(direct);
}
