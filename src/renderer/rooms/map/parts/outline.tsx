// The map as an outline in reading order: the keyboard's and the screen reader's view of it. Everything the mouse can
// do on the sheet can be done from here.
import { Pin } from 'lucide-react';
import { useEffect, useMemo, useRef } from 'react';
import { spokenEntry, type OutlineEntry, type Scene } from '../../../../shared/domain/map/index.ts';
import {
  announce,
  Button,
  Icon,
  Kbd,
  Panel,
  Tree,
  type MenuEntry,
  type TreeHandle,
} from '../../../ui/index.ts';
import type { Naming } from '../naming.tsx';
import { nudge } from '../node-menu.ts';
import { choose, showBeside, useMapRoom } from '../store.ts';
import { homeFor, type MapActions, type MapView } from '../use-map.ts';
import { DIRECTIONS } from '../walk.ts';
import { growFrom } from './desk.tsx';
import { CODES_DRAG } from '../../../parts/code-rows/codes-drag.ts';

/** Parts whose kind their look alone tells: it is said too. */
const SAID: ReadonlySet<string> = new Set(['code', 'note', 'quote', 'group']);

interface OutlineProps {
  scene: Scene;
  /** The map itself, where it can be walked and grown; a stage that was kept is only read. */
  growing?: { view: MapView; naming: Naming } | undefined;
  actions: MapActions;
  onOpen(nodeId: string): void;
  menuFor(nodeId: string): ReadonlyArray<MenuEntry>;
  isReadOnly: boolean;
}

export function Outline({ scene, growing, actions, menuFor, onOpen, isReadOnly }: OutlineProps) {
  const tree = useRef<TreeHandle>(null);
  const chosen = useMapRoom((s) => s.chosen);
  const items = growing?.view.map.items;
  const onlyHere = useMemo(
    () => new Set((items ?? []).filter((i) => i.kind === 'idea').map((i) => i.id)),
    [items],
  );
  const chosenId = chosen?.kind === 'node' ? chosen.id : null;
  useEffect(() => {
    // what was added from here is where one goes on from
    const row = document.activeElement?.closest('.map-outline [role=row]');
    if (chosenId !== null && row && row.getAttribute('data-key') !== chosenId) tree.current?.goTo(chosenId);
  }, [chosenId]);
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
  const selected = useMemo(() => new Set(chosen?.kind === 'node' ? [chosen.id] : []), [chosen]);
  const current = scene.outline.find((e) => chosen?.kind === 'node' && e.nodeId === chosen.id);
  return (
    <Panel
      title="Outline"
      meta={`${scene.outline.length} items`}
      tools={
        growing && !isReadOnly ? (
          <Button variant="quiet" onPress={() => showBeside('codes')}>
            Codes
          </Button>
        ) : undefined
      }
      footer={
        <div className="map-heard">
          <p>
            <strong>Heard as:</strong>{' '}
            {current ? spokenEntry(current) : 'choose an item to hear where it stands.'}
          </p>
          <p className="map-keys" aria-hidden="true">
            <Kbd keys="Enter" /> beside <Kbd keys="Shift+Enter" /> under <Kbd keys="Alt+L" /> link
          </p>
        </div>
      }
    >
      <div
        className="map-outline-keys"
        onKeyDownCapture={(event) => {
          // typing renames: the field opens under the letter, which then goes into it
          const row = event.target instanceof HTMLElement ? event.target.closest('[role=row]') : null;
          const id = row === event.target ? row?.getAttribute('data-key') : null;
          const isLetter = /^[\p{L}\p{N}]$/u.test(event.key);
          if (!id || isReadOnly || !growing || !isLetter || event.ctrlKey || event.metaKey || event.altKey)
            return;
          event.stopPropagation();
          if (canRename(growing.view, id)) tree.current?.rename(id);
          else announce('The words of a quote are those of its extract.');
        }}
      >
        <Tree<OutlineEntry>
          ref={tree}
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
            const entry = scene.outline.find((one) => one.nodeId === id);
            if (!entry) return;
            choose({ kind: 'node', id: entry.nodeId });
            announce(spokenEntry(entry));
          }}
          onAction={(entry) => onOpen(entry.nodeId)}
          onRowKey={(event, entry) => {
            const isMod = event.ctrlKey || event.metaKey;
            const way = DIRECTIONS[event.key];
            if (event.key === 'Enter' && isMod) onOpen(entry.nodeId);
            else if (isReadOnly || !growing || isMod || event.altKey) return false;
            else if (event.key === 'Enter')
              growFrom(growing.view, entry.nodeId, event.shiftKey ? 'child' : 'sibling');
            else if (way && event.shiftKey) {
              if (!nudge(growing.view, actions, entry.nodeId, way))
                announce('It cannot move further that way.');
            } else return false;
            return true;
          }}
          {...(isReadOnly || !growing
            ? {}
            : {
                onRename: (entry: OutlineEntry, name: string) =>
                  void growing.naming.rename(entry.nodeId, name),
              })}
          {...(isReadOnly || !growing ? {} : { takes: takesCodes(growing.view, actions) })}
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
                {node && node.part !== 'sub' && node.part !== 'code' ? (
                  <i
                    className="map-swatch"
                    data-part={node.part}
                    style={{ background: node.fill, borderColor: node.edge }}
                  />
                ) : null}
                <span className="map-entry-name" title={entry.name}>
                  {state.name}
                </span>
                {node && SAID.has(node.part) ? <span className="tw-vh">{`, ${entry.levelName}`}</span> : null}
                {onlyHere.has(entry.nodeId) ? <span className="map-entry-own">only here</span> : null}
                {entry.pinned ? (
                  <span className="map-entry-pin" title="Placed by hand">
                    <Icon of={Pin} small />
                  </span>
                ) : null}
              </span>
            );
          }}
        />
      </div>
    </Panel>
  );
}

/** Codes let go on a row stand under it, or beside a code. */
const takesCodes = (view: MapView, actions: MapActions) => ({
  type: CODES_DRAG,
  onDrop: ({ nodeId }: OutlineEntry, codeIds: string[]) =>
    void actions.addCodes(codeIds, homeFor(view.map, nodeId)),
});

const canRename = (view: MapView, id: string): boolean =>
  !view.map.items.some((i) => i.id === id && i.kind === 'quote');
