/** Which codings of a transcript are shown, and which of its words step back. Pure; ranges are UTF-16 offsets. */
import type { ReaderCoding } from './coding-model.ts';
import type { TextRange } from './ranges.ts';

export interface Filters {
  /** Only what this person coded. */
  readonly coderId: string | null;
  /** Only a code or a theme, with everything under it. */
  readonly about: { readonly kind: 'code' | 'theme'; readonly id: string } | null;
  /** Coded words step back. */
  readonly isUncoded: boolean;
  /** Only turns of all participants, or of one speaker by id. */
  readonly speaker: string | null;
}
/** The choice of all participants, in the place of a speaker's id. */
export const PARTICIPANTS = 'participants';
export const NO_FILTERS: Filters = { coderId: null, about: null, isUncoded: false, speaker: null };

export const hasFilters = (filters: Filters): boolean =>
  filters.coderId !== null || filters.about !== null || filters.isUncoded || filters.speaker !== null;

/** The filters that also make sense in another transcript: its speakers are others. */
export function filtersElsewhere(filters: Filters): Filters {
  const stays = filters.speaker === null || filters.speaker === PARTICIPANTS;
  return stays ? filters : { ...filters, speaker: null };
}

export interface Told {
  readonly filters: Filters;
  /** Ids of the codes meant by `about`; null for every code. */
  readonly codeIds: ReadonlySet<string> | null;
  /** Turns of the chosen speaker in order; null for everyone. */
  readonly spoken: readonly TextRange[] | null;
}

/** The codings that pass. The same array comes back when all of them do. O(codings × log turns). */
export function passing(codings: readonly ReaderCoding[], told: Told): readonly ReaderCoding[] {
  const { filters, codeIds, spoken } = told;
  if (filters.coderId === null && codeIds === null && spoken === null) return codings;
  return codings.filter(
    (coding) =>
      (filters.coderId === null || coding.coderId === filters.coderId) &&
      (codeIds === null || codeIds.has(coding.codeId)) &&
      (spoken === null || touches(spoken, coding)),
  );
}

/** The filters without those that hide this coding; the very same when none does. */
export function filtersWith(coding: ReaderCoding, { filters, codeIds, spoken }: Told): Filters {
  const hides = {
    coderId: filters.coderId !== null && coding.coderId !== filters.coderId,
    about: codeIds !== null && !codeIds.has(coding.codeId),
    speaker: spoken !== null && !touches(spoken, coding),
  };
  if (!hides.coderId && !hides.about && !hides.speaker) return filters;
  return {
    ...filters,
    ...(hides.coderId ? { coderId: null } : {}),
    ...(hides.about ? { about: null } : {}),
    ...(hides.speaker ? { speaker: null } : {}),
  };
}

function touches(ranges: readonly TextRange[], one: TextRange): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as TextRange).end <= one.start) low = middle + 1;
    else high = middle;
  }
  const first = ranges[low];
  return first !== undefined && first.start < one.end;
}

/** Ranges made one where they overlap or touch, in order. */
export function union(ranges: readonly TextRange[]): TextRange[] {
  const made: { start: number; end: number }[] = [];
  for (const { start, end } of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = made.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else if (end > start) made.push({ start, end });
  }
  return made;
}

/** The words that step back: those of other speakers, and for `isUncoded` those that a shown coding covers. */
export function dimmed(
  turns: readonly TextRange[],
  codings: readonly ReaderCoding[],
  { filters, spoken }: Told,
): TextRange[] {
  const kept = spoken === null ? null : new Set(spoken.map((turn) => turn.start));
  const others = kept === null ? [] : turns.filter((turn) => !kept.has(turn.start));
  return union([...others, ...(filters.isUncoded ? codings : [])]);
}

/**
 * The next or previous turn that no coding touches.
 * @param turns those to look among, in order
 */
export function uncodedTurn(
  turns: readonly TextRange[],
  codings: readonly TextRange[],
  from: number,
  by: 1 | -1,
): TextRange | null {
  const coded = union(codings);
  const isFree = (turn: TextRange) => turn.end > turn.start && !touches(coded, turn);
  if (by > 0) return turns.find((turn) => turn.start > from && isFree(turn)) ?? null;
  return turns.findLast((turn) => turn.end <= from && isFree(turn)) ?? null;
}
