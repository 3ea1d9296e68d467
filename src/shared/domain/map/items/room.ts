/** What is taken on a figure: boxes of words, shapes and steps of lines, to find room that is free. */
import { lineBox } from '../draft.ts';
import { boundsOf, flatten, growBox } from '../geometry.ts';
import type { Box, Point, SceneItem } from '../types.ts';

/** Whether two boxes overlap. */
export const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
/** Whether a box lies within another. */
export const holds = (outer: Box, b: Box): boolean =>
  b.x >= outer.x && b.y >= outer.y && b.x + b.w <= outer.x + outer.w && b.y + b.h <= outer.y + outer.h;

/** Boxes of the words of an item, line by line. */
export function wordBoxes(item: SceneItem): Box[] {
  if (item.kind === 'text') return item.lines.map((l) => lineBox(l, item.size, item.anchor));
  if (item.kind !== 'arc-text') return [];
  return item.glyphs.map((g) => ({
    x: g.x - item.size,
    y: g.y - item.size,
    w: item.size * 2,
    h: item.size * 2,
  }));
}

/** Boxes an item takes; a line takes a box for each of its steps. */
export function takenBy(item: SceneItem): Box[] {
  switch (item.kind) {
    case 'text':
    case 'arc-text':
      return wordBoxes(item);
    case 'rect':
      return [{ x: item.x, y: item.y, w: item.w, h: item.h }];
    case 'ellipse':
      return [{ x: item.cx - item.rx, y: item.cy - item.ry, w: item.rx * 2, h: item.ry * 2 }];
    case 'line':
      return [boundsOf([{ x: item.x1, y: item.y1 }, { x: item.x2, y: item.y2 }])]; // prettier-ignore
    case 'path': {
      const points = flatten(item.commands);
      if (item.fill !== null) return [boundsOf(points)];
      return points.slice(1).map((p, i) => boundsOf([points[i] ?? p, p]));
    }
  }
}

const STEP = 6;

/** The free place for a box nearest to where its centre was dropped, within `area`; null when there is none. */
export function nearestFree(
  size: { w: number; h: number },
  wanted: Point,
  taken: readonly Box[],
  area: Box,
): Point | null {
  const from = {
    x: Math.min(Math.max(wanted.x - size.w / 2, area.x), area.x + area.w - size.w),
    y: Math.min(Math.max(wanted.y - size.h / 2, area.y), area.y + area.h - size.h),
  };
  const free = (at: Point): boolean => {
    const box = growBox({ ...at, ...size }, 4);
    return holds(area, { ...at, ...size }) && taken.every((t) => !meets(box, t));
  };
  if (free(from)) return from;
  const reach = Math.max(area.w, area.h);
  for (let r = STEP; r <= reach; r += STEP) {
    let best: Point | null = null;
    const spots = Math.max(8, Math.round((2 * Math.PI * r) / 12));
    for (let i = 0; i < spots && best === null; i += 1) {
      const a = (i / spots) * 2 * Math.PI;
      const at = { x: from.x + r * Math.cos(a), y: from.y + r * Math.sin(a) };
      if (free(at)) best = at;
    }
    if (best) return best;
  }
  return null;
}
