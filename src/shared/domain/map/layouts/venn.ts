/**
 * Venn of two or three themes: what belongs to one stands in its own part, what belongs to several where they overlap. A
 * sub-theme belongs to the theme it is under and to every other theme it is linked with; an overarching theme is what all share.
 */
import { capOf } from '../blocks.ts';
import {
  makeNode,
  wordsBox,
  type Draft,
  type DraftLink,
  type DraftNode,
  type LayoutContext,
} from '../draft.ts';
import type { Type } from '../font/metrics.ts';
import { roundedRect } from '../geometry.ts';
import type { MapTheme } from '../input.ts';
import type { Point, SceneItem, TextItem } from '../types.ts';
import { wrap } from '../wrap.ts';
import { ellipsePath } from './network.ts';
import {
  heightOf,
  lineGap,
  regionPoints,
  sharedOutline,
  spotFor,
  type Oval,
  type SetLine,
} from './venn-fit.ts';

const MEASURES = [170, 132, 104, 84, 66];
const ITEM_GAP = 7.2;
/** Taller than this share of its width, the figure hands over. */
const MOST_TALL = 1.35;
/** Height of an oval against its width, at most. */
const MOST_UPRIGHT = 1.4;

interface Region {
  readonly key: string;
  readonly in: readonly boolean[];
  /** Names set here in order: the set's own name, then what belongs here. */
  readonly names: readonly { readonly theme: MapTheme; readonly type: Type }[];
}

interface Fitted {
  readonly region: Region;
  readonly lines: readonly SetLine[];
  readonly at: Point;
}

/** The sets an item belongs to, by index. */
function setsOf(context: LayoutContext, theme: MapTheme, own: number): number[] {
  const { structure, input } = context;
  const ids = structure.groups.map((g) => g.theme.id);
  const linked = input.links.flatMap((l) =>
    l.from === theme.id ? [l.to] : l.to === theme.id ? [l.from] : [],
  );
  const also = [...linked, ...(theme.alsoUnder ?? [])].map((id) => ids.indexOf(id)).filter((i) => i >= 0);
  return [...new Set([own, ...also])].toSorted((a, b) => a - b);
}

function regionsOf(context: LayoutContext): Region[] {
  const { structure, style } = context;
  const n = structure.groups.length;
  const byKey = new Map<string, { theme: MapTheme; type: Type }[]>();
  const add = (sets: readonly number[], theme: MapTheme, type: Type): void => {
    const key = sets.join('+');
    byKey.set(key, [...(byKey.get(key) ?? []), { theme, type }]);
  };
  const all = structure.groups.map((_, i) => i);
  if (structure.hub) add(all, structure.hub, style.hub);
  for (const [i, g] of structure.groups.entries()) add([i], g.theme, style.theme);
  for (const [i, g] of structure.groups.entries())
    for (const item of g.items) add(setsOf(context, item.theme, i), item.theme, style.sub);
  return [...byKey].map(([key, names]) => {
    const sets = key.split('+').map(Number);
    return { key, names, in: Array.from({ length: n }, (_, i) => sets.includes(i)) };
  });
}

function linesFor(region: Region, measure: number): SetLine[] | null {
  const out: SetLine[] = [];
  for (const [i, { theme, type }] of region.names.entries()) {
    const set = wrap(theme.name, type, measure);
    if (!set.fits) return null;
    for (const [j, l] of set.lines.entries())
      out.push({ owner: theme.id, ...l, type, gap: j > 0 ? lineGap(type) : i > 0 ? ITEM_GAP : 0 });
  }
  return out;
}

/** Draws the figure, or gives null when there are not two or three themes or the words do not fit. */
export function venn(context: LayoutContext): Draft | null {
  const n = context.structure.groups.length;
  if (n < 2 || n > 3) return null;
  const regions = regionsOf(context);
  let best: { ovals: Oval[]; fitted: Fitted[]; height: number } | null = null;
  for (const share of n === 2 ? [0.31, 0.34, 0.37] : [0.29, 0.32, 0.345]) {
    const found = fit(context, regions, share, best?.height ?? MOST_TALL * context.style.width);
    if (found) best = found;
  }
  return best ? draw(context, best) : null;
}

