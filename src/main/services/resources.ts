import { fileURLToPath } from 'node:url';

/**
 * The folder of fonts and of the sample study: beside `src` in a checkout, beside `out` once built (and inside the packaged
 * application, which keeps the same shape).
 */
export const resourcePath = (relative: string): string =>
  fileURLToPath(
    new URL(
      import.meta.url.endsWith('.ts') ? `../../../resources/${relative}` : `../../resources/${relative}`,
      import.meta.url,
    ),
  );
