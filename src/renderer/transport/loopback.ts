import { fail, ok, type Failure, type Result } from '../../shared/contract/errors.ts';
import type { HostEvent, RequestFrame } from '../../shared/contract/host.ts';
import { createListeners, type Message, type SentFile, type Transport } from './types.ts';

/** The host closes with this when it does not know the tab (any more). */
const NOT_KNOWN = 4401;
/** Milliseconds between attempts to reach the host again; the last is repeated. */
const PAUSES = [250, 500, 1000, 2000, 5000] as const;
/** `WebSocket.OPEN`. */
const OPEN = 1;
const LOST =
  'Threadwork has stopped, so nothing can be changed here. What was saved is in the file. Start it again to go on.';
const ENDED =
  'This tab is not connected to Threadwork any more. Open the address Threadwork prints when it starts.';

type FromHost = { readonly id: number; readonly result: Result<unknown> } | { readonly event: HostEvent };

/**
 * The transport of a browser tab: one WebSocket to the program on this computer. When it breaks, the tab says so and
 * tries again by itself.
 * @param origin such as `http://127.0.0.1:4321`; the page's own by default
 * @param openSocket only for tests, where nothing sends the cookie by itself
 */
export function createLoopbackTransport(
  origin: string = location.origin,
  openSocket: (url: string) => WebSocket = (url) => new WebSocket(url),
): Transport {
  const messages = createListeners<Message>();
  const queue: RequestFrame[] = [];
  let socket: WebSocket | null = null;
  let attempts = 0;
  let closed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;

  function connect(): void {
    socket = openSocket(`${origin.replace(/^http/u, 'ws')}/rpc`);
    socket.addEventListener('open', () => {
      if (attempts > 0) messages.call({ kind: 'connection', connection: { state: 'up' } });
      attempts = 0;
      for (const frame of queue.splice(0)) socket?.send(JSON.stringify(frame));
    });
    socket.addEventListener('message', (message) => {
      const frame = JSON.parse(String(message.data)) as FromHost;
      messages.call(
        'event' in frame
          ? { kind: 'event', event: frame.event }
          : { kind: 'answer', id: frame.id, result: frame.result },
      );
    });
    socket.addEventListener('close', (event) => onClose(event.code));
  }

  function onClose(code: number): void {
    if (closed) return;
    queue.length = 0;
    const ended = code === NOT_KNOWN;
    messages.call({
      kind: 'connection',
      connection: ended ? { state: 'ended', message: ENDED } : { state: 'lost', message: LOST },
    });
    if (ended) return;
    retry = setTimeout(connect, PAUSES[Math.min(attempts, PAUSES.length - 1)]);
    attempts += 1;
  }

  connect();
  return {
    send(frame) {
      if (socket?.readyState === OPEN) socket.send(JSON.stringify(frame));
      else queue.push(frame);
    },
    onMessage: messages.add,
    sendFile: (file, onProgress) => upload(origin, file, onProgress),
    close() {
      closed = true;
      clearTimeout(retry);
      socket?.close();
      messages.clear();
    },
  };
}

/** Streams one file to the host. XMLHttpRequest, because `fetch` cannot tell how far an upload has come. */
function upload(
  origin: string,
  file: File,
  onProgress?: (fraction: number) => void,
): Promise<Result<SentFile>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${origin}/upload?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => {
      if (event.total > 0) onProgress?.(event.loaded / event.total);
    });
    request.addEventListener('error', () => resolve(fail('gone', LOST)));
    request.addEventListener('load', () => {
      const answer = request.response as { token: string } | Failure | null;
      if (answer && 'token' in answer) return resolve(ok({ token: answer.token, name: file.name }));
      resolve(
        answer ? { ok: false, failure: answer } : fail('internal', `${file.name} could not be handed over.`),
      );
    });
    request.send(file);
  });
}

/** Takes a one-time download address, as `host.export` answers in a tab; the browser asks where to put it or just saves it. */
export function takeDownload(address: string, fileName: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}
