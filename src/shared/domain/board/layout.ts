/** How cards and piles lie on the table. Design pixels; the table has no edge and begins at 0, 0. */

export const CARD = { width: 220, height: 108 } as const;
/** From one card to the next, across and down. */
export const PITCH = { x: 232, y: 118 } as const;
const PAD = 16;
/** A line of a pile's name, the most lines it gets, and the room for its counts. */
const NAME = { line: 20, most: 3, letter: 7.8, beside: 64 } as const;
const COUNTS = 40;
/** Between what lies on the table. */
export const GAP = 20;

export interface Place {
  readonly x: number;
  readonly y: number;
}
export interface Rect extends Place {
  readonly width: number;
  readonly height: number;
}

/** Columns of a pile of so many cards: two like a page, more once it would grow out of sight. */
export function pileColumns(cards: number): number {
  if (cards <= 1) return 1;
  if (cards <= 8) return 2;
  return Math.min(8, Math.ceil(Math.sqrt(cards * 0.7)));
}

/** One column is as wide as a short name needs. */
function pileWidth(cards: number): number {
  const columns = pileColumns(cards);
  return columns === 1 ? CARD.width + 2 * PAD + 24 : columns * PITCH.x - 12 + 2 * PAD;
}

/** Lines the name of a pile of so many cards takes: as many as its letters need at their mean width, three at most. */
export function nameLines(cards: number, name: string): number {
  const needed = Math.ceil((name.length * NAME.letter) / (pileWidth(cards) - NAME.beside));
  return Math.max(1, Math.min(NAME.most, needed));
}
/** The room a pile keeps for its name and its counts. */
export const headOf = (cards: number, name: string): number => COUNTS + NAME.line * nameLines(cards, name);

/** Outer size of a pile of so many cards; an empty one keeps the room of one card. */
export function pileSize(cards: number, name = ''): { width: number; height: number } {
  const rows = Math.max(1, Math.ceil(cards / pileColumns(cards)));
  return { width: pileWidth(cards), height: headOf(cards, name) + rows * PITCH.y + 6 };
}

/** A few pixels by which a card lies beside its grid, always the same for one id: a table, not a spreadsheet. */
function offset(id: string): Place {
  let hash = 7;
  for (let i = 0; i < id.length; i++) hash = (hash * 31 + id.charCodeAt(i)) >>> 0;
  return { x: (hash % 5) - 2, y: ((hash >>> 8) % 7) - 3 };
}

/** Where the card at a place in its pile lies, measured from the pile's corner. */
export function placeInPile(id: string, at: number, cards: number, name = ''): Place {
  const columns = pileColumns(cards);
  const shift = offset(id);
  return {
    x: PAD + (at % columns) * PITCH.x + shift.x,
    y: headOf(cards, name) + Math.floor(at / columns) * PITCH.y + shift.y,
  };
}

/** Before which card of a pile (counted from 0; `cards` is the end) something lies that is put down at a place in it. */
export function slotInPile(place: Place, cards: number, name = ''): number {
  const columns = pileColumns(cards);
  const column = Math.round((place.x - PAD) / PITCH.x);
  const row = Math.max(0, Math.floor((place.y - headOf(cards, name)) / PITCH.y));
  return Math.min(cards, row * columns + Math.max(0, Math.min(columns, column)));
}

/** Where the mark before a card of a pile stands, measured from the pile's corner; `at` as `slotInPile` says it. */
export function slotPlace(at: number, cards: number, name = ''): Place {
  const columns = pileColumns(cards);
  // after the last card of a full row the mark stands behind it and not at the start of a row that is not there
  const isPast = at === cards && at > 0 && at % columns === 0;
  const cell = isPast ? at - 1 : at;
  return {
    x: PAD + (cell % columns) * PITCH.x + (isPast ? PITCH.x : 0) - 8,
    y: headOf(cards, name) + Math.floor(cell / columns) * PITCH.y,
  };
}

/** Whether two rectangles overlap, or come nearer to each other than `gap`, in units of the table. */
export const overlaps = (a: Rect, b: Rect, gap = 0): boolean =>
  a.x < b.x + b.width + gap &&
  b.x < a.x + a.width + gap &&
  a.y < b.y + b.height + gap &&
  b.y < a.y + a.height + gap;

