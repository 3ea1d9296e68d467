/**
 * Layers: ellipses that share a foot, each theme's words level in the crescent above the one before. The first theme is the
 * innermost; an overarching theme is the core of all. True rings would leave too little level room for words.
 */
import { capOf, pitchOf } from '../blocks.ts';
import {
  makeNode,
  overflowProblem,
  wordsBox,
  type Draft,
  type DraftNode,
  type LayoutContext,
} from '../draft.ts';
import { INK_BELOW, textWidth, type Type } from '../font/metrics.ts';
import { moveItem } from '../geometry.ts';
import { inPalette, oklch } from '../colour.ts';
import type { Style } from '../style.ts';
import type { MapPalette, MapTheme } from '../input.ts';
import type { SceneItem, TextItem } from '../types.ts';
import { wrap } from '../wrap.ts';
import { ellipsePath } from './network.ts';

const MOST = 7;
/** Taller than this share of its width, the figure is no longer read as layers. */
const MOST_TALL = 1.5;
/** Foot to foot of neighbouring ellipses. */
const FOOT = 9;
const ITEM_GAP = 7;
/** From a layer's name to what is in it. */
const HEAD_GAP = 9;
/** Last baseline of a layer to the top of the ellipse inside it. */
const UNDER = 11;
/** Top of an ellipse to the capitals of its first line. */
const OVER = 13;
/** White between words and the line of their ellipse. */
const CLEAR = 8;
/** How wide words may run, of the half width of their ellipse: where it is wide and low they take fewer lines. */
const SHARES = [1.15, 1.35, 1.55];
/** Between two short names on one line. */
const DOT = '  ·  ';

interface Row {
  readonly type: Type;
  readonly texts: readonly { readonly theme: MapTheme; readonly text: string; readonly width: number }[];
  readonly width: number;
  /** Space from the last baseline of the row before to the capitals of this one. */
  readonly gap: number;
}

interface Layer {
  readonly theme: MapTheme;
  readonly part: 'hub' | 'theme';
  readonly group: number;
  readonly rows: readonly Row[];
  readonly height: number;
  readonly fits: boolean;
}

interface Ellipse {
  readonly rx: number;
  readonly ry: number;
  readonly cy: number;
}

/** Draws layers, or gives null when there are too few or too many, or the words are too wide for them. */
export function layers(context: LayoutContext): Draft | null {
  const { structure, style } = context;
  const n = structure.groups.length + (structure.hub ? 1 : 0);
  if (n < 2 || n > MOST || style.width < 150) return null;
  const widest = style.width / 2 - 0.85;
  let best: { set: Layer[]; shapes: Stacked[]; height: number } | null = null;
  for (const least of [0.3, 0.4, 0.48, 0.56, 0.64]) {
    const radii = Array.from({ length: n }, (_, i) => widest * (least + ((1 - least) * i) / (n - 1)));
    for (const share of SHARES) {
      const set = layersOf(context, radii, share);
      const shapes = set.every((l) => l.fits) ? stack(set, radii) : null;
      const height = 2 * (shapes?.at(-1)?.ellipse.ry ?? 0);
      if (shapes && (!best || height < best.height)) best = { set, shapes, height };
    }
  }
  if (best && best.height < MOST_TALL * style.width) return draw(context, best.set, best.shapes);
  return null;
}

/** Words of every layer, innermost first, broken to the level room its ellipse can give. */
function layersOf({ structure, style }: LayoutContext, radii: readonly number[], share: number): Layer[] {
  const all = [
    ...(structure.hub ? [{ theme: structure.hub, part: 'hub' as const, group: -1, items: [] }] : []),
    ...structure.groups.map((g, i) => ({ theme: g.theme, part: 'theme' as const, group: i, items: g.items })),
  ];
  return all.map(({ theme, part, group, items }, i): Layer => {
    const measure = (radii[i] ?? 0) * (i === 0 ? Math.max(1.3, share) : share);
    const head = part === 'hub' ? style.hub : style.theme;
    const first = nameRows(theme, head, measure, 0);
    const rest = itemRows(items.map((it) => it.theme), style, measure); // prettier-ignore
    const rows = [...first.rows, ...rest.rows];
    const height = rows.reduce((sum, r) => sum + r.gap + capOf(r.type), 0);
    return { theme, part, group, rows, height, fits: first.fits && rest.fits };
  });
}

