import type { MapInput, MapLayout } from '../domain/map/types.ts';
import type { MapFull } from './maps.ts';

/** Hues of the figure palette, in degrees, in the order a theme's stored hue (1 to 6) counts them. */
const HUES = [245, 70, 335, 165, 110, 20] as const;

/** What a scene is built from, out of a stored map; the same in the window, the command line and every export. */
export function mapInputOf(
  map: MapFull,
  drawn: Exclude<MapLayout, 'auto'> | null,
  change: Partial<MapInput> = {},
): MapInput {
  return {
    levels: map.levels,
    themes: map.themes.map(({ hue, ...theme }) => ({
      ...theme,
      hue: hue === null ? undefined : HUES[hue - 1],
    })),
    links: map.links,
    hidden: map.hidden,
    placed: (drawn === null ? undefined : map.placed[drawn]) ?? {},
    layout: map.summary.layout,
    widthMm: map.summary.widthMm,
    palette: map.summary.palette,
    groupKey: map.groupKey,
    ...change,
  };
}
