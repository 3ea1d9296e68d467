/**
 * The map as an outline in reading order: what a keyboard and a screen reader walk, and what the long
 * description is written from. It is built from the scene's own nodes, so picture and outline cannot part.
 */
import { inSentence } from '../themes/level-words.ts';
import { centreOf } from './geometry.ts';
import type { MapLink } from './input.ts';
import type { Box, OutlineEntry, SceneNode } from './types.ts';

/** How strong a link's claim is, by the weight of its line. */
export const CLAIMS: Readonly<Record<number, string>> = { 2: 'a stronger claim', 3: 'a strong claim' };

/**
 * A link as a sentence, from the side of neither theme. Its words are quoted as they stand on the line: what the line says is
 * theirs to say, whatever kind of line it is.
 */
export function linkSentence(link: MapLink, nameOf: (id: string) => string): string {
  const { from, to, rest, words, claimed } = readLink(link, nameOf);
  const all = rest === 1 ? `${from} and ${to}` : `${from}, ${to}`;
  if (words === '') {
    if (link.arrow === 'both') return `${all} lead to each other${claimed}.`;
    return link.arrow === 'to'
      ? `${from} leads to ${to}${claimed}.`
      : `${from} is linked with ${to}${claimed}.`;
  }
  const line =
    link.arrow === 'to'
      ? `An arrow from ${from} to ${to}`
      : `${link.arrow === 'both' ? 'A two-headed arrow' : 'A line'} ${rest === 1 ? 'between' : 'joining'} ${all}`;
  return `${line} says “${words}”${claimed}.`;
}

/** A kind of line as a sign between two names. */
export const LINK_SIGNS: Readonly<Record<MapLink['arrow'], string>> = { none: '–', to: '→', both: '↔' };

/** A link as it is printed where a figure has no room to draw its line: in letters the figure font has. */
export function linkNote(link: MapLink, nameOf: (id: string) => string): string {
  const { from, to, words, claimed } = readLink(link, nameOf);
  if (words === '') return linkSentence(link, nameOf);
  const ends = link.arrow === 'to' ? `From ${from} to ${to}` : `Between ${from} and ${to}`;
  return `${ends}${link.arrow === 'both' ? ', both ways' : ''}: ${words}${claimed}.`;
}

function readLink(link: MapLink, nameOf: (id: string) => string) {
  const ends = [link.to, ...(link.also ?? [])].map(nameOf).filter((n) => n !== '');
  const to = ends.length <= 1 ? (ends[0] ?? '') : `${ends.slice(0, -1).join(', ')} and ${ends.at(-1) ?? ''}`;
  const claims = [CLAIMS[link.weight ?? 1], link.kind === 'dashed' ? 'tentative' : undefined].filter(Boolean);
  return {
    from: nameOf(link.from),
    to,
    rest: Math.max(1, ends.length),
    words: link.words.trim(),
    claimed: claims.length === 0 ? '' : ` (${claims.join(', ')})`,
  };
}

/** Where a box stands in the figure, in words. */
function placeInWords(box: Box, width: number, height: number): string {
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
      column: node.column ?? '',
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
  if (entry.column !== '') parts.push(`column ${entry.column}`);
  if (entry.place !== '')
    parts.push(`on the map ${entry.place === 'centre' ? 'at the centre' : entry.place}`);
  if (entry.pinned) parts.push('placed by hand');
  const links = entry.links.length > 0 ? ` ${entry.links.join(' ')}` : '';
  return `${parts.join(', ')}.${links}`;
}
