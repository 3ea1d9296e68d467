/**
 * Stages side by side as one figure: panels a, b, c with the same place and colour for a theme in each, ghosts for what went,
 * arrows to where it went, and a key when it needs one.
 */
import { linesHeight, setBlock } from '../blocks.ts';
import { colourSlots } from '../structure.ts';
import { themeColours, type ThemeColours } from '../colour.ts';
import { overflowProblem } from '../draft.ts';
import { threads } from '../items/codes.ts';
import { buildOutline } from '../outline.ts';
import { pathData, roundedRect, scaleCommands, scaleItem } from '../geometry.ts';
import { withinHeight } from '../height.ts';
import { styleFor, type Style } from '../style.ts';
import type { MapPalette, MapTheme, Scene, SceneItem, SceneNode } from '../types.ts';
import { widestWord, wrap } from '../wrap.ts';
import type { Heirs, StageMap } from './diff.ts';
import { drawPanel, type DrawnNode } from './panel.ts';
import { stagesKey, stagesLegend } from './key.ts';
import { hubRow, hubsOf, placeSlots, readStages, type Slot, type Stage } from './slots.ts';
import { stagesAlt, stagesDescription, stagesTitle } from './words.ts';

/** Least width of a panel; fewer stand side by side in a narrow figure. */
const LEAST = 146;
const BETWEEN = 14;
const ROW_GAP = 12;
/** The channel of lines between two columns, or left of one. */
const CHANNEL = 14;
const PAD = 5;
/** From a name to the list under it. */
export const LIST_GAP = 8;
const UNDER = 18;

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

export const innerWidth = (slot: Slot, columnW: number): number => columnW - insetOf(slot) - 2 * PAD;

/** Draws two stages or more as one figure. Always gives a scene; its words are in `words`. */
export function buildStages(maps: readonly StageMap[], heirs: Heirs, options: StagesOptions): Scene {
  const { tallestMm } = options;
  const asked = tallestMm === undefined ? {} : { tallestMm };
  if (options.only !== undefined) return { ...drawStages(maps, heirs, options, 0), ...asked };
  return { ...withinHeight(options, (tight) => drawStages(maps, heirs, options, tight)), ...asked };
}

function drawStages(maps: readonly StageMap[], heirs: Heirs, options: StagesOptions, tight: number): Scene {
  const style = styleFor(options.widthMm, options.palette, { tight });
  const all = readStages(maps, heirs);
  const alone = options.only !== undefined;
  const stages = alone ? all.filter((s) => s.map.id === options.only) : all;
  const across = Math.max(
    1,
    Math.min(stages.length, Math.floor((style.width + BETWEEN) / (LEAST + BETWEEN))),
  );
  const width = (style.width - BETWEEN * (across - 1)) / across;
  const plan = planFor(all, style, width, options);
  const items: SceneItem[] = [];
  const nodes: DrawnNode[] = [];
  let top = 0;
  for (let first = 0; first < stages.length; first += across) {
    const row = stages.slice(first, first + across);
    const panels = row.map((stage, i) =>
      drawPanel(stage, first + i, plan, { x: i * (width + BETWEEN), y: top }),
    );
    const h = Math.max(0, ...panels.map((p) => p.height));
    for (const [i, panel] of panels.entries()) {
      items.push(...panel.items);
      nodes.push(...panel.nodes);
      if (i > 0) items.push(divider(i * (width + BETWEEN) - BETWEEN / 2, top, h, style));
    }
    top += h + UNDER;
  }
  const key = stagesKey(stages, plan, top - UNDER + 16);
  items.push(...key.items);
  const height = key.height > 0 ? top - UNDER + 16 + key.height : top - UNDER + 1;
  return finished(stages, heirs, plan, items, nodes, height, options.palette);
}

const divider = (x: number, y: number, h: number, style: Style): SceneItem => ({
  kind: 'line', role: 'note', owner: null, x1: x, y1: y + 2, x2: x, y2: y + h, fill: null, stroke: style.inks.hairline, strokeWidth: 0.75,
}); // prettier-ignore

/** Two columns at the largest size every word fits in, else one. */
function planFor(
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
  const heights = rowHeights(names, slots, style, size, columnW);
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

function finished(
  stages: readonly Stage[],
  heirs: Heirs,
  plan: StagesPlan,
  items: readonly SceneItem[],
  drawn: readonly DrawnNode[],
  height: number,
  palette: MapPalette,
): Scene {
  const k = plan.style.scale;
  const size = { widthPt: plan.style.width * k, heightPt: height * k };
  const nodes = drawn.map(({ box, broken: _broken, ...node }): SceneNode => {
    const bounds = { x: box.x * k, y: box.y * k, w: box.w * k, h: box.h * k };
    return { ...node, bounds, hitPath: pathData(scaleCommands(roundedRect(box, 6), k)) };
  });
  const maps = stages.map((s) => s.map);
  const codes = new Map(drawn.flatMap((n) => (n.part === 'code' ? [[n.id, n.edge] as const] : [])));
  const figure = [...items, ...threads(items, codes).items];
  const broken = drawn.filter((n) => n.broken);
  return {
    ...size,
    // for the checks: words stand in boxes of their own, as in a tree
    layout: plan.alone ? 'petals' : 'tree',
    palette,
    levels: maps.at(-1)?.input.levels ?? [],
    items: k === 1 ? figure : figure.map((i) => scaleItem(i, k)),
    nodes,
    links: [],
    outline: buildOutline(nodes, plan.alone ? (stages[0]?.map.input.links ?? []) : [], size),
    problems: overflowProblem(broken),
    ...(plan.alone
      ? {}
      : {
          words: {
            title: stagesTitle(maps),
            alt: stagesAlt(stages),
            description: stagesDescription(maps, heirs),
            legend: stagesLegend(stages, plan),
          },
        }),
  };
}
