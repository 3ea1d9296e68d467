/** The lines of a figure as what they join sees them: parts of one line put together, heads taken in, corners in place of turns. */
import { flatten } from '../../../../shared/domain/map/geometry.ts';
import type { Point, Scene, SceneItem } from '../../../../shared/domain/map/index.ts';
import { awayFromStep } from './bends.ts';

export interface Line {
  readonly items: SceneItem[];
  /** Its corners, or points along it where it is a curve. */
  points: Point[];
  readonly isCurve: boolean;
  headAtStart: boolean;
  headAtEnd: boolean;
  readonly linkId: string | null;
}

/** Turns wider than this are curves of their own, not corners. */
const CORNER = 9;

/** The corners of a line at right angles; null for what is no such line. */
function cornersOf(item: SceneItem): Point[] | null {
  if (item.kind === 'line')
    return [
      { x: item.x1, y: item.y1 },
      { x: item.x2, y: item.y2 },
    ];
  if (item.kind !== 'path' || item.fill !== null) return null;
  const points: Point[] = [];
  for (const c of item.commands) {
    const at = points.at(-1);
    if (c[0] === 'M' || c[0] === 'L') points.push({ x: c[1], y: c[2] });
    else if (c[0] === 'A' && c[1] <= CORNER && at) {
      const before = points.findLast((p) => Math.hypot(p.x - at.x, p.y - at.y) > 0.05) ?? { x: at.x - 1, y: at.y }; // prettier-ignore
      const level = Math.abs(before.y - at.y) < Math.abs(before.x - at.x);
      points.push(level ? { x: c[4], y: at.y } : { x: at.x, y: c[5] }, { x: c[4], y: c[5] });
    } else return null;
  }
  return straightened(points);
}

/** Points that lie on the way between their neighbours are left out. */
function straightened(points: readonly Point[]): Point[] {
  const out: Point[] = [];
  for (const [i, p] of points.entries()) {
    const [before, next] = [out.at(-1), points[i + 1]];
    if (before && Math.hypot(before.x - p.x, before.y - p.y) < 0.05) continue;
    if (before && next) {
      const cross = (p.x - before.x) * (next.y - p.y) - (p.y - before.y) * (next.x - p.x);
      const ahead = (p.x - before.x) * (next.x - p.x) + (p.y - before.y) * (next.y - p.y);
      if (Math.abs(cross) < 0.05 * Math.hypot(next.x - before.x, next.y - before.y) && ahead >= 0) continue;
    }
    out.push(p);
  }
  return out;
}

/** Points along a curve; null for what is none. */
const curveOf = (item: SceneItem): Point[] | null =>
  item.kind === 'path' && item.fill === null && item.commands.some((c) => c[0] === 'C')
    ? flatten(item.commands)
    : null;

/** Whether points go on where a line stops, past words in its gap. */
function goesOn({ points: before, isCurve }: Line, after: readonly Point[]): boolean {
  const [a, b, c, d] = [before.at(-2), before.at(-1), after[0], after[1]];
  if (isCurve || !a || !b || !c || !d) return false;
  const level = [a, b, c, d].every((p) => Math.abs(p.y - b.y) < 0.05);
  const upright = [a, b, c, d].every((p) => Math.abs(p.x - b.x) < 0.05);
  if (!level && !upright) return false;
  const [way, on, then] = level ? [b.x - a.x, c.x - b.x, d.x - c.x] : [b.y - a.y, c.y - b.y, d.y - c.y];
  return way * then > 0 && way * on >= -0.01;
}

/** The lines of a scene, the parts of each put together and its heads taken in. */
export function linesOf(scene: Scene): Line[] {
  const links = new Set(scene.links.map((l) => l.id));
  const lines: Line[] = [];
  for (const item of scene.items) {
    if (item.role !== 'branch' && item.role !== 'link') continue;
    const corners = cornersOf(item);
    const points = corners ?? curveOf(item);
    if (!points || points.length < 2) continue;
    const linkId = item.owner !== null && links.has(item.owner) ? item.owner : null;
    const last = lines.at(-1);
    if (linkId !== null && last?.linkId === linkId && goesOn(last, points)) {
      last.points = straightened([...last.points, ...points]);
      last.items.push(item);
    } else lines.push({ items: [item], points, isCurve: corners === null, headAtStart: false, headAtEnd: false, linkId }); // prettier-ignore
  }
  for (const item of scene.items) if (item.role === 'arrow') takeHead(item, lines);
  return withoutTrunks(lines);
}

const isStraight = (line: Line): boolean =>
  line.linkId === null &&
  line.points.length === 2 &&
  line.items[0]?.kind === 'line' &&
  line.items[0].owner !== null;

/** The end of a trunk that no branch leaves from, where it meets what it grows out of. */
const rootOf = (trunk: Line, branches: readonly Line[]): Point | undefined =>
  trunk.points.find((end) => branches.every((b) => b.points.every((p) => Math.hypot(p.x - end.x, p.y - end.y) > 0.5))); // prettier-ignore

/** A trunk with branches at right angles is as many lines from its root, each by its own corner. */
function withoutTrunks(lines: readonly Line[]): Line[] {
  const all = lines.filter(isStraight);
  const gone = new Set<Line>();
  for (const trunk of all) {
    const [a, b] = trunk.points;
    // a branch that has its corner is none any more
    if (!a || !b || !isStraight(trunk)) continue;
    const onTrunk = (p: Point): boolean => awayFromStep(p, a, b) < 0.1;
    const branches = all.filter((l) => l !== trunk && isStraight(l) && l.items[0]?.owner === trunk.items[0]?.owner && l.points.filter(onTrunk).length === 1); // prettier-ignore
    const root = rootOf(trunk, branches);
    if (!root || branches.length === 0) continue;
    gone.add(trunk);
    branches[0]?.items.push(...trunk.items);
    for (const branch of branches) {
      const foot = branch.points.find(onTrunk);
      const end = branch.points.find((p) => !onTrunk(p));
      if (foot && end) branch.points = [root, foot, end];
    }
  }
  return lines.filter((l) => !gone.has(l));
}

/** Gives a head to the line whose end it stands on; the line then reaches to its tip. */
function takeHead(item: SceneItem, lines: readonly Line[]): void {
  const [tip, left, right] = item.kind === 'path' ? flatten(item.commands) : [];
  if (!tip || !left || !right) return;
  const back = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
  const near = (p: Point | undefined): boolean =>
    p !== undefined && Math.hypot(p.x - back.x, p.y - back.y) < 1.6;
  const line = lines.find((l) => item.owner === l.items[0]?.owner && (near(l.points[0]) || near(l.points.at(-1)))); // prettier-ignore
  if (!line) return;
  line.items.push(item);
  if (near(line.points.at(-1))) {
    line.points = line.isCurve ? [...line.points, tip] : [...line.points.slice(0, -1), tip];
    line.headAtEnd = true;
  } else {
    line.points = line.isCurve ? [tip, ...line.points] : [tip, ...line.points.slice(1)];
    line.headAtStart = true;
  }
}
