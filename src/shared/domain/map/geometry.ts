/** Small geometry: outlines as steps, their points, and distances between boxes. Lengths in points. */
import type { Box, PathCommand, Point, SceneItem } from './types.ts';

/** A number as written in a figure: at most two decimals, no trailing zeros. */
export function num(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

/** SVG path data of an outline. */
export function pathData(commands: readonly PathCommand[]): string {
  return commands
    .map((c) => {
      if (c[0] === 'Z') return 'Z';
      if (c[0] === 'A')
        return `A${num(c[1])} ${num(c[1])} 0 ${c[2] ? 1 : 0} ${c[3] ? 1 : 0} ${num(c[4])} ${num(c[5])}`;
      if (c[0] === 'C')
        return `C${c
          .slice(1)
          .map((v) => num(v as number))
          .join(' ')}`;
      return `${c[0]}${num(c[1])} ${num(c[2])}`;
    })
    .join('');
}

/** A rounded rectangle as path data; a radius of half the height makes a pill, of both halves a circle. */
export function roundedRect(box: Box, radius: number): PathCommand[] {
  const r = Math.max(0, Math.min(radius, box.w / 2, box.h / 2));
  const { x, y, w, h } = box;
  return [
    ['M', x + r, y],
    ['L', x + w - r, y],
    ['A', r, false, true, x + w, y + r],
    ['L', x + w, y + h - r],
    ['A', r, false, true, x + w - r, y + h],
    ['L', x + r, y + h],
    ['A', r, false, true, x, y + h - r],
    ['L', x, y + r],
    ['A', r, false, true, x + r, y],
    ['Z'],
  ];
}

/** Centre of the arc of radius `r` between two points (the smaller arc unless `large`). */
export function arcCentre(from: Point, to: Point, r: number, large: boolean, sweep: boolean): Point {
  const mx = (from.x + to.x) / 2;
  const my = (from.y + to.y) / 2;
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const half = Math.hypot(dx, dy) / 2;
  if (half === 0) return from;
  const rise = Math.sqrt(Math.max(0, r * r - half * half));
  const side = large === sweep ? 1 : -1;
  return { x: mx + (side * rise * dy) / (2 * half), y: my - (side * rise * dx) / (2 * half) };
}

function arcPoints(from: Point, c: readonly ['A', number, boolean, boolean, number, number]): Point[] {
  const to = { x: c[4], y: c[5] };
  const r = c[1];
  if (r < 0.01 || Math.hypot(to.x - from.x, to.y - from.y) < 0.01) return [to];
  const centre = arcCentre(from, to, r, c[2], c[3]);
  const start = Math.atan2(from.y - centre.y, from.x - centre.x);
  let sweep = Math.atan2(to.y - centre.y, to.x - centre.x) - start;
  if (c[3] && sweep < 0) sweep += Math.PI * 2;
  if (!c[3] && sweep > 0) sweep -= Math.PI * 2;
  const steps = Math.max(3, Math.ceil((Math.abs(sweep) * r) / 2));
  return Array.from({ length: steps }, (_, i) => {
    const angle = start + (sweep * (i + 1)) / steps;
    return { x: centre.x + r * Math.cos(angle), y: centre.y + r * Math.sin(angle) };
  });
}

/** The outline as short straight steps, about two points each. */
export function flatten(commands: readonly PathCommand[]): Point[] {
  const points: Point[] = [];
  let at: Point = { x: 0, y: 0 };
  for (const c of commands) {
    if (c[0] === 'Z') continue;
    let next: Point[];
    if (c[0] === 'A') next = arcPoints(at, c);
    else if (c[0] === 'C') next = cubicPoints(at, c);
    else next = [{ x: c[1], y: c[2] }];
    points.push(...next);
    at = next.at(-1) ?? at;
  }
  return points;
}

function cubicPoints(
  from: Point,
  c: readonly ['C', number, number, number, number, number, number],
): Point[] {
  return Array.from({ length: 12 }, (_, i) => {
    const t = (i + 1) / 12;
    const u = 1 - t;
    const mix = (a: number, b: number, d: number, e: number): number =>
      u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * d + t * t * t * e;
    return { x: mix(from.x, c[1], c[3], c[5]), y: mix(from.y, c[2], c[4], c[6]) };
  });
}

/** Whether a point lies within a polygon, by the even-odd rule. */
export function inside(polygon: readonly Point[], p: Point): boolean {
  let within = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i, i += 1) {
    const a = polygon[i];
    const b = polygon[j];
    if (!a || !b) continue;
    if (a.y > p.y !== b.y > p.y && p.x < ((b.x - a.x) * (p.y - a.y)) / (b.y - a.y) + a.x) within = !within;
  }
  return within;
}

/** The smallest box round some points. */
export function boundsOf(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  return { x: left, y: top, w: right - left, h: bottom - top };
}

/** The smallest box round some boxes. */
export function unionBox(boxes: readonly Box[]): Box {
  return boundsOf(boxes.flatMap((b) => [b, { x: b.x + b.w, y: b.y + b.h }]));
}

/** Distance between two boxes; 0 when they touch or overlap. */
export function boxGap(a: Box, b: Box): number {
  const dx = Math.max(0, b.x - (a.x + a.w), a.x - (b.x + b.w));
  const dy = Math.max(0, b.y - (a.y + a.h), a.y - (b.y + b.h));
  return Math.hypot(dx, dy);
}

