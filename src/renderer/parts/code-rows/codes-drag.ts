// Codes carried from one place of a room to another.
import type { DragEvent } from 'react';

/** The type of data such a drag carries: the codes' ids, as a JSON list. */
export const CODES_DRAG = 'application/x-threadwork-codes';

export const hasCodes = (event: DragEvent): boolean => event.dataTransfer.types.includes(CODES_DRAG);

/** The codes carried; none for anything else. */
export function codesIn(event: DragEvent): string[] {
  try {
    const ids: unknown = JSON.parse(event.dataTransfer.getData(CODES_DRAG));
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}
