/**
 * A hard look at a finished figure: no words over other words, out of their shape or off the page, none too small,
 * no line too thin, no line through words or through a shape it has no business in. Tests and preflight share it.
 */
import { INK_ABOVE, INK_BELOW, textWidth } from './font/metrics.ts';
import { lineBox } from './draft.ts';
import { boundsOf, boxGap, flatten, inside, roundedRect } from './geometry.ts';
import type { Box, Point, Scene, SceneItem, SceneNode } from './types.ts';

type FaultKind = 'overlap' | 'outside' | 'off-page' | 'small' | 'thin' | 'crossed';

export interface Fault {
  readonly kind: FaultKind;
  /** What it concerns, in the figure's own words. */
  readonly what: string;
  readonly owners: readonly string[];
}

export const LEAST_SIZE = 8;
export const LEAST_LINE = 0.5;

interface Words {
  readonly box: Box;
  readonly text: string;
  readonly owner: string;
  readonly item: SceneItem;
}

interface Shape {
  readonly owner: string;
  readonly outline: readonly Point[];
  readonly box: Box;
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w - 0.05 && b.x < a.x + a.w - 0.05 && a.y < b.y + b.h - 0.05 && b.y < a.y + a.h - 0.05;

function wordsOf(item: SceneItem): Words[] {
  if (item.kind === 'text') {
    return item.lines.map((l) => ({
      box: lineBox(l, item.size, item.anchor),
      text: l.text,
      owner: item.owner ?? '',
      item,
    }));
  }
  if (item.kind !== 'arc-text') return [];
  return item.glyphs.map((g) => ({ box: glyphBox(item, g), text: item.text, owner: item.owner ?? '', item }));
}

function glyphBox(
  item: SceneItem & { kind: 'arc-text' },
  g: { char: string; x: number; y: number; turn: number },
): Box {
  const w = textWidth(g.char, item);
  const a = (g.turn * Math.PI) / 180;
  const corners = [
    [0, -item.size * INK_ABOVE], [w, -item.size * INK_ABOVE], [w, item.size * INK_BELOW], [0, item.size * INK_BELOW],
  ].map(([x = 0, y = 0]) => ({ x: g.x + x * Math.cos(a) - y * Math.sin(a), y: g.y + x * Math.sin(a) + y * Math.cos(a) })); // prettier-ignore
  return boundsOf(corners);
}

/** Outlines words must stay inside, by owner: panels, boxes, bands and the hub. */
function shapesOf(items: readonly SceneItem[]): Shape[] {
  return items.flatMap((item): Shape[] => {
    if (item.role !== 'hub' && item.role !== 'theme' && item.role !== 'band') return [];
    const outline = outlineOf(item);
    return outline.length > 0 ? [{ owner: item.owner ?? '', outline, box: boundsOf(outline) }] : [];
  });
}

function outlineOf(item: SceneItem): Point[] {
  if (item.kind === 'path') return flatten(item.commands);
  if (item.kind === 'rect') return flatten(roundedRect(item, item.radius));
  if (item.kind === 'ellipse') {
    return Array.from({ length: 120 }, (_, i) => ({
      x: item.cx + item.rx * Math.cos((i * Math.PI) / 60),
      y: item.cy + item.ry * Math.sin((i * Math.PI) / 60),
    }));
  }
  return [];
}

const cornersOf = (b: Box): Point[] => [
  { x: b.x, y: b.y },
  { x: b.x + b.w, y: b.y },
  { x: b.x + b.w, y: b.y + b.h },
  { x: b.x, y: b.y + b.h },
];

/** Looks a scene over and lists every fault; an empty list is a clean figure. */
export function checkScene(scene: Scene): Fault[] {
  const words = scene.items.flatMap(wordsOf);
  const shapes = shapesOf(scene.items);
  return [
    ...sizeFaults(scene),
    ...pageFaults(scene, words),
    ...overlapFaults(words),
    ...containFaults(scene, words, shapes),
    ...lineFaults(scene, words, shapes),
  ];
}

function sizeFaults(scene: Scene): Fault[] {
  return scene.items.flatMap((item): Fault[] => {
    const owners = item.owner === null ? [] : [item.owner];
    if (item.kind === 'text' || item.kind === 'arc-text') {
      const what = item.kind === 'text' ? item.lines.map((l) => l.text).join(' ') : item.text;
      return item.size < LEAST_SIZE - 0.001 ? [{ kind: 'small', what, owners }] : [];
    }
    const thin = item.stroke !== null && item.strokeWidth > 0 && item.strokeWidth < LEAST_LINE;
    return thin ? [{ kind: 'thin', what: item.role, owners }] : [];
  });
}

function pageFaults(scene: Scene, words: readonly Words[]): Fault[] {
  const off = (b: Box, by: number): boolean =>
    b.x < -by || b.y < -by || b.x + b.w > scene.widthPt + by || b.y + b.h > scene.heightPt + by;
  const faults: Fault[] = words
    .filter((w) => off(w.box, 0.4))
    .map((w) => ({ kind: 'off-page', what: w.text, owners: [w.owner] }));
  for (const item of scene.items) {
    if (item.kind === 'text' || item.kind === 'arc-text') continue;
    const points =
      item.kind === 'line'
        ? [
            { x: item.x1, y: item.y1 },
            { x: item.x2, y: item.y2 },
          ]
        : outlineOf(item);
    const b = boundsOf(points);
    const half = item.stroke === null || item.kind === 'line' ? 0 : item.strokeWidth / 2;
    if (off({ x: b.x - half, y: b.y - half, w: b.w + half * 2, h: b.h + half * 2 }, 0.05)) {
      faults.push({ kind: 'off-page', what: item.role, owners: item.owner === null ? [] : [item.owner] });
    }
  }
  return faults;
}

function overlapFaults(words: readonly Words[]): Fault[] {
  const sorted = words.toSorted((a, b) => a.box.y - b.box.y);
  const faults: Fault[] = [];
  for (const [i, a] of sorted.entries()) {
    for (let j = i + 1; j < sorted.length; j += 1) {
      const b = sorted[j];
      if (!b || b.box.y > a.box.y + a.box.h) break;
      if (a.item === b.item || bothOnOneArc(a, b) || !overlap(a.box, b.box)) continue;
      faults.push({ kind: 'overlap', what: `${a.text} / ${b.text}`, owners: [a.owner, b.owner] });
    }
  }
  return faults;
}

/** Rows of one name on a curve are spaced by their radii; boxes round turned letters are too coarse for them. */
const bothOnOneArc = (a: Words, b: Words): boolean =>
  a.item.kind === 'arc-text' && b.item.kind === 'arc-text' && a.owner === b.owner;

/** Layouts whose sub-themes are set inside their theme's shape. */
const HELD_IN_PANELS = new Set<string>(['petals', 'layers', 'process', 'cycle']);

/** Whether a shape lies whole under another: a layer round a layer. */
const isGround = (ground: Shape, shape: Shape): boolean =>
  ground.box.w > shape.box.w && shape.outline.every((p) => inside(ground.outline, p));

function containFaults(scene: Scene, words: readonly Words[], shapes: readonly Shape[]): Fault[] {
  if (scene.layout === 'venn') return overlapFaultsIn(scene, words, shapes);
  const faults: Fault[] = [];
  // a note or quote stands beside what it is about, never in it, as does a code that stands in no list
  const isBeside = (n: SceneNode): boolean =>
    n.part === 'note' || n.part === 'quote' || (n.part === 'code' && n.movable);
  const parentOf = new Map(scene.nodes.map((n) => [n.id, isBeside(n) ? null : n.parentId]));
  const homeOf = (owner: string): Shape | undefined => shapes.find((s) => s.owner === owner);
  const panelOf = (owner: string): Shape | undefined => {
    const up = parentOf.get(owner);
    return up ? (homeOf(up) ?? panelOf(up)) : undefined;
  };
  for (const w of words) {
    const home = homeOf(w.owner) ?? (HELD_IN_PANELS.has(scene.layout) ? panelOf(w.owner) : undefined);
    const test =
      w.item.kind === 'arc-text'
        ? [{ x: w.box.x + w.box.w / 2, y: w.box.y + w.box.h / 2 }]
        : cornersOf(w.box);
    if (home && !test.every((p) => inside(home.outline, p))) {
      faults.push({ kind: 'outside', what: w.text, owners: [w.owner] });
    }
    for (const shape of shapes) {
      if (shape === home || !overlap(w.box, shape.box) || (home && isGround(shape, home))) continue;
      if (cornersOf(w.box).some((p) => inside(shape.outline, p))) {
        faults.push({ kind: 'overlap', what: w.text, owners: [w.owner, shape.owner] });
      }
    }
  }
  return [...faults, ...shapeFaults(shapes)];
}

/** In overlapping shapes a name stands inside every shape it belongs to and outside all others. */
function overlapFaultsIn(scene: Scene, words: readonly Words[], shapes: readonly Shape[]): Fault[] {
  const setsOf = new Map(scene.nodes.map((n) => [n.id, n.sets ?? []]));
  return words.flatMap((w) =>
    shapes.flatMap((s): Fault[] => {
      const belongs = setsOf.get(w.owner)?.includes(s.owner) ?? false;
      const corners = cornersOf(w.box).map((p) => inside(s.outline, p));
      if (belongs && !corners.every(Boolean)) return [{ kind: 'outside', what: w.text, owners: [w.owner] }];
      if (!belongs && corners.some(Boolean)) return [{ kind: 'overlap', what: w.text, owners: [w.owner, s.owner] }]; // prettier-ignore
      return [];
    }),
  );
}

function shapeFaults(shapes: readonly Shape[]): Fault[] {
  const faults: Fault[] = [];
  for (const [i, a] of shapes.entries()) {
    for (const b of shapes.slice(i + 1)) {
      if (!overlap(a.box, b.box) || isGround(a, b) || isGround(b, a)) continue;
      const touch =
        a.outline.some((p) => inside(b.outline, p)) || b.outline.some((p) => inside(a.outline, p));
      if (touch) faults.push({ kind: 'overlap', what: 'two shapes', owners: [a.owner, b.owner] });
    }
  }
  return faults;
}

/** Connectors must not run through words, nor through a shape; ends may touch the shape they belong to. */
function lineFaults(scene: Scene, words: readonly Words[], shapes: readonly Shape[]): Fault[] {
  const groups = new Set(scene.nodes.flatMap((n) => (n.part === 'group' ? [n.id] : [])));
  const marks = scene.items.filter((i) => i.kind === 'rect').filter((i) => i.role === 'bullet' && groups.has(i.owner ?? '')); // prettier-ignore
  const faults: Fault[] = [];
  for (const item of scene.items) {
    if (item.role !== 'branch' && item.role !== 'link' && item.role !== 'rule') continue;
    if (item.kind !== 'path' && item.kind !== 'line') continue;
    const points = walk(
      item.kind === 'path'
        ? flatten(item.commands)
        : [
            { x: item.x1, y: item.y1 },
            { x: item.x2, y: item.y2 },
          ],
    );
    const owners = item.owner === null ? [] : [item.owner];
    // most words and shapes are nowhere near the line, which their boxes tell at once
    const reach = boundsOf(points);
    const hit = words.find((w) => boxGap(w.box, reach) === 0 && points.some((p) => isIn(w.box, p)));
    if (hit) faults.push({ kind: 'crossed', what: hit.text, owners: [...owners, hit.owner] });
    const mark = marks.find((m) => points.some((p) => isIn(m, p)));
    if (mark) faults.push({ kind: 'crossed', what: 'a mark', owners: [...owners, mark.owner ?? ''] });
    const inner = points.slice(1, -1);
    const through = shapes.find(
      (s) => boxGap(s.box, reach) === 0 && inner.some((p) => isIn(s.box, p) && deepInside(s, p)),
    );
    if (through) faults.push({ kind: 'crossed', what: 'a shape', owners: [...owners, through.owner] });
  }
  return faults;
}

const isIn = (box: Box, p: Point): boolean =>
  p.x > box.x && p.x < box.x + box.w && p.y > box.y && p.y < box.y + box.h;

const deepInside = (shape: Shape, p: Point): boolean =>
  inside(shape.outline, p) &&
  [[1, 0], [-1, 0], [0, 1], [0, -1]].every(([dx = 0, dy = 0]) => inside(shape.outline, { x: p.x + dx, y: p.y + dy })); // prettier-ignore

/** Points along a line, about two apart. */
function walk(points: readonly Point[]): Point[] {
  return points.flatMap((p, i) => {
    const next = points[i + 1];
    if (!next) return [p];
    const steps = Math.max(1, Math.ceil(Math.hypot(next.x - p.x, next.y - p.y) / 2));
    return Array.from({ length: steps }, (_, s) => ({
      x: p.x + ((next.x - p.x) * s) / steps,
      y: p.y + ((next.y - p.y) * s) / steps,
    }));
  });
}
