/** From a map to a scene: choose the layout, draw it, add the worded links, and bring it to printed size. */
import { inSentence } from '../themes/level-words.ts';
import type { Draft, DraftLink, DraftNode, LayoutContext } from './draft.ts';
import { pathData, scaleCommands, scaleItem } from './geometry.ts';
import { textWidth } from './font/metrics.ts';
import { grid } from './layouts/grid.ts';
import { layers } from './layouts/layers.ts';
import { venn } from './layouts/venn.ts';
import { process } from './layouts/process.ts';
import { cycle } from './layouts/cycle.ts';
import { treeDown } from './layouts/tree-down.ts';
import { list } from './layouts/list.ts';
import { network } from './layouts/network.ts';
import { petals } from './layouts/petals.ts';
import { ring } from './layouts/ring.ts';
import { tree } from './layouts/tree.ts';
import { markCodes, type Threads } from './items/codes.ts';
import { addItems, backToWidth, hasGroups, withRoom } from './items/index.ts';
import { legend } from './links/legend.ts';
import { drawRest, isForFigure } from './links/rest.ts';
import { withRoads } from './links/roads.ts';
import { linkStrip } from './links/strip.ts';
import { buildOutline, linkSentence } from './outline.ts';
import { withOutlineRoom, withOutlines } from './sized.ts';
import { withinHeight } from './height.ts';
import { readStructure, suitedLayout, type Group } from './structure.ts';
import { styleFor } from './style.ts';
import type { DrawnLayout, MapInput } from './input.ts';
import type { Box, Problem, Scene, SceneItem, SceneLink, SceneNode, SizedBy } from './types.ts';

/**
 * Draws a map. Always gives a scene: a layout that cannot hold the themes hands over to one that can, and
 * `problems` says so. Pure and deterministic: the same input gives the same figure.
 */
export function buildScene(input: MapInput): Scene {
  return withinHeight(input, (tight) => drawScene(input, tight));
}

function drawScene(input: MapInput, tight: number): Scene {
  const structure = readStructure(input);
  const style = styleFor(input.widthMm, input.palette, { tight, tallestMm: input.tallestMm });
  const whole: LayoutContext = { input, structure, style };
  const context = withOutlineRoom(whole);
  const { groups, loose } = structure;
  if (groups.length === 0 && loose.length === 0) return finish(whole, empty(whole), [], null, null);
  const items = new Set([...(input.items ?? []), ...loose].map((i) => i.id));
  const later = input.links.filter((l) => isForFigure(l, items));
  const plain = {
    ...context,
    later,
    input: { ...input, links: input.links.filter((l) => !later.includes(l)) },
  };
  const wanted = input.layout === 'auto' ? suitedLayout(structure, input.headings) : input.layout;
  const lay = (on: LayoutContext): Draft => (groups.length === 0 ? blank(on) : roaded(on, wanted));
  const roomy = hasGroups(context) ? addItems(context, backToWidth(context, lay(withRoom(plain)))) : null;
  // room at the edges is kept only where a region came of it
  const laid = roomy?.hasRegions ? roomy.draft : addItems(context, lay(plain)).draft;
  const draft = later.length === 0 ? laid : drawRest(context, laid, later);
  const instead =
    input.layout !== 'auto' && groups.length > 0 && draft.layout !== wanted
      ? [handedOver(context, wanted, draft.layout)]
      : [];
  const { draft: outlined, sized } = withOutlines(input, draft, style.width);
  const { draft: marked, threads } = markCodes(context, outlined);
  return finish(whole, marked, instead, sized, threads);
}

/** A figure of loose codes alone: nothing stands on it before they are set. */
const blank = ({ style }: LayoutContext): Draft => ({
  layout: 'list', width: style.width, height: 0, items: [], nodes: [], problems: [], fits: true,
}); // prettier-ignore

/** What may stand in for a layout that cannot hold the themes, best first. A tree holds anything. */
const STAND_INS: Record<DrawnLayout, readonly DrawnLayout[]> = {
  petals: ['petals', 'tree'],
  ring: ['ring', 'petals', 'tree'],
  tree: ['tree'],
  list: ['list'],
  grid: ['grid', 'list'],
  network: ['network', 'tree'],
  layers: ['layers', 'tree'],
  venn: ['venn', 'tree'],
  process: ['process', 'list'],
  cycle: ['cycle', 'process', 'list'],
  treeDown: ['treeDown', 'tree'],
};

