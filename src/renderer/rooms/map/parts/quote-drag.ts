// A quote carried from a list onto the sheet.
import type { DragEvent } from 'react';

const TYPE = 'application/x-threadwork-quote';

export function carryQuote(event: DragEvent, codingId: string): void {
  event.dataTransfer.setData(TYPE, codingId);
  event.dataTransfer.effectAllowed = 'copy';
}

export const hasQuote = (event: DragEvent): boolean => event.dataTransfer.types.includes(TYPE);

/** The coding whose words are carried; null for anything else. */
export function quoteIn(event: DragEvent): string | null {
  const codingId = event.dataTransfer.getData(TYPE);
  return codingId === '' ? null : codingId;
}
