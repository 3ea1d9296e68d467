/**
 * Forms that draw no links of their own get roads: they are laid out again with room at the sides and between their boxes, and each
 * link is drawn there at right angles with its words in a gap. What finds no way is set under the figure.
 */
import { moveDrawn, type Draft, type LayoutContext } from '../draft.ts';
import type { DrawnLayout } from '../input.ts';
import { drawRest } from './rest.ts';

/** Forms with free room round their boxes. */
const ROADED: ReadonlySet<DrawnLayout> = new Set(['list', 'process', 'cycle', 'ring']);
/** Room at each side for lines that run round the outside; without, and with it. */
const LANES = [0, 13];
/** Among more links or nodes than this a figure with all of them on it is a tangle. */
const MOST_LINKS = 14;
const MOST_NODES = 70;
/** Height each link drawn on the figure may cost: its row under the figure, and what it is worth to see it. */
const WORTH = 56;

/** The figure with its links drawn on it where that is worth the room; else as it was. */
export function withRoads(
  context: LayoutContext,
  draft: Draft,
  again: (context: LayoutContext) => Draft | null,
): Draft {
  const shown = new Set(draft.nodes.map((n) => n.id));
  const links = context.input.links.filter((l) => l.from !== l.to && shown.has(l.from) && shown.has(l.to));
  const later = context.later ?? [];
  const count = links.length + later.length;
  if (!ROADED.has(draft.layout) || count === 0 || count > MOST_LINKS || shown.size > MOST_NODES) return draft;
  const drawnOn = (d: Draft): number => {
    const fans = later.length > 0 ? drawRest(context, d, later) : d;
    return fans.links?.length ?? 0;
  };
  const before = drawnOn(draft);
  let best = { draft, value: 0 };
  for (const lane of LANES) {
    const style = { ...context.style, width: context.style.width - 2 * lane };
    const roomy = again({ ...context, style, roads: true });
    if (roomy?.layout !== draft.layout || roomy.fits !== draft.fits) continue;
    const wide = { ...moveDrawn(roomy, lane, 0), width: context.style.width };
    const roaded = drawRest(context, wide, links);
    const value = (drawnOn(roaded) - before) * WORTH - (roaded.height - draft.height);
    if (value > best.value) best = { draft: roaded, value };
  }
  return best.draft;
}
