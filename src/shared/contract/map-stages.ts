import { tallestFor } from '../domain/map/sizes.ts';
import { hueOfSlot } from '../domain/map/colour.ts';
import { colourSlots, layoutFor, readStructure } from '../domain/map/structure.ts';
import { buildStages } from '../domain/map/stages/figure.ts';
import type { StagesOptions } from '../domain/map/stages/plan.ts';
import { stageAlone } from '../domain/map/stages/steady.ts';
import type { StageMap } from '../domain/map/stages/diff.ts';
import type { MapInput, MapTheme } from '../domain/map/input.ts';
import type { Scene } from '../domain/map/types.ts';
import { mapInputOf } from './map-input.ts';
import type { MapFull, MapStages } from './maps.ts';

/** The map as it is now, among its stages. */
export const NOW = 'now';
/** All stages side by side, as a stage to look at or to export. */
export const SIDE_BY_SIDE = 'all';

/**
 * The stages of a map in order, the map as it is now last, each ready to be drawn or compared. A theme without a colour of its
 * own has the same one in all of them.
 */
export function stageMaps(kept: MapStages, now: MapFull): StageMap[] {
  const all = [
    ...kept.stages.map((s) => ({ id: s.id, name: s.name, map: s.map })),
    { id: NOW, name: 'Now', map: now },
  ];
  const maps = all.map(({ id, name, map }) => {
    // stages are not set lower one by one, for a theme keeps its place through all of them
    const size = { widthMm: now.summary.widthMm, tallestMm: undefined };
    const plain = mapInputOf(map, null, { palette: now.summary.palette, ...size });
    const layout = layoutFor(plain);
    return { id, name, input: { ...plain, placed: map.placed[layout] ?? {} } };
  });
  const tops = maps.toReversed().flatMap((m) => readStructure(m.input).groups.map((g) => g.theme));
  const once = [...new Map(tops.toReversed().map((t) => [t.id, t])).values()];
  const order = [...new Set(tops.map((t) => t.id))].flatMap((id) => once.find((t) => t.id === id) ?? []);
  const slots = colourSlots(order, now.summary.palette);
  const hues = new Map(order.map((t, i) => [t.id, hueOfSlot(slots[i] ?? i)]));
  return maps.map((m) => ({
    ...m,
    input: { ...m.input, themes: m.input.themes.map((t) => withHue(t, hues)) },
  }));
}

const withHue = (theme: MapTheme, hues: ReadonlyMap<string, number>): MapTheme =>
  theme.hue === undefined && hues.has(theme.id) ? { ...theme, hue: hues.get(theme.id) } : theme;

/** What stands side by side: the stages kept, and the map as it is now beside a single one. */
const panelsOf = (maps: readonly StageMap[]): readonly StageMap[] =>
  maps.length > 2 ? maps.filter((m) => m.id !== NOW) : maps;

/** The scene of one stage, or of all side by side; null for a stage that is not there any more. */
export function stageScene(
  kept: MapStages,
  now: MapFull,
  stage: string,
  change: Partial<Pick<MapInput, 'widthMm' | 'tallestMm'>> = {},
): Scene | null {
  const maps = stageMaps(kept, now);
  const { widthMm, palette, heightMm } = now.summary;
  const width = change.widthMm ?? widthMm;
  const tallestMm = change.tallestMm ?? tallestFor(width, width === widthMm ? heightMm : null);
  const options: StagesOptions = { widthMm: width, palette, tallestMm };
  if (stage === SIDE_BY_SIDE) return buildStages(panelsOf(maps), kept.heirs, options);
  const scene = stageAlone(maps, stage, kept.heirs, options, { widthMm: width });
  return scene && { ...scene, tallestMm };
}
