/**
 * Who depends on a row, in one place: deleting, previewing and (later) withdrawing a participant all read it. Foreign
 * keys are RESTRICT, so a dependency that is missing here makes a delete fail instead of leaving something behind.
 */
import type { TableName } from '../../shared/domain/history/patch.ts';
import type { CommandContext } from './context.ts';

interface Dependent {
  readonly table: TableName;
  /** A condition that names `gone`, a table of one column: the ids of the rows that go. */
  readonly where: string;
  /** `remove`: goes with it. `clear`: the column is emptied and the row stays. */
  readonly fate: 'remove' | { readonly clear: string };
}

/** What a theme or an item takes with it from the maps it stands on, besides its places and the links between two. */
const onMaps: readonly Dependent[] = [
  { table: 'map_link_end', where: 'node_id IN gone', fate: 'remove' },
  { table: 'map_member', where: 'node_id IN gone', fate: 'remove' },
  { table: 'map_member', where: 'owner_id IN gone', fate: 'remove' },
  // a code stands under its theme until the map takes that the theme went
  { table: 'map_item', where: "about_id IN gone AND kind <> 'code'", fate: { clear: 'about_id' } },
];

const registry: Partial<Record<TableName, readonly Dependent[]>> = {
  document: [
    { table: 'coding', where: 'document_id IN gone', fate: 'remove' },
    { table: 'speaker', where: 'document_id IN gone', fate: 'remove' },
    { table: 'highlight', where: 'document_id IN gone', fate: 'remove' },
    { table: 'read_mark', where: 'document_id IN gone', fate: 'remove' },
    { table: 'question_mark', where: 'document_id IN gone', fate: 'remove' },
    { table: 'media', where: 'document_id IN gone', fate: 'remove' },
    { table: 'finish_mark', where: 'document_id IN gone', fate: 'remove' },
    { table: 'look_again', where: 'document_id IN gone', fate: 'remove' },
    { table: 'proposal', where: 'document_id IN gone', fate: { clear: 'document_id' } },
    { table: 'memo', where: "target_kind = 'document' AND target_id IN gone", fate: 'remove' },
  ],
  coding: [
    { table: 'theme_quote', where: 'coding_id IN gone', fate: 'remove' },
    { table: 'memo', where: "target_kind = 'coding' AND target_id IN gone", fate: 'remove' },
    { table: 'card', where: 'coding_id IN gone', fate: 'remove' },
    { table: 'map_item', where: 'coding_id IN gone', fate: 'remove' },
    { table: 'pass_mark', where: 'coding_id IN gone', fate: 'remove' },
    { table: 'code', where: 'in_vivo_coding_id IN gone', fate: { clear: 'in_vivo_coding_id' } },
  ],
  code: [
    { table: 'coding', where: 'code_id IN gone', fate: 'remove' },
    { table: 'theme_code', where: 'code_id IN gone', fate: 'remove' },
    { table: 'card', where: 'code_id IN gone', fate: 'remove' },
    { table: 'look_again', where: 'code_id IN gone', fate: 'remove' },
    { table: 'pass_mark', where: 'to_code_id IN gone', fate: { clear: 'to_code_id' } },
    { table: 'memo', where: "target_kind = 'code' AND target_id IN gone", fate: 'remove' },
  ],
  theme: [
    { table: 'theme_code', where: 'theme_id IN gone', fate: 'remove' },
    { table: 'theme_quote', where: 'theme_id IN gone', fate: 'remove' },
    { table: 'theme_question', where: 'theme_id IN gone', fate: 'remove' },
    { table: 'map_node', where: 'theme_id IN gone', fate: 'remove' },
    { table: 'pile', where: 'theme_id IN gone', fate: { clear: 'theme_id' } },
    { table: 'pass_mark', where: 'theme_id IN gone', fate: 'remove' },
    { table: 'pass_mark', where: 'to_theme_id IN gone', fate: { clear: 'to_theme_id' } },
    { table: 'pass_verdict', where: 'theme_id IN gone', fate: 'remove' },
    { table: 'map_link', where: 'from_id IN gone', fate: 'remove' },
    { table: 'map_link', where: 'to_id IN gone', fate: 'remove' },
    ...onMaps,
    { table: 'setting', where: "id IN (SELECT 'theme.groups/' || id FROM gone)", fate: 'remove' },
    { table: 'memo', where: "target_kind = 'theme' AND target_id IN gone", fate: 'remove' },
  ],
  pile: [{ table: 'card', where: 'pile_id IN gone', fate: { clear: 'pile_id' } }],
  map: [
    { table: 'map_node', where: 'map_id IN gone', fate: 'remove' },
    { table: 'map_link', where: 'map_id IN gone', fate: 'remove' },
    { table: 'map_member', where: 'map_id IN gone', fate: 'remove' },
    { table: 'map_item', where: 'map_id IN gone', fate: 'remove' },
    { table: 'map_stage', where: 'map_id IN gone', fate: 'remove' },
    { table: 'map_base', where: 'id IN gone', fate: 'remove' },
  ],
  map_link: [{ table: 'map_link_end', where: 'link_id IN gone', fate: 'remove' }],
  map_item: [
    { table: 'map_node', where: 'theme_id IN gone', fate: 'remove' },
    { table: 'map_link', where: 'from_id IN gone', fate: 'remove' },
    { table: 'map_link', where: 'to_id IN gone', fate: 'remove' },
    ...onMaps,
    { table: 'map_item', where: "about_id IN gone AND kind = 'code'", fate: { clear: 'about_id' } },
  ],
  participant: [
    { table: 'attribute_value', where: 'participant_id IN gone', fate: 'remove' },
    { table: 'speaker', where: 'participant_id IN gone', fate: { clear: 'participant_id' } },
    { table: 'document', where: 'participant_id IN gone', fate: { clear: 'participant_id' } },
    { table: 'memo', where: "target_kind = 'participant' AND target_id IN gone", fate: 'remove' },
  ],
  research_question: [{ table: 'theme_question', where: 'research_question_id IN gone', fate: 'remove' }],
  question: [{ table: 'question_mark', where: 'question_id IN gone', fate: 'remove' }],
  attribute: [
    { table: 'attribute_value', where: 'attribute_id IN gone', fate: 'remove' },
    {
      table: 'setting',
      where: "id GLOB 'theme.groups/*' AND value ->> 'attributeId' IN gone",
      fate: 'remove',
    },
  ],
};

