import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import { createIdSource } from '../../services/ids.ts';
import { interfaceFolder } from '../../services/resources.ts';
import { createWorkspace, type Platform, type WorkspaceDeps } from '../../services/workspace/index.ts';
import { realDeps } from '../../services/workspace/real-deps.ts';
import { settingsFolder, studiesFolder } from '../shared/places.ts';
import { createDownloads } from './downloads.ts';
import { openBrowser } from './open-browser.ts';
import { createWebServer } from './server.ts';
import { createUploads, type UploadLimits } from './uploads.ts';

interface ServeOptions {
  /** A study to open at once. */
  readonly file?: string;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** Opens the address in the browser. */
  readonly open: boolean;
  /** Where studies are kept, instead of the folder chosen before or `Documents/Threadwork`. */
  readonly folder?: string;
  /** Milliseconds without any tab until it quits; a minute by default. */
  readonly idleMs?: number;
  /** Hears the address once the host listens. */
  readonly onReady: (address: string) => void;
  /** For tests: another built interface, settings elsewhere, small limits, other dependencies. */
  readonly root?: string;
  readonly settingsFolder?: string;
  readonly uploadLimits?: UploadLimits;
  readonly deps?: (deps: WorkspaceDeps) => WorkspaceDeps;
}

export interface Serving {
  readonly address: string;
  readonly port: number;
  /** Settles when the host has ended, by itself or by `close`. */
  readonly closed: Promise<void>;
  /** Waits for the last write, closes the study and ends. */
  close(): Promise<void>;
}

const MINUTE = 60_000;

/**
 * Serves the interface to a browser tab on this computer. Fails as a value when the port is taken, the interface is
 * not built, or the study cannot be opened.
 */
export async function serve(options: ServeOptions): Promise<Result<Serving>> {
  const root = options.root ?? interfaceFolder();
  if (!existsSync(join(root, 'index.html'))) {
    return fail('not-found', 'The interface is not built yet. Run "npm run build" first.');
  }
  const settings = options.settingsFolder ?? settingsFolder();
  const uploads = createUploads(join(settings, 'uploads'), options.uploadLimits);
  const downloads = createDownloads();
  const platform: Platform = {
    host: 'web',
    namesFiles: false,
    chooseOpenFiles: async () => null,
    chooseSavePath: async () => null,
    chooseFolder: async () => null,
    async deliver(bytes, fileName, mime) {
      return ok({ path: null, download: downloads.offer({ bytes, fileName, mime }) });
    },
    uploaded: uploads.find,
    releaseUpload: uploads.release,
  };
  const real = realDeps({ platform, settingsFolder: settings, defaultFolder: studiesFolder() });
  const named = options.folder === undefined ? real : { ...real, folder: resolve(options.folder) };
  const deps = options.deps ? options.deps(named) : named;
  const workspace = createWorkspace(deps);

  let ended: () => void = () => {};
  const closed = new Promise<void>((done) => (ended = done));
  let closing: Promise<void> | null = null;
  try {
    if (options.file !== undefined) {
      const opened = await workspace.open(resolve(options.file));
      if (!opened.ok) {
        await workspace.close();
        return opened;
      }
    }
    const server = await createWebServer({
      workspace,
      uploads,
      downloads,
      root,
      port: options.port ?? 0,
      idleMs: options.idleMs ?? MINUTE,
      newId: createIdSource(),
      onIdle: () => void close(),
    });
    const close = (): Promise<void> =>
      (closing ??= (async () => {
        stopSignals();
        await workspace.close();
        await server.close();
        uploads.clear();
        downloads.clear();
        ended();
      })());
    const stopSignals = onSignal(() => void close());
    options.onReady(server.address);
    if (options.open) openBrowser(server.address);
    return ok({ address: server.address, port: server.port, closed, close });
  } catch (error) {
    await workspace.close();
    uploads.clear();
    if ((error as { code?: string }).code === 'EADDRINUSE') {
      return fail('refused', `Port ${options.port} is in use. Choose another, or leave it out.`);
    }
    if ((error as { code?: string }).code === 'EACCES') {
      return fail('refused', `Port ${options.port} may not be used by you. Choose one above 1023.`);
    }
    throw error;
  }
}

/** Within so many milliseconds it is one wish: a terminal tells a program and the one that started it, which passes it on. */
const ONE_WISH = 500;

/** The first wish to end waits for the last write; the second does not. */
function onSignal(end: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  let heard: number | null = null;
  const listener = (): void => {
    if (heard !== null && performance.now() - heard > ONE_WISH) process.exit(130);
    if (heard !== null) return;
    heard = performance.now();
    end();
  };
  for (const signal of signals) process.on(signal, listener);
  return () => {
    // Left in place while closing, so that a second signal still counts.
    if (heard !== null) return;
    for (const signal of signals) process.removeListener(signal, listener);
  };
}
