import type { WriteDb } from '../../db/handles.ts';
import { keepCodeCounts } from './code-counts.ts';
import { keepDocumentCounts } from './document-counts.ts';

export { codeCounts, codesInDocuments, placesByNumber, UNUSED, type CodeCount } from './code-counts.ts';
export { documentCounts, NOTHING_CODED, type DocumentCount } from './document-counts.ts';

/** Counts anew what changed since it was counted last, and keeps it. Changes nothing that anybody made. */
export function keepCounts(db: WriteDb): void {
  keepDocumentCounts(db);
  keepCodeCounts(db);
}
