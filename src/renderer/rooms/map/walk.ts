// Walking the figure by arrows, and moving what is chosen without a mouse. Pure, so that it can be tested by itself.
import {
  itemBox,
  PT_PER_MM,
  type Box,
  type Scene,
  type SceneNode,
} from '../../../shared/domain/map/index.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

export const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** One step of a thing moved by keys. */
const STEP = 2 * PT_PER_MM;

/** Forms in which a place set by hand moves the thing itself; in the others it changes places. */
const FREE: ReadonlySet<Scene['layout']> = new Set(['tree', 'network']);

/** What stands beside the figure, wherever a hand puts it: notes, quotes and loose codes. */
export const isBeside = (scene: Scene, node: SceneNode): boolean =>
  // the rows of a grid change places, codes among them
  node.part === 'note' || node.part === 'quote' || (node.part === 'code' && scene.layout !== 'grid');

export const isFree = (scene: Scene): boolean => FREE.has(scene.layout);

const middle = (b: Box): { x: number; y: number } => ({ x: b.x + b.w / 2, y: b.y + b.h / 2 });

/** The box of a node's own name; of what has no words of its own, its bounds. */
export function labelBox(scene: Scene, node: SceneNode): Box {
  const words = scene.items.find((i) => i.owner === node.id && (i.kind === 'text' || i.kind === 'arc-text'));
  return words ? itemBox(words) : node.bounds;
}

/** The nearest of some places in a direction: straight ahead counts more than aside. Null where there is nothing. */
function nearest<T extends { readonly x: number; readonly y: number }>(
  from: { readonly x: number; readonly y: number },
  places: readonly T[],
  direction: Direction,
): T | null {
  const flat = direction === 'left' || direction === 'right';
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  let best: { readonly place: T; readonly score: number } | null = null;
  for (const place of places) {
    const ahead = sign * (flat ? place.x - from.x : place.y - from.y);
    const aside = Math.abs(flat ? place.y - from.y : place.x - from.x);
    if (ahead < 2 || aside > ahead * 6) continue;
    const score = ahead + aside * 2.2;
    if (best === null || score < best.score) best = { place, score };
  }
  return best?.place ?? null;
}

/** The node an arrow goes to from another; from nothing, the first. */
export function neighbour(scene: Scene, id: string | null, direction: Direction): string | null {
  const at = scene.nodes.find((n) => n.id === id);
  if (!at) return scene.outline[0]?.nodeId ?? null;
  const places = scene.nodes
    .filter((n) => n.id !== id)
    .map((n) => ({ id: n.id, ...middle(labelBox(scene, n)) }));
  return nearest(middle(labelBox(scene, at)), places, direction)?.id ?? null;
}

/** Where a step in a direction puts a node: a little further, or in the place of the next one. Null where it cannot go. */
export function nudged(scene: Scene, id: string, direction: Direction): { x: number; y: number } | null {
  const node = scene.nodes.find((n) => n.id === id);
  if (!node?.movable) return null;
  const at = middle(node.bounds);
  if (!isFree(scene) && !isBeside(scene, node)) {
    const others = scene.nodes.filter((n) => n.movable && n.id !== id && n.part === node.part);
    const to = nearest(
      at,
      others.map((n) => middle(n.bounds)),
      direction,
    );
    return to && { x: to.x, y: to.y };
  }
  const [dx, dy] = { left: [-STEP, 0], right: [STEP, 0], up: [0, -STEP], down: [0, STEP] }[direction] as [
    number,
    number,
  ];
  return { x: Math.max(0, at.x + dx), y: Math.max(0, at.y + dy) };
}
