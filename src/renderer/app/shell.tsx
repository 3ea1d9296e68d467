import { Fragment, memo, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { announce } from '../ui/announce.ts';
import { DropAnywhere } from '../parts/import-panel/drop-anywhere.tsx';
import { FrameFinds } from '../parts/frame/frame-finds.tsx';
import { MethodQuestion } from '../parts/method/question.tsx';
import { PaletteFinds } from '../parts/palette-finds/palette-finds.tsx';
import { SearchInPalette } from '../parts/search-palette/search-palette.tsx';
import { AlertStrip } from '../ui/alert-strip.tsx';
import { AboutIcon, HelpIcon, SettingsIcon } from '../ui/icons.tsx';
import { PanelMemoryContext, type PanelMemory } from '../ui/panel.tsx';
import { useDialogs } from './dialogs.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { useHost } from './host-state.ts';
import { InspectorFrame } from './inspector.tsx';
import { AboutPage } from './pages/about.tsx';
import { HelpPage } from './pages/help.tsx';
import { SettingsPage } from './pages/settings-page.tsx';
import { Rehearsal, type Rehearse } from './rehearsal.tsx';
import { fetchAhead, useArrived } from './room-code.ts';
import { ROOM_GROUPS, type Room } from './room.ts';
import { useRoomsAhead } from './rooms-ahead.ts';
import { hrefFor, useRoute } from './router.ts';
import { useSettings } from './settings.ts';
import { useActions } from './actions.ts';
import { navigate } from './router.ts';
import { useRegions } from './regions.ts';
import { TopLine } from './top-line.tsx';
import './shell.css';

/** Pages of the program itself; they are rooms too, so that addresses and the palette treat them alike. */
export const OWN_PAGES: readonly Room[] = [
  { id: 'settings', title: 'Settings', icon: SettingsIcon, order: 1, group: 'foot', Component: SettingsPage },
  { id: 'help', title: 'Help', icon: HelpIcon, order: 2, group: 'hidden', Component: HelpPage },
  { id: 'about', title: 'About', icon: AboutIcon, order: 3, group: 'hidden', Component: AboutPage },
];

const panelMemory: PanelMemory = {
  get: (key) => useSettings.getState().settings.panels[key],
  set(key, width) {
    const { settings, change } = useSettings.getState();
    change({ panels: { ...settings.panels, [key]: width } });
  },
};

/** The frame around every room: top line, rail, room, inspector. `rooms` empty: only the program's own pages. */
export const Shell = memo(function Shell({ rooms }: { rooms: readonly Room[] }) {
  const asked = useRoute();
  const all = useMemo(() => [...rooms, ...OWN_PAGES], [rooms]);
  const { room, route, Component } = useArrived(
    all.find((candidate) => candidate.id === asked.roomId) ?? (all[0] as Room),
    asked,
  );
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const ordered = useMemo(
    () =>
      rooms
        .filter((candidate) => candidate.group !== 'hidden')
        .toSorted((a, b) => groupOrder(a) - groupOrder(b) || a.order - b.order),
    [rooms],
  );
  const aside = rooms.filter((candidate) => candidate.group === 'hidden');
  useActions([
    ...[...ordered, ...aside].map((candidate, at) => ({
      id: `go.${candidate.id}`,
      label: `Go to ${candidate.title}`,
      group: 'Go to',
      shortcut: at < Math.min(9, ordered.length) ? `Alt+${at + 1}` : undefined,
      run: () => navigate(candidate.id),
    })),
    {
      id: 'go.settings',
      label: 'Go to Settings',
      group: 'Go to',
      shortcut: 'Mod+,',
      run: () => navigate('settings'),
    },
    ...rooms.flatMap((candidate) => candidate.actions ?? []),
  ]);
  const study = useHost((host) => host.state?.study?.name);
  const { title } = room;
  useEffect(() => {
    document.title = [title, study, 'Threadwork'].filter(Boolean).join(' - ');
    return () => void (document.title = 'Threadwork');
  }, [title, study]);
  useLayoutEffect(() => {
    document.documentElement.dataset['room'] = room.id;
    return () => void delete document.documentElement.dataset['room'];
  }, [room.id]);
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current && title) announce(title);
    isFirst.current = false;
  }, [title]);
  const dialog = useDialogs((store) => store.open);
  const dialogBefore = useRef(dialog);
  useEffect(() => {
    // what had the focus went with the room or the dialog before: keys and screen readers go on from the new room
    const go = () => {
      if (document.activeElement === document.body) document.getElementById('tw-room')?.focus();
    };
    const hasClosed = dialog === null && dialogBefore.current !== null;
    dialogBefore.current = dialog;
    if (dialog !== null) return undefined;
    // a dialog that has just closed gives the focus back in the next frame; only what that leaves without comes here
    if (!hasClosed) go();
    const later = setTimeout(go, 60);
    return () => clearTimeout(later);
  }, [room.id, dialog]);
  useRegions();
  // the frame is drawn again for reasons of its own; the room only when its place is another
  const { params } = route;
  const inside = useMemo(() => (Component ? <Component params={params} /> : null), [Component, params]);
  return (
    <PanelMemoryContext value={panelMemory}>
      <div className="tw-app">
        <a className="tw-skip" href="#tw-room" onClick={skipToRoom}>
          Skip to the room
        </a>
        <Frame rooms={ordered} current={room.under ?? room.id} />
        <Ahead rooms={rooms} isThere={Component !== null} />
        <Drops
          isDisabled={isReadOnly || room.takesFiles === true || !rooms.some(({ id }) => id === 'interviews')}
        />
        <div className="tw-stage">
          <AboveRoom hasRooms={rooms.length > 0} />
          <div className="tw-stage-row">
            <InspectorFrame key={room.id} roomId={room.id} view={route.params['view']}>
              <main id="tw-room" className="tw-room" tabIndex={-1} aria-label={room.title}>
                <ErrorBoundary name={room.title} resetKey={route.visit}>
                  {inside}
                </ErrorBoundary>
              </main>
            </InspectorFrame>
          </div>
        </div>
      </div>
    </PanelMemoryContext>
  );
});

