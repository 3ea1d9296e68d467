/**
 * The shapes a thematic map is made of.
 *
 * A map goes through three forms: `MapInput` (in input.ts), `Scene` (every shape and every line of words with its place, in
 * points at final size), and a written figure (SVG, PNG, PDF). All lengths are points (1/72 inch) at final printed size
 * unless a name says otherwise; the origin is the figure's top left corner, x to the right and y down.
 */
import type { DrawnLayout, MapHeading, MapPalette } from './input.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Left, top, width and height in points. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** One step of an outline. `A` is a circular arc of radius `r` ending at x, y; `C` a cubic curve. */
export type PathCommand =
  | readonly ['M' | 'L', number, number]
  | readonly ['A', number, boolean, boolean, number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

/** What an item is for; writers ignore it, checks and the editor read it. */
export type ItemRole =
  | 'hub'
  | 'theme'
  | 'band'
  | 'name'
  | 'sub'
  | 'bullet'
  | 'underline'
  | 'rule'
  | 'branch'
  | 'link'
  | 'arrow'
  | 'link-words'
  | 'badge'
  | 'note';

/** Colours are `#rrggbb`; null means not painted. `strokeWidth` is in points. */
export interface Paint {
  readonly fill: string | null;
  readonly stroke: string | null;
  readonly strokeWidth: number;
  readonly dash?: readonly number[] | undefined;
}

interface ItemBase {
  readonly role: ItemRole;
  /** The node or link this belongs to. */
  readonly owner: string | null;
}

export interface PathItem extends ItemBase, Paint {
  readonly kind: 'path';
  readonly commands: readonly PathCommand[];
}

interface RectItem extends ItemBase, Paint {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly radius: number;
}

interface EllipseItem extends ItemBase, Paint {
  readonly kind: 'ellipse';
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
}

export interface LineItem extends ItemBase, Paint {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export type FontWeight = 400 | 700;
export type FontStyle = 'normal' | 'italic';

/** One printed line of a label: `x` is the anchor, `y` the baseline, `width` the measured advance. */
interface TextLine {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly width: number;
}

export interface TextItem extends ItemBase {
  readonly kind: 'text';
  readonly lines: readonly TextLine[];
  readonly size: number;
  readonly weight: FontWeight;
  readonly style: FontStyle;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly fill: string;
  /** The colour the words stand on, for contrast. */
  readonly ground: string;
}

/** A letter of a label on an arc: its origin on the baseline and the turn in degrees, clockwise. */
export interface ArcGlyph {
  readonly char: string;
  readonly x: number;
  readonly y: number;
  readonly turn: number;
}

/** Words that follow an arc (theme names in a ring), one item per row, placed letter by letter. */
export interface ArcTextItem extends ItemBase {
  readonly kind: 'arc-text';
  readonly text: string;
  readonly glyphs: readonly ArcGlyph[];
  readonly size: number;
  readonly weight: FontWeight;
  readonly style: FontStyle;
  readonly fill: string;
  readonly ground: string;
}

export type SceneItem = PathItem | RectItem | EllipseItem | LineItem | TextItem | ArcTextItem;

/** Something a person can point at: a theme with its place in the figure. */
export interface SceneNode {
  /** Same as `themeId` for a theme, which is on a map once; of a note, quote, group, idea or code its own, with an empty `themeId`. */
  readonly id: string;
  readonly themeId: string;
  readonly parentId: string | null;
  readonly level: number;
  readonly levelName: string;
  readonly name: string;
  /** What the node is in this figure, whatever the team calls the level. */
  readonly part: 'hub' | 'theme' | 'sub' | 'code' | 'note' | 'quote' | 'group';
  readonly bounds: Box;
  /** SVG path data to hit and to outline on focus. */
  readonly hitPath: string;
  /** Whether dragging it does something in this layout. */
  readonly movable: boolean;
  /** Placed by hand in this layout. */
  readonly pinned: boolean;
  /** Of a quote: whose words. */
  readonly source?: string | undefined;
  /** Of a group: what is in it. */
  readonly members?: readonly string[] | undefined;
  /** In overlapping shapes: the shapes it stands in. */
  readonly sets?: readonly string[] | undefined;
  /** In a grid by groups of people: the name of the column it stands in. */
  readonly column?: string | undefined;
  /** Colours of the node, for the outline and inspector. */
  readonly fill: string;
  readonly edge: string;
}

export interface SceneLink {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly words: string;
  /** What it claims, as a sentence: direction and strength too. */
  readonly says: string;
  readonly bounds: Box;
  readonly hitPath: string;
}

/** One entry of the outline, in reading order; the keyboard and screen-reader view of the map. */
export interface OutlineEntry {
  readonly nodeId: string;
  readonly depth: number;
  readonly name: string;
  readonly levelName: string;
  /** 1-based place among its siblings, and how many there are. */
  readonly index: number;
  readonly count: number;
  readonly childCount: number;
  /** Where it stands, in words: "top left", "at the centre"; empty when nothing useful can be said. */
  readonly place: string;
  /** In a grid by groups of people: the name of its column; else empty. */
  readonly column: string;
  readonly pinned: boolean;
  /** Links that start or end here, each a sentence. */
  readonly links: readonly string[];
}

type ProblemKind =
  | 'empty'
  | 'layout'
  | 'overflow'
  | 'overlap'
  | 'glyph'
  | 'size'
  | 'line'
  | 'contrast'
  | 'grey'
  | 'vision'
  | 'alt'
  | 'height';

/** Something to know before printing, as a sentence. `nodeIds` says where. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly message: string;
  readonly nodeIds: readonly string[];
}

/** Words of a figure whose nodes alone do not say them. */
interface SceneWords {
  readonly title: string;
  readonly alt: string;
  readonly description: string;
  /** What each kind of shape and line stands for, a sentence each. */
  readonly legend: readonly string[];
}

/** Fewest and most people behind a theme, where outlines stand for them; zero most where the form has no outlines. */
export interface SizedBy {
  readonly least: number;
  readonly most: number;
  /** The same for the lines under codes, where there are codes. */
  readonly codes?: { readonly least: number; readonly most: number } | undefined;
  /** Whether transcripts of several people are among them, each counted as one. */
  readonly asOne?: boolean | undefined;
}

/** A drawn map, ready for any writer. */
export interface Scene {
  readonly widthPt: number;
  readonly heightPt: number;
  readonly layout: DrawnLayout;
  /** Most millimetres it was asked to be high. */
  readonly tallestMm?: number | undefined;
  readonly palette: MapPalette;
  readonly levels: readonly string[];
  /** Of a grid under headings that are no themes: the headings, which the nodes alone do not say. */
  readonly headings?: readonly MapHeading[] | undefined;
  /** In painting order. */
  readonly items: readonly SceneItem[];
  readonly nodes: readonly SceneNode[];
  readonly links: readonly SceneLink[];
  readonly outline: readonly OutlineEntry[];
  /** What the layout itself could not do; preflight adds what it measures. */
  readonly problems: readonly Problem[];
  /** Set where outlines stand for numbers of people. */
  readonly sized?: SizedBy | undefined;
  /** Title, alternative text and long description, where the nodes alone do not say them. */
  readonly words?: SceneWords | undefined;
}

/** Points in a millimetre. */
export const PT_PER_MM = 72 / 25.4;
