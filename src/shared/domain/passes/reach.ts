/** How far codings reach over a text, from places alone: no words are looked at. */

export interface Span {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** Spans in order of their start, made one where they overlap or touch. */
export function united(sorted: readonly Span[]): Span[] {
  const out: { start: number; end: number }[] = [];
  for (const span of sorted) {
    const last = out.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else out.push({ start: span.start, end: span.end });
  }
  return out;
}

/**
 * What of some turns is covered. Both lists in order; `covering` is disjoint (see `united`). `bare` are the places in
 * `turns` of those without a single covered character. Lengths in UTF-16 units.
 */
export function coverTurns(
  turns: readonly Span[],
  covering: readonly Span[],
): { said: number; covered: number; bare: number[] } {
  let said = 0;
  let covered = 0;
  let at = 0;
  const bare: number[] = [];
  turns.forEach((turn, place) => {
    said += turn.end - turn.start;
    while (at < covering.length && (covering[at] as Span).end <= turn.start) at += 1;
    let of = 0;
    for (let i = at; i < covering.length; i++) {
      const span = covering[i] as Span;
      if (span.start >= turn.end) break;
      of += Math.min(turn.end, span.end) - Math.max(turn.start, span.start);
    }
    covered += of;
    if (of === 0 && turn.end > turn.start) bare.push(place);
  });
  return { said, covered, bare };
}

/** The spans that share no character with `covering`. Both in order of their start; `covering` is disjoint. */
export function apartFrom<T extends Span>(spans: readonly T[], covering: readonly Span[]): T[] {
  let at = 0;
  return spans.filter((span) => {
    while (at < covering.length && (covering[at] as Span).end <= span.start) at += 1;
    const next = covering[at];
    return next === undefined || next.start >= span.end;
  });
}
