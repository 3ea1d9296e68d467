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

export default defineConfig({
  renderer: {
    root: here('src/renderer'),
    base: './',
    plugins: [react(), fontDisplayBlock()],
    build: {
      outDir: here('out/renderer'),
      emptyOutDir: true,
      minify: true,
      target: 'chrome140',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0, // no data: addresses, so that the page's policy can forbid them
      rollupOptions: { input: here('src/renderer/index.html') },
    },
  },
});
