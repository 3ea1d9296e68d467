/** Where the entry of a worker thread is, relative to this file, when running from source. */
const sources = {
  'core-worker': './services/core-worker.ts',
  'import-worker': './importers/import-worker.ts',
  'pdf-child': './importers/pdf-child.ts',
  'export-worker': './services/export-worker.ts',
} as const;

/**
 * The address of a worker's entry. From source (tests, scripts) it is the TypeScript file, which Node runs as it is;
 * bundled, every entry lies beside the others in out/main as NAME.js, whichever chunk asks. This is the only place
 * that knows.
 */
export function workerUrl(name: keyof typeof sources): URL {
  return import.meta.url.endsWith('.ts')
    ? new URL(sources[name], import.meta.url)
    : new URL(import.meta.url.includes('/chunks/') ? `../${name}.js` : `./${name}.js`, import.meta.url);
}
