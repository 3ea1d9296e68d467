import { fail, ok, type Result } from '../../shared/contract/errors.ts';
import type { HostEvent, RequestFrame } from '../../shared/contract/host.ts';
import { createListeners, type Message, type Transport } from './types.ts';

/** What the desktop's preload script puts on the window, and all of it. */
export interface DesktopBridge {
  invoke(frame: RequestFrame): Promise<Result<unknown>>;
  onEvent(listener: (event: HostEvent) => void): () => void;
  /** Where a dropped or chosen file lies; empty when it is not a file on disk. */
  pathForFile(file: File): string;
}

declare global {
  interface Window {
    readonly threadwork?: DesktopBridge;
  }
}

/** The transport of the desktop window. */
export function createElectronTransport(bridge: DesktopBridge): Transport {
  const messages = createListeners<Message>();
  const stop = bridge.onEvent((event) => messages.call({ kind: 'event', event }));
  return {
    send(frame) {
      bridge.invoke(frame).then(
        (result) => messages.call({ kind: 'answer', id: frame.id, result }),
        () =>
          messages.call({
            kind: 'answer',
            id: frame.id,
            result: fail('internal', 'That did not work, and nothing was changed. Try once more.'),
          }),
      );
    },
    onMessage: messages.add,
    sendFile(file) {
      const path = bridge.pathForFile(file);
      return Promise.resolve(
        path === ''
          ? fail('invalid', `${file.name} is not a file on this computer, so it cannot be read.`)
          : ok({ path }),
      );
    },
    close() {
      stop();
      messages.clear();
    },
  };
}
