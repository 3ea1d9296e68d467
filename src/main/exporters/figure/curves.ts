/** Outlines as straight and cubic steps only, for formats that know no arcs, and where items stand. */
import { arcCentre } from '../../../shared/domain/map/geometry.ts';
import {
  itemBox,
  type Box,
  type PathCommand,
  type Point,
  type SceneItem,
  type TextItem,
} from '../../../shared/domain/map/index.ts';

/** A step of an outline without arcs. */
export type CurveCommand = Exclude<PathCommand, readonly ['A', ...unknown[]]>;

/** Arcs become cubic curves of at most a quarter turn each (largest error 0.03 % of the radius). */
export function toCurves(commands: readonly PathCommand[]): CurveCommand[] {
  const out: CurveCommand[] = [];
  let at: Point = { x: 0, y: 0 };
  let start = at;
  for (const c of commands) {
    if (c[0] === 'Z') {
      out.push(c);
      at = start;
      continue;
    }
    if (c[0] === 'A') out.push(...arcCurves(at, c));
    else out.push(c);
    at = { x: c[c.length - 2] as number, y: c[c.length - 1] as number };
    if (c[0] === 'M') start = at;
  }
  return out;
}

function arcCurves(
  from: Point,
  [, r, large, sweep, x, y]: readonly ['A', number, boolean, boolean, number, number],
): CurveCommand[] {
  if (r < 0.001 || Math.hypot(x - from.x, y - from.y) < 0.0005) return [['L', x, y]];
  const centre = arcCentre(from, { x, y }, r, large, sweep);
  const radius = Math.hypot(from.x - centre.x, from.y - centre.y);
  const first = Math.atan2(from.y - centre.y, from.x - centre.x);
  let turn = Math.atan2(y - centre.y, x - centre.x) - first;
  if (sweep && turn < 0) turn += Math.PI * 2;
  if (!sweep && turn > 0) turn -= Math.PI * 2;
  const pieces = Math.max(1, Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-6));
  const step = turn / pieces;
  const reach = (4 / 3) * Math.tan(step / 4) * radius;
  return Array.from({ length: pieces }, (_, i): CurveCommand => {
    const a = first + step * i;
    const b = a + step;
    const last = i === pieces - 1;
    const ex = last ? x : centre.x + radius * Math.cos(b);
    const ey = last ? y : centre.y + radius * Math.sin(b);
    return [
      'C',
      centre.x + radius * Math.cos(a) - reach * Math.sin(a),
      centre.y + radius * Math.sin(a) + reach * Math.cos(a),
      ex + reach * Math.sin(b),
      ey - reach * Math.cos(b),
      ex,
      ey,
    ];
  });
}

/** A full ellipse as four curves. */
export function ellipseCurves(cx: number, cy: number, rx: number, ry: number): CurveCommand[] {
  const k = (4 / 3) * (Math.SQRT2 - 1);
  return [
    ['M', cx + rx, cy],
    ['C', cx + rx, cy + k * ry, cx + k * rx, cy + ry, cx, cy + ry],
    ['C', cx - k * rx, cy + ry, cx - rx, cy + k * ry, cx - rx, cy],
    ['C', cx - rx, cy - k * ry, cx - k * rx, cy - ry, cx, cy - ry],
    ['C', cx + k * rx, cy - ry, cx + rx, cy - k * ry, cx + rx, cy],
    ['Z'],
  ];
}

/** Where a line of words starts, from its anchor. */
export function lineStart(item: Pick<TextItem, 'anchor'>, line: TextItem['lines'][number]): number {
  if (item.anchor === 'start') return line.x;
  return item.anchor === 'middle' ? line.x - line.width / 2 : line.x - line.width;
}

/** The box an item's ink takes, its line included. */
export function inkBox(item: SceneItem): Box {
  const box = itemBox(item);
  const out = 'strokeWidth' in item && item.stroke !== null ? item.strokeWidth / 2 : 0;
  return { x: box.x - out, y: box.y - out, w: box.w + out * 2, h: box.h + out * 2 };
}
