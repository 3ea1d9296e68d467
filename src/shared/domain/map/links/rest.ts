/**
 * Links a form has no road for because they have three ends or more, or end at a note or quote: drawn on the finished figure where a
 * way through free room exists. What finds none is set under the figure.
 */
import { moveDrawn, type Draft, type DraftNode, type LayoutContext } from '../draft.ts';
import { growBox, flatten } from '../geometry.ts';
import type { MapLink } from '../input.ts';
import type { Point, SceneItem } from '../types.ts';
import { wordBoxes } from '../items/room.ts';
import { ringOf } from './ring-ports.ts';
import type { WebBox } from './ports.ts';
import { WebDrawer } from './web.ts';

/** Room under a figure a line may still run in. */
const BELOW = 64;
/** Room over it. */
const OVER = 64;
/** Lines and junctions keep this far inside the figure. */
const EDGE = 3.5;

/** Whether a form leaves a link to the figure as a whole. */
export const isForFigure = (link: MapLink, items: ReadonlySet<string>): boolean =>
  (link.also ?? []).length > 0 || items.has(link.from) || items.has(link.to);

/** The figure with those of the links that find a way. */
export function drawRest(context: LayoutContext, draft: Draft, links: readonly MapLink[]): Draft {
  const shown = new Set(draft.nodes.map((n) => n.id));
  const wanted = links.flatMap((l): MapLink[] => {
    const also = [...new Set(l.also ?? [])].filter((id) => shown.has(id) && id !== l.from && id !== l.to);
    return l.from !== l.to && shown.has(l.from) && shown.has(l.to) ? [{ ...l, also }] : [];
  });
  if (wanted.length === 0) return draft;
  // what a hand placed stands where it was put: the figure is not moved down for lines over it
  const above = Object.keys(context.input.placed).length > 0 ? 0 : OVER;
  const web = webOf(context, draft, above);
  const items: SceneItem[] = [];
  const drawn = [...(draft.links ?? [])];
  let bottom = draft.height;
  for (const link of wanted) {
    const done = (link.also ?? []).length > 0 ? web.drawFan(link) : web.draw(link);
    if (!done) continue;
    items.push(...done.items);
    drawn.push(done.link);
    bottom = Math.max(bottom, done.link.bounds.y + done.link.bounds.h + 1.5);
  }
  const top = Math.min(0, ...drawn.map((l) => l.bounds.y - 1.5));
  const whole = { ...draft, items: [...draft.items, ...items], links: drawn };
  return { ...moveDrawn(whole, 0, -top), height: bottom - top };
}

/** Everything that stands on the figure, as boxes lines may leave and keep off. */
function webOf({ style }: LayoutContext, draft: Draft, above: number): WebDrawer {
  const ring = draft.layout === 'ring' ? ringOf(draft) : null;
  const round = new Set(draft.items.flatMap((i) => (i.kind === 'ellipse' ? [i.owner] : [])));
  const boxes = draft.nodes
    .filter((n) => n.part !== 'group')
    .map((n) => ring?.boxes.get(n.id) ?? boxOf(n, round.has(n.id)));
  const area = {
    x: EDGE,
    y: above > 0 ? -above : EDGE,
    w: draft.width - 2 * EDGE,
    h: draft.height + BELOW + above,
  };
  const web = new WebDrawer(boxes, style, area);
  for (const box of ring?.closed ?? []) web.keepOff(box);
  for (const box of ring?.wordless ?? []) web.keepWordsOff(box);
  // the mark of a group that is said in words below the figure
  const keys = new Set(draft.nodes.flatMap((n) => (n.part === 'group' ? [n.id] : [])));
  for (const item of draft.items) {
    for (const box of wordBoxes(item)) web.keepOff(box);
    if (item.kind === 'rect' && keys.has(item.owner ?? '') && item.role === 'bullet') web.keepOff(item);
    for (const line of linesOf(item)) web.take(line);
  }
  return web;
}

function boxOf(node: DraftNode, round: boolean): WebBox {
  // words without a box keep a little room to the line that ends at them
  const isBare = node.part === 'sub' || node.part === 'quote';
  const shape = isBare ? growBox(node.bounds, 2) : node.bounds;
  return {
    id: node.id,
    shape,
    round: round && (node.part === 'hub' || node.part === 'theme'),
    closed: shape,
  };
}

function linesOf(item: SceneItem): Point[][] {
  if (item.role !== 'branch' && item.role !== 'link' && item.role !== 'rule') return [];
  if (item.kind === 'line') return [[{ x: item.x1, y: item.y1 }, { x: item.x2, y: item.y2 }]]; // prettier-ignore
  return item.kind === 'path' && item.fill === null ? [flatten(item.commands)] : [];
}
