/** The bundled figure fonts, read once. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { FigureFonts } from '../../../shared/domain/map/index.ts';

const FOLDER = path.join('resources', 'fonts');
const FILES = { regular: 'Arimo-Regular.ttf', bold: 'Arimo-Bold.ttf', italic: 'Arimo-Italic.ttf' } as const;

/** The fonts folder: from a checkout, from the built program or from a package, found by walking up. */
function findFolder(): string {
  let at = import.meta.dirname;
  for (;;) {
    const folder = path.join(at, FOLDER);
    if (existsSync(path.join(folder, FILES.regular))) return folder;
    const up = path.dirname(at);
    if (up === at) throw new Error('The figure fonts are missing from this copy of the program.');
    at = up;
  }
}

const loaded = new Map<string, Promise<FigureFonts>>();

/** Reads the three faces of the figure font; `folder` overrides where they are looked for. */
export function loadFigureFonts(folder: string = findFolder()): Promise<FigureFonts> {
  const known = loaded.get(folder);
  if (known) return known;
  const read = async (file: string): Promise<Uint8Array> =>
    new Uint8Array(await readFile(path.join(folder, file)));
  const fonts = Promise.all([read(FILES.regular), read(FILES.bold), read(FILES.italic)]).then(
    ([regular, bold, italic]) => ({ regular, bold, italic }),
  );
  loaded.set(folder, fonts);
  return fonts;
}
