/**
 * Which shapes of a figure belong together for someone who edits it: one group for the centre, for each theme with
 * its sub-themes, and for each link. Painting order is kept: a group is split where moving a piece down would hide it.
 */
import { boxGap } from '../../../../shared/domain/map/geometry.ts';
import type { Box, Scene, SceneItem, SceneNode } from '../../../../shared/domain/map/index.ts';
import { inkBox } from '../curves.ts';

interface ShapeGroup {
  /** What the selection pane shows. */
  readonly name: string;
  /** A sentence for someone who does not see the figure; empty on a second piece of the same group. */
  readonly description: string;
  readonly items: readonly SceneItem[];
}

/** What lines no connector follows join, by the owner of their parts. */
type Joined = ReadonlyMap<string, readonly [from: string | null, to: string | null]>;

/**
 * Groups in the order they are read, as far as none covers another; where some do, the lower stays first. Shapes that belong to
 * nothing stand alone, in a group without a description.
 */
export function groupShapes(scene: Scene, joined: Joined = new Map()): ShapeGroup[] {
  const nodes = new Map(scene.nodes.map((n) => [n.id, n]));
  const groups: { key: string; items: SceneItem[]; boxes: Box[] }[] = [];
  for (const item of scene.items.filter(hasInk)) {
    const key = groupOf(item.owner, nodes);
    const box = inkBox(item);
    const at = groups.findLastIndex((g) => g.key === key);
    const hidden = groups.slice(at + 1).some((g) => g.boxes.some((b) => boxGap(b, box) === 0));
    const home = at >= 0 && !hidden ? groups[at] : undefined;
    if (home) {
      home.items.push(item);
      home.boxes.push(box);
    } else groups.push({ key, items: [item], boxes: [box] });
  }
  const said = new Set<string>();
  return inReadingOrder(groups, scene).map(({ key, items }) => {
    const words = wordsFor(key, scene, nodes, joined);
    const first = !said.has(key);
    said.add(key);
    return { name: words.name, description: first ? words.description : '', items };
  });
}

interface Pile {
  readonly key: string;
  readonly items: readonly SceneItem[];
  readonly boxes: readonly Box[];
}

/** Moves each group up to where it is read, past those it does not touch. */
function inReadingOrder(groups: readonly Pile[], scene: Scene): Pile[] {
  const places = new Map(scene.outline.map((e, i) => [e.nodeId, i]));
  const placeOf = (pile: Pile): number => places.get(pile.key) ?? Number.POSITIVE_INFINITY;
  const touch = (a: Pile, b: Pile): boolean => a.boxes.some((p) => b.boxes.some((q) => boxGap(p, q) === 0));
  const out: Pile[] = [];
  for (const pile of groups) {
    let at = out.length;
    for (let i = out.length - 1; i >= 0; i -= 1) {
      const other = out[i];
      if (!other || touch(other, pile)) break;
      if (placeOf(other) > placeOf(pile)) at = i;
    }
    out.splice(at, 0, pile);
  }
  return out;
}

/** Words without letters and outlines without steps have no place. */
function hasInk(item: SceneItem): boolean {
  if (item.kind === 'text') return item.lines.length > 0;
  if (item.kind === 'arc-text') return item.glyphs.some((g) => g.char.trim() !== '');
  return item.kind !== 'path' || item.commands.length > 0;
}

/** The theme an owner stands under, the centre, or the link itself. */
function groupOf(owner: string | null, nodes: ReadonlyMap<string, SceneNode>): string {
  let node = owner === null ? undefined : nodes.get(owner);
  const seen = new Set<string>();
  while (
    node &&
    (node.part === 'sub' || node.part === 'code') &&
    node.parentId !== null &&
    !seen.has(node.id)
  ) {
    seen.add(node.id);
    const up = nodes.get(node.parentId);
    if (!up || up.part === 'hub') break;
    node = up;
  }
  return node?.id ?? owner ?? '';
}

function wordsFor(
  key: string,
  scene: Scene,
  nodes: ReadonlyMap<string, SceneNode>,
  joined: Joined,
): { name: string; description: string } {
  const node = nodes.get(key);
  if (node) return { name: node.name, description: nodeSentence(node, scene) };
  const [from = null, to = null] = joined.get(key) ?? [];
  const [a, b] = [nodes.get(from ?? '')?.name, nodes.get(to ?? '')?.name];
  if (a !== undefined && b !== undefined)
    return { name: `Line: ${a}, ${b}`, description: `${a} leads to ${b}.` };
  const link = scene.links.find((l) => l.id === key);
  if (!link) return { name: 'Figure', description: '' };
  const ends = [link.from, link.to].map((id) => nodes.get(id)?.name ?? '');
  return {
    name: `Link: ${ends[0] ?? ''}, ${ends[1] ?? ''}`,
    description: link.says,
  };
}

function nodeSentence(node: SceneNode, scene: Scene): string {
  const under = (id: string): SceneNode[] => scene.nodes.filter((n) => n.parentId === id && n.id !== id);
  const level = node.levelName === '' ? '' : ` (${node.levelName})`;
  const names = under(node.id).map((n) => {
    const deeper = node.part === 'hub' ? [] : under(n.id).map((d) => d.name);
    return deeper.length > 0 ? `${n.name} (${deeper.join(', ')})` : n.name;
  });
  return names.length === 0 ? `${node.name}${level}.` : `${node.name}${level}: ${names.join('; ')}.`;
}
