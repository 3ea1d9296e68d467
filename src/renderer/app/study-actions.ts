// What can be done with a study as a whole, from the menu, the palette and the keyboard.
import { confirm } from '../ui/dialog.tsx';
import { toast } from '../ui/toast.tsx';
import type { Client } from '../transport/client.ts';
import type { Action } from './actions.ts';
import { showDialog } from './dialogs.ts';
import { hasBegun } from './drafts.ts';
import type { HostStore } from './host-state.ts';
import { canGoBack, goBack, goForward, navigate } from './router.ts';
import { valueOrTell } from './tell.ts';
import { dropUnsaved, saveUnsaved } from './unsaved.ts';

/** Saves what is written in the study in view before it goes; where that does not work, asks whether to go on without it. */
export async function canLeaveStudy(): Promise<boolean> {
  if (await saveUnsaved()) return true;
  const goes = await confirm({
    title: 'Go on without your last words?',
    consequences: [
      'What you wrote last could not be saved. It is in this window only, and is lost when this study goes.',
    ],
    confirmLabel: 'Go on without them',
    cancelLabel: 'Stay here',
    tone: 'danger',
  });
  if (goes) dropUnsaved();
  return goes;
}

/** Opens the sample study, making it first where it is not there yet. */
export async function openSample(client: Client, host: HostStore): Promise<void> {
  if (!(await canLeaveStudy())) return;
  const opened = valueOrTell(await client.host('host.openSample', {}));
  if (opened) await host.getState().refresh();
}

/** Opens a study: the desktop asks with its own dialog, the tab with a list of what it knows. */
export async function openStudy(
  client: Client,
  host: HostStore,
  path?: string,
  readOnly = false,
): Promise<void> {
  if (path === undefined && host.getState().state?.host === 'web') return showDialog('open-study');
  if (!(await canLeaveStudy())) return;
  const result = await client.host('host.openStudy', {
    ...(path === undefined ? {} : { path }),
    ...(readOnly ? { readOnly } : {}),
  });
  if (result.ok) return void (await host.getState().refresh());
  const { code } = result.failure;
  if (readOnly || (code !== 'busy' && code !== 'read-only')) return void valueOrTell(result);
  // what is open elsewhere, or may not be written to, can still be read here
  toast({
    text: result.failure.message,
    tone: 'attention',
    action: { label: 'Open it for reading only', run: () => openStudy(client, host, path, true) },
  });
}

/** The actions of the shell; `isOpen` says whether a study is open. */
export function studyActions(client: Client, host: HostStore): Action[] {
  const view = () => host.getState().state;
  const isOpen = () => view()?.study != null;
  const canWrite = () => isOpen() && !view()?.study?.readOnly;
  const isDesktop = view()?.host === 'electron';
  return [
    // a browser keeps Ctrl N for itself
    {
      id: 'study.new',
      label: 'Start a new study',
      group: 'Study',
      shortcut: isDesktop ? 'Mod+N' : undefined,
      run: () => showDialog('new-study'),
    },
    {
      id: 'study.open',
      label: 'Open a study',
      group: 'Study',
      shortcut: 'Mod+O',
      run: () => openStudy(client, host),
    },
    // the tab asks in the list of studies itself
    ...(isDesktop
      ? [
          {
            id: 'study.openToRead',
            label: 'Open a study for reading only',
            group: 'Study',
            run: () => openStudy(client, host, undefined, true),
          },
        ]
      : []),
    {
      id: 'study.sample',
      label: 'Look around the sample study',
      group: 'Study',
      run: () => openSample(client, host),
    },
    {
      id: 'study.rename',
      label: 'Rename the study',
      group: 'Study',
      isEnabled: canWrite,
      keywords: 'title name call',
      run: () => showDialog('rename-study'),
    },
    {
      id: 'study.saveCopy',
      label: 'Save a copy',
      group: 'Study',
      shortcut: 'Mod+Shift+S',
      isEnabled: isOpen,
      keywords: 'export duplicate share',
      run: () => copyOrMove(client, host, 'save-copy'),
    },
    {
      id: 'study.move',
      label: 'Move or rename the file',
      group: 'Study',
      isEnabled: canWrite,
      run: () => copyOrMove(client, host, 'move-study'),
    },
    {
      id: 'study.backups',
      label: 'Backups',
      group: 'Study',
      isEnabled: isOpen,
      keywords: 'restore earlier version',
      run: () => showDialog('backups'),
    },
    {
      id: 'study.close',
      label: 'Close the study',
      group: 'Study',
      isEnabled: isOpen,
      run: async () => {
        // the desktop's menu leaves the caret where it is, and what is typed there is not in the file yet
        if (!(await canLeaveStudy())) return;
        valueOrTell(await client.host('host.closeStudy', {}));
        await host.getState().refresh();
      },
    },
    {
      id: 'view.palette',
      label: 'Search or do something',
      group: 'View',
      shortcut: 'Mod+K',
      isHidden: true,
      run: () => showDialog('palette'),
    },
    {
      id: 'go.back',
      label: 'Go back to the place before',
      group: 'Go to',
      shortcut: 'Alt+ArrowLeft',
      isEnabled: canGoBack,
      run: goBack,
    },
    { id: 'go.forward', label: 'Go forward', group: 'Go to', shortcut: 'Alt+ArrowRight', run: goForward },
    {
      id: 'person.set',
      label: 'Change who is working',
      group: 'Person',
      keywords: 'name alias coder initials',
      run: () => showDialog('person'),
    },
    {
      id: 'help.shortcuts',
      label: 'Keyboard shortcuts',
      group: 'Help',
      shortcut: '?',
      run: () => showDialog('shortcuts'),
    },
    {
      id: 'help.shortcutsF1',
      label: 'Keyboard shortcuts',
      group: 'Help',
      shortcut: 'F1',
      isHidden: true,
      run: () => showDialog('shortcuts'),
    },
    {
      id: 'help.open',
      label: 'Help',
      group: 'Help',
      keywords: 'how to guide manual',
      run: () => navigate('help'),
    },
    {
      id: 'help.about',
      label: 'About Threadwork',
      group: 'Help',
      keywords: 'version licence cite',
      run: () => navigate('about'),
    },
  ];
}

/** Where a copy is; what one began is not in it, being nobody else's. */
export const copiedTo = (path: string): string =>
  hasBegun()
    ? `A copy is at ${path}. What you began and did not send stays in this study.`
    : `A copy is at ${path}`;

async function copyOrMove(client: Client, host: HostStore, name: 'save-copy' | 'move-study'): Promise<void> {
  if (host.getState().state?.host === 'web') return showDialog(name);
  await saveUnsaved();
  const done = valueOrTell(await client.host(name === 'save-copy' ? 'host.saveCopy' : 'host.moveStudy', {}));
  if (!done) return;
  toast({ text: name === 'save-copy' ? copiedTo(done.path) : `The study is now at ${done.path}` });
  await host.getState().refresh();
}
