// The inspector belongs to the shell, its content to the room that is open: rooms render <Inspector> and it appears
// in the shell's place on the right.
import {
  createContext,
  memo,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { createPortal } from 'react-dom';
import { PanelRight } from 'lucide-react';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icons.tsx';
import { Panel, ResizablePanel, type PanelProps } from '../ui/panel.tsx';
import { useActions } from './actions.ts';
import { useSettings } from './settings.ts';
import { isTight } from './theme.ts';

interface InspectorPlace {
  element: HTMLElement | null;
  control: InspectorControl;
  use(): () => void;
}
const InspectorContext = createContext<InspectorPlace | null>(null);

export interface InspectorControl {
  isOpen: boolean;
  setOpen(isOpen: boolean): void;
  toggle(): void;
}
const NO_INSPECTOR: InspectorControl = { isOpen: false, setOpen: () => {}, toggle: () => {} };
/** Apart from the place: a room that asks whether it is open is not drawn again when the place comes. */
const ControlContext = createContext<InspectorControl>(NO_INSPECTOR);

/** Whether the inspector of this room is open, and how to open and fold it. Remembered per room. */
export function useInspector(): InspectorControl {
  return useContext(ControlContext);
}

const FoldButton = memo(function FoldButton({ control }: { control: InspectorControl }) {
  return (
    <IconButton label="Fold the inspector" shortcut="Mod+I" onPress={() => control.setOpen(false)}>
      <Icon of={PanelRight} small />
    </IconButton>
  );
});

/** What the room shows in the inspector: a Panel with the fold button added. */
export function Inspector({ tools, ...panel }: Omit<PanelProps, 'footer'> & { footer?: ReactNode }) {
  const place = useContext(InspectorContext);
  const use = place?.use;
  useEffect(() => use?.(), [use]);
  if (!place?.element || !place.control.isOpen) return null;
  return createPortal(
    <Panel
      {...panel}
      tools={
        <>
          {tools}
          <FoldButton control={place.control} />
        </>
      }
    />,
    place.element,
  );
}

/** Rooms, each view of them by itself, that had an inspector when one was last there: it has its place from the first, so that nothing is laid out twice. */
const usedBefore = new Set<string>();
/** Milliseconds an inspector that is expected has to come. */
const EXPECTED = 400;

/** How many parts of the room show an inspector, and a way to say so; one that is expected counts until it could be there. */
function useUsers(view: string) {
  const [users, setUsers] = useState<number | 'expected'>(() => (usedBefore.has(view) ? 'expected' : 0));
  const counted = (now: number | 'expected') => (now === 'expected' ? 0 : now);
  const use = useCallback(() => {
    usedBefore.add(view);
    setUsers((now) => counted(now) + 1);
    return () => setUsers((now) => counted(now) - 1);
  }, [view]);
  const isAwaited = users === 'expected';
  useEffect(() => {
    if (!isAwaited) return;
    const timer = setTimeout(() => {
      usedBefore.delete(view);
      setUsers(counted);
    }, EXPECTED);
    return () => clearTimeout(timer);
  }, [isAwaited, view]);
  return { isUsed: users !== 0, use };
}

interface InspectorFrameProps {
  roomId: string;
  /** Which of the room's views is open. */
  view?: string | undefined;
  children: ReactNode;
}

/** The room's area with the inspector beside it, or over it where the window is narrow. */
export function InspectorFrame({ roomId, view = '', children }: InspectorFrameProps) {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const { isUsed, use } = useUsers(`${roomId} ${view}`);
  const kept = useSettings((store) => store.settings.inspector[roomId]);
  const isCramped = useCramped(roomId);
  const isOpen = kept ?? !isCramped;
  const control = useMemo<InspectorControl>(() => {
    const setOpen = (next: boolean) => {
      const { settings, change } = useSettings.getState();
      change({ inspector: { ...settings.inspector, [roomId]: next } });
    };
    return { isOpen, setOpen, toggle: () => setOpen(!isOpen) };
  }, [roomId, isOpen]);
  const place = useMemo<InspectorPlace>(() => ({ element, control, use }), [element, control, use]);
  useActions(
    isUsed
      ? [
          {
            id: 'view.inspector',
            label: isOpen ? 'Fold the inspector' : 'Open the inspector',
            group: 'View',
            shortcut: 'Mod+I',
            run: control.toggle,
          },
        ]
      : [],
  );
  const isShown = isUsed && isOpen;
  return (
    <InspectorContext value={place}>
      <ControlContext value={control}>
        <div className="tw-room-area" data-inspector={!isUsed ? 'none' : isOpen ? 'open' : 'folded'}>
          {children}
          {isUsed && !isOpen ? (
            <div className="tw-inspector-opener">
              <IconButton label="Open the inspector" shortcut="Mod+I" onPress={() => control.setOpen(true)}>
                <Icon of={PanelRight} small />
              </IconButton>
            </div>
          ) : null}
        </div>
        {isShown ? (
          <ResizablePanel
            key={roomId}
            side="right"
            storageKey={`${roomId}.inspector`}
            label="the inspector"
            defaultWidth={304}
            min={240}
            max={560}
            className="tw-inspector"
            landmark="Inspector"
          >
            <div ref={setElement} />
          </ResizablePanel>
        ) : null}
      </ControlContext>
    </InspectorContext>
  );
}

/** For a room that is drawn out of sight: what it shows in the inspector is drawn there too. */
export function InspectorRehearsed({ element, children }: { element: HTMLElement; children: ReactNode }) {
  const [place] = useState<InspectorPlace>(() => ({
    element,
    control: { ...NO_INSPECTOR, isOpen: true },
    use: () => () => {},
  }));
  return (
    <InspectorContext value={place}>
      <ControlContext value={place.control}>{children}</ControlContext>
    </InspectorContext>
  );
}

/** Where the reading column begins, and what the inspector covers of it, in design pixels. */
const COLUMN_FROM = 162;
const COVERED = 276;

/** Whether the inspector would lie on what one came for: in a small window, or over large text. */
function useCramped(roomId: string): boolean {
  const { scale, reading } = useSettings((store) => store.settings);
  return useSyncExternalStore(onResize, () => {
    if (isTight(scale)) return true;
    const column = parseFloat(document.documentElement.style.getPropertyValue('--read-column'));
    return (
      roomId === 'reading' &&
      reading.size > 18 &&
      window.innerWidth < column + (COLUMN_FROM + COVERED) * scale
    );
  });
}
function onResize(heard: () => void): () => void {
  window.addEventListener('resize', heard);
  return () => window.removeEventListener('resize', heard);
}
