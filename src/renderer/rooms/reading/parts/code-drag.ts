/** Codes dragged onto words. Everything here can be done by keys as well. */
import type { DragEvent } from 'react';
import { toast } from '../../../ui/index.ts';
import { applyCode } from '../actions/coding-commands.ts';
import { useReadingStore } from '../store.ts';
import type { Reading } from '../use-reading.ts';

const TYPE = 'application/x-threadwork-code';
const hasCode = (event: DragEvent) => event.dataTransfer.types.includes(TYPE);

/** What makes an element something to drag a code by. */
export const codeToDrag = (codeId: string) => ({
  draggable: true,
  onDragStart(event: DragEvent) {
    event.dataTransfer.setData(TYPE, codeId);
    event.dataTransfer.effectAllowed = 'copy';
  },
});

/** What makes the page take codes: on the selected words, or on the words of a coding. */
export const takesCodes = (reading: Reading) => ({
  onDragOverCapture(event: DragEvent) {
    if (!hasCode(event) || reading.isReadOnly) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  },
  onDropCapture(event: DragEvent) {
    if (!hasCode(event) || reading.isReadOnly) return;
    event.preventDefault();
    event.stopPropagation();
    const at = reading.reader.page?.view.posAtCoords({ x: event.clientX, y: event.clientY }) ?? null;
    const codeId = event.dataTransfer.getData(TYPE);
    const { from, to } = useReadingStore.getState().selection;
    const coding = at === null ? undefined : reading.model.at(at)[0];
    if (at !== null && to > from && at >= from && at <= to) void applyCode(reading, codeId, from, to);
    else if (coding) void applyCode(reading, codeId, coding.start, coding.end);
    else toast({ text: 'Drop a code on selected words, or on words that have a code.' });
  },
});
