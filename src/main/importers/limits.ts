/** What a file may cost. Real limits, counted while working; tests set them small. */

export interface ImportLimits {
  /** Bytes of the file itself. */
  readonly fileBytes: number;
  /** Bytes of text a document may have, as UTF-8 or nearly (UTF-16 units are counted). */
  readonly textUnits: number;
  /** Bytes one part of a zip container may inflate to, and all parts read from it together. */
  readonly inflatedBytes: number;
  /** Entries a zip container may list. */
  readonly zipEntries: number;
  /** Inflated to packed size; counted only beyond `ratioFreeBytes`, because small files pack well. */
  readonly zipRatio: number;
  readonly ratioFreeBytes: number;
  /** Elements inside elements. */
  readonly xmlDepth: number;
  /** Milliseconds for one file. */
  readonly deadlineMs: number;
  /** Megabytes of heap the PDF reader's own process may use. */
  readonly pdfHeapMb: number;
  /** Pages read from a PDF. */
  readonly pdfPages: number;
}

const MB = 1024 * 1024;

export const defaultLimits: ImportLimits = {
  fileBytes: 200 * MB,
  textUnits: 50 * MB,
  inflatedBytes: 250 * MB,
  zipEntries: 10_000,
  zipRatio: 200,
  ratioFreeBytes: 20 * MB,
  xmlDepth: 2_000,
  deadlineMs: 25_000,
  pdfHeapMb: 512,
  pdfPages: 5_000,
};

/** A running file: its limits, its deadline, and where to report how far it is. */
export interface ImportWork {
  readonly limits: ImportLimits;
  /** Throws when the time is up; cheap enough to call per chunk. */
  readonly checkTime: () => void;
  /** Milliseconds left before the deadline. */
  readonly timeLeft: () => number;
  /** Share of the work done, 0 to 1. */
  readonly progress: (fraction: number) => void;
}
