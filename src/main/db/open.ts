import Database from 'better-sqlite3';
import {
  accessSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { Refusal } from '../../shared/contract/errors.ts';
import { forgetDrafts } from './closed-drafts.ts';
import { createHandle, type WriteDb } from './handles.ts';
import { migrations, SCHEMA_VERSION } from './migrations/index.ts';

/** "Thrd", so that `file` and other programs can tell a study from any other SQLite database. */
export const APPLICATION_ID = 0x54687264;

interface OpenOptions {
  /** Make a new study; refuses when the file is there. */
  readonly create?: boolean;
  readonly readOnly?: boolean;
  /** Shown to a second opener. */
  readonly person?: string;
}
export interface OpenStudy {
  readonly path: string;
  readonly readOnly: boolean;
  readonly db: WriteDb;
  /** Runs `work` in one immediate transaction; inside another, as a part of it that is taken back alone when `work` throws. */
  transaction<T>(work: () => T): T;
  /** Moves what is in the write-ahead log into the file itself. */
  checkpoint(): void;
  /** Writes a consistent copy to a path that is not there yet; `forOthers`: without what anybody began and did not send. */
  copyTo(path: string, forOthers?: boolean): void;
  integrity(): string[];
  close(): void;
}

const holderPath = (path: string) => `${path}-open`;

/** Who has it open, as they said when they opened it; only believed while the database itself is locked. */
function holder(path: string): string {
  try {
    const { person, host, since } = JSON.parse(readFileSync(holderPath(path), 'utf8')) as Record<
      string,
      string
    >;
    const when = new Date(since ?? '').toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
    return `${person || 'Somebody'} on ${host || 'another computer'}, since ${when}`;
  } catch {
    return 'another window or program';
  }
}

function works(attempt: () => void): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}
/** Whether a file is there and its beginning can be read. */
const canBeRead = (path: string): boolean => works(() => readHeader(path));
/** Whether a file, and what the database puts beside it, may be written. */
const canBeWritten = (path: string): boolean =>
  works(() => [path, dirname(path)].forEach((place) => accessSync(place, constants.W_OK)));

function readHeader(path: string): string {
  const head = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, 16, 0);
  } finally {
    closeSync(file);
  }
  return head.toString('latin1');
}

/** Turns what the driver throws into the sentence a person needs; other errors pass through. */
export function explain(error: unknown, path: string): unknown {
  const code = (error as { code?: string }).code ?? '';
  const file = basename(path);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new Refusal(
      'busy',
      `${file} is open already: ${holder(path)}. Close it there, then open it here.`,
    );
  }
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return new Refusal(
      'disk-full',
      'The disk is full, so this last change was not saved. Free some space and do it again.',
    );
  }
  const isStuck = code.startsWith('SQLITE_IOERR') || code === 'EIO' || code === 'ENODEV';
  // the database calls a lock it may not take, and a log it may not make, trouble of the disk
  const isReadOnly = isStuck && canBeRead(path) && !canBeWritten(path);
  // what cannot be read looks broken to it
  if ((isStuck && !isReadOnly) || (code.startsWith('SQLITE_CORRUPT') && !canBeRead(path))) {
    return new Refusal(
      'gone',
      `${file} cannot be reached. If it is on a drive or network folder, connect it again.`,
    );
  }
  if (code === 'SQLITE_NOTADB') return new Refusal('not-a-study', `${file} is not a Threadwork study.`);
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new Refusal('damaged', `${file} is damaged. Restore one of the backups beside it.`);
  }
  if (isReadOnly || code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EROFS') {
    return new Refusal(
      'read-only',
      `${file} cannot be written to. Open it read-only, or save a copy elsewhere.`,
    );
  }
  if (code === 'SQLITE_CANTOPEN') return new Refusal('gone', `${file} cannot be opened at that place.`);
  return error;
}

/**
 * Opens a study file, creating or migrating it as needed. Refuses, by throwing a Refusal, a file that is not a study,
 * is newer than this program, is damaged, or is open elsewhere.
 */
export function openStudyFile(path: string, options: OpenOptions = {}): OpenStudy {
  if (options.create && existsSync(path)) {
    throw new Refusal('refused', `${basename(path)} is there already. Choose another name, or open it.`);
  }
  if (options.create) {
    try {
      mkdirSync(dirname(path), { recursive: true });
    } catch (error) {
      throw explain(error, path);
    }
  } else if (!existsSync(path)) {
    throw new Refusal('not-found', `There is no file at ${path}.`);
  } else if (!statSync(path).isFile()) {
    throw new Refusal('not-a-study', `${basename(path)} is a folder, not a study.`);
  } else {
    checkHeader(path);
  }
  let raw: Database.Database | undefined;
  try {
    raw = options.readOnly ? openCopyInMemory(path) : new Database(path, { timeout: 1500 });
    if (!options.readOnly) preparePragmas(raw);
    checkVersion(raw, path, options);
    if (!options.readOnly) migrate(raw, path);
    return study(raw, path, options);
  } catch (error) {
    raw?.close();
    if (options.create) rmSync(path, { force: true });
    throw explain(error, path);
  }
}

/** Sixteen bytes tell a database from anything else, before SQLite would make a new one of an empty file. */
function checkHeader(path: string): void {
  let head: string;
  try {
    head = readHeader(path);
  } catch (error) {
    throw explain(error, path);
  }
  if (head !== 'SQLite format 3\0') {
    throw new Refusal('not-a-study', `${basename(path)} is not a Threadwork study.`);
  }
}

