/** The review of themes as it is written to a file: published ids only. */

export interface PassMarkRow {
  /** The theme and those above it, the highest first. */
  readonly path: readonly string[];
  readonly participant: string;
  readonly reference: string;
  readonly quote: string;
  readonly code: string;
  readonly mark: 'fits' | 'not' | 'moves';
  /** Where it goes, when it moves: a code's or a theme's name. */
  readonly to: string;
  readonly isDone: boolean;
  readonly reviewer: string;
  readonly at: string;
}
export interface PassVerdictRow {
  /** Empty for the whole data set. */
  readonly path: readonly string[];
  readonly kind: 'keep' | 'split' | 'merge' | 'drop' | 'rework' | null;
  readonly words: string;
  readonly reviewer: string;
  readonly at: string;
  readonly total: number;
  readonly read: number;
  readonly fits: number;
  readonly not: number;
  readonly moves: number;
}
export interface PassSnapshot {
  readonly studyTitle: string;
  readonly exportedAt: string;
  readonly verdicts: readonly PassVerdictRow[];
  readonly marks: readonly PassMarkRow[];
}
