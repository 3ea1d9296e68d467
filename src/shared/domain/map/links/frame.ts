/**
 * Roads for links round a block of panels: level tracks above and below, upright lanes at both sides. Every line
 * leaves a panel at its outer edge, runs in a track of its own with its words in a gap, and never crosses a panel.
 */
import type { DraftLink } from '../draft.ts';
import type { Style } from '../style.ts';
import type { MapLink } from '../input.ts';
import type { Box, Point, SceneItem } from '../types.ts';
import type { Wrapped } from '../wrap.ts';
import { drawLink, HEAD_LENGTH, linkWords, WORDS_CLEAR, wordsHeight, type RoutedLink } from './line.ts';

/** A panel and the sides of it that face outwards. */
export interface FramePanel {
  readonly id: string;
  readonly box: Box;
  readonly top: boolean;
  readonly bottom: boolean;
  readonly left: boolean;
  readonly right: boolean;
}

type Track = 'top' | 'bottom';
type Lane = 'left' | 'right';

interface End {
  readonly panel: FramePanel;
  /** Straight to the track, or by a lane at this side. */
  readonly lane: Lane | null;
}

interface Plan {
  readonly link: MapLink;
  readonly track: Track;
  readonly a: End;
  readonly b: End;
}

export interface FramePlan {
  readonly plans: readonly Plan[];
  /** Links this frame has no road for. */
  readonly left: readonly MapLink[];
  /** Room the lanes need at each side. */
  readonly leftMargin: number;
  readonly rightMargin: number;
}

const LANE = 11;
const LANE_MOST = 3;
const TRACK_CLEAR = 7;
const STUB = 9;

const centreX = (b: Box): number => b.x + b.w / 2;

function laneOf(panel: FramePanel, other: FramePanel): Lane | null {
  if (panel.left && panel.right) return centreX(other.box) < centreX(panel.box) ? 'left' : 'right';
  if (panel.left) return 'left';
  return panel.right ? 'right' : null;
}

function planLink(link: MapLink, a: FramePanel, b: FramePanel, busy: Record<Track, number>): Plan | null {
  const tracks: Track[] = busy.top <= busy.bottom ? ['top', 'bottom'] : ['bottom', 'top'];
  const both = tracks.find((t) => a[t] && b[t]);
  if (both) return { link, track: both, a: { panel: a, lane: null }, b: { panel: b, lane: null } };
  for (const track of tracks) {
    const lanes = { a: a[track] ? null : laneOf(a, b), b: b[track] ? null : laneOf(b, a) };
    const open = (a[track] || lanes.a) && (b[track] || lanes.b);
    if (open && (a[track] || b[track] || tracks.indexOf(track) === 1)) {
      return { link, track, a: { panel: a, lane: lanes.a }, b: { panel: b, lane: lanes.b } };
    }
  }
  return null;
}

const margin = (count: number): number => (count > 0 ? count * LANE + 1 : 0);

/** Decides the road of every link, and how much room the lanes need. */
export function planFrame(panels: readonly FramePanel[], links: readonly MapLink[]): FramePlan {
  const byId = new Map(panels.map((p) => [p.id, p]));
  const plans: Plan[] = [];
  const left: MapLink[] = [];
  const busy = { top: 0, bottom: 0 };
  const lanes = { left: 0, right: 0 };
  for (const link of links) {
    const a = byId.get(link.from);
    const b = byId.get(link.to);
    const plan = a && b && a !== b ? planLink(link, a, b, busy) : null;
    const wanted = plan ? [plan.a.lane, plan.b.lane].filter((l) => l !== null) : [];
    if (!plan || wanted.some((l) => lanes[l] >= LANE_MOST)) {
      left.push(link);
      continue;
    }
    for (const lane of wanted) lanes[lane] += 1;
    busy[plan.track] += 1;
    plans.push(plan);
  }
  return { plans, left, leftMargin: margin(lanes.left), rightMargin: margin(lanes.right) };
}

interface Frame {
  readonly items: readonly SceneItem[];
  readonly links: readonly DraftLink[];
  /** Height taken above and below the panels. */
  readonly top: number;
  readonly bottom: number;
  readonly left: readonly MapLink[];
}

interface Ported {
  readonly plan: Plan;
  readonly ax: number;
  readonly bx: number;
}

