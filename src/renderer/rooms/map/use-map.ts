// The map in view: what is stored, the scene drawn from it, and everything that can be done to it.
import { useMemo } from 'react';
import { mapInputOf } from '../../../shared/contract/map-input.ts';
import type { MapFull, MapSummary } from '../../../shared/contract/maps.ts';
import {
  buildScene,
  layoutFor,
  longDescription,
  shortAltText,
  type DrawnLayout,
  type MapLayout,
  type Scene,
} from '../../../shared/domain/map/index.ts';
import { useLatest } from '../../data/use-latest.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { run } from '../../parts/run/run.ts';
import type { Client } from '../../transport/client.ts';
import { useMapRoom } from './store.ts';

export interface MapView {
  readonly maps: readonly MapSummary[];
  readonly map: MapFull;
  readonly scene: Scene;
  /** Words as they will be exported: written by hand, or drafted. */
  readonly words: {
    readonly alt: string;
    readonly description: string;
    readonly altIsDraft: boolean;
    readonly descriptionIsDraft: boolean;
    readonly behind: MapFull['wordsBehind'];
  };
}

/** The map to show: the one asked for, else the first, else one drawn from the themes that nobody has kept yet. */
export function useMapView(wanted: string | undefined): { view: MapView | null; failure: string | null } {
  const list = useQuery('map.list', {});
  const maps = list.data;
  const id = maps ? (maps.find((m) => m.id === wanted)?.id ?? maps[0]?.id ?? null) : undefined;
  const stored = useQuery('map.get', id ? { id } : null);
  const draft = useQuery('map.draft', id === null ? {} : null);
  const map = id ? stored.data : draft.data;
  const view = useMemo(() => (map && maps ? { maps, map, ...drawn(map) } : null), [map, maps]);
  const failure = list.failure ?? stored.failure ?? draft.failure;
  return { view, failure: view ? null : (failure?.message ?? null) };
}

/** The map drawn in another form, as it would be if it were kept. */
export function drawnAs(
  map: MapFull,
  layout: DrawnLayout,
  marks?: Pick<MapFull, 'groupKey' | 'questions'> & { readonly groups: Readonly<Record<string, string[]>> },
): Scene {
  const marked = marks
    ? {
        ...map,
        groupKey: marks.groupKey,
        questions: marks.questions,
        themes: map.themes.map((t) => ({ ...t, groups: marks.groups[t.id] ?? [] })),
        items: map.items.map((i) =>
          i.code ? { ...i, code: { ...i.code, groups: marks.groups[i.code.id] ?? [] } } : i,
        ),
      }
    : map;
  return buildScene(mapInputOf(marked, layout, { layout }));
}

type Drawn = Pick<MapView, 'scene' | 'words'>;
/** Maps as they were drawn, for as long as their answers are kept: one that is opened again is not drawn again. */
const known = new WeakMap<MapFull, Drawn>();

function drawn(map: MapFull): Drawn {
  const before = known.get(map);
  if (before) return before;
  const scene = buildScene(mapInputOf(map, layoutFor(mapInputOf(map, null))));
  const { altShort, altLong } = map.summary;
  const words = {
    alt: altShort.trim() || shortAltText(scene),
    description: altLong.trim() || longDescription(scene),
    altIsDraft: altShort.trim() === '',
    descriptionIsDraft: altLong.trim() === '',
    behind: map.wordsBehind,
  };
  known.set(map, { scene, words });
  return { scene, words };
}

type Change = Partial<
  Pick<
    MapSummary,
    'name' | 'layout' | 'widthMm' | 'heightMm' | 'palette' | 'sizeByPeople' | 'altShort' | 'altLong'
  >
>;

