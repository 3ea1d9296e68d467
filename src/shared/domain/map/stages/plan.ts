/** Where everything stands in a figure of stages: one plan for all of its panels. */
import { linesHeight, setBlock } from '../blocks.ts';
import { themeColours, type ThemeColours } from '../colour.ts';
import { colourSlots } from '../structure.ts';
import type { Style } from '../style.ts';
import type { MapPalette, MapTheme } from '../input.ts';
import type { Box, SceneItem, SceneNode } from '../types.ts';
import { widestWord, wrap } from '../wrap.ts';
import { hubRow, hubsOf, placeSlots, type Slot, type Stage } from './slots.ts';
import { TAG_ROOM, tagsIn, type StageTags } from './tags.ts';

const ROW_GAP = 12;
/** The channel of lines between two columns, or left of one. */
const CHANNEL = 14;
const PAD = 5;
/** From a name to the list under it. */
export const LIST_GAP = 8;

/** Where everything is in every panel: the same plan for all, so that a theme keeps its place. */
export interface StagesPlan {
  readonly style: Style;
  readonly width: number;
  readonly columns: number;
  readonly size: number;
  readonly slots: ReadonlyMap<string, Slot>;
  readonly hubs: ReadonlySet<string>;
  /** Left and width of a slot's box within the panel, before lanes. */
  readonly columnX: readonly number[];
  readonly columnW: number;
  /** Top and height of each row within the panel. */
  readonly rows: readonly { readonly y: number; readonly h: number }[];
  readonly hub: { readonly y: number; readonly h: number; readonly w: number } | null;
  readonly height: number;
  readonly colours: ReadonlyMap<string, ThemeColours>;
  /** One stage by itself, at the places all of them share: its lists stand in its boxes, and it has no letter. */
  readonly alone: boolean;
  /** Hubs that are settled in one stage: where one is still a candidate, it is drawn as tentative. */
  readonly settled: ReadonlySet<string>;
  /** Headings and groups on the boxes of grids side by side. */
  readonly tags: StageTags | null;
}

export interface StagesOptions {
  readonly widthMm: number;
  readonly palette: MapPalette;
  /** Most millimetres the figure may be high; a stage alone keeps its places whatever this says. */
  readonly tallestMm?: number | undefined;
  /** Draws this stage alone, where it stands in the plan of all. */
  readonly only?: string | undefined;
}

/** Room a family's lanes take from its boxes. */
export const insetOf = (slot: Slot): number =>
  slot.lanes === 0 || slot.isFirst ? 0 : 14 + (slot.lanes - 1) * 7;

/** Width for words in a slot's box, in points. */
export const innerWidth = (slot: Slot, columnW: number): number => columnW - insetOf(slot) - 2 * PAD;

/** A theme, code or stage as it is drawn, before its place is told in points. */
export type DrawnNode = Omit<SceneNode, 'bounds' | 'hitPath'> & {
  readonly box: Box;
  readonly broken: boolean;
};

/** What is drawn of one stage, and how high it is. */
export interface Panel {
  readonly items: readonly SceneItem[];
  readonly nodes: readonly DrawnNode[];
  readonly height: number;
}

/** What names a theme in the figure: its stage and itself, or itself where one stage stands alone. */
export const nameOf = (id: string, stage: Stage, plan: StagesPlan): string =>
  plan.alone ? id : `${stage.map.id}:${id}`;

