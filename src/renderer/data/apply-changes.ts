// How a change event is put into an answer, so that one more coding does not fetch thousands again.
import type { ChangeEvent } from '../../shared/contract/define.ts';
import type { CodingView } from '../../shared/contract/codes.ts';
import type { Row, RowChange } from '../../shared/domain/history/patch.ts';
import type { ApplyChange, ApplyChanges } from './live-query.ts';

const text = (row: Row, column: string): string => String(row[column]);
const number = (row: Row, column: string): number => Number(row[column]);

/** Whether a changed memo hangs on one of the codings; how many hang there is for the program to count. */
function countsMemos(change: RowChange, has: (id: string) => boolean): boolean {
  if (change.table !== 'memo') return false;
  return [change.before, change.after].some(
    (row) => row !== null && row['target_kind'] === 'coding' && has(text(row, 'target_id')),
  );
}

/** The order the program answers in: by start, the longer first, then by id. */
const inOrder = (a: CodingView, b: CodingView): number =>
  a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const viewOf = (row: Row, memos: number): CodingView => ({
  id: row.id,
  documentId: text(row, 'document_id'),
  codeId: text(row, 'code_id'),
  coderId: text(row, 'coder_id'),
  start: number(row, 'start_at'),
  end: number(row, 'end_at'),
  memos,
  anchored: row['anchored'] === 1,
  createdAt: text(row, 'created_at'),
});

/**
 * The codings of one transcript after a change. Putting the same change in twice gives the same, because an answer may
 * hold it already. Null where the text itself or a count of memos changed: those are asked for.
 */
const codingsAfter: ApplyChange<'coding.byDocument'> = (value, event: ChangeEvent, { documentId }) => {
  const changes = event.changes;
  if (changes === null) return null;
  const byId = new Map(value.map((coding) => [coding.id, coding]));
  let touched = false;
  for (const change of changes) {
    if (countsMemos(change, (id) => byId.has(id))) return null;
    if (change.table === 'document' && change.id === documentId) {
      if (change.before?.['text_hash'] !== change.after?.['text_hash']) return null;
    }
    if (change.table !== 'coding') continue;
    const row = change.after ?? change.before;
    if (row?.['document_id'] !== documentId) continue;
    touched = true;
    if (change.after === null) byId.delete(change.id);
    // A coding that came back may have its memos with it.
    else if (!byId.has(change.id) && changes.some((c) => countsMemos(c, (id) => id === change.id)))
      return null;
    else byId.set(change.id, viewOf(change.after, byId.get(change.id)?.memos ?? 0));
  }
  return touched ? [...byId.values()].toSorted(inOrder) : value;
};

/** The answers that are kept fresh without asking. */
export const applyChanges: ApplyChanges = { 'coding.byDocument': codingsAfter };
