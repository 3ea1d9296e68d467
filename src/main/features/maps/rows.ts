import type { MapItemKind, MapLinkView, MapSummary } from '../../../shared/contract/maps.ts';
import type { MapLayout } from '../../../shared/domain/map/input.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { must } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { storedBase } from './base.ts';

export interface MapRow {
  id: string;
  name: string;
  stage: 'initial' | 'developed' | 'final';
  layout: MapLayout;
  width_mm: number;
  /** Null on maps nobody gave a height limit. */
  height_mm: number | null;
  palette: MapSummary['palette'];
  /** Null on maps made before it could be asked for. */
  size_by_people: number | null;
  alt_short: string;
  alt_long: string;
  /** What the map claimed when each of its words was written by hand, as JSON. */
  words_for: string | null;
  updated_at: string;
}
export interface NodeRow {
  id: string;
  theme_id: string;
  layout: string;
  x: number | null;
  y: number | null;
  hidden: number;
  label: string | null;
}
export interface LinkRow {
  id: string;
  map_id: string;
  from_id: string;
  to_id: string;
  words: string;
  kind: MapLinkView['kind'];
  arrow: MapLinkView['arrow'];
  /** Null on links made before lines had a weight. */
  weight: number | null;
}
export interface ItemRow {
  id: string;
  map_id: string;
  kind: MapItemKind;
  text: string;
  coding_id: string | null;
  about_id: string | null;
  /** For a code: which one, and as JSON what the map took of it besides its name. */
  code_id: string | null;
  held: string | null;
}

/** The layout column of the row that says what holds for every layout: whether a theme is left out, and its name here. */
export const ANY = 'any';

/** A row of a map as windows know it. */
export const summaryOf = (row: MapRow): MapSummary => ({
  id: row.id,
  name: row.name,
  stage: row.stage,
  layout: row.layout,
  widthMm: row.width_mm,
  heightMm: row.height_mm,
  palette: row.palette,
  sizeByPeople: row.size_by_people === 1,
  altShort: row.alt_short,
  altLong: row.alt_long,
  updatedAt: row.updated_at,
});

/** The row of a map; refuses when it is gone. */
export const mapRow = (db: ReadDb, id: string): MapRow =>
  must(db.get<MapRow>('SELECT * FROM map WHERE id = ?', id), 'map');
/** The row of an item on a map; refuses when it is gone. */
export const itemRow = (db: ReadDb, id: string): ItemRow =>
  must(db.get<ItemRow>('SELECT * FROM map_item WHERE id = ?', id), 'item');
/** The row of a link; refuses when it is gone. */
export const linkRow = (db: ReadDb, id: string): LinkRow =>
  must(db.get<LinkRow>('SELECT * FROM map_link WHERE id = ?', id), 'link');

/** Refuses unless every id is a theme or an item of this map. */
export function mustStand(db: ReadDb, mapId: string, ids: readonly string[]): void {
  const held = storedBase(db, mapId)?.themes ?? [];
  for (const id of new Set(ids)) {
    const there =
      db.value('SELECT 1 FROM theme WHERE id = ?', id) ??
      db.value('SELECT 1 FROM map_item WHERE id = ? AND map_id = ?', id, mapId);
    if (there === null && held.every((t) => t.id !== id))
      throw new Refusal('not-found', 'That theme is not in the study any more.');
  }
}
