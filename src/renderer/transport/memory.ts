import { ok, type Result } from '../../shared/contract/errors.ts';
import type { HostEvent, RequestFrame } from '../../shared/contract/host.ts';
import { createListeners, type Message, type SentFile, type Transport } from './types.ts';

/** The host's end of a memory pair. */
interface MemoryHostEnd {
  onRequest(listener: (frame: RequestFrame) => void): () => void;
  answer(id: number, result: Result<unknown>): void;
  emit(event: HostEvent): void;
  /** Makes the window see the connection go or come back. */
  connection(message: Extract<Message, { kind: 'connection' }>['connection']): void;
}

/**
 * A window and a host in one process, for tests. Frames are copied on the way, so that nothing passes here that
 * would not pass through a wire, and arrive in a later microtask, as they would.
 */
export function createMemoryPair(
  sendFile: (file: File) => Promise<Result<SentFile>> = (file) =>
    Promise.resolve(ok({ token: file.name, name: file.name })),
): { transport: Transport; host: MemoryHostEnd } {
  const toHost = createListeners<RequestFrame>();
  const toWindow = createListeners<Message>();
  const deliver = (message: Message) => queueMicrotask(() => toWindow.call(structuredClone(message)));
  return {
    transport: {
      send: (frame) => queueMicrotask(() => toHost.call(structuredClone(frame))),
      onMessage: toWindow.add,
      sendFile: (file) => sendFile(file),
      close: () => toWindow.clear(),
    },
    host: {
      onRequest: toHost.add,
      answer: (id, result) => deliver({ kind: 'answer', id, result }),
      emit: (event) => deliver({ kind: 'event', event }),
      connection: (connection) => deliver({ kind: 'connection', connection }),
    },
  };
}
