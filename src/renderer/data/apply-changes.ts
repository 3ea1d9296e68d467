// How a change event is put into an answer, so that one more coding does not fetch thousands again.
import type { ChangeEvent } from '../../shared/contract/define.ts';
import type { CodingView } from '../../shared/contract/codings.ts';
import type { Row, RowChange } from '../../shared/domain/history/patch.ts';
import { codersAfter, participantsAfter } from './apply-counts.ts';
import { codesAfter, themesAfter } from './apply-rows.ts';
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

/** Where a coding belongs in a list in that order. O(log n). */
function placeIn(list: readonly CodingView[], coding: CodingView): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder(list[middle] as CodingView, coding) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The codings of one transcript after a change. Putting the same change in twice gives the same, because an answer may
 * hold it already. Null where the text itself or a count of memos changed: those are asked for.
 */
const codingsAfter: ApplyChange<'coding.byDocument'> = (value, event: ChangeEvent, { documentId }) => {
  const changes = event.changes;
  if (changes === null || event.codings !== null) return null;
  const next = value.slice();
  const indexOf = (id: string) => next.findIndex((coding) => coding.id === id);
  const has = (id: string) => indexOf(id) >= 0;
  let touched = false;
  for (const change of changes) {
    if (countsMemos(change, has)) return null;
    if (change.table === 'document' && change.id === documentId) {
      if (change.before?.['text_hash'] !== change.after?.['text_hash']) return null;
    }
    if (change.table !== 'coding') continue;
    const row = change.after ?? change.before;
    if (row?.['document_id'] !== documentId) continue;
    touched = true;
    const at = indexOf(change.id);
    // A coding that came back may have its memos with it.
    if (change.after !== null && at < 0 && changes.some((c) => countsMemos(c, (id) => id === change.id)))
      return null;
    const memos = next[at]?.memos ?? 0;
    if (at >= 0) next.splice(at, 1);
    if (change.after === null) continue;
    const coding = viewOf(change.after, memos);
    next.splice(placeIn(next, coding), 0, coding);
  }
  return touched ? next : value;
};

/** The answers that are kept fresh without asking. */
export const applyChanges: ApplyChanges = {
  'coding.byDocument': codingsAfter,
  'code.list': codesAfter,
  'theme.list': themesAfter,
  'person.list': codersAfter,
  'participant.table': participantsAfter,
};
