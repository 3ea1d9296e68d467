/**
 * What a thematic map is drawn from: themes, links and choices, straight from the study. Lengths are points (1/72 inch) at
 * final printed size unless a name says otherwise.
 */
import type { Point } from './types.ts';

/** Layouts a person can ask for. `auto` picks one by the structure of the themes. */
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

/** Layouts a scene can end up with. */
export type DrawnLayout = Exclude<MapLayout, 'auto'>;

/**
 * Colours of a figure. `apart` keeps hues and order and spreads the lightness of the themes, so that any of twelve part in
 * grey and for every colour vision; it is stronger than the quiet tints, so it is asked for.
 */
export const mapPalettes = ['colour', 'grey', 'colour-apart', 'grey-apart'] as const;
export type MapPalette = (typeof mapPalettes)[number];

/** One theme as the map sees it. `level` indexes `MapInput.levels`; `position` orders siblings. */
export interface MapTheme {
  readonly id: string;
  readonly parentId: string | null;
  readonly level: number;
  readonly name: string;
  readonly position: number;
  /** Hue in degrees (OKLCH); the nearest of the figure's twelve colours is used. Without it, the next free one. */
  readonly hue?: number | undefined;
  /** Theme status; a theme `setAside` is left off the map with everything under it. */
  readonly status?: string | undefined;
  /** Letters of the groups of people this theme comes from (keys of `MapInput.groupKey`); for the grid. */
  readonly groups?: readonly string[] | undefined;
  /** A name that stands on this map only: no theme of the study. */
  readonly isIdea?: boolean | undefined;
  /** A code of the codebook, at the lowest level: named and listed like a theme, underlined, and never what others stand round. */
  readonly isCode?: boolean | undefined;
  /** Other themes it belongs to besides its parent; it stands where they overlap. */
  readonly alsoUnder?: readonly string[] | undefined;
}

/** A group of people a theme can come from, by its letter: A, B ... */
export interface MapGroup {
  readonly letter: string;
  readonly name: string;
}

/** A heading that is not a theme, such as a research question, and the themes set under it. */
export interface MapHeading {
  readonly id: string;
  readonly name: string;
  readonly themeIds: readonly string[];
}

/** A worded relation between two themes. `arrow: 'to'` points at `to`. */
export interface MapLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly words: string;
  readonly kind: 'plain' | 'dashed';
  readonly arrow: 'none' | 'to' | 'both';
  /** 1 to 3, how strong the claim is; 1 when not said. */
  readonly weight?: number | undefined;
  /** Ends beyond the first two, for a link of three or more. */
  readonly also?: readonly string[] | undefined;
}

/** Something on a map that is no theme. */
export interface MapItem {
  readonly id: string;
  /** `group` is a labelled region round its members. Headings are `MapInput.headings`. */
  readonly kind: 'note' | 'quote' | 'group';
  /** The words: of a note, of a quote, or a group's name. */
  readonly text: string;
  /** Whose words a quote is, as the study says it. */
  readonly attribution?: string | undefined;
  /** The theme it is about. */
  readonly aboutId?: string | null | undefined;
  readonly members?: readonly string[] | undefined;
}

/** Everything a map is drawn from. */
export interface MapInput {
  /** Names of the theme levels, widest first, for example overarching theme, theme, sub-theme. */
  readonly levels: readonly string[];
  readonly themes: readonly MapTheme[];
  readonly links: readonly MapLink[];
  /** Ids of themes left off this map; what is under them is left off too. */
  readonly hidden: readonly string[];
  /**
   * Hand positions: the centre a node was dropped at, in points from the figure's top left, for the layout in use. In petals and
   * ring a position chooses the place among the themes; in a tree it moves the node itself.
   */
  readonly placed: Readonly<Record<string, Point>>;
  readonly layout: MapLayout;
  /** Printed width in millimetres, 40 to 1200. */
  readonly widthMm: number;
  /** Most millimetres it may be high; words and gaps step down for it as far as they may. Any height without it. */
  readonly tallestMm?: number | undefined;
  readonly palette: MapPalette;
  /** The groups themes are marked with; columns of the grid. */
  readonly groupKey?: readonly MapGroup[] | undefined;
  /** People behind each theme, by its id: given only where outlines are to stand for them. */
  readonly people?: Readonly<Record<string, number>> | undefined;
  /** Whether transcripts of several people are among them, each counted as one. */
  readonly asOne?: boolean | undefined;
  /** Headings that are no themes; rows of the grid. Without them the top themes that have sub-themes are the headings. */
  readonly headings?: readonly MapHeading[] | undefined;
  /** Notes, quotes and groups. */
  readonly items?: readonly MapItem[] | undefined;
}
