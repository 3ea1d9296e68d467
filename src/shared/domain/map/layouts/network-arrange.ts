/** Every arrangement of a network with its blocks in it, scored by the paper it takes and how near it puts what is linked. */
import type { LayoutContext } from '../draft.ts';
import { centreOf, moveBox, unionBox } from '../geometry.ts';
import { HEAD_LENGTH, linkWords, wordsHeight } from '../links/line.ts';
import type { Style } from '../style.ts';
import type { MapLink } from '../input.ts';
import type { Box, Point } from '../types.ts';

import { ringOrder, sheetOrder, type Tie } from './network-order.ts';
import { LIST_GAP, MANY, partsOf, type Part } from './network-parts.ts';
import { apart } from './network-place.ts';
import { layOut, plansFor, slotsRound, widestIn, type Block, type Laid, type Plan } from './network-plan.ts';

/** Widest list under a shape in a column beside the overarching theme, and anywhere else. */
const ROUND_LIST = 150;
const WIDEST_LIST = 230;
/** Room at both sides for lines that run round the outside. */
const LANE = 13;
/** White kept between blocks once one was moved by hand, no more than they stand apart anyway; and where many stand close. */
const CLEAR = 17.9;
const NEAR = 12.9;
/** Height a page leaves, in points. */
const PAGE = 655;

export interface Arranged extends Laid {
  readonly plan: Plan;
  readonly parts: readonly Part[];
  readonly score: number;
  /** Blocks that a hand placed, here or elsewhere. */
  readonly held: ReadonlySet<string>;
}

/** What a link ties to each other: of one with several ends each to each. */
function pairs(link: MapLink): Tie[] {
  const ends = [link.from, link.to, ...(link.also ?? [])];
  return ends.flatMap((from, i) => ends.slice(i + 1).map((to) => ({ from, to })));
}

/** Every arrangement, the best first by its height, its shape and how far apart it puts what is linked. */
export function arrangements(
  context: LayoutContext,
  hub: { w: number; h: number } | null,
  linked: boolean,
): Arranged[] {
  const { structure, style, input } = context;
  const betweens = betweenRooms(context);
  const ties = [...input.links, ...(context.later ?? [])].flatMap(pairs);
  const lane = ties.length > 0 ? LANE : 1;
  // many boxes without lines between them stand closer
  const close = structure.groups.length > MANY;
  const room = {
    width: style.width - 2 * lane,
    across: linked ? 20 : close ? 14 : 18,
    down: structure.groups.some((g) => g.items.length > 0) ? 26 : close && !linked ? 13 : 18,
    between: (a: string, b: string) =>
      Math.max(betweens.get(`${a}|${b}`) ?? 0, betweens.get(`${b}|${a}`) ?? 0),
  };
  const ids = structure.groups.map((g) => g.theme.id);
  const centre = structure.hub && hub ? { id: structure.hub.id, w: hub.w, h: hub.h, shape: hub.h } : null;
  const out = plansFor(ids.length, centre !== null, room, linked).flatMap((plan) => {
    const parts = partsOf(
      context,
      widestIn(plan, room, hub?.w ?? 50),
      plan.kind === 'round' ? ROUND_LIST : WIDEST_LIST,
    );
    const blocks = new Map(parts.map((p) => [p.group.theme.id, blockOf(p)]));
    return ordersFor(plan, ids, ties, linked).flatMap((order, turn) => {
      if (plan.kind === 'round' && !usesRooms(plan, order, ties)) return [];
      const slots = order.flatMap((id) => blocks.get(id) ?? []);
      const laid = layOut(plan, slots, centre, room);
      return laid ? [{ ...shifted(laid, lane), plan, parts, held: new Set<string>(), score: scoreOf(plan, laid, parts, ties, style) + turn * 10 }] : []; // prettier-ignore
    });
  });
  return out.toSorted((a, b) => a.score - b.score);
}

/** Line left to see at each end of the words of an upright link, head included. */
const STUB = HEAD_LENGTH + 6;

/** Room the words of each link need between its ends, where they stand one above the other. */
function betweenRooms({ input, style }: LayoutContext): Map<string, number> {
  return new Map(
    input.links.map((l) => {
      const words = l.words.trim() === '' ? 0 : wordsHeight(linkWords(l, style, 92), style) + 12;
      return [`${l.from}|${l.to}`, words + 2 * STUB];
    }),
  );
}

function blockOf(p: Part): Block {
  const listed = p.list.texts.length > 0;
  return {
    id: p.group.theme.id,
    w: Math.max(p.size.w, listed ? p.list.width + 2 : 0),
    h: p.size.h + (listed ? LIST_GAP + p.list.height + 3 : 0),
    shape: p.size.h,
  };
}

