// The tokens, read from tokens.css and code-colours.css themselves: contrast of every pair that carries meaning, and whether two codes can be
// told apart by eyes that part hues differently.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CODE_COLOURS, codeClass, codeColour } from './code-colours.ts';

type Rgb = readonly [number, number, number];
type Tokens = Record<string, string>;

const files = ['tokens.css', 'code-colours.css'].map((name) =>
  readFileSync(new URL(`./${name}`, import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, ''),
);
function blockOf(css: string, selector: string): Tokens {
  const at = css.indexOf(`\n${selector} {`);
  if (at < 0) return {};
  const inside = css.slice(css.indexOf('{', at) + 1, css.indexOf('\n}', at));
  return Object.fromEntries(
    [...inside.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((m) => [m[1] as string, (m[2] as string).trim()]),
  );
}
function block(selector: string): Tokens {
  const found = Object.assign({}, ...files.map((css) => blockOf(css, selector))) as Tokens;
  if (Object.keys(found).length === 0) throw new Error(`No ${selector} in the tokens`);
  return found;
}
const light = block(':root');
const dark = { ...light, ...block("[data-theme='dark']") };
const more = block("[data-contrast='more']");
const themes: Record<string, Tokens> = {
  light,
  dark,
  'light, more contrast': { ...light, ...more },
  'dark, more contrast': { ...dark, ...more, ...block("[data-theme='dark'][data-contrast='more']") },
};

const clip = (v: number) => Math.min(1, Math.max(0, v));
const encode = (v: number) => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);
const decode = (v: number) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);

/** `oklch(l c h / a%)` as linear sRGB and alpha. */
function colour(text: string | undefined): { rgb: Rgb; alpha: number; isInside: boolean } {
  const found = text?.match(/^oklch\(([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+)%)?\)$/);
  if (!found) throw new Error(`Not an oklch colour: ${text}`);
  const [L, C, h] = [Number(found[1]), Number(found[2]), (Number(found[3]) * Math.PI) / 180];
  const [a, b] = [C * Math.cos(h), C * Math.sin(h)];
  const l = (L + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (L - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (L - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const rgb: Rgb = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return {
    rgb,
    alpha: found[4] ? Number(found[4]) / 100 : 1,
    isInside: rgb.every((v) => v > -0.002 && v < 1.002),
  };
}
const over = (top: Rgb, alpha: number, base: Rgb): Rgb =>
  top.map((v, i) =>
    decode(encode(clip(v)) * alpha + encode(clip(base[i] as number)) * (1 - alpha)),
  ) as unknown as Rgb;
const luminance = ([r, g, b]: Rgb) => 0.2126 * clip(r) + 0.7152 * clip(g) + 0.0722 * clip(b);
function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe.each(Object.entries(themes))('tokens, %s', (name, tokens) => {
  const c = (key: string) => colour(tokens[key]).rgb;
  const wash = Number.parseFloat(tokens['--wash'] as string) / 100;

  it.each(CODE_COLOURS)('code $index ($name): edges 3:1, words 4.5:1, inside sRGB', ({ index }) => {
    const edge = colour(tokens[`--code-${index}`]);
    const ink = c(`--code-${index}-ink`);
    for (const ground of ['--paper', '--raised', '--desk', '--table']) {
      expect(contrast(edge.rgb, c(ground)), `edge on ${ground}`).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(ink, c(`--code-${index}-chip`)), 'words on chip').toBeGreaterThanOrEqual(4.5);
    expect(contrast(ink, c('--paper')), 'words on paper').toBeGreaterThanOrEqual(4.5);
    expect(contrast(c('--ink'), over(edge.rgb, wash, c('--paper'))), 'ink on wash').toBeGreaterThanOrEqual(
      4.5,
    );
    expect(edge.isInside).toBe(true);
  });

  const isMore = name.includes('more');
  it.each([
    ['--ink', '--paper', isMore ? 15 : 7],
    ['--ink-2', '--paper', isMore ? 7 : 4.5],
    ['--ink-2', '--desk', isMore ? 7 : 4.5],
    ['--ink-2', '--table', 4.5],
    ['--ink-3', '--paper', isMore ? 7 : 4.5],
    ['--ink-3', '--desk', 4.5],
    ['--ink-3', '--raised', 4.5],
    ['--accent', '--paper', isMore ? 7 : 4.5],
    ['--accent-ink', '--desk', isMore ? 7 : 4.5],
    ['--accent-ink', '--paper', isMore ? 7 : 4.5],
    ['--on-accent', '--accent', isMore ? 7 : 4.5],
    ['--on-loss', '--loss', 4.5],
    ['--loss', '--paper', isMore ? 7 : 4.5],
    ['--attention-ink', '--paper', isMore ? 7 : 4.5],
    ['--attention', '--paper', 2.5],
    ['--field-edge', '--paper', 3],
    ['--field-edge', '--raised', 3],
    ['--field-edge', '--desk', 3],
  ] as const)('%s on %s is at least %s', (ink, ground, floor) => {
    expect(contrast(c(ink), c(ground))).toBeGreaterThanOrEqual(floor);
  });

  it.each([
    ['--attention-ink', '--attention-tint', '--desk', 4.5],
    ['--accent-ink', '--accent-tint', '--desk', 4.5],
    ['--ink-2', '--accent-tint', '--desk', 4.5],
    ['--ink', '--selection', '--paper', 7],
  ] as const)('%s on %s over %s', (ink, tint, ground, floor) => {
    const top = colour(tokens[tint]);
    expect(contrast(c(ink), over(top.rgb, top.alpha, c(ground)))).toBeGreaterThanOrEqual(floor);
  });
});

describe('tints of the reading page', () => {
  it.each(['cream', 'grey', 'blue'])('%s keeps ink at 7:1, second ink and small words at 4.5:1', (tint) => {
    const paper = colour(block(`[data-tint='${tint}']`)['--read-paper']).rgb;
    const darkPaper = colour(block(`[data-theme='dark'][data-tint='${tint}']`)['--read-paper']).rgb;
    for (const [tokens, ground] of [
      [light, paper],
      [dark, darkPaper],
    ] as const) {
      expect(contrast(colour(tokens['--ink']).rgb, ground)).toBeGreaterThanOrEqual(7);
      expect(contrast(colour(tokens['--ink-3']).rgb, ground)).toBeGreaterThanOrEqual(4.5);
      for (const { index } of CODE_COLOURS) {
        expect(contrast(colour(tokens[`--code-${index}`]).rgb, ground)).toBeGreaterThanOrEqual(3);
      }
    }
  });
});

// Full dichromacy after Machado, Oliveira and Fernandes (2009), on linear RGB.
const VISION: Record<string, readonly [Rgb, Rgb, Rgb]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};
const seen = (rgb: Rgb, [r, g, b]: readonly [Rgb, Rgb, Rgb]): Rgb =>
  [r, g, b].map((row) => clip(row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2])) as unknown as Rgb;
function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * clip(r) + 0.5363325363 * clip(g) + 0.0514459929 * clip(b));
  const m = Math.cbrt(0.2119034982 * clip(r) + 0.6806995451 * clip(g) + 0.1073969566 * clip(b));
  const s = Math.cbrt(0.0883024619 * clip(r) + 0.2817188376 * clip(g) + 0.6299787005 * clip(b));
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
const distance = (a: Rgb, b: Rgb) => Math.hypot(...oklab(a).map((v, i) => v - (oklab(b)[i] as number)));
/** Patches a hand's breadth apart that most people call different; about three just noticeable differences. */
const APART = 0.05;

