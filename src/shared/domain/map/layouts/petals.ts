/**
 * Petals: panels cut round the hub, one for each theme, with its sub-themes as a list. The white gap between the
 * panels equals the gap round the hub, so the hub seems cut out of them.
 */
import { blockItems, brokenIn, centredText } from '../blocks.ts';
import {
  makeNode,
  moveDrawn,
  overflowProblem,
  subNodes,
  type Draft,
  type DraftNode,
  type LayoutContext,
} from '../draft.ts';
import { LEAST_SIZE } from '../check-scene.ts';
import { drawFrame, planFrame, type FramePanel, type FramePlan } from '../links/frame.ts';
import { tooTall, type Style } from '../style.ts';
import type { MapTheme } from '../input.ts';
import type { PathCommand, Point, SceneItem } from '../types.ts';
import { solve, type Arrangement, type Panel } from './petal-arrange.ts';
import { hubMeasure, hubShapes, ordersFor, specsFor, type Spec } from './petal-specs.ts';
import { grow, hubBox, hubPath, panelPath, type HubShape } from './petal-shape.ts';

/** Most themes petals can hold. */
const MOST_PETALS = 8;
/** Padding of last resort, when a long word needs the room. */
const TIGHT_PAD = 5;
const FLAT_PAD = 4.5;

/** Draws petals, or gives null when there are too many themes or none. */
export function petals(context: LayoutContext): Draft | null {
  const { structure } = context;
  const n = structure.groups.length;
  if (n > MOST_PETALS || n === 0) return null;
  const best = bestArrangement(context);
  return best ? draw(context, best) : null;
}

interface Candidate {
  readonly found: Arrangement;
  readonly score: number;
  readonly style: Style;
  readonly again: (order: readonly number[], style: Style) => Arrangement;
}

/** Themes side by side, without a centre and without lists: their names stand in the middle of their panels. */
const isFlat = ({ hub, groups }: LayoutContext['structure']): boolean =>
  !hub && groups.every((g) => g.items.length === 0);

/** Of flat themes the names may step down for a row of more panels. */
function flatCandidates(context: LayoutContext): Candidate[] {
  const { theme } = context.style;
  return [0, 0.5, 1].flatMap((less) => {
    const size = Math.max(LEAST_SIZE, theme.size - less);
    const style = { ...context.style, theme: { ...theme, size } };
    return candidates({ ...context, style }, FLAT_PAD).map((c) => ({ ...c, score: c.score + less * 12 }));
  });
}

/** Every arrangement worth trying at one padding, solved. */
function candidates(context: LayoutContext, pad: number): Candidate[] {
  const { structure, style } = context;
  return specsFor(structure.groups.length, structure.hub !== null).flatMap((spec) =>
    (structure.hub ? hubShapes(structure.hub, style, spec) : [null]).flatMap((hub) =>
      [true, false].flatMap((past) =>
        ordersFor(spec).map((order, index) => {
          const again = (o: readonly number[], set: Style): Arrangement =>
            solve(structure, set, spec, o, hub, { pad, past });
          const found = again(order, style);
          const score = found.score + index * 1.5 + (past ? 0 : 2) + tooTall(found.height, style);
          return { found, again, score, style };
        }),
      ),
    ),
  );
}

const least = (list: readonly Candidate[]): Candidate | undefined =>
  list.toSorted((a, b) => a.score - b.score)[0];

interface Chosen {
  readonly found: Arrangement;
  /** The style the panels were set with: narrower than the page when lanes run beside them. */
  readonly style: Style;
  readonly frame: FramePlan;
}

function bestArrangement(context: LayoutContext): Chosen | null {
  const { input, structure } = context;
  const flat = isFlat(structure);
  const roomy = least(flat ? flatCandidates(context) : candidates(context, context.style.pad));
  const best = roomy?.found.fits === false ? (least(candidates(context, TIGHT_PAD)) ?? roomy) : roomy;
  if (!best) return null;
  const { style } = best;
  const order = pinnedOrder(context, best.found);
  const plain = order.join() === best.found.order.join() ? best.found : best.again(order, style);
  const frame = planFrame(framePanels(context, plain), input.links);
  const margins = frame.leftMargin + frame.rightMargin;
  if (margins === 0) return { found: plain, style, frame };
  const narrower = { ...style, width: style.width - margins };
  return { found: best.again(order, narrower), style: narrower, frame };
}

/** The panels as a frame for links sees them: each with the sides that face outwards. */
function framePanels(context: LayoutContext, found: Arrangement): FramePanel[] {
  const { rows } = found.spec;
  return found.panels.map((p) => ({
    id: context.structure.groups[p.group]?.theme.id ?? '',
    box: p.box,
    top: p.slot.row === 0 && found.spec.hubAt !== 0,
    bottom: p.slot.row === rows.length - 1,
    left: p.slot.column === 0,
    right: p.slot.column === (rows[p.slot.row] ?? 1) - 1,
  }));
}

/** A theme placed by hand takes the slot nearest to where it was dropped; the one that stood there takes its place. */
function pinnedOrder(context: LayoutContext, found: Arrangement): readonly number[] {
  const { input, structure } = context;
  const centres = found.panels.map((p) => ({ x: p.box.x + p.box.w / 2, y: p.box.y + p.box.h / 2 }));
  const order = [...found.order];
  const taken = new Set<number>();
  const pinned = structure.groups
    .map((g, group) => ({ group, at: input.placed[g.theme.id] }))
    .filter((p): p is { group: number; at: Point } => p.at !== undefined);
  for (const { group, at } of pinned) {
    const free = centres.map((c, slot) => ({
      slot,
      far: Math.hypot(c.x - at.x / context.style.scale, c.y - at.y / context.style.scale),
    }));
    const nearest = free.filter((f) => !taken.has(f.slot)).toSorted((a, b) => a.far - b.far)[0];
    if (!nearest) continue;
    const from = order.indexOf(group);
    const other = order[nearest.slot];
    if (other === undefined) continue;
    order[from] = other;
    order[nearest.slot] = group;
    taken.add(nearest.slot);
  }
  return order;
}

