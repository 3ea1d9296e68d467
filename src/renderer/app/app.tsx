import { useEffect, useMemo, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { ConfirmHost } from '../ui/dialog.tsx';
import { setKeyClaim } from '../ui/key-claim.ts';
import { ScaleContext } from '../ui/scale.ts';
import { clearToasts, ToastHost, toast } from '../ui/toast.tsx';
import { TooltipHost } from '../ui/tooltip.tsx';
import type { DataSource } from '../data/use-query.ts';
import { DataContext } from '../data/use-query.ts';
import { clientOf } from '../transport/client.ts';
import { runAction, setActionFailure, useActions } from './actions.ts';
import { showDialog, useDialogs } from './dialogs.ts';
import { draftsOver, followDrafts } from './drafts.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { FirstRun } from './first-run.tsx';
import { HostContext, createHostStore, useHost, type HostStore } from './host-state.ts';
import { Palette } from './palette.tsx';
import { ROOMS } from './rooms.ts';
import type { Room } from './room.ts';
import { currentRoute, navigate } from './router.ts';
import { keepCopiesClean } from './copy-rows.ts';
import { keepSelectAll } from './select-all.ts';
import { useSettings } from './settings.ts';
import { OWN_PAGES, Shell } from './shell.tsx';
import { actionFor, listenForShortcuts } from './shortcuts.ts';
import { ShortcutsDialog } from './shortcuts-list.tsx';
import { studyActions } from './study-actions.ts';
import {
  FileNameDialog,
  NewStudyDialog,
  OpenStudyDialog,
  PersonDialog,
  RenameStudyDialog,
} from './study-dialogs.tsx';
import { BackupsDialog } from '../parts/backups-dialog/backups-dialog.tsx';
import { GlobalHistoryActions } from '../parts/history-panel/index.ts';
import { leaveFieldsOnGoing } from './leave-fields.ts';
import { followTheme } from './theme.ts';

interface AppProps {
  source: DataSource;
  rooms?: readonly Room[];
}

/** The whole interface over a data source. */
export function App({ source, rooms = ROOMS }: AppProps) {
  const host = useMemo(
    () =>
      createHostStore(
        source.client,
        () => source.queries.reset(),
        (name, isFromElsewhere) => {
          source.queries.refresh();
          // what they offer to take back was another's
          clearToasts();
          if (isFromElsewhere) tellWhoWorks(name);
        },
      ),
    [source],
  );
  const scale = useSettings((store) => store.settings.scale);
  useProgram(source, host);
  return (
    <I18nProvider locale={typeof navigator === 'undefined' ? 'en-GB' : navigator.language}>
      <DataContext value={source}>
        <HostContext value={host}>
          <ScaleContext value={scale}>
            <ErrorBoundary name="Threadwork">
              <Inside source={source} host={host} rooms={rooms} />
            </ErrorBoundary>
            <ToastHost />
            <ConfirmHost />
            <TooltipHost />
          </ScaleContext>
        </HostContext>
      </DataContext>
    </I18nProvider>
  );
}

/** Nobody goes on coding under a name that is not theirs without having been told. */
const tellWhoWorks = (name: string): void =>
  void toast({
    tone: 'attention',
    text: `${name} is working now: that was chosen in another window. What is coded and written here carries that name, too.`,
    action: { label: 'Change who is working', run: () => showDialog('person') },
  });

/** What runs beside the page: settings, theme, shortcuts, menu choices of the desktop, failures of actions. */
function useProgram(source: DataSource, host: HostStore): void {
  useEffect(() => {
    const { client } = source;
    void useSettings.getState().connect({
      async load() {
        const result = await client.host('host.settings', {});
        return result.ok ? result.value : {};
      },
      async save(value) {
        const result = await client.host('host.setSettings', value);
        if (!result.ok) throw new Error(result.failure.message);
      },
    });
    void host.getState().refresh();
    const choices = () => useSettings.getState().settings;
    const stops = [
      followTheme(),
      leaveFieldsOnGoing(),
      listenForShortcuts(choices),
      keepSelectAll(),
      keepCopiesClean(),
      followDrafts(draftsOver(client), host),
      client.onEvent((event) => {
        if (event.kind === 'action') runAction(event.actionId);
      }),
    ];
    setKeyClaim((event) => actionFor(event, choices()) !== undefined);
    setActionFailure((action, failure) => {
      console.error(failure);
      toast({
        text: `“${action.label}” did not work, and nothing was changed. Try once more.`,
        tone: 'attention',
      });
    });
    return () => {
      for (const stop of stops) stop();
    };
  }, [source, host]);
}

function Inside({ source, host, rooms }: { source: DataSource; host: HostStore; rooms: readonly Room[] }) {
  const kind = useHost((view) => view.state?.host);
  const path = useHost((view) => view.state?.study?.path);
  useActions(useMemo(() => (kind ? studyActions(source.client, host) : []), [source, host, kind]));
  const hasStudy = useHost((view) => view.state?.study != null);
  const own = useMemo(() => ({ ...source, client: clientOf(source.client, path ?? '') }), [source, path]);
  useEffect(() => {
    const known = [...rooms, ...OWN_PAGES].some((room) => room.id === currentRoute().roomId);
    const first = rooms.toSorted((a, b) => a.order - b.order).find((room) => room.group === 'work');
    if (hasStudy && !known) navigate(first?.id ?? 'help', {}, { replace: true });
  }, [hasStudy, rooms]);
  let page: ReactNode = null;
  if (hasStudy) {
    page = (
      <DataContext key={path} value={own}>
        <Shell rooms={rooms} />
        <GlobalHistoryActions />
      </DataContext>
    );
  } else if (kind) page = <FirstRun />;
  return (
    <>
      {page}
      <Dialogs rooms={hasStudy ? rooms : []} />
    </>
  );
}

function Dialogs({ rooms }: { rooms: readonly Room[] }) {
  const { open, show } = useDialogs();
  const onClose = () => show(null);
  if (open === 'palette') return <Palette rooms={[...rooms, ...OWN_PAGES]} onClose={onClose} />;
  if (open === 'shortcuts') return <ShortcutsDialog onClose={onClose} />;
  if (open === 'new-study') return <NewStudyDialog onClose={onClose} />;
  if (open === 'open-study') return <OpenStudyDialog onClose={onClose} />;
  if (open === 'save-copy' || open === 'move-study') return <FileNameDialog kind={open} onClose={onClose} />;
  if (open === 'rename-study') return <RenameStudyDialog onClose={onClose} />;
  if (open === 'backups') return <BackupsDialog onClose={onClose} />;
  if (open === 'person') return <PersonDialog onClose={onClose} />;
  return null;
}
