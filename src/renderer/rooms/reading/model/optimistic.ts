/** What is shown while changes are on their way: the rows as they will be. */
import type { Pending } from '../store.ts';
import type { ReaderCoding } from './coding-model.ts';

/** The rows with every change that is still on its way put in. Rows that do not change stay the same objects. */
export function withPending(
  rows: readonly ReaderCoding[],
  pending: readonly Pending[],
): readonly ReaderCoding[] {
  if (pending.length === 0) return rows;
  const there = new Set(rows.map((row) => row.id));
  const removed = new Set(pending.flatMap((one) => (one.kind === 'remove' ? [one.id] : [])));
  const extents = new Map(pending.flatMap((one) => (one.kind === 'extent' ? [[one.id, one] as const] : [])));
  const added = pending.flatMap((one) =>
    one.kind === 'add' && !there.has(one.coding.id) ? [one.coding] : [],
  );
  const kept = rows.flatMap((row) => {
    if (removed.has(row.id)) return [];
    const extent = extents.get(row.id);
    return [extent ? { ...row, start: extent.start, end: extent.end } : row];
  });
  return [...kept, ...added.filter((coding) => !removed.has(coding.id))];
}

/** Whether the rows show a finished change by now, so that it need not be kept. */
export function hasArrived(rows: readonly ReaderCoding[], change: Pending): boolean {
  if (!change.isDone) return false;
  if (change.kind === 'add') return rows.some((row) => row.id === change.coding.id);
  const row = rows.find((one) => one.id === change.id);
  if (change.kind === 'remove') return row === undefined;
  return row === undefined || (row.start === change.start && row.end === change.end);
}
