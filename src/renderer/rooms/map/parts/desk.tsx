// The desk the sheet of a map lies on: walked and grown by keys.
import { useRef, type KeyboardEvent } from 'react';
import { figureTitle, type Scene } from '../../../../shared/domain/map/index.ts';
import { announce, useContextMenu } from '../../../ui/index.ts';
import { groundMenu, nodeMenu, nudge, openNode } from '../node-menu.ts';
import type { Naming } from '../naming.tsx';
import { addToMap, choose, chooseCode, useMapRoom, write } from '../store.ts';
import type { MapActions, MapView } from '../use-map.ts';
import { DIRECTIONS, neighbour } from '../walk.ts';
import { DeskFrame, walkTo } from './desk-frame.tsx';
import { Sheet } from './sheet.tsx';
import { WritingField } from './writing-field.tsx';

interface DeskProps {
  view: MapView;
  /** What is shown: the map, or a form of it that is looked at. */
  scene: Scene;
  actions: MapActions;
  naming: Naming;
  isReadOnly: boolean;
}

export function Desk({ view, scene, actions, naming, isReadOnly }: DeskProps) {
  const menu = useContextMenu();
  const isLooking = scene !== view.scene;
  const isLocked = isReadOnly || isLooking;
  // Tab grows the map only once one walks on it, so that going through the window by Tab is not held up here
  const walks = useRef(false);
  const onKey = useDeskKeys({ view, actions, isLocked, walks });
  const menuOf = (event: React.MouseEvent, id: string): void => {
    const name = view.scene.nodes.find((n) => n.id === id)?.name;
    menu.open(event, nodeMenu(id, view, actions, isReadOnly), name);
  };
  const onGround = isLocked
    ? undefined
    : (event: React.MouseEvent, at: { x: number; y: number } | null = null) =>
        menu.open(event, groundMenu(view, at), view.map.summary.name);
  return (
    <DeskFrame
      scene={scene}
      help="Arrows walk, typing renames, Enter adds a name beside, Tab or Shift Enter under it, Alt K puts a code under it, Shift with arrows moves, Escape lets go. Everything here is in the outline too."
      onKey={onKey}
      onLeave={() => void (walks.current = false)}
      onPress={(isOnFigure) => {
        if (isOnFigure) walks.current = true;
      }}
      menuOf={menuOf}
      groundMenu={onGround}
      after={menu.menu}
    >
      {(times) => (
        <>
          <Sheet
            scene={scene}
            title={figureTitle(scene)}
            description={view.words.description}
            actions={actions}
            isReadOnly={isLocked}
            times={times}
            menuOf={menuOf}
            groundMenu={onGround}
          />
          <WritingField view={view} actions={actions} naming={naming} times={times} />
        </>
      )}
    </DeskFrame>
  );
}

interface KeysOf {
  view: MapView;
  actions: MapActions;
  isLocked: boolean;
  walks: React.RefObject<boolean>;
}

function useDeskKeys({ view, actions, isLocked, walks }: KeysOf): (event: KeyboardEvent) => void {
  const go = (id: string | null): void => {
    if (walkTo(view.scene, id)) walks.current = true;
  };
  return (event) => {
    const { chosen } = useMapRoom.getState();
    const id = chosen?.kind === 'node' ? chosen.id : null;
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const way = DIRECTIONS[event.key];
    if (plain && way && event.shiftKey) {
      if (id !== null && !isLocked && !nudge(view, actions, id, way))
        announce('It cannot move further that way.');
    } else if (plain && way) go(neighbour(view.scene, id, way));
    else if (event.key === 'Escape' && id !== null) {
      walks.current = false;
      choose(null);
    } else if (id === null) return;
    else if ((event.ctrlKey || event.metaKey) && event.key === 'Enter') openNode(view, id);
    else if (!plain || isLocked) return;
    else if (event.key === 'Enter') growFrom(view, id, event.shiftKey ? 'child' : 'sibling');
    else if (event.key === 'Tab' && !event.shiftKey && walks.current) growFrom(view, id, 'child');
    else if (event.key === 'F2') renameFrom(view, id);
    else if (/^[\p{L}\p{N}]$/u.test(event.key)) renameFrom(view, id, event.key);
    else return;
    event.preventDefault();
  };
}

export function growFrom(view: MapView, id: string, kind: 'child' | 'sibling'): void {
  const item = view.map.items.find((i) => i.id === id);
  // beside a code, or under it, comes another code
  if (item?.kind === 'code') return chooseCode(item.aboutId, id);
  if (item && item.kind !== 'idea') return addToMap('note');
  write({ kind, id });
}

function renameFrom(view: MapView, id: string, text?: string): void {
  if (view.map.items.some((i) => i.id === id && i.kind === 'quote'))
    return announce('The words of a quote are those of its extract.');
  write({ kind: 'rename', id, ...(text === undefined ? {} : { text }) });
}