function ovalsFor(
  { style, structure }: LayoutContext,
  share: number,
  ry: number,
): { ovals: Oval[]; height: number } {
  const rx = style.width * share - 0.6;
  const sides = [
    { cx: rx + 0.6, cy: ry + 0.6, rx, ry },
    { cx: style.width - rx - 0.6, cy: ry + 0.6, rx, ry },
  ];
  if (structure.groups.length === 2) return { ovals: sides, height: 2 * ry + 1.2 };
  const down = ry * 1.06;
  return {
    ovals: [...sides, { cx: style.width / 2, cy: ry + 0.6 + down, rx, ry }],
    height: 2 * ry + down + 1.2,
  };
}

/** The lowest ovals of this width whose regions hold all their words, if lower than `limit`. */
function fit(
  context: LayoutContext,
  regions: readonly Region[],
  share: number,
  limit: number,
): { ovals: Oval[]; fitted: Fitted[]; height: number } | null {
  const sets = regions.map((region) => ({
    region,
    options: MEASURES.map((m) => linesFor(region, m)).filter((lines) => lines !== null),
  }));
  for (let ry = context.style.width * share * 0.6; ; ry += 8) {
    const { ovals, height } = ovalsFor(context, share, ry);
    if (height >= limit || ry > share * context.style.width * MOST_UPRIGHT) return null;
    const fitted: Fitted[] = [];
    for (const { region, options } of sets) {
      const points = regionPoints(ovals, region.in);
      const found = options
        .filter((lines) => heightOf(lines) < 2 * ry)
        .map((lines) => ({ region, lines, at: spotFor(lines, points, ovals, region.in) }))
        .find((f) => f.at !== null);
      if (!found?.at) break;
      fitted.push({ region, lines: found.lines, at: found.at });
    }
    if (fitted.length === regions.length) return { ovals, fitted, height };
  }
}

/** Two tints over each other, as inks would print. */
function over(a: string, b: string): string {
  const part = (hex: string, i: number): number => Number.parseInt(hex.slice(1 + 2 * i, 3 + 2 * i), 16);
  const mixed = [0, 1, 2].map((i) => Math.round((part(a, i) * part(b, i)) / 255));
  return `#${mixed.map((v) => v.toString(16).padStart(2, '0')).join('')}`;
}

function draw(context: LayoutContext, plan: { ovals: Oval[]; fitted: Fitted[]; height: number }): Draft {
  const { structure, style } = context;
  const items: SceneItem[] = [];
  for (const [i, o] of plan.ovals.entries()) {
    const g = structure.groups[i];
    items.push({ kind: 'ellipse', role: 'note', owner: null, cx: o.cx, cy: o.cy, rx: o.rx, ry: o.ry, fill: g?.colours.fill ?? null, stroke: null, strokeWidth: 0 }); // prettier-ignore
  }
  const fills = structure.groups.map((g) => g.colours.fill);
  const n = plan.ovals.length;
  const overlaps = [[0, 1], ...(n === 3 ? [[0, 2], [1, 2], [0, 1, 2]] : [])]; // prettier-ignore
  for (const sets of overlaps) {
    const outline = sharedOutline(sets.flatMap((i) => plan.ovals[i] ?? []));
    if (outline.length < 3) continue;
    const fill = sets.map((i) => fills[i] ?? '#ffffff').reduce(over);
    items.push({
      kind: 'path', role: 'note', owner: null, fill, stroke: null, strokeWidth: 0,
      commands: [...outline.map((p, i) => [i === 0 ? 'M' : 'L', p.x, p.y] as const), ['Z']],
    }); // prettier-ignore
  }
  for (const [i, o] of plan.ovals.entries()) {
    const g = structure.groups[i];
    if (!g) continue;
    items.push({ kind: 'ellipse', role: 'theme', owner: g.theme.id, ...o, fill: null, stroke: g.colours.edge, strokeWidth: style.lines.theme }); // prettier-ignore
  }
  const words = plan.fitted.flatMap((f) => wordsOf(context, f, fills));
  items.push(...words);
  return {
    layout: 'venn',
    width: style.width,
    height: plan.height,
    items,
    nodes: nodesOf(context, plan, words),
    links: heldLinks(context, words),
    problems: [],
    fits: true,
  };
}

