/**
 * One place for each theme through all stages: what was merged stands under what it went into, in the same column, so that a
 * reader finds a theme where it was and an arrow from a ghost to its heir runs straight or down the outer edge.
 */
import { readStructure, visibleThemes, type Structure } from '../structure.ts';
import type { MapTheme } from '../input.ts';
import type { Heirs, StageMap } from './diff.ts';

export interface Stage {
  readonly map: StageMap;
  readonly structure: Structure;
  /** Themes with a place of their own in this stage. */
  readonly tops: ReadonlyMap<string, MapTheme>;
  /** Themes that had one in the stage before and have none now, and the theme they went into. */
  readonly ghosts: ReadonlyMap<string, { readonly theme: MapTheme; readonly heir: string | null }>;
}

export interface Slot {
  readonly id: string;
  readonly column: number;
  readonly row: number;
  /** Lanes its family needs at the outer edge; a family's first stands full width. */
  readonly lanes: number;
  readonly isFirst: boolean;
  /** The lane arrows into it run in, if any do not come straight from under it. */
  readonly lane: number | null;
}

const hubOf = (stage: { readonly structure: Structure }): string | null => stage.structure.hub?.id ?? null;

/** Reads the stages in order: who stands where, and who went where. */
export function readStages(maps: readonly StageMap[], heirs: Heirs): Stage[] {
  const out: Stage[] = [];
  for (const map of maps) {
    const structure = readStructure(map.input);
    const tops = new Map(structure.groups.map((g) => [g.theme.id, g.theme]));
    if (structure.hub) tops.set(structure.hub.id, structure.hub);
    const before = out.at(-1);
    const ghosts = new Map<string, { theme: MapTheme; heir: string | null }>();
    for (const theme of before?.tops.values() ?? [])
      if (!tops.has(theme.id))
        ghosts.set(theme.id, { theme, heir: heirIn(theme.id, { map, structure, tops }, heirs) });
    out.push({ map, structure, tops, ghosts });
  }
  return out;
}

/** The place a theme went to: the theme it stands under now, or the one that heir stands in. */
function heirIn(id: string, stage: Pick<Stage, 'map' | 'structure' | 'tops'>, heirs: Heirs): string | null {
  const byId = new Map(visibleThemes(stage.map.input).map((t) => [t.id, t]));
  for (const heir of [id, ...(heirs[id] ?? [])]) {
    const seen = new Set<string>();
    let at = byId.get(heir);
    while (at && !seen.has(at.id)) {
      if (at.id !== id && stage.tops.has(at.id)) return at.id;
      seen.add(at.id);
      at = at.parentId === null ? undefined : byId.get(at.parentId);
    }
  }
  return null;
}

/** Themes that stand in the middle at their last: the place of the hub. */
export function hubsOf(stages: readonly Stage[]): Set<string> {
  const last = new Map<string, boolean>();
  for (const stage of stages) for (const id of stage.tops.keys()) last.set(id, id === hubOf(stage));
  return new Set([...last].flatMap(([id, isHub]) => (isHub ? [id] : [])));
}

/** The row the hub stands above: half way down two columns, at the top of one. */
export const hubRow = (places: number, columns: number): number =>
  columns === 1 ? 0 : Math.ceil(places / columns / 2);

/** All places, by theme, in `columns` columns. */
export function placeSlots(stages: readonly Stage[], columns: number): Map<string, Slot> {
  const hubs = hubsOf(stages);
  const order = [...new Set(stages.toReversed().flatMap((s) => [...s.tops.keys()]))].filter(
    (id) => !hubs.has(id),
  );
  const went = new Map<string, string>();
  for (const { ghosts } of stages)
    for (const [id, { heir }] of ghosts)
      if (heir !== null && !hubs.has(heir) && !went.has(id)) went.set(id, heir);
  const half = hubs.size === 0 ? -1 : hubRow(order.length, columns);
  const rows = Array.from({ length: columns }, () => 0);
  const slots = new Map<string, Slot>();
  for (const family of balanced(families(order, went), order.length, columns)) {
    const column = rows.indexOf(Math.min(...rows));
    const start = rows[column] ?? 0;
    const straight = (id: string, heir: string): boolean => {
      const at = family.indexOf(id);
      // the place of the hub is between the halves
      return at === family.indexOf(heir) + 1 && start + at !== half;
    };
    const bent = family.filter((heir) => family.some((id) => went.get(id) === heir && !straight(id, heir)));
    family.forEach((id, i) => {
      const lane = bent.indexOf(id);
      slots.set(id, {
        id,
        column,
        row: start + i,
        lanes: bent.length,
        isFirst: i === 0,
        lane: lane < 0 ? null : lane,
      });
    });
    rows[column] = start + family.length;
  }
  return slots;
}

/** Families in their own order, or the largest first where their own order would leave one column much longer. */
function balanced(all: readonly string[][], places: number, columns: number): readonly string[][] {
  const tallest = (list: readonly string[][]): number => {
    const rows = Array.from({ length: columns }, () => 0);
    for (const family of list) {
      const column = rows.indexOf(Math.min(...rows));
      rows[column] = (rows[column] ?? 0) + family.length;
    }
    return Math.max(...rows);
  };
  if (tallest(all) <= Math.ceil(places / columns)) return all;
  const bySize = all.toSorted((a, b) => b.length - a.length);
  return tallest(bySize) < tallest(all) ? bySize : all;
}

/** Themes that end in one another, the last heir first; rings are cut where they close. */
function families(order: readonly string[], went: ReadonlyMap<string, string>): string[][] {
  const taken = new Set<string>();
  const under = (id: string): string[] => {
    if (taken.has(id)) return [];
    taken.add(id);
    return [id, ...order.filter((o) => went.get(o) === id).flatMap(under)];
  };
  const roots = order.filter((id) => !order.includes(went.get(id) ?? ''));
  return [...roots, ...order].map(under).filter((f) => f.length > 0);
}
