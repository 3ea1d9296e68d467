/**
 * A figure as Encapsulated PostScript (EPSF 3.0, language level 2). Words are drawn as outlines, each letter a
 * procedure defined once, so no font can be missing; greys are written as grey, so that black prints in black ink.
 */
import { faceOf } from '../../../shared/domain/map/font/metrics.ts';
import { roundedRect } from '../../../shared/domain/map/geometry.ts';
import type {
  ArcTextItem,
  FigureFonts,
  Paint,
  PathCommand,
  Scene,
  SceneItem,
  TextItem,
} from '../../../shared/domain/map/index.ts';
import { ellipseCurves, lineStart, toCurves, type CurveCommand } from './curves.ts';
import { glyphsOf, type GlyphSource } from './glyphs.ts';

interface EpsOptions {
  readonly title: string;
  readonly fonts: FigureFonts;
}

const n3 = (value: number): string => String(Number(value.toFixed(3)) + 0);

/** Writes a scene as EPS; ASCII only, lines under 255 characters. */
export function writeEps(scene: Scene, options: EpsOptions): Uint8Array {
  const source = glyphsOf(options.fonts);
  const letters = new Map<string, string>();
  const body = scene.items.flatMap((item) => drawItem(item, source, letters));
  const width = scene.widthPt;
  const height = scene.heightPt;
  const lines = [
    '%!PS-Adobe-3.0 EPSF-3.0',
    `%%BoundingBox: 0 0 ${Math.ceil(width - 1e-6)} ${Math.ceil(height - 1e-6)}`,
    `%%HiResBoundingBox: 0 0 ${width.toFixed(5)} ${height.toFixed(5)}`,
    `%%Title: (${ascii(options.title)})`,
    '%%Creator: (Threadwork)',
    '%%LanguageLevel: 2',
    '%%DocumentData: Clean7Bit',
    '%%Pages: 1',
    '%%EndComments',
    '%%BeginProlog',
    `/ThreadworkDict ${letters.size + 40} dict def`,
    'ThreadworkDict begin',
    ...PROLOG,
    ...letters.values(),
    'end',
    '%%EndProlog',
    '%%Page: 1 1',
    'ThreadworkDict begin',
    'gsave',
    `1 g 0 0 ${n3(width)} ${n3(height)} rectfill`,
    // From here on y points down, as in the scene.
    `0 ${n3(height)} translate 1 -1 scale`,
    '1 setlinejoin 0 setlinecap',
    ...body,
    'grestore',
    'end',
    'showpage',
    '%%Trailer',
    '%%EOF',
  ];
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

const PROLOG = [
  '/m/moveto load def /l/lineto load def /c/curveto load def /z/closepath load def',
  '/f/fill load def /s/stroke load def /w/setlinewidth load def',
  '/g/setgray load def /k/setrgbcolor load def',
  // x y scale turn T ... E: letters set from a point, in font units, y up.
  '/T{gsave 4 2 roll translate rotate dup neg scale}bind def /E/grestore load def',
];

/** Printable ASCII inside a PostScript string. */
function ascii(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[‘’]/gu, "'")
    .replaceAll(/[“”]/gu, '"')
    .replaceAll(/[–—]/gu, '-')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\u0020-\u007E]/gu, '?')
    .replaceAll(/[\\()]/gu, (c) => `\\${c}`)
    .slice(0, 200);
}

function colour(hex: string): string {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255);
  return r === g && g === b ? `${n3(r)} g` : `${n3(r)} ${n3(g)} ${n3(b)} k`;
}

function curves(commands: readonly CurveCommand[]): string[] {
  return commands.map((c) => {
    if (c[0] === 'Z') return 'z';
    const numbers = c.slice(1).map((v) => n3(v as number));
    return `${numbers.join(' ')} ${c[0].toLowerCase()}`;
  });
}

const outline = (commands: readonly PathCommand[]): string[] => curves(toCurves(commands));

function drawItem(item: SceneItem, source: GlyphSource, letters: Map<string, string>): string[] {
  switch (item.kind) {
    case 'path':
      return painted(outline(item.commands), item);
    case 'rect':
      return painted(outline(roundedRect(item, item.radius)), item);
    case 'ellipse':
      return painted(curves(ellipseCurves(item.cx, item.cy, item.rx, item.ry)), item);
    case 'line':
      return painted([`${n3(item.x1)} ${n3(item.y1)} m`, `${n3(item.x2)} ${n3(item.y2)} l`], item);
    case 'text':
    case 'arc-text':
      return drawWords(item, source, letters);
  }
}

function painted(path: readonly string[], item: Paint): string[] {
  const stroked = item.stroke !== null && item.strokeWidth > 0;
  const fill = item.fill === null ? [] : [`${colour(item.fill)} ${stroked ? 'gsave f grestore' : 'f'}`];
  const stroke = stroked
    ? [
        `${colour(item.stroke ?? '#000000')} ${n3(item.strokeWidth)} w [${(item.dash ?? []).map(n3).join(' ')}] 0 setdash s`,
      ]
    : [];
  return fill.length + stroke.length === 0 ? [] : ['newpath', ...path, ...fill, ...stroke];
}

function drawWords(
  item: TextItem | ArcTextItem,
  source: GlyphSource,
  letters: Map<string, string>,
): string[] {
  const face = faceOf(item);
  const scale = n6(item.size / source.unitsPerEm);
  const name = (char: string): string => letterName(face, char, source, letters);
  const runs =
    item.kind === 'text'
      ? item.lines.map((line) => ({ x: lineStart(item, line), y: line.y, turn: 0, text: line.text }))
      : item.glyphs.map((g) => ({ x: g.x, y: g.y, turn: g.turn, text: g.char }));
  return [
    colour(item.fill),
    ...runs
      .filter((run) => run.text.trim() !== '')
      .flatMap(({ x, y, turn, text }) => [
        `${n3(x)} ${n3(y)} ${scale} ${n3(turn)} T`,
        ...inRows([...text].map(name)),
        'E',
      ]),
  ];
}

const n6 = (value: number): string => String(Number(value.toFixed(7)));

/** Words of a program joined into lines that every reader takes. */
function inRows(words: readonly string[]): string[] {
  const rows: string[] = [];
  for (let i = 0; i < words.length; i += 24) rows.push(words.slice(i, i + 24).join(' '));
  return rows;
}

/** The procedure that draws a letter and moves on by its width, defined the first time it is asked for. */
function letterName(
  face: keyof FigureFonts,
  char: string,
  source: GlyphSource,
  letters: Map<string, string>,
): string {
  const name = `${face.charAt(0).toUpperCase()}${(char.codePointAt(0) ?? 0).toString(16)}`;
  if (!letters.has(name)) {
    const glyph = source.glyph(face, char);
    const path = glyph.outline.length === 0 ? [] : ['newpath', ...curves(glyph.outline), 'f'];
    letters.set(name, [`/${name}{`, ...path, `${glyph.advance} 0 translate}bind def`].join('\n'));
  }
  return name;
}
