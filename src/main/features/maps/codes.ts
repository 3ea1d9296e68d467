import type { MapCodeView } from '../../../shared/contract/maps.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import type { HeldCode, TookOfCode } from '../../../shared/domain/map/stages/behind-codes.ts';
import type { CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { createCode, refuseTwin } from '../codes/create.ts';
import { codeRow } from '../codes/rows.ts';
import { removeWith } from '../dependents.ts';
import { positionBefore } from '../positions.ts';
import { themeHandlers } from '../themes/handlers.ts';
import { joinCodes } from './hand-over.ts';
import type { ItemRow } from './rows.ts';

/** The items of a map that are codes, in their order. */
export const codeItems = (db: ReadDb, mapId: string): ItemRow[] =>
  db.all<ItemRow>("SELECT * FROM map_item WHERE map_id = ? AND kind = 'code' ORDER BY position, id", mapId);

/** A code on a map as the map took it. */
export const heldOf = (row: ItemRow): HeldCode => ({
  id: row.id,
  codeId: row.code_id ?? '',
  name: row.text,
  aboutId: row.about_id,
  took: JSON.parse(row.held ?? '{"themeIds":[],"isRetired":false,"left":{}}') as TookOfCode,
});

/** What a map says of the codes on it, by item. `labels`: names that hold on this map only; `groups`: letters by code. */
export function codeViews(
  db: ReadDb,
  rows: readonly ItemRow[],
  labels: ReadonlyMap<string, string>,
  groups: ReadonlyMap<string, string[]>,
): Map<string, MapCodeView> {
  const codes = rows.filter((r) => r.kind === 'code');
  if (codes.length === 0) return new Map();
  const alive = new Set(db.all<{ id: string }>('SELECT id FROM code').map((c) => c.id));
  return new Map(
    codes.map(({ id, code_id: codeId, text }) => [
      id,
      {
        id: codeId ?? '',
        renamedFrom: labels.has(id) ? text : null,
        isGone: !alive.has(codeId ?? ''),
        groups: groups.get(codeId ?? '') ?? [],
      },
    ]),
  );
}

/** People behind each code on a map, by its item. */
export function peopleOfCodes(db: ReadDb, mapId: string): Record<string, number> {
  const rows = db.all<{ id: string; people: number }>(
    `SELECT i.id, count(DISTINCT coalesce(d.participant_id, d.id)) AS people
     FROM map_item i LEFT JOIN coding c ON c.code_id = i.code_id LEFT JOIN document d ON d.id = c.document_id
     WHERE i.map_id = ? AND i.kind = 'code' GROUP BY i.id`,
    mapId,
  );
  return Object.fromEntries(rows.map((r) => [r.id, r.people]));
}

/** Puts codes under a theme or an idea of a map, or loose; answers with their items, in the order of the codes. */
export function addCodes(
  ctx: CommandContext,
  { mapId, codeIds, aboutId }: { mapId: string; codeIds: readonly string[]; aboutId: string | null },
): string[] {
  const home = homeOf(ctx.db, aboutId);
  return [...new Set(codeIds)].map((codeId) => putCode(ctx, mapId, codeId, home, null));
}

/** Beside what does not hold codes itself. */
function homeOf(db: ReadDb, aboutId: string | null): string | null {
  const item = aboutId === null ? undefined : db.get<ItemRow>('SELECT * FROM map_item WHERE id = ?', aboutId);
  return item === undefined || item.kind === 'idea' ? aboutId : item.about_id;
}

function putCode(
  ctx: CommandContext,
  mapId: string,
  codeId: string,
  aboutId: string | null,
  afterId: string | null,
): string {
  const { name } = codeRow(ctx.db, codeId);
  const items = codeItems(ctx.db, mapId);
  const there = items.find((i) => i.code_id === codeId && i.about_id === aboutId);
  if (there) return there.id;
  const all = ctx.db.all<{ id: string; position: number }>(
    'SELECT id, position FROM map_item WHERE map_id = ? ORDER BY position, id',
    mapId,
  );
  const at = all.findIndex((i) => i.id === afterId);
  const id = idInStages(ctx.db, mapId, codeId, aboutId) ?? ctx.newId();
  ctx.recorder.insert('map_item', {
    id,
    map_id: mapId,
    kind: 'code',
    text: name,
    coding_id: null,
    about_id: aboutId,
    position: positionBefore(all, at < 0 ? null : (all[at + 1]?.id ?? null)),
    code_id: codeId,
    held: JSON.stringify(tookNow(ctx.db, codeId)),
  });
  return id;
}

/** What is taken of a code together with its name. */
export const tookNow = (db: ReadDb, codeId: string): TookOfCode => ({
  themeIds: db
    .all<{ theme_id: string }>('SELECT theme_id FROM theme_code WHERE code_id = ? ORDER BY theme_id', codeId)
    .map((t) => t.theme_id),
  isRetired: codeRow(db, codeId).retired_at !== null,
  left: {},
});

/** A code that comes back to a place it had in a stage is the same one there, so that stages can be compared. */
const idInStages = (db: ReadDb, mapId: string, codeId: string, aboutId: string | null): string | null =>
  db.value<string>(
    `SELECT i.value ->> 'id' FROM map_stage s, json_each(s.data, '$.items') i
     WHERE s.map_id = ? AND i.value ->> 'kind' = 'code' AND i.value -> 'code' ->> 'id' = ? AND i.value ->> 'aboutId' IS ?
       AND NOT EXISTS (SELECT 1 FROM map_item m WHERE m.id = i.value ->> 'id')
     ORDER BY s.position DESC LIMIT 1`,
    mapId,
    codeId,
    aboutId,
  );

/** Puts the codes of a theme that are in use under it, or takes every code under it off the map. */
export function showCodes(ctx: CommandContext, { mapId, themeId, shown }: Parsed<'map.showCodes'>): void {
  if (!shown) {
    for (const item of codeItems(ctx.db, mapId))
      if (item.about_id === themeId) removeWith(ctx, 'map_item', item.id);
    return;
  }
  const codes = ctx.db.all<{ id: string }>(
    `SELECT c.id FROM theme_code t JOIN code c ON c.id = t.code_id
     WHERE t.theme_id = ? AND c.retired_at IS NULL AND c.is_heading = 0 ORDER BY c.position, c.id`,
    themeId,
  );
  if (codes.length === 0) throw new Refusal('refused', 'This theme has no codes of its own yet.');
  addCodes(ctx, { mapId, codeIds: codes.map((c) => c.id), aboutId: themeId });
}

/** Puts the code of a name on a map; where the codebook has none it is made. Under a theme of the study it becomes one of its codes. */
export function growCode(
  ctx: CommandContext,
  { mapId, name, parentId, afterId }: Parsed<'map.grow'>,
): string {
  const home = homeOf(ctx.db, parentId);
  const twins = ctx.db
    .all<{ id: string; name: string; retired_at: string | null }>(
      'SELECT id, name, retired_at FROM code WHERE is_heading = 0 ORDER BY parent_id IS NOT NULL, position, id',
    )
    .filter((c) => c.name.toLowerCase() === name.toLowerCase());
  const codeId = (twins.find((c) => c.retired_at === null) ?? twins[0])?.id ?? createCode(ctx, { name });
  if (home !== null && ctx.db.value('SELECT 1 FROM theme WHERE id = ?', home) !== null)
    themeHandlers['theme.linkCodes'](ctx, { themeId: home, codeIds: [codeId] });
  return putCode(ctx, mapId, codeId, home, afterId);
}

/** Gives the code of an item another name everywhere; its map takes it at once. */
export function renameCode(ctx: CommandContext, item: ItemRow, name: string): void {
  if (name === '') throw new Refusal('refused', 'A code needs a name.');
  const code = codeRow(ctx.db, item.code_id ?? '');
  refuseTwin(ctx.db, name, code.parent_id, code.id);
  ctx.recorder.update('code', code.id, { name });
  for (const other of codeItems(ctx.db, item.map_id))
    if (other.code_id === code.id) ctx.recorder.update('map_item', other.id, { text: name });
}

/** Stands a code under something else on its map. */
export function moveCode(ctx: CommandContext, item: ItemRow, aboutId: string | null): void {
  const home = homeOf(ctx.db, aboutId);
  const twin = codeItems(ctx.db, item.map_id).find(
    (i) => i.code_id === item.code_id && i.about_id === home && i.id !== item.id,
  );
  if (twin) throw new Refusal('refused', `“${item.text}” stands there already.`);
  const took = JSON.stringify({ ...tookNow(ctx.db, item.code_id ?? ''), left: heldOf(item).took.left });
  ctx.recorder.update('map_item', item.id, { about_id: home, held: took });
}

/** Codes under a theme that is not in the study any more stand loose. */
export function loosenCodes(ctx: CommandContext, mapId: string, held: ReadonlySet<string>): void {
  const lost = ctx.db.all<{ id: string; about_id: string }>(
    `SELECT id, about_id FROM map_item i WHERE map_id = ? AND kind = 'code' AND about_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM theme t WHERE t.id = i.about_id) AND NOT EXISTS (SELECT 1 FROM map_item m WHERE m.id = i.about_id)`,
    mapId,
  );
  for (const { id, about_id: aboutId } of lost)
    if (!held.has(aboutId)) ctx.recorder.update('map_item', id, { about_id: null });
  joinCodes(ctx);
}
