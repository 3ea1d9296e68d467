/** Codes dragged onto words, and words dragged onto a code. Everything here can be done by keys as well. */
import type { DragEvent } from 'react';
import { toast } from '../../../ui/index.ts';
import { applyCode } from '../actions/coding-commands.ts';
import { useReadingStore } from '../store.ts';
import type { Reading } from '../use-reading.ts';

const CODE = 'application/x-threadwork-code';
const WORDS = 'application/x-threadwork-words';
const hasCode = (event: DragEvent) => event.dataTransfer.types.includes(CODE);
const hasWords = (event: DragEvent) => event.dataTransfer.types.includes(WORDS);

/** Words on their way to a code, as they were when the drag began. */
export interface DraggedWords {
  readonly documentId: string;
  readonly from: number;
  readonly to: number;
}

/** What makes an element something to drag a code by. */
export const codeToDrag = (codeId: string) => ({
  draggable: true,
  onDragStart(event: DragEvent) {
    event.dataTransfer.setData(CODE, codeId);
    event.dataTransfer.effectAllowed = 'copy';
  },
});

function wordsOf(event: DragEvent): DraggedWords | null {
  try {
    return JSON.parse(event.dataTransfer.getData(WORDS)) as DraggedWords;
  } catch {
    return null; // dragged from elsewhere
  }
}

const OVER = 'over';

/**
 * What makes an element take the words that are dragged onto it. While words are over it, it has `data-drop`.
 * @param take what is done with them
 */
export const takesWords = (take: (words: DraggedWords) => void) => ({
  onDragOver(event: DragEvent<HTMLElement>) {
    if (!hasWords(event)) return;
    event.preventDefault();
    event.stopPropagation();
    event.dataTransfer.dropEffect = 'copy';
    event.currentTarget.dataset['drop'] = OVER;
  },
  onDragLeave(event: DragEvent<HTMLElement>) {
    delete event.currentTarget.dataset['drop'];
  },
  onDrop(event: DragEvent<HTMLElement>) {
    delete event.currentTarget.dataset['drop'];
    const words = hasWords(event) ? wordsOf(event) : null;
    if (!words) return;
    event.preventDefault();
    event.stopPropagation();
    take(words);
  },
});

/** Begins to drag the selected words; the range is the one selected now, whatever becomes of the selection. */
function dragWords(reading: Reading, event: DragEvent): void {
  const { from, to } = useReadingStore.getState().selection;
  const isText = event.target instanceof Node && reading.reader.page?.view.contentDOM.contains(event.target);
  if (!isText || to <= from || reading.isReadOnly) return;
  const words: DraggedWords = { documentId: reading.summary.id, from, to };
  event.dataTransfer.setData(WORDS, JSON.stringify(words));
  // elsewhere they are pasted as they are stored, without the ends of lines of the page
  event.dataTransfer.setData('text/plain', reading.shown.text.slice(from, to));
}

const isOverPicker = (event: DragEvent) =>
  event.target instanceof Element && event.target.closest('.tw-picker') !== null;

/** What makes the page take codes: on the selected words, or on the words of a coding. Its own words can be dragged away. */
export const takesCodes = (reading: Reading) => ({
  onDragStart: (event: DragEvent) => dragWords(reading, event),
  onDragOverCapture(event: DragEvent) {
    if (!hasCode(event) || reading.isReadOnly || isOverPicker(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  },
  onDropCapture(event: DragEvent) {
    if (!hasCode(event) || reading.isReadOnly || isOverPicker(event)) return;
    event.preventDefault();
    event.stopPropagation();
    const at = reading.reader.page?.view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? null;
    const codeId = event.dataTransfer.getData(CODE);
    const { selection, set } = useReadingStore.getState();
    const { from, to } = selection;
    const coding = at === null ? undefined : reading.model.at(at)[0];
    set({ picking: null });
    if (at !== null && to > from && at >= from && at <= to) void applyCode(reading, codeId, from, to);
    else if (coding) void applyCode(reading, codeId, coding.start, coding.end);
    else toast({ text: 'Drop a code on selected words, or on words that have a code.' });
  },
});
