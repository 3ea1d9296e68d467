/**
 * Lines that join two shapes, as connectors glued to both, so that whoever moves a box takes the line along. A line with at most
 * two corners whose ends both meet a shape becomes one; every other line stays the shape it was.
 */
import { boundsOf, flatten, roundedRect } from '../../../../shared/domain/map/geometry.ts';
import type { Box, PathCommand, Point, Scene, SceneItem } from '../../../../shared/domain/map/index.ts';

/** A place on a shape's edge where a line is glued, by its number among the shape's places. */
export interface Glue {
  readonly shape: SceneItem;
  readonly site: number;
}

export interface Connector {
  readonly points: readonly Point[];
  readonly from: Glue;
  readonly to: Glue;
  readonly headAtStart: boolean;
  readonly headAtEnd: boolean;
  /** The link it draws; null for a line of the form itself. */
  readonly linkId: string | null;
}

export interface ConnectorPlan {
  /** The scene without what the connectors draw; each connector stands where its first line stood. */
  readonly items: readonly SceneItem[];
  readonly connectors: ReadonlyMap<SceneItem, Connector>;
  /** Places lines are glued to, for shapes whose own do not do. */
  readonly sites: ReadonlyMap<SceneItem, readonly Point[]>;
  /** Words that stand in a line and hide it where they are. */
  readonly onLine: ReadonlySet<SceneItem>;
}

/** Ends nearer to an edge than this meet it. */
const MEETS = 2.6;
/** Turns wider than this are curves of their own, not corners. */
const CORNER = 9;

type Shape = Exclude<SceneItem, { kind: 'text' | 'arc-text' | 'line' }>;

const isShape = (item: SceneItem): item is Shape =>
  item.kind !== 'text' &&
  item.kind !== 'arc-text' &&
  item.kind !== 'line' &&
  (item.role === 'hub' || item.role === 'theme' || item.role === 'band');

/** The outline of a shape as steps. */
export function stepsOf(item: Shape): readonly PathCommand[] {
  if (item.kind === 'path') return item.commands;
  if (item.kind === 'rect') return roundedRect(item, item.radius);
  const { cx, cy, rx, ry } = item;
  const k = 0.5522847;
  return [
    ['M', cx, cy - ry],
    ['C', cx - k * rx, cy - ry, cx - rx, cy - k * ry, cx - rx, cy],
    ['C', cx - rx, cy + k * ry, cx - k * rx, cy + ry, cx, cy + ry],
    ['C', cx + k * rx, cy + ry, cx + rx, cy + k * ry, cx + rx, cy],
    ['C', cx + rx, cy - k * ry, cx + k * rx, cy - ry, cx, cy - ry],
    ['Z'],
  ];
}

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
      const before = points.at(-2) ?? { x: at.x - 1, y: at.y };
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

function awayFrom(outline: readonly Point[], p: Point): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [i, a] of outline.entries()) {
    const b = outline[(i + 1) % outline.length] ?? a;
    const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2;
    const t = length === 0 ? 0 : Math.max(0, Math.min(1, ((p.x - a.x) * (b.x - a.x) + (p.y - a.y) * (b.y - a.y)) / length)); // prettier-ignore
    least = Math.min(least, Math.hypot(p.x - a.x - t * (b.x - a.x), p.y - a.y - t * (b.y - a.y)));
  }
  return least;
}

interface Line {
  readonly items: SceneItem[];
  points: Point[];
  headAtStart: boolean;
  headAtEnd: boolean;
  readonly linkId: string | null;
}

/** The lines of a scene, the parts of one link put together and their heads taken in. */
function linesOf(scene: Scene): Line[] {
  const links = new Set(scene.links.map((l) => l.id));
  const lines: Line[] = [];
  for (const item of scene.items) {
    if (item.role !== 'branch' && item.role !== 'link') continue;
    const points = cornersOf(item);
    if (!points || points.length < 2) continue;
    const linkId = item.owner !== null && links.has(item.owner) ? item.owner : null;
    const first = linkId === null ? undefined : lines.find((l) => l.linkId === linkId);
    if (first) {
      first.points = straightened([...first.points, ...points]);
      first.items.push(item);
    } else lines.push({ items: [item], points, headAtStart: false, headAtEnd: false, linkId });
  }
  for (const item of scene.items) {
    if (item.role !== 'arrow' || item.kind !== 'path') continue;
    const [tip, left, right] = flatten(item.commands);
    if (!tip || !left || !right) continue;
    const back = { x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 };
    for (const line of lines) {
      const [start, end] = [line.points[0], line.points.at(-1)];
      const near = (p: Point | undefined): boolean =>
        p !== undefined && Math.hypot(p.x - back.x, p.y - back.y) < 1.6;
      if (item.owner !== line.items[0]?.owner || (!near(start) && !near(end))) continue;
      line.items.push(item);
      if (near(end)) {
        line.points = [...line.points.slice(0, -1), tip];
        line.headAtEnd = true;
      } else {
        line.points = [tip, ...line.points.slice(1)];
        line.headAtStart = true;
      }
      break;
    }
  }
  return lines;
}

