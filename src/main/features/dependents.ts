/**
 * Who depends on a row, in one place: deleting, previewing and (later) withdrawing a participant all read it. Foreign
 * keys are RESTRICT, so a dependency that is missing here makes a delete fail instead of leaving something behind.
 */
import type { TableName } from '../../shared/domain/history/patch.ts';
import type { CommandContext } from '../core/context.ts';

interface Dependent {
  readonly table: TableName;
  /** A condition with one parameter: the id of the row that goes. */
  readonly where: string;
  /** `remove`: goes with it. `clear`: the column is emptied and the row stays. */
  readonly fate: 'remove' | { readonly clear: string };
}

/** What a theme or an item takes with it from the maps it stands on, besides its places and the links between two. */
const onMaps: readonly Dependent[] = [
  { table: 'map_link_end', where: 'node_id = ?', fate: 'remove' },
  { table: 'map_member', where: 'node_id = ?', fate: 'remove' },
  { table: 'map_member', where: 'owner_id = ?', fate: 'remove' },
  // a code stands under its theme until the map takes that the theme went
  { table: 'map_item', where: "about_id = ? AND kind <> 'code'", fate: { clear: 'about_id' } },
];

const registry: Partial<Record<TableName, readonly Dependent[]>> = {
  document: [
    { table: 'coding', where: 'document_id = ?', fate: 'remove' },
    { table: 'speaker', where: 'document_id = ?', fate: 'remove' },
    { table: 'highlight', where: 'document_id = ?', fate: 'remove' },
    { table: 'read_mark', where: 'document_id = ?', fate: 'remove' },
    { table: 'question_mark', where: 'document_id = ?', fate: 'remove' },
    { table: 'media', where: 'document_id = ?', fate: 'remove' },
    { table: 'finish_mark', where: 'document_id = ?', fate: 'remove' },
    { table: 'look_again', where: 'document_id = ?', fate: 'remove' },
    { table: 'proposal', where: 'document_id = ?', fate: { clear: 'document_id' } },
    { table: 'memo', where: "target_kind = 'document' AND target_id = ?", fate: 'remove' },
  ],
  coding: [
    { table: 'theme_quote', where: 'coding_id = ?', fate: 'remove' },
    { table: 'memo', where: "target_kind = 'coding' AND target_id = ?", fate: 'remove' },
    { table: 'card', where: 'coding_id = ?', fate: 'remove' },
    { table: 'map_item', where: 'coding_id = ?', fate: 'remove' },
    { table: 'pass_mark', where: 'coding_id = ?', fate: 'remove' },
    { table: 'code', where: 'in_vivo_coding_id = ?', fate: { clear: 'in_vivo_coding_id' } },
  ],
  code: [
    { table: 'coding', where: 'code_id = ?', fate: 'remove' },
    { table: 'theme_code', where: 'code_id = ?', fate: 'remove' },
    { table: 'card', where: 'code_id = ?', fate: 'remove' },
    { table: 'look_again', where: 'code_id = ?', fate: 'remove' },
    { table: 'pass_mark', where: 'to_code_id = ?', fate: { clear: 'to_code_id' } },
    { table: 'memo', where: "target_kind = 'code' AND target_id = ?", fate: 'remove' },
  ],
  theme: [
    { table: 'theme_code', where: 'theme_id = ?', fate: 'remove' },
    { table: 'theme_quote', where: 'theme_id = ?', fate: 'remove' },
    { table: 'theme_question', where: 'theme_id = ?', fate: 'remove' },
    { table: 'map_node', where: 'theme_id = ?', fate: 'remove' },
    { table: 'pile', where: 'theme_id = ?', fate: { clear: 'theme_id' } },
    { table: 'pass_mark', where: 'theme_id = ?', fate: 'remove' },
    { table: 'pass_mark', where: 'to_theme_id = ?', fate: { clear: 'to_theme_id' } },
    { table: 'pass_verdict', where: 'theme_id = ?', fate: 'remove' },
    { table: 'map_link', where: 'from_id = ?', fate: 'remove' },
    { table: 'map_link', where: 'to_id = ?', fate: 'remove' },
    ...onMaps,
    { table: 'setting', where: "id = 'theme.groups/' || ?", fate: 'remove' },
    { table: 'memo', where: "target_kind = 'theme' AND target_id = ?", fate: 'remove' },
  ],
  pile: [{ table: 'card', where: 'pile_id = ?', fate: { clear: 'pile_id' } }],
  map: [
    { table: 'map_node', where: 'map_id = ?', fate: 'remove' },
    { table: 'map_link', where: 'map_id = ?', fate: 'remove' },
    { table: 'map_member', where: 'map_id = ?', fate: 'remove' },
    { table: 'map_item', where: 'map_id = ?', fate: 'remove' },
    { table: 'map_stage', where: 'map_id = ?', fate: 'remove' },
    { table: 'map_base', where: 'id = ?', fate: 'remove' },
  ],
  map_link: [{ table: 'map_link_end', where: 'link_id = ?', fate: 'remove' }],
  map_item: [
    { table: 'map_node', where: 'theme_id = ?', fate: 'remove' },
    { table: 'map_link', where: 'from_id = ?', fate: 'remove' },
    { table: 'map_link', where: 'to_id = ?', fate: 'remove' },
    ...onMaps,
    { table: 'map_item', where: "about_id = ? AND kind = 'code'", fate: { clear: 'about_id' } },
  ],
  participant: [
    { table: 'attribute_value', where: 'participant_id = ?', fate: 'remove' },
    { table: 'speaker', where: 'participant_id = ?', fate: { clear: 'participant_id' } },
    { table: 'document', where: 'participant_id = ?', fate: { clear: 'participant_id' } },
    { table: 'memo', where: "target_kind = 'participant' AND target_id = ?", fate: 'remove' },
  ],
  research_question: [{ table: 'theme_question', where: 'research_question_id = ?', fate: 'remove' }],
  question: [{ table: 'question_mark', where: 'question_id = ?', fate: 'remove' }],
  attribute: [
    { table: 'attribute_value', where: 'attribute_id = ?', fate: 'remove' },
    { table: 'setting', where: "id GLOB 'theme.groups/*' AND value ->> 'attributeId' = ?", fate: 'remove' },
  ],
};

/** Removes a row and everything that depends on it, children first, all through the recorder. */
export function removeWith(ctx: CommandContext, table: TableName, id: string): void {
  for (const dependent of registry[table] ?? []) {
    const ids = ctx.db.all<{ id: string }>(`SELECT id FROM ${dependent.table} WHERE ${dependent.where}`, id);
    for (const row of ids) {
      if (dependent.fate === 'remove') removeWith(ctx, dependent.table, row.id);
      else ctx.recorder.update(dependent.table, row.id, { [dependent.fate.clear]: null });
    }
  }
  ctx.recorder.remove(table, id);
}
