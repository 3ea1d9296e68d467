/** What a figure can be written as; apart, so that a list of formats does not load what writes them. */

/** `svg-outlines` has its words as shapes; `txt` holds the words that go beside the figure. */
export const figureFormats = [
  'svg',
  'svg-outlines',
  'pdf',
  'eps',
  'png',
  'tiff',
  'pptx',
  'docx',
  'txt',
] as const;
export type FigureFormat = (typeof figureFormats)[number];
