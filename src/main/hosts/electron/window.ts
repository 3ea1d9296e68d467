import { app, BrowserWindow, dialog, nativeTheme, screen, type Rectangle, type Session } from 'electron';
import type { Logger } from '../../services/file-log.ts';
import type { Settings } from '../../services/settings.ts';
import type { Workspace } from '../../services/workspace/index.ts';
import { guardContents } from './guard.ts';
import { offerTextMenu } from './menu.ts';
import { START } from './scheme.ts';

interface WindowDeps {
  readonly session: Session;
  /** The built preload script. */
  readonly preload: string;
  readonly workspace: Workspace;
  readonly log: Logger;
  bounds(): Settings['window'];
  keepBounds(bounds: NonNullable<Settings['window']>): void;
}

const USUAL = { width: 1440, height: 900 };
const SMALLEST = { minWidth: 760, minHeight: 560 };
/** A page whose process ends again within this time is not loaded again unasked, in milliseconds. */
const AGAIN_SOON = 30_000;
/** How high the part of a window is by which it is taken hold of, in pixels of the screen. */
const TITLE_BAR = 32;

/** Opens the window of the program, where it was last time if that is still on a screen. */
export function openWindow(deps: WindowDeps): BrowserWindow {
  const kept = deps.bounds();
  const window = new BrowserWindow({
    ...USUAL,
    ...(kept && onScreen(kept) ? place(kept) : {}),
    ...SMALLEST,
    show: false,
    title: 'Threadwork',
    // The paper of the interface, so that nothing flashes before the first page.
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#1d1a17' : '#fbf9f6',
    webPreferences: {
      preload: deps.preload,
      session: deps.session,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
    },
  });
  guardContents(window.webContents);
  offerTextMenu(window);
  showWhenThere(window, kept?.maximised ?? false);
  window.on('blur', () => void deps.workspace.settle());
  // On Windows a shutdown ends the program without asking it to quit.
  window.on('session-end', () => void deps.workspace.settle());
  window.on('close', () => {
    deps.keepBounds({ ...window.getNormalBounds(), maximised: window.isMaximized() });
  });
  askBeforeWordsAreLost(window);
  reloadWhenGone(window, deps.log);
  window.webContents.on('preload-error', (_event, _path, error) => deps.log.failure('preload', error));
  window.loadURL(START).catch((error: unknown) => {
    deps.log.failure('loading the window', error);
    // A window nobody sees could not even be closed.
    if (!window.isDestroyed()) window.show();
  });
  return window;
}

/**
 * Shows a window once there is something in it. Where the system draws no window that is hidden (Wayland), the first event
 * never comes, so a page that is loaded will do as well. Maximising shows a window, so it waits too.
 */
function showWhenThere(window: BrowserWindow, maximised: boolean): void {
  let isShown = false;
  const show = (): void => {
    if (isShown || window.isDestroyed()) return;
    isShown = true;
    if (maximised) window.maximize();
    window.show();
  };
  window.once('ready-to-show', show);
  window.webContents.once('did-finish-load', show);
}

/** A page that holds words it could not save would rather stay. It cannot ask by itself: the desktop has no such question. */
function askBeforeWordsAreLost(window: BrowserWindow): void {
  window.webContents.on('will-prevent-unload', (event) => {
    const answer = dialog.showMessageBoxSync(window, {
      type: 'warning',
      title: 'Threadwork',
      message: 'Something you wrote could not be saved yet.',
      detail: 'Stay to see why and to copy it. If you close the window now, it is lost.',
      buttons: ['Stay', 'Close the window'],
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    });
    // lets the page go
    if (answer === 1) event.preventDefault();
  });
}

/** Loads the page again when its process has ended by itself; when it ends again soon, the person is asked first. */
function reloadWhenGone(window: BrowserWindow, log: Logger): void {
  let last = -Infinity;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.note(`a window ended: ${reason}`);
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const again = Date.now() - last < AGAIN_SOON;
    last = Date.now();
    if (again) void askToReload(window);
    else window.webContents.reload();
  });
}

async function askToReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Threadwork',
    message: 'What this window shows has ended by itself twice within a short time.',
    detail: 'Everything that was saved is in the study. Show the window again, or close Threadwork.',
    buttons: ['Show it again', 'Close Threadwork'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  if (response === 1) app.quit();
  else if (!window.isDestroyed()) window.webContents.reload();
}

const place = ({ x, y, width, height }: NonNullable<Settings['window']>) => ({
  width,
  height,
  ...(x === undefined || y === undefined ? {} : { x, y }),
});

/** Enough of the window's upper edge can be seen to take hold of it; a second screen may be gone since. */
function onScreen({ x, y, width }: NonNullable<Settings['window']>): boolean {
  if (x === undefined || y === undefined) return true;
  const seen = (area: Rectangle): number =>
    Math.max(0, Math.min(x + width, area.x + area.width) - Math.max(x, area.x)) *
    Math.max(0, Math.min(y + TITLE_BAR, area.y + area.height) - Math.max(y, area.y));
  return screen.getAllDisplays().some((display) => seen(display.workArea) > 120 * (TITLE_BAR / 2));
}
