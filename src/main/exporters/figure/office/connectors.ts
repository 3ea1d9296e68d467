/**
 * Lines that join two shapes, as connectors glued to both, so that whoever moves a box takes the line along. A line with at most
 * four corners whose ends meet a shape, or words, becomes one; an arc becomes a curved one where that follows it. Every other line
 * stays the shape it was, in a group that says what it joins.
 */
import { boundsOf, flatten, roundedRect } from '../../../../shared/domain/map/geometry.ts';
import { itemBox } from '../../../../shared/domain/map/index.ts';
import type { Box, PathCommand, Point, Scene, SceneItem } from '../../../../shared/domain/map/index.ts';
import { awayFromStep, bendOf, canBend, followedBy, type Bend } from './bends.ts';
import { linesOf, type Line } from './lines.ts';

/** A place on a shape's edge where a line is glued, by its number among the shape's places. */
export interface Glue {
  readonly shape: SceneItem;
  readonly site: number;
  /** How far that place is from where the line ends. */
  readonly off: number;
}

export interface Connector {
  readonly bend: Bend;
  /** Room it takes, its turns included. */
  readonly box: Box;
  /** What it is glued to; null at an end that stands free, such as where the arms of a link part. */
  readonly from: Glue | null;
  readonly to: Glue | null;
  readonly headAtStart: boolean;
  readonly headAtEnd: boolean;
  /** The link it draws; null for a line of the form itself. */
  readonly linkId: string | null;
  /** Programs that lay connectors anew when they open a file lay this one as it is. */
  readonly isSteady: boolean;
}

export interface ConnectorPlan {
  /** The scene without what the connectors draw; each connector stands where its first line stood. */
  readonly items: readonly SceneItem[];
  readonly connectors: ReadonlyMap<SceneItem, Connector>;
  /** Places lines are glued to, for shapes whose own do not do. */
  readonly sites: ReadonlyMap<SceneItem, readonly Point[]>;
  /** Words that stand in a line and hide it where they are. */
  readonly onLine: ReadonlySet<SceneItem>;
  /** Lines no connector follows, by the owner given to their parts, and what they join. */
  readonly loose: ReadonlyMap<string, readonly [from: string | null, to: string | null]>;
}

/** Ends nearer to an edge than this meet it. */
const MEETS = 2.6;
/** Words and the marks before them are met from this far off. */
const MEETS_WORDS = 22;

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

/** How far a place is from an outline. */
const awayFrom = (outline: readonly Point[], p: Point): number =>
  Math.min(...outline.map((a, i) => awayFromStep(p, a, outline[(i + 1) % outline.length] ?? a)));

/** The middles of a box's sides, in the order every program counts them. */
const middles = (box: Box): Point[] => [
  { x: box.x + box.w / 2, y: box.y },
  { x: box.x, y: box.y + box.h / 2 },
  { x: box.x + box.w / 2, y: box.y + box.h },
  { x: box.x + box.w, y: box.y + box.h / 2 },
];

const isOutlined = (item: SceneItem): item is Shape =>
  item.kind !== 'text' && item.kind !== 'arc-text' && item.kind !== 'line';

/** Places PowerPoint gives a shape, in its order: an ellipse has eight, everything else four. */
function ownSites(shape: SceneItem): Point[] {
  const box = itemBox(shape);
  if (shape.kind === 'path') return [];
  if (shape.kind !== 'ellipse') return middles(box);
  const [cx, cy] = [box.x + box.w / 2, box.y + box.h / 2];
  return Array.from({ length: 8 }, (_, i) => {
    const a = -Math.PI / 2 - (i * Math.PI) / 4;
    return { x: cx + shape.rx * Math.cos(a), y: cy + shape.ry * Math.sin(a) };
  });
}

/** How far a place is from a box; nothing inside it. */
const awayFromBox = (box: Box, p: Point): number =>
  Math.hypot(Math.max(box.x - p.x, 0, p.x - box.x - box.w), Math.max(box.y - p.y, 0, p.y - box.y - box.h));

type Meeting = (line: Line, p: Point) => SceneItem | null;

