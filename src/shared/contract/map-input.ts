import { tallestFor } from '../domain/map/sizes.ts';
import type { MapInput, MapItem, MapLayout, MapTheme } from '../domain/map/input.ts';
import type { MapFull, MapItemView } from './maps.ts';

/** Hues of the figure palette, in degrees, in the order a theme's stored hue (1 to 6) counts them. */
const HUES = [245, 70, 335, 165, 110, 20] as const;

/**
 * What a scene is built from, out of a stored map; the same in the window, the command line and every export. The map's own height
 * limit is for its own width: another width has the height its place leaves.
 */
export function mapInputOf(
  map: Omit<MapFull, 'wordsBehind'>,
  drawn: Exclude<MapLayout, 'auto'> | null,
  change: Partial<MapInput> = {},
): MapInput {
  const { summary } = map;
  const widthMm = change.widthMm ?? summary.widthMm;
  const codes = map.items.some((i) => i.kind === 'code');
  return {
    // a code stands below every level the team named
    levels: codes ? [...map.levels, CODE_LEVEL] : map.levels,
    themes: [
      ...map.themes.map(({ hue, renamedFrom: _own, isGone: _gone, ...theme }) => ({
        ...theme,
        hue: hue === null ? undefined : HUES[hue - 1],
      })),
      ...ideasOf(map),
      ...codesOf(map),
    ],
    links: map.links,
    items: map.items.flatMap(itemOf),
    ...headingsOf(map),
    hidden: map.hidden,
    placed: (drawn === null ? undefined : map.placed[drawn]) ?? {},
    layout: summary.layout,
    widthMm: summary.widthMm,
    tallestMm: tallestFor(widthMm, widthMm === summary.widthMm ? summary.heightMm : null),
    palette: summary.palette,
    groupKey: map.groupKey,
    ...(summary.sizeByPeople ? { people: map.people, asOne: map.asOne } : {}),
    ...change,
  };
}

/**
 * Names that stand on this map only, drawn as the themes they may become, after the themes beside them. One that has lost what it
 * stood under goes under the one theme at the top, where there is one.
 */
function ideasOf(map: Pick<MapFull, 'themes' | 'items' | 'hidden' | 'levels'>): MapTheme[] {
  const ideas = map.items.filter((i) => i.kind === 'idea');
  if (ideas.length === 0) return [];
  const roots = map.themes.filter((t) => t.parentId === null && !map.hidden.includes(t.id));
  const top = roots.length === 1 ? roots[0] : undefined;
  const upOf = new Map<string, string | null>(map.themes.map((t) => [t.id, t.parentId]));
  for (const idea of ideas) upOf.set(idea.id, null);
  for (const idea of ideas) {
    const wanted = idea.aboutId !== null && upOf.has(idea.aboutId) ? idea.aboutId : (top?.id ?? null);
    upOf.set(idea.id, wanted === idea.id ? null : wanted);
  }
  const levelOf = new Map(map.themes.map((t) => [t.id, t.level]));
  const depth = (id: string, seen: ReadonlySet<string> = new Set()): number => {
    const own = levelOf.get(id);
    const up = upOf.get(id) ?? null;
    if (own !== undefined) return own;
    if (up === null || seen.has(id)) return roots[0]?.level ?? 0;
    return depth(up, new Set([...seen, id])) + 1;
  };
  return ideas.map((idea, i) => ({
    id: idea.id,
    parentId: upOf.get(idea.id) ?? null,
    level: Math.min(depth(idea.id), Math.max(0, map.levels.length - 1)),
    name: idea.text,
    position: AFTER_THEMES + i,
    isIdea: true,
  }));
}

/** Codes on the map, each under the theme or idea it stands under here; one that has lost that, or never had it, stands loose. */
function codesOf(map: Pick<MapFull, 'themes' | 'items' | 'levels'>): MapTheme[] {
  const homes = new Set([
    ...map.themes.map((t) => t.id),
    ...map.items.flatMap((i) => (i.kind === 'idea' ? [i.id] : [])),
  ]);
  return map.items.flatMap((item, i) => {
    if (item.kind !== 'code') return [];
    const code: MapTheme = {
      id: item.id,
      parentId: item.aboutId !== null && homes.has(item.aboutId) ? item.aboutId : null,
      level: map.levels.length,
      name: item.text,
      position: AFTER_IDEAS + i,
      isCode: true,
      groups: item.code?.groups ?? [],
    };
    return [code];
  });
}

/** What codes are called where levels are named. */
const CODE_LEVEL = 'code';
/** Beyond every place a theme has among its siblings. */
const AFTER_THEMES = 1e6;
/** Beyond every place an idea has. */
const AFTER_IDEAS = 2e6;

/** A note, group or quote to draw; a quote whose words may not be shown is not drawn at all. */
function itemOf({ id, kind, text, aboutId, members, quote }: MapItemView): MapItem[] {
  if (kind === 'heading' || kind === 'idea' || kind === 'code') return [];
  if (kind !== 'quote') return [{ id, kind, text, aboutId, members }];
  return quote === null ? [] : [{ id, kind, text: quote.words, attribution: quote.attribution, aboutId }];
}

function headingsOf(map: Pick<MapFull, 'items' | 'questions'>): Pick<MapInput, 'headings'> {
  const headings = map.items.filter((i) => i.kind === 'heading');
  if (headings.length === 0) {
    const { questions } = map;
    return questions.length === 0 ? {} : { headings: questions };
  }
  return { headings: headings.map(({ id, text, members }) => ({ id, name: text, themeIds: members })) };
}
