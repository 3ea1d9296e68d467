import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fail, ok, type Failure, type Result } from '../../shared/contract/errors.ts';
import type { BackupView } from '../../shared/contract/host.ts';
import { carryDrafts } from '../db/closed-drafts.ts';
import type { CoreHandle } from './core-handle.ts';
import { openCore } from './open-core.ts';

/** Not more often than this while somebody works. */
const EVERY_MS = 10 * 60 * 1000;
const KEEP_NEWEST = 20;
const KEEP_DAYS = 14;
/** What the backups of one study may take up; the newest three stay whatever they take. */
export const BUDGET_BYTES = 2 * 1024 ** 3;
const ALWAYS_KEEP = 3;

const stem = (path: string): string => basename(path).replace(/\.threadwork$/iu, '');
/** The folder beside a study that its backups lie in. */
export const backupFolder = (path: string): string =>
  join(dirname(resolve(path)), `${stem(path)}.threadwork-backups`);

// "Study 2026-11-22 14.32.05 r128.threadwork": readable in any file manager, sorted by name, no colon for Windows.
const pattern = /(\d{4}-\d{2}-\d{2}) (\d{2})\.(\d{2})\.(\d{2}) r(\d+)(?:-\d+)?\.threadwork$/u;

interface Found extends BackupView {
  revision: number;
}