/** What the end of a line meets: a shape, or for a link the words, the mark or the junction it runs to. */
function meetingIn(scene: Scene): Meeting {
  const shapes = scene.items.filter(isShape).map((item) => ({ item, outline: flatten(stepsOf(item)) }));
  const ends = new Map(scene.links.map((l) => [l.id, l]));
  const holding = scene.items.filter((i) => i.owner !== null && canHold(i)).map((item) => ({ item, box: itemBox(item) })); // prettier-ignore
  return ({ linkId }, p) => {
    const near = shapes.map((s) => ({ s, far: awayFrom(s.outline, p) })).toSorted((a, b) => a.far - b.far)[0];
    if (near && near.far <= MEETS) return near.s.item;
    if (linkId === null) return null;
    const own = new Set([linkId, ends.get(linkId)?.from, ends.get(linkId)?.to]);
    const met = holding
      .filter(({ item }) => (item.role !== 'note' && item.role !== 'link' ? true : own.has(item.owner ?? '')))
      .map(({ item, box }) => ({
        item,
        far: awayFromBox(box, p),
        most: own.has(item.owner ?? '') ? MEETS_WORDS : 4,
      })) // prettier-ignore
      .filter(({ far, most }) => far <= most)
      .toSorted((a, b) => a.far - b.far)[0];
    return met?.item ?? null;
  };
}

/** Names and marks of links set under a figure, words that are nodes, and the dots where arms part; never the words of a line. */
function canHold(item: SceneItem): boolean {
  if (item.kind === 'text') return item.role !== 'link-words' || item.weight === 700;
  if (item.role === 'link') return item.kind === 'ellipse';
  return item.kind === 'rect' || item.kind === 'ellipse';
}

/** Where arms of a link part without a dot, one is put, for something has to hold them together. */
function junctionsOf(scene: Scene, lines: readonly Line[]): SceneItem[] {
  const dots = scene.items.filter((i) => i.kind === 'ellipse' && i.role === 'link');
  return [
    ...Map.groupBy(
      lines.filter((l) => l.linkId !== null),
      (l) => l.linkId,
    ),
  ].flatMap(([owner, own]) => {
    if (own.length < 2 || dots.some((d) => d.owner === owner)) return [];
    const starts = own.slice(1).flatMap((l) => l.points[0] ?? []);
    const at = starts.find((p) => own[0]?.points.some((q, i, all) => i > 0 && awayFromStep(p, all[i - 1] ?? q, q) < 0.5)); // prettier-ignore
    const line = own[0]?.items[0];
    if (!at || !line || !('stroke' in line)) return [];
    const r = 1.6 + line.strokeWidth / 2;
    return [{ kind: 'ellipse', role: 'link', owner, cx: at.x, cy: at.y, rx: r, ry: r, fill: line.stroke, stroke: null, strokeWidth: 0 }]; // prettier-ignore
  });
}

interface Found {
  readonly line: Line;
  readonly bend: Bend;
  readonly a: SceneItem | null;
  readonly b: SceneItem | null;
}

/** Finds the lines of a scene that join two shapes. */
export function planConnectors(drawn: Scene): ConnectorPlan {
  const lines = linesOf(drawn);
  const scene = { ...drawn, items: [...drawn.items, ...junctionsOf(drawn, lines)] };
  const meeting = meetingIn(scene);
  const stays = new Map<SceneItem, readonly [string | null, string | null]>();
  const found = lines.flatMap((line): Found[] => {
    const [start, end] = [line.points[0], line.points.at(-1)];
    if (!start || !end) return [];
    const [a, b] = [meeting(line, start), meeting(line, end)];
    const isLink = line.linkId !== null;
    if (a === b || (isLink ? !a && !b : !a || !b)) return [];
    const bend = line.isCurve ? followedBy(line.points) : canBend(line.points) ? bendOf(line.points) : null;
    if (!bend && !isLink)
      for (const item of line.items) stays.set(item, [a?.owner ?? null, b?.owner ?? null]);
    return bend ? [{ line, bend, a, b }] : [];
  });
  const sites = sitesFor(
    found.flatMap(({ line, a, b }) => [
      { shape: a, at: line.points[0] },
      { shape: b, at: line.points.at(-1) },
    ]),
  );
  const glue = (shape: SceneItem | null, at: Point | undefined): Glue | null => {
    if (!shape) return null;
    const places = sites.get(shape) ?? ownSites(shape);
    const far = places.map((p) => Math.hypot(p.x - (at?.x ?? 0), p.y - (at?.y ?? 0)));
    const off = Math.min(...far);
    return { shape, site: far.indexOf(off), off };
  };
  const leads = new Map<SceneItem, Connector>();
  const taken = new Set<SceneItem>();
  const linkIds = new Set<string>();
  for (const { line, bend, a, b } of found) {
    const [first, ...rest] = line.items;
    if (!first) continue;
    leads.set(first, connectorOf(line, bend, glue(a, line.points[0]), glue(b, line.points.at(-1)))); // prettier-ignore
    for (const item of rest) taken.add(item);
    if (line.linkId !== null) linkIds.add(line.linkId);
  }
  return apart(scene, leads, taken, { linkIds, sites, stays });
}

