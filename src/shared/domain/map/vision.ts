/**
 * How a colour looks to eyes that miss one kind of cone. Matrices for full loss, in linear sRGB, from Machado, Oliveira and
 * Fernandes (2009), "A physiologically-based model for simulation of color vision deficiency".
 */
import { fromLinear, grey, oklabOf, toLinear } from './colour.ts';

/** Ways to look at a figure besides as it is printed. */
export const VISIONS = ['grey', 'deuteranopia', 'protanopia', 'tritanopia'] as const;
export type Vision = (typeof VISIONS)[number];
type Matrix = readonly [number, number, number, number, number, number, number, number, number];

/** What is taken for each channel of linear red, green and blue, row by row. */
export const VISION_MATRICES: Readonly<Record<Vision, Matrix>> = {
  grey: [0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

/** A colour (`#rrggbb`) as one kind of vision sees it. */
export function seenAs(hex: string, vision: Vision): string {
  if (vision === 'grey') return grey(hex);
  const [r, g, b] = toLinear(hex);
  const m = VISION_MATRICES[vision];
  return fromLinear([
    m[0] * r + m[1] * g + m[2] * b,
    m[3] * r + m[4] * g + m[5] * b,
    m[6] * r + m[7] * g + m[8] * b,
  ]);
}

/** How far apart two colours look: the distance in OKLab, times a hundred; about 1 is the least one sees side by side. */
export function difference(a: string, b: string): number {
  const [p, q] = [oklabOf(a), oklabOf(b)];
  return 100 * Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}