function wordsOf(
  { style, structure }: LayoutContext,
  { region, lines, at }: Fitted,
  fills: readonly string[],
): TextItem[] {
  const ground = fills.filter((_, i) => region.in[i]).reduce(over, '#ffffff');
  const out = new Map<string, TextItem>();
  let y = at.y - heightOf(lines) / 2;
  for (const l of lines) {
    y += l.gap + capOf(l.type);
    const hub = l.owner === structure.hub?.id;
    out.set(l.owner, {
      kind: 'text', role: l.type === style.sub ? 'sub' : 'name', owner: l.owner, size: l.type.size, weight: l.type.weight, style: l.type.style,
      anchor: 'middle', fill: hub ? style.inks.hubEdge : style.inks.ink, ground,
      lines: [...(out.get(l.owner)?.lines ?? []), { x: at.x, y, text: l.text, width: l.width }],
    }); // prettier-ignore
  }
  return [...out.values()];
}

/** Nodes in the team's order, each with the sets it stands in. */
function nodesOf(
  context: LayoutContext,
  plan: { ovals: Oval[]; fitted: Fitted[] },
  words: readonly TextItem[],
): DraftNode[] {
  const { structure, style } = context;
  const setsAt = new Map(
    plan.fitted.flatMap((f) =>
      f.region.names.map(({ theme }) => [theme.id, structure.groups.flatMap((g, i) => (f.region.in[i] ? [g.theme.id] : []))] as const),
    ),
  ); // prettier-ignore
  const node = (theme: MapTheme, part: 'hub' | 'theme' | 'sub', group: number): DraftNode => {
    const colours = structure.groups[group]?.colours;
    const o = part === 'theme' ? plan.ovals[group] : undefined;
    const bounds = o
      ? { x: o.cx - o.rx, y: o.cy - o.ry, w: 2 * o.rx, h: 2 * o.ry }
      : wordsBox(words.filter((w) => w.owner === theme.id));
    const made = makeNode(context, theme, {
      part, bounds, hit: o ? ellipsePath(bounds) : roundedRect(bounds, 3), movable: false,
      fill: colours?.fill ?? style.inks.hubFill, edge: colours?.edge ?? style.inks.hubEdge,
    }); // prettier-ignore
    return { ...made, sets: setsAt.get(theme.id) ?? [] };
  };
  return [
    ...(structure.hub ? [node(structure.hub, 'hub', -1)] : []),
    ...structure.groups.flatMap((g, i) => [
      node(g.theme, 'theme', i),
      ...g.items.map((it) => node(it.theme, 'sub', i)),
    ]),
  ];
}

/** Links without words from an item to a theme it stands in are said by its place; no line is drawn for them. */
function heldLinks(context: LayoutContext, words: readonly TextItem[]): DraftLink[] {
  const { structure, input } = context;
  const sets = new Set(structure.groups.map((g) => g.theme.id));
  const items = new Set(structure.groups.flatMap((g) => g.items.map((it) => it.theme.id)));
  return input.links.flatMap((l): DraftLink[] => {
    const item =
      items.has(l.from) && sets.has(l.to) ? l.from : items.has(l.to) && sets.has(l.from) ? l.to : null;
    if (item === null || l.words.trim() !== '') return [];
    const bounds = wordsBox(words.filter((w) => w.owner === item));
    return [{ id: l.id, from: l.from, to: l.to, words: l.words, bounds, hit: roundedRect(bounds, 3) }];
  });
}
