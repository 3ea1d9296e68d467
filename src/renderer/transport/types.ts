import type { Result } from '../../shared/contract/errors.ts';
import type { HostEvent, RequestFrame } from '../../shared/contract/host.ts';

/** Whether the program behind the window can be reached; `message` is for the person and stays until it can. */
export type Connection =
  | { readonly state: 'up' }
  | { readonly state: 'lost'; readonly message: string }
  /** Nothing will bring it back by itself. */
  | { readonly state: 'ended'; readonly message: string };

/** Everything that comes from the host. */
export type Message =
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'event'; readonly event: HostEvent }
  | { readonly kind: 'connection'; readonly connection: Connection };

/** A file on its way to the host: the desktop knows its path, the tab has sent its bytes ahead. */
export type SentFile = { readonly path: string } | { readonly token: string; readonly name: string };

/** What carries frames between a window and its host, and nothing more. */
export interface Transport {
  send(frame: RequestFrame): void;
  onMessage(listener: (message: Message) => void): () => void;
  /** Hands over one dropped or chosen file; `onProgress` hears 0 to 1. */
  sendFile(file: File, onProgress?: (fraction: number) => void): Promise<Result<SentFile>>;
  close(): void;
}

/** Listeners of one kind, called in the order they came. */
export function createListeners<T>() {
  const listeners = new Set<(value: T) => void>();
  return {
    add(listener: (value: T) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    call(value: T): void {
      for (const listener of listeners) listener(value);
    },
    clear: () => listeners.clear(),
  };
}
