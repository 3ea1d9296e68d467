import { z } from 'zod';
import { answers, command, id, name, nothing, query } from './define.ts';

export const mapLayouts = [
  'auto',
  'petals',
  'ring',
  'tree',
  'list',
  'grid',
  'network',
  'layers',
  'venn',
  'process',
  'cycle',
  'treeDown',
] as const;
export type MapLayout = (typeof mapLayouts)[number];

export interface MapSummary {
  id: string;
  name: string;
  stage: 'initial' | 'developed' | 'final';
  layout: MapLayout;
  widthMm: number;
  palette: 'colour' | 'grey';
  /** Empty while the drafted words are used. */
  altShort: string;
  altLong: string;
  updatedAt: string;
}
export interface MapLinkView {
  id: string;
  from: string;
  to: string;
  words: string;
  kind: 'plain' | 'dashed';
  arrow: 'none' | 'to' | 'both';
}
export interface MapFull {
  summary: MapSummary;
  levels: string[];
  themes: {
    id: string;
    parentId: string | null;
    level: number;
    name: string;
    position: number;
    hue: number | null;
    status: string;
    /** Letters of the groups of people behind it; filled for a grid. */
    groups: string[];
  }[];
  links: MapLinkView[];
  /** Theme ids left out of this map. */
  hidden: string[];
  /** Positions set by hand, per layout: theme id to points from the figure's top left corner. */
  placed: Partial<Record<MapLayout, Record<string, { x: number; y: number }>>>;
  /** The groups of people the study compares, by letter; filled for a grid. */
  groupKey: { letter: string; name: string }[];
}
const layout = z.enum(mapLayouts);
const placedLayout = layout.exclude(['auto']);
const link = {
  words: z.string().max(200),
  kind: z.enum(['plain', 'dashed']),
  arrow: z.enum(['none', 'to', 'both']),
};

export const maps = {
  'map.list': query(nothing, answers<MapSummary[]>(), ['map']),
  'map.get': query(z.object({ id }), answers<MapFull>(), [
    'map',
    'map_node',
    'map_link',
    'theme',
    'theme_level',
    'theme_code',
    'coding',
    'participant',
    'attribute_value',
  ]),
  /** The map as it would be drawn from the themes, for a study that has stored none. */
  'map.draft': query(nothing, answers<MapFull>(), ['theme', 'theme_level']),
  'map.create': command(
    z.object({
      name: name.optional(),
      layout: layout.optional(),
      widthMm: z.number().min(40).max(1200).optional(),
    }),
    answers<{ id: string }>(),
  ),
  'map.update': command(
    z.object({
      id,
      name: name.optional(),
      stage: z.enum(['initial', 'developed', 'final']).optional(),
      layout: layout.optional(),
      widthMm: z.number().min(40).max(1200).optional(),
      palette: z.enum(['colour', 'grey']).optional(),
      altShort: z.string().max(400).optional(),
      altLong: z.string().max(8000).optional(),
    }),
    answers<null>(),
  ),
  'map.remove': command(z.object({ id }), answers<null>()),
  /** Sets a theme's place by hand (points from the top left corner), in one layout. */
  'map.place': command(
    z.object({
      mapId: id,
      layout: placedLayout,
      places: z.array(z.object({ themeId: id, x: z.number(), y: z.number() })).min(1),
    }),
    answers<null>(),
  ),
  'map.unpin': command(
    z.object({ mapId: id, layout: placedLayout, themeIds: z.array(id).min(1) }),
    answers<null>(),
  ),
  /** Leaves a theme out of this map, or takes it in again; the theme itself is not touched. */
  'map.setHidden': command(z.object({ mapId: id, themeId: id, hidden: z.boolean() }), answers<null>()),
  'map.link': command(z.object({ mapId: id, from: id, to: id, ...link }), answers<{ id: string }>()),
  'map.updateLink': command(
    z.object({ id, words: link.words.optional(), kind: link.kind.optional(), arrow: link.arrow.optional() }),
    answers<null>(),
  ),
  'map.unlink': command(z.object({ id }), answers<null>()),
};
