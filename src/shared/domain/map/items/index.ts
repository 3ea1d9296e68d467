/** Notes, quotes and groups added to a figure that is laid out: where a hand put them if it is free there, else under it. */
import { moveDrawn, type Draft, type DraftNode, type LayoutContext } from '../draft.ts';
import type { MapItem } from '../input.ts';
import type { Box, SceneItem } from '../types.ts';
import { addLoose } from './codes.ts';
import { cardFor, drawCard, type Card } from './cards.ts';
import { groupsInWords, regions, REGION_SIDE, REGION_TOP } from './regions.ts';
import { nearestFree, takenBy } from './room.ts';

const GAP = 14;
const BETWEEN = 12;

/** The items a figure shows: a group without a member on the map is not drawn. */
const shownItems = (context: LayoutContext): readonly MapItem[] => context.input.items ?? [];

/** Whether any group is drawn, which needs room at the edges. */
export const hasGroups = (context: LayoutContext): boolean =>
  shownItems(context).some((i) => i.kind === 'group');

/** A context that leaves room at the edges for regions. */
export function withRoom(context: LayoutContext): LayoutContext {
  return { ...context, style: { ...context.style, width: context.style.width - 2 * REGION_SIDE } };
}

/** Moves a figure that was laid out with that room into its middle. */
export function backToWidth(context: LayoutContext, draft: Draft): Draft {
  return {
    ...moveDrawn(draft, REGION_SIDE, REGION_TOP),
    width: context.style.width,
    height: draft.height + REGION_TOP + REGION_SIDE,
  };
}

/** Adds the loose codes, notes, quotes and groups of a map to its figure. */
export function addItems(
  context: LayoutContext,
  draft: Draft,
): { readonly draft: Draft; readonly hasRegions: boolean } {
  const all = shownItems(context);
  const withLoose = addLoose(context, draft);
  if (all.length === 0 || withLoose.nodes.length === 0) return { draft: withLoose, hasRegions: false };
  return addCards(context, withLoose, all);
}

function addCards(
  context: LayoutContext,
  draft: Draft,
  all: readonly MapItem[],
): { readonly draft: Draft; readonly hasRegions: boolean } {
  const { style, input } = context;
  const items: SceneItem[] = [...draft.items];
  const nodes: DraftNode[] = [...draft.nodes];
  const groups = all.filter(
    (i) => i.kind === 'group' && (i.members ?? []).some((m) => nodes.some((n) => n.id === m)),
  );
  const drawn = regions(groups, draft.nodes, items, style, { w: draft.width, h: draft.height });
  items.push(...drawn.items);
  let bottom = Math.max(draft.height, ...drawn.nodes.map((n) => n.bounds.y + n.bounds.h + 12));
  const told = groupsInWords(drawn.left, draft.nodes, style, bottom + GAP);
  items.push(...told.items);
  if (told.height > 0) bottom += GAP + told.height;

  const columns = style.narrow ? 1 : 2;
  const width = (draft.width - BETWEEN * (columns - 1)) / columns;
  const aboutOf = (item: MapItem): DraftNode | null => draft.nodes.find((n) => n.id === item.aboutId) ?? null;
  const cards = all.filter((i) => i.kind !== 'group').map((i) => cardFor(i, aboutOf(i), style, width));
  const loose: Card[] = [];
  const made: DraftNode[] = [];
  const taken = items.flatMap(takenBy);
  const floor = bottom;
  for (const card of cards) {
    const wanted = input.placed[card.item.id];
    const area: Box = { x: 0, y: 0, w: draft.width, h: floor + 260 };
    const at = wanted ? nearestFree({ w: card.width, h: card.height }, wanted, taken, area) : null;
    if (!at) {
      loose.push(card);
      continue;
    }
    const set = drawCard(card, at, style, true);
    items.push(...set.items);
    made.push(set.node);
    taken.push({ ...at, w: card.width, h: card.height });
    bottom = Math.max(bottom, at.y + card.height);
  }
  let y = bottom + GAP;
  for (let i = 0; i < loose.length; i += columns) {
    const row = loose.slice(i, i + columns);
    for (const [j, card] of row.entries()) {
      const set = drawCard(
        card,
        { x: j * (width + BETWEEN), y },
        style,
        input.placed[card.item.id] !== undefined,
      );
      items.push(...set.items);
      made.push(set.node);
    }
    y += Math.max(...row.map((c) => c.height)) + 8;
    bottom = y - 8;
  }
  const broken = cards.filter((c) => !c.fits).map((c) => ({ id: c.item.id, name: c.item.text }));
  const whole: Draft = {
    ...draft,
    height: bottom + (bottom > draft.height ? 0.5 : 0),
    items,
    nodes: [...nodes, ...drawn.nodes, ...told.nodes, ...made],
    problems: [...draft.problems, ...(broken.length > 0 ? brokenProblem(broken) : [])],
  };
  return { draft: whole, hasRegions: drawn.nodes.length > 0 };
}

const brokenProblem = (broken: readonly { id: string; name: string }[]): Draft['problems'] => [
  {
    kind: 'overflow',
    message:
      'A word in a note or quote is wider than its place and is broken inside. Choose a wider figure or shorter words.',
    nodeIds: broken.map((b) => b.id),
  },
];