export interface MapActions {
  change(change: Change): Promise<void>;
  place(themeId: string, at: { x: number; y: number }): Promise<void>;
  unpin(themeIds: readonly string[]): Promise<void>;
  leaveOff(themeId: string): Promise<void>;
  bringBack(themeId: string): Promise<void>;
  link(link: {
    from: string;
    to: string;
    words: string;
    kind: 'plain' | 'dashed';
    arrow: 'none' | 'to' | 'both';
    weight?: number;
    also?: string[];
  }): Promise<void>;
  changeLink(
    id: string,
    change: {
      words?: string;
      kind?: 'plain' | 'dashed';
      arrow?: 'none' | 'to' | 'both';
      weight?: number;
      also?: string[];
    },
  ): Promise<void>;
  unlink(id: string): Promise<void>;
  /** Renames a theme everywhere, or on this map only. */
  rename(themeId: string, name: string, where?: 'everywhere' | 'here'): Promise<void>;
  /** Adds a theme of the study, a name of this map only, or a code; its id. */
  grow(what: {
    name: string;
    where: 'everywhere' | 'here' | 'code';
    parentId: string | null;
    afterId: string | null;
  }): Promise<string | undefined>;
  /** Puts codes under a theme, or loose, at a point where one is given. */
  addCodes(codeIds: readonly string[], aboutId: string | null, at?: { x: number; y: number }): Promise<void>;
  /** Puts the codes of a theme under it, or takes all codes under it off the map. */
  showCodes(themeId: string, shown: boolean): Promise<void>;
  /** Makes a name of this map a theme of the study. */
  promote(id: string): Promise<void>;
  addItem(item: {
    kind: 'note' | 'quote' | 'group' | 'heading';
    text?: string;
    codingId?: string;
    aboutId?: string | null;
    members?: string[];
  }): Promise<void>;
  changeItem(id: string, change: { text?: string; aboutId?: string | null }): Promise<void>;
  removeItem(id: string): Promise<void>;
  /** What is in a group or under a heading; for a theme, what it also stands under. */
  setMembers(ownerId: string, nodeIds: readonly string[]): Promise<void>;
  /** Takes changes of the themes into the map; all of them without keys. */
  take(keys?: readonly string[]): Promise<void>;
  /** Leaves changes of the themes out, until they change again. */
  leave(keys: readonly string[]): Promise<void>;
  newMap(): Promise<string | undefined>;
  /** Deletes the map; the themes stay. */
  remove(): Promise<void>;
  /** The id of the map in the study; a map nobody has kept yet is kept first. */
  keep(): Promise<string | undefined>;
}

/** Maps nobody has kept yet that are being kept, by the view they were drawn for. */
const beingKept = new WeakMap<MapView, Promise<string | undefined>>();

/** Everything the room can do to a map, each a command with its undo; the same object as long as the room is there. */
export function useMapActions(view: MapView | null): MapActions {
  const client = useClient();
  const inView = useLatest(() => view);
  return useMemo(() => mapActions(client, inView), [client, inView]);
}