/** The middle of a box. */
export const centreOf = (box: Box): Point => ({ x: box.x + box.w / 2, y: box.y + box.h / 2 });

/** A box with so much more room on every side. */
export const growBox = (box: Box, by: number): Box => ({
  x: box.x - by,
  y: box.y - by,
  w: box.w + 2 * by,
  h: box.h + 2 * by,
});

/** Multiplies every length of an item, for figures wider than a page. */
export function scaleItem(item: SceneItem, k: number): SceneItem {
  if (item.kind === 'text') {
    const lines = item.lines.map((l) => ({ ...l, x: l.x * k, y: l.y * k, width: l.width * k }));
    return { ...item, lines, size: item.size * k };
  }
  if (item.kind === 'arc-text') {
    return {
      ...item,
      glyphs: item.glyphs.map((g) => ({ ...g, x: g.x * k, y: g.y * k })),
      size: item.size * k,
    };
  }
  const paint = {
    strokeWidth: item.strokeWidth * k,
    ...(item.dash ? { dash: item.dash.map((d) => d * k) } : {}),
  };
  switch (item.kind) {
    case 'rect':
      return {
        ...item,
        ...paint,
        x: item.x * k,
        y: item.y * k,
        w: item.w * k,
        h: item.h * k,
        radius: item.radius * k,
      };
    case 'ellipse':
      return { ...item, ...paint, cx: item.cx * k, cy: item.cy * k, rx: item.rx * k, ry: item.ry * k };
    case 'line':
      return { ...item, ...paint, x1: item.x1 * k, y1: item.y1 * k, x2: item.x2 * k, y2: item.y2 * k };
    case 'path':
      return { ...item, ...paint, commands: scaleCommands(item.commands, k) };
  }
}

/** Multiplies every length of an outline. */
export function scaleCommands(commands: readonly PathCommand[], k: number): PathCommand[] {
  return commands.map((c): PathCommand => {
    if (c[0] === 'Z') return c;
    if (c[0] === 'A') return ['A', c[1] * k, c[2], c[3], c[4] * k, c[5] * k];
    if (c[0] === 'C') return ['C', c[1] * k, c[2] * k, c[3] * k, c[4] * k, c[5] * k, c[6] * k];
    return [c[0], c[1] * k, c[2] * k];
  });
}

/** Moves an item. */
export function moveItem(item: SceneItem, dx: number, dy: number): SceneItem {
  switch (item.kind) {
    case 'text':
      return { ...item, lines: item.lines.map((l) => ({ ...l, x: l.x + dx, y: l.y + dy })) };
    case 'arc-text':
      return { ...item, glyphs: item.glyphs.map((g) => ({ ...g, x: g.x + dx, y: g.y + dy })) };
    case 'rect':
      return { ...item, x: item.x + dx, y: item.y + dy };
    case 'ellipse':
      return { ...item, cx: item.cx + dx, cy: item.cy + dy };
    case 'line':
      return { ...item, x1: item.x1 + dx, y1: item.y1 + dy, x2: item.x2 + dx, y2: item.y2 + dy };
    case 'path':
      return { ...item, commands: moveCommands(item.commands, dx, dy) };
  }
}

/** Moves an outline. */
export function moveCommands(commands: readonly PathCommand[], dx: number, dy: number): PathCommand[] {
  return commands.map((c): PathCommand => {
    if (c[0] === 'Z') return c;
    if (c[0] === 'A') return ['A', c[1], c[2], c[3], c[4] + dx, c[5] + dy];
    if (c[0] === 'C') return ['C', c[1] + dx, c[2] + dy, c[3] + dx, c[4] + dy, c[5] + dx, c[6] + dy];
    return [c[0], c[1] + dx, c[2] + dy];
  });
}

/** A path through points at right angles, its corners rounded. */
export function roundedRoute(points: readonly Point[], radius: number): PathCommand[] {
  const path: PathCommand[] = [];
  for (const [i, p] of points.entries()) {
    const before = points[i - 1];
    const after = points[i + 1];
    if (!before) path.push(['M', p.x, p.y]);
    else if (!after) path.push(['L', p.x, p.y]);
    else path.push(...turnAt(before, p, after, radius));
  }
  return path;
}

function turnAt(before: Point, p: Point, after: Point, radius: number): PathCommand[] {
  const inLength = Math.hypot(p.x - before.x, p.y - before.y);
  const outLength = Math.hypot(after.x - p.x, after.y - p.y);
  const r = Math.min(radius, inLength / 2, outLength / 2);
  if (r < 0.1) return [['L', p.x, p.y]];
  const a = { x: p.x + ((before.x - p.x) / inLength) * r, y: p.y + ((before.y - p.y) / inLength) * r };
  const b = { x: p.x + ((after.x - p.x) / outLength) * r, y: p.y + ((after.y - p.y) / outLength) * r };
  const cross = (p.x - before.x) * (after.y - p.y) - (p.y - before.y) * (after.x - p.x);
  if (Math.abs(cross) < 0.001) return [['L', p.x, p.y]];
  return [
    ['L', a.x, a.y],
    ['A', r, false, cross > 0, b.x, b.y],
  ];
}

/** Moves a box. */
export const moveBox = (box: Box, dx: number, dy: number): Box => ({ ...box, x: box.x + dx, y: box.y + dy });
