/**
 * Figure colours, worked out in OKLCH (Bjorn Ottosson's OKLab) and written as sRGB. Themes differ in hue and, a
 * little, in lightness, so that they part in grey as well. The grey version of a colour has the same luminance, so
 * switching to grey changes no contrast.
 */
import type { MapPalette } from './input.ts';

/** Red, green and blue; linear light, 0 to 1. */
type Rgb = readonly [number, number, number];

const encode = (v: number): number => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
const decode = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);

function linearRgb(lightness: number, chroma: number, hue: number): Rgb {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

const inGamut = (rgb: Rgb): boolean => rgb.every((v) => v >= -0.0005 && v <= 1.0005);

/** Linear light as `#rrggbb`; what is outside sRGB is brought in. */
export function fromLinear(rgb: Rgb): string {
  const parts = rgb.map((v) => Math.round(Math.min(1, Math.max(0, encode(Math.max(0, v)))) * 255));
  return `#${parts.map((v) => v.toString(16).padStart(2, '0')).join('')}`;
}

/** OKLCH to `#rrggbb`; chroma is lowered until the colour exists in sRGB. Lightness 0..1, hue in degrees. */
export function oklch(lightness: number, chroma: number, hue: number): string {
  let c = chroma;
  while (c > 0 && !inGamut(linearRgb(lightness, c, hue))) c -= 0.002;
  return fromLinear(linearRgb(lightness, Math.max(0, c), hue));
}

/** The linear light of `#rrggbb`. */
export function toLinear(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [decode((value >> 16) / 255), decode(((value >> 8) & 255) / 255), decode((value & 255) / 255)];
}

/** Relative luminance, 0 to 1 (WCAG 2). */
export function luminance(hex: string): number {
  const [r, g, b] = toLinear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast between two colours, 1 to 21 (WCAG 2). */
export function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

/** A colour in OKLab: lightness 0 to 1, and its two axes. */
export function oklabOf(hex: string): readonly [number, number, number] {
  const [r, g, b] = toLinear(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** The grey of the same luminance. */
export function grey(hex: string): string {
  const y = luminance(hex);
  return fromLinear([y, y, y]);
}

/** CIE lightness, 0 to 100: how light a colour prints in grey. */
export function greyLightness(hex: string): number {
  const y = luminance(hex);
  return y <= 216 / 24389 ? (y * 24389) / 27 : 116 * Math.cbrt(y) - 16;
}

/** The colours one theme is drawn in. `fill` for panels and boxes, `band` for ring segments, `edge` for lines. */
export interface ThemeColours {
  readonly fill: string;
  readonly band: string;
  readonly edge: string;
}

const HUES = [245, 70, 335, 165, 110, 20, 290, 200, 50, 140, 310, 90];
const FILL_L = [0.97, 0.94, 0.905, 0.87, 0.955, 0.925, 0.89, 0.962, 0.915, 0.948, 0.88, 0.978];
const FILL_C = [0.02, 0.034, 0.028, 0.036, 0.03, 0.03, 0.028, 0.018, 0.034, 0.034, 0.03, 0.022];
const BAND_L = [0.925, 0.885, 0.845, 0.805, 0.905, 0.865, 0.825, 0.935, 0.855, 0.895, 0.815, 0.915];
const BAND_C = [0.042, 0.062, 0.05, 0.06, 0.055, 0.05, 0.05, 0.04, 0.06, 0.06, 0.05, 0.06];
const EDGE_L = 0.47;
const EDGE_C = 0.095;
/** Themes kept apart: lightness (CIE L*) of the first fill and band, the step from each to the next, and darker lines. */
const APART = { fill: 97, band: 92, step: 2.9, edge: 0.36, chroma: 0.024 } as const;

/** The lightness of OKLCH whose grey has a CIE lightness of `tone`. */
const lightnessOf = (tone: number): number => (tone + 16) / 116;

/** Whether a palette prints without colours. */
export const isGrey = (palette: MapPalette): boolean => palette.startsWith('grey');

/** Whether the themes are told apart by lightness as well. */
export const isApart = (palette: MapPalette): boolean => palette.endsWith('-apart');

/** A palette printed with or without colours, its themes apart or in the quiet tints. */
export function paletteOf(look: { readonly grey: boolean; readonly apart: boolean }): MapPalette {
  const base = look.grey ? 'grey' : 'colour';
  return look.apart ? `${base}-apart` : base;
}

/** A colour as a palette prints it. */
export const inPalette = (palette: MapPalette, hex: string): string => (isGrey(palette) ? grey(hex) : hex);

/** A colour of a hue whose luminance is that of the grey of OKLCH lightness `lightness`; hues alone would part from it. */
function toned(lightness: number, chroma: number, hue: number): string {
  let at = lightness;
  for (let i = 0; i < 6; i += 1) {
    const [r, g, b] = linearRgb(at, chroma, hue);
    at += lightness - Math.cbrt(0.2126 * r + 0.7152 * g + 0.0722 * b);
  }
  return oklch(at, chroma, hue);
}

/** The slot whose hue is nearest to `hue` degrees. */
export function slotOfHue(hue: number): number {
  const away = HUES.map((h) => Math.abs(((h - hue + 540) % 360) - 180));
  return away.indexOf(Math.min(...away));
}

/** Hue of a slot, in degrees. */
export const hueOfSlot = (slot: number): number => HUES[slot % HUES.length] ?? 245;

/** How many theme colours there are. */
export const HUE_COUNT = HUES.length;

/** Colours of slot `index` (0-based, taken round); each slot has its own hue and its own lightness. */
export function themeColours(index: number, palette: MapPalette): ThemeColours {
  const slot = ((index % HUE_COUNT) + HUE_COUNT) % HUE_COUNT;
  const h = HUES[slot] ?? 245;
  if (isApart(palette)) {
    const at = (first: number): number => lightnessOf(first - slot * APART.step);
    return {
      fill: inPalette(palette, toned(at(APART.fill), Math.min(APART.chroma, FILL_C[slot] ?? 0.03), h)),
      band: inPalette(palette, toned(at(APART.band), Math.min(APART.chroma, BAND_C[slot] ?? 0.05), h)),
      edge: inPalette(palette, oklch(APART.edge, 0.08, h)),
    };
  }
  return {
    fill: inPalette(palette, oklch(FILL_L[slot] ?? 0.94, FILL_C[slot] ?? 0.03, h)),
    band: inPalette(palette, oklch(BAND_L[slot] ?? 0.88, BAND_C[slot] ?? 0.05, h)),
    edge: inPalette(palette, oklch(EDGE_L, EDGE_C, h)),
  };
}

/** Colours that do not belong to a theme. */
export interface Inks {
  readonly ink: string;
  readonly quiet: string;
  readonly hubFill: string;
  readonly hubEdge: string;
  readonly link: string;
  readonly hairline: string;
  /** Ground of a heading that belongs to no theme. */
  readonly band: string;
  readonly paper: string;
}

/** The colours of a palette that belong to no theme. */
export function inks(palette: MapPalette): Inks {
  return {
    ink: inPalette(palette, '#25211b'),
    quiet: inPalette(palette, '#55504a'),
    hubFill: inPalette(palette, '#ebf6f8'),
    hubEdge: inPalette(palette, '#0a3341'),
    link: inPalette(palette, '#55504a'),
    hairline: inPalette(palette, '#8f8a84'),
    band: inPalette(palette, '#efebe6'),
    paper: '#ffffff',
  };
}
