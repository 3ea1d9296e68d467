/** Reading the theme tree as a figure reads it: one centre if there is one, the themes round it, lists under them. */
import { HUE_COUNT, isApart, slotOfHue, themeColours, type ThemeColours } from './colour.ts';
import type { DrawnLayout, MapInput, MapPalette, MapTheme } from './input.ts';

/** A line of a theme's list; `depth` 0 is directly under the theme. */
export interface ListItem {
  readonly theme: MapTheme;
  readonly depth: number;
}

export interface Group {
  readonly theme: MapTheme;
  readonly items: readonly ListItem[];
  readonly colours: ThemeColours;
}

export interface Structure {
  readonly hub: MapTheme | null;
  readonly groups: readonly Group[];
  /** Codes that stand in no list: under nothing, or under the hub alone. They are set beside the figure. */
  readonly loose: readonly MapTheme[];
}

const byPosition = (a: MapTheme, b: MapTheme): number =>
  a.position - b.position || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) || (a.id < b.id ? -1 : 1);

const isSetAside = (theme: MapTheme): boolean => /^set[-_ ]?aside$/iu.test(theme.status ?? '');

/** Themes that are on the map: not hidden, not set aside, and nothing above them hidden or set aside. */
export function visibleThemes(input: MapInput): MapTheme[] {
  const byId = new Map(input.themes.map((t) => [t.id, t]));
  const hidden = new Set(input.hidden);
  const shown = (theme: MapTheme): boolean => {
    const seen = new Set<string>();
    for (
      let at: MapTheme | undefined = theme;
      at;
      at = at.parentId === null ? undefined : byId.get(at.parentId)
    ) {
      if (hidden.has(at.id) || isSetAside(at) || seen.has(at.id)) return false;
      seen.add(at.id);
    }
    return true;
  };
  return input.themes.filter(shown);
}

function listUnder(id: string, children: ReadonlyMap<string | null, MapTheme[]>, depth: number): ListItem[] {
  return (children.get(id) ?? []).flatMap((theme) => [
    { theme, depth },
    ...listUnder(theme.id, children, depth + 1),
  ]);
}

/** A colour slot for each theme: its own where it has one, else the next that no other theme took. Kept apart, no two share one while there are free ones. */
export function colourSlots(themes: readonly MapTheme[], palette: MapPalette): number[] {
  const wished = themes.map((t) => (t.hue === undefined ? null : slotOfHue(t.hue)));
  // themes of one colour part only where the second takes another
  const own = isApart(palette) ? wished.map((s, i) => (wished.indexOf(s) === i ? s : null)) : wished;
  const free = Array.from({ length: HUE_COUNT }, (_, i) => i).filter((i) => !own.includes(i));
  let next = 0;
  return own.map((slot) => slot ?? free[next++ % Math.max(1, free.length)] ?? next);
}

/** The figure's parts, in the team's own order. A single root with children is the hub. */
export function readStructure(input: MapInput): Structure {
  const visible = visibleThemes(input);
  const ids = new Set(visible.map((t) => t.id));
  const children = new Map<string | null, MapTheme[]>();
  for (const theme of visible.toSorted(byPosition)) {
    const parent = theme.parentId !== null && ids.has(theme.parentId) ? theme.parentId : null;
    children.set(parent, [...(children.get(parent) ?? []), theme]);
  }
  const isCode = (theme: MapTheme): boolean => theme.isCode === true;
  const themesIn = (id: string | null): MapTheme[] => (children.get(id) ?? []).filter((t) => !isCode(t));
  const roots = themesIn(null);
  const only = roots.length === 1 ? roots[0] : undefined;
  const hub = only && themesIn(only.id).length > 0 ? only : null;
  const tops = hub ? themesIn(hub.id) : roots;
  const loose = [null, ...(hub ? [hub.id] : [])].flatMap((id) => (children.get(id) ?? []).filter(isCode));
  const slots = colourSlots(tops, input.palette);
  const groups = tops.map((theme, i) => ({
    theme,
    items: listUnder(theme.id, children, 0),
    colours: themeColours(slots[i] ?? i, input.palette),
  }));
  return { hub, groups, loose };
}

/**
 * The layout that suits a structure: a hub gives petals (a ring from seven themes), flat themes a list, or a grid where headings such
 * as research questions hold most of them, else a tree.
 */
export function suitedLayout(structure: Structure, headings: MapInput['headings'] = []): DrawnLayout {
  const count = structure.groups.length;
  if (structure.hub) {
    if (count <= 6) return 'petals';
    return count <= 8 ? 'ring' : 'tree';
  }
  if (structure.groups.some((g) => g.items.length > 0)) return 'tree';
  const headed = new Set(headings.flatMap((h) => h.themeIds));
  return structure.groups.filter((g) => headed.has(g.theme.id)).length * 2 > count ? 'grid' : 'list';
}

/** The layout a map asks for; `auto` follows the structure of its themes. */
export function layoutFor(input: MapInput): DrawnLayout {
  return input.layout === 'auto' ? suitedLayout(readStructure(input), input.headings) : input.layout;
}
