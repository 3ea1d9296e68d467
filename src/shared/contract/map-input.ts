import type { MapInput, MapItem, MapLayout } from '../domain/map/types.ts';
import type { MapFull, MapItemView } from './maps.ts';

/** Hues of the figure palette, in degrees, in the order a theme's stored hue (1 to 6) counts them. */
const HUES = [245, 70, 335, 165, 110, 20] as const;

/** What a scene is built from, out of a stored map; the same in the window, the command line and every export. */
export function mapInputOf(
  map: Omit<MapFull, 'wordsBehind'>,
  drawn: Exclude<MapLayout, 'auto'> | null,
  change: Partial<MapInput> = {},
): MapInput {
  return {
    levels: map.levels,
    themes: map.themes.map(({ hue, renamedFrom: _own, isGone: _gone, ...theme }) => ({
      ...theme,
      hue: hue === null ? undefined : HUES[hue - 1],
    })),
    links: map.links,
    items: map.items.flatMap(itemOf),
    ...headingsOf(map),
    hidden: map.hidden,
    placed: (drawn === null ? undefined : map.placed[drawn]) ?? {},
    layout: map.summary.layout,
    widthMm: map.summary.widthMm,
    palette: map.summary.palette,
    groupKey: map.groupKey,
    ...change,
  };
}

/** A note, group or quote to draw; a quote whose words may not be shown is not drawn at all. */
function itemOf({ id, kind, text, aboutId, members, quote }: MapItemView): MapItem[] {
  if (kind === 'heading') return [];
  if (kind !== 'quote') return [{ id, kind, text, aboutId, members }];
  return quote === null ? [] : [{ id, kind, text: quote.words, attribution: quote.attribution, aboutId }];
}

function headingsOf(map: Pick<MapFull, 'items'>): Pick<MapInput, 'headings'> {
  const headings = map.items.filter((i) => i.kind === 'heading');
  if (headings.length === 0) return {};
  return { headings: headings.map(({ id, text, members }) => ({ id, name: text, themeIds: members })) };
}
