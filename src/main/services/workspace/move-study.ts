import { constants } from 'node:fs';
import { copyFile, cp, link, mkdir, open, rename, rm, stat, unlink } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { fail, ok, type Result } from '../../../shared/contract/errors.ts';

const backupsOf = (path: string): string => `${path.replace(/\.threadwork$/u, '')}.threadwork-backups`;

/**
 * Moves a closed study file and the folder of its backups. Never writes over a file, and removes the old one only
 * when the new one is whole on the disk.
 */
export async function moveStudyFile(from: string, to: string): Promise<Result<null>> {
  try {
    await mkdir(dirname(to), { recursive: true });
  } catch {
    return fail('refused', `${basename(from)} could not be moved there, so it stays where it is.`);
  }
  try {
    await moveFile(from, to);
  } catch (error) {
    return fail('refused', sentenceFor(error, from));
  }
  try {
    await moveFolder(backupsOf(from), backupsOf(to));
    return ok(null);
  } catch {
    return ok(null);
  }
}

async function moveFile(from: string, to: string): Promise<void> {
  try {
    // A second name and then the end of the first: unlike a rename, this never replaces what is there.
    await link(from, to);
    await unlink(from);
  } catch (error) {
    if (!isCrossing(error)) throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
    try {
      const file = await open(to, 'r+');
      await file.sync();
      await file.close();
      if ((await stat(to)).size !== (await stat(from)).size) throw new Error('the copy is not whole');
    } catch (broken) {
      await rm(to, { force: true });
      throw broken;
    }
    await unlink(from);
  }
}

/** Another drive, or a file system without second names. */
const isCrossing = (error: unknown): boolean =>
  ['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL'].includes(
    (error as { code?: string }).code ?? '',
  );

async function moveFolder(from: string, to: string): Promise<void> {
  if (!(await stat(from).catch(() => null))) return;
  try {
    await rename(from, to);
  } catch {
    await cp(from, to, { recursive: true, errorOnExist: true, force: false });
    await rm(from, { recursive: true, force: true });
  }
}

function sentenceFor(error: unknown, from: string): string {
  const code = (error as { code?: string }).code;
  if (code === 'EEXIST') return 'There is a file of that name at that place. Choose another name.';
  if (code === 'ENOSPC') return 'There is not enough room at that place, so the study stays where it is.';
  if (code === 'EACCES' || code === 'EROFS')
    return 'Nothing may be written at that place, so the study stays where it is.';
  return `${basename(from)} could not be moved there, so it stays where it is.`;
}