/**
 * Read-only works on a copy in memory: it needs no write access to the folder (a WAL database does), leaves no file
 * behind, and cannot change anything.
 */
function openCopyInMemory(path: string): Database.Database {
  const log = `${path}-wal`;
  if (existsSync(log) && statSync(log).size > 0) {
    throw new Refusal(
      'busy',
      `${basename(path)} is being written to elsewhere, or was not closed properly. Try again in a moment, or open it normally once.`,
    );
  }
  const bytes = readFileSync(path);
  // A database kept in memory cannot be in WAL mode; bytes 18 and 19 of the header say which mode it is in.
  bytes[18] = 1;
  bytes[19] = 1;
  return new Database(bytes, { readonly: true });
}

function preparePragmas(raw: Database.Database): void {
  // Exclusive before WAL: then no shared-memory file is needed, and a second opener is refused at once.
  raw.pragma('locking_mode = EXCLUSIVE');
  raw.pragma('journal_mode = WAL');
  // This build's default under WAL is NORMAL, which may lose the last commits in a power cut.
  raw.pragma('synchronous = FULL');
  raw.pragma('foreign_keys = ON');
  raw.pragma('secure_delete = ON');
  raw.pragma('cache_size = -32000');
  raw.pragma('temp_store = MEMORY');
  // An import writes its pages into the file every 32 MB instead of every 4; the core checkpoints soon after the last change. One
  // that changes a thousand codings, and is taken back at once, writes 20 MB and waits for no checkpoint.
  raw.pragma('wal_autocheckpoint = 8000');
}

function checkVersion(raw: Database.Database, path: string, options: OpenOptions): void {
  if (options.create) return;
  const application = raw.pragma('application_id', { simple: true });
  const version = Number(raw.pragma('user_version', { simple: true }));
  if (application !== APPLICATION_ID)
    throw new Refusal('not-a-study', `${basename(path)} is not a Threadwork study.`);
  if (version > SCHEMA_VERSION) {
    throw new Refusal(
      'newer',
      `${basename(path)} was written by a newer Threadwork (file version ${version}; this one reads up to ${SCHEMA_VERSION}). Install the newer program to open it.`,
    );
  }
  if (options.readOnly && version < SCHEMA_VERSION) {
    throw new Refusal(
      'read-only',
      `${basename(path)} is from an older Threadwork. Open it normally once, so that it can be brought up to date.`,
    );
  }
}

/** Runs the missing steps in one transaction, after putting a copy of the file as it was among the backups. */
function migrate(raw: Database.Database, path: string): void {
  const version = Number(raw.pragma('user_version', { simple: true }));
  const missing = migrations.filter((m) => m.version > version);
  if (missing.length === 0) return;
  if (version > 0) {
    const folder = `${path.replace(/\.threadwork$/u, '')}.threadwork-backups`;
    mkdirSync(folder, { recursive: true });
    raw.pragma('wal_checkpoint(TRUNCATE)');
    copyFileSync(path, join(folder, `before-version-${SCHEMA_VERSION}-from-${version}.threadwork`));
  }
  raw.transaction(() => {
    for (const step of missing) raw.exec(step.sql);
    raw.pragma(`user_version = ${SCHEMA_VERSION}`);
    raw.pragma(`application_id = ${APPLICATION_ID}`);
  })();
}

function study(raw: Database.Database, path: string, options: OpenOptions): OpenStudy {
  const db = createHandle(raw);
  if (!options.readOnly) {
    // Taking the lock now, not at the first change: a second opener must hear at once.
    raw.transaction(() => {}).immediate();
    try {
      writeFileSync(
        holderPath(path),
        JSON.stringify({
          person: options.person ?? '',
          host: hostname(),
          pid: process.pid,
          since: new Date().toISOString(),
        }),
      );
    } catch {
      // Only a courtesy to the second opener; the lock itself is the database's.
    }
  }
  return {
    path,
    readOnly: options.readOnly === true,
    db,
    transaction: (work) => raw.transaction(work).immediate(),
    checkpoint: () => void raw.pragma('wal_checkpoint(TRUNCATE)'),
    copyTo(target, forOthers = false) {
      raw.prepare('VACUUM INTO ?').run(target);
      if (!forOthers) return;
      try {
        forgetDrafts(target);
      } catch (error) {
        rmSync(target, { force: true });
        throw error;
      }
    },
    integrity: () =>
      (raw.pragma('integrity_check') as { integrity_check: string }[])
        .map((r) => r.integrity_check)
        .filter((line) => line !== 'ok')
        .concat(
          (raw.pragma('foreign_key_check') as { table: string; rowid: number }[]).map(
            (r) => `A row of ${r.table} (${r.rowid}) points at something that is not there.`,
          ),
        ),
    close() {
      if (!raw.open) return;
      try {
        if (options.readOnly) return;
        raw.pragma('optimize');
        raw.pragma('wal_checkpoint(TRUNCATE)');
      } finally {
        // a drive that is gone must not keep the lock: what is in the log is found when the file is opened again
        raw.close();
        if (!options.readOnly) rmSync(holderPath(path), { force: true });
      }
    },
  };
}
