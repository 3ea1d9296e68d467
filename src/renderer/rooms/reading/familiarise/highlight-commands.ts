/** Marking words before they have a name, writing on a place, and giving the name later. */
import type { HighlightView } from '../../../../shared/contract/reading.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { run } from '../../../parts/run/run.ts';
import { announce, toast } from '../../../ui/index.ts';
import { codingOn } from '../actions/coding-commands.ts';
import { offerJoin, saidHidden, selectFirst } from '../actions/said.ts';
import { linesInWords } from '../model/shown-text.ts';
import { trimRange } from '../model/ranges.ts';
import { useReadingStore } from '../store.ts';
import type { Reading } from '../use-reading.ts';
import { useFamiliarise } from './store.ts';

const store = () => useReadingStore.getState();

/** The highlight at the caret or on the selection: the shortest, one's own first. */
export function highlightMeant(reading: Reading, all: readonly HighlightView[]): HighlightView | undefined {
  const { from, to } = store().selection;
  return all
    .filter(
      (one) =>
        one.anchored && (to > from ? one.start < to && one.end > from : one.start <= from && one.end > from),
    )
    .toSorted(
      (a, b) =>
        Number(b.personId === reading.myId) - Number(a.personId === reading.myId) ||
        a.end - a.start - (b.end - b.start),
    )[0];
}

function selected(reading: Reading): { start: number; end: number } | null {
  const { from, to } = store().selection;
  const range = trimRange(reading.shown.text, from, to);
  return range.end > range.start ? range : null;
}

/** Marks the selected words, to be named later. */
export async function highlightSelection(reading: Reading): Promise<void> {
  const range = selected(reading);
  if (!range) return void toast({ text: selectFirst('reading.highlight') });
  const made = valueOrTell(
    await reading.client.call('highlight.create', {
      documentId: reading.summary.id,
      ...range,
      textHash: reading.shown.textHash,
    }),
  );
  if (!made) return;
  reading.reader.page?.select(range.end, range.end);
  announce(
    made.existed
      ? 'These words are highlighted already.'
      : `Highlighted, ${linesInWords(reading.shown, range.start, range.end)}. Name it later.`,
  );
}

/** Opens the note on the highlight at the caret, or on the selected words. */
export function openNote(reading: Reading, all: readonly HighlightView[]): void {
  const range = selected(reading);
  const same = range && all.find((one) => one.start === range.start && one.end === range.end);
  const meant = same ?? (range ? undefined : highlightMeant(reading, all));
  const { set } = useFamiliarise.getState();
  if (meant)
    return set({ note: { highlightId: meant.id, from: meant.start, to: meant.end, note: meant.note } });
  if (!range) return void toast({ text: selectFirst('reading.note') });
  set({ note: { highlightId: null, from: range.start, to: range.end, note: '' } });
}

/** Keeps a note; an empty note on new words keeps nothing. */
export async function saveNote(reading: Reading, note: string): Promise<boolean> {
  const place = useFamiliarise.getState().note;
  if (!place) return true;
  const text = note.trim();
  if (place.highlightId !== null) {
    if (text === place.note) return true;
    const input = { id: place.highlightId, note: text };
    return (await run(reading.client, 'highlight.update', input)) !== undefined;
  }
  if (text === '') return true;
  const input = {
    documentId: reading.summary.id,
    start: place.from,
    end: place.to,
    textHash: reading.shown.textHash,
    note: text,
  };
  return (await run(reading.client, 'highlight.create', input, 'Wrote a note on this place.')) !== undefined;
}

/** Takes a highlight away; its note goes with it. */
export async function removeHighlight(reading: Reading, one: HighlightView): Promise<void> {
  const done = one.note === '' ? 'Took the highlight away.' : 'Took the highlight and its note away.';
  await run(reading.client, 'highlight.remove', { id: one.id }, done);
}

/** Opens the picker at the words of a highlight. */
export function openNaming(reading: Reading, one: HighlightView): void {
  if (!one.anchored)
    return void toast({ text: 'The words of this highlight are not in the transcript any more.' });
  reading.reader.page?.select(one.start, one.start);
  reading.reader.page?.scrollTo(one.end, 'center');
  store().set({ picking: { for: 'name', highlightId: one.id, from: one.start, to: one.end } });
}

/**
 * Gives a highlight its code.
 * @param words where the highlight is
 */
export async function nameHighlight(
  reading: Reading,
  id: string,
  words: { start: number; end: number },
  code: { codeId: string } | { name: string; parentId: string | null },
): Promise<void> {
  const named = await run(
    reading.client,
    'highlight.name',
    { id, ...code },
    'The highlight has its code now.',
  );
  if (!named) return;
  store().used(named.codeId);
  const coding = codingOn(reading, named.codingId, named.codeId, words.start, words.end);
  if (saidHidden(reading, coding)) return;
  offerJoin(reading, [named.codingId, ...named.mergeOffer], reading.nameOf(named.codeId));
}

/** The next or previous highlight from the caret. */
export function stepHighlight(reading: Reading, all: readonly HighlightView[], by: 1 | -1): void {
  const { head } = store().selection;
  const there = all.filter((one) => one.anchored);
  const next = by > 0 ? there.find((one) => one.start > head) : there.findLast((one) => one.start < head);
  if (!next) return announce(by > 0 ? 'No highlight after this.' : 'No highlight before this.');
  goToHighlight(reading, next, true);
}

/** Brings a highlight into view. */
export function goToHighlight(reading: Reading, one: HighlightView, focus = false): void {
  if (!one.anchored) return void toast({ text: 'These words are not in the transcript any more.' });
  reading.reader.page?.select(one.start, one.start, { focus });
  reading.reader.page?.scrollTo(one.start, 'center');
  announce(
    `${linesInWords(reading.shown, one.start, one.end)}: ${one.quote.slice(0, 120)}${one.note ? `. Note: ${one.note}` : ''}`,
  );
}
