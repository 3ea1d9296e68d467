/**
 * A stand-in for the `electron` module, for machines without its runtime: it keeps what it is told and lets a test play
 * the system. Only what the desktop host uses is here. Use it with `vi.mock('electron', () => import(...))`.
 */
import { EventEmitter } from 'node:events';

type Listener = (...args: never[]) => unknown;

class App extends EventEmitter {
  isPackaged = true;
  locked = true;
  lockData: unknown = null;
  quits = 0;
  recent: string[] = [];
  switches: [string, string | undefined][] = [];
  sandboxed = false;
  userModelId = '';
  private becomeReady: () => void = () => {};
  private readonly readiness = new Promise<void>((resolve) => (this.becomeReady = resolve));
  readonly commandLine = {
    appendSwitch: (name: string, value?: string) => void this.switches.push([name, value]),
  };
  requestSingleInstanceLock(data: unknown): boolean {
    this.lockData = data;
    return this.locked;
  }
  whenReady = () => this.readiness;
  async ready(): Promise<void> {
    this.becomeReady();
    await this.readiness;
  }
  /** As Electron does: listeners may hold it back; a quit that is not held back counts. */
  quit(): void {
    const event = preventable();
    this.emit('before-quit', event);
    if (!event.defaultPrevented) this.quits += 1;
  }
  getPath = (name: string) => `/home/somebody/${name}`;
  addRecentDocument = (path: string) => void this.recent.push(path);
  enableSandbox = () => void (this.sandboxed = true);
  setAppUserModelId = (id: string) => void (this.userModelId = id);
}

export function preventable(more: Record<string, unknown> = {}) {
  const event = {
    ...more,
    defaultPrevented: false,
    preventDefault: () => void (event.defaultPrevented = true),
  };
  return event;
}

export interface Frame {
  url: string;
}

export class WebContents extends EventEmitter {
  static last = 0;
  readonly id = ++WebContents.last;
  readonly mainFrame: Frame = { url: '' };
  readonly sent: [string, unknown][] = [];
  reloads = 0;
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  setWindowOpenHandler = (handler: typeof this.openHandler) => void (this.openHandler = handler);
  getURL = () => this.mainFrame.url;
  reload = () => void (this.reloads += 1);
  send(channel: string, value: unknown): void {
    const copy = structuredClone(value);
    this.sent.push([channel, copy]);
    ipcRenderer.emit(channel, { sender: 'the renderer’s own' }, copy);
  }
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = [];
  static failsToLoad = false;
  static getAllWindows = () => [...BrowserWindow.all];
  static getFocusedWindow = () => BrowserWindow.all[0] ?? null;
  static fromWebContents = (contents: WebContents) =>
    BrowserWindow.all.find((window) => window.webContents === contents) ?? null;

  readonly webContents = new WebContents();
  shown = false;
  maximised = false;
  minimised = false;
  focused = 0;
  readonly options: Record<string, unknown>;
  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    BrowserWindow.all.push(this);
  }
  async loadURL(url: string): Promise<void> {
    if (BrowserWindow.failsToLoad) throw new Error('ERR_FAILED');
    this.webContents.mainFrame.url = url;
  }
  show = () => void (this.shown = true);
  maximize = () => void (this.maximised = true);
  isMaximized = () => this.maximised;
  isMinimized = () => this.minimised;
  restore = () => void (this.minimised = false);
  focus = () => void (this.focused += 1);
  isDestroyed = () => !BrowserWindow.all.includes(this);
  getNormalBounds = () => ({ x: 10, y: 20, width: 1200, height: 800 });
  /** A page that answers no more is not closed; after a while it counts as unresponsive. */
  hangs = false;
  /** A page that would rather stay is kept, unless the event is prevented; however long one thinks it over. */
  keepsWords = false;
  close(): void {
    this.emit('close');
    const asked = preventable();
    if (this.keepsWords) this.webContents.emit('will-prevent-unload', asked);
    if (this.hangs || (this.keepsWords && !asked.defaultPrevented)) this.emit('unresponsive');
    else {
      this.webContents.emit('beforeunload');
      this.destroy();
    }
  }
  destroy(): void {
    BrowserWindow.all = BrowserWindow.all.filter((window) => window !== this);
    this.emit('closed');
    if (BrowserWindow.all.length === 0) app.emit('window-all-closed');
  }
}

type InvokeHandler = (event: { sender: WebContents; senderFrame: Frame | null }, value: unknown) => unknown;
export const ipcMain = {
  handlers: new Map<string, InvokeHandler>(),
  handle(channel: string, handler: InvokeHandler): void {
    if (ipcMain.handlers.has(channel)) throw new Error(`A second handler for ${channel}`);
    ipcMain.handlers.set(channel, handler);
  },
  removeHandler: (channel: string) => void ipcMain.handlers.delete(channel),
};

