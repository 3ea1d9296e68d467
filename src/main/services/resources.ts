import { fileURLToPath } from 'node:url';

/**
 * The folder of fonts and of the sample study: beside `src` in a checkout, beside `out` once built (and inside the packaged
 * application, which keeps the same shape).
 */
export function resourcePath(relative: string): string {
  // Bundled, this may lie in out/main or in its chunks folder; from source it is as deep as a chunk.
  const deep = import.meta.url.endsWith('.ts') || import.meta.url.includes('/chunks/');
  return fileURLToPath(new URL(`${deep ? '../../../' : '../../'}resources/${relative}`, import.meta.url));
}

/** The folder of the built interface: out/renderer, seen from source or from out/main and its chunks. */
export function interfaceFolder(): string {
  const up = import.meta.url.endsWith('.ts')
    ? '../../../out/'
    : import.meta.url.includes('/chunks/')
      ? '../../'
      : '../';
  return fileURLToPath(new URL(`${up}renderer`, import.meta.url));
}
