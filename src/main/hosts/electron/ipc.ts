import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { fail, type Result } from '../../../shared/contract/errors.ts';
import type { HostEvent } from '../../../shared/contract/host.ts';
import type { Workspace } from '../../services/workspace/index.ts';
import { CALL, EVENT } from './channels.ts';
import { isOwnPage } from './scheme.ts';

/** The frame that asks is the main frame of one of our windows, showing a page of ours. */
function isTrusted(event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>): boolean {
  const frame = event.senderFrame;
  if (frame === null || frame !== event.sender.mainFrame) return false;
  return isOwnPage(frame.url) && BrowserWindow.fromWebContents(event.sender) !== null;
}

/** The study a request means, where it says so. */
const nameOf = (study: unknown): string | undefined => (typeof study === 'string' ? study : undefined);

/** Answers the windows' requests and tells all of them what happens. Returns what ends it. */
export function connectWindows(workspace: Workspace): () => void {
  ipcMain.handle(CALL, async (event, frame: unknown): Promise<Result<unknown>> => {
    if (!isTrusted(event)) return fail('unauthorised', 'This was not asked by a window of Threadwork.');
    const { op, input, study } = (typeof frame === 'object' && frame !== null ? frame : {}) as Record<
      string,
      unknown
    >;
    if (typeof op !== 'string') return fail('invalid', 'That is not a request.');
    return workspace.call(op, input, `window-${event.sender.id}`, nameOf(study));
  });
  const stop = workspace.onEvent(tellWindows);
  return () => {
    stop();
    ipcMain.removeHandler(CALL);
  };
}

/** Sends one event to every window. */
export function tellWindows(event: HostEvent): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed()) window.webContents.send(EVENT, event);
  }
}
