/**
 * One stage by itself, among the others: in the form it was drawn in where that moves nothing that stayed, else on the places that
 * all stages share, so that going from stage to stage a theme is found where it was. In a grid that is its heading and its group, however
 * many stand there beside it: a stage of a grid is always a grid.
 */
import { buildScene } from '../scene.ts';
import { layoutFor } from '../structure.ts';
import type { MapInput } from '../input.ts';
import type { Point, Scene } from '../types.ts';
import type { Heirs, StageMap } from './diff.ts';
import { buildStages } from './figure.ts';
import type { StagesOptions } from './plan.ts';

/** How far a theme may shift, in points, and still stand where it was. */
const SAME_PLACE = 0.5;

const middles = (scene: Scene): Map<string, Point> =>
  new Map(
    scene.nodes
      .filter((n) => n.part === 'hub' || n.part === 'theme')
      .map(({ id, bounds: b }) => [id, { x: b.x + b.w / 2, y: b.y + b.h / 2 }]),
  );

/** Whether every theme that stands in two scenes stands at one place in both, in one form. */
function nothingMoves(scenes: readonly Scene[]): boolean {
  const first = new Map<string, Point>();
  for (const scene of scenes) {
    if (scene.layout !== scenes[0]?.layout) return false;
    for (const [id, at] of middles(scene)) {
      const was = first.get(id);
      if (was && Math.hypot(was.x - at.x, was.y - at.y) > SAME_PLACE) return false;
      if (!was) first.set(id, at);
    }
  }
  return true;
}

/** Networks are held where the last stage that is one has its themes, save what a hand placed. */
function held(maps: readonly StageMap[], size: Partial<MapInput>): MapInput[] {
  const inputs = maps.map((m) => ({ ...m.input, ...size }));
  const last = inputs.findLast((i) => layoutFor(i) === 'network');
  if (!last) return inputs;
  const places = Object.fromEntries(middles(buildScene(last)));
  return inputs.map((input) =>
    layoutFor(input) === 'network' && input !== last
      ? { ...input, placed: { ...places, ...input.placed } }
      : input,
  );
}

/** The scene of one of these maps, which are in their order; `size` holds for all. */
export function stageAlone(
  maps: readonly StageMap[],
  id: string,
  heirs: Heirs,
  options: StagesOptions,
  size: Partial<MapInput> = {},
): Scene | null {
  const at = maps.findIndex((m) => m.id === id);
  if (at < 0) return null;
  const scenes = held(maps, size).map(buildScene);
  if (scenes.every((scene) => scene.layout === 'grid') || nothingMoves(scenes)) return scenes[at] ?? null;
  return buildStages(maps, heirs, { ...options, only: id });
}