/** Places where lines meet a panel's outer edge: spread evenly, in the order their other ends lie. */
function ports(
  plans: readonly Plan[],
  track: Track,
  laneX: (lane: Lane, plan: Plan, end: 'a' | 'b') => number,
): Ported[] {
  const mine = plans.filter((p) => p.track === track);
  const xs = new Map<string, number>();
  const ends = mine.flatMap((plan) =>
    (['a', 'b'] as const).map((end) => {
      const other = plan[end === 'a' ? 'b' : 'a'];
      const aim = other.lane ? laneX(other.lane, plan, end === 'a' ? 'b' : 'a') : centreX(other.panel.box);
      return { plan, end, panel: plan[end].panel, direct: plan[end].lane === null, aim };
    }),
  );
  for (const panel of new Set(ends.map((e) => e.panel))) {
    const here = ends.filter((e) => e.panel === panel && e.direct).toSorted((p, q) => p.aim - q.aim);
    for (const [i, e] of here.entries()) {
      const share = here.length === 1 ? single(e.aim, panel.box) : spread(i, here.length);
      xs.set(`${e.plan.link.id}|${e.end}`, panel.box.x + panel.box.w * share);
    }
  }
  return mine.map((plan) => ({
    plan,
    ax: xs.get(`${plan.link.id}|a`) ?? laneX(plan.a.lane ?? 'left', plan, 'a'),
    bx: xs.get(`${plan.link.id}|b`) ?? laneX(plan.b.lane ?? 'left', plan, 'b'),
  }));
}

/** Several lines leave close to the middle, so that each has a long track. */
const spread = (i: number, count: number): number =>
  0.5 + (i - (count - 1) / 2) * Math.min(0.18, 0.8 / count);

/** A lone line leaves from the far part of its panel, so that its track is long enough for words. */
function single(aim: number, box: Box): number {
  if (aim < box.x) return 0.7;
  if (aim > box.x + box.w) return 0.3;
  return aim > centreX(box) ? 0.3 : 0.7;
}

interface Tracked extends Ported {
  readonly words: Wrapped | null;
  readonly centre: number;
  readonly y: number;
}

/** Shorter tracks run nearer the panels; words stand where no line from a farther track passes. */
function layTracks(
  list: readonly Ported[],
  style: Style,
  edge: number,
  away: 1 | -1,
): { tracks: Tracked[]; left: MapLink[]; used: number } {
  const sorted = list.toSorted((p, q) => Math.abs(p.ax - p.bx) - Math.abs(q.ax - q.bx));
  const tracks: Tracked[] = [];
  const left: MapLink[] = [];
  let used = 0;
  for (const [i, item] of sorted.entries()) {
    const low = Math.min(item.ax, item.bx);
    const high = Math.max(item.ax, item.bx);
    const crossing = sorted.slice(i + 1).flatMap((o) => [o.ax, o.bx]);
    const text = item.plan.link.words.trim();
    const room = high - low - 2 * (STUB + WORDS_CLEAR);
    const words = text === '' ? null : linkWords(item.plan.link, style, Math.min(room, 170));
    const centre = words ? placeWords(words, low, high, crossing) : (low + high) / 2;
    if (high - low < 14 || (words && (!words.fits || centre === null))) {
      left.push(item.plan.link);
      continue;
    }
    const h = words ? wordsHeight(words, style) : 2;
    const clear = used === 0 ? Math.max(TRACK_CLEAR, HEAD_LENGTH + 4 - h / 2) : TRACK_CLEAR;
    const y = edge + away * (used + clear + h / 2);
    used += clear + h;
    tracks.push({ ...item, words, centre: centre ?? 0, y });
  }
  return { tracks, left, used: used > 0 ? used + 2.5 : 0 };
}

function placeWords(words: Wrapped, low: number, high: number, crossing: readonly number[]): number | null {
  const half = words.widest / 2 + WORDS_CLEAR;
  const middle = (low + high) / 2;
  const reach = (high - low) / 2 - half - STUB;
  if (reach < -0.01) return null;
  for (let step = 0; step <= reach; step += 3) {
    for (const c of [middle + step, middle - step]) {
      if (crossing.every((x) => Math.abs(x - c) > half - 2)) return c;
    }
  }
  return null;
}

