import { maps } from '../../../shared/contract/maps.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { baseOf, leaveChanges, takeChanges } from '../../../shared/domain/map/stages/behind.ts';
import type { CommandContext, Handlers } from '../context.ts';
import { removeWith } from '../dependents.ts';
import { nextPosition } from '../positions.ts';
import { themeRow } from '../themes/rows.ts';
import { cardOf, codeCardOf } from './card.ts';
import { leaveCodeChanges, takeCodeChanges } from './code-changes.ts';
import { addCodes, loosenCodes, renameCode, showCodes } from './codes.ts';
import { grow, promote } from './grow.ts';
import { keepBase, livingThemes, storedBase, writeBase } from './base.ts';
import { addItem, removeSentences, setMembers, updateItem } from './items.ts';
import { groupMarks } from './marks.ts';
import { nodeRow, placeAll, setCommon } from './places.ts';
import { itemRow, linkRow, mapRow, mustStand, summaryOf, type ItemRow, type MapRow } from './rows.ts';
import { keepStage, stageRow, stagesOf } from './stages.ts';
import { fullMap, getMap, questionHeadings } from './view.ts';
import { wordsFor } from './words.ts';

/** A map nobody has made yet: everything by structure, nothing by hand. */
const draft: MapRow = {
  id: '',
  name: 'Thematic map',
  stage: 'initial',
  layout: 'auto',
  width_mm: 174,
  height_mm: null,
  palette: 'colour',
  size_by_people: null,
  alt_short: '',
  alt_long: '',
  words_for: null,
  updated_at: '',
};

/** Checks that a map is there and keeps, from the first change on, the themes it shows. */
function onMap(ctx: CommandContext, mapId: string): void {
  mapRow(ctx.db, mapId);
  keepBase(ctx, mapId);
}

/** Sets the ends of a link beyond its first two. */
function setEnds(ctx: CommandContext, linkId: string, nodeIds: readonly string[]): void {
  const { from_id: from, to_id: to } = linkRow(ctx.db, linkId);
  const wanted = [...new Set(nodeIds)].filter((id) => id !== from && id !== to);
  const rows = ctx.db.all<{ id: string; node_id: string }>(
    'SELECT id, node_id FROM map_link_end WHERE link_id = ?',
    linkId,
  );
  for (const row of rows) if (!wanted.includes(row.node_id)) ctx.recorder.remove('map_link_end', row.id);
  wanted.forEach((nodeId, position) => {
    const found = rows.find((r) => r.node_id === nodeId);
    if (found) ctx.recorder.update('map_link_end', found.id, { position });
    else ctx.recorder.insert('map_link_end', { id: ctx.newId(), link_id: linkId, node_id: nodeId, position });
  });
}

/** Gives a theme another name everywhere; this map takes it at once. */
function renameEverywhere(ctx: CommandContext, mapId: string, themeId: string, name: string): void {
  if (name === '') throw new Refusal('refused', 'A theme needs a name.');
  themeRow(ctx.db, themeId);
  ctx.recorder.update('theme', themeId, { name });
  setCommon(ctx, mapId, themeId, { label: null });
  const base = storedBase(ctx.db, mapId);
  if (!base?.themes.some((t) => t.id === themeId)) return;
  const themes = base.themes.map((t) => (t.id === themeId ? { ...t, name } : t));
  const { [`renamed:${themeId}`]: _taken, ...left } = base.left;
  writeBase(ctx, mapId, { themes, left });
}