/** Two columns at the largest size every word fits in, else one. */
export function planFor(
  stages: readonly Stage[],
  style: Style,
  width: number,
  { palette, only }: StagesOptions,
): StagesPlan {
  const alone = only !== undefined;
  const hubs = hubsOf(stages);
  const names = [...new Map(stages.flatMap((s) => [...s.tops.values()].map((t) => [`${t.id}|${t.name}`, t] as const))).values()]; // prettier-ignore
  const sizes = [9, 8.5, 8].filter((size) => size <= 9 - style.tight);
  const fitted = sizes.find((size) => {
    const slots = placeSlots(stages, 2);
    return names.every((t) => {
      const slot = slots.get(t.id);
      const type = { ...style.label, size };
      return !slot || widestWord(t.name, type) <= innerWidth(slot, (width - CHANNEL) / 2);
    });
  });
  const columns = fitted === undefined ? 1 : 2;
  const size = fitted ?? Math.min(8.5, 9 - style.tight);
  const slots = placeSlots(stages, columns);
  const columnW = columns === 2 ? (width - CHANNEL) / 2 : width - CHANNEL;
  const columnX = columns === 2 ? [0, width - columnW] : [CHANNEL];
  const tags = alone ? null : tagsIn(stages);
  const heights = rowHeights(names, slots, style, size, columnW).map((h) => h + (tags ? TAG_ROOM : 0));
  if (alone) makeRoomForLists(heights, stages, { slots, style, size, columnW });
  const hubNames = names.filter((t) => hubs.has(t.id));
  const hubW = columns === 2 ? Math.min(width - 34, 136) : width - 2;
  const hubH = Math.max(
    ...hubNames.map((t) => linesHeight(wrap(t.name, { ...style.hub, size: size + 1.5 }, hubW - 22).lines.length, { ...style.hub, size: size + 1.5 }) + 20), // prettier-ignore
    0,
  );
  const half = hubRow(slots.size, columns);
  const rows: { y: number; h: number }[] = [];
  let y = 0;
  let hub: StagesPlan['hub'] = null;
  heights.forEach((h, i) => {
    if (hubs.size > 0 && i === half) {
      hub = { y, h: hubH, w: hubW };
      y += hubH + ROW_GAP;
    }
    rows.push({ y, h });
    y += h + ROW_GAP;
  });
  if (hubs.size > 0 && hub === null) {
    hub = { y, h: hubH, w: hubW };
    y += hubH + ROW_GAP;
  }
  return {
    style, width, columns, size, slots, hubs, columnX, columnW, rows, hub, height: Math.max(0, y - ROW_GAP),
    colours: coloursOf(names, palette), alone, settled: settledHubs(stages, hubs),
    tags,
  }; // prettier-ignore
}

function rowHeights(
  names: readonly { id: string; name: string }[],
  slots: ReadonlyMap<string, Slot>,
  style: Style,
  size: number,
  columnW: number,
): number[] {
  const heights: number[] = [];
  for (const { id, name } of names) {
    const slot = slots.get(id);
    if (!slot) continue;
    const type = { ...style.label, size };
    const lines = wrap(name, type, innerWidth(slot, columnW)).lines.length;
    heights[slot.row] = Math.max(heights[slot.row] ?? 0, linesHeight(lines, type) + 18);
  }
  return heights;
}

/** Lists under names, so that the same row is as high in every stage. */
function makeRoomForLists(
  heights: number[],
  stages: readonly Stage[],
  on: { slots: ReadonlyMap<string, Slot>; style: Style; size: number; columnW: number },
): void {
  const type = { ...on.style.label, size: on.size };
  for (const { theme, items } of stages.flatMap((s) => s.structure.groups)) {
    const slot = on.slots.get(theme.id);
    if (!slot || items.length === 0) continue;
    const measure = innerWidth(slot, on.columnW);
    const name = linesHeight(wrap(theme.name, type, measure).lines.length, type);
    const list = setBlock(items, on.style, { measure, bullets: true }).height;
    heights[slot.row] = Math.max(heights[slot.row] ?? 0, name + LIST_GAP + list + 20);
  }
}

function coloursOf(themes: readonly MapTheme[], palette: MapPalette) {
  const once = [...new Map(themes.map((t) => [t.id, t])).values()];
  const slots = colourSlots(once, palette);
  return new Map(once.map((t, i) => [t.id, themeColours(slots[i] ?? i, palette)]));
}

function settledHubs(stages: readonly Stage[], hubs: ReadonlySet<string>): Set<string> {
  const is = (id: string, candidate: boolean): boolean =>
    stages.some((s) => s.tops.has(id) && (s.tops.get(id)?.status === 'candidate') === candidate);
  return new Set([...hubs].filter((id) => is(id, true) && is(id, false)));
}
