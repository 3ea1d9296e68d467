import type { ThemeChange } from '../../../shared/contract/maps.ts';
import {
  codeChanges,
  type CodeChange,
  type CodesNow,
  type LivingCode,
} from '../../../shared/domain/map/stages/behind-codes.ts';
import { heirChains } from '../../../shared/domain/map/stages/heirs.ts';
import type { CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { codeRow } from '../codes/rows.ts';
import { removeWith } from '../dependents.ts';
import { codeItems, heldOf, tookNow } from './codes.ts';
import { handMapsOver } from './hand-over.ts';
import { itemRow, type ItemRow } from './rows.ts';

/** Every code there is, with the themes it is under, by id. */
function livingCodes(db: ReadDb): Map<string, LivingCode> {
  const under = Map.groupBy(
    db.all<{ code_id: string; theme_id: string }>(
      'SELECT c.code_id, c.theme_id FROM theme_code c JOIN theme t ON t.id = c.theme_id ORDER BY t.position, t.id',
    ),
    (row) => row.code_id,
  );
  return new Map(
    db
      .all<{ id: string; name: string; retired_at: string | null }>('SELECT id, name, retired_at FROM code')
      .map(({ id, name, retired_at: retiredAt }) => [
        id,
        { id, name, isRetired: retiredAt !== null, themeIds: (under.get(id) ?? []).map((u) => u.theme_id) },
      ]),
  );
}

/** Where every code that was merged went, nearest first. */
export function codeHeirs(db: ReadDb): Record<string, string[]> {
  const merges = db.all<{ id: string; into_id: string }>('SELECT id, into_id FROM code_merge');
  return heirChains(new Map(merges.map((m) => [m.id, [m.into_id]])));
}

const codesNow = (db: ReadDb): CodesNow => ({
  codes: livingCodes(db),
  heirs: codeHeirs(db),
  themes: new Map(db.all<{ id: string; name: string }>('SELECT id, name FROM theme').map((t) => [t.id, t.name])),
}); // prettier-ignore

/** How the codes of a map are behind the codebook, and what each change makes of its item. */
const changesOf = (db: ReadDb, mapId: string): CodeChange[] => {
  const held = codeItems(db, mapId).map(heldOf);
  return held.length === 0 ? [] : codeChanges(held, codesNow(db));
};

/** The same, to be read. */
export const codesBehind = (db: ReadDb, mapId: string): ThemeChange[] =>
  changesOf(db, mapId).map(({ mark: _mark, becomes: _becomes, ...change }) => change);

/** Takes changes of the codes into a map; all that were not left without `keys`. */
export function takeCodeChanges(ctx: CommandContext, mapId: string, keys: readonly string[] | null): void {
  const asked = changesOf(ctx.db, mapId).filter((c) => (keys === null ? !c.isLeft : keys.includes(c.key)));
  for (const { themeId: itemId, becomes } of asked) {
    const item = ctx.db.get<ItemRow>('SELECT * FROM map_item WHERE id = ?', itemId);
    if (!item) continue;
    if (becomes === 'gone') removeWith(ctx, 'map_item', itemId);
    else if ('name' in becomes) ctx.recorder.update('map_item', itemId, { text: becomes.name });
    else if ('aboutId' in becomes) settle(ctx, item, item.code_id ?? '', becomes.aboutId);
    else settle(ctx, item, becomes.codeId, item.about_id);
  }
}

/** Makes an item the code `codeId` under `aboutId`; where that stands already, it takes over what the item had. */
function settle(ctx: CommandContext, item: ItemRow, codeId: string, aboutId: string | null): void {
  const twin = codeItems(ctx.db, item.map_id).find(
    (i) => i.code_id === codeId && i.about_id === aboutId && i.id !== item.id,
  );
  if (twin) {
    handMapsOver(ctx, item.id, twin.id);
    removeWith(ctx, 'map_item', item.id);
    return;
  }
  ctx.recorder.update('map_item', item.id, {
    code_id: codeId,
    about_id: aboutId,
    text: codeId === item.code_id ? item.text : codeRow(ctx.db, codeId).name,
    held: JSON.stringify(tookNow(ctx.db, codeId)),
  });
}

/** Leaves changes of the codes out of a map, until they change again. */
export function leaveCodeChanges(ctx: CommandContext, mapId: string, keys: readonly string[]): void {
  for (const { key, themeId: itemId, kind, mark } of changesOf(ctx.db, mapId)) {
    if (!keys.includes(key)) continue;
    const { took } = heldOf(itemRow(ctx.db, itemId));
    const left = { ...took.left, [kind]: mark };
    ctx.recorder.update('map_item', itemId, { held: JSON.stringify({ ...took, left }) });
  }
}

/** Where codes that stages of a map show and that are not on it any more are now: on it, by item. */
export function heirsOfItems(
  db: ReadDb,
  mapId: string,
  kept: readonly { readonly id: string; readonly codeId: string }[],
): Record<string, string[]> {
  if (kept.length === 0) return {};
  const now = codeItems(db, mapId);
  const here = new Set(now.map((i) => i.id));
  const heirs = codeHeirs(db);
  return Object.fromEntries(
    kept.flatMap(({ id, codeId }) => {
      if (here.has(id)) return [];
      const went = [codeId, ...(heirs[codeId] ?? [])];
      const found = went.flatMap((code) => now.filter((i) => i.code_id === code).map((i) => i.id));
      return found.length > 0 ? [[id, found] as const] : [];
    }),
  );
}