/** White between the figure and the links set under it. */
const STRIP_GAP = 14;

/** Forms in which a place set by hand chooses the order: the theme changes places with the one that stands there. */
const ORDERED: ReadonlySet<DrawnLayout> = new Set(['list', 'layers', 'venn', 'process', 'cycle', 'treeDown']);

function drawAs(layout: DrawnLayout, context: LayoutContext): Draft | null {
  const draft = drawPlain(layout, context);
  if (!draft || !ORDERED.has(layout) || context.structure.groups.length < 2) return draft;
  const { groups } = context.structure;
  const order = orderByHand(groups, draft, context.input.placed);
  const drawn =
    order === groups
      ? draft
      : drawPlain(layout, { ...context, structure: { ...context.structure, groups: order } });
  const tops = new Set(groups.map((g) => g.theme.id));
  const nodes = drawn?.nodes.map((n) =>
    tops.has(n.id) ? { ...n, movable: true, pinned: context.input.placed[n.id] !== undefined } : n,
  );
  return drawn && nodes ? { ...drawn, nodes } : null;
}

/** The themes in the order hands put them; the same list when nothing was placed. */
function orderByHand(groups: readonly Group[], draft: Draft, placed: MapInput['placed']): readonly Group[] {
  const spots = groups.map((g) => draft.nodes.find((n) => n.id === g.theme.id)?.bounds);
  let order = groups;
  for (const group of groups) {
    const at = placed[group.theme.id];
    if (!at) continue;
    const away = spots.map((b) =>
      b ? Math.hypot(b.x + b.w / 2 - at.x, b.y + b.h / 2 - at.y) : Number.POSITIVE_INFINITY,
    );
    const to = away.indexOf(Math.min(...away));
    const from = order.indexOf(group);
    const other = order[to];
    if (from === to || !other) continue;
    order = order.map((g, i) => (i === to ? group : i === from ? other : g));
  }
  return order;
}

function drawPlain(layout: DrawnLayout, context: LayoutContext): Draft | null {
  switch (layout) {
    case 'petals':
      return petals(context);
    case 'ring':
      return ring(context);
    case 'tree':
      return tree(context);
    case 'list':
      return list(context);
    case 'grid':
      return grid(context);
    case 'network':
      return network(context);
    case 'layers':
      return layers(context);
    case 'venn':
      return venn(context);
    case 'process':
      return process(context);
    case 'cycle':
      return cycle(context);
    case 'treeDown':
      return treeDown(context);
  }
}

/** The wanted layout, or the first stand-in that holds every word; when none does, the wanted one with its problems. */
function firstThatFits(context: LayoutContext, wanted: DrawnLayout): Draft {
  const drafts = STAND_INS[wanted].map((l) => drawAs(l, context)).filter((d) => d !== null);
  return drafts.find((d) => d.fits) ?? drafts[0] ?? tree(context);
}

/** The same with its links on it, where the form has room for them. */
function roaded(context: LayoutContext, wanted: DrawnLayout): Draft {
  const draft = firstThatFits(context, wanted);
  return withRoads(context, draft, (roomy) => drawAs(draft.layout, roomy));
}

const IN_WORDS: Record<DrawnLayout, string> = {
  petals: 'petals',
  ring: 'a ring',
  tree: 'a tree',
  list: 'a list',
  grid: 'a grid',
  network: 'a network',
  layers: 'layers',
  venn: 'overlapping shapes',
  process: 'a process',
  cycle: 'a cycle',
  treeDown: 'a tree from the top down',
};

function handedOver(context: LayoutContext, wanted: DrawnLayout, drawn: DrawnLayout): Problem {
  const count = context.structure.groups.length;
  const why =
    missing(context, wanted) ??
    `At this width ${IN_WORDS[wanted]} cannot hold these ${count} themes and their names`;
  return { kind: 'layout', message: `${why}, so the map is drawn as ${IN_WORDS[drawn]}.`, nodeIds: [] };
}

/** What a form asks of the themes, where that is what is missing. */
function missing({ input, structure }: LayoutContext, wanted: DrawnLayout): string | null {
  if (wanted === 'ring' && !structure.hub)
    return `A ring needs one ${inSentence(input.levels[0] ?? 'theme')} in its centre`;
  if (wanted === 'grid' && (input.groupKey?.length ?? 0) === 0 && (input.headings?.length ?? 0) === 0)
    return 'A grid needs themes marked with the groups they come from, or headings such as research questions';
  if (wanted === 'process' && structure.groups.length < 2) return 'A process needs two steps or more';
  if (wanted === 'cycle' && (structure.groups.length < 3 || structure.groups.length > 9))
    return 'A cycle holds three to nine themes';
  if (wanted === 'venn' && (structure.groups.length < 2 || structure.groups.length > 3))
    return 'Overlapping shapes hold two or three themes';
  if (wanted === 'layers' && structure.groups.length + (structure.hub ? 1 : 0) < 2)
    return 'Layers need two themes or more';
  return null;
}