/** Draws the planned links round panels that stand at their final places. */
export function drawFrame(plan: FramePlan, panels: readonly FramePanel[], style: Style): Frame {
  const byId = new Map(panels.map((p) => [p.id, p]));
  const now = (end: End): End => ({ ...end, panel: byId.get(end.panel.id) ?? end.panel });
  const plans = plan.plans.map((p) => ({ ...p, a: now(p.a), b: now(p.b) }));
  const all = panels.map((p) => p.box);
  const sides = {
    left: Math.min(...all.map((b) => b.x)),
    right: Math.max(...all.map((b) => b.x + b.w)),
    top: Math.min(...all.map((b) => b.y)),
    bottom: Math.max(...all.map((b) => b.y + b.h)),
  };
  const lanes = laneNumbers(plans);
  const laneX = (lane: Lane, p: Plan, end: 'a' | 'b'): number => {
    const n = lanes.get(`${p.link.id}|${end}`) ?? 0;
    return lane === 'left' ? sides.left - LANE * (n + 1) : sides.right + LANE * (n + 1);
  };
  const above = layTracks(ports(plans, 'top', laneX), style, sides.top, -1);
  const below = layTracks(ports(plans, 'bottom', laneX), style, sides.bottom, 1);
  const laneYs = laneEntries(plans);
  const drawn = [
    ...above.tracks.map((t) => drawLink(route(t, sides.top, laneYs), style)),
    ...below.tracks.map((t) => drawLink(route(t, sides.bottom, laneYs), style)),
  ];
  return {
    items: drawn.flatMap((d) => d.items),
    links: drawn.map((d) => d.link),
    top: above.used,
    bottom: below.used,
    left: [...plan.left, ...above.left, ...below.left],
  };
}

function laneNumbers(plans: readonly Plan[]): Map<string, number> {
  const count = { left: 0, right: 0 };
  const out = new Map<string, number>();
  for (const p of plans) {
    for (const end of ['a', 'b'] as const) {
      const lane = p[end].lane;
      if (lane) out.set(`${p.link.id}|${end}`, count[lane]++);
    }
  }
  return out;
}

/** Where lanes turn into a panel: spread down its side. */
function laneEntries(plans: readonly Plan[]): Map<string, number> {
  const out = new Map<string, number>();
  const perSide = new Map<string, string[]>();
  for (const p of plans) {
    for (const end of ['a', 'b'] as const) {
      const { lane, panel } = p[end];
      if (!lane) continue;
      const key = `${panel.id}|${lane}`;
      perSide.set(key, [...(perSide.get(key) ?? []), `${p.link.id}|${end}`]);
      out.set(`${p.link.id}|${end}`, 0);
    }
  }
  for (const p of plans) {
    for (const end of ['a', 'b'] as const) {
      const { lane, panel } = p[end];
      const here = perSide.get(`${panel.id}|${lane ?? ''}`);
      const index = here?.indexOf(`${p.link.id}|${end}`) ?? -1;
      if (!here || index < 0) continue;
      out.set(`${p.link.id}|${end}`, panel.box.y + (panel.box.h * (index + 1)) / (here.length + 1));
    }
  }
  return out;
}

function route(t: Tracked, edge: number, laneYs: ReadonlyMap<string, number>): RoutedLink {
  const points: Point[] = [];
  const start = endPoints(t, 'a', t.ax, edge, laneYs);
  points.push(...start, { x: t.ax, y: t.y }, { x: t.bx, y: t.y });
  points.push(...endPoints(t, 'b', t.bx, edge, laneYs).toReversed());
  const words = t.words ? { step: start.length, centre: { x: t.centre, y: t.y }, set: t.words } : null;
  return { link: t.plan.link, points, words };
}

function endPoints(
  t: Tracked,
  end: 'a' | 'b',
  x: number,
  edge: number,
  laneYs: ReadonlyMap<string, number>,
): Point[] {
  const { lane, panel } = t.plan[end];
  if (!lane) return [{ x, y: edge }];
  const y = laneYs.get(`${t.plan.link.id}|${end}`) ?? panel.box.y + panel.box.h / 2;
  const side = lane === 'left' ? panel.box.x : panel.box.x + panel.box.w;
  return [
    { x: side, y },
    { x, y },
  ];
}