/** How far up or down a free place is looked for before another column is tried. */
const FAR = 1200;

/** The free place for something of a size that is nearest to `from`, and on the table where `from` is on it. */
export function freePlace(
  taken: readonly Rect[],
  size: { width: number; height: number },
  from: Place,
): Place {
  const corner = { x: Math.min(0, from.x), y: Math.min(0, from.y) };
  const inColumn = (x: number, way: 1 | -1): Place | null => {
    let rect: Rect = { ...size, x, y: from.y };
    while (rect.y >= corner.y && Math.abs(rect.y - from.y) <= FAR) {
      const hit = taken.find((one) => overlaps(one, rect, GAP - 1));
      if (!hit) return { x, y: rect.y };
      rect = { ...rect, y: way === 1 ? hit.y + hit.height + GAP : hit.y - size.height - GAP };
    }
    return null;
  };
  let best: Place | null = null;
  let least = Infinity;
  for (let step = 0; step <= 80 && step * PITCH.x < least; step++)
    for (const x of step === 0 ? [from.x] : [from.x + step * PITCH.x, from.x - step * PITCH.x])
      for (const way of [1, -1] as const) {
        const found = x < corner.x ? null : inColumn(x, way);
        const far = found === null ? Infinity : Math.abs(x - from.x) + Math.abs(found.y - from.y);
        if (found !== null && far < least) [best, least] = [found, far];
      }
  return best ?? { x: from.x, y: Math.max(from.y, ...taken.map((one) => one.y + one.height + GAP)) };
}

/** Places in a grid from a corner on, for cards laid out anew. */
export function gridPlaces(count: number, from: Place, columns: number): Place[] {
  return Array.from({ length: count }, (_, at) => ({
    x: from.x + (at % columns) * PITCH.x,
    y: from.y + Math.floor(at / columns) * PITCH.y,
  }));
}

function byPile<T extends LaidCard>(cards: readonly T[]): Map<string | null, T[]> {
  const found = new Map<string | null, T[]>();
  for (const card of cards) {
    const own = found.get(card.pileId);
    if (own) own.push(card);
    else found.set(card.pileId, [card]);
  }
  return found;
}

interface Laid {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}
interface LaidPile extends Laid {
  /** Long ones take more lines. */
  readonly name?: string;
}
interface LaidCard extends Laid {
  readonly pileId: string | null;
}
export interface TableLayout {
  /** Where everything lies once nothing lies under a pile that grew. */
  readonly piles: ReadonlyMap<string, Rect>;
  readonly cards: ReadonlyMap<string, Place>;
  readonly bounds: Rect;
}

/**
 * Places on the table. Cards of a pile lie in it in their order. A pile that grew pushes what lies below it down, and
 * loose cards out from under it, so that nothing is hidden and nothing seems to be in a pile it is not in.
 */
export function layTable(piles: readonly LaidPile[], cards: readonly LaidCard[]): TableLayout {
  const inPile = byPile(cards);
  const rects = new Map<string, Rect>();
  const placed: Rect[] = [];
  for (const pile of piles.toSorted((a, b) => a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1))) {
    let rect: Rect = { x: pile.x, y: pile.y, ...pileSize(inPile.get(pile.id)?.length ?? 0, pile.name) };
    for (let tries = 0; tries <= placed.length; tries++) {
      const hit = placed.find((one) => overlaps(one, rect, GAP - 8));
      if (!hit) break;
      rect = { ...rect, y: hit.y + hit.height + GAP - 8 };
    }
    placed.push(rect);
    rects.set(pile.id, rect);
  }
  const places = new Map<string, Place>();
  for (const pile of piles) {
    const rect = rects.get(pile.id) as Rect;
    const own = inPile.get(pile.id) ?? [];
    own.forEach((card, at) => {
      const place = placeInPile(card.id, at, own.length, pile.name);
      places.set(card.id, { x: rect.x + place.x, y: rect.y + place.y });
    });
  }
  layLoose(
    cards.filter((card) => card.pileId === null || !rects.has(card.pileId)),
    placed,
    places,
  );
  return { piles: rects, cards: places, bounds: boundsOf(placed, places) };
}

