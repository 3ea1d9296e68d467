/** From a map to a scene: choose the layout, draw it, add the worded links, and bring it to printed size. */
import type { Draft, DraftNode, LayoutContext } from './draft.ts';
import { pathData, scaleCommands, scaleItem } from './geometry.ts';
import { petals } from './layouts/petals.ts';
import { buildOutline } from './outline.ts';
import { readStructure } from './structure.ts';
import { styleFor } from './style.ts';
import type { MapInput, Problem, Scene, SceneNode } from './types.ts';

/**
 * Draws a map. Always gives a scene: a layout that cannot hold the themes hands over to one that can, and
 * `problems` says so. Pure and deterministic: the same input gives the same figure.
 */
export function buildScene(input: MapInput): Scene {
  const structure = readStructure(input);
  const style = styleFor(input.widthMm, input.palette);
  const context: LayoutContext = { input, structure, style };
  const draft = petals(context);
  if (!draft) throw new Error('This layout is not drawn yet.');
  return finish(context, draft, []);
}

function finish(context: LayoutContext, draft: Draft, problems: readonly Problem[]): Scene {
  const { input, style } = context;
  const k = style.scale;
  const nodes = draft.nodes.map((n) => scaleNode(n, k));
  const size = { widthPt: draft.width * k, heightPt: draft.height * k };
  return {
    ...size,
    layout: draft.layout,
    palette: input.palette,
    levels: input.levels,
    items: k === 1 ? draft.items : draft.items.map((i) => scaleItem(i, k)),
    nodes,
    links: [],
    outline: buildOutline(nodes, [], size),
    problems: [...problems, ...draft.problems],
  };
}

function scaleNode(node: DraftNode, k: number): SceneNode {
  const { hit, ...rest } = node;
  const b = node.bounds;
  return {
    ...rest,
    bounds: { x: b.x * k, y: b.y * k, w: b.w * k, h: b.h * k },
    hitPath: pathData(scaleCommands(hit, k)),
  };
}
