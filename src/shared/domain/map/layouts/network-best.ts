/** Choosing among arrangements of a network by what their links come to once they are routed. */
import type { Draft, LayoutContext } from '../draft.ts';
import { flatten } from '../geometry.ts';
import { drawRest } from '../links/rest.ts';
import type { Point } from '../types.ts';
import type { Arranged } from './network-arrange.ts';
import type { Plan } from './network-plan.ts';

/** The best of them, with at most two orders of each arrangement. */
export function varied(tried: readonly Arranged[], count: number): Arranged[] {
  const seen = new Map<Plan, number>();
  return tried
    .filter(({ plan }) => {
      seen.set(plan, (seen.get(plan) ?? 0) + 1);
      return (seen.get(plan) ?? 0) <= 2;
    })
    .slice(0, count);
}

/** The arrangement that draws most of the links, with the shortest and fewest crossed lines. */
export function bestRouted(
  context: LayoutContext,
  tried: readonly Arranged[],
  draw: (arranged: Arranged) => Draft,
): Arranged {
  const later = context.later ?? [];
  const scored = tried.map((a) => {
    const plain = draw(a);
    const draft = later.length > 0 ? drawRest(context, plain, later) : plain;
    return { a, score: a.score + routedScore(draft, context.input.links.length + later.length) };
  });
  return scored.reduce((p, q) => (q.score < p.score ? q : p)).a;
}

function routedScore(draft: Draft, links: number): number {
  const left = links - (draft.links?.length ?? 0);
  const lines = draft.items.flatMap((i) =>
    (i.role === 'link' || i.role === 'branch') && i.kind === 'path' ? [flatten(i.commands)] : [],
  );
  const way = lines.flatMap((l) =>
    l.map((p, i) => Math.hypot(p.x - (l[i + 1] ?? p).x, p.y - (l[i + 1] ?? p).y)),
  );
  const length = way.reduce((sum, d) => sum + d, 0);
  return left * 150 + (draft.fits ? 0 : 5000) + crossings(lines) * 45 + length * 0.06;
}

function crossings(lines: readonly (readonly Point[])[]): number {
  const steps = lines.flatMap((l, line) => l.slice(1).map((b, i) => ({ line, a: l[i] ?? b, b })));
  const side = (a: Point, b: Point, p: Point): number =>
    (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
  let count = 0;
  for (const [i, s] of steps.entries())
    for (const t of steps.slice(i + 1))
      if (s.line !== t.line && side(s.a, s.b, t.a) * side(s.a, s.b, t.b) < 0 && side(t.a, t.b, s.a) * side(t.a, t.b, s.b) < 0) count += 1; // prettier-ignore
  return count;
}
