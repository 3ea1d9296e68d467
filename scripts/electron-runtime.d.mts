import type { ChildProcess } from 'node:child_process';

type Env = Readonly<Record<string, string | undefined>>;
export function electronPath(folder: string, env?: Env, platform?: string): string;
export function obstacle(machine: { platform: string; env: Env; uid: number | undefined }): string | null;
export function runtimeObstacle(path: string, platform?: string): string | null;
export function sandboxObstacle(
  path: string,
  read?: (path: string, otherwise: string) => string,
): string | null;
export function findElectron(
  node: string,
  say: (line: string) => void,
  env?: Env,
): Promise<{ path?: string; reason?: string }>;
export function watch(
  child: ChildProcess,
  say: (line: string) => void,
  first?: number,
  next?: number,
): Promise<boolean>;
