import { randomBytes } from 'node:crypto';

/** Writes an unexpected failure to standard error and answers with a short id to look it up by. No study text in it. */
export function createStderrLog(write: (line: string) => void = (line) => void process.stderr.write(line)) {
  return (message: string, error: unknown): string => {
    const id = randomBytes(4).toString('hex');
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    write(`[${id}] ${message}: ${detail}\n`);
    return id;
  };
}
