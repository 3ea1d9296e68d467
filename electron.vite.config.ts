import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The bundled faces are in the program, so text waits for them instead of changing its width under a reader. */
export function fontDisplayBlock(): Plugin {
  return {
    name: 'font-display-block',
    enforce: 'pre',
    transform(code, id) {
      if (!/@fontsource.*\.css($|\?)/.test(id)) return null;
      return code.replaceAll('font-display: swap', 'font-display: block');
    },
  };
}

/**
 * Scripts of plain ASCII, other letters escaped: the browser keeps one byte a letter of the whole program instead of two.
 * Such letters stand in strings, patterns and templates only, where an escape is the same letter.
 */
function plainScripts(): Plugin {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return {
    name: 'plain-scripts',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle))
        if (file.type === 'chunk') file.code = file.code.replace(/[\u0080-\uffff]/g, escaped);
    },
  };
}

/**
 * The page behind a dialog is hidden from assistive technology by `aria-hidden`, and not made `inert`: that has every element of the
 * page styled anew, twice (ADR 014).
 */
function hiddenNotInert(): Plugin {
  let isChanged = false;
  return {
    name: 'hidden-not-inert',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('react-aria/dist/private/overlays/useModalOverlay.mjs')) return null;
      const changed = code.replace('shouldUseInert: true', 'shouldUseInert: false');
      isChanged = changed !== code;
      return changed;
    },
    buildEnd(error) {
      if (!error && !isChanged)
        this.error(
          'The library of dialogs is written otherwise now: see to what it does with the page behind (ADR 014).',
        );
    },
  };
}

/**
 * What the window begins with is one file; each room is fetched when it is opened. So the styles of the frame, tokens and
 * base first, stand before those of rooms, as they are imported.
 */
function frameChunk(entry: string) {
  const found = new Set<string>();
  return (id: string, context: ChunkingContext): string | null => {
    const wait = found.size === 0 ? [entry] : [];
    for (let next = wait.pop(); next !== undefined; next = wait.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      wait.push(...(context.getModuleInfo(next)?.importedIds ?? []));
    }
    return found.has(id) ? 'frame' : null;
  };
}
interface ChunkingContext {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** Every entry of the main process and of the threads and children it starts, each its own file in out/main. */
const entries = {
  electron: 'src/main/hosts/electron/main.ts',
  web: 'src/main/hosts/web/main.ts',
  cli: 'src/main/hosts/cli/main.ts',
  'core-worker': 'src/main/services/core-worker.ts',
  'import-worker': 'src/main/importers/import-worker.ts',
  'pdf-child': 'src/main/importers/pdf-child.ts',
  'export-worker': 'src/main/services/export-worker.ts',
};

export default defineConfig({
  main: {
    build: {
      outDir: here('out/main'),
      emptyOutDir: true,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, here(path)])),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: here('out/preload'),
      emptyOutDir: true,
      // A sandboxed preload must be CommonJS, in one file.
      rollupOptions: {
        input: { index: here('src/main/hosts/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('src/renderer'),
    base: './',
    plugins: [react(), fontDisplayBlock(), plainScripts(), hiddenNotInert()],
    build: {
      outDir: here('out/renderer'),
      emptyOutDir: true,
      minify: true,
      target: 'chrome140',
      modulePreload: { polyfill: false },
      cssCodeSplit: false, // rooms are fetched when they are opened, their looks are there from the first
      assetsInlineLimit: 0, // no data: addresses, so that the page's policy can forbid them
      rollupOptions: {
        input: here('src/renderer/index.html'),
        output: {
          codeSplitting: {
            groups: [{ debugName: 'frame', name: frameChunk(here('src/renderer/main.tsx')) }],
          },
        },
      },
    },
  },
});