function nameRows(theme: MapTheme, type: Type, measure: number, gap: number): { rows: Row[]; fits: boolean } {
  const set = wrap(theme.name, type, measure);
  const rows = set.lines.map((l, i): Row => ({
    type,
    texts: [{ theme, ...l }],
    width: l.width,
    gap: i === 0 ? gap : pitchOf(type) - capOf(type),
  }));
  return { rows, fits: set.fits };
}

/** Short names share a line, a dot between them; a long one has its own lines. */
function itemRows(
  themes: readonly MapTheme[],
  style: Style,
  measure: number,
): { rows: Row[]; fits: boolean } {
  const type = style.sub;
  const rows: Row[] = [];
  let fits = true;
  const dot = textWidth(DOT, type);
  const join = themes.length > 3;
  for (const theme of themes) {
    const gap = rows.length === 0 ? HEAD_GAP : ITEM_GAP;
    const set = nameRows(theme, type, measure, gap);
    fits &&= set.fits;
    const last = rows.at(-1);
    const own = set.rows[0];
    const single = last?.texts.every(
      (t) => rows.filter((r) => r.texts.some((o) => o.theme === t.theme)).length === 1,
    );
    if (
      join &&
      last &&
      own &&
      single &&
      set.rows.length === 1 &&
      last.width + dot + own.width <= measure * 0.94
    ) {
      rows[rows.length - 1] = {
        ...last,
        texts: [...last.texts, ...own.texts],
        width: last.width + dot + own.width,
      };
    } else rows.push(...set.rows);
  }
  return { rows, fits };
}

/** Half the level room of an ellipse at a height, or 0 outside it. */
const halfAt = (e: Ellipse, y: number): number => {
  const t = (y - e.cy) / e.ry;
  return Math.abs(t) >= 1 ? 0 : e.rx * Math.sqrt(1 - t * t);
};

/** Whether rows set from `top` down stay inside an ellipse. */
function holds(e: Ellipse, layer: Layer, top: number): boolean {
  if (top - (e.cy - e.ry) < OVER) return false;
  let y = top;
  return layer.rows.every((r) => {
    const capTop = y + r.gap - r.type.size * 0.06;
    y += r.gap + capOf(r.type);
    const room = Math.min(halfAt(e, capTop), halfAt(e, y + r.type.size * INK_BELOW));
    return r.width / 2 + CLEAR <= room;
  });
}

/** Whether the inner ellipse lies inside the outer one, with white between their lines. */
function surrounds(outer: Ellipse, inner: Ellipse): boolean {
  for (let i = 0; i <= 60; i += 1) {
    const a = (i * Math.PI) / 60 - Math.PI / 2;
    const x = inner.rx * Math.cos(a) + 3;
    if (x > halfAt(outer, inner.cy + inner.ry * Math.sin(a))) {
      if (
        Math.abs(Math.cos(a)) > 0.02 ||
        Math.abs(inner.cy + inner.ry * Math.sin(a) - outer.cy) > outer.ry - 3
      )
        return false;
    }
  }
  return true;
}

interface Stacked {
  readonly ellipse: Ellipse;
  /** Top of the layer's words. */
  readonly top: number;
}

/** Ellipses from the inside out, each as low as its words allow; y is measured up from the innermost foot at 0. */
function stack(set: readonly Layer[], radii: readonly number[]): Stacked[] | null {
  const out: Stacked[] = [];
  for (const [i, layer] of set.entries()) {
    const rx = radii[i] ?? 0;
    const inner = out.at(-1)?.ellipse;
    const foot = inner ? inner.cy + inner.ry + FOOT : 0;
    const found = inner ? around(layer, inner, rx, foot) : core(layer, rx, foot);
    if (!found) return null;
    out.push(found);
  }
  return out;
}

function core(layer: Layer, rx: number, foot: number): Stacked | null {
  for (let ry = Math.max(layer.height / 2 + OVER, rx * 0.2); ry < 400; ry += 1) {
    const ellipse = { rx, ry, cy: foot - ry };
    const top = ellipse.cy - layer.height / 2;
    if (holds(ellipse, layer, top)) return { ellipse, top };
  }
  return null;
}

/** The lowest ellipse that holds its words and goes round the inner one; where it is too pointed, its foot goes lower. */
function around(layer: Layer, inner: Ellipse, rx: number, foot: number): Stacked | null {
  const top = inner.cy - inner.ry - UNDER - layer.height;
  for (let low = foot; low < foot + 140; low += 4) {
    for (let ry = inner.ry + FOOT; ry < 900; ry += 1) {
      const ellipse = { rx, ry, cy: low - ry };
      if (!holds(ellipse, layer, top)) continue;
      if (surrounds(ellipse, inner)) return { ellipse, top };
      break;
    }
  }
  return null;
}

