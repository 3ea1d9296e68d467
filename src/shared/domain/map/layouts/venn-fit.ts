/** The geometry of overlapping ellipses: which region a point is in, and where lines of words fit in a region. */
import { capOf, pitchOf } from '../blocks.ts';
import type { Type } from '../font/metrics.ts';
import { INK_ABOVE, INK_BELOW } from '../font/metrics.ts';
import type { Point } from '../types.ts';

export interface Oval {
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
}

/** One printed line with the space above it, from the last baseline to its capitals. */
export interface SetLine {
  readonly owner: string;
  readonly text: string;
  readonly width: number;
  readonly type: Type;
  readonly gap: number;
}

/** White between words and the lines of the ellipses, across and along. */
const CLEAR_X = 5;
const CLEAR_Y = 2.5;
const STEP = 7;

const within = (o: Oval, x: number, y: number): boolean =>
  ((x - o.cx) / o.rx) ** 2 + ((y - o.cy) / o.ry) ** 2 <= 1;

/** Height of the set lines of a name, in points. */
export const heightOf = (lines: readonly SetLine[]): number =>
  lines.reduce((sum, l) => sum + l.gap + capOf(l.type), 0);

/** Gap between lines of one name. */
export const lineGap = (type: Type): number => pitchOf(type) - capOf(type);

/** Whether lines centred on `c` lie inside every oval of their region and outside all others. */
function fitsAt(
  lines: readonly SetLine[],
  c: Point,
  ovals: readonly Oval[],
  region: readonly boolean[],
): boolean {
  let y = c.y - heightOf(lines) / 2;
  return lines.every((l) => {
    y += l.gap + capOf(l.type);
    const top = y - l.type.size * INK_ABOVE - CLEAR_Y;
    const bottom = y + l.type.size * INK_BELOW + CLEAR_Y;
    const left = c.x - l.width / 2 - CLEAR_X;
    const right = c.x + l.width / 2 + CLEAR_X;
    return ovals.every((o, i) => {
      if (region[i]) {
        return (
          within(o, left, top) && within(o, right, top) && within(o, left, bottom) && within(o, right, bottom)
        );
      }
      // The nearest point of the line's box must lie outside the oval.
      const nx = Math.min(Math.max(o.cx, left), right);
      const ny = Math.min(Math.max(o.cy, top), bottom);
      return !within(o, nx, ny);
    });
  });
}

/** Points of a region, nearest to its middle first. */
export function regionPoints(ovals: readonly Oval[], region: readonly boolean[]): Point[] {
  const own = ovals.filter((_, i) => region[i]);
  const x0 = Math.max(...own.map((o) => o.cx - o.rx));
  const x1 = Math.min(...own.map((o) => o.cx + o.rx));
  const y0 = Math.max(...own.map((o) => o.cy - o.ry));
  const y1 = Math.min(...own.map((o) => o.cy + o.ry));
  const points: Point[] = [];
  // Steps go out from the middle, so that what can stand in the middle does.
  const [mx, my] = [(x0 + x1) / 2, (y0 + y1) / 2];
  const [nx, ny] = [Math.floor((x1 - x0) / 2 / STEP), Math.floor((y1 - y0) / 2 / STEP)];
  for (let i = -nx; i <= nx; i += 1) {
    for (let j = -ny; j <= ny; j += 1) {
      const p = { x: mx + i * STEP, y: my + j * STEP };
      if (ovals.every((o, k) => within(o, p.x, p.y) === (region[k] ?? false))) points.push(p);
    }
  }
  const n = Math.max(1, points.length);
  const c = { x: points.reduce((s, p) => s + p.x, 0) / n, y: points.reduce((s, p) => s + p.y, 0) / n };
  const far = (p: Point): number => (p.x - c.x) ** 2 + (p.y - c.y) ** 2;
  return points.toSorted((a, b) => far(a) - far(b));
}

/** The place nearest a region's middle where lines fit, or null. */
export function spotFor(
  lines: readonly SetLine[],
  points: readonly Point[],
  ovals: readonly Oval[],
  region: readonly boolean[],
): Point | null {
  return points.find((p) => fitsAt(lines, p, ovals, region)) ?? null;
}

/** The outline of what some ovals share, as points in order; it has no dents, so the angle orders it. */
export function sharedOutline(ovals: readonly Oval[]): Point[] {
  const points = ovals.flatMap((o) =>
    Array.from({ length: 240 }, (_, i) => ({
      x: o.cx + o.rx * Math.cos((i * Math.PI) / 120),
      y: o.cy + o.ry * Math.sin((i * Math.PI) / 120),
    })).filter((p) => ovals.every((other) => other === o || within(other, p.x, p.y))),
  );
  const n = Math.max(1, points.length);
  const c = { x: points.reduce((s, p) => s + p.x, 0) / n, y: points.reduce((s, p) => s + p.y, 0) / n };
  return points.toSorted((a, b) => Math.atan2(a.y - c.y, a.x - c.x) - Math.atan2(b.y - c.y, b.x - c.x));
}
