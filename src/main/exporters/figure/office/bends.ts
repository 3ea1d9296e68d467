/** How a line is said as a connector: its form, its box, its flips and where it turns. */
import type { Box, Point } from '../../../../shared/domain/map/index.ts';

const isLevel = (a: Point, b: Point): boolean => Math.abs(a.y - b.y) < 0.05;
const isUpright = (a: Point, b: Point): boolean => Math.abs(a.x - b.x) < 0.05;

/** Straight, or up to four corners, each a right angle: more a bent connector cannot have. */
export function canBend(points: readonly Point[]): boolean {
  const steps = points.slice(1).map((p, i) => [points[i] ?? p, p] as const);
  if (steps.length <= 1) return steps.length === 1;
  if (steps.length > 5) return false;
  return steps.every(([a, b], i) => {
    const [before] = steps.slice(Math.max(0, i - 1), i);
    const turns = before === undefined || isLevel(before[0], before[1]) !== isLevel(a, b);
    return turns && (isLevel(a, b) || isUpright(a, b));
  });
}

/** Where a connector's box stands, how it is turned, and its form. Lengths in points, turns in degrees. */
export interface Bend {
  readonly form: 'straightConnector1' | `bentConnector${2 | 3 | 4 | 5}` | `curvedConnector${2 | 3}`;
  readonly box: Box;
  readonly turn: 0 | 90 | 270;
  readonly flipH: boolean;
  readonly flipV: boolean;
  /** Where it turns, by turns along and across, as shares of its box. */
  readonly turnsAt: readonly number[];
}

const FORMS = ['straightConnector1', 'bentConnector2', 'bentConnector3', 'bentConnector4', 'bentConnector5'] as const; // prettier-ignore
/** Ends that stand level still need a box to measure their turns by. */
const LEAST_BOX = 0.1;

/**
 * The geometry of a connector (ECMA-376, presetShapeDefinitions): it leaves its box's corner along the box, each turn a share of its
 * length or height; flips come before the turn, which goes round the middle.
 */
export function bendOf(points: readonly Point[]): Bend {
  const a = points[0] ?? { x: 0, y: 0 };
  const z = points.at(-1) ?? a;
  const box = { x: Math.min(a.x, z.x), y: Math.min(a.y, z.y), w: Math.abs(z.x - a.x), h: Math.abs(z.y - a.y) }; // prettier-ignore
  const form = FORMS[points.length - 2] ?? 'straightConnector1';
  const second = points[1] ?? z;
  const [right, down] = [z.x >= a.x, z.y >= a.y];
  if (points.length === 2) return { form, box, turn: 0, flipH: !right, flipV: !down, turnsAt: [] };
  const level = isLevel(a, second);
  // along: the way it leaves; across: at right angles to it
  const along = { from: level ? a.x : a.y, to: level ? z.x : z.y };
  const across = { from: level ? a.y : a.x, to: level ? z.y : z.x };
  const share = (at: number, way: { from: number; to: number }): number => {
    const whole = way.to - way.from;
    return (at - way.from) / (Math.abs(whole) < LEAST_BOX ? (whole < 0 ? -LEAST_BOX : LEAST_BOX) : whole);
  };
  // corner 1 says how far along it goes, corner 2 how far across, corner 3 along again
  const turnsAt = points.slice(1, -2).map((p, i) => {
    const isAlong = i % 2 === 0;
    return share(isAlong === level ? p.x : p.y, isAlong ? along : across);
  });
  const size = { w: Math.max(box.w, points.length > 3 ? LEAST_BOX : 0), h: Math.max(box.h, points.length > 4 ? LEAST_BOX : 0) }; // prettier-ignore
  if (level) return { form, box: { ...box, ...size }, turn: 0, flipH: !right, flipV: !down, turnsAt };
  const [w, h] = [Math.max(box.h, points.length > 3 ? LEAST_BOX : 0), Math.max(box.w, points.length > 4 ? LEAST_BOX : 0)]; // prettier-ignore
  const centre = { x: box.x + box.w / 2, y: box.y + box.h / 2 };
  const lying = { x: centre.x - w / 2, y: centre.y - h / 2, w, h };
  return { form, box: lying, turn: down ? 90 : 270, flipH: false, flipV: down ? right : !right, turnsAt };
}

/** A straight connector may stray this far from the curve it stands for, as a share of its length; a curved one, which looks like it, further. */
const STRAIGHT_STRAY = 0.05;
const CURVED_STRAY = 0.13;

/** The curved connector (or straight one) that follows a curve; null where none does. */
export function followedBy(points: readonly Point[]): Bend | null {
  const [a, z] = [points[0], points.at(-1)];
  if (!a || !z) return null;
  const middle = { x: (a.x + z.x) / 2, y: (a.y + z.y) / 2 };
  const ways: Point[][] = [
    [a, { x: z.x, y: a.y }, z],
    [a, { x: a.x, y: z.y }, z],
    [a, { x: middle.x, y: a.y }, { x: middle.x, y: z.y }, z],
    [a, { x: a.x, y: middle.y }, { x: z.x, y: middle.y }, z],
  ];
  const length = Math.hypot(z.x - a.x, z.y - a.y);
  if (strayOf(points, [a, z]) <= length * STRAIGHT_STRAY) return bendOf([a, z]);
  const [best] = ways.map((way) => ({ way, far: strayOf(points, curveThrough(way)) })).toSorted((p, q) => p.far - q.far); // prettier-ignore
  if (!best || best.far > length * CURVED_STRAY) return null;
  const bend = bendOf(best.way);
  return { ...bend, form: best.way.length === 3 ? 'curvedConnector2' : 'curvedConnector3' };
}

const half = (p: Point, q: Point): Point => ({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 });

/** The curve a curved connector draws within these corners, as points. */
function curveThrough(way: readonly Point[]): Point[] {
  const [a, b, c, d] = way;
  if (!a || !b) return [];
  if (!c) return [a, b];
  if (!d) return cubic(a, half(a, b), half(b, c), c);
  const m = half(b, c);
  return [...cubic(a, half(a, b), half(b, m), m), ...cubic(m, half(m, c), half(c, d), d)];
}

const cubic = (a: Point, p: Point, q: Point, z: Point): Point[] =>
  Array.from({ length: 25 }, (_, i) => {
    const t = i / 24;
    const u = 1 - t;
    const at = (k: 'x' | 'y'): number => u ** 3 * a[k] + 3 * u * u * t * p[k] + 3 * u * t * t * q[k] + t ** 3 * z[k]; // prettier-ignore
    return { x: at('x'), y: at('y') };
  });

/** How far the points of one line are from another, at the most. */
const strayOf = (points: readonly Point[], line: readonly Point[]): number =>
  Math.max(...points.map((p) => Math.min(...line.slice(1).map((b, i) => awayFromStep(p, line[i] ?? b, b)))));

/** How far a place is from a straight step. */
export function awayFromStep(p: Point, a: Point, b: Point): number {
  const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
  const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length)); // prettier-ignore
  return Math.hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y));
}
