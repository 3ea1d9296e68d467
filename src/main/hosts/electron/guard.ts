import { app, session, type Session, type WebContents } from 'electron';
import { isOwnPage } from './scheme.ts';

/** Not kept on disk: nothing a window loads or stores outlives the program. */
const PARTITION = 'threadwork';
/** What a page of ours may use without being asked; copying a quote needs the first. */
const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'fullscreen']);
/** Schemes that never leave the process. */
const LOCAL = /^(?:threadwork:\/\/app\/|blob:threadwork:\/\/app\/|data:)/u;

/** Switches off, before the app is ready, what Chromium would ask the network for by itself. */
export function silenceNetwork(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('disable-domain-reliability');
  app.commandLine.appendSwitch('no-pings');
}

/**
 * The session of all windows: no network, no permissions but two, no spelling dictionaries to fetch.
 * @param developer lets the developer tools load, in a checkout
 */
export function guardedSession(developer: boolean): Session {
  const guarded = session.fromPartition(PARTITION, { cache: false });
  guarded.setPermissionRequestHandler((contents, permission, callback) => {
    callback(ALLOWED.has(permission) && isOwnPage(contents.getURL()));
  });
  guarded.setPermissionCheckHandler(
    (_contents, permission, origin) => ALLOWED.has(permission) && isOwnPage(origin),
  );
  guarded.setDevicePermissionHandler(() => false);
  guarded.setSpellCheckerEnabled(false);
  void guarded.setProxy({ mode: 'direct' });
  guarded.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !LOCAL.test(url) && !(developer && url.startsWith('devtools://')) });
  });
  guarded.on('will-download', (event) => event.preventDefault());
  return guarded;
}

/** Keeps every page where it is: no other address, no window of its own, no view inside it. */
export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
