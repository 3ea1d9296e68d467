import { create } from 'zustand';
import type { ExportRequest } from '../../../../shared/contract/host.ts';

/** A figure as it can leave: what it is called, and what is asked of the host. */
export interface FigureFile {
  readonly id: string;
  readonly format: ExportRequest['format'];
  /** Said in front of the density where there is one. */
  readonly label: string;
  /** In dots: the density chosen for all such files is used, or this one. */
  readonly dots?: 'chosen' | number;
  /** Printed width, where it is not the map's own. */
  readonly widthMm?: number;
}

export interface FileGroup {
  readonly name: string;
  readonly files: readonly FigureFile[];
}

const WALL_MM = 420;

export const FILE_GROUPS: readonly FileGroup[] = [
  {
    name: 'For the paper',
    files: [
      { id: 'pdf', label: 'PDF, fonts inside', format: 'pdf' },
      { id: 'svg', label: 'SVG, text kept', format: 'svg' },
      { id: 'outlines', label: 'SVG, letters as shapes', format: 'svg-outlines' },
      { id: 'eps', label: 'EPS', format: 'eps' },
      { id: 'tiff', label: 'TIFF', format: 'tiff', dots: 'chosen' },
      { id: 'png', label: 'PNG', format: 'png', dots: 'chosen' },
      { id: 'words', label: 'Caption and descriptions', format: 'txt' },
    ],
  },
  {
    name: 'For slides and co-authors',
    files: [
      { id: 'pptx', label: 'PowerPoint, shapes to edit', format: 'pptx' },
      { id: 'docx', label: 'Word, shapes to edit', format: 'docx' },
    ],
  },
  {
    name: 'For the wall',
    files: [
      { id: 'wall-pdf', label: 'PDF at A3 width', format: 'pdf', widthMm: WALL_MM },
      { id: 'wall-png', label: 'PNG at A3 width, 300 dpi', format: 'png', widthMm: WALL_MM, dots: 300 },
    ],
  },
];

export const DENSITIES = [300, 600, 1200] as const;
export type Density = (typeof DENSITIES)[number];

interface ExportChoices {
  readonly files: ReadonlySet<string>;
  readonly dpi: Density;
}

/** What is ticked; kept while the program runs, so that a figure goes out the same way twice. */
export const useExportChoices = create<ExportChoices>()(() => ({
  files: new Set(['pdf', 'png']),
  dpi: 600,
}));

const inDots = (dpi: number): string => `${dpi.toLocaleString('en-GB')} dpi`;

/** A file's name on the card, with its density. */
export const labelOf = (file: FigureFile, dpi: Density): string =>
  file.dots === 'chosen' ? `${file.label}, ${inDots(dpi)}` : file.label;

/** What to ask the host for. */
export function requestFor(file: FigureFile, id: string, widthMm: number, dpi: Density): ExportRequest {
  const density = file.dots === 'chosen' ? dpi : file.dots;
  return {
    what: 'map',
    id,
    format: file.format,
    widthMm: file.widthMm ?? widthMm,
    ...(density === undefined ? {} : { dpi: density }),
  };
}
