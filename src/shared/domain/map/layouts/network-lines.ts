/** The heavy lines of a network, from the overarching theme to each theme. */
import { centreOf, growBox, roundedRoute } from '../geometry.ts';
import { meets } from '../links/route.ts';
import type { WebBox } from '../links/ports.ts';
import { plainLine, type WebDrawer } from '../links/web.ts';
import type { PathCommand, Point } from '../types.ts';

const ELBOW = 6;
/** Radius of the corners of the overarching theme. */
const CORNER = 13;

interface Lines {
  readonly bus: number | null;
  readonly spines: readonly number[];
  /** Placed by hand: spines no longer run free. */
  readonly held: ReadonlySet<string>;
}

/** The lines, which `web` then knows; says whether one found no free way. */
export function partOf(
  hub: WebBox,
  themes: readonly WebBox[],
  web: WebDrawer,
  lines: Lines,
): { lines: PathCommand[][]; walled: boolean } {
  if (lines.spines.length > 0 && lines.held.size === 0) {
    const ways = themes.map((t) => alongSpine(hub, t, lines));
    for (const way of ways) web.take(way);
    return { lines: ways.map((way) => roundedRoute(way, ELBOW)), walled: false };
  }
  return straightOrRound(hub, themes, web);
}

/** Out of the overarching theme, along its spine, and level to the theme. */
function alongSpine(hub: WebBox, theme: WebBox, { spines, bus }: Lines): Point[] {
  const { y } = centreOf(theme.shape);
  const side = centreOf(theme.shape).x;
  const spine = spines.reduce((a, b) => (Math.abs(b - side) < Math.abs(a - side) ? b : a));
  const end = { x: side < spine ? theme.shape.x + theme.shape.w : theme.shape.x, y };
  const from = bus === null ? spine : centreOf(hub.shape).x;
  const start = { x: from, y: y < hub.shape.y ? hub.shape.y : hub.shape.y + hub.shape.h };
  const across = bus === null || Math.abs(from - spine) < 0.5 ? [] : [{ x: from, y: bus }, { x: spine, y: bus }]; // prettier-ignore
  return [start, ...across, { x: spine, y }, end];
}

/** Straight lines where nothing is in their way, the others at right angles round what is. */
function straightOrRound(
  hub: WebBox,
  themes: readonly WebBox[],
  web: WebDrawer,
): { lines: PathCommand[][]; walled: boolean } {
  let walled = false;
  const lines: PathCommand[][] = [];
  const later: WebBox[] = [];
  for (const theme of themes) {
    const line = between(hub, theme);
    const blocked =
      themes.some((o) => o !== theme && meets(line[0], line[1], growBox(o.closed, 4))) ||
      meetsOwnList(theme, line);
    if (blocked) later.push(theme);
    else {
      lines.push([['M', line[0].x, line[0].y], ['L', line[1].x, line[1].y]]); // prettier-ignore
      web.take(line);
    }
  }
  for (const theme of later) {
    const way = web.way(hub, theme);
    if (!way) {
      walled = true;
      continue;
    }
    lines.push(plainLine(way));
    web.take(way);
  }
  return { lines, walled };
}

function meetsOwnList(theme: WebBox, line: readonly [Point, Point]): boolean {
  const { closed, shape } = theme;
  if (closed.h <= shape.h + 1) return false;
  const over = closed.y < shape.y - 1;
  const list = { x: closed.x, y: over ? closed.y : shape.y + shape.h, w: closed.w, h: closed.h - shape.h };
  return meets(line[0], line[1], growBox(list, 3));
}

/** The straight line between two shapes, from edge to edge. */
function between(a: WebBox, b: WebBox): readonly [Point, Point] {
  return [edgeOf(a, centreOf(b.shape)), edgeOf(b, centreOf(a.shape))];
}

function edgeOf({ shape, round }: WebBox, to: Point): Point {
  const c = centreOf(shape);
  const [dx, dy] = [to.x - c.x, to.y - c.y];
  const [u, v] = [Math.abs(dx) / (shape.w / 2), Math.abs(dy) / (shape.h / 2)];
  let t = 1 / Math.max(0.0001, round ? Math.hypot(u, v) : Math.max(u, v));
  // a corner is rounded: the line goes on until it is there
  const off = (): number =>
    Math.hypot(
      Math.max(0, Math.abs(dx * t) - shape.w / 2 + CORNER),
      Math.max(0, Math.abs(dy * t) - shape.h / 2 + CORNER),
    );
  while (!round && off() > CORNER && t > 0) t -= 0.4 / Math.max(1, Math.hypot(dx, dy));
  return { x: c.x + dx * t, y: c.y + dy * t };
}
