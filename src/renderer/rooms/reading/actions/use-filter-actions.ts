// Filters and the ways through what is not coded yet, for the keyboard and the palette.
import { useLayoutEffect } from 'react';
import { useActions, type Action } from '../../../app/actions.ts';
import { announce, focusWhenThere } from '../../../ui/index.ts';
import { hasFilters, NO_FILTERS, PARTICIPANTS, uncodedTurn, type Filters } from '../model/filters.ts';
import { lastingId } from '../model/coming.ts';
import { useReadingStore } from '../store.ts';
import { putCaret } from './places.ts';
import { turnsOf, useFiltered } from '../use-filtered.ts';
import type { Reading } from '../use-reading.ts';

const store = () => useReadingStore.getState();

/** Changes some of the filters. */
export function filterBy(patch: Partial<Filters>): void {
  store().set({ filters: { ...store().filters, ...patch } });
}

/** Registers filters and steps between uncoded turns for the open transcript. */
export function useFilterActions(reading: Reading): void {
  const filters = useReadingStore((state) => state.filters);
  const { pass, told } = useFiltered();
  useLayoutEffect(() => {
    store().set({ told });
    return () => store().set({ told: null });
  }, [told]);

  function stepUncoded(by: 1 | -1): void {
    const { shown } = reading;
    // questions are rarely coded: without a chosen speaker the turns of the interviewer are passed over
    const chosen = turnsOf(shown, filters.speaker);
    const turns = chosen ?? shown.turns.filter((_, at) => !shown.isQuestion(at));
    const turn = uncodedTurn(turns, pass(reading.codings), store().selection.from, by);
    if (!turn) return announce(by > 0 ? 'No uncoded turn after this.' : 'No uncoded turn before this.');
    store().focus(null);
    if (!reading.reader.page) putCaret(turn.start);
    reading.reader.page?.select(turn.start, turn.start, { scroll: 'center' });
    const at = shown.turnIndexAt(turn.start);
    const line = shown.line(shown.lineIndexAt(turn.start))?.label ?? '1';
    const words = shown.text.slice(turn.start, turn.end);
    announce(
      `Uncoded turn, line ${line}, ${shown.speakerOf(at)?.label ?? 'note'}: ${words.length > 100 ? `${words.slice(0, 100)} …` : words}`,
    );
  }
  const action = (
    id: string,
    label: string,
    shortcut: string | undefined,
    run: () => void,
    more = {},
  ): Action => ({
    id: `reading.${id}`,
    label,
    group: 'Reading',
    ...(shortcut ? { shortcut } : {}),
    run,
    ...more,
  });
  useActions([
    action('filter', 'Filter codings and words', 'F', () => store().set({ isFilterOpen: true }), {
      keywords: 'coder code theme speaker uncoded only',
      isEnabled: () => !store().isFilterOpen,
    }),
    action('filter.off', 'Remove all filters', 'Shift+F', () => store().set({ filters: NO_FILTERS }), {
      isEnabled: () => hasFilters(store().filters),
    }),
    action(
      'filter.uncoded',
      filters.isUncoded ? 'Show coded words as before' : 'Make uncoded words stand out',
      'Shift+U',
      () => {
        filterBy({ isUncoded: !store().filters.isUncoded });
      },
      { keywords: 'filter dim uncoded only' },
    ),
    action(
      'filter.participants',
      filters.speaker === PARTICIPANTS ? 'Show every speaker' : 'Show participants only',
      undefined,
      () => filterBy({ speaker: filters.speaker === PARTICIPANTS ? null : PARTICIPANTS }),
      { keywords: 'filter speaker' },
    ),
    action('filter.thisCode', 'Show only the code in focus', undefined, () => {
      const { focused, selection } = store();
      const coding = reading.codings.find((one) => one.id === focused) ?? reading.model.at(selection.head)[0];
      if (!coding) return announce('No code here.');
      // a code that is being made is waited for
      void lastingId(coding.codeId).then((id) => id !== null && filterBy({ about: { kind: 'code', id } }));
    }),
    action('codes', 'List of codes under the transcripts', 'Shift+B', () => {
      const list = document.querySelector('.rd-codes');
      if (store().isCodesOpen && list?.contains(document.activeElement)) {
        store().set({ isCodesOpen: false });
        return reading.reader.page?.focus();
      }
      store().set({ isCodesOpen: true, isListOpen: true });
      // where the list lies over the text it takes the keys for itself first
      requestAnimationFrame(() => focusWhenThere('.rd-codes-list [role="row"][tabindex="0"]'));
    }),
    action('nextUncoded', 'Next uncoded turn', 'U', () => stepUncoded(1)),
    action('previousUncoded', 'Previous uncoded turn', 'Alt+U', () => stepUncoded(-1)),
  ]);
}
