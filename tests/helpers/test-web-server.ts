import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDownloads } from '../../src/main/hosts/web/downloads.ts';
import { createWebServer, type WebServer } from '../../src/main/hosts/web/server.ts';
import { createUploads, type UploadLimits, type Uploads } from '../../src/main/hosts/web/uploads.ts';
import { createIdSource } from '../../src/main/services/ids.ts';
import { createWorkspace, type Workspace } from '../../src/main/services/workspace/index.ts';
import { scriptedPlatform, testDeps } from './test-workspace.ts';

export interface TestWebServer {
  readonly server: WebServer;
  readonly workspace: Workspace;
  readonly uploads: Uploads;
  readonly origin: string;
  idle: number;
  /** Exchanges the token, as a browser does, and answers with the cookie. */
  enter(): Promise<string>;
  close(): Promise<void>;
}

/** The web host on a free port, over a workspace on real files, with a page of one line. */
export async function startTestWebServer(
  folder: string,
  options: { idleMs?: number; uploadLimits?: UploadLimits } = {},
): Promise<TestWebServer> {
  const root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(
    join(root, 'index.html'),
    '<!doctype html><html><head><title>T</title></head><body>Page</body></html>',
  );
  writeFileSync(join(root, 'assets', 'a.js'), 'export {}');
  const uploads = createUploads(join(folder, 'uploads'), options.uploadLimits);
  const downloads = createDownloads();
  const { platform } = scriptedPlatform('web');
  const workspace = createWorkspace(
    testDeps(folder, {
      ...platform,
      async deliver(bytes, fileName, mime) {
        return {
          ok: true,
          value: { path: null, download: downloads.offer({ bytes, fileName, mime }) },
        };
      },
      uploaded: uploads.find,
      releaseUpload: uploads.release,
    }),
  );
  const counts = { idle: 0 };
  const server = await createWebServer({
    workspace,
    uploads,
    downloads,
    root,
    port: 0,
    idleMs: options.idleMs ?? 60_000,
    newId: createIdSource(),
    onIdle: () => void (counts.idle += 1),
  });
  return {
    server,
    workspace,
    uploads,
    origin: `http://127.0.0.1:${server.port}`,
    get idle() {
      return counts.idle;
    },
    async enter() {
      const response = await fetch(server.address, { redirect: 'manual' });
      return response.headers.get('set-cookie')?.split(';')[0] ?? '';
    },
    async close() {
      await workspace.close();
      await server.close();
    },
  };
}
