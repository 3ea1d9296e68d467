import { BrowserWindow, nativeTheme, screen, type Rectangle, type Session } from 'electron';
import type { Settings } from '../../services/settings.ts';
import type { Workspace } from '../../services/workspace/index.ts';
import { guardContents } from './guard.ts';
import { START } from './scheme.ts';

export interface WindowDeps {
  readonly session: Session;
  /** The built preload script. */
  readonly preload: string;
  readonly workspace: Workspace;
  bounds(): Settings['window'];
  keepBounds(bounds: NonNullable<Settings['window']>): void;
  /** The page's process ended by itself. */
  onGone(reason: string): void;
}

const USUAL = { width: 1440, height: 900 };
const SMALLEST = { minWidth: 760, minHeight: 560 };

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
  if (kept?.maximised) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('blur', () => void deps.workspace.settle());
  // On Windows a shutdown ends the program without asking it to quit.
  window.on('session-end', () => void deps.workspace.settle());
  window.on('close', () => {
    deps.keepBounds({ ...window.getNormalBounds(), maximised: window.isMaximized() });
  });
  window.webContents.on('render-process-gone', (_event, details) => {
    deps.onGone(details.reason);
    if (details.reason !== 'clean-exit' && !window.isDestroyed()) window.webContents.reload();
  });
  void window.loadURL(START);
  return window;
}

const place = ({ x, y, width, height }: NonNullable<Settings['window']>) => ({
  width,
  height,
  ...(x === undefined || y === undefined ? {} : { x, y }),
});

/** Enough of the window can be seen to take hold of it; a second screen may be gone since. */
function onScreen(bounds: NonNullable<Settings['window']>): boolean {
  const { x, y, width, height } = bounds;
  if (x === undefined || y === undefined) return true;
  const seen = (area: Rectangle): number =>
    Math.max(0, Math.min(x + width, area.x + area.width) - Math.max(x, area.x)) *
    Math.max(0, Math.min(y + height, area.y + area.height) - Math.max(y, area.y));
  return screen.getAllDisplays().some((display) => seen(display.workArea) > 10_000);
}