/** What is done is done to the map that is in view at that moment. */
function mapActions(client: Client, inView: () => MapView | null): MapActions {
  const mapNow = () => inView()?.map;
  const layoutNow = (): DrawnLayout => inView()?.scene.layout ?? 'petals';
  const nameOf = (id: string): string => {
    const map = mapNow();
    return (
      map?.themes.find((t) => t.id === id)?.name ?? map?.items.find((i) => i.id === id)?.text ?? 'The theme'
    );
  };
  async function keep(): Promise<string | undefined> {
    const view = inView();
    if (!view) return undefined;
    const { map } = view;
    if (map.summary.id !== '') return map.summary.id;
    // what is done next to the same view, before it is drawn anew, belongs to the same map
    const being = beingKept.get(view) ?? run(client, 'map.create', {}).then((made) => made?.id);
    beingKept.set(view, being);
    const id = await being;
    if (id === undefined) beingKept.delete(view);
    return id;
  }
  async function withMap(work: (mapId: string) => Promise<unknown>): Promise<void> {
    const mapId = await keep();
    if (mapId !== undefined) await work(mapId);
  }
  return {
    keep,
    change: (change) => withMap((id) => run(client, 'map.update', { id, ...change })),
    place: (themeId, { x, y }) =>
      withMap((mapId) =>
        run(client, 'map.place', { mapId, layout: layoutNow(), places: [{ themeId, x, y }] }),
      ),
    unpin: (themeIds) =>
      withMap((mapId) => run(client, 'map.unpin', { mapId, layout: layoutNow(), themeIds: [...themeIds] })),
    leaveOff: (themeId) =>
      withMap((mapId) =>
        run(
          client,
          'map.setHidden',
          { mapId, themeId, hidden: true },
          `“${nameOf(themeId)}” is off this map. The theme stays in the study.`,
        ),
      ),
    bringBack: (themeId) =>
      withMap((mapId) => run(client, 'map.setHidden', { mapId, themeId, hidden: false })),
    link: (link) => withMap((mapId) => run(client, 'map.link', { mapId, ...link })),
    changeLink: async (id, change) => void (await run(client, 'map.updateLink', { id, ...change })),
    unlink: async (id) => void (await run(client, 'map.unlink', { id }, 'The link was taken away.')),
    rename: (themeId, name, where = 'everywhere') =>
      withMap((mapId) =>
        run(
          client,
          'map.rename',
          { mapId, themeId, name, where },
          where === 'everywhere' ? `Renamed to “${name}” everywhere.` : `Called “${name}” on this map only.`,
        ),
      ),
    remove: async () => {
      const map = mapNow();
      const id = map?.summary.id ?? '';
      if (id !== '')
        await run(
          client,
          'map.remove',
          { id },
          `“${map?.summary.name ?? 'The map'}” is deleted. Its themes stay.`,
        );
    },
    grow: async ({ where, ...what }) => {
      const mapId = await keep();
      if (mapId === undefined) return undefined;
      const done = {
        everywhere: `“${what.name}” is a theme of the study now.`,
        here: `“${what.name}” stands on this map only.`,
        code: `The code “${what.name}” is on the map.`,
      }[where];
      return (await run(client, 'map.grow', { mapId, where, ...what }, done))?.id;
    },
    addCodes: (codeIds, aboutId, at) =>
      withMap(async (mapId) => {
        const place = at ? { place: { layout: layoutNow(), ...at } } : {};
        const done =
          codeIds.length === 1 ? 'The code is on the map.' : `${codeIds.length} codes are on the map.`;
        const made = await run(
          client,
          'map.addCodes',
          { mapId, codeIds: [...codeIds], aboutId, ...place },
          done,
        );
        const [id] = made?.ids ?? [];
        if (id !== undefined && codeIds.length === 1) useMapRoom.setState({ coming: id });
      }),
    showCodes: (themeId, shown) =>
      withMap((mapId) =>
        run(
          client,
          'map.showCodes',
          { mapId, themeId, shown },
          shown
            ? `The codes of “${nameOf(themeId)}” are on the map.`
            : `The codes of “${nameOf(themeId)}” are off this map. They stay in the codebook.`,
        ),
      ),
    promote: async (id) => {
      const made = await run(client, 'map.promote', { id }, 'It is a theme of the study now.');
      if (made) useMapRoom.setState({ coming: made.id });
    },
    addItem: (item) => withMap((mapId) => run(client, 'map.addItem', { mapId, ...item })),
    changeItem: async (id, change) => void (await run(client, 'map.updateItem', { id, ...change })),
    removeItem: async (id) => void (await run(client, 'map.removeItem', { id }, 'It is off the map.')),
    setMembers: (ownerId, nodeIds) =>
      withMap((mapId) => run(client, 'map.setMembers', { mapId, ownerId, nodeIds: [...nodeIds] })),
    take: (keys) =>
      withMap((mapId) => run(client, 'map.take', { mapId, ...(keys ? { keys: [...keys] } : {}) })),
    leave: (keys) => withMap((mapId) => run(client, 'map.leave', { mapId, keys: [...keys] })),
    newMap: async () => (await run(client, 'map.create', {}))?.id,
  };
}

/** The item of a code on a map, by its node. */
export const codeOn = (map: MapFull, id: string) =>
  map.items.flatMap((i) => (i.id === id && i.code ? [{ ...i, code: i.code }] : []))[0];

/** What a code put beside a node stands under: the node itself, or what that is about where it is no theme. */
export function homeFor(map: MapFull, id: string | null): string | null {
  const item = map.items.find((i) => i.id === id);
  return item && item.kind !== 'idea' ? item.aboutId : id;
}

/** What can be in a group, under a heading or an end of a link, in reading order: themes that stand on the map, and codes. */
export function choosable({ map, scene }: Pick<MapView, 'map' | 'scene'>): { id: string; name: string }[] {
  const at = new Map(scene.outline.map((entry, i) => [entry.nodeId, i]));
  const all = [
    ...map.themes.filter((t) => !map.hidden.includes(t.id)),
    ...map.items.flatMap((i) => (i.kind === 'code' || i.kind === 'idea' ? [{ id: i.id, name: i.text }] : [])),
  ];
  const placeOf = ({ id }: { id: string }): number => at.get(id) ?? at.size;
  return all.toSorted((a, b) => placeOf(a) - placeOf(b));
}

export const LAYOUT_NAMES: Record<MapLayout, string> = {
  auto: 'By structure',
  petals: 'Petals',
  ring: 'Ring',
  tree: 'Tree',
  list: 'List',
  grid: 'Grid',
  network: 'Network',
  layers: 'Layers',
  venn: 'Overlap',
  process: 'Process',
  cycle: 'Cycle',
  treeDown: 'Tree, top down',
};