function draw(whole: LayoutContext, chosen: Chosen): Draft {
  const { found, style } = chosen;
  const context = { ...whole, style };
  const { structure } = context;
  const items: SceneItem[] = [];
  const perGroup = new Map<number, DraftNode[]>();
  const cut = found.hub ? grow(found.hub, style.gap) : null;
  for (const panel of found.panels) {
    const path = panelPath(panel.box, cornersOf(panel, found.spec, context), cut, style.fillet);
    const drawn = drawPanel(context, panel, path);
    items.push(...drawn.items);
    perGroup.set(panel.group, drawn.nodes);
  }
  const nodes: DraftNode[] = [];
  if (structure.hub && found.hub) {
    const hub = drawHub(context, structure.hub, found.hub);
    items.push(...hub.items);
    nodes.push(hub.node);
  }
  for (let i = 0; i < structure.groups.length; i += 1) nodes.push(...(perGroup.get(i) ?? []));
  return withFrame(whole, chosen, items, nodes);
}

/** Adds the links in the roads round the panels, and moves the figure to make room for them. */
function withFrame(whole: LayoutContext, chosen: Chosen, items: SceneItem[], nodes: DraftNode[]): Draft {
  const { found, style } = chosen;
  const panels = framePanels({ ...whole, style }, found);
  const frame = drawFrame(chosen.frame, panels, style);
  const dx = chosen.frame.leftMargin;
  const dy = frame.top;
  const drawn = moveDrawn({ items: [...items, ...frame.items], nodes, links: frame.links }, dx, dy);
  return {
    ...drawn,
    layout: 'petals',
    width: whole.style.width,
    height: found.height + frame.top + frame.bottom,
    fits: found.fits,
    problems: overflowProblem(brokenNames(found)),
  };
}

function brokenNames(found: Arrangement): { id: string; name: string }[] {
  return found.panels.flatMap((p) => p.content.parts.flatMap((part) => brokenIn(part.block)));
}

/** Corners on the figure's outside are large, the others small. */
function cornersOf(panel: Panel, spec: Spec, context: LayoutContext): [number, number, number, number] {
  const { outerRadius, innerRadius } = context.style;
  const { row, column } = panel.slot;
  const top = row === 0;
  const bottom = row === spec.rows.length - 1;
  const left = column === 0;
  const right = column === (spec.rows[row] ?? 1) - 1;
  const pick = (outer: boolean): number => (outer ? outerRadius : innerRadius);
  return [pick(top && left), pick(top && right), pick(bottom && right), pick(bottom && left)];
}

function drawPanel(
  context: LayoutContext,
  panel: Panel,
  path: PathCommand[],
): { items: SceneItem[]; nodes: DraftNode[] } {
  const { structure, style } = context;
  const group = structure.groups[panel.group];
  if (!group) return { items: [], nodes: [] };
  const { fill, edge } = group.colours;
  const paint = { ink: style.inks.ink, ground: fill, bullet: edge };
  const { box, content } = panel;
  const centre = { x: box.x + box.w / 2, y: box.y + box.h / 2 };
  const words = isFlat(structure)
    ? [centredText(group.theme, style.theme, box.w - 2 * FLAT_PAD, centre, paint).item]
    : content.parts.flatMap((part) =>
        blockItems(part.block, { x: part.x, y: panel.textTop + part.y }, paint),
      );
  const shape: SceneItem = {
    kind: 'path',
    role: 'theme',
    owner: group.theme.id,
    commands: path,
    fill,
    stroke: edge,
    strokeWidth: style.lines.theme,
  };
  const node = makeNode(context, group.theme, {
    part: 'theme',
    bounds: panel.box,
    hit: path,
    movable: structure.groups.length > 1,
    fill,
    edge,
  });
  return { items: [shape, ...words], nodes: [node, ...subNodes(context, panel.group, words)] };
}

function drawHub(
  context: LayoutContext,
  theme: MapTheme,
  hub: HubShape,
): { items: SceneItem[]; node: DraftNode } {
  const { style } = context;
  const paint = { fill: style.inks.hubFill, stroke: style.inks.hubEdge, strokeWidth: style.lines.hub };
  const base = { role: 'hub' as const, owner: theme.id, ...paint };
  const box = hubBox(hub);
  const shape: SceneItem =
    hub.a === hub.r && hub.b === hub.r
      ? { kind: 'ellipse', ...base, cx: hub.cx, cy: hub.cy, rx: hub.r, ry: hub.r }
      : { kind: 'rect', ...base, x: box.x, y: box.y, w: box.w, h: box.h, radius: hub.r };
  const words = centredText(
    theme,
    style.hub,
    hubMeasure(hub, style),
    { x: hub.cx, y: hub.cy },
    {
      ink: style.inks.hubEdge,
      ground: style.inks.hubFill,
    },
  );
  const node = makeNode(context, theme, {
    part: 'hub',
    bounds: box,
    hit: hubPath(hub),
    movable: false,
    fill: style.inks.hubFill,
    edge: style.inks.hubEdge,
  });
  return { items: [shape, words.item], node };
}