/** Rectangles by the part of the table they lie in, so that a thousand of them are not all looked at for each. */
function createShelf(): { put(rect: Rect): void; hit(rect: Rect): Rect | undefined } {
  const SIDE = 480;
  const cells = new Map<string, Rect[]>();
  const cellsOf = ({ x, y, width, height }: Rect): string[] => {
    const found: string[] = [];
    for (let column = Math.floor(x / SIDE); column <= Math.floor((x + width) / SIDE); column++)
      for (let row = Math.floor(y / SIDE); row <= Math.floor((y + height) / SIDE); row++)
        found.push(`${column} ${row}`);
    return found;
  };
  return {
    put: (rect) => {
      for (const cell of cellsOf(rect)) {
        const there = cells.get(cell);
        if (there) there.push(rect);
        else cells.set(cell, [rect]);
      }
    },
    hit(rect) {
      for (const cell of cellsOf(rect))
        for (const one of cells.get(cell) ?? []) if (overlaps(one, rect)) return one;
      return undefined;
    },
  };
}

/**
 * Loose cards where they were put, except that piles make room: a card under a pile goes down out from under it, and what it
 * comes upon goes down before it, so that a column moves on as a whole. Cards somebody laid over each other stay so.
 */
function layLoose(loose: readonly LaidCard[], piles: readonly Rect[], places: Map<string, Place>): void {
  const fixed = createShelf();
  for (const pile of piles) fixed.put(pile);
  const pushed = createShelf();
  for (const card of loose.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    let rect: Rect = { x: card.x, y: card.y, ...CARD };
    for (let tries = 0; tries < 200; tries++) {
      const hit = fixed.hit(rect) ?? pushed.hit(rect);
      if (!hit) break;
      rect = { ...rect, y: hit.y + hit.height + PITCH.y - CARD.height };
    }
    if (rect.y !== card.y) pushed.put(rect);
    places.set(card.id, { x: rect.x, y: rect.y });
  }
}

function boundsOf(piles: readonly Rect[], cards: ReadonlyMap<string, Place>): Rect {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (x: number, y: number, width: number, height: number) => {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + width);
    bottom = Math.max(bottom, y + height);
  };
  for (const pile of piles) take(pile.x, pile.y, pile.width, pile.height);
  for (const card of cards.values()) take(card.x, card.y, CARD.width, CARD.height);
  if (left === Infinity) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Piles side by side in columns, in their order, and loose cards in a grid under them. */
export function tidy(
  piles: readonly LaidPile[],
  cards: readonly LaidCard[],
  width: number,
): { piles: (Place & { id: string })[]; cards: (Place & { id: string })[] } {
  const count = byPile(cards);
  const columns = Math.max(1, Math.floor(width / (2 * PITCH.x + 44)));
  const heights = Array.from({ length: columns }, () => 0);
  const taken: Rect[] = [];
  const laid = piles.map((pile) => {
    const size = pileSize(count.get(pile.id)?.length ?? 0, pile.name);
    const span = Math.min(columns, Math.ceil(size.width / (2 * PITCH.x + 44)));
    let best = 0;
    let bestY = Infinity;
    for (let column = 0; column + span <= columns; column++) {
      const y = Math.max(...heights.slice(column, column + span));
      if (y < bestY) [best, bestY] = [column, y];
    }
    for (let column = best; column < best + span; column++) heights[column] = bestY + size.height + GAP;
    const place = { x: best * (2 * PITCH.x + 40), y: bestY };
    taken.push({ ...place, ...size });
    return { id: pile.id, ...place };
  });
  const known = new Set(piles.map((pile) => pile.id));
  const loose = cards.filter((card) => card.pileId === null || !known.has(card.pileId));
  const from = { x: 0, y: Math.max(0, ...taken.map((rect) => rect.y + rect.height + GAP)) };
  const places = gridPlaces(loose.length, from, Math.max(2, Math.floor(width / PITCH.x)));
  return {
    piles: laid,
    cards: loose.map((card, at) => ({ id: card.id, ...(places[at] as Place) })),
  };
}
