/** Where in the transcripts an entry of history is about. */
import type { HistoryPlace } from '../../../shared/contract/history.ts';
import { lineAt } from '../../../shared/domain/text/index.ts';
import type { ReadDb } from '../../db/handles.ts';
import { patchOfStep } from '../../db/patch-text.ts';
import { citable } from '../documents/rows.ts';
import type { EntryRow } from './told.ts';

/** Where the words are that an entry touched, when their transcript is still there. */
function placeOfEntry(db: ReadDb, { seq }: EntryRow): HistoryPlace | null {
  const { changes } = patchOfStep(db, seq);
  const change =
    changes.find((c) => c.table === 'coding') ??
    changes.find((c) => typeof (c.after ?? c.before)?.['document_id'] === 'string') ??
    changes.find((c) => c.table === 'document');
  const row = change?.after ?? change?.before;
  if (!change || !row) return null;
  const documentId = change.table === 'document' ? row.id : String(row['document_id']);
  if (db.value('SELECT 1 FROM document WHERE id = ?', documentId) === null) return null;
  const isCoding = change.table === 'coding';
  const isThere = isCoding && db.value('SELECT 1 FROM coding WHERE id = ?', change.id) !== null;
  const start = row['start_at'];
  const { layout, text } = citable(db, documentId);
  const line = typeof start === 'number' && start < text.length ? lineAt(layout, start) : null;
  return { documentId, codingId: isThere ? change.id : null, line };
}

/** The first place there is among steps that belong together, the newest first. */
export function placeOfSteps(db: ReadDb, steps: readonly EntryRow[]): HistoryPlace | null {
  for (const step of steps) {
    const place = placeOfEntry(db, step);
    if (place !== null) return place;
  }
  return null;
}
