export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch of text under one set of spans; `spans` are places in the list the segments were cut from. */
export interface Segment extends Span {
  readonly spans: readonly number[];
}

/**
 * A lane for every span, so that spans that share words never share a lane: in text order, each takes the first
 * lane that is free again. O(n log n + n x lanes).
 */
export function assignLanes(spans: readonly Span[]): number[] {
  const order = spans
    .map((_, index) => index)
    .toSorted((a, b) => {
      const left = spans[a];
      const right = spans[b];
      return left && right ? left.start - right.start || right.end - left.end : 0;
    });
  const freeFrom: number[] = [];
  const lanes = spans.map(() => 0);
  for (const index of order) {
    const span = spans[index];
    if (!span) continue;
    const free = freeFrom.findIndex((end) => end <= span.start);
    const lane = free < 0 ? freeFrom.length : free;
    freeFrom[lane] = span.end;
    lanes[index] = lane;
  }
  return lanes;
}

/** Cuts a stretch of text wherever one of the spans starts or ends in it. */
export function segmentsIn(stretch: Span, spans: readonly Span[], among: readonly number[]): Segment[] {
  const here = among.filter((index) => {
    const span = spans[index];
    return span !== undefined && span.start < stretch.end && span.end > stretch.start;
  });
  const cuts = new Set([stretch.start, stretch.end]);
  for (const index of here) {
    for (const at of [spans[index]?.start ?? 0, spans[index]?.end ?? 0]) {
      if (at > stretch.start && at < stretch.end) cuts.add(at);
    }
  }
  const points = [...cuts].toSorted((a, b) => a - b);
  return points.slice(0, -1).map((start, at) => {
    const end = points[at + 1] ?? stretch.end;
    return {
      start,
      end,
      spans: here.filter((index) => (spans[index]?.start ?? 0) < end && (spans[index]?.end ?? 0) > start),
    };
  });
}
