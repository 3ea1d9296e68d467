/** The overarching theme as a box, as most forms draw it. */
import { centredText } from '../blocks.ts';
import { makeNode, type DraftNode, type LayoutContext } from '../draft.ts';
import { roundedRect } from '../geometry.ts';
import type { MapTheme } from '../input.ts';
import type { Box, SceneItem } from '../types.ts';

interface HubOptions {
  readonly radius?: number;
  /** Room either side of its words. */
  readonly pad: number;
  readonly movable?: boolean;
}

/** The box with its name in the middle, and its node. */
export function hubBox(
  context: LayoutContext,
  theme: MapTheme,
  box: Box,
  { radius = 13, pad, movable = false }: HubOptions,
): { items: SceneItem[]; node: DraftNode } {
  const { style } = context;
  const { hubFill, hubEdge } = style.inks;
  const centre = { x: box.x + box.w / 2, y: box.y + box.h / 2 };
  const words = centredText(theme, style.hub, box.w - 2 * pad, centre, { ink: hubEdge, ground: hubFill });
  const shape: SceneItem = {
    kind: 'rect', role: 'hub', owner: theme.id, ...box, radius, fill: hubFill, stroke: hubEdge, strokeWidth: style.lines.hub,
  }; // prettier-ignore
  const node = makeNode(context, theme, {
    part: 'hub', bounds: box, hit: roundedRect(box, radius), movable, fill: hubFill, edge: hubEdge,
  }); // prettier-ignore
  return { items: [shape, words.item], node };
}
