import { fail, type Result } from '../../shared/contract/errors.ts';
import type { HostEvent, HostInput, HostOpName, HostOutput } from '../../shared/contract/host.ts';
import type { Input, OpName, Output } from '../../shared/contract/index.ts';
import { createListeners, type Connection, type SentFile, type Transport } from './types.ts';

/** The whole program as a window sees it. Every call answers with a Result and never throws. */
export interface Client {
  /** An operation on the open study; with the path of the one that is meant, a change is not made in another. */
  call<N extends OpName>(op: N, input: Input<N>, study?: string): Promise<Result<Output<N>>>;
  /** An operation of the program around it: files, settings, jobs. */
  host<N extends HostOpName>(op: N, input: HostInput<N>): Promise<Result<HostOutput<N>>>;
  onEvent(listener: (event: HostEvent) => void): () => void;
  onConnection(listener: (connection: Connection) => void): () => void;
  connection(): Connection;
  /** Hands dropped or chosen files over, one after the other; the first that fails ends it. */
  sendFiles(
    files: readonly File[],
    onProgress?: (done: number, fraction: number) => void,
  ): Promise<Result<SentFile[]>>;
  close(): void;
}

/** A client over any transport; what was under way when the connection went fails with a sentence. */
export function createClient(transport: Transport): Client {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const events = createListeners<HostEvent>();
  const connections = createListeners<Connection>();
  let connection: Connection = { state: 'up' };
  let nextId = 1;

  const stop = transport.onMessage((message) => {
    if (message.kind === 'event') return events.call(message.event);
    if (message.kind === 'answer') {
      const settle = waiting.get(message.id);
      waiting.delete(message.id);
      return settle?.(message.result);
    }
    connection = message.connection;
    if (connection.state !== 'up') {
      const gone = fail('gone', connection.message);
      for (const settle of waiting.values()) settle(gone);
      waiting.clear();
    }
    connections.call(connection);
  });

  function send(op: string, input: unknown, study?: string): Promise<Result<unknown>> {
    if (connection.state !== 'up') return Promise.resolve(fail('gone', connection.message));
    const id = nextId++;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      transport.send({ id, op, input, ...(study === undefined ? {} : { study }) });
    });
  }

  async function sendFiles(
    files: readonly File[],
    onProgress?: (done: number, fraction: number) => void,
  ): Promise<Result<SentFile[]>> {
    const sent: SentFile[] = [];
    for (const [index, file] of files.entries()) {
      const result = await transport.sendFile(file, (fraction) => onProgress?.(index, fraction));
      if (!result.ok) return result;
      sent.push(result.value);
      onProgress?.(index + 1, 0);
    }
    return { ok: true, value: sent };
  }

  return {
    call: (op, input, study) => send(op, input, study) as Promise<Result<Output<typeof op>>>,
    host: (op, input) => send(op, input) as Promise<Result<HostOutput<typeof op>>>,
    onEvent: events.add,
    onConnection: connections.add,
    connection: () => connection,
    sendFiles,
    close() {
      stop();
      const closed = fail('gone', 'This window is closing.');
      for (const settle of waiting.values()) settle(closed);
      waiting.clear();
      transport.close();
    },
  };
}

/** A client for what shows one study: what is on its way when another is opened does not get into that one. */
export const clientOf = (client: Client, study: string): Client => ({
  ...client,
  call: (op, input) => client.call(op, input, study),
});

/** Files as `host.import` takes them: paths from the desktop, tokens from the tab. */
export function asImportInput(sent: readonly SentFile[]): HostInput<'host.import'> {
  const paths = sent.flatMap((file) => ('path' in file ? [file.path] : []));
  const tokens = sent.flatMap((file) => ('token' in file ? [{ token: file.token, name: file.name }] : []));
  return { ...(paths.length > 0 ? { paths } : {}), ...(tokens.length > 0 ? { tokens } : {}) };
}

/** One file as `host.replaceDocument`, `host.readTable` and `host.takeInAnswers` take it. */
export function asOneFile(sent: SentFile): { path: string } | { token: { token: string; name: string } } {
  return 'path' in sent ? { path: sent.path } : { token: { token: sent.token, name: sent.name } };
}
