// What a sheet lies on, of a map or of a stage that was kept: shown at any size, moved over by hand, walked by keys.
import { Maximize, Minus, Plus } from 'lucide-react';
import { useId, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { PT_PER_MM, spokenEntry, type Scene } from '../../../../shared/domain/map/index.ts';
import { useActions } from '../../../app/index.ts';
import { announce, Button, Icon, IconButton } from '../../../ui/index.ts';
import { choose, useMapRoom } from '../store.ts';
import { usePan } from '../use-pan.ts';
import { shown, useZoom, type Zoom } from '../use-zoom.ts';
import { LookStrip } from './looks.tsx';
import { Ruler } from './ruler.tsx';

interface DeskFrameProps {
  scene: Scene;
  /** What keys do here, for whoever hears it. */
  help: string;
  onKey(event: KeyboardEvent): void;
  onLeave?(): void;
  onPress?(isOnFigure: boolean): void;
  menuOf?(event: MouseEvent, id: string): void;
  /** The menu of the white beside the figure. */
  groundMenu?: ((event: MouseEvent) => void) | undefined;
  /** The figure, so many times true size. */
  children(times: number): ReactNode;
  after?: ReactNode;
}

export function DeskFrame(props: DeskFrameProps) {
  const { scene, help, onKey, onLeave, onPress, menuOf, groundMenu, children, after } = props;
  const desk = useRef<HTMLDivElement>(null);
  const helpId = useId();
  const zoom = useZoom(desk, scene);
  const pan = usePan(desk);
  useZoomActions(zoom);
  return (
    <div className="map-desk-frame">
      <div
        ref={desk}
        className="map-desk tw-scroll"
        tabIndex={0}
        role="group"
        aria-label="The sheet"
        aria-describedby={helpId}
        data-hand={pan.isReady || undefined}
        onKeyDown={(event) => {
          if (event.target !== event.currentTarget) return;
          if (!pan.key(event, true)) onKey(event);
        }}
        onKeyUp={(event) => void pan.key(event, false)}
        onBlur={() => {
          onLeave?.();
          pan.stop();
        }}
        onPointerDownCapture={(event) => {
          if (event.target instanceof HTMLInputElement) return;
          pan.down(event);
          onPress?.(event.target instanceof Element && event.target.closest('.map-figure') !== null);
          desk.current?.focus({ preventScroll: true });
        }}
        onPointerMove={pan.move}
        onPointerUp={pan.up}
        onPointerCancel={pan.up}
        onContextMenu={(event) => {
          const { chosen } = useMapRoom.getState();
          const isField = event.target instanceof HTMLInputElement;
          if (event.target === event.currentTarget && chosen?.kind === 'node') menuOf?.(event, chosen.id);
          else if (!event.defaultPrevented && !isField) groundMenu?.(event);
        }}
      >
        <p id={helpId} className="tw-vh">
          {help}
        </p>
        <Ruler scene={scene} times={zoom.times} />
        <div className="map-sheet">
          <div className="map-captions" style={{ width: shown(scene.widthPt, zoom.times) }}>
            <span>{sizeShown(zoom.times)}</span>
            <span>{`${sizeInWords(scene)}${scene.widthPt * zoom.times > 300 ? ', cut at the dashed line' : ''}`}</span>
          </div>
          <div className="map-cut">{children(zoom.times)}</div>
          <LookStrip scene={scene} />
        </div>
      </div>
      <ZoomBar zoom={zoom} />
      {after}
    </div>
  );
}

/** Chooses a part of the figure, brings it into view and says what it is; nothing further that way is said, too. */
export function walkTo(scene: Scene, id: string | null): boolean {
  if (id === null) {
    announce('There is nothing further that way.');
    return false;
  }
  choose({ kind: 'node', id });
  document.querySelector(`[data-node="${id}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  const entry = scene.outline.find((e) => e.nodeId === id);
  if (entry) announce(spokenEntry(entry));
  return true;
}

const mm = (pt: number): string => (pt / PT_PER_MM).toFixed(1);
const sizeInWords = (scene: Scene): string => `${mm(scene.widthPt)} × ${mm(scene.heightPt)} mm`;
const percent = (times: number): string => `${Math.round(times * 100)} %`;
const sizeShown = (times: number): string =>
  times === 1 ? 'Shown at true size' : `Shown at ${percent(times)} of true size`;

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
