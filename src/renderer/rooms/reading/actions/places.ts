/** Going about in a transcript, and saying where one is. */
import { offsetOfLine } from '../../../../shared/domain/text/index.ts';
import { announce, toast } from '../../../ui/index.ts';
import { selectUnit, trimRange, wordsBeside, type Unit } from '../model/ranges.ts';
import { isolated, linesInWords } from '../model/shown-text.ts';
import { useReadingStore } from '../store.ts';
import type { Reading } from '../use-reading.ts';

const store = () => useReadingStore.getState();

/** Notes where the caret is while there is no page to put it in. */
export function putCaret(offset: number): void {
  store().set({ selection: { from: offset, to: offset, head: offset } });
}

/** Puts a coding into focus and in view. */
export function goToCoding(reading: Reading, id: string, options: { focusText?: boolean } = {}): void {
  const coding = reading.codings.find((one) => one.id === id);
  if (!coding) return;
  store().focus(id);
  const reader = reading.reader.page;
  if (!reader) putCaret(coding.start); // the plain text goes along
  reader?.select(coding.start, coding.start, { focus: options.focusText ?? false });
  reader?.scrollTo(coding.start, isInView(reading, coding.start) ? 'nearest' : 'center');
}

function isInView(reading: Reading, offset: number): boolean {
  const reader = reading.reader.page;
  const box = reader?.boxOf(offset, offset);
  if (!reader || !box) return false;
  const pane = reader.view.scrollDOM.getBoundingClientRect();
  return box.first.top >= pane.top && box.first.bottom <= pane.bottom;
}

/** The next or previous coding in reading order, from the one in focus or from the caret. */
export function stepCoding(reading: Reading, by: 1 | -1): void {
  const { list } = reading.model;
  const { focused, selection } = store();
  const at = list.findIndex((coding) => coding.id === focused);
  let next = at >= 0 ? at + by : list.findIndex((coding) => coding.start >= selection.head);
  if (at < 0 && by < 0) next = list.findLastIndex((coding) => coding.start < selection.head);
  if (at < 0 && by > 0 && next < 0) next = list.length;
  const coding = list[next];
  if (!coding) return announce(by > 0 ? 'No coding after this.' : 'No coding before this.');
  goToCoding(reading, coding.id, { focusText: true });
  announce(
    `${reading.nameOf(coding.codeId)}, ${linesInWords(reading.shown, coding.start, coding.end)}, ${reading.personName(coding.coderId)}.`,
  );
}

/** Says which codes are on the words at the caret, and where each begins and ends. */
export function sayWhatIsHere(reading: Reading): void {
  const { head, from, to } = store().selection;
  const here = to > from ? reading.model.between(from, to) : reading.model.at(head);
  const line = reading.shown.line(reading.shown.lineIndexAt(head))?.label ?? '1';
  if (here.length === 0) return tell(`Line ${line}: no code here.`);
  const parts = here.map(
    (coding) =>
      `${reading.nameOf(coding.codeId)}, by ${reading.personName(coding.coderId)}, from “${isolated(edgeWords(reading, coding.start, 1))}” to “${isolated(edgeWords(reading, coding.end, -1))}”, ${linesInWords(reading.shown, coding.start, coding.end)}`,
  );
  tell(`Line ${line}: ${here.length === 1 ? '1 code' : `${here.length} codes`}. ${parts.join('. ')}.`);
}

function tell(text: string): void {
  toast({ text, stayFor: 15_000 });
}

/** Up to three words at the beginning (1) or before the end (-1) of a range. */
const edgeWords = (reading: Reading, offset: number, side: 1 | -1): string =>
  wordsBeside(reading.shown, offset, side, 3, reading.summary.lang);

/** Selects the word, sentence, line or turn at the caret; again, one more. */
export function selectBy(reading: Reading, unit: Unit): void {
  const { from, to } = store().selection;
  const { start, end } = selectUnit(reading.shown, unit, from, to, reading.summary.lang);
  reading.reader.page?.select(start, end, { scroll: 'nearest' });
  announce(`Selected: ${isolated(shorten(reading.shown.text.slice(start, end)))}`);
}

const shorten = (words: string) =>
  words.length > 120 ? `${words.slice(0, 58)} … ${words.slice(-58)}` : words;

/** The quote as it is pasted into a text: “words” (#7:158–161). */
export function quoteOf(reading: Reading): string | null {
  const { from, to } = store().selection;
  const focused = reading.codings.find((coding) => coding.id === store().focused);
  const { start, end } =
    to > from ? trimRange(reading.shown.text, from, to) : (focused ?? { start: from, end: from });
  if (end <= start) return null;
  const words = reading.shown.text.slice(start, end).replace(/\s*\n\s*/gu, ' ');
  return `“${words}” (${reading.reference(start, end)})`;
}

/** Copies the selected words, or the coding in focus, with their reference. */
export async function copyQuote(reading: Reading): Promise<void> {
  const quote = quoteOf(reading);
  if (!quote) return void toast({ text: 'Select the words to copy first.' });
  try {
    await navigator.clipboard.writeText(quote);
    toast({ text: `Copied ${shorten(quote)}` });
  } catch {
    toast({
      text: 'The clipboard cannot be reached from here. Select the words and copy them.',
      tone: 'attention',
    });
  }
}

/** Goes to a line of the open transcript; false when it has no such line. */
export function goToLine(reading: Reading, label: string): boolean {
  const offset = offsetOfLine(reading.document.layout, label);
  if (offset === null) return false;
  const line = reading.shown.line(reading.shown.lineIndexAt(offset));
  if (!reading.reader.page) putCaret(offset);
  reading.reader.page?.select(offset, line?.end ?? offset);
  reading.reader.page?.scrollTo(offset, 'center');
  announce(`Line ${label}.`);
  return true;
}
