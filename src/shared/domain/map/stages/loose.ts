/** Codes of a stage that stand in no list, under its panel. */
import { linesHeight, setLabel } from '../blocks.ts';
import type { Box, Point, SceneItem } from '../types.ts';
import { nameOf, type DrawnNode, type Panel, type StagesPlan } from './plan.ts';
import type { Stage } from './slots.ts';

/** Codes in rows under a panel, wherever they stand in no box of it. */
export function looseIn(stage: Stage, plan: StagesPlan, at: Point): Panel {
  const type = { ...plan.style.sub, size: Math.max(8, plan.size - 0.5) };
  const { ink, paper, quiet } = plan.style.inks;
  const items: SceneItem[] = [];
  const nodes: DrawnNode[] = [];
  let [x, y, tall] = [0, 12, 0];
  for (const code of stage.structure.loose) {
    const owner = nameOf(code.id, stage, plan);
    const set = setLabel(code.name, type, plan.width - 3, 0, 0);
    const w = Math.max(...set.lines.map((l) => l.width)) + 3;
    if (x > 0 && x + w > plan.width) [x, y, tall] = [0, y + tall + 7, 0];
    const box: Box = { x: at.x + x, y: at.y + y, w, h: linesHeight(set.lines.length, type) + 5 };
    items.push({
      kind: 'text', role: 'sub', owner, size: type.size, weight: 400, style: 'normal', anchor: 'start', fill: ink, ground: paper,
      lines: set.lines.map((l) => ({ ...l, x: box.x + 1.5, y: box.y + 1 + l.y })),
    });
    nodes.push({
      id: owner, themeId: '', parentId: plan.alone ? null : stage.map.id, level: code.level, levelName: stage.map.input.levels[code.level] ?? 'code', name: code.name,
      part: 'code', box, movable: false, pinned: false, fill: paper, edge: quiet, broken: !set.fits,
    });
    x += w + 12;
    tall = Math.max(tall, box.h);
  } // prettier-ignore
  return { items, nodes, height: nodes.length === 0 ? 0 : y + tall };
}
