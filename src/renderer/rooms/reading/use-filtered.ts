// What the filters of the bar leave: one answer for the page, the plain text and the lists beside it.
import { useMemo } from 'react';
import { useQuery } from '../../data/use-query.ts';
import type { ThemeView } from '../../../shared/contract/themes.ts';
import type { ReaderCoding } from './model/coding-model.ts';
import { dimmed, PARTICIPANTS, passing, type Told } from './model/filters.ts';
import type { TextRange } from './model/ranges.ts';
import { useReadingStore } from './store.ts';
import { useReading, type Reading } from './use-reading.ts';

const NOTHING: readonly ReaderCoding[] = [];
/** The themes while they have not come. */
export const NO_THEMES: readonly ThemeView[] = [];
/** Every theme, where they are needed: they are counted, and so are many to follow with every coding. */
export const useThemes = (isNeeded = true): readonly ThemeView[] =>
  useQuery('theme.list', isNeeded ? {} : null).data ?? NO_THEMES;

interface Filtered {
  /** In no order. */
  readonly codings: readonly ReaderCoding[];
  /** The same before All, Mine and None: what is coded, whether it is drawn or not. */
  readonly coded: readonly ReaderCoding[];
  /** Words that step back, in order and apart. */
  readonly dim: readonly TextRange[];
  readonly told: Told;
  /** What the filters leave of any codings, drawn or not: of those there are by now, for keys. */
  pass(codings: readonly ReaderCoding[]): readonly ReaderCoding[];
  /** What the filters leave of any codings, to be drawn. */
  narrow(codings: readonly ReaderCoding[]): readonly ReaderCoding[];
}

/** The codings shown and the words that step back. */
export function useFiltered(): Filtered {
  const reading = useReading();
  const { codings, codes, shown, myId } = reading;
  const show = useReadingStore((store) => store.show);
  const filters = useReadingStore((store) => store.filters);
  const { about, speaker } = filters;
  const themes = useThemes(about?.kind === 'theme');
  const codeIds = useMemo(() => codesMeant(about, codes, themes), [about, codes, themes]);
  const spoken = useMemo(() => turnsOf(shown, speaker), [shown, speaker]);
  return useMemo(() => {
    const told: Told = { filters, codeIds, spoken };
    const pass = (all: readonly ReaderCoding[]) => {
      const some = passing(all, told);
      return show === 'mine' ? some.filter((coding) => coding.coderId === myId) : some;
    };
    const coded = pass(codings);
    return {
      coded,
      codings: show === 'none' ? NOTHING : coded,
      dim: dimmed(shown.turns, coded, told),
      told,
      pass,
      narrow: (all) => (show === 'none' ? NOTHING : pass(all)),
    };
  }, [codings, filters, codeIds, spoken, show, myId, shown]);
}

/** The chosen code or theme with everything under it; null when none is chosen. */
function codesMeant(
  about: { kind: 'code' | 'theme'; id: string } | null,
  codes: Reading['codes'],
  themes: readonly ThemeView[],
): ReadonlySet<string> | null {
  if (about === null) return null;
  if (about.kind === 'code') return withUnder(about.id, codes);
  const inside = withUnder(about.id, themes);
  return new Set(themes.flatMap((theme) => (inside.has(theme.id) ? theme.codeIds : [])));
}

function withUnder(
  id: string,
  rows: ReadonlyArray<{ id: string; parentId: string | null }>,
): ReadonlySet<string> {
  const found = new Set([id]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    for (const row of rows) if (row.parentId !== null && found.has(row.parentId)) found.add(row.id);
  }
  return found;
}

/** Turns of the participants or of one speaker; null for everyone. */
export function turnsOf(shown: Reading['shown'], speaker: string | null): readonly TextRange[] | null {
  if (speaker === null) return null;
  return shown.turns.filter((_, at) =>
    speaker === PARTICIPANTS
      ? shown.speakerOf(at)?.role === 'participant'
      : shown.speakerOf(at)?.id === speaker,
  );
}
