import type { Actor } from '../../../shared/contract/define.ts';
import type { Result } from '../../../shared/contract/errors.ts';
import type { BackupView, ExportRequest, HostEvent, HostState } from '../../../shared/contract/host.ts';
import type { CoreHandle, OpenRequest } from '../core-handle.ts';
import type { FileSource, ReadingPool } from '../import-job.ts';
import type { Logger } from '../file-log.ts';
import type { RecordingFile } from '../recordings.ts';
import type { SettingsStore } from '../settings.ts';

/** What a file dialog is for. */
export type FileKind = 'study' | 'transcripts' | 'table' | 'codebook' | 'answers' | 'recording';

/** Everything in which the desktop and the browser tab differ. Every answer may be null: the person left it. */
export interface Platform {
  readonly host: 'electron' | 'web';
  /** Whether a window may name any file of this computer; a tab may not, and sends bytes ahead instead. */
  readonly namesFiles: boolean;
  chooseOpenFiles(kind: FileKind, many: boolean): Promise<string[] | null>;
  /** `suggested` is a file name. */
  chooseSavePath(suggested: string): Promise<string | null>;
  chooseFolder(): Promise<string | null>;
  /** Gives finished bytes to the person: a file they choose, or an address to download from once. */
  deliver(
    bytes: Uint8Array,
    fileName: string,
    mime: string,
  ): Promise<Result<{ path: string | null; download: string | null } | null>>;
  /** The file a tab sent ahead; null when there is none (any more). */
  uploaded(token: string): FileSource | null;
  /** The file a tab sent ahead is not needed any more. */
  releaseUpload(token: string): void;
  /** The system's list of recent documents. */
  noteRecent?(path: string): void;
}

/** The rolling backups of one open study; they keep their own time. */
export interface Backups {
  readonly folder: string;
  /** What they may take up, in bytes. */
  readonly budgetBytes: number;
  now(): Promise<Result<{ path: string } | null>>;
  list(): BackupView[];
  stop(): Promise<void>;
}

export interface WorkspaceDeps {
  readonly version: string;
  readonly platform: Platform;
  readonly settings: SettingsStore;
  readonly log: Logger;
  /** Where studies live in a browser tab, and where the sample goes: `Documents/Threadwork`. */
  readonly defaultFolder: string;
  /** A folder named for this run only; it stands before the one chosen earlier. */
  readonly folder?: string;
  /** ISO-8601, UTC. */
  now(): string;
  newId(): string;
  openCore(request: OpenRequest): Promise<Result<CoreHandle>>;
  createBackups(core: CoreHandle, onTrouble: (message: string | null) => void): Backups;
  restoreStudy(path: string, fromPath: string): Promise<Result<unknown>>;
  writeSample(path: string, onProgress: (fraction: number) => void): Promise<Result<null>>;
  runExport(
    core: CoreHandle,
    request: ExportRequest,
    actor: Actor,
    signal?: AbortSignal,
  ): Promise<Result<{ fileName: string; mime: string; bytes: Uint8Array }>>;
  createPool(): ReadingPool;
}

/** One open study and everything around it, for all the windows of one host. */
export interface Workspace {
  /** Runs any operation of both contracts; never throws. `connection` names the window that asks, `study` the path it means. */
  call(op: string, input: unknown, connection: string | null, study?: string): Promise<Result<unknown>>;
  onEvent(listener: (event: HostEvent) => void): () => void;
  state(): HostState;
  /** Opens a file named on a command line or by the system. */
  open(path: string, options?: { readOnly?: boolean }): Promise<Result<{ path: string }>>;
  /**
   * The recording linked to a transcript of the open study, when it may be played from where it lies: it was chosen on
   * this computer, in the desktop's own dialog. Null otherwise, and always in a browser tab.
   */
  recording(documentId: string): Promise<RecordingFile | null>;
  /** Operations under way. */
  inFlight(): number;
  /** Puts everything into the file, for example when the window is left. */
  settle(): Promise<void>;
  /** Waits for what is under way, cancels jobs between two files, closes the study. */
  close(): Promise<void>;
}
