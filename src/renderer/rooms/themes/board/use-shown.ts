// Which cards are in the page, and how much of each: what comes into view is added over several frames, the middle first,
// so that no frame of a pan or a zoom has many cards to make.
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { CARD, overlaps, type Rect } from '../../../../shared/domain/board/layout.ts';
import type { BoardCard } from './board-data.ts';
import type { TableData } from './use-board-data.ts';
import type { Distance } from './use-table-view.ts';

/** A card in the page. */
export interface ShownCard {
  card: BoardCard;
  /** From the corner of the table, or of its pile. */
  x: number;
  y: number;
  distance: Distance;
  /** Counted from 1 in its pile, out of `of`. */
  place: number;
  of: number;
}
/** By pile; null holds those in none. */
type ShownCards = ReadonlyMap<string | null, readonly ShownCard[]>;

/** Cards made or changed in one frame while a hand moves the table, by how much of each there is to draw. */
const BUDGET: Record<Distance, number> = { near: 11, far: 18, farther: 32 };
/** The same while it rests: nothing stutters, and few frames cost less than many. */
const AT_REST: Record<Distance, number> = { near: 80, far: 200, farther: 400 };
const NOBODY: ReadonlySet<string> = new Set();
const NOTHING: ReadonlyMap<string, Distance> = new Map();

/** Ids of what is in view, from the middle outwards. */
function inView(table: TableData, seen: Rect): string[] {
  const [midX, midY] = [seen.x + seen.width / 2, seen.y + seen.height / 2];
  const found: { id: string; far: number }[] = [];
  for (const [id, place] of table.layout.cards) {
    if (!table.byId.has(id) || !overlaps(seen, { ...place, ...CARD })) continue;
    found.push({ id, far: Math.abs(place.x - midX) + Math.abs(place.y - midY) });
  }
  return found.toSorted((a, b) => a.far - b.far).map(({ id }) => id);
}

/** The page one frame later; the very same when nothing is left to do. */
export function nextDrawn(
  was: ReadonlyMap<string, Distance>,
  wanted: readonly string[],
  distance: Distance,
  held: ReadonlySet<string> = NOBODY,
  isMoving = false,
): ReadonlyMap<string, Distance> {
  const budget = (isMoving ? BUDGET : AT_REST)[distance];
  const fresh: string[] = [];
  for (const id of wanted) {
    if (was.get(id) === distance) continue;
    fresh.push(id);
    if (fresh.length === budget) break;
  }
  const next = new Map(was);
  for (const id of fresh) next.set(id, distance);
  if (fresh.length < budget) {
    // room is left for letting go of what is out of view and not in anybody's hand
    const keep = new Set([...wanted, ...held]);
    let spare = isMoving ? 2 * (budget - fresh.length) : was.size;
    for (const id of was.keys())
      if (!keep.has(id) && spare > 0) {
        next.delete(id);
        spare -= 1;
      }
  }
  return fresh.length === 0 && next.size === was.size ? was : next;
}

/**
 * The cards to draw. One's own place and what is held by the pointer are always among them. Lists that did not change stay
 * the same objects.
 */
export function useShown(
  table: TableData,
  seen: Rect,
  distance: Distance,
  at: string | null,
  held: RefObject<ReadonlySet<string>>,
  isMoving: () => boolean,
  /** What the view shows of a card by now; the window may not have been drawn with it yet. */
  distanceNow: () => Distance,
): { shown: ShownCards; isSettled: boolean } {
  const [drawn, setDrawn] = useState(NOTHING);
  const wanted = useMemo(() => inView(table, seen), [table, seen]);
  const latest = useRef({ wanted, distance, isMoving, distanceNow });
  const isSettled = useMemo(() => nextDrawn(drawn, wanted, distance) === drawn, [drawn, wanted, distance]);
  useEffect(() => {
    latest.current = { wanted, distance, isMoving, distanceNow };
  });
  useEffect(() => {
    if (isSettled) return undefined;
    const draw = () => {
      const now = latest.current;
      // a frame of cards nobody would see so: the drawing that knows of the other distance is on its way
      if (now.distanceNow() !== now.distance) return void (frame = requestAnimationFrame(draw));
      setDrawn((was) => nextDrawn(was, now.wanted, now.distance, held.current, now.isMoving()));
    };
    let frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [isSettled, drawn, held]);
  const [kept] = useState(() => new Map<string | null, readonly ShownCard[]>());
  const shown = useMemo(() => {
    const always = at?.startsWith('c:') ? at.slice(2) : null;
    const lists = [
      ...table.piles.map((pile) => ({ key: pile.view.id as string | null, cards: pile.cards })),
      { key: null, cards: table.loose },
    ];
    const next = new Map<string | null, readonly ShownCard[]>();
    for (const { key, cards } of lists) {
      const corner = key === null ? undefined : table.layout.piles.get(key);
      const list: ShownCard[] = [];
      const before = kept.get(key) ?? [];
      cards.forEach((card, index) => {
        const place = table.layout.cards.get(card.id);
        const as = drawn.get(card.id) ?? (card.id === always ? distance : undefined);
        if (!place || as === undefined) return;
        const fresh: ShownCard = {
          card,
          x: place.x - (corner?.x ?? 0),
          y: place.y - (corner?.y ?? 0),
          distance: as,
          place: index + 1,
          of: cards.length,
        };
        list.push(fresh);
      });
      next.set(key, sameList(before, list) ? before : list);
    }
    kept.clear();
    for (const [key, list] of next) kept.set(key, list);
    return next;
  }, [table, drawn, at, distance, kept]);
  return { shown, isSettled };
}

const sameList = (a: readonly ShownCard[], b: readonly ShownCard[]): boolean =>
  a.length === b.length && a.every((one, at) => sameShown(one, b[at]));
export const sameShown = (a: ShownCard, b: ShownCard | undefined): boolean =>
  b !== undefined &&
  a.card === b.card &&
  a.x === b.x &&
  a.y === b.y &&
  a.distance === b.distance &&
  a.place === b.place &&
  a.of === b.of;
