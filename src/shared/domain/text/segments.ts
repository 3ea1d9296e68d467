/** Overlapping codings as disjoint segments, the form the reader draws. */

export interface Coded {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

export interface Segment {
  readonly start: number;
  readonly end: number;
  /** The codings that cover the segment, earliest start first, then the longer. */
  readonly ids: readonly string[];
}

/** Earliest start first, then the longer, then by id: one order for everything that is drawn. */
export function byPlace(a: Coded, b: Coded): number {
  return a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/**
 * Cuts overlapping codings into disjoint segments in document order, leaving out what no coding covers.
 * A sweep over the edges: O(n log n) plus the ids written out. Empty ranges are ignored.
 */
export function flatten(codings: readonly Coded[]): Segment[] {
  const starts = codings.filter((coding) => coding.end > coding.start).sort(byPlace);
  const ends = [...starts].sort((a, b) => a.end - b.end);
  const active = new Set<Coded>();
  const segments: Segment[] = [];
  let position = 0;
  let opened = 0;
  for (let closed = 0; closed < ends.length;) {
    const nextStart = starts[opened]?.start ?? Infinity;
    const edge = Math.min(nextStart, (ends[closed] as Coded).end);
    if (active.size > 0 && edge > position)
      segments.push({ start: position, end: edge, ids: Array.from(active, (coding) => coding.id) });
    while (closed < ends.length && (ends[closed] as Coded).end === edge)
      active.delete(ends[closed++] as Coded);
    while (opened < starts.length && (starts[opened] as Coded).start === edge)
      active.add(starts[opened++] as Coded);
    position = edge;
  }
  return segments;
}