/** A map with nothing on it: a quiet line that says what to do. */
function empty({ style }: LayoutContext): Draft {
  const line = { text: 'No themes on this map yet', x: style.width / 2, y: 30, width: 0 };
  const item: SceneItem = {
    kind: 'text', role: 'note', owner: null, size: style.sub.size, weight: 400, style: 'italic', anchor: 'middle',
    fill: style.inks.quiet, ground: style.inks.paper,
    lines: [{ ...line, width: textWidth(line.text, { size: style.sub.size, weight: 400, style: 'italic' }) }],
  }; // prettier-ignore
  const problem: Problem = {
    kind: 'empty',
    message: 'There is nothing on this map yet. Add themes to draw it.',
    nodeIds: [],
  };
  return {
    layout: 'list',
    width: style.width,
    height: 52,
    items: [item],
    nodes: [],
    problems: [problem],
    fits: true,
  };
}

function finish(
  context: LayoutContext,
  draft: Draft,
  problems: readonly Problem[],
  sized: SizedBy | null,
  threads: Threads | null,
): Scene {
  const { input, style } = context;
  const k = style.scale;
  const shown = new Set(draft.nodes.map((n) => n.id));
  const links = input.links.filter((l) => l.from !== l.to && shown.has(l.from) && shown.has(l.to));
  const routed = draft.links ?? [];
  const rest = links.filter((l) => routed.every((r) => r.id !== l.id));
  const strip = linkStrip(rest, draft.nodes, style, draft.height + STRIP_GAP);
  const linked = strip.links.length > 0 ? draft.height + STRIP_GAP + strip.height : draft.height;
  const drawn = new Set(
    [...draft.items, ...strip.items].flatMap((i) => (i.role === 'link' ? [i.owner] : [])),
  );
  // what the heavy lines of a network say, in the team's word for the level they lead to
  const { hub } = context.structure;
  const heavy = draft.layout === 'network' && hub ? (input.levels[hub.level] ?? 'overarching theme') : null;
  const key = legend(links.filter((l) => drawn.has(l.id)), heavy, style, linked + STRIP_GAP, { sized, threads }); // prettier-ignore
  const height = key.height > 0 ? linked + STRIP_GAP + key.height : linked;
  const items = [...draft.items, ...strip.items, ...key.items];
  const nodes = draft.nodes.map((n) => scaleNode(n, k));
  const size = { widthPt: draft.width * k, heightPt: height * k };
  const names = new Map(nodes.map((n) => [n.id, n.name]));
  const said = new Map(links.map((l) => [l.id, linkSentence(l, (id) => names.get(id) ?? '')]));
  return {
    ...size,
    layout: draft.layout,
    ...(input.tallestMm === undefined ? {} : { tallestMm: input.tallestMm }),
    palette: input.palette,
    levels: input.levels,
    ...(draft.layout === 'grid' && input.headings?.length ? { headings: input.headings } : {}),
    items: k === 1 ? items : items.map((i) => scaleItem(i, k)),
    nodes,
    links: [...routed, ...strip.links].map((l) => ({ ...scaleLink(l, k), says: said.get(l.id) ?? '' })),
    outline: buildOutline(nodes, links, size),
    ...(sized === null ? {} : { sized: { ...sized, codes: threads?.sized ?? undefined } }),
    problems: [...problems, ...draft.problems],
  };
}

const scaleBox = (b: Box, k: number): Box => ({ x: b.x * k, y: b.y * k, w: b.w * k, h: b.h * k });

function scaleNode(node: DraftNode, k: number): SceneNode {
  const { hit, ...rest } = node;
  return { ...rest, bounds: scaleBox(node.bounds, k), hitPath: pathData(scaleCommands(hit, k)) };
}

function scaleLink(link: DraftLink, k: number): Omit<SceneLink, 'says'> {
  const { hit, ...rest } = link;
  return { ...rest, bounds: scaleBox(link.bounds, k), hitPath: pathData(scaleCommands(hit, k)) };
}
