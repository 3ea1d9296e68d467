/** What entries of history say in a sentence. Derived from the command and its rows each time; never stored. */
import { describe } from '../../../shared/domain/history/describe.ts';
import { isWriting } from '../../../shared/domain/history/words.ts';
import type { ReadDb } from '../../db/handles.ts';
import { patchOf } from '../../db/patch-text.ts';

export interface EntryRow {
  seq: number;
  at: string;
  actor: string | null;
  command: string;
  group_id: string | null;
  kind: 'do' | 'undo' | 'redo';
  target_seq: number | null;
  patch: string;
  schema_version: number;
}

const named: Record<string, string> = {
  participant: "'P' || number",
  speaker: 'label',
  map_node: "''",
  study: 'title',
  // the words of a quote stay where they are
  map_item: "CASE kind WHEN 'quote' THEN 'a quote' ELSE text END",
};
const nameless = new Set([
  'attribute_value',
  'coding',
  'theme_code',
  'theme_quote',
  'card',
  'memo',
  'map_node',
  'map_link',
  'review_pack',
  'review_item',
  'review_answer',
  'setting',
  'highlight',
  'read_mark',
  'question_mark',
  'media',
  'proposal',
  'step_reason',
  'code_merge',
  'theme_merge',
  'finish_mark',
  'look_again',
  'map_member',
  'map_link_end',
  'map_base',
  'map_heir',
  'pass_mark',
  'pass_verdict',
  'theme_question',
  'checklist_mark',
  'export_mark',
]);

/** What an entry did; one that takes another back, or does it again, is named by what that one did. */
export function sentenceOf(db: ReadDb, row: EntryRow): string {
  const told =
    row.target_seq === null
      ? row.patch
      : (db.value<string>('SELECT patch FROM history WHERE seq = ?', row.target_seq) ?? row.patch);
  return describe(row.command, patchOf(told), (table, id) =>
    nameless.has(table)
      ? null
      : db.value<string>(`SELECT ${named[table] ?? 'name'} FROM ${table} WHERE id = ?`, id),
  );
}

/** Several entries of one group in a sentence; the saves of one stretch of writing are one thing to a person. */
export function groupSentence(db: ReadDb, targets: readonly EntryRow[]): string {
  const [first] = targets;
  if (!first) return '';
  if (targets.every((t) => isWriting(t.command))) {
    return sentenceOf(
      db,
      targets.reduce((one, t) => (t.seq < one.seq ? t : one)),
    );
  }
  const split = targets.find((t) => t.command === 'split.start');
  if (split) return sentenceOf(db, split);
  // undo and redo name a group by the same step, whichever way they go through it
  const oldest = targets.reduce((one, t) => (t.seq < one.seq ? t : one), first);
  return targets.length > 1
    ? `${sentenceOf(db, oldest)} and ${targets.length - 1} more`
    : sentenceOf(db, first);
}

export const personName = (db: ReadDb, id: string | null): string =>
  (id === null ? null : db.value<string>('SELECT name FROM person WHERE id = ?', id)) ?? 'Nobody named';