/** The page's end. It speaks as the main frame of the first window unless a test says otherwise. */
export const ipcRenderer = Object.assign(new EventEmitter(), {
  as: null as { sender: WebContents; senderFrame: Frame | null } | null,
  async invoke(channel: string, value: unknown): Promise<unknown> {
    const sender = BrowserWindow.all[0]?.webContents;
    const from = ipcRenderer.as ?? (sender && { sender, senderFrame: sender.mainFrame });
    const handler = ipcMain.handlers.get(channel);
    if (!handler || !from) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler(from, structuredClone(value)));
  },
});

export const contextBridge = {
  exposed: new Map<string, unknown>(),
  exposeInMainWorld: (name: string, value: unknown) => void contextBridge.exposed.set(name, value),
};
export const webUtils = {
  paths: new Map<unknown, string>(),
  getPathForFile: (file: unknown) => webUtils.paths.get(file) ?? '',
};

export const protocol = {
  privileged: [] as unknown[],
  registerSchemesAsPrivileged: (schemes: unknown[]) => void protocol.privileged.push(...schemes),
};

class Session extends EventEmitter {
  schemes = new Map<string, (request: Request) => Promise<Response>>();
  readonly protocol = {
    handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
      void this.schemes.set(scheme, handler),
  };
  permissionRequest: Listener = () => undefined;
  permissionCheck: Listener = () => true;
  devicePermission: Listener = () => true;
  beforeRequest: Listener = () => undefined;
  spelling = true;
  proxy: unknown = null;
  setPermissionRequestHandler = (handler: Listener) => void (this.permissionRequest = handler);
  setPermissionCheckHandler = (handler: Listener) => void (this.permissionCheck = handler);
  setDevicePermissionHandler = (handler: Listener) => void (this.devicePermission = handler);
  setSpellCheckerEnabled = (on: boolean) => void (this.spelling = on);
  setProxy = async (proxy: unknown) => void (this.proxy = proxy);
  readonly webRequest = { onBeforeRequest: (handler: Listener) => void (this.beforeRequest = handler) };
  /** Whether a request for the address is stopped. */
  stops(url: string): boolean {
    let stopped = false;
    const answer = ({ cancel }: { cancel: boolean }) => void (stopped = cancel);
    (this.beforeRequest as (details: { url: string }, callback: typeof answer) => void)({ url }, answer);
    return stopped;
  }
}
export const session = {
  partitions: new Map<string, { session: Session; options: unknown }>(),
  fromPartition(name: string, options: unknown): Session {
    const made = session.partitions.get(name) ?? { session: new Session(), options };
    session.partitions.set(name, made);
    return made.session;
  },
};

export interface MenuItem {
  id?: string;
  label?: string;
  role?: string;
  enabled?: boolean;
  accelerator?: string;
  registerAccelerator?: boolean;
  click?: () => void;
  submenu?: MenuItem[];
}
export const Menu = {
  shown: null as MenuItem[] | null,
  /** What the right button brought up last. */
  popped: null as MenuItem[] | null,
  times: 0,
  buildFromTemplate: (template: MenuItem[]) =>
    Object.assign([...template], { popup: () => void (Menu.popped = template) }),
  setApplicationMenu(menu: MenuItem[]): void {
    Menu.shown = menu;
    Menu.times += 1;
  },
};

export const dialog = {
  asked: [] as { kind: 'open' | 'save' | 'message'; options: Record<string, unknown> }[],
  open: { canceled: true, filePaths: [] as string[] },
  save: { canceled: true, filePath: '' },
  /** Which button of a message is pressed. */
  response: 0,
  note(kind: 'open' | 'save' | 'message', args: unknown[]): void {
    dialog.asked.push({ kind, options: args.at(-1) as Record<string, unknown> });
  },
  async showOpenDialog(...args: unknown[]) {
    dialog.note('open', args);
    return dialog.open;
  },
  async showSaveDialog(...args: unknown[]) {
    dialog.note('save', args);
    return dialog.save;
  },
  showMessageBoxSync(...args: unknown[]) {
    dialog.note('message', args);
    return dialog.response;
  },
  async showMessageBox(...args: unknown[]) {
    dialog.note('message', args);
    return { response: dialog.response };
  },
};

export const nativeTheme = { shouldUseDarkColors: false };
export const screen = {
  displays: [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
  getAllDisplays: () => screen.displays,
};

export let app = new App();

/** Everything as it was at the start of a program. */
export function restart(): void {
  app = new App();
  BrowserWindow.all = [];
  ipcMain.handlers.clear();
  ipcRenderer.removeAllListeners();
  ipcRenderer.as = null;
  contextBridge.exposed.clear();
  webUtils.paths.clear();
  protocol.privileged.length = 0;
  session.partitions.clear();
  BrowserWindow.failsToLoad = false;
  dialog.response = 0;
  Menu.shown = null;
  Menu.popped = null;
  Menu.times = 0;
  dialog.asked.length = 0;
  dialog.open = { canceled: true, filePaths: [] };
  dialog.save = { canceled: true, filePath: '' };
  nativeTheme.shouldUseDarkColors = false;
}
