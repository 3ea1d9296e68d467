// The desk the sheet lies on: walked and grown by keys, shown at any size, moved over by hand.
import { Maximize, Minus, Plus } from 'lucide-react';
import { useRef, type KeyboardEvent } from 'react';
import { figureTitle, PT_PER_MM, spokenEntry, type Scene } from '../../../../shared/domain/map/index.ts';
import { useActions } from '../../../app/index.ts';
import { announce, Button, Icon, IconButton, useContextMenu } from '../../../ui/index.ts';
import { nodeMenu, nudge, openNode } from '../node-menu.ts';
import type { Naming } from '../naming.tsx';
import { addToMap, choose, chooseCode, useMapRoom, write } from '../store.ts';
import type { MapActions, MapView } from '../use-map.ts';
import { usePan } from '../use-pan.ts';
import { shown, useZoom, type Zoom } from '../use-zoom.ts';
import { DIRECTIONS, neighbour } from '../walk.ts';
import { LookStrip } from './looks.tsx';
import { Ruler } from './ruler.tsx';
import { Sheet } from './sheet.tsx';
import { WritingField } from './writing-field.tsx';

export interface DeskProps {
  view: MapView;
  /** What is shown: the map, or a form of it that is looked at. */
  scene: Scene;
  actions: MapActions;
  naming: Naming;
  isReadOnly: boolean;
}

export function Desk({ view, scene, actions, naming, isReadOnly }: DeskProps) {
  const desk = useRef<HTMLDivElement>(null);
  const zoom = useZoom(desk, scene);
  const pan = usePan(desk);
  const menu = useContextMenu();
  const isLooking = scene !== view.scene;
  const isLocked = isReadOnly || isLooking;
  // Tab grows the map only once one walks on it, so that going through the window by Tab is not held up here
  const walks = useRef(false);
  const onKey = useDeskKeys({ view, actions, isLocked, walks });
  useZoomActions(zoom);
  const menuOf = (event: React.MouseEvent, id: string): void => {
    const name = view.scene.nodes.find((n) => n.id === id)?.name;
    menu.open(event, nodeMenu(id, view, actions, isReadOnly), name);
  };
  return (
    <div className="map-desk-frame">
      <div
        ref={desk}
        className="map-desk tw-scroll"
        tabIndex={0}
        role="group"
        aria-label="The sheet"
        aria-describedby="map-desk-help"
        data-hand={pan.isReady || undefined}
        onKeyDown={(event) => {
          if (event.target !== event.currentTarget) return;
          if (!pan.key(event, true)) onKey(event);
        }}
        onKeyUp={(event) => void pan.key(event, false)}
        onBlur={() => {
          walks.current = false;
          pan.stop();
        }}
        onPointerDownCapture={(event) => {
          if (event.target instanceof HTMLInputElement) return;
          pan.down(event);
          if (event.target instanceof Element && event.target.closest('.map-figure')) walks.current = true;
          desk.current?.focus({ preventScroll: true });
        }}
        onPointerMove={pan.move}
        onPointerUp={pan.up}
        onPointerCancel={pan.up}
        onContextMenu={(event) => {
          const { chosen } = useMapRoom.getState();
          if (event.target !== event.currentTarget || chosen?.kind !== 'node') return;
          menuOf(event, chosen.id);
        }}
      >
        <p id="map-desk-help" className="tw-vh">
          Arrows walk, typing renames, Enter adds a name beside, Tab or Shift Enter under it, Shift with
          arrows moves, Escape lets go. Everything here is in the outline too.
        </p>
        <Ruler scene={scene} times={zoom.times} />
        <div className="map-sheet">
          <div className="map-captions" style={{ width: shown(scene.widthPt, zoom.times) }}>
            <span>{sizeShown(zoom.times)}</span>
            <span>{`${sizeInWords(scene)}${scene.widthPt * zoom.times > 300 ? ', cut at the dashed line' : ''}`}</span>
          </div>
          <div className="map-cut">
            <Sheet
              scene={scene}
              title={figureTitle(scene)}
              description={view.words.description}
              actions={actions}
              isReadOnly={isLocked}
              times={zoom.times}
              menuOf={menuOf}
            />
            <WritingField view={view} actions={actions} naming={naming} times={zoom.times} />
          </div>
          <LookStrip scene={scene} />
        </div>
      </div>
      <ZoomBar zoom={zoom} />
      {menu.menu}
    </div>
  );
}

const mm = (pt: number): string => (pt / PT_PER_MM).toFixed(1);
const sizeInWords = (scene: Scene): string => `${mm(scene.widthPt)} × ${mm(scene.heightPt)} mm`;
const percent = (times: number): string => `${Math.round(times * 100)} %`;
const sizeShown = (times: number): string =>
  times === 1 ? 'Shown at true size' : `Shown at ${percent(times)} of true size`;

interface KeysOf {
  view: MapView;
  actions: MapActions;
  isLocked: boolean;
  walks: React.RefObject<boolean>;
}

function useDeskKeys({ view, actions, isLocked, walks }: KeysOf): (event: KeyboardEvent) => void {
  const go = (id: string | null): void => {
    if (id === null) return announce('There is nothing further that way.');
    walks.current = true;
    choose({ kind: 'node', id });
    document.querySelector(`[data-node="${id}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const entry = view.scene.outline.find((e) => e.nodeId === id);
    if (entry) announce(spokenEntry(entry));
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

const STEP = 1.25;

function useZoomActions(zoom: Zoom): void {
  useActions([
    { id: 'map.zoomIn', label: 'Show the sheet larger', group: 'Map', shortcut: '+', keywords: 'zoom in', run: () => zoom.by(STEP) },
    { id: 'map.zoomOut', label: 'Show the sheet smaller', group: 'Map', shortcut: '-', keywords: 'zoom out', run: () => zoom.by(1 / STEP) },
    { id: 'map.trueSize', label: 'Show the sheet at true size', group: 'Map', shortcut: 'Alt+1', keywords: 'zoom 100 actual', run: () => zoom.to(1) },
    { id: 'map.fit', label: 'Show the whole figure', group: 'Map', shortcut: 'Alt+0', keywords: 'zoom fit all', run: () => zoom.to('fit') },
  ]); // prettier-ignore
}

function ZoomBar({ zoom }: { zoom: Zoom }) {
  return (
    <div className="map-zoom" role="group" aria-label="Size of the sheet">
      <IconButton label="Larger" shortcut="+" tooltipPlacement="left" onPress={() => zoom.by(STEP)}>
        <Icon of={Plus} small />
      </IconButton>
      <Button
        variant="quiet"
        aria-label={`${percent(zoom.times)}, show at true size`}
        onPress={() => zoom.to(1)}
      >
        {percent(zoom.times)}
      </Button>
      <IconButton label="Smaller" shortcut="-" tooltipPlacement="left" onPress={() => zoom.by(1 / STEP)}>
        <Icon of={Minus} small />
      </IconButton>
      <IconButton
        label="Show the whole figure"
        shortcut="Alt+0"
        tooltipPlacement="left"
        onPress={() => zoom.to('fit')}
      >
        <Icon of={Maximize} small />
      </IconButton>
    </div>
  );
}
