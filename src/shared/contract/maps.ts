import { z } from 'zod';
import { MAX_HEIGHT_MM, MIN_HEIGHT_MM } from '../domain/map/sizes.ts';
import { mapLayouts, mapPalettes, type MapLayout, type MapPalette } from '../domain/map/input.ts';
import { answers, command, id, name, nothing, query } from './define.ts';

export interface MapSummary {
  id: string;
  name: string;
  stage: 'initial' | 'developed' | 'final';
  layout: MapLayout;
  widthMm: number;
  /** Most millimetres it may be high; null for what its width leaves on a page, slide or sheet. */
  heightMm: number | null;
  palette: MapPalette;
  /** Whether outlines of themes stand for the number of people behind them. */
  sizeByPeople: boolean;
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
  /** 1 to 3: how strong the claim is. */
  weight: number;
  /** Ends beyond the first two: the link joins all of them at its words. */
  also: string[];
}
/** An idea is a name that stands on one map only, in the tree of its themes; a code is one of the codebook, at their lowest level. */
export type MapItemKind = 'note' | 'group' | 'heading' | 'quote' | 'idea' | 'code';
export interface MapItemView {
  id: string;
  kind: MapItemKind;
  /** A note's words, or the name of a group, heading, idea or code; empty for a quote. */
  text: string;
  /** The node it is about, if any; what an idea or a code stands under. */
  aboutId: string | null;
  /** What is in a group or under a heading. */
  members: string[];
  /** For a quote: its coding, its words as they stand now and whose they are. Null when the words may not be shown. */
  quote: { codingId: string; words: string; attribution: string } | null;
  /** For a code: which one. */
  code: MapCodeView | null;
}
export interface MapCodeView {
  id: string;
  /** The name the map took, where this map calls it something else. */
  renamedFrom: string | null;
  /** The code is not in the study any more; the map has not taken that yet. */
  isGone: boolean;
  /** Letters of the groups of people behind it; filled for a grid. */
  groups: string[];
}
export interface MapThemeView {
  id: string;
  parentId: string | null;
  level: number;
  name: string;
  position: number;
  hue: number | null;
  status: string;
  /** Letters of the groups of people behind it; filled for a grid. */
  groups: string[];
  /** Themes it also stands under on this map, besides its parent. */
  alsoUnder: string[];
  /** The theme's own name, where this map calls it something else. */
  renamedFrom: string | null;
  /** The theme is not in the study any more; the map has not taken that yet. */
  isGone: boolean;
}
export interface MapFull {
  summary: MapSummary;
  levels: string[];
  themes: MapThemeView[];
  links: MapLinkView[];
  /** Theme ids left out of this map. */
  hidden: string[];
  /** Positions set by hand, per layout: theme id to points from the figure's top left corner. */
  placed: Partial<Record<MapLayout, Record<string, { x: number; y: number }>>>;
  /** The groups of people the study compares, by letter; filled for a grid. */
  groupKey: { letter: string; name: string }[];
  /** Research questions as headings: filled for a grid that has no headings of its own. */
  questions: { id: string; name: string; themeIds: string[] }[];
  /** People behind each theme and what is under it, and behind each code by its item; filled only while sizes stand for them. */
  people: Record<string, number>;
  /** Whether transcripts of several people are among those, each counted as one. */
  asOne?: boolean;
  items: MapItemView[];
  /** What changed in the themes since the map took them, to take or to leave. */
  changes: ThemeChange[];
  /** What changed on the map since the alternative text and the description were written by hand; empty when in step. */
  wordsBehind: { short: string; long: string };
  stages: MapStageSummary[];
}
/** What a theme is, for whoever looks closer on a map. */
export interface MapCard {
  name: string;
  centralIdea: string;
  boundary: string;
  status: string;
  /** The best quotes: those picked as key quotes, then one of each person; never one whose words are not found any more. */
  quotes: { codingId: string; words: string; attribution: string; isKey: boolean }[];
  /** Quotes there are to choose from. */
  total: number;
}
/** One way in which the map is behind the themes, or behind the codes that stand on it. */
export interface ThemeChange {
  /** Names the change when it is taken or left. */
  key: string;
  kind: 'new' | 'renamed' | 'moved' | 'gone';
  /** What it is about on the map: a theme, or the item of a code. */
  themeId: string;
  /** The theme or code as the map calls it; for a new one, its name. */
  name: string;
  sentence: string;
  /** Told to leave it, until it changes again. */
  isLeft: boolean;
}
export interface MapStageSummary {
  id: string;
  name: string;
  at: string;
}
/** The stages of a map, in order, each as a map that can be drawn; and where themes that went are now. */
export interface MapStages {
  stages: (MapStageSummary & { map: MapFull })[];
  /** For a theme that is gone, the themes it went into, nearest first. */
  heirs: Record<string, string[]>;
}
const layout = z.enum(mapLayouts);
const placedLayout = layout.exclude(['auto']);
const link = {
  words: z.string().max(200),
  kind: z.enum(['plain', 'dashed']),
  arrow: z.enum(['none', 'to', 'both']),
};
const more = {
  weight: z.number().int().min(1).max(3),
  also: z.array(id).max(6),
};
const text = z.string().trim().max(400);
const reads = [
  'map',
  'map_node',
  'map_link',
  'map_link_end',
  'map_item',
  'map_member',
  'map_base',
  'map_stage',
  'map_heir',
  'theme_merge',
  'theme_question',
  'research_question',
  'theme',
  'theme_level',
  'theme_code',
  'code',
  'code_merge',
  'coding',
  'document',
  'speaker.participant_id',
  'speaker.role',
  'participant',
  'attribute_value',
  'setting',
] as const;