/** The middles of a box's sides, in the order every program counts them. */
const middles = (box: Box): Point[] => [
  { x: box.x + box.w / 2, y: box.y },
  { x: box.x, y: box.y + box.h / 2 },
  { x: box.x + box.w / 2, y: box.y + box.h },
  { x: box.x + box.w, y: box.y + box.h / 2 },
];

const atMiddle = (shape: Shape, p: Point | undefined): boolean =>
  middles(boundsOf(flatten(stepsOf(shape)))).some(
    (m) => Math.hypot(m.x - (p?.x ?? 0), m.y - (p?.y ?? 0)) < 1.5,
  );

/** Places PowerPoint gives a shape, in its order: an ellipse has eight, everything else four. */
function ownSites(shape: Shape, box: Box): Point[] {
  const [cx, cy] = [box.x + box.w / 2, box.y + box.h / 2];
  if (shape.kind === 'path') return [];
  if (shape.kind === 'rect') return middles(box);
  return Array.from({ length: 8 }, (_, i) => {
    const a = -Math.PI / 2 - (i * Math.PI) / 4;
    return { x: cx + shape.rx * Math.cos(a), y: cy + shape.ry * Math.sin(a) };
  });
}

/** Finds the lines of a scene that join two shapes. */
export function planConnectors(scene: Scene): ConnectorPlan {
  const shapes = scene.items.filter(isShape).map((item) => ({ item, outline: flatten(stepsOf(item)) }));
  const meeting = (p: Point | undefined): Shape | null => {
    if (!p) return null;
    const near = shapes.map((s) => ({ s, far: awayFrom(s.outline, p) })).toSorted((a, b) => a.far - b.far)[0];
    return near && near.far <= MEETS ? near.s.item : null;
  };
  const found = linesOf(scene).flatMap((line) => {
    const [a, b] = [meeting(line.points[0]), meeting(line.points.at(-1))];
    if (!a || !b || a === b || !canBend(line.points)) return [];
    // some programs lay a bent line anew when they open it; from the middle of a side it comes out the same
    const isSame =
      line.points.length === 2 || (atMiddle(a, line.points[0]) && atMiddle(b, line.points.at(-1)));
    return isSame ? [{ line, a, b }] : [];
  });
  const sites = sitesFor(found.flatMap(({ line, a, b }) => [{ shape: a, at: line.points[0] }, { shape: b, at: line.points.at(-1) }])); // prettier-ignore
  const glue = (shape: Shape, at: Point | undefined): Glue => {
    const places = sites.get(shape) ?? ownSites(shape, boundsOf(flatten(stepsOf(shape))));
    const far = places.map((p) => Math.hypot(p.x - (at?.x ?? 0), p.y - (at?.y ?? 0)));
    return { shape, site: far.indexOf(Math.min(...far)) };
  };
  const leads = new Map<SceneItem, Connector>();
  const taken = new Set<SceneItem>();
  const linkIds = new Set<string>();
  for (const { line, a, b } of found) {
    const [first, ...rest] = line.items;
    if (!first) continue;
    const { points, headAtStart, headAtEnd, linkId } = line;
    leads.set(first, { points, headAtStart, headAtEnd, linkId, from: glue(a, points[0]), to: glue(b, points.at(-1)) }); // prettier-ignore
    for (const item of rest) taken.add(item);
    if (linkId !== null) linkIds.add(linkId);
  }
  return apart(scene, leads, taken, { linkIds, sites });
}

