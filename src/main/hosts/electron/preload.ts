/**
 * Runs in the window's sandbox before the page. The page gets these three functions and nothing else of Electron;
 * what may be asked is for the main process to say.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Result } from '../../../shared/contract/errors.ts';
import type { HostEvent, RequestFrame } from '../../../shared/contract/host.ts';
import { CALL, EVENT } from './channels.ts';

type DroppedFile = Parameters<typeof webUtils.getPathForFile>[0];

contextBridge.exposeInMainWorld('threadwork', {
  invoke: (frame: RequestFrame): Promise<Result<unknown>> =>
    ipcRenderer.invoke(CALL, frame) as Promise<Result<unknown>>,
  onEvent(listener: (event: HostEvent) => void): () => void {
    // The event object would give the page the sender with it, so only what was sent is passed on.
    const pass = (_event: unknown, sent: HostEvent): void => listener(sent);
    ipcRenderer.on(EVENT, pass);
    return () => void ipcRenderer.removeListener(EVENT, pass);
  },
  pathForFile: (file: DroppedFile): string => webUtils.getPathForFile(file),
});