/** Fills from the core out: one hue, darker inside. */
function fillOf(index: number, count: number, palette: MapPalette): string {
  const t = count === 1 ? 0 : index / (count - 1);
  const hex = oklch(0.865 + t * 0.125, 0.032 - t * 0.024, 215);
  return inPalette(palette, hex);
}

function draw(context: LayoutContext, set: readonly Layer[], shapes: readonly Stacked[]): Draft {
  const { style, input } = context;
  const { hubEdge } = style.inks;
  const cx = style.width / 2;
  const items: SceneItem[] = [];
  const nodes = new Map<string, DraftNode>();
  for (const [i, layer] of [...set.entries()].toReversed()) {
    const shape = shapes[i];
    if (!shape) continue;
    const { rx, ry, cy } = shape.ellipse;
    const fill = fillOf(i, set.length, input.palette);
    const box = { x: cx - rx, y: cy - ry, w: rx * 2, h: ry * 2 };
    items.push({
      kind: 'ellipse', role: layer.part, owner: layer.theme.id, cx, cy, rx, ry, fill, stroke: hubEdge,
      strokeWidth: i === 0 ? style.lines.hub : style.lines.theme,
    }); // prettier-ignore
    const words = wordsOf(context, layer, shape.top, { cx, fill });
    items.push(...words);
    nodes.set(
      layer.theme.id,
      makeNode(context, layer.theme, { part: layer.part, bounds: box, hit: ellipsePath(box), movable: false, fill, edge: hubEdge }),
    ); // prettier-ignore
    for (const item of context.structure.groups[layer.group]?.items ?? []) {
      const bounds = wordsBox(words.filter((w) => w.owner === item.theme.id));
      nodes.set(item.theme.id, makeNode(context, item.theme, { part: 'sub', bounds, movable: false, fill, edge: hubEdge })); // prettier-ignore
    }
  }
  const outer = shapes.at(-1)?.ellipse ?? { rx: 0, ry: 0, cy: 0 };
  const dy = -(outer.cy - outer.ry) + 0.6;
  const broken = set.filter((l) => !l.fits).map((l) => l.theme);
  const order = set.flatMap((l) => [
    l.theme,
    ...(context.structure.groups[l.group]?.items.map((it) => it.theme) ?? []),
  ]);
  return {
    layout: 'layers',
    width: style.width,
    height: 2 * outer.ry + 1.2,
    items: items.map((it) => moveItem(it, 0, dy)),
    nodes: order.flatMap((t) => {
      const node = nodes.get(t.id);
      if (!node) return [];
      const bounds = { ...node.bounds, y: node.bounds.y + dy };
      return [node.part === 'sub' ? makeNode(context, t, { ...node, bounds }) : makeNode(context, t, { ...node, bounds, hit: ellipsePath(bounds) })]; // prettier-ignore
    }),
    fits: broken.length === 0,
    problems: overflowProblem(broken),
  };
}

/** One text item for each name, so that a name in two lines is one thing to point at and to read. */
function wordsOf(
  { style }: LayoutContext,
  layer: Layer,
  top: number,
  at: { readonly cx: number; readonly fill: string },
): SceneItem[] {
  const byTheme = new Map<string, TextItem>();
  const dots: SceneItem[] = [];
  let y = top;
  for (const row of layer.rows) {
    y += row.gap + capOf(row.type);
    const dot = textWidth(DOT, row.type);
    let x = at.cx - row.width / 2;
    for (const [i, t] of row.texts.entries()) {
      if (i > 0) {
        dots.push({
          kind: 'ellipse', role: 'bullet', owner: t.theme.id, cx: x + dot / 2, cy: y - row.type.size * 0.3, rx: 1, ry: 1,
          fill: style.inks.hubEdge, stroke: null, strokeWidth: 0,
        }); // prettier-ignore
        x += dot;
      }
      const head = t.theme.id === layer.theme.id;
      const known = byTheme.get(t.theme.id);
      const line = { x: x + t.width / 2, y, text: t.text, width: t.width };
      byTheme.set(t.theme.id, {
        kind: 'text', role: head ? 'name' : 'sub', owner: t.theme.id, size: row.type.size, weight: row.type.weight, style: row.type.style,
        anchor: 'middle', fill: head ? style.inks.hubEdge : style.inks.ink, ground: at.fill, lines: [...(known?.lines ?? []), line],
      }); // prettier-ignore
      x += t.width;
    }
  }
  return [...dots, ...byTheme.values()];
}