function skipToRoom(event: React.MouseEvent) {
  event.preventDefault(); // the address is the router's
  document.getElementById('tw-room')?.focus();
}

function groupOrder(room: Room): number {
  return (ROOM_GROUPS as readonly string[]).indexOf(room.group);
}

/** What stays when the place within a room changes: it is not drawn again then. */
const Frame = memo(function Frame(props: { rooms: readonly Room[]; current: string }) {
  return (
    <>
      <TopLine />
      <Rail {...props} />
      <Finders />
    </>
  );
});
const Finders = memo(function Finders() {
  return (
    <>
      <PaletteFinds />
      <FrameFinds />
      <SearchInPalette />
    </>
  );
});

function Rail({ rooms, current }: { rooms: readonly Room[]; current: string }) {
  const settings = OWN_PAGES.find((page) => page.id === 'settings') as Room;
  return (
    <nav className="tw-rail tw-scroll" aria-label="Rooms">
      {rooms.map((room, at) => (
        <Fragment key={room.id}>
          {at > 0 && rooms[at - 1]?.group !== room.group ? <hr /> : null}
          <RailLink room={room} isCurrent={room.id === current} />
        </Fragment>
      ))}
      <div className="tw-rail-last">
        <RailLink room={settings} isCurrent={settings.id === current} />
      </div>
    </nav>
  );
}

const RailLink = memo(function RailLink({ room, isCurrent }: { room: Room; isCurrent: boolean }) {
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (!isCurrent) return undefined;
    // in a low window, or a large interface, not all of them are in view; once what the room shows is drawn
    const later = setTimeout(() => link.current?.scrollIntoView({ block: 'nearest' }));
    return () => clearTimeout(later);
  }, [isCurrent]);
  return (
    <a
      ref={link}
      href={hrefFor(room.id)}
      aria-current={isCurrent ? 'page' : undefined}
      onPointerEnter={() => fetchAhead(room)}
      onFocus={() => fetchAhead(room)}
    >
      <room.icon />
      {room.title}
    </a>
  );
});

/** Everything a person may come to, ahead. */
const Ahead = memo(function Ahead({ rooms, isThere }: { rooms: readonly Room[]; isThere: boolean }) {
  const [rehearse, setRehearse] = useState<Rehearse | null>(null);
  useRoomsAhead(rooms, isThere, rehearse);
  return <Rehearsal onReady={useCallback((way) => setRehearse(() => way), [])} />;
});

const Drops = memo(function Drops({ isDisabled }: { isDisabled: boolean }) {
  return <DropAnywhere isDisabled={isDisabled} onStart={() => navigate('interviews', { show: 'import' })} />;
});

const AboveRoom = memo(function AboveRoom({ hasRooms }: { hasRooms: boolean }) {
  return (
    <>
      <Troubles />
      {hasRooms ? <MethodQuestion /> : null}
    </>
  );
});

/** What must stay in view until it is over: a lost connection, writing that does not work, where the file lives. */
function Troubles() {
  const connection = useHost((host) => host.connection);
  const trouble = useHost((host) => host.trouble);
  const notices = useHost((host) => host.state?.notices) ?? [];
  return (
    <>
      {connection.state === 'up' ? null : <AlertStrip tone="loss">{connection.message}</AlertStrip>}
      {trouble ? <AlertStrip tone="loss">{trouble}</AlertStrip> : null}
      {notices.map((notice) => (
        <AlertStrip key={notice} tone="attention">
          {notice}
        </AlertStrip>
      ))}
    </>
  );
}
