import { app, BrowserWindow, dialog } from 'electron';
import type { SettingsStore } from '../../services/settings.ts';
import type { Logger } from '../../services/file-log.ts';
import type { Workspace } from '../../services/workspace/index.ts';
import { guardedSession } from './guard.ts';
import { connectWindows, tellWindows } from './ipc.ts';
import { showMenu, type MenuDeps } from './menu.ts';
import { serveInterface } from './scheme.ts';
import { studyIn } from './study-arguments.ts';
import { openWindow } from './window.ts';

interface DesktopDeps {
  readonly workspace: Workspace;
  readonly settings: SettingsStore;
  readonly log: Logger;
  /** The built interface and the built preload script. */
  readonly root: string;
  readonly preload: string;
  readonly argv: readonly string[];
  readonly workingFolder: string;
  readonly isMac: boolean;
}

/**
 * Runs the desktop program, once Electron is loaded and before it is ready: a single instance, one window, files opened
 * by the system, and a quit that waits for the last write.
 */
export function startDesktop(deps: DesktopDeps): void {
  const { workspace } = deps;
  const named = studyIn(deps.argv, deps.workingFolder);
  if (!app.requestSingleInstanceLock({ study: named })) {
    app.quit();
    return;
  }
  let waiting: string | null = named;
  /** Opens the window; null before the system is ready for one. */
  let show: (() => void) | null = null;
  /** Brings the window to the front, or a new one: on a Mac the program goes on without any. */
  const comeForward = (): void => {
    const window = BrowserWindow.getAllWindows()[0];
    if (window === undefined) return show?.();
    if (window.isMinimized()) window.restore();
    window.focus();
  };
  const open = (path: string): void => {
    if (show === null) {
      waiting = path;
      return;
    }
    if (BrowserWindow.getAllWindows().length === 0) show();
    void openStudy(workspace, path);
  };

  // Before ready: a Mac sends the file the program was started with right away.
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(path);
  });
  app.on('second-instance', (_event, argv, workingFolder, additional) => {
    const study = (additional as { study?: unknown } | null)?.study;
    comeForward();
    const path = typeof study === 'string' ? study : studyIn(argv, workingFolder);
    if (path !== null) open(path);
  });
  app.on('window-all-closed', () => {
    if (!deps.isMac) app.quit();
  });
  app.on('child-process-gone', (_event, { type, reason }) => {
    deps.log.note(`a process of the window ended: ${type}, ${reason}`);
  });
  waitForLastWrite(workspace, deps.log);

  void app.whenReady().then(() => {
    const session = guardedSession(!app.isPackaged);
    serveInterface(session, deps.root, workspace);
    connectWindows(workspace);
    show = () =>
      void openWindow({
        session,
        preload: deps.preload,
        workspace,
        log: deps.log,
        bounds: () => deps.settings.get().window,
        keepBounds: (window) => deps.settings.set({ window }),
      });
    keepMenu(deps, open, comeForward);
    // The window first: a large study takes a moment, and the page says that it is being opened.
    show();
    if (waiting !== null) void openStudy(workspace, waiting);
    app.on('activate', () => {
      if (BrowserWindow.getAllWindows().length === 0) show?.();
    });
  });
}

/** Opens a study the system or a command line named, and says why when it cannot be. */
async function openStudy(workspace: Workspace, path: string): Promise<void> {
  const opened = await workspace.open(path);
  if (!opened.ok) {
    await dialog.showMessageBox({ type: 'warning', title: 'Threadwork', message: opened.failure.message });
  }
}

/** Closes a window as if by hand, so that its page can hand over what was typed last; false when it is to stay. */
function closeWindow(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve) => {
    // A page that answers no more must not keep the program from ending; one that asks the person has answered.
    const end = (): void => window.destroy();
    window.once('unresponsive', end);
    window.webContents.prependOnceListener('will-prevent-unload', () =>
      window.removeListener('unresponsive', end),
    );
    window.webContents.once('will-prevent-unload', (event) => {
      if (!event.defaultPrevented) resolve(false);
    });
    window.once('closed', () => resolve(true));
    window.close();
  });
}

/**
 * Holds the first wish to quit until the windows are gone, everything is written and the study is closed; then quits for
 * good. The windows go first: once the study is closed, what a page sends on its way out would be refused.
 */
function waitForLastWrite(workspace: Workspace, log: Logger): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void Promise.all(BrowserWindow.getAllWindows().map(closeWindow)).then(async (gone) => {
      if (gone.includes(false)) {
        state = 'open';
        return;
      }
      await workspace.close().catch((error: unknown) => log.failure('closing', error));
      state = 'closed';
      app.quit();
    });
  });
}

/** The menu follows which study is open and which were. */
function keepMenu(deps: DesktopDeps, open: (path: string) => void, comeForward: () => void): void {
  const menu: MenuDeps = {
    isMac: deps.isMac,
    developer: !app.isPackaged,
    run(actionId) {
      // Actions are the page's: without a window, choosing one brings the window back.
      if (BrowserWindow.getAllWindows().length === 0) comeForward();
      else tellWindows({ kind: 'action', actionId });
    },
    openRecent: open,
  };
  let shown = '';
  const update = (): void => {
    const { study, recent } = deps.workspace.state();
    const now = JSON.stringify([study, recent]);
    if (now === shown) return;
    shown = now;
    showMenu(menu, { study, recent });
  };
  update();
  deps.workspace.onEvent((event) => {
    if (event.kind === 'state') update();
  });
}
