import type { Parsed } from '../../../shared/contract/index.ts';
import type { MapItemKind } from '../../../shared/contract/maps.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { must, type CommandContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { counted } from '../words.ts';
import { nextPosition } from '../positions.ts';
import { moveCode } from './codes.ts';
import { itemRow, mapRow, mustStand } from './rows.ts';

/** Puts a note, group, heading or quote on a map. */
export function addItem(ctx: CommandContext, input: Parsed<'map.addItem'>): string {
  const { mapId, kind, members = [], aboutId = null } = input;
  const words = input.text ?? '';
  if (kind === 'quote') {
    const codingId = must(input.codingId, 'extract');
    must(ctx.db.value('SELECT 1 FROM coding WHERE id = ?', codingId), 'extract');
  } else if (words === '') throw new Refusal('refused', `Write what the ${kind} says.`);
  mustStand(ctx.db, mapId, [...members, ...(aboutId === null ? [] : [aboutId])]);
  const id = ctx.newId();
  ctx.recorder.insert('map_item', {
    id,
    map_id: mapId,
    kind,
    text: kind === 'quote' ? '' : words,
    coding_id: kind === 'quote' ? (input.codingId ?? null) : null,
    about_id: aboutId,
    position: nextPosition(ctx.db, 'map_item', 'map_id', mapId),
  });
  setMembers(ctx, mapId, id, members);
  return id;
}

/** Changes the words of an item or what it is about; refuses empty words and those of a quote. */
export function updateItem(ctx: CommandContext, { id, text, aboutId }: Parsed<'map.updateItem'>): void {
  const row = itemRow(ctx.db, id);
  if (aboutId !== undefined && aboutId !== null) mustStand(ctx.db, row.map_id, [aboutId]);
  if (row.kind === 'code') {
    // its name belongs to the code: it is given by renaming, everywhere or on this map only
    if (aboutId !== undefined) moveCode(ctx, row, aboutId);
    return;
  }
  if (text !== undefined && row.kind === 'quote')
    throw new Refusal(
      'refused',
      'The words of a quote are those of its extract. Change the extract instead.',
    );
  if (text === '') throw new Refusal('refused', `Write what the ${row.kind} says.`);
  ctx.recorder.update('map_item', id, {
    ...(text === undefined ? {} : { text }),
    ...(aboutId === undefined ? {} : { about_id: aboutId }),
  });
}

/** Sets what belongs to an owner on a map, in order; nothing belongs to itself, and each only once. */
export function setMembers(
  ctx: CommandContext,
  mapId: string,
  ownerId: string,
  nodeIds: readonly string[],
): void {
  const wanted = [...new Set(nodeIds)].filter((id) => id !== ownerId);
  const rows = ctx.db.all<{ id: string; node_id: string }>(
    'SELECT id, node_id FROM map_member WHERE map_id = ? AND owner_id = ?',
    mapId,
    ownerId,
  );
  for (const row of rows) if (!wanted.includes(row.node_id)) ctx.recorder.remove('map_member', row.id);
  wanted.forEach((nodeId, position) => {
    const found = rows.find((r) => r.node_id === nodeId);
    if (found) ctx.recorder.update('map_member', found.id, { position });
    else
      ctx.recorder.insert('map_member', {
        id: ctx.newId(),
        map_id: mapId,
        owner_id: ownerId,
        node_id: nodeId,
        position,
      });
  });
}

/** What a map holds besides themes, one and several. */
const ITEM_NOUNS = [
  ['note', 'note', 'notes'],
  ['group', 'group', 'groups'],
  ['heading', 'heading', 'headings'],
  ['quote', 'quote', 'quotes'],
  ['idea', 'name of its own', 'names of its own'],
  ['code', 'code', 'codes'],
] as const;

const GOES: Partial<Record<MapItemKind, string>> = {
  quote: 'The quote goes from this map; the extract stays.',
  code: 'The code goes from this map; it stays in the codebook.',
};

/** What goes with an item, or with a whole map, in sentences. */
export function removeSentences(db: ReadDb, mapId: string, itemId: string | undefined): string[] {
  const count = (sql: string, ...params: string[]): number => db.value<number>(sql, ...params) ?? 0;
  const back = 'Undo brings it back.';
  if (itemId !== undefined) {
    const row = itemRow(db, itemId);
    const links = count('SELECT count(*) FROM map_link WHERE from_id = ? OR to_id = ?', itemId, itemId);
    const members = count('SELECT count(*) FROM map_member WHERE owner_id = ?', itemId);
    return [
      GOES[row.kind] ?? `The ${row.kind} will go.`,
      ...(links > 0 ? [`${counted(links, 'link')} of it will go too.`] : []),
      ...(members > 0 ? ['What is in it stays on the map.'] : []),
      back,
    ];
  }
  const row = mapRow(db, mapId);
  const links = count('SELECT count(*) FROM map_link WHERE map_id = ?', mapId);
  const stages = count('SELECT count(*) FROM map_stage WHERE map_id = ?', mapId);
  const placed = count('SELECT count(*) FROM map_node WHERE map_id = ? AND x IS NOT NULL', mapId);
  const kinds = db.all<{ kind: string; n: number }>(
    'SELECT kind, count(*) AS n FROM map_item WHERE map_id = ? GROUP BY kind',
    mapId,
  );
  const named = ITEM_NOUNS.flatMap(([kind, one, many]) => {
    const n = kinds.find((k) => k.kind === kind)?.n ?? 0;
    return n > 0 ? [counted(n, one, many)] : [];
  });
  const items =
    named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}` : named.join('');
  return [
    `${row.name} will go. Its themes stay.`,
    ...(placed > 0 ? ['What was placed by hand on it will go.'] : []),
    ...(links > 0 ? [`${counted(links, 'link')} drawn on it will go.`] : []),
    ...(items === '' ? [] : [`${items} on it will go.`]),
    ...(kinds.some((k) => k.kind === 'quote') ? ['Extracts shown as quotes stay.'] : []),
    ...(kinds.some((k) => k.kind === 'code') ? ['The codes stay in the codebook.'] : []),
    ...(stages > 0 ? [`${counted(stages, 'stage')} kept of it will go.`] : []),
    back,
  ];
}
