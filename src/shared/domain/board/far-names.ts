/**
 * Where the names of piles stand when the table is seen from so far that they are larger than the room a pile keeps for them:
 * above the cards of their pile, over no other pile, card or name. Where there is no room for a few letters, none is shown.
 */
import type { Rect } from './layout.ts';

/** Window pixels: a line, a letter at its mean width, what stands around the letters. */
const LINE = 16.25;
const LETTER = 7.4;
const AROUND = 14;
const MOST_LINES = 3;
/** Less than this says nothing. */
const LEAST = 46;
const GAP = 4;
/** How wide a name gets beyond its pile, so that it stays one to look at and not a line across the table. */
const WIDEST = 190;
/** How far beyond everything on the table, which may be the edge of the window. */
const BEYOND = 18;

export interface NamedPile extends Rect {
  id: string;
  /** How many letters its name has. */
  letters: number;
  /** How many its longest word has: lines are not for breaking words. */
  longest: number;
  /** From its top edge to its first cards. */
  head: number;
}
export interface FarName {
  lines: number;
  /** Window pixels. */
  width: number;
}

/** Names by pile at a factor `k` of window pixels to those of the table; large piles come first. Null: there is no room. */
export function farNames(
  piles: readonly NamedPile[],
  loose: readonly Rect[],
  k: number,
): ReadonlyMap<string, FarName | null> {
  const onScreen = (rect: Rect): Rect => ({
    x: rect.x * k,
    y: rect.y * k,
    width: rect.width * k,
    height: rect.height * k,
  });
  const rects = new Map(piles.map((pile) => [pile.id, onScreen(pile)]));
  const cards = loose.map(onScreen);
  const right = Math.max(...[...rects.values(), ...cards].map((rect) => rect.x + rect.width)) + BEYOND;
  const edge: Rect = { x: right, y: -1e7, width: 1e7, height: 2e7 };
  const names: Rect[] = [];
  const found = new Map<string, FarName | null>();
  const largest = piles.toSorted((a, b) => b.width * b.height - a.width * a.height || a.y - b.y || a.x - b.x);
  for (const pile of largest) {
    const own = rects.get(pile.id) as Rect;
    const others = [...rects.values()].filter((rect) => rect !== own);
    const bottom = own.y + pile.head * k;
    const name = fitName(own, bottom, pile, [...others, ...cards, edge], names);
    found.set(pile.id, name);
    if (name)
      names.push({ x: own.x, y: bottom - name.lines * LINE, width: name.width, height: name.lines * LINE });
  }
  return found;
}

/** As few lines as hold the whole name, else as much of it as there is room for. */
function fitName(
  own: Rect,
  bottom: number,
  { letters, longest }: NamedPile,
  things: readonly Rect[],
  names: readonly Rect[],
): FarName | null {
  const wanted = letters * LETTER + AROUND;
  let best: FarName | null = null;
  for (let lines = 1; lines <= MOST_LINES; lines++) {
    const band = { x: own.x, y: bottom - lines * LINE, width: WIDEST, height: lines * LINE };
    const beside = roomIn(band, things);
    // one line may reach a little into what lies above
    const room = Math.min(lines === 1 ? Math.max(beside, own.width) : beside, roomIn(band, names));
    const needed = lines === 1 ? wanted : Math.max((wanted / lines) * 1.2, longest * LETTER + AROUND);
    const width = Math.min(needed, room);
    if (width < Math.min(LEAST, needed)) continue;
    if (lines > 1 && width < longest * LETTER + AROUND) continue;
    if (room >= needed) return { lines, width };
    if (!best || width * lines > best.width * best.lines) best = { lines, width };
  }
  return best;
}

/** Pixels from the left end of a band until it meets something; a few pixels of height are no meeting. */
function roomIn(band: Rect, things: readonly Rect[]): number {
  let room = band.width;
  for (const one of things) {
    const isMet = one.y < band.y + band.height && band.y + GAP < one.y + one.height;
    if (isMet && band.x < one.x + one.width) room = Math.min(room, Math.max(0, one.x - GAP - band.x));
  }
  return room;
}