/** Connectors and the words on them stand by themselves, in no group, so that nothing pulls at them but what they join. */
function apart(
  scene: Scene,
  leads: ReadonlyMap<SceneItem, Connector>,
  taken: ReadonlySet<SceneItem>,
  found: { readonly linkIds: ReadonlySet<string>; readonly sites: ConnectorPlan['sites'] },
): ConnectorPlan {
  const connectors = new Map<SceneItem, Connector>();
  const onLine = new Set<SceneItem>();
  const items = scene.items.flatMap((item, i): SceneItem[] => {
    if (taken.has(item)) return [];
    const connector = leads.get(item);
    const isWords = item.role === 'link-words' && item.owner !== null && found.linkIds.has(item.owner);
    if (!connector && !isWords) return [item];
    const alone = { ...item, owner: `alone ${i}` };
    if (connector) connectors.set(alone, connector);
    else onLine.add(alone);
    return [alone];
  });
  return { items, connectors, onLine, sites: found.sites };
}

/** Own places for shapes where a line ends away from those they have. */
function sitesFor(ends: readonly { readonly shape: Shape; readonly at: Point | undefined }[]) {
  const sites = new Map<SceneItem, Point[]>();
  for (const [shape, list] of Map.groupBy(ends, (e) => e.shape)) {
    const own = ownSites(shape, boundsOf(flatten(stepsOf(shape))));
    const points = list.flatMap((e) => e.at ?? []);
    const fits = points.every((p) => own.some((o) => Math.hypot(o.x - p.x, o.y - p.y) < 1.5));
    if (!fits) sites.set(shape, [...middles(boundsOf(flatten(stepsOf(shape)))), ...points]);
  }
  return sites;
}

const isLevel = (a: Point, b: Point): boolean => Math.abs(a.y - b.y) < 0.05;
const isUpright = (a: Point, b: Point): boolean => Math.abs(a.x - b.x) < 0.05;

/** Straight, or one or two corners at right angles that a bent connector can have. */
function canBend(points: readonly Point[]): boolean {
  const [a, b, c, d] = points;
  if (!a || !b || points.length > 4) return false;
  if (!c) return true;
  const turns = points.slice(1).every((p, i) => isLevel(points[i] ?? p, p) || isUpright(points[i] ?? p, p));
  if (!turns) return false;
  if (!d) return true;
  // a line that comes back beside itself has no width to bend in
  return isLevel(a, b) ? Math.abs(d.x - a.x) > 1 : Math.abs(d.y - a.y) > 1;
}

/** Where a connector's box stands, how it is turned, and its form. Lengths in points, turns in degrees. */
export interface Bend {
  readonly form: 'line' | 'straightConnector1' | 'bentConnector2' | 'bentConnector3';
  readonly box: Box;
  readonly turn: 0 | 90 | 270;
  readonly flipH: boolean;
  readonly flipV: boolean;
  /** Where it turns, as a share of the way. */
  readonly turnsAt: number | null;
}

/** The geometry of a connector (ECMA-376, presetShapeDefinitions): flips come before the turn, which goes round the middle. */
export function bendOf(points: readonly Point[]): Bend {
  const a = points[0] ?? { x: 0, y: 0 };
  const z = points.at(-1) ?? a;
  const box = {
    x: Math.min(a.x, z.x),
    y: Math.min(a.y, z.y),
    w: Math.abs(z.x - a.x),
    h: Math.abs(z.y - a.y),
  };
  const [right, down] = [z.x >= a.x, z.y >= a.y];
  const second = points[1] ?? z;
  if (points.length === 2)
    return { form: 'straightConnector1', box, turn: 0, flipH: !right, flipV: !down, turnsAt: null };
  const form = points.length === 3 ? 'bentConnector2' : 'bentConnector3';
  const share = (at: number, from: number, to: number): number | null =>
    form === 'bentConnector3' ? (at - from) / (to - from) : null;
  if (isLevel(a, second))
    return { form, box, turn: 0, flipH: !right, flipV: !down, turnsAt: share(second.x, a.x, z.x) };
  const centre = { x: box.x + box.w / 2, y: box.y + box.h / 2 };
  const lying = { x: centre.x - box.h / 2, y: centre.y - box.w / 2, w: box.h, h: box.w };
  const turnsAt = share(second.y, a.y, z.y);
  return { form, box: lying, turn: down ? 90 : 270, flipH: false, flipV: down ? right : !right, turnsAt };
}
