/** Columns for the stripes beside a transcript. */
import { byPlace, type Coded } from './segments.ts';

interface Lanes {
  /** Lane of each coding, 0 nearest the text. */
  readonly laneOf: ReadonlyMap<string, number>;
  readonly count: number;
}

/**
 * Gives every coding the first lane that is free along its whole length (greedy interval colouring: by start, the
 * longer first, so long stripes stand nearest the text). Uses as few lanes as the deepest overlap. The answer
 * depends on the codings only, not on their order. Empty ranges share lane 0 with anything.
 */
export function assignLanes(codings: readonly Coded[]): Lanes {
  const laneOf = new Map<string, number>();
  const freeFrom: number[] = [];
  for (const coding of [...codings].sort(byPlace)) {
    let lane = 0;
    while (lane < freeFrom.length && (freeFrom[lane] as number) > coding.start && coding.end > coding.start)
      lane++;
    freeFrom[lane] = Math.max(freeFrom[lane] ?? 0, coding.end);
    laneOf.set(coding.id, lane);
  }
  return { laneOf, count: freeFrom.length };
}