function read(path: string): Found[] {
  const folder = backupFolder(path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((file) => {
      const match = pattern.exec(file);
      if (!match) return [];
      const [, day, h, m, s, revision] = match;
      const full = join(folder, file);
      return [
        {
          path: full,
          at: `${day}T${h}:${m}:${s}Z`,
          bytes: statSync(full).size,
          revision: Number(revision),
          number: 0,
        },
      ];
    })
    .sort((a, b) => (a.at < b.at || (a.at === b.at && a.path < b.path) ? 1 : -1))
    .map((backup, index) => ({ ...backup, number: index + 1 }));
}

/** The backups beside a study, newest first; number 1 is the newest. Works while the study is closed. */
export const listBackups = (path: string): BackupView[] =>
  read(path).map(({ number, path: file, at, bytes }) => ({ number, path: file, at, bytes }));

/** The newest twenty, one a day for fourteen days, within the budget. */
export function toRemove(backups: readonly BackupView[], today: string): BackupView[] {
  const oldest = new Date(Date.parse(today) - KEEP_DAYS * 86_400_000).toISOString();
  const days = new Set<string>();
  let used = 0;
  return backups.filter((backup, index) => {
    const day = backup.at.slice(0, 10);
    const firstOfDay = !days.has(day);
    days.add(day);
    const wanted = index < KEEP_NEWEST || (firstOfDay && backup.at >= oldest);
    const fits = index < ALWAYS_KEEP || used + backup.bytes <= BUDGET_BYTES;
    if (wanted && fits) used += backup.bytes;
    return !(wanted && fits);
  });
}

interface Backups {
  /** Makes one now, unless nothing has changed since the last; answers with its path, or null then. */
  now(): Promise<Result<{ path: string } | null>>;
  list(): BackupView[];
  /** Makes the pending one, if changes wait for it, and stops the clock. */
  stop(): Promise<void>;
}

interface BackupOptions {
  readonly core: CoreHandle;
  /** Milliseconds since 1970. */
  readonly clock?: () => number;
  /** Hears the sentence when a backup could not be made, and null when one was. */
  readonly onTrouble?: (message: string | null) => void;
  /** False for a single command (the command line), which does not run long enough for a schedule. */
  readonly scheduled?: boolean;
}

/** The study itself is as it was; what stands in the way of saving it is said with it. */
const notMade = ({ code, message }: Failure): string =>
  `The last backup could not be made. ${code === 'disk-full' ? 'There is no room for it on the disk.' : message}`;

/** What a program that was ended left half written: nobody can use it, and the words of a study lie in it. */
function removeHalves(path: string): void {
  const folder = backupFolder(path);
  const halves = readdirSync(folder).filter((name) => name.endsWith('.partial'));
  for (const half of [...halves.map((name) => join(folder, name)), `${path}.restoring`])
    rmSync(half, { force: true });
}

/** Keeps rolling backups of an open study: one soon after opening, then at most every ten minutes of changes. */
export function createBackups({
  core,
  clock = Date.now,
  onTrouble,
  scheduled = true,
}: BackupOptions): Backups {
  let timer: NodeJS.Timeout | undefined;
  let last = 0;
  let busy: Promise<Result<{ path: string } | null>> | null = null;

  async function make(): Promise<Result<{ path: string } | null>> {
    const info = await core.call('study.info', {});
    if (!info.ok) return info;
    const before = read(core.path);
    if (before[0]?.revision === info.value.revision) return ok(null);
    const folder = backupFolder(core.path);
    try {
      mkdirSync(folder, { recursive: true });
    } catch {
      return fail('gone', `Backups cannot be kept beside the study: ${folder} cannot be made.`);
    }
    const time = new Date(clock()).toISOString();
    const name = `${stem(core.path)} ${time.slice(0, 10)} ${time.slice(11, 19).replaceAll(':', '.')} r${info.value.revision}`;
    let path = join(folder, `${name}.threadwork`);
    for (let n = 2; existsSync(path); n++) path = join(folder, `${name}-${n}.threadwork`);
    removeHalves(core.path);
    // Written under another name first: half a backup must never look like a whole one.
    const partial = `${path}.partial`;
    const copied = await core.copyTo(partial);
    if (!copied.ok) {
      rmSync(partial, { force: true });
      return copied;
    }
    renameSync(partial, path);
    for (const old of toRemove(read(core.path), time)) rmSync(old.path, { force: true });
    last = clock();
    return ok({ path });
  }

  const now = () =>
    (busy ??= make()
      .catch((error: unknown) => fail('gone', `A backup could not be made: ${(error as Error).message}`))
      .finally(() => (busy = null)));
  const run = async () => {
    timer = undefined;
    const made = await now();
    onTrouble?.(made.ok ? null : notMade(made.failure));
  };
  const schedule = (wait: number) => {
    if (timer !== undefined || !scheduled || core.readOnly) return;
    timer = setTimeout(() => void run(), wait);
    timer.unref();
  };
  // Soon, but outside the opening itself.
  schedule(3000);
  const stopListening = core.onChange(() => schedule(Math.max(0, last + EVERY_MS - clock())));
  return {
    now,
    list: () => listBackups(core.path),
    async stop() {
      stopListening();
      const pending = timer !== undefined;
      clearTimeout(timer);
      timer = undefined;
      if (pending) await run();
      await busy;
    },
  };
}

/**
 * Puts a backup in a study's place. What is there is kept first, as one more backup (or, when it cannot be read, as a plain
 * copy of the file). The study must be closed. Answers with where the earlier state went.
 */
export async function restoreStudy(path: string, from: string): Promise<Result<{ saved: string | null }>> {
  if (resolve(from) === resolve(path))
    return fail('refused', 'That is the study itself, not a backup of it.');
  if (!existsSync(from)) return fail('not-found', `There is no backup at ${from}.`);
  const sound = await openCore({ path: from, readOnly: true });
  if (!sound.ok) return fail(sound.failure.code, `That backup cannot be used. ${sound.failure.message}`);
  await sound.value.close();
  let saved: string | null = null;
  try {
    if (existsSync(path)) {
      const kept = await keep(path);
      if (!kept.ok) return kept;
      saved = kept.value;
    }
    const partial = `${path}.restoring`;
    copyFileSync(from, partial);
    takeDraftsAlong(path, partial);
    renameSync(partial, path);
    for (const rest of ['-wal', '-shm', '-open']) rmSync(`${path}${rest}`, { force: true });
    return ok({ saved });
  } catch (error) {
    return fail(
      'gone',
      `The backup could not be put back: ${(error as Error).message}. Nothing was changed.`,
    );
  }
}

/** What was begun and not sent is no part of what is put back: it stays as it is today. */
function takeDraftsAlong(path: string, to: string): void {
  try {
    if (existsSync(path)) carryDrafts(path, to);
  } catch {
    // The study is damaged, or the backup from before drafts lay in it: then it stays as it was kept.
  }
}

async function keep(path: string): Promise<Result<string>> {
  const open = await openCore({ path });
  if (open.ok) {
    const made = await createBackups({ core: open.value, scheduled: false }).now();
    await open.value.close();
    if (!made.ok) return made;
    return ok(made.value?.path ?? listBackups(path)[0]?.path ?? '');
  }
  if (open.failure.code === 'busy') return open;
  const folder = backupFolder(path);
  mkdirSync(folder, { recursive: true });
  const copy = join(
    folder,
    `${stem(path)} unreadable ${new Date().toISOString().replaceAll(':', '.')}.threadwork`,
  );
  copyFileSync(path, copy);
  return ok(copy);
}
