/** Printed sizes by name. Widths stay editable: each journal has its own, these are the common ones. */
export interface FigureSize {
  readonly id: 'column' | 'middle' | 'columns' | 'page' | 'slide' | 'wall';
  readonly name: string;
  readonly widthMm: number;
  /** Height there is for the figure, in millimetres. */
  readonly tallestMm: number;
  /** Its place in a sentence about height: "a slide leaves 143 mm". */
  readonly place: string;
}

/** Column widths and their height as the large publishers ask for them; a 16 to 9 slide; a sheet of A3 on its side. */
export const FIGURE_SIZES: readonly FigureSize[] = [
  { id: 'column', name: 'One column', widthMm: 84, tallestMm: 234, place: 'a journal page' },
  { id: 'middle', name: 'One and a half', widthMm: 129, tallestMm: 234, place: 'a journal page' },
  { id: 'columns', name: 'Two columns', widthMm: 174, tallestMm: 234, place: 'a journal page' },
  { id: 'page', name: 'Full page', widthMm: 170, tallestMm: 225, place: 'a full page with its legend' },
  { id: 'slide', name: 'Slide', widthMm: 254, tallestMm: 143, place: 'a slide' },
  { id: 'wall', name: 'A3 wall', widthMm: 420, tallestMm: 297, place: 'a sheet of A3' },
];

/** The named size of a width, to half a millimetre. */
export function figureSizeOf(widthMm: number): FigureSize | undefined {
  return FIGURE_SIZES.find((s) => Math.abs(s.widthMm - widthMm) < 0.5);
}

/** Heights one may ask for by name; each stays editable. */
export const FIGURE_HEIGHTS: readonly {
  readonly id: string;
  readonly name: string;
  readonly tallestMm: number;
}[] = [
  { id: 'half', name: 'Half a journal page', tallestMm: 115 },
  { id: 'legend', name: 'Full page with its legend', tallestMm: 225 },
  { id: 'page', name: 'Journal page', tallestMm: 234 },
  { id: 'slide', name: 'Slide, 16 to 9', tallestMm: 143 },
  { id: 'wall', name: 'A3 on its side', tallestMm: 297 },
];

export const MIN_HEIGHT_MM = 30;
/** As good as none. */
export const MAX_HEIGHT_MM = 5000;

/** Taller figures leave no room for a legend on a journal page. */
const PAGE_MM = 240;
/** Without a name, what is narrower than this is taken to be for a page. */
const PAGE_WIDTH_MM = 200;

/** Most millimetres a figure of a width may be high: what was asked for, else what its place leaves; undefined where neither says. */
export function tallestFor(widthMm: number, own: number | null = null): number | undefined {
  if (own !== null) return own;
  return figureSizeOf(widthMm)?.tallestMm ?? (widthMm <= PAGE_WIDTH_MM ? PAGE_MM : undefined);
}