/** Rows of one kind that depend on any of several that go. */
function dependentsOf(ctx: CommandContext, { table, where }: Dependent, ids: readonly string[]): string[] {
  return ctx.db
    .all<{ id: string }>(
      `WITH gone(id) AS (SELECT value FROM json_each(?)) SELECT id FROM ${table} WHERE ${where}`,
      JSON.stringify(ids),
    )
    .map((row) => row.id);
}

/** Removes everything that depends on rows, or clears what names them; children first, all through the recorder. */
export function removeDependents(ctx: CommandContext, table: TableName, ids: readonly string[]): void {
  for (const dependent of registry[table] ?? []) {
    const found = dependentsOf(ctx, dependent, ids);
    if (found.length === 0) continue;
    if (dependent.fate === 'remove') removeAllWith(ctx, dependent.table, found);
    else ctx.recorder.updateAll(dependent.table, found, { [dependent.fate.clear]: null });
  }
}

/** Removes rows and everything that depends on them. */
export function removeAllWith(ctx: CommandContext, table: TableName, ids: readonly string[]): void {
  if (ids.length === 0) return;
  removeDependents(ctx, table, ids);
  ctx.recorder.removeAll(table, ids);
}

/** Removes a row and everything that depends on it. */
export const removeWith = (ctx: CommandContext, table: TableName, id: string): void =>
  removeAllWith(ctx, table, [id]);
