/**
 * A patch is what one command did to the rows, with the rows as they were and as they became. It is undo, audit
 * trail and merge base in one, so it must be complete: nothing changes a recorded table outside a patch.
 */

/** Tables whose rows people make. Derived tables (search index, counters) are rebuilt and never recorded. */
export const recordedTables = [
  'study',
  'setting',
  'person',
  'participant',
  'attribute',
  'attribute_value',
  'document',
  'speaker',
  'code',
  'coding',
  'theme_level',
  'theme',
  'theme_code',
  'theme_quote',
  'memo',
  'map',
  'map_node',
  'map_link',
  'review_pack',
  'review_item',
  'review_answer',
  'highlight',
  'read_mark',
  'question',
  'question_mark',
  'media',
  'pile',
  'card',
  'sitting',
  'frame_version',
  'proposal',
  'step_reason',
  'code_merge',
  'theme_merge',
  'finish_mark',
  'look_again',
  'map_item',
  'map_member',
  'map_link_end',
  'map_base',
  'map_stage',
  'map_heir',
  'pass_mark',
  'pass_verdict',
  'research_question',
  'theme_question',
  'checklist_mark',
  'export_mark',
] as const;

export type TableName = (typeof recordedTables)[number];
export type Cell = string | number | null;
export type Row = { readonly id: string } & Readonly<Record<string, Cell>>;

/** One row, before and after. `before` null: it was made. `after` null: it was removed. */
export interface RowChange {
  readonly table: TableName;
  readonly id: string;
  readonly before: Row | null;
  readonly after: Row | null;
}

/** Tagged, because a correction of a long transcript will be a change set and not row images. */
export type Patch = { readonly kind: 'rows'; readonly changes: readonly RowChange[] };

/** Two rows with the same cells, whatever the order of their columns. */
export function sameRow(a: Row | null, b: Row | null): boolean {
  if (a === null || b === null) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/** The patch that takes it back. */
export function invert(patch: Patch): Patch {
  return {
    kind: 'rows',
    changes: patch.changes
      .map((c) => ({ table: c.table, id: c.id, before: c.after, after: c.before }))
      .toReversed(),
  };
}

/**
 * Several changes of one row become one, from its first `before` to its last `after`; a row made and removed
 * in the same command disappears. Order is that of first appearance.
 */
export function squash(changes: readonly RowChange[]): RowChange[] {
  const byRow = new Map<string, RowChange>();
  for (const change of changes) {
    const key = `${change.table}/${change.id}`;
    const earlier = byRow.get(key);
    byRow.set(key, earlier ? { ...change, before: earlier.before } : change);
  }
  return [...byRow.values()].filter((c) => !sameRow(c.before, c.after));
}
