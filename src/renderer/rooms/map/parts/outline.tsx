// The map as an outline in reading order: the keyboard's and the screen reader's view of it. Everything the mouse can
// do on the sheet can be done from here.
import { Pin } from 'lucide-react';
import { useMemo } from 'react';
import { spokenEntry, type OutlineEntry, type Scene } from '../../../../shared/domain/map/index.ts';
import { Icon, Kbd, Panel, Tree, type MenuEntry } from '../../../ui/index.ts';
import { choose, useMapRoom } from '../store.ts';
import type { MapActions } from '../use-map.ts';

export interface OutlineProps {
  scene: Scene;
  actions: MapActions;
  menuFor(nodeId: string): ReadonlyArray<MenuEntry>;
  onOpen(nodeId: string): void;
  isReadOnly: boolean;
}

export function Outline({ scene, actions, menuFor, onOpen, isReadOnly }: OutlineProps) {
  const chosen = useMapRoom((s) => s.chosen);
  const byParent = useMemo(() => {
    const parents = new Map(scene.nodes.map((n) => [n.id, n.parentId]));
    const groups = new Map<string | null, OutlineEntry[]>();
    for (const entry of scene.outline) {
      const parent = parents.get(entry.nodeId) ?? null;
      groups.set(parent, [...(groups.get(parent) ?? []), entry]);
    }
    return groups;
  }, [scene]);
  const colours = useMemo(() => new Map(scene.nodes.map((n) => [n.id, n])), [scene]);
  const isTheme = (entry: OutlineEntry): boolean => colours.get(entry.nodeId)?.themeId !== '';
  const selected = useMemo(() => new Set(chosen?.kind === 'node' ? [chosen.id] : []), [chosen]);
  const current = scene.outline.find((e) => chosen?.kind === 'node' && e.nodeId === chosen.id);
  return (
    <Panel
      title="Outline"
      meta={`${scene.outline.length} items`}
      footer={
        <div className="map-heard">
          <p aria-live="polite">
            <strong>Heard as:</strong>{' '}
            {current ? spokenEntry(current) : 'choose an item to hear where it stands.'}
          </p>
          <p className="map-keys" aria-hidden="true">
            <Kbd keys="F2" /> rename <Kbd keys="L" /> link <Kbd keys="Delete" /> leave off
          </p>
        </div>
      }
    >
      <Tree<OutlineEntry>
        label="Outline of the map"
        className="map-outline"
        roots={byParent.get(null) ?? []}
        getKey={(entry) => entry.nodeId}
        getText={(entry) => entry.name}
        getChildren={(entry) => byParent.get(entry.nodeId) ?? []}
        selectedKeys={selected}
        selectOnMove
        onSelectionChange={(keys) => {
          const [id] = keys;
          if (id !== undefined) choose({ kind: 'node', id });
        }}
        onAction={(entry) => onOpen(entry.nodeId)}
        {...(isReadOnly
          ? {}
          : {
              onRename: (entry: OutlineEntry, name: string) =>
                void (isTheme(entry)
                  ? actions.rename(entry.nodeId, name)
                  : actions.changeItem(entry.nodeId, { text: name })),
            })}
        contextMenu={(entry) => menuFor(entry.nodeId)}
        renderItem={(entry, state) => {
          const node = colours.get(entry.nodeId);
          return (
            <span
              className="map-entry"
              data-part={node?.part}
              onPointerEnter={() => useMapRoom.setState({ hovered: entry.nodeId })}
              onPointerLeave={() => useMapRoom.setState({ hovered: null })}
            >
              {node && node.part !== 'sub' ? (
                <i
                  className="map-swatch"
                  data-part={node.part}
                  style={{ background: node.fill, borderColor: node.edge }}
                />
              ) : null}
              <span className="map-entry-name" title={entry.name}>
                {state.name}
              </span>
              {entry.pinned ? (
                <span className="map-entry-pin" title="Placed by hand">
                  <Icon of={Pin} small />
                </span>
              ) : null}
            </span>
          );
        }}
      />
    </Panel>
  );
}