/** Orders of the themes, slot by slot: as linked, as one reads, round the clock. */
function ordersFor(plan: Plan, ids: readonly string[], ties: readonly Tie[], linked: boolean): string[][] {
  const columns = plan.kind === 'sheet' ? plan.columns : plan.kind === 'spine' ? 2 * plan.spines : 0;
  if (plan.kind !== 'round') return [linked ? sheetOrder(ids, ties, columns) : [...ids]];
  const { clockwise, rows } = slotsRound(plan);
  const fill = (path: readonly number[], order: readonly string[]): string[] => {
    const out = [...order];
    for (const [i, slot] of path.entries()) out[slot] = order[i] ?? '';
    return out;
  };
  if (!linked) return [fill(rows, ids), fill(clockwise, ids)];
  const order = ringOrder(ids, ties);
  return order.map((_, turn) => fill(clockwise, [...order.slice(turn), ...order.slice(0, turn)]));
}

/** Whether room kept beside a column is for a link between two of its themes. */
function usesRooms(plan: Plan & { kind: 'round' }, order: readonly string[], ties: readonly Tie[]): boolean {
  const lefts = order.slice(0, plan.left);
  const rights = order.slice(plan.left + plan.above).slice(0, plan.right);
  const within = (side: readonly string[]): boolean =>
    ties.some((t) => side.includes(t.from) && side.includes(t.to));
  return (plan.room.left === 0 || within(lefts)) && (plan.room.right === 0 || within(rights));
}

function shifted(laid: Laid, dx: number): Laid {
  return {
    spots: new Map([...laid.spots].map(([id, s]) => [id, { ...s, box: moveBox(s.box, dx, 0) }])),
    hub: laid.hub && moveBox(laid.hub, dx, 0),
    bus: laid.bus,
    spines: laid.spines.map((x) => x + dx),
  };
}

/** Less paper is better, and short ways between what is linked; a page that is too high, long thin columns and broken words cost much. */
function scoreOf(plan: Plan, laid: Laid, parts: readonly Part[], ties: readonly Tie[], style: Style): number {
  const boxes = [...laid.spots.values()].map((s) => s.box);
  const all = unionBox(laid.hub ? [...boxes, laid.hub] : boxes);
  const middleOf = (id: string): Point | null => {
    const box = laid.spots.get(id)?.box;
    return box ? centreOf(box) : null;
  };
  const apart = ties.reduce((sum, t) => {
    const [a, b] = [middleOf(t.from), middleOf(t.to)];
    return sum + (a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0);
  }, 0);
  const fits = parts.every((p) => p.fits && p.list.fits);
  // a shape about as wide as high to twice as wide reads best
  const flat = Math.max(0, style.width / 3.4 - all.h);
  const page = Math.min(PAGE, style.tallest ?? PAGE);
  const ragged = plan.kind !== 'round' && !plan.aligned ? 24 : 0;
  const stray =
    plan.kind === 'sheet' ? ((plan.columns - (parts.length % plan.columns)) % plan.columns) * 6 : 0;
  const shape = plan.kind === 'round' ? lopsided(plan, ties.length > 0) : plan.kind === 'spine' ? 50 : 0;
  return (
    all.h +
    Math.max(0, all.h - page) * 4 +
    flat * 1.5 +
    apart * 0.08 +
    ragged +
    stray +
    shape +
    (fits ? 0 : 5000)
  );
}

/** What is alike on both sides reads calmly; room for words costs where it is kept. */
const lopsided = (plan: Plan & { kind: 'round' }, linked: boolean): number =>
  Math.abs(plan.left - plan.right) * (linked ? 6 : 18) +
  Math.abs(plan.above - plan.below) * 24 +
  (plan.room.left + plan.room.right) / 5;

/** The same with what a hand placed where it was put, and the others kept clear of it. */
export function byHand(context: LayoutContext, laid: Arranged): Arranged {
  const { input, structure, style } = context;
  const boxes = new Map([...laid.spots].map(([id, s]) => [id, s.box]));
  if (laid.hub && structure.hub) boxes.set(structure.hub.id, laid.hub);
  const top = Math.min(...[...boxes.values()].map((b) => b.y));
  const held = new Set([...boxes.keys()].filter((id) => input.placed[id] !== undefined));
  if (held.size === 0) return laid;
  const shapes = new Map(laid.parts.map((p) => [p.group.theme.id, p.size.h]));
  for (const [id, box] of boxes) {
    const at = input.placed[id];
    const shape = shapes.get(id) ?? box.h;
    const over = laid.spots.get(id)?.over === true;
    // a hand places the shape, not the shape with its list
    const x = at ? Math.min(Math.max(1, at.x / style.scale - box.w / 2), style.width - 1 - box.w) : box.x;
    const y = at ? at.y / style.scale - (over ? box.h - shape / 2 : shape / 2) : box.y - top;
    boxes.set(id, { ...box, x, y });
  }
  const clear = apart(
    boxes,
    held,
    style.width - 2,
    boxes.size > MANY && input.links.length === 0 ? NEAR : CLEAR,
  );
  const box = (id: string): Box => clear.get(id) ?? { x: 0, y: 0, w: 0, h: 0 };
  return {
    ...laid,
    held,
    hub: laid.hub && structure.hub ? box(structure.hub.id) : null,
    spots: new Map([...laid.spots].map(([id, s]) => [id, { ...s, box: box(id) }])),
  };
}
