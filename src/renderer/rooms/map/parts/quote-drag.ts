// A quote or codes carried from a list onto the sheet.
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

/** Codes carried from a list. */
export const CODES_DRAG = 'application/x-threadwork-codes';

export const hasCodes = (event: DragEvent): boolean => event.dataTransfer.types.includes(CODES_DRAG);

/** The codes carried; none for anything else. */
export function codesIn(event: DragEvent): string[] {
  const data = event.dataTransfer.getData(CODES_DRAG);
  if (data === '') return [];
  const ids: unknown = JSON.parse(data);
  return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
}
