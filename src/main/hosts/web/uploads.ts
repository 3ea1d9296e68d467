import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../../shared/contract/errors.ts';
import type { FileSource } from '../../services/import-job.ts';

export interface UploadLimits {
  /** Bytes of one file. */
  readonly fileBytes: number;
  /** Bytes of all files waiting to be read. */
  readonly allBytes: number;
  readonly files: number;
}
const defaultUploadLimits: UploadLimits = {
  fileBytes: 200 * 1024 ** 2,
  allBytes: 4 * 1024 ** 3,
  files: 5000,
};

export interface Uploads {
  /** Streams one file to disk and answers with the token it is named by. */
  take(body: Readable, expectedBytes: number | null): Promise<Result<{ token: string }>>;
  find(token: string): FileSource | null;
  release(token: string): void;
  /** Removes everything that was sent. */
  clear(): void;
}

/**
 * Files sent by the tab, on disk only until they are read, in a folder of this process. What an earlier process left
 * behind when it was ended is removed: people's words lie in the study and nowhere else.
 */
export function createUploads(folder: string, limits: UploadLimits = defaultUploadLimits): Uploads {
  removeLeftovers(folder);
  const own = join(folder, String(process.pid));
  const files = new Map<string, { path: string; bytes: number }>();
  const waiting = () => [...files.values()].reduce((sum, f) => sum + f.bytes, 0);
  const tooLarge = fail(
    'invalid',
    `This file is larger than ${Math.round(limits.fileBytes / 1024 ** 2)} MB, which is more than can be brought in.`,
  );
  const tooMany = fail('refused', 'That is more than can be brought in at once. Bring it in by parts.');

  return {
    async take(body, expectedBytes) {
      if ((expectedBytes ?? 0) > limits.fileBytes) return drained(body, tooLarge);
      if (files.size >= limits.files || waiting() > limits.allBytes) return drained(body, tooMany);
      mkdirSync(own, { recursive: true, mode: 0o700 });
      const token = randomBytes(18).toString('base64url');
      const path = join(own, token);
      let bytes = 0;
      const count = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          bytes += chunk.length;
          // The rest of what is too large runs out unread, so that the browser hears why instead of a broken connection.
          if (bytes > limits.fileBytes) done();
          else done(null, chunk);
        },
      });
      try {
        await pipeline(body, count, createWriteStream(path, { flags: 'wx', mode: 0o600 }));
      } catch (error) {
        await rm(path, { force: true });
        return (error as { code?: string }).code === 'ENOSPC'
          ? fail('disk-full', 'The disk is full, so the file could not be taken in. Free some space first.')
          : fail('cancelled', 'The file did not arrive whole. Drop it once more.');
      }
      if (bytes > limits.fileBytes) {
        await rm(path, { force: true });
        return tooLarge;
      }
      files.set(token, { path, bytes });
      return ok({ token });
    },
    find(token) {
      const file = files.get(token);
      return file ? { path: file.path } : null;
    },
    release(token) {
      const file = files.get(token);
      files.delete(token);
      if (file) rmSync(file.path, { force: true });
    },
    clear() {
      files.clear();
      rmSync(own, { recursive: true, force: true });
    },
  };
}

/** Lets the rest of a refused body run out, so that the browser hears the answer instead of a broken connection. */
async function drained<T>(body: Readable, answer: Result<T>): Promise<Result<T>> {
  body.resume();
  await new Promise<void>((resolve) => {
    body
      .once('end', resolve)
      .once('close', resolve)
      .once('error', () => resolve());
  });
  return answer;
}

function removeLeftovers(folder: string): void {
  let names: string[] = [];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    if (!/^\d+$/u.test(name) || isRunning(Number(name))) continue;
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}
