import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { HostEvent, RequestFrame } from '../../../shared/contract/host.ts';
import type { Workspace } from '../../services/workspace/index.ts';
import type { Access } from './access.ts';

/** Tells a tab that it is not known (any more), and that trying again will not help. */
export const NOT_KNOWN = 4401;
/** Bytes of one frame from a tab: pasted text is the largest thing that comes this way. */
const MOST_BYTES = 160 * 1024 ** 2;

interface Sockets {
  open(): number;
  close(): void;
}

/**
 * The tabs' sockets: one frame asks, one answers, events go to all. A page of another origin is turned away before
 * the handshake; a tab without the cookie is told and closed, and nothing it sends is read.
 */
export function createSockets(deps: {
  readonly server: Server;
  readonly access: Access;
  readonly workspace: Workspace;
  newId(): string;
  /** How many tabs there are now. */
  onCount(open: number): void;
}): Sockets {
  const { server, access, workspace } = deps;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_BYTES, perMessageDeflate: false });
  const known = new Set<WebSocket>();

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy());
    if (request.url !== '/rpc' || !access.rightHost(request) || !access.rightOrigin(request)) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('error', () => socket.terminate());
      if (access.knows(request)) greet(socket);
      else socket.close(NOT_KNOWN);
    });
  });

  function greet(socket: WebSocket): void {
    const connection = deps.newId();
    known.add(socket);
    deps.onCount(known.size);
    socket.on('close', () => {
      known.delete(socket);
      deps.onCount(known.size);
    });
    socket.on('message', (data, isBinary) => {
      const frame = isBinary ? null : parseFrame(String(data));
      if (!frame) return socket.close(1007);
      void workspace
        .call(frame.op, frame.input, connection, frame.study)
        .then((result) => send(socket, { id: frame.id, result }));
    });
    send(socket, { event: { kind: 'state', state: workspace.state() } satisfies HostEvent });
  }

  const send = (socket: WebSocket, message: unknown): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  };
  const stopEvents = workspace.onEvent((event) => {
    const message = JSON.stringify({ event });
    for (const socket of known) if (socket.readyState === socket.OPEN) socket.send(message);
  });

  return {
    open: () => known.size,
    close() {
      stopEvents();
      for (const socket of known) socket.close(1001);
      sockets.close();
    },
  };
}

function parseFrame(text: string): RequestFrame | null {
  try {
    const { id, op, input, study } = JSON.parse(text) as Record<string, unknown>;
    if (typeof id !== 'number' || typeof op !== 'string') return null;
    return { id, op, input, study: typeof study === 'string' ? study : undefined };
  } catch {
    return null;
  }
}
