/**
 * The outline of a panel cut round the hub: a rectangle with rounded corners, minus the hub grown by the gap,
 * with the two corners at the cut rounded by a small fillet. Exact arcs, no sampling in the result.
 */
import { roundedRect } from '../geometry.ts';
import type { Box, PathCommand, Point } from '../types.ts';

/** A rounded rectangle by its centre and half sizes; a circle when `a = b = r`. */
export interface HubShape {
  readonly cx: number;
  readonly cy: number;
  readonly a: number;
  readonly b: number;
  readonly r: number;
}

/** The hub with so much more room all round, in points. */
export const grow = (hub: HubShape, by: number): HubShape => ({
  ...hub,
  a: hub.a + by,
  b: hub.b + by,
  r: hub.r + by,
});

/** The box round a hub. */
export const hubBox = (hub: HubShape): Box => ({
  x: hub.cx - hub.a,
  y: hub.cy - hub.b,
  w: hub.a * 2,
  h: hub.b * 2,
});

/** The outline of a hub. */
export const hubPath = (hub: HubShape): PathCommand[] => roundedRect(hubBox(hub), hub.r);

/** Signed distance from the hub's outline; negative inside. */
function hubDistance(hub: HubShape, p: Point): number {
  const qx = Math.abs(p.x - hub.cx) - (hub.a - hub.r);
  const qy = Math.abs(p.y - hub.cy) - (hub.b - hub.r);
  return Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0) - hub.r;
}

/** Gap between a box and the hub's outline; negative when they overlap. */
export function hubGap(hub: HubShape, box: Box): number {
  const coreX = hub.a - hub.r;
  const coreY = hub.b - hub.r;
  const dx = Math.max(0, box.x - (hub.cx + coreX), hub.cx - coreX - (box.x + box.w));
  const dy = Math.max(0, box.y - (hub.cy + coreY), hub.cy - coreY - (box.y + box.h));
  return Math.hypot(dx, dy) - hub.r;
}

function nearest(hub: HubShape, p: Point): Point {
  const x = Math.min(Math.max(p.x, hub.cx - hub.a + hub.r), hub.cx + hub.a - hub.r);
  const y = Math.min(Math.max(p.y, hub.cy - hub.b + hub.r), hub.cy + hub.b - hub.r);
  const length = Math.hypot(p.x - x, p.y - y) || 1;
  return { x: x + ((p.x - x) / length) * hub.r, y: y + ((p.y - y) / length) * hub.r };
}

interface HubPiece {
  readonly arc: boolean;
  readonly length: number;
  readonly end: Point;
  readonly start: Point;
}

/** The hub's outline clockwise from the left end of its top. */
function hubPieces(hub: HubShape): HubPiece[] {
  const { cx, cy, a, b, r } = hub;
  const p = (x: number, y: number): Point => ({ x: cx + x, y: cy + y });
  const stops = [
    p(r - a, -b), p(a - r, -b), p(a, r - b), p(a, b - r), p(a - r, b), p(r - a, b), p(-a, b - r), p(-a, r - b),
  ]; // prettier-ignore
  return stops.map((start, i) => {
    const end = stops[(i + 1) % stops.length] ?? start;
    const arc = i % 2 === 1;
    const length = arc ? (Math.PI / 2) * r : Math.hypot(end.x - start.x, end.y - start.y);
    return { arc, start, end, length };
  });
}

const share = (v: number, core: number): number => (core > 0 ? (v + core) / (2 * core) : 0);
const turn = (x: number, y: number): number => Math.atan2(y, x) / (Math.PI / 2);

/** How far along the clockwise outline a point of it lies: piece number plus share of the piece. */
function locate(hub: HubShape, p: Point): number {
  const coreX = hub.a - hub.r;
  const coreY = hub.b - hub.r;
  const dx = p.x - hub.cx;
  const dy = p.y - hub.cy;
  if (Math.abs(dx) < coreX) return dy < 0 ? share(dx, coreX) : 4 + share(-dx, coreX);
  if (Math.abs(dy) < coreY) return dx > 0 ? 2 + share(dy, coreY) : 6 + share(-dy, coreY);
  if (dx >= 0 && dy < 0) return 1 + turn(-(dy + coreY), dx - coreX);
  if (dx >= 0) return 3 + turn(dx - coreX, dy - coreY);
  if (dy >= 0) return 5 + turn(dy - coreY, -(dx + coreX));
  return 7 + turn(-(dx + coreX), -(dy + coreY));
}

/** Steps along the hub's outline from one point of it to another, anticlockwise. */
function alongHub(hub: HubShape, from: Point, to: Point): PathCommand[] {
  const pieces = hubPieces(hub);
  const count = pieces.length;
  let at = locate(hub, from);
  let goal = locate(hub, to);
  if (goal > at) goal -= count;
  const out: PathCommand[] = [];
  while (at > goal) {
    const index = Math.ceil(at - 1e-9) - 1;
    const piece = pieces[((index % count) + count) % count];
    if (!piece) break;
    const last = goal >= index;
    const end = last ? to : piece.start;
    if (piece.length > 0.001)
      out.push(piece.arc ? ['A', hub.r, false, false, end.x, end.y] : ['L', end.x, end.y]);
    if (last) break;
    at = index;
  }
  return out;
}

interface Edge {
  readonly from: Point;
  readonly dir: Point;
  readonly inward: Point;
  readonly length: number;
}

