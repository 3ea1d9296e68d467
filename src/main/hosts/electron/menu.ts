import { Menu, type BrowserWindow, type ContextMenuParams, type MenuItemConstructorOptions } from 'electron';
import type { HostState } from '../../../shared/contract/host.ts';

type Item = MenuItemConstructorOptions;

export interface MenuDeps {
  readonly isMac: boolean;
  /** In a checkout the developer tools are in the menu. */
  readonly developer: boolean;
  /** Runs one of the interface's actions by its id. */
  run(actionId: string): void;
  openRecent(path: string): void;
}

/**
 * An item that runs an action of the interface. The key is shown; the interface itself listens for it, because only it
 * knows whether a text field wants it. (On a Mac the page hears keys before the menu does.)
 */
const actionItem = (deps: MenuDeps, label: string, actionId: string, accelerator?: string): Item => ({
  id: actionId,
  label,
  click: () => deps.run(actionId),
  ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
});

const SEPARATOR: Item = { type: 'separator' };

/** The application menu: the interface's own actions by their ids, and what each system expects beside them. */
function menuTemplate(deps: MenuDeps, state: Pick<HostState, 'study' | 'recent'>): Item[] {
  const action = (label: string, id: string, accelerator?: string): Item =>
    actionItem(deps, label, id, accelerator);
  const open = state.study !== null;
  const withStudy = (item: Item): Item => ({ ...item, enabled: open });
  const writable = state.study?.readOnly === false;
  return [
    ...(deps.isMac ? [macMenu(action)] : []),
    {
      label: 'Study',
      submenu: [
        action('Start a new study', 'study.new', 'CmdOrCtrl+N'),
        action('Open a study', 'study.open', 'CmdOrCtrl+O'),
        { label: 'Open recent', submenu: recentItems(deps, state.recent) },
        action('Look around the sample study', 'study.sample'),
        SEPARATOR,
        withStudy(action('Save a copy', 'study.saveCopy', 'CmdOrCtrl+Shift+S')),
        { ...action('Move or rename the file', 'study.move'), enabled: writable },
        withStudy(action('Backups', 'study.backups')),
        SEPARATOR,
        withStudy(action('Close the study', 'study.close')),
        ...(deps.isMac ? [] : [action('Settings', 'go.settings'), SEPARATOR, { role: 'quit' as const }]),
      ],
    },
    editMenu(deps, action, writable),
    {
      label: 'View',
      submenu: [
        action('Search or do something', 'view.palette', 'CmdOrCtrl+K'),
        withStudy(action('Inspector', 'view.inspector')),
        SEPARATOR,
        withStudy(action('Go back to the place before', 'go.back', 'Alt+Left')),
        withStudy(action('Go forward', 'go.forward', 'Alt+Right')),
        SEPARATOR,
        { role: 'togglefullscreen' },
        ...(deps.developer ? [{ role: 'toggleDevTools' as const }, { role: 'reload' as const }] : []),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        action('Help', 'help.open'),
        action('Keyboard shortcuts', 'help.shortcuts', 'F1'),
        SEPARATOR,
        action('About Threadwork', 'help.about'),
      ],
    },
  ];
}

type MakeItem = (label: string, id: string, accelerator?: string) => Item;

const macMenu = (action: MakeItem): Item => ({
  role: 'appMenu',
  submenu: [
    action('About Threadwork', 'help.about'),
    SEPARATOR,
    action('Settings', 'go.settings'),
    SEPARATOR,
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    SEPARATOR,
    { role: 'quit' },
  ],
});

/** Undo in a text field is the system's; undo of a change to the study is the interface's. Both are here. */
function editMenu(deps: MenuDeps, action: MakeItem, writable: boolean): Item {
  const ofStudy = (label: string, id: string, key: string): Item => ({
    ...(deps.isMac ? action(label, id) : action(label, id, key)),
    enabled: writable,
  });
  return {
    label: 'Edit',
    submenu: [
      ofStudy('Undo the last change', 'history.undo', 'CmdOrCtrl+Z'),
      ofStudy('Do it again', 'history.redo', 'CmdOrCtrl+Shift+Z'),
      SEPARATOR,
      // Without these a Mac's text fields have no undo at all.
      ...(deps.isMac ? [{ role: 'undo' as const }, { role: 'redo' as const }] : []),
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'pasteAndMatchStyle' },
      { role: 'selectAll' },
      SEPARATOR,
      action('Change who is working', 'person.set'),
    ],
  };
}

function recentItems(deps: MenuDeps, recent: HostState['recent']): Item[] {
  const items = recent
    .filter((study) => study.exists)
    // A single & would underline the letter after it.
    .map((study): Item => ({
      label: study.name.replaceAll('&', '&&'),
      toolTip: study.path,
      click: () => deps.openRecent(study.path),
    }));
  return items.length > 0 ? items : [{ label: 'No study yet', enabled: false }];
}

/** Puts the menu up, or a new one when the list of recent studies has changed. */
export function showMenu(deps: MenuDeps, state: Pick<HostState, 'study' | 'recent'>): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(deps, state)));
}

/** What the right button offers over text; null where there is nothing to offer. */
function textTemplate({ isEditable, selectionText, editFlags }: ContextMenuParams): Item[] | null {
  const copy: Item = { role: 'copy', enabled: editFlags.canCopy };
  if (!isEditable) return selectionText.trim() === '' ? null : [copy];
  return [
    { role: 'cut', enabled: editFlags.canCut },
    copy,
    { role: 'paste', enabled: editFlags.canPaste },
    SEPARATOR,
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}

/** Electron has no menu of its own for the right button. Where the page shows one of its own, this is not asked. */
export function offerTextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, params) => {
    const template = textTemplate(params);
    if (template !== null) Menu.buildFromTemplate(template).popup({ window });
  });
}
