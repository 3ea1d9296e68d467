/**
 * Builds the figure fonts and their measures from the Fontsource Arimo subsets, which are split by script.
 *
 *   node scripts/make-font-metrics.ts
 *
 * Writes resources/fonts/Arimo-{Regular,Bold,Italic}.ttf (one file per face, every script, no kerning, no
 * hinting) and src/shared/domain/map/font/arimo-metrics.ts (advance widths as data). Run it again only when the
 * Fontsource package changes; the results are committed.
 */
import { readFileSync, writeFileSync, mkdirSync, copyFileSync } from 'node:fs';
import path from 'node:path';
import * as fontkit from 'fontkit';
import {
  encodeOutline,
  writeTrueType,
  type FontFace,
  type FontGlyph,
  type OutlinePoint,
} from '../src/shared/domain/map/font/truetype.ts';

const SCRIPTS = [
  'latin',
  'latin-ext',
  'greek',
  'greek-ext',
  'cyrillic',
  'cyrillic-ext',
  'vietnamese',
  'hebrew',
];
const FACES = [
  { key: 'regular', file: '400-normal', name: 'Regular', weight: 400, italicAngle: 0 },
  { key: 'bold', file: '700-normal', name: 'Bold', weight: 700, italicAngle: 0 },
  { key: 'italic', file: '400-italic', name: 'Italic', weight: 400, italicAngle: -12 },
] as const;

interface PathCommand {
  readonly command: string;
  readonly args: readonly number[];
}
interface SourceGlyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly path: { readonly commands: readonly PathCommand[] };
}
interface SourceFont {
  readonly characterSet: readonly number[];
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly copyright: string;
  glyphForCodePoint(code: number): SourceGlyph;
  getGlyph(id: number): SourceGlyph;
}

const root = path.resolve(import.meta.dirname, '..');

/** Turns a path back into TrueType points; on-curve points halfway between two controls are implied and dropped. */
function contoursOf(commands: readonly PathCommand[]): OutlinePoint[][] {
  const contours: OutlinePoint[][] = [];
  for (const { command, args } of commands) {
    const current = contours.at(-1);
    if (command === 'moveTo') contours.push([{ x: args[0] ?? 0, y: args[1] ?? 0, on: true }]);
    else if (command === 'lineTo') current?.push({ x: args[0] ?? 0, y: args[1] ?? 0, on: true });
    else if (command === 'quadraticCurveTo') {
      current?.push({ x: args[0] ?? 0, y: args[1] ?? 0, on: false });
      current?.push({ x: args[2] ?? 0, y: args[3] ?? 0, on: true });
    } else if (command !== 'closePath') throw new Error(`Unexpected outline step ${command}`);
  }
  return contours.map(tidy).filter((c) => c.length > 1);
}

function tidy(contour: OutlinePoint[]): OutlinePoint[] {
  const first = contour[0];
  const last = contour.at(-1);
  if (contour.length > 1 && first && last && last.on && last.x === first.x && last.y === first.y)
    contour.pop();
  return contour
    .filter((point, i) => {
      const before = contour[(i - 1 + contour.length) % contour.length];
      const after = contour[(i + 1) % contour.length];
      const implied =
        point.on &&
        before?.on === false &&
        after?.on === false &&
        Math.abs(point.x * 2 - before.x - after.x) < 0.01 &&
        Math.abs(point.y * 2 - before.y - after.y) < 0.01;
      return !implied;
    })
    .map((p) => ({ x: Math.round(p.x), y: Math.round(p.y), on: p.on }));
}

function mergeFace(file: string): {
  fonts: SourceFont[];
  glyphs: FontGlyph[];
  advances: Map<number, number>;
} {
  const fonts = SCRIPTS.map((script) => {
    const source = path.join(root, `node_modules/@fontsource/arimo/files/arimo-${script}-${file}.woff2`);
    return fontkit.create(readFileSync(source)) as unknown as SourceFont;
  });
  const blank = fonts[0]?.getGlyph(0);
  if (!blank) throw new Error('The font has no missing-glyph box.');
  const glyphs: FontGlyph[] = [
    { codePoints: [], advance: blank.advanceWidth, data: encodeOutline(contoursOf(blank.path.commands)) },
  ];
  const advances = new Map<number, number>();
  const found = new Map<number, SourceGlyph>();
  for (const font of fonts) {
    for (const code of font.characterSet) if (!found.has(code)) found.set(code, font.glyphForCodePoint(code));
  }
  for (const [code, glyph] of [...found].toSorted((a, b) => a[0] - b[0])) {
    advances.set(code, glyph.advanceWidth);
    glyphs.push({
      codePoints: [code],
      advance: glyph.advanceWidth,
      data: encodeOutline(contoursOf(glyph.path.commands)),
    });
  }
  return { fonts, glyphs, advances };
}

/** Runs of code points as "start(base36):w,w*n,..." so that some thousands of widths stay a short string. */
function packAdvances(advances: Map<number, number>): string {
  const runs: string[] = [];
  let previous = Number.NaN;
  let run: [number, number][] = [];
  const flush = (start: number): void => {
    if (run.length === 0) return;
    const body = run
      .map(([w, n]) => (n > 1 ? `${w.toString(36)}*${n.toString(36)}` : w.toString(36)))
      .join(',');
    runs.push(`${start.toString(36)}:${body}`);
    run = [];
  };
  let start = 0;
  for (const [code, width] of advances) {
    if (code !== previous + 1) {
      flush(start);
      start = code;
    }
    const last = run.at(-1);
    if (last && last[0] === width) last[1] += 1;
    else run.push([width, 1]);
    previous = code;
  }
  flush(start);
  return runs.join(';');
}

const packed: string[] = [];
mkdirSync(path.join(root, 'resources/fonts'), { recursive: true });
for (const faceInfo of FACES) {
  const { fonts, glyphs, advances } = mergeFace(faceInfo.file);
  const source = fonts[0];
  if (!source) throw new Error('No font was read.');
  const face: FontFace = {
    family: 'Arimo',
    subfamily: faceInfo.name,
    postscriptName: `Arimo-${faceInfo.name}`,
    copyright: source.copyright,
    unitsPerEm: source.unitsPerEm,
    ascent: source.ascent,
    descent: source.descent,
    lineGap: source.lineGap,
    capHeight: source.capHeight,
    xHeight: source.xHeight,
    weight: faceInfo.weight,
    italicAngle: faceInfo.italicAngle,
  };
  const bytes = writeTrueType(face, glyphs);
  writeFileSync(path.join(root, `resources/fonts/Arimo-${faceInfo.name}.ttf`), bytes);
  const list = packAdvances(advances);
  packed.push(`  ${faceInfo.key}:\n    '${list}',`);
  console.log(
    `${face.postscriptName}: ${glyphs.length} glyphs, ${bytes.length} bytes, metrics ${list.length}`,
  );
}
copyFileSync(
  path.join(root, 'node_modules/@fontsource/arimo/LICENSE'),
  path.join(root, 'resources/fonts/Arimo-LICENSE.txt'),
);
writeFileSync(
  path.join(root, 'src/shared/domain/map/font/arimo-metrics.ts'),
  `// Made by scripts/make-font-metrics.ts from the Arimo fonts; do not edit by hand.
// prettier-ignore
/** Advance widths in units of 1/2048 em: "first code point:width,width*times,..." per run, all numbers base 36. */
export const ARIMO_ADVANCES = {
${packed.join('\n')}
};
`,
);
