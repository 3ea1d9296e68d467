/**
 * A scene as an SVG file: physical size in millimetres, one unit of the view box is one point, words kept as words
 * with explicit places, title and description inside, nothing fetched from anywhere.
 */
import { num, pathData } from './geometry.ts';
import { subsetTrueType } from './font/subset.ts';
import { faceOf } from './font/metrics.ts';
import type { ArcTextItem, Paint, Scene, SceneItem, TextItem } from './types.ts';
import { PT_PER_MM } from './types.ts';

/** Bytes of the bundled figure fonts, read by the caller. */
export interface FigureFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
  readonly italic: Uint8Array;
}

export interface SvgOptions {
  readonly title: string;
  /** The long description; goes into `desc`. */
  readonly description: string;
  /** When given, the letters used are embedded, so the figure looks the same on every machine. */
  readonly fonts?: FigureFonts | undefined;
  /** Prefix of the ids, so that several figures can stand in one page. */
  readonly idPrefix?: string | undefined;
  readonly lang?: string | undefined;
  /** White ground behind the figure (default true). */
  readonly ground?: boolean | undefined;
}

export const FONT_STACK = "Arimo, Arial, 'Liberation Sans', Helvetica, sans-serif";

const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Text safe inside XML content and attributes; characters XML cannot hold are dropped. */
export function xmlText(value: string): string {
  return value
    .replace(NOT_XML, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const mm = (pt: number): string => `${num(pt / PT_PER_MM)}mm`;

/** Writes a scene as a complete SVG document. */
export function sceneToSvg(scene: Scene, options: SvgOptions): string {
  const id = options.idPrefix ?? 'fig';
  const size = `width="${mm(scene.widthPt)}" height="${mm(scene.heightPt)}" viewBox="0 0 ${num(scene.widthPt)} ${num(scene.heightPt)}"`;
  const lang = options.lang ? ` xml:lang="${xmlText(options.lang)}"` : '';
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="${id}-title ${id}-desc"${lang} font-family="${FONT_STACK}">`,
    `<title id="${id}-title">${xmlText(options.title)}</title>`,
    `<desc id="${id}-desc">${xmlText(options.description)}</desc>`,
    `<style>${fontFaces(scene, options.fonts)}text{font-kerning:none;font-variant-ligatures:none}</style>`,
  ];
  if (options.ground !== false) {
    lines.push(`<rect width="${num(scene.widthPt)}" height="${num(scene.heightPt)}" fill="#ffffff"/>`);
  }
  lines.push(...scene.items.map(itemToSvg), '</svg>');
  return `${lines.join('\n')}\n`;
}

/** One item as SVG markup, without owner or role. */
export function itemToSvg(item: SceneItem): string {
  switch (item.kind) {
    case 'path':
      return `<path d="${pathData(item.commands)}"${paint(item)} stroke-linejoin="round"/>`;
    case 'rect': {
      const r = Math.min(item.radius, item.w / 2, item.h / 2);
      const corner = r > 0 ? ` rx="${num(r)}"` : '';
      return `<rect x="${num(item.x)}" y="${num(item.y)}" width="${num(item.w)}" height="${num(item.h)}"${corner}${paint(item)}/>`;
    }
    case 'ellipse':
      return `<ellipse cx="${num(item.cx)}" cy="${num(item.cy)}" rx="${num(item.rx)}" ry="${num(item.ry)}"${paint(item)}/>`;
    case 'line':
      return `<line x1="${num(item.x1)}" y1="${num(item.y1)}" x2="${num(item.x2)}" y2="${num(item.y2)}"${paint(item)}/>`;
    case 'text':
      return textToSvg(item);
    case 'arc-text':
      return arcToSvg(item);
  }
}

function paint(item: Paint): string {
  const fill = ` fill="${item.fill ?? 'none'}"`;
  if (item.stroke === null || item.strokeWidth === 0) return fill;
  const dash = item.dash ? ` stroke-dasharray="${item.dash.map(num).join(' ')}"` : '';
  return `${fill} stroke="${item.stroke}" stroke-width="${num(item.strokeWidth)}"${dash}`;
}

function typeAttributes(item: TextItem | ArcTextItem): string {
  const weight = item.weight === 700 ? ' font-weight="700"' : '';
  const style = item.style === 'italic' ? ' font-style="italic"' : '';
  return `font-size="${num(item.size)}"${weight}${style} fill="${item.fill}"`;
}

/** Every line starts at its measured left edge; a space between lines keeps copied and spoken words apart. */
function textToSvg(item: TextItem): string {
  const spans = item.lines.map((line) => {
    const shift = item.anchor === 'start' ? 0 : item.anchor === 'middle' ? line.width / 2 : line.width;
    return `<tspan x="${num(line.x - shift)}" y="${num(line.y)}">${xmlText(line.text)}</tspan>`;
  });
  return `<text ${typeAttributes(item)}>${spans.join(' ')}</text>`;
}

function arcToSvg(item: ArcTextItem): string {
  const list = (pick: (g: ArcTextItem['glyphs'][number]) => number): string =>
    item.glyphs.map((g) => num(pick(g))).join(' ');
  const places = `x="${list((g) => g.x)}" y="${list((g) => g.y)}" rotate="${list((g) => g.turn)}"`;
  return `<text ${typeAttributes(item)} ${places}>${xmlText(item.text)}</text>`;
}

function fontFaces(scene: Scene, fonts: FigureFonts | undefined): string {
  if (!fonts) return '';
  const used = { regular: '', bold: '', italic: '' };
  for (const item of scene.items) {
    if (item.kind === 'text') used[faceOf(item)] += item.lines.map((l) => l.text).join(' ');
    if (item.kind === 'arc-text') used[faceOf(item)] += item.text;
  }
  const face = (key: keyof FigureFonts, weight: number, style: string): string => {
    if (used[key] === '') return '';
    const data = base64(subsetTrueType(fonts[key], `${used[key]} `));
    return `@font-face{font-family:Arimo;font-weight:${weight};font-style:${style};src:url(data:font/ttf;base64,${data}) format("truetype")}`;
  };
  return face('regular', 400, 'normal') + face('bold', 700, 'normal') + face('italic', 400, 'italic');
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of some bytes, without a host's help. */
export function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const n = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const left = bytes.length - i;
    parts.push(
      ALPHABET.charAt(n >> 18) +
        ALPHABET.charAt((n >> 12) & 63) +
        (left > 1 ? ALPHABET.charAt((n >> 6) & 63) : '=') +
        (left > 2 ? ALPHABET.charAt(n & 63) : '='),
    );
  }
  return parts.join('');
}
