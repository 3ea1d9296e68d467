import { createClient, type Client } from './client.ts';
import { createElectronTransport } from './electron.ts';
import { createLoopbackTransport } from './loopback.ts';

/** The client of this window: through the desktop's bridge when there is one, else through the tab's socket. */
export function connect(): Client {
  return createClient(
    window.threadwork ? createElectronTransport(window.threadwork) : createLoopbackTransport(),
  );
}

/** The page's own nonce, for style sheets that are made at run time (`EditorView.cspNonce`). */
export function pageNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce || meta?.content || '';
}
