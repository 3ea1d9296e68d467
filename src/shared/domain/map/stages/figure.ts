/**
 * Stages side by side as one figure: panels a, b, c with the same place and colour for a theme in each, ghosts for what went,
 * arrows to where it went, and a key when it needs one.
 */
import { overflowProblem } from '../draft.ts';
import { threads } from '../items/codes.ts';
import { buildOutline } from '../outline.ts';
import { pathData, roundedRect, scaleCommands, scaleItem } from '../geometry.ts';
import { withinHeight } from '../height.ts';
import { styleFor, type Style } from '../style.ts';
import type { MapPalette } from '../input.ts';
import type { Scene, SceneItem, SceneNode } from '../types.ts';
import type { Heirs, StageMap } from './diff.ts';
import { drawPanel } from './panel.ts';
import { stagesKey, stagesLegend } from './key.ts';
import { planFor, type DrawnNode, type StagesOptions, type StagesPlan } from './plan.ts';
import { readStages, type Stage } from './slots.ts';
import { stagesAlt, stagesDescription, stagesTitle } from './words.ts';

/** Least width of a panel; fewer stand side by side in a narrow figure. */
const LEAST = 146;
const BETWEEN = 14;
const UNDER = 18;

/** Draws two stages or more as one figure. Always gives a scene; its words are in `words`. */
export function buildStages(maps: readonly StageMap[], heirs: Heirs, options: StagesOptions): Scene {
  const { tallestMm } = options;
  const asked = tallestMm === undefined ? {} : { tallestMm };
  if (options.only !== undefined) return { ...drawStages(maps, heirs, options, 0), ...asked };
  return { ...withinHeight(options, (tight) => drawStages(maps, heirs, options, tight)), ...asked };
}

function drawStages(maps: readonly StageMap[], heirs: Heirs, options: StagesOptions, tight: number): Scene {
  const style = styleFor(options.widthMm, options.palette, { tight });
  const all = readStages(maps, heirs);
  const alone = options.only !== undefined;
  const stages = alone ? all.filter((s) => s.map.id === options.only) : all;
  const across = Math.max(
    1,
    Math.min(stages.length, Math.floor((style.width + BETWEEN) / (LEAST + BETWEEN))),
  );
  const width = (style.width - BETWEEN * (across - 1)) / across;
  const plan = planFor(all, style, width, options);
  const items: SceneItem[] = [];
  const nodes: DrawnNode[] = [];
  let top = 0;
  for (let first = 0; first < stages.length; first += across) {
    const row = stages.slice(first, first + across);
    const panels = row.map((stage, i) =>
      drawPanel(stage, first + i, plan, { x: i * (width + BETWEEN), y: top }),
    );
    const h = Math.max(0, ...panels.map((p) => p.height));
    for (const [i, panel] of panels.entries()) {
      items.push(...panel.items);
      nodes.push(...panel.nodes);
      if (i > 0) items.push(divider(i * (width + BETWEEN) - BETWEEN / 2, top, h, style));
    }
    top += h + UNDER;
  }
  const key = stagesKey(stages, plan, top - UNDER + 16);
  items.push(...key.items);
  const height = key.height > 0 ? top - UNDER + 16 + key.height : top - UNDER + 1;
  return finished(stages, heirs, plan, items, nodes, height, options.palette);
}

const divider = (x: number, y: number, h: number, style: Style): SceneItem => ({
  kind: 'line', role: 'note', owner: null, x1: x, y1: y + 2, x2: x, y2: y + h, fill: null, stroke: style.inks.hairline, strokeWidth: 0.75,
}); // prettier-ignore

function finished(
  stages: readonly Stage[],
  heirs: Heirs,
  plan: StagesPlan,
  items: readonly SceneItem[],
  drawn: readonly DrawnNode[],
  height: number,
  palette: MapPalette,
): Scene {
  const k = plan.style.scale;
  const size = { widthPt: plan.style.width * k, heightPt: height * k };
  const nodes = drawn.map(({ box, broken: _broken, ...node }): SceneNode => {
    const bounds = { x: box.x * k, y: box.y * k, w: box.w * k, h: box.h * k };
    return { ...node, bounds, hitPath: pathData(scaleCommands(roundedRect(box, 6), k)) };
  });
  const maps = stages.map((s) => s.map);
  const codes = new Map(drawn.flatMap((n) => (n.part === 'code' ? [[n.id, n.edge] as const] : [])));
  const figure = [...items, ...threads(items, codes).items];
  const broken = drawn.filter((n) => n.broken);
  return {
    ...size,
    // for the checks: words stand in boxes of their own, as in a tree
    layout: plan.alone ? 'petals' : 'tree',
    palette,
    levels: maps.at(-1)?.input.levels ?? [],
    items: k === 1 ? figure : figure.map((i) => scaleItem(i, k)),
    nodes,
    links: [],
    outline: buildOutline(nodes, plan.alone ? (stages[0]?.map.input.links ?? []) : [], size),
    problems: overflowProblem(broken),
    ...(plan.alone
      ? {}
      : {
          words: {
            title: stagesTitle(maps),
            alt: stagesAlt(stages),
            description: stagesDescription(maps, heirs),
            legend: stagesLegend(stages, plan),
          },
        }),
  };
}
