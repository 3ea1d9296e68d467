import type { ColourIndex } from '../snapshots.ts';

/**
 * The twelve code colours as an office document can hold them: sRGB, six hex digits, no "#". They are the
 * light set of the palette, oklch(0.595 0.1 hue), rounded to 8 bits.
 */
const edges: Readonly<Record<ColourIndex, string>> = {
  1: 'B36566',
  2: '319276',
  3: '996AA4',
  4: '828437',
  5: '5B7FBA',
  6: 'AE6C46',
  7: '079096',
  8: 'AB6587',
  9: '5E8D53',
  10: '7E74B6',
  11: '9E7730',
  12: '3089AF',
};

/** Colour of a code's bar in a document, six hex digits. */
export function codeEdge(colour: ColourIndex): string {
  return edges[colour];
}

/** Ink and line colours of documents: the light theme of the program in sRGB. */
export const documentInk = {
  ink: '25211B',
  second: '5A544E',
  pale: '706B64',
  hairline: 'D9D7D3',
  accent: '00697B',
} as const;

/**
 * Hue of each code colour in OKLCH, for pages that can say colours that way, and the pattern that tells the
 * codes apart where hue cannot: lengths in CSS pixels, ink and gap in turn; an empty list is a plain line.
 */
export const codeStrokes: Readonly<
  Record<ColourIndex, { readonly hue: number; readonly pattern: readonly number[] }>
> = {
  1: { hue: 20, pattern: [] },
  2: { hue: 170, pattern: [6, 3] },
  3: { hue: 320, pattern: [2, 2] },
  4: { hue: 110, pattern: [10, 3, 2, 3] },
  5: { hue: 260, pattern: [12, 4] },
  6: { hue: 50, pattern: [4, 4] },
  7: { hue: 200, pattern: [8, 2, 2, 2, 2, 2] },
  8: { hue: 350, pattern: [2, 5] },
  9: { hue: 140, pattern: [10, 2] },
  10: { hue: 290, pattern: [6, 2, 2, 2] },
  11: { hue: 80, pattern: [4, 2] },
  12: { hue: 230, pattern: [14, 3, 4, 3] },
};