function edgesOf(box: Box): Edge[] {
  const { x, y, w, h } = box;
  return [
    { from: { x, y }, dir: { x: 1, y: 0 }, inward: { x: 0, y: 1 }, length: w },
    { from: { x: x + w, y }, dir: { x: 0, y: 1 }, inward: { x: -1, y: 0 }, length: h },
    { from: { x: x + w, y: y + h }, dir: { x: -1, y: 0 }, inward: { x: 0, y: -1 }, length: w },
    { from: { x, y: y + h }, dir: { x: 0, y: -1 }, inward: { x: 1, y: 0 }, length: h },
  ];
}

const along = (edge: Edge, t: number, off = 0): Point => ({
  x: edge.from.x + edge.dir.x * t + edge.inward.x * off,
  y: edge.from.y + edge.dir.y * t + edge.inward.y * off,
});

interface Crossing {
  readonly edge: number;
  readonly t: number;
  readonly entering: boolean;
}

function crossings(edges: readonly Edge[], hub: HubShape): Crossing[] {
  const found: Crossing[] = [];
  for (const [index, edge] of edges.entries()) {
    const steps = Math.max(2, Math.ceil(edge.length / 2));
    for (let i = 0; i < steps; i += 1) {
      let low = (edge.length * i) / steps;
      let high = (edge.length * (i + 1)) / steps;
      const before = hubDistance(hub, along(edge, low)) < 0;
      if (before === hubDistance(hub, along(edge, high)) < 0) continue;
      for (let n = 0; n < 40; n += 1) {
        const mid = (low + high) / 2;
        if (hubDistance(hub, along(edge, mid)) < 0 === before) low = mid;
        else high = mid;
      }
      found.push({ edge: index, t: low, entering: !before });
    }
  }
  return found;
}

/** Where the fillet leaves the edge and where it meets the hub. */
function filletAt(
  edge: Edge,
  hub: HubShape,
  crossing: Crossing,
  radius: number,
): { t: number; onHub: Point } {
  const away = crossing.entering ? -1 : 1;
  let near = 0;
  let far = hub.a + hub.b + radius;
  for (let n = 0; n < 50; n += 1) {
    const mid = (near + far) / 2;
    if (hubDistance(hub, along(edge, crossing.t + away * mid, radius)) < radius) near = mid;
    else far = mid;
  }
  const t = crossing.t + away * far;
  return { t, onHub: nearest(hub, along(edge, t, radius)) };
}

/**
 * The panel's outline, clockwise. `corners` are the radii at top left, top right, bottom right, bottom left; `cut` is
 * the hub already grown by the gap. A panel the hub does not reach keeps its four corners.
 */
export function panelPath(
  box: Box,
  corners: readonly [number, number, number, number],
  cut: HubShape | null,
  fillet: number,
): PathCommand[] {
  const edges = edgesOf(box);
  const found = cut ? crossings(edges, cut) : [];
  const enter = found.find((c) => c.entering);
  const leave = found.find((c) => !c.entering);
  if (!cut || !enter || !leave) return cornersOnly(edges, corners);
  const enterEdge = edges[enter.edge];
  const leaveEdge = edges[leave.edge];
  if (!enterEdge || !leaveEdge) return cornersOnly(edges, corners);
  const f = Math.max(0.5, Math.min(fillet, enter.t / 2, (leaveEdge.length - leave.t) / 2));
  const into = filletAt(enterEdge, cut, enter, f);
  const out = filletAt(leaveEdge, cut, leave, f);
  const begin = along(leaveEdge, out.t);
  const path: PathCommand[] = [['M', begin.x, begin.y]];
  path.push(...cornersBetween(edges, corners, leave.edge, out.t, enter.edge, into.t));
  const stop = along(enterEdge, into.t);
  path.push(['L', stop.x, stop.y], ['A', f, false, true, into.onHub.x, into.onHub.y]);
  path.push(...alongHub(cut, into.onHub, out.onHub), ['A', f, false, true, begin.x, begin.y], ['Z']);
  return path;
}

const corner = (from: Point, to: Point, r: number): PathCommand[] =>
  r > 0.05
    ? [
        ['L', from.x, from.y],
        ['A', r, false, true, to.x, to.y],
      ]
    : [['L', to.x, to.y]];

function cornersBetween(
  edges: readonly Edge[],
  corners: readonly number[],
  fromEdge: number,
  fromT: number,
  toEdge: number,
  toT: number,
): PathCommand[] {
  const path: PathCommand[] = [];
  let index = fromEdge;
  let used = fromT;
  do {
    const edge = edges[index];
    const next = edges[(index + 1) % 4];
    if (!edge || !next) break;
    const nextIndex = (index + 1) % 4;
    const roomBefore = edge.length - used;
    const roomAfter = nextIndex === toEdge ? toT : next.length / 2;
    const r = Math.max(0, Math.min(corners[nextIndex] ?? 0, roomBefore, roomAfter));
    const a = along(edge, edge.length - r);
    const b = along(next, r);
    path.push(...corner(a, b, r));
    used = r;
    index = nextIndex;
  } while (index !== toEdge);
  return path;
}

function cornersOnly(edges: readonly Edge[], corners: readonly number[]): PathCommand[] {
  const first = edges[0];
  if (!first) return [];
  const start = along(first, first.length / 2);
  const path: PathCommand[] = [['M', start.x, start.y]];
  for (const [i, edge] of edges.entries()) {
    const next = edges[(i + 1) % 4];
    if (!next) continue;
    const r = Math.min(corners[(i + 1) % 4] ?? 0, edge.length / 2, next.length / 2);
    const a = along(edge, edge.length - r);
    const b = along(next, r);
    path.push(...corner(a, b, r));
  }
  path.push(['Z']);
  return path;
}