export const mapHandlers: Handlers<typeof maps> = {
  'map.list': (ctx) => ctx.db.all<MapRow>('SELECT * FROM map ORDER BY position, id').map(summaryOf),
  'map.get': (ctx, { id }) => getMap(ctx.db, id),
  'map.stages': (ctx, { mapId }) => stagesOf(ctx.db, mapId),
  'map.removePreview': (ctx, { id, itemId }) => ({ sentences: removeSentences(ctx.db, id, itemId) }),
  'map.draft': (ctx) => fullMap(ctx.db, draft),
  'map.create': (ctx, { name, layout, widthMm }) => {
    const id = ctx.newId();
    const n = (ctx.db.value<number>('SELECT count(*) FROM map') ?? 0) + 1;
    ctx.recorder.insert('map', {
      id,
      name: name ?? (n === 1 ? 'Thematic map' : `Thematic map ${n}`),
      stage: 'initial',
      layout: layout ?? 'auto',
      width_mm: widthMm ?? 174,
      palette: 'colour',
      size_by_people: 0,
      alt_short: '',
      alt_long: '',
      position: nextPosition(ctx.db, 'map'),
      updated_at: ctx.now(),
    });
    keepBase(ctx, id);
    return { id };
  },
  'map.update': (ctx, input) => {
    const row = mapRow(ctx.db, input.id);
    ctx.recorder.update('map', row.id, {
      name: input.name ?? row.name,
      stage: input.stage ?? row.stage,
      layout: input.layout ?? row.layout,
      width_mm: input.widthMm ?? row.width_mm,
      ...(input.heightMm === undefined ? {} : { height_mm: input.heightMm }),
      palette: input.palette ?? row.palette,
      ...(input.sizeByPeople === undefined ? {} : { size_by_people: Number(input.sizeByPeople) }),
      alt_short: input.altShort ?? row.alt_short,
      alt_long: input.altLong ?? row.alt_long,
      words_for: wordsFor(() => getMap(ctx.db, row.id), row, input),
      updated_at: ctx.now(),
    });
    return null;
  },
  'map.remove': (ctx, { id }) => {
    mapRow(ctx.db, id);
    removeWith(ctx, 'map', id);
    return null;
  },
  'map.place': (ctx, { mapId, layout, places }) => {
    onMap(ctx, mapId);
    mustStand(ctx.db, mapId, places.map((p) => p.themeId)); // prettier-ignore
    placeAll(ctx, mapId, layout, places);
    return null;
  },
  'map.unpin': (ctx, { mapId, layout, themeIds }) => {
    for (const themeId of new Set(themeIds)) {
      const found = nodeRow(ctx, mapId, themeId, layout);
      if (found) ctx.recorder.remove('map_node', found.id);
    }
    return null;
  },
  'map.setHidden': (ctx, { mapId, themeId, hidden }) => {
    onMap(ctx, mapId);
    mustStand(ctx.db, mapId, [themeId]);
    setCommon(ctx, mapId, themeId, { hidden });
    return null;
  },
  'map.rename': (ctx, { mapId, themeId, name, where }) => {
    onMap(ctx, mapId);
    const code = ctx.db.get<ItemRow>("SELECT * FROM map_item WHERE id = ? AND kind = 'code'", themeId);
    if (where === 'here') {
      mustStand(ctx.db, mapId, [themeId]);
      const own = getMap(ctx.db, mapId).themes.find((t) => t.id === themeId);
      const isOwn = name === '' || name === (code?.text ?? own?.renamedFrom ?? own?.name);
      setCommon(ctx, mapId, themeId, { label: isOwn ? null : name });
    } else if (code) {
      renameCode(ctx, code, name);
      setCommon(ctx, mapId, themeId, { label: null });
    } else renameEverywhere(ctx, mapId, themeId, name);
    return null;
  },
  'map.link': (ctx, { mapId, from, to, words, kind, arrow, weight, also }) => {
    onMap(ctx, mapId);
    mustStand(ctx.db, mapId, [from, to, ...(also ?? [])]);
    if (from === to) throw new Refusal('refused', 'A link goes from one theme to another.');
    const id = ctx.newId();
    ctx.recorder.insert('map_link', {
      id,
      map_id: mapId,
      from_id: from,
      to_id: to,
      words,
      kind,
      arrow,
      weight: weight ?? 1,
    });
    setEnds(ctx, id, also ?? []);
    return { id };
  },
  'map.updateLink': (ctx, { id, words, kind, arrow, weight, also }) => {
    const row = linkRow(ctx.db, id);
    ctx.recorder.update('map_link', id, {
      ...(words === undefined ? {} : { words }),
      ...(kind === undefined ? {} : { kind }),
      ...(arrow === undefined ? {} : { arrow }),
      ...(weight === undefined ? {} : { weight }),
    });
    if (also !== undefined) {
      mustStand(ctx.db, row.map_id, also);
      setEnds(ctx, id, also);
    }
    return null;
  },
  'map.unlink': (ctx, { id }) => {
    linkRow(ctx.db, id);
    removeWith(ctx, 'map_link', id);
    return null;
  },
  'map.addItem': (ctx, input) => {
    onMap(ctx, input.mapId);
    return { id: addItem(ctx, input) };
  },
  'map.addCodes': (ctx, { mapId, codeIds, aboutId, place }) => {
    onMap(ctx, mapId);
    if (aboutId !== null) mustStand(ctx.db, mapId, [aboutId]);
    const ids = addCodes(ctx, { mapId, codeIds, aboutId });
    if (place) placeAll(ctx, mapId, place.layout, ids.map((themeId) => ({ ...place, themeId }))); // prettier-ignore
    return { ids };
  },
  'map.showCodes': (ctx, input) => {
    onMap(ctx, input.mapId);
    mustStand(ctx.db, input.mapId, [input.themeId]);
    showCodes(ctx, input);
    return null;
  },
  'map.grow': (ctx, input) => {
    onMap(ctx, input.mapId);
    return { id: grow(ctx, input) };
  },
  'map.marks': (ctx) => {
    const { key, of, ofCode } = groupMarks(ctx.db);
    const groups = Object.fromEntries([...of, ...ofCode]);
    return { groupKey: key, questions: questionHeadings(ctx.db), groups };
  },
  'map.promote': (ctx, { id }) => ({ id: promote(ctx, id) }),
  'map.card': (ctx, { themeId, most }) => cardOf(ctx.db, themeId, most),
  'map.codeCard': (ctx, { codeId, most }) => codeCardOf(ctx.db, codeId, most),
  'map.updateItem': (ctx, input) => {
    updateItem(ctx, input);
    return null;
  },
  'map.removeItem': (ctx, { id }) => {
    itemRow(ctx.db, id);
    removeWith(ctx, 'map_item', id);
    return null;
  },
  'map.setMembers': (ctx, { mapId, ownerId, nodeIds }) => {
    onMap(ctx, mapId);
    mustStand(ctx.db, mapId, [ownerId, ...nodeIds]);
    setMembers(ctx, mapId, ownerId, nodeIds);
    return null;
  },
  'map.take': (ctx, { mapId, keys }) => {
    mapRow(ctx.db, mapId);
    const living = livingThemes(ctx.db);
    const base = storedBase(ctx.db, mapId);
    const taken = base === null ? baseOf(living) : takeChanges(base, living, keys ?? null);
    writeBase(ctx, mapId, taken);
    loosenCodes(ctx, mapId, new Set(taken.themes.map((t) => t.id)));
    takeCodeChanges(ctx, mapId, keys ?? null);
    return null;
  },
  'map.leave': (ctx, { mapId, keys }) => {
    onMap(ctx, mapId);
    const base = storedBase(ctx.db, mapId);
    if (base) writeBase(ctx, mapId, leaveChanges(base, livingThemes(ctx.db), keys));
    leaveCodeChanges(ctx, mapId, keys);
    return null;
  },
  'map.keepStage': (ctx, { mapId, name }) => {
    onMap(ctx, mapId);
    return { id: keepStage(ctx, mapId, name) };
  },
  'map.updateStage': (ctx, { id, name }) => {
    stageRow(ctx.db, id);
    ctx.recorder.update('map_stage', id, { name });
    return null;
  },
  'map.removeStage': (ctx, { id }) => {
    ctx.recorder.remove('map_stage', stageRow(ctx.db, id).id);
    return null;
  },
  'map.setHeir': (ctx, { themeId, heirId }) => {
    const found = ctx.db.value<string>('SELECT id FROM map_heir WHERE theme_id = ?', themeId);
    if (heirId === null) {
      if (found !== null) ctx.recorder.remove('map_heir', found);
      return null;
    }
    themeRow(ctx.db, heirId);
    if (themeId === heirId) throw new Refusal('refused', 'A theme cannot be merged into itself.');
    if (found === null)
      ctx.recorder.insert('map_heir', { id: ctx.newId(), theme_id: themeId, heir_id: heirId });
    else ctx.recorder.update('map_heir', found, { heir_id: heirId });
    return null;
  },
};
