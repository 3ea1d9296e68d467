import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import { backupFolder, BUDGET_BYTES, createBackups, restoreStudy } from '../backups.ts';
import { runExport } from '../export-job.ts';
import { createFileLog } from '../file-log.ts';
import { createIdSource } from '../ids.ts';
import type { ReadingPool } from '../import-job.ts';
import { createImportPool, type ImportPoolOptions } from '../import-pool.ts';
import { openCore } from '../open-core.ts';
import { createSettings } from '../settings.ts';
import { VERSION } from '../version.ts';
import type { Platform, WorkspaceDeps } from './types.ts';

/** The workspace's dependencies as the program runs: real files, real workers, the clock. */
export function realDeps(options: {
  readonly platform: Platform;
  readonly settingsFolder: string;
  readonly defaultFolder: string;
}): WorkspaceDeps {
  const now = () => new Date().toISOString();
  const log = createFileLog(join(options.settingsFolder, 'logs', 'threadwork.log'), now);
  return {
    version: VERSION,
    platform: options.platform,
    settings: createSettings(join(options.settingsFolder, 'settings.json'), (error) =>
      log.failure('settings', error),
    ),
    log,
    defaultFolder: options.defaultFolder,
    now,
    newId: createIdSource(),
    openCore,
    createBackups: (core, onTrouble) => ({
      ...createBackups({ core, onTrouble }),
      folder: backupFolder(core.path),
      budgetBytes: BUDGET_BYTES,
    }),
    restoreStudy,
    writeSample,
    runExport,
    createPool: () => createReadingPool(),
  };
}

/** The import pool, with what it throws turned into values. */
export function createReadingPool(options: ImportPoolOptions = {}): ReadingPool {
  const pool = createImportPool(options);
  return {
    async read({ bytes, name, pasted }, { signal, onProgress }) {
      try {
        const fileName = pasted ? `${name}.txt` : name;
        const draft = await pool.read({ bytes, fileName }, onProgress, signal);
        return ok(pasted ? { ...draft, format: 'pasted', title: name } : draft);
      } catch (error) {
        if (signal?.aborted) return fail('cancelled', 'The import was cancelled.');
        return fail('invalid', error instanceof Error ? error.message : 'This file could not be read.');
      }
    },
    close: () => pool.close(),
  };
}

/** Writes the sample study under another name first: half a sample must never look like a whole one. */
async function writeSample(path: string, onProgress: (fraction: number) => void): Promise<Result<null>> {
  // Read only when it is wanted: few people make the sample twice.
  const { buildSample } = await import('../sample/build-sample.ts');
  const partial = `${path}.partial`;
  rmSync(partial, { force: true });
  const opened = await openCore({ path: partial, create: { title: 'Sample study' } });
  if (!opened.ok) return opened;
  const built = await buildSample(opened.value, onProgress);
  await opened.value.close();
  if (built.ok) renameSync(partial, path);
  else rmSync(partial, { force: true });
  return built;
}