export const maps = {
  'map.list': query(nothing, answers<MapSummary[]>(), ['map']),
  'map.get': query(z.object({ id }), answers<MapFull>(), reads),
  /** Every stage kept of a map, and the heirs of what went. */
  'map.stages': query(z.object({ mapId: id }), answers<MapStages>(), reads),
  /** What a theme says and the best quotes behind it, `most` of them. */
  'map.card': query(
    z.object({ themeId: id, most: z.number().int().min(1).max(60).default(3) }),
    answers<MapCard>(),
    ['theme', 'theme_code', 'theme_quote', 'coding', 'document', 'participant'],
  ),
  /** What a code says and the best quotes behind it, `most` of them: its definition stands as the central idea. */
  'map.codeCard': query(
    z.object({ codeId: id, most: z.number().int().min(1).max(60).default(3) }),
    answers<MapCard>(),
    ['code', 'theme_quote', 'coding', 'document', 'participant'],
  ),
  /** The groups of people and which of them each theme or code comes from: what a grid shows, for looking at one before it is kept. */
  'map.marks': query(
    nothing,
    answers<Pick<MapFull, 'groupKey' | 'questions'> & { groups: Record<string, string[]> }>(),
    reads,
  ),
  /** What goes with a map or with an item on it, in sentences. */
  'map.removePreview': query(
    z.object({ id, itemId: id.optional() }),
    answers<{ sentences: string[] }>(),
    reads,
  ),
  /** The map as it would be drawn from the themes, for a study that has stored none. */
  'map.draft': query(nothing, answers<MapFull>(), reads),
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
      heightMm: z.number().min(MIN_HEIGHT_MM).max(MAX_HEIGHT_MM).nullable().optional(),
      palette: z.enum(mapPalettes).optional(),
      sizeByPeople: z.boolean().optional(),
      altShort: z.string().max(400).optional(),
      altLong: z.string().max(8000).optional(),
    }),
    answers<null>(),
  ),
  'map.remove': command(z.object({ id }), answers<null>()),
  /** Sets the place of a theme or item by hand (points from the top left corner), in one layout. */
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
  'map.link': command(
    z.object({
      mapId: id,
      from: id,
      to: id,
      ...link,
      weight: more.weight.optional(),
      also: more.also.optional(),
    }),
    answers<{ id: string }>(),
  ),
  'map.updateLink': command(
    z.object({
      id,
      words: link.words.optional(),
      kind: link.kind.optional(),
      arrow: link.arrow.optional(),
      weight: more.weight.optional(),
      also: more.also.optional(),
    }),
    answers<null>(),
  ),
  'map.unlink': command(z.object({ id }), answers<null>()),
  /** Puts a note, group, heading or quote on a map. A quote is a coding; its words stay where they are. */
  'map.addItem': command(
    z.object({
      mapId: id,
      kind: z.enum(['note', 'group', 'heading', 'quote']),
      text: text.optional(),
      codingId: id.optional(),
      aboutId: id.nullable().optional(),
      members: z.array(id).max(200).optional(),
    }),
    answers<{ id: string }>(),
  ),
  /**
   * Puts codes on a map, under a theme (or an idea), or loose; with `place`, loose at a point of a layout. Where a code stands there
   * already nothing is added; it may stand in several places. Answers with the items, in the order of the codes.
   */
  'map.addCodes': command(
    z.object({
      mapId: id,
      codeIds: z.array(id).min(1).max(400),
      aboutId: id.nullable().default(null),
      place: z.object({ layout: placedLayout, x: z.number(), y: z.number() }).optional(),
    }),
    answers<{ ids: string[] }>(),
  ),
  /** Puts the codes of a theme under it on the map, those in use; or takes all codes under it off the map. No code is deleted. */
  'map.showCodes': command(z.object({ mapId: id, themeId: id, shown: z.boolean() }), answers<null>()),
  /**
   * Grows the map by a name, under `parentId` and after the sibling `afterId` (last without one): a theme of the study, taken into
   * this map at once, an idea that stands on this map only, or a code. A code of that name is taken from the codebook, else made;
   * under a theme of the study it becomes a code of that theme.
   */
  'map.grow': command(
    z.object({
      mapId: id,
      name,
      where: z.enum(['everywhere', 'here', 'code']),
      parentId: id.nullable(),
      afterId: id.nullable().default(null),
    }),
    answers<{ id: string }>(),
  ),
  /** Makes an idea of a map a theme of the study, with its links and place; ideas stand under it as before. Answers with the theme. */
  'map.promote': command(z.object({ id }), answers<{ id: string }>()),
  'map.updateItem': command(
    z.object({ id, text: text.optional(), aboutId: id.nullable().optional() }),
    answers<null>(),
  ),
  'map.removeItem': command(z.object({ id }), answers<null>()),
  /** Sets what is in a group or under a heading; for a theme as `ownerId`, the themes it also stands under on this map. */
  'map.setMembers': command(
    z.object({ mapId: id, ownerId: id, nodeIds: z.array(id).max(200) }),
    answers<null>(),
  ),
  /** Renames a theme, or the code of an item: everywhere, or on this map only. An empty name here gives its own name back. */
  'map.rename': command(
    z.object({
      mapId: id,
      themeId: id,
      name: z.string().trim().max(200),
      where: z.enum(['everywhere', 'here']),
    }),
    answers<null>(),
  ),
  /** Takes changes of the themes into the map; all of them without `keys`. */
  'map.take': command(z.object({ mapId: id, keys: z.array(z.string()).optional() }), answers<null>()),
  /** Leaves changes of the themes out of the map, until they change again. */
  'map.leave': command(z.object({ mapId: id, keys: z.array(z.string()).min(1) }), answers<null>()),
  /** Keeps the map as it stands as its next stage: initial, developed, final, or a name of one's own. */
  'map.keepStage': command(z.object({ mapId: id, name: name.optional() }), answers<{ id: string }>()),
  'map.updateStage': command(z.object({ id, name }), answers<null>()),
  'map.removeStage': command(z.object({ id }), answers<null>()),
  /** Says where a theme that is gone went, where no merge says it; null takes that back. */
  'map.setHeir': command(z.object({ themeId: id, heirId: id.nullable() }), answers<null>()),
};
