// Names written on a map: whether they hold everywhere or on this map only is asked once for each map, and can be changed.
import { useMemo } from 'react';
import { useSettings, type MapNaming } from '../../app/settings.ts';
import { Button, Dialog } from '../../ui/index.ts';
import { useMapRoom } from './store.ts';
import type { MapActions, MapView } from './use-map.ts';

/** What was said for a map; undefined while nobody was asked. */
export const useNamingOf = (mapId: string): MapNaming | undefined =>
  useSettings((s) => s.settings.mapNaming[mapId]);

/** Keeps the answer for a map; undefined asks again. */
export function setNaming(mapId: string, where: MapNaming | undefined): void {
  const { settings, change } = useSettings.getState();
  const { [mapId]: _was, ...others } = settings.mapNaming;
  change({ mapNaming: where === undefined ? others : { ...others, [mapId]: where } });
}

/** Where a name holds on this map: as it was said before, or asked now. Null when one thought better of it. */
async function whereOf(
  mapId: string,
  name: string,
  isNew: boolean,
  isCode = false,
): Promise<MapNaming | null> {
  const said = useSettings.getState().settings.mapNaming[mapId];
  if (said !== undefined) return said;
  // the Enter that kept the name must be over before there is a button it could press
  await new Promise((resolve) => setTimeout(resolve));
  const where = await new Promise<MapNaming | null>((answer) =>
    useMapRoom.setState({ asking: { name, isNew, isCode, answer } }),
  );
  useMapRoom.setState({ asking: null });
  if (where !== null) setNaming(mapId, where);
  return where;
}

export interface Naming {
  /** Gives what stands on the map another name. */
  rename(id: string, name: string): Promise<void>;
  /** Adds a name under a node, or beside it; chooses what was added. */
  grow(name: string, kind: 'child' | 'sibling', of: string): Promise<void>;
}

export function useNaming(view: MapView, actions: MapActions): Naming {
  return useMemo(
    () => ({
      async rename(id, typed) {
        const name = typed.trim();
        const item = view.map.items.find((i) => i.id === id);
        if (item?.code) {
          const mapId = name === '' || name === item.text ? undefined : await actions.keep();
          if (mapId === undefined) return;
          const where = item.code.isGone ? 'here' : await whereOf(mapId, name, false, true);
          if (where !== null) await actions.rename(id, name, where);
          return;
        }
        if (item) {
          if (name !== '' && name !== item.text && item.kind !== 'quote')
            await actions.changeItem(id, { text: name });
          return;
        }
        const theme = view.map.themes.find((t) => t.id === id);
        if (!theme || name === '' || name === theme.name) return;
        const mapId = await actions.keep();
        if (mapId === undefined) return;
        const where = theme.isGone ? 'here' : await whereOf(mapId, name, false);
        if (where !== null) await actions.rename(id, name, where);
      },
      async grow(typed, kind, of) {
        const name = typed.trim();
        const mapId = name === '' ? undefined : await actions.keep();
        if (mapId === undefined) return;
        const place = placeFor(view, kind, of);
        const isUnderIdea = place.parentId !== null && isOnlyHere(view, place.parentId);
        const where = isUnderIdea ? 'here' : await whereOf(mapId, name, true);
        if (where === null) return;
        const id = await actions.grow({ name, where, ...place });
        if (id !== undefined) useMapRoom.setState({ coming: id });
      },
    }),
    [view, actions],
  );
}

/** A name that is no living theme of the study. */
const isOnlyHere = (view: MapView, id: string): boolean =>
  view.map.items.some((i) => i.id === id) || view.map.themes.some((t) => t.id === id && t.isGone);

/** Where something new stands. Beside the one in the centre there is nothing, so it goes under it. */
function placeFor(
  view: MapView,
  kind: 'child' | 'sibling',
  of: string,
): { parentId: string | null; afterId: string | null } {
  const node = view.scene.nodes.find((n) => n.id === of);
  const isTree = node !== undefined && ['hub', 'theme', 'sub'].includes(node.part);
  if (!isTree) return { parentId: null, afterId: null };
  if (kind === 'child' || node.part === 'hub') return { parentId: of, afterId: null };
  return { parentId: parentOf(view, of), afterId: of };
}

/** What a node stands under on the map. */
export const parentOf = (view: MapView, id: string): string | null =>
  view.map.themes.find((t) => t.id === id)?.parentId ??
  view.scene.nodes.find((n) => n.id === id)?.parentId ??
  null;

/** The one question a map asks about names. */
export function NamingQuestion() {
  const asking = useMapRoom((s) => s.asking);
  if (!asking) return null;
  const { name, isNew, isCode, answer } = asking;
  const what = isCode ? 'code' : 'theme';
  return (
    <Dialog
      isOpen
      onClose={() => answer(null)}
      title={isNew ? `Where does “${name}” belong?` : `Where is it called “${name}”?`}
      footer={
        <>
          <Button onPress={() => answer(null)}>{isNew ? 'Leave it' : 'Keep the old name'}</Button>
          <Button onPress={() => answer('here')}>Only on this map</Button>
          <Button variant="primary" autoFocus onPress={() => answer('everywhere')}>
            {isNew ? 'A theme of the study' : 'Everywhere'}
          </Button>
        </>
      }
    >
      <p>
        {isNew
          ? 'A theme of the study is there in Themes and on every map that takes it. Only on this map, it is a name to think with, and the themes stay as they are.'
          : `Everywhere, the ${what} itself gets the new name. Only on this map, the ${what} keeps its own name in the rest of the study.`}
      </p>
      <p className="tw-meta">This map does not ask again. Its menu, beside its name, changes the answer.</p>
    </Dialog>
  );
}
