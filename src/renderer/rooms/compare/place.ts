// Where one is in the comparison, as the address says it, so that Back and links find the same. Pure.
import type { ComparedGroup } from '../../../shared/contract/analysis.ts';

const VIEWS = ['themes', 'codes', 'sizes', 'code'] as const;
export type View = (typeof VIEWS)[number];
export interface Place {
  view: View;
  /** The characteristic compared by. */
  by: string | undefined;
  /** The row whose quotes are open, with the column. */
  row: string | undefined;
  cell: string | undefined;
  /** The one code that is held against all others. */
  code: string | undefined;
  /** The extract to come back to. */
  extract: string | undefined;
}

export function placeOf(params: Record<string, string>): Place {
  const { by, row, cell, code, extract } = params;
  return { view: VIEWS.find((one) => one === params['view']) ?? 'themes', by, row, cell, code, extract };
}

/** The id of a group's column: `g:VALUE`, or `n:` for people whose value is missing. */
export const columnOf = (group: ComparedGroup): string => (group.value === null ? 'n:' : `g:${group.value}`);

/** Transcripts of everyone in these groups. */
export const documentsOf = (groups: readonly ComparedGroup[]): string[] =>
  groups.flatMap((group) => group.people.flatMap((person) => person.documentIds));