function connectorOf(
  { points, headAtStart, headAtEnd, linkId }: Line,
  bend: Bend,
  from: Glue | null,
  to: Glue | null,
): Connector {
  const isStraight = bend.form === 'straightConnector1';
  // from the middle of a side, a line of two corners has only one way to run
  const isPlain = bend.form === 'bentConnector2' || bend.form === 'bentConnector3';
  const isSteady = [from, to].every(
    (g) => g !== null && g.off < 1.5 && (isStraight || (isPlain && g.site < 4 && g.shape.kind !== 'ellipse')),
  );
  return { bend, box: boundsOf(points), headAtStart, headAtEnd, linkId, from, to, isSteady };
}

/**
 * Connectors and the words on them stand by themselves, in no group, so that nothing pulls at them but what they join; after all
 * shapes, so that a figure is read as what it is made of and then how that is joined.
 */
function apart(
  scene: Scene,
  leads: ReadonlyMap<SceneItem, Connector>,
  taken: ReadonlySet<SceneItem>,
  found: {
    readonly linkIds: ReadonlySet<string>;
    readonly sites: ConnectorPlan['sites'];
    readonly stays: ReadonlyMap<SceneItem, readonly [string | null, string | null]>;
  },
): ConnectorPlan {
  const connectors = new Map<SceneItem, Connector>();
  const onLine = new Set<SceneItem>();
  const loose = new Map<string, readonly [string | null, string | null]>();
  const shapes: SceneItem[] = [];
  const lines: SceneItem[] = [];
  for (const [i, item] of scene.items.entries()) {
    if (taken.has(item)) continue;
    const connector = leads.get(item);
    const isWords = item.role === 'link-words' && item.owner !== null && found.linkIds.has(item.owner) && !canHold(item); // prettier-ignore
    const joined = found.stays.get(item);
    if (joined) {
      const owner = `joins ${joined.join(' ')}`;
      loose.set(owner, joined);
      lines.push({ ...item, owner });
      continue;
    }
    if (!connector && !isWords) {
      shapes.push(item);
      continue;
    }
    const alone = { ...item, owner: `alone ${i}` };
    if (connector) connectors.set(alone, connector);
    else onLine.add(alone);
    lines.push(alone);
  }
  return { items: [...shapes, ...lines], connectors, onLine, loose, sites: found.sites };
}

/** Own places for shapes where a line ends away from those they have; words keep the four of their box. */
function sitesFor(ends: readonly { readonly shape: SceneItem | null; readonly at: Point | undefined }[]) {
  const sites = new Map<SceneItem, Point[]>();
  for (const [shape, list] of Map.groupBy(ends, (e) => e.shape)) {
    if (!shape || !isOutlined(shape) || shape.role === 'note' || shape.role === 'link') continue;
    const own = ownSites(shape);
    const points = list.flatMap((e) => e.at ?? []);
    const fits = points.every((p) => own.some((o) => Math.hypot(o.x - p.x, o.y - p.y) < 1.5));
    if (!fits) sites.set(shape, [...middles(itemBox(shape)), ...points]);
  }
  return sites;
}
