import { heirChains, heirsOfMerge } from '../../../shared/domain/map/stages/heirs.ts';
import type { Patch } from '../../../shared/domain/history/patch.ts';
import type { ReadDb } from '../../db/handles.ts';

/** Where every theme that is gone went, nearest first: by the merges that stand in the history, and by what was said by hand. */
export function themeHeirs(db: ReadDb): Record<string, string[]> {
  const direct = new Map<string, string[]>();
  const merges = db.each<{ patch: string }>(
    `SELECT h.patch FROM history h WHERE h.kind = 'do' AND h.command = 'theme.merge'
     AND coalesce((SELECT u.kind FROM history u WHERE u.target_seq = h.seq ORDER BY u.seq DESC LIMIT 1), 'redo') = 'redo'
     ORDER BY h.seq`,
  );
  for (const { patch } of merges)
    for (const [id, heirs] of heirsOfMerge((JSON.parse(patch) as Patch).changes)) direct.set(id, heirs);
  for (const said of db.each<{ theme_id: string; heir_id: string }>('SELECT theme_id, heir_id FROM map_heir'))
    direct.set(said.theme_id, [said.heir_id]);
  return heirChains(direct);
}
