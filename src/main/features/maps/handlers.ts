import {
  maps,
  type MapFull,
  type MapLayout,
  type MapLinkView,
  type MapSummary,
} from '../../../shared/contract/maps.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { must, type CommandContext, type Handlers } from '../../core/context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { removeWith } from '../dependents.ts';
import { nextPosition } from '../positions.ts';
import { levels, themeRow } from '../themes/rows.ts';
import { groupMarks } from './marks.ts';

interface MapRow {
  id: string;
  name: string;
  stage: 'initial' | 'developed' | 'final';
  layout: MapLayout;
  width_mm: number;
  palette: 'colour' | 'grey';
  alt_short: string;
  alt_long: string;
  updated_at: string;
}
interface NodeRow {
  id: string;
  theme_id: string;
  layout: string;
  x: number | null;
  y: number | null;
  hidden: number;
}
/** The layout column of the row that says whether a theme is left out; it holds for every layout. */
const ANY = 'any';

const summary = (row: MapRow): MapSummary => ({
  id: row.id,
  name: row.name,
  stage: row.stage,
  layout: row.layout,
  widthMm: row.width_mm,
  palette: row.palette,
  altShort: row.alt_short,
  altLong: row.alt_long,
  updatedAt: row.updated_at,
});
const mapRow = (db: ReadDb, id: string): MapRow =>
  must(db.get<MapRow>('SELECT * FROM map WHERE id = ?', id), 'map');

/** Everything a scene is built from. */
export function getMap(db: ReadDb, id: string): MapFull {
  return fullMap(db, mapRow(db, id));
}

/** A map nobody has made yet: everything by structure, nothing by hand. */
const draft: MapRow = {
  id: '',
  name: 'Thematic map',
  stage: 'initial',
  layout: 'auto',
  width_mm: 174,
  palette: 'colour',
  alt_short: '',
  alt_long: '',
  updated_at: '',
};

function fullMap(db: ReadDb, row: MapRow): MapFull {
  const { id } = row;
  const nodes = db.all<NodeRow>('SELECT * FROM map_node WHERE map_id = ?', id);
  const placed: MapFull['placed'] = {};
  for (const node of nodes) {
    if (node.layout === ANY || node.x === null || node.y === null) continue;
    (placed[node.layout as MapLayout] ??= {})[node.theme_id] = { x: node.x, y: node.y };
  }
  const depth = new Map(levels(db).map((l) => [l.id, l.position]));
  const marks = row.layout === 'grid' ? groupMarks(db) : null;
  return {
    summary: summary(row),
    levels: levels(db).map((l) => l.name),
    themes: db
      .all<{
        id: string;
        parent_id: string | null;
        level_id: string;
        name: string;
        position: number;
        hue: number | null;
        status: string;
      }>(
        "SELECT id, parent_id, level_id, name, position, hue, status FROM theme WHERE status <> 'setAside' ORDER BY position, id",
      )
      .map((t) => ({
        id: t.id,
        parentId: t.parent_id,
        level: depth.get(t.level_id) ?? 0,
        name: t.name,
        position: t.position,
        hue: t.hue,
        status: t.status,
        groups: marks?.of.get(t.id) ?? [],
      })),
    links: db
      .all<{
        id: string;
        from_id: string;
        to_id: string;
        words: string;
        kind: MapLinkView['kind'];
        arrow: MapLinkView['arrow'];
      }>('SELECT * FROM map_link WHERE map_id = ? ORDER BY id', id)
      .map((l) => ({ id: l.id, from: l.from_id, to: l.to_id, words: l.words, kind: l.kind, arrow: l.arrow })),
    hidden: nodes.filter((n) => n.layout === ANY && n.hidden === 1).map((n) => n.theme_id),
    placed,
    groupKey: marks?.key ?? [],
  };
}

function node(ctx: CommandContext, mapId: string, themeId: string, layout: string): NodeRow | undefined {
  return ctx.db.get<NodeRow>(
    'SELECT * FROM map_node WHERE map_id = ? AND theme_id = ? AND layout = ?',
    mapId,
    themeId,
    layout,
  );
}

export const mapHandlers: Handlers<typeof maps> = {
  'map.list': (ctx) => ctx.db.all<MapRow>('SELECT * FROM map ORDER BY position, id').map(summary),
  'map.get': (ctx, { id }) => getMap(ctx.db, id),
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
      alt_short: '',
      alt_long: '',
      position: nextPosition(ctx.db, 'map'),
      updated_at: ctx.now(),
    });
    return { id };
  },
  'map.update': (ctx, input) => {
    const row = mapRow(ctx.db, input.id);
    ctx.recorder.update('map', row.id, {
      name: input.name ?? row.name,
      stage: input.stage ?? row.stage,
      layout: input.layout ?? row.layout,
      width_mm: input.widthMm ?? row.width_mm,
      palette: input.palette ?? row.palette,
      alt_short: input.altShort ?? row.alt_short,
      alt_long: input.altLong ?? row.alt_long,
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
    mapRow(ctx.db, mapId);
    for (const { themeId, x, y } of places) {
      themeRow(ctx.db, themeId);
      const found = node(ctx, mapId, themeId, layout);
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
    return null;
  },
  'map.unpin': (ctx, { mapId, layout, themeIds }) => {
    for (const themeId of new Set(themeIds)) {
      const found = node(ctx, mapId, themeId, layout);
      if (found) ctx.recorder.remove('map_node', found.id);
    }
    return null;
  },
  'map.setHidden': (ctx, { mapId, themeId, hidden }) => {
    mapRow(ctx.db, mapId);
    themeRow(ctx.db, themeId);
    const found = node(ctx, mapId, themeId, ANY);
    if (found && !hidden) ctx.recorder.remove('map_node', found.id);
    if (!found && hidden) {
      ctx.recorder.insert('map_node', {
        id: ctx.newId(),
        map_id: mapId,
        theme_id: themeId,
        layout: ANY,
        x: null,
        y: null,
        hidden: 1,
      });
    }
    return null;
  },
  'map.link': (ctx, { mapId, from, to, words, kind, arrow }) => {
    mapRow(ctx.db, mapId);
    themeRow(ctx.db, from);
    themeRow(ctx.db, to);
    if (from === to) throw new Refusal('refused', 'A link goes from one theme to another.');
    const id = ctx.newId();
    ctx.recorder.insert('map_link', { id, map_id: mapId, from_id: from, to_id: to, words, kind, arrow });
    return { id };
  },
  'map.updateLink': (ctx, { id, words, kind, arrow }) => {
    ctx.recorder.update('map_link', id, {
      ...(words === undefined ? {} : { words }),
      ...(kind === undefined ? {} : { kind }),
      ...(arrow === undefined ? {} : { arrow }),
    });
    return null;
  },
  'map.unlink': (ctx, { id }) => {
    ctx.recorder.remove('map_link', id);
    return null;
  },
};
