/** The lines of a tree: from the overarching theme to each theme, at right angles with rounded corners. */
import type { LayoutContext } from '../draft.ts';
import type { Box, PathCommand, SceneItem } from '../types.ts';

const ELBOW = 6;

/** Elbows from the hub to each theme; they share one turning line where themes stand in their column. */
export function branches(context: LayoutContext, hub: Box, boxes: readonly Box[]): SceneItem[] {
  const { style } = context;
  const base = {
    kind: 'path' as const,
    role: 'branch' as const,
    owner: null,
    fill: null,
    stroke: style.inks.hubEdge,
    strokeWidth: 1,
  };
  return boxes.map((box): SceneItem => {
    const commands = style.narrow ? trunk(hub, box) : elbow(hub, box);
    return { ...base, commands };
  });
}

function trunk(hub: Box, box: Box): PathCommand[] {
  const x = hub.x + 9;
  const y = box.y + box.h / 2;
  return [
    ['M', x, hub.y + hub.h],
    ['L', x, y - ELBOW],
    ['A', ELBOW, false, false, x + ELBOW, y],
    ['L', box.x, y],
  ];
}

function elbow(hub: Box, box: Box): PathCommand[] {
  const from = { x: hub.x + hub.w, y: hub.y + hub.h / 2 };
  const to = { x: box.x, y: box.y + box.h / 2 };
  if (to.x - from.x < 16) return elbowDown(hub, box);
  const turn = from.x + Math.min(17, (to.x - from.x) / 2);
  const dy = to.y - from.y;
  if (Math.abs(dy) < 0.5)
    return [
      ['M', from.x, from.y],
      ['L', to.x, from.y],
    ];
  const r = Math.min(ELBOW, Math.abs(dy) / 2);
  const s = Math.sign(dy);
  return [
    ['M', from.x, from.y],
    ['L', turn - r, from.y],
    ['A', r, false, s > 0, turn, from.y + s * r],
    ['L', turn, to.y - s * r],
    ['A', r, false, s < 0, turn + r, to.y],
    ['L', to.x, to.y],
  ];
}

/** A theme dragged above, below or left of the hub: out of the nearest side, across, and in. */
function elbowDown(hub: Box, box: Box): PathCommand[] {
  const below = box.y + box.h / 2 > hub.y + hub.h / 2;
  const from = { x: hub.x + hub.w / 2, y: below ? hub.y + hub.h : hub.y };
  const to = { x: box.x + box.w / 2, y: below ? box.y : box.y + box.h };
  const dx = to.x - from.x;
  if (Math.abs(dx) < 0.5)
    return [
      ['M', from.x, from.y],
      ['L', from.x, to.y],
    ];
  const mid = (from.y + to.y) / 2;
  const r = Math.min(ELBOW, Math.abs(dx) / 2, Math.abs(to.y - from.y) / 2);
  const s = Math.sign(dx);
  const v = below ? 1 : -1;
  const right = s * v > 0;
  return [
    ['M', from.x, from.y],
    ['L', from.x, mid - v * r],
    ['A', r, false, !right, from.x + s * r, mid],
    ['L', to.x - s * r, mid],
    ['A', r, false, right, to.x, mid + v * r],
    ['L', to.x, to.y],
  ];
}
