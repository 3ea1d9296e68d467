/**
 * The map as an outline in reading order: what a keyboard and a screen reader walk, and what the long
 * description is written from. It is built from the scene's own nodes, so picture and outline cannot part.
 */
import { inSentence } from '../themes/level-words.ts';
import { centreOf } from './geometry.ts';
import type { Box, MapLink, OutlineEntry, SceneNode } from './types.ts';

/** A link as a sentence, from the side of neither theme. */
export function linkSentence(link: MapLink, nameOf: (id: string) => string): string {
  const from = nameOf(link.from);
  const rest = [link.to, ...(link.also ?? [])].map(nameOf).filter((n) => n !== '');
  const to = rest.length <= 1 ? (rest[0] ?? '') : `${rest.slice(0, -1).join(', ')} and ${rest.at(-1) ?? ''}`;
  const words = link.words.trim();
  const said = words === '' ? '' : `: ${words}`;
  const strong = (link.weight ?? 1) === 3 ? ' A strong claim.' : '';
  const tentative = `${strong}${link.kind === 'dashed' ? ' Tentative.' : ''}`;
  if (link.arrow === 'both') {
    const all = rest.length <= 1 ? `${from} and ${to}` : `${from}, ${to}`;
    return `${all} lead to each other${said}.${tentative}`;
  }
  if (link.arrow === 'to') return `${from} leads to ${to}${said}.${tentative}`;
  return `${from} is linked with ${to}${said}.${tentative}`;
}

/** Where a box stands in the figure, in words. */
export function placeInWords(box: Box, width: number, height: number): string {
  const c = centreOf(box);
  const wide = box.w > width * 0.7;
  const tall = box.h > height * 0.7;
  const column = wide ? '' : c.x < width * 0.4 ? 'left' : c.x > width * 0.6 ? 'right' : '';
  const row = tall ? '' : c.y < height * 0.4 ? 'top' : c.y > height * 0.6 ? 'bottom' : 'middle';
  if (column === '' && row === 'middle') return 'centre';
  if (row === 'middle') return column;
  return [row, column].filter((w) => w !== '').join(' ');
}

/** Where a node stands, in words; of what is listed under a theme nothing useful can be said. */
function placeOf(
  node: SceneNode,
  nodes: readonly SceneNode[],
  size: { readonly widthPt: number; readonly heightPt: number },
): string {
  if (node.part === 'sub' || (node.part === 'code' && !node.movable)) return '';
  if (node.part === 'hub' && isAmid(node, nodes)) return 'centre';
  return placeInWords(node.bounds, size.widthPt, size.heightPt);
}

/** Whether themes stand on every side: lists of unequal length push what they surround out of the middle of the sheet. */
function isAmid(node: SceneNode, nodes: readonly SceneNode[]): boolean {
  const c = centreOf(node.bounds);
  const others = nodes.filter((n) => n.part === 'theme').map((n) => centreOf(n.bounds));
  return (
    others.some((o) => o.x < c.x - 1) &&
    others.some((o) => o.x > c.x + 1) &&
    others.some((o) => o.y < c.y - 1) &&
    others.some((o) => o.y > c.y + 1)
  );
}

/** The outline of nodes given in reading order. */
export function buildOutline(
  nodes: readonly SceneNode[],
  links: readonly MapLink[],
  size: { readonly widthPt: number; readonly heightPt: number },
): OutlineEntry[] {
  const byId = new Map(nodes.map((n) => [n.id, n]));
  const nameOf = (id: string): string => byId.get(id)?.name ?? '';
  const childrenOf = (id: string | null): SceneNode[] => nodes.filter((n) => n.parentId === id);
  const depthOf = (node: SceneNode): number => {
    const parent = node.parentId === null ? undefined : byId.get(node.parentId);
    return parent ? depthOf(parent) + 1 : 0;
  };
  return nodes.map((node) => {
    const siblings = childrenOf(node.parentId);
    return {
      nodeId: node.id,
      depth: depthOf(node),
      name: node.name,
      levelName: node.levelName,
      index: siblings.indexOf(node) + 1,
      count: siblings.length,
      childCount: childrenOf(node.id).length,
      place: placeOf(node, nodes, size),
      pinned: node.pinned,
      links: links
        .filter((l) => l.from === node.id || l.to === node.id || l.also?.includes(node.id))
        .map((l) => linkSentence(l, nameOf)),
    };
  });
}

/** What a screen reader says for an entry: name, level, place among siblings, lists, place in the figure, links. */
export function spokenEntry(entry: OutlineEntry): string {
  const parts = [`${entry.name}, ${inSentence(entry.levelName)}, ${entry.index} of ${entry.count}`];
  if (entry.childCount > 0) parts.push(`${entry.childCount} under it`);
  if (entry.place !== '')
    parts.push(`on the map ${entry.place === 'centre' ? 'at the centre' : entry.place}`);
  if (entry.pinned) parts.push('placed by hand');
  const links = entry.links.length > 0 ? ` ${entry.links.join(' ')}` : '';
  return `${parts.join(', ')}.${links}`;
}
