/** What entries of history say in a sentence. Derived from the command and its rows each time; never stored. */
import { describe } from '../../../shared/domain/history/describe.ts';
import type { TableName } from '../../../shared/domain/history/patch.ts';
import { isWriting } from '../../../shared/domain/history/words.ts';
import type { ReadDb } from '../../db/handles.ts';
import { patchOfStep } from '../../db/patch-text.ts';

/** An entry without what it did, which may be much: see `patchOfStep`. */
export interface EntryRow {
  seq: number;
  at: string;
  actor: string | null;
  command: string;
  group_id: string | null;
  kind: 'do' | 'undo' | 'redo';
  target_seq: number | null;
  schema_version: number;
}
/** The columns of one; `h` is the alias of history. */
export const ENTRY = 'h.seq, h.at, h.actor, h.command, h.group_id, h.kind, h.target_seq, h.schema_version';

/** What a row is called in a sentence, as SQL over its table; null for what has no name of its own. */
const nameIn: Readonly<Record<TableName, string | null>> = {
  study: 'title',
  setting: null,
  person: 'name',
  participant: "'P' || number",
  attribute: 'name',
  attribute_value: null,
  document: 'name',
  speaker: 'label',
  code: 'name',
  coding: null,
  theme_level: 'name',
  theme: 'name',
  theme_code: null,
  theme_quote: null,
  memo: null,
  map: 'name',
  map_node: null,
  map_link: null,
  review_pack: null,
  review_item: null,
  review_answer: null,
  highlight: null,
  read_mark: null,
  question: 'name',
  question_mark: null,
  media: null,
  pile: 'name',
  card: null,
  sitting: 'name',
  frame_version: 'name',
  proposal: null,
  step_reason: null,
  code_merge: null,
  theme_merge: null,
  finish_mark: null,
  look_again: null,
  // the words of a quote stay where they are
  map_item: "CASE kind WHEN 'quote' THEN 'a quote' ELSE text END",
  map_member: null,
  map_link_end: null,
  map_base: null,
  map_stage: 'name',
  map_heir: null,
  pass_mark: null,
  pass_verdict: null,
  research_question: 'name',
  theme_question: null,
  checklist_mark: null,
  export_mark: null,
};

/** What an entry did; one that takes another back, or does it again, is named by what that one did. */
export function sentenceOf(db: ReadDb, row: EntryRow): string {
  return describe(row.command, patchOfStep(db, row.target_seq ?? row.seq), (table, id) => {
    const name = nameIn[table];
    return name === null ? null : db.value<string>(`SELECT ${name} FROM ${table} WHERE id = ?`, id);
  });
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

/** The name of the person a row is by. */
export const personName = (db: ReadDb, id: string | null): string =>
  (id === null ? null : db.value<string>('SELECT name FROM person WHERE id = ?', id)) ?? 'Nobody named';
