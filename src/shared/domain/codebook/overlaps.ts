/** Which codings stand on the same words. Ranges are UTF-16 offsets, end exclusive. Pure. */

export interface Place {
  readonly id: string;
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
}
/** `same`: exactly the same words. `inside`: one lies within the other. `partly`: they share some words. */
export type OverlapKind = 'same' | 'inside' | 'partly';
interface Overlap {
  readonly a: string;
  readonly b: string;
  readonly kind: OverlapKind;
}

const inOrder = (a: Place, b: Place): number => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1);

/** How two ranges of one document stand to each other; null when they share no character. */
export function overlapOf(
  a: Pick<Place, 'start' | 'end'>,
  b: Pick<Place, 'start' | 'end'>,
): OverlapKind | null {
  if (a.start >= b.end || b.start >= a.end) return null;
  if (a.start === b.start && a.end === b.end) return 'same';
  const isInside = (a.start >= b.start && a.end <= b.end) || (b.start >= a.start && b.end <= a.end);
  return isInside ? 'inside' : 'partly';
}

function byDocument<T extends Place>(places: readonly T[]): Iterable<T[]> {
  const found = new Map<string, T[]>();
  for (const place of places) {
    const here = found.get(place.documentId);
    if (here) here.push(place);
    else found.set(place.documentId, [place]);
  }
  return found.values();
}

/**
 * Every pair of places that share words and are of two different ones, transcript by transcript as they come, in the order of the
 * text. `of` is the number of what a place belongs to; `a` is the one with the smaller number.
 * A place that is there twice makes no pair with itself.
 */
export function overlapsAmong(places: readonly (Place & { readonly of: number })[]): Overlap[] {
  const pairs: Overlap[] = [];
  for (const here of byDocument(places)) {
    // those that may still reach into what comes; starts only grow, so what ended before is done with
    let open: (Place & { readonly of: number })[] = [];
    for (const next of here.toSorted(inOrder)) {
      open = open.filter((one) => one.end > next.start);
      for (const one of open) {
        const kind = one.of === next.of || one.id === next.id ? null : overlapOf(one, next);
        if (kind === null) continue;
        const [a, b] = one.of < next.of ? [one, next] : [next, one];
        pairs.push({ a: a.id, b: b.id, kind });
      }
      open.push(next);
    }
  }
  return pairs;
}

/** How many spaces may lie between two codings that still touch, in UTF-16 units. */
export const MOST_SPACES = 3;
const onlySpaces = /^[^\S\n]+$/u;

/**
 * Whether words that begin at `start` overlap or touch what reaches to `reach`: a coding begins and ends with words, so
 * spaces between two (but no end of a turn) do not keep them apart.
 * @param before the text just before `start`, as long as it is known
 */
export function reaches(reach: number, { start, before }: { start: number; before: string }): boolean {
  if (start <= reach) return true;
  const gap = start - reach;
  return gap <= MOST_SPACES && before.length >= gap && onlySpaces.test(before.slice(-gap));
}

/** Groups of two or more that overlap or touch, one after the other along the text. All of one document. */
export function touchingGroups<T extends Place & { readonly before?: string }>(places: readonly T[]): T[][] {
  const groups: T[][] = [];
  let group: T[] = [];
  let reach = -1;
  const close = () => {
    if (group.length > 1) groups.push(group);
  };
  for (const place of places.toSorted(inOrder)) {
    if (group.length > 0 && reaches(reach, { before: '', ...place })) group.push(place);
    else {
      close();
      group = [place];
      reach = place.end;
    }
    reach = Math.max(reach, place.end);
  }
  close();
  return groups;
}
