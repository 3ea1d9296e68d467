/**
 * Keeping a figure to a height: words and gaps step down, the gentlest step first, until it is low enough. A figure that no step
 * brings there is set as low as it goes; preflight then says so and offers another form.
 */
import type { MapInput } from './input.ts';
import type { Scene } from './types.ts';
import { PT_PER_MM } from './types.ts';

const GENTLE = [0.25, 0.5, 0.75] as const;
/** Words from 9 to 8 points and gaps to two thirds save no more than this of a page. */
const MOST_SAVED = 1.7;
/** Enlarged figures (slides, walls) save as much again by being enlarged less. */
const PAGE_MM = 190;

/** A scene within the height its map asks for, where `draw` can bring it there (0 open to 1 tightest). */
export function withinHeight(
  { tallestMm, widthMm }: Pick<MapInput, 'tallestMm' | 'widthMm'>,
  draw: (tight: number) => Scene,
): Scene {
  const open = draw(0);
  if (tallestMm === undefined) return open;
  const most = tallestMm * PT_PER_MM + 0.05;
  const hopeless = most * MOST_SAVED * Math.max(1, widthMm / PAGE_MM) ** 2;
  if (open.heightPt <= most || open.heightPt > hopeless) return open;
  const tightest = draw(1);
  if (!isAsGood(tightest, open)) return open;
  if (tightest.heightPt > most) return tightest.heightPt < open.heightPt ? tightest : open;
  for (const tight of GENTLE) {
    const scene = draw(tight);
    if (scene.heightPt <= most && isAsGood(scene, open)) return scene;
  }
  return tightest;
}

/** Lower is no gain when the form is lost or a word breaks for it. */
const isAsGood = (scene: Scene, open: Scene): boolean =>
  scene.layout === open.layout && scene.problems.length <= open.problems.length;