describe('telling codes apart', () => {
  const line = (index: number) => light[`--code-${index}-line`];
  const pairs = CODE_COLOURS.flatMap((a) =>
    CODE_COLOURS.filter((b) => b.index > a.index).map((b) => [a, b] as const),
  );

  it('has twelve names and twelve lines, no two alike', () => {
    expect(new Set(CODE_COLOURS.map(({ name }) => name)).size).toBe(12);
    expect(new Set(CODE_COLOURS.map(({ index }) => line(index))).size).toBe(12);
  });

  it.each(Object.keys(VISION))('parts any two by hue or by line under %s', (kind) => {
    const matrix = VISION[kind] as readonly [Rgb, Rgb, Rgb];
    for (const tokens of [light, dark]) {
      for (const [a, b] of pairs) {
        const byHue =
          distance(
            seen(colour(tokens[`--code-${a.index}`]).rgb, matrix),
            seen(colour(tokens[`--code-${b.index}`]).rgb, matrix),
          ) >= APART;
        expect(byHue || line(a.index) !== line(b.index), `${a.name} and ${b.name}`).toBe(true);
      }
    }
  });

  it('parts neighbours in a list by hue alone for eyes that see all hues', () => {
    for (const tokens of [light, dark]) {
      CODE_COLOURS.slice(1).forEach((b, at) => {
        const a = CODE_COLOURS[at] as (typeof CODE_COLOURS)[number];
        const apart = distance(
          colour(tokens[`--code-${a.index}`]).rgb,
          colour(tokens[`--code-${b.index}`]).rgb,
        );
        expect(apart, `${a.name} and ${b.name}`).toBeGreaterThan(0.15);
      });
    }
  });
});

describe('codeColour', () => {
  it('reads numbers, numbers in text and names, and wraps what is outside', () => {
    expect(codeClass(6)).toBe('c6');
    expect(codeClass('11')).toBe('c11');
    expect(codeColour('jade').index).toBe(2);
    expect(codeColour(13).index).toBe(1);
    expect(codeColour(0).index).toBe(12);
    expect(codeColour('no such colour').index).toBe(1);
  });
});
