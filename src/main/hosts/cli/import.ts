import { randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '../../../shared/contract/define.ts';
import type { ImportFileReport } from '../../../shared/contract/host.ts';
import type { CoreHandle } from '../../services/core-handle.ts';
import { importFiles } from '../../services/import-job.ts';
import { createReadingPool } from '../../services/workspace/real-deps.ts';

/** Files of a folder and of the folders in it, by name; hidden files are left out. */
function filesIn(path: string): string[] {
  let isFolder = false;
  try {
    isFolder = statSync(path).isDirectory();
  } catch {
    return [path];
  }
  if (!isFolder) return [path];
  return readdirSync(path)
    .filter((name) => !name.startsWith('.'))
    .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .flatMap((name) => filesIn(join(path, name)));
}

/** Imports files and folders; one undo takes all of them back. A report for each file, in order. */
export async function importPaths(
  core: CoreHandle,
  paths: readonly string[],
  actor: Actor,
): Promise<Omit<ImportFileReport, 'fraction'>[]> {
  const pool = createReadingPool();
  try {
    const files = paths.flatMap(filesIn).map((path) => ({ path }));
    const reports = await importFiles({ core, pool, files, actor, settle: true, group: randomUUID() });
    return reports.map(({ fraction: _fraction, ...report }) => report);
  } finally {
    await pool.close();
  }
}
