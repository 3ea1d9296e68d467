/**
 * Every text of the study that people write in sentences, in one place: looking for names no longer used and for ways of speaking both
 * read it. A new column of prose is a new line here.
 */
import type { RoomPlace } from '../../shared/contract/method.ts';
import type { TableName } from '../../shared/domain/history/patch.ts';
import type { ReadDb } from '../db/handles.ts';

interface Source {
  readonly table: TableName;
  readonly columns: Readonly<Record<string, string>>;
  /** SQL for what the row is called. */
  readonly label: string;
  readonly room: string;
  /** SQL for the place's parameters, as a JSON object. */
  readonly params: string;
  /** SQL that says which rows; all when left out. */
  readonly where?: string;
  /** What was written on a day and stands for that day: a journal entry, a verdict. */
  readonly isDated?: boolean;
}
export interface Prose {
  /** `table/column/row`. */
  readonly key: string;
  readonly table: TableName;
  readonly column: string;
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly text: string;
  readonly isDated: boolean;
  readonly place: RoomPlace | null;
}

const SOURCES: readonly Source[] = [
  {
    table: 'memo',
    columns: { title: 'Title of a memo', text: 'Memo' },
    label: "coalesce(nullif(t.title, ''), 'Untitled memo')",
    room: 'journal',
    params: "json_object('memo', t.id)",
    where: "t.kind <> 'journal'",
  },
  {
    table: 'memo',
    columns: { title: 'Title of a journal entry', text: 'Journal entry' },
    label: "coalesce(nullif(t.title, ''), 'Untitled entry')",
    room: 'journal',
    params: "json_object('memo', t.id)",
    where: "t.kind = 'journal'",
    isDated: true,
  },
  {
    table: 'theme',
    columns: { central_idea: 'Central idea', boundary: 'Boundary' },
    label: 't.name',
    room: 'themes',
    params: "json_object('theme', t.id)",
  },
  {
    table: 'code',
    columns: {
      definition: 'Definition of a code',
      full_definition: 'Full definition of a code',
      use_when: 'Use when',
      do_not_use_when: 'Do not use when',
    },
    label: 't.name',
    room: 'codebook',
    params: "json_object('code', t.id)",
  },
  {
    table: 'highlight',
    columns: { note: 'Note on a highlight' },
    label: '(SELECT name FROM document d WHERE d.id = t.document_id)',
    room: 'reading',
    params: "json_object('document', t.document_id, 'start', t.start_at, 'end', t.end_at)",
  },
  {
    table: 'map',
    columns: { name: 'Name of a map', alt_short: 'Alternative text', alt_long: 'Description of a map' },
    label: 't.name',
    room: 'map',
    params: "json_object('map', t.id)",
  },
  {
    table: 'map_link',
    columns: { words: 'Words on a link' },
    label: '(SELECT name FROM map m WHERE m.id = t.map_id)',
    room: 'map',
    params: "json_object('map', t.map_id)",
  },
  {
    table: 'map_item',
    columns: { text: 'Note or heading on a map' },
    label: '(SELECT name FROM map m WHERE m.id = t.map_id)',
    room: 'map',
    params: "json_object('map', t.map_id)",
    // the name of a code is the codebook's
    where: "t.kind <> 'code'",
  },
  {
    table: 'map_node',
    columns: { label: 'Name on one map' },
    label: '(SELECT name FROM map m WHERE m.id = t.map_id)',
    room: 'map',
    params: "json_object('map', t.map_id)",
    where: 't.label IS NOT NULL',
  },
  {
    table: 'pass_verdict',
    columns: { words: 'Verdict on a theme' },
    label: "coalesce((SELECT name FROM theme x WHERE x.id = t.theme_id), 'The whole data set')",
    room: 'themes',
    params: `CASE WHEN t.theme_id IS NULL THEN json_object('view', 'review', 'pass', 'transcripts')
      ELSE json_object('view', 'review', 'read', t.theme_id) END`,
    isDated: true,
  },
  {
    table: 'pile',
    columns: { name: 'Name of a pile' },
    label: 't.name',
    room: 'themes',
    params: "json_object('view', 'board')",
  },
  {
    table: 'research_question',
    columns: { name: 'Research question' },
    label: 't.name',
    room: 'themes',
    params: "json_object('by', 'question')",
  },
  {
    table: 'participant',
    columns: { note: 'Note on a participant' },
    label: "'P' || t.number",
    room: 'people',
    params: "json_object('participant', t.id)",
  },
  {
    table: 'checklist_mark',
    columns: { note: 'Note on the checklist' },
    label: "'Point ' || t.item",
    room: 'method',
    params: "json_object('item', CAST(t.item AS TEXT))",
  },
  {
    table: 'frame_version',
    columns: { note: 'Note on a version of the frame' },
    label: 't.name',
    room: 'codebook',
    params: 'json_object()',
  },
  {
    table: 'proposal',
    columns: { reason: 'Reason for a proposal', answer: 'Answer to a proposal' },
    label: "'Proposal'",
    room: 'codebook',
    params: 'json_object()',
    isDated: true,
  },
  {
    table: 'step_reason',
    columns: { why: 'Reason for a step' },
    label: "'Codebook'",
    room: 'codebook',
    params: 'json_object()',
    isDated: true,
  },
  {
    table: 'setting',
    columns: { value: 'Words at the head of a review pack' },
    label: "'Review'",
    room: 'review',
    params: 'json_object()',
    where: "t.id = 'reviewIntro'",
  },
];

/** Texts that hold any of these words, in whatever case; every text when none are given. */
export function proseWith(db: ReadDb, words: readonly string[]): Prose[] {
  return SOURCES.flatMap((source) =>
    Object.entries(source.columns).flatMap(([column, kind]) => proseOf(db, source, column, kind, words)),
  );
}

function proseOf(
  db: ReadDb,
  source: Source,
  column: string,
  kind: string,
  words: readonly string[],
): Prose[] {
  const { table, label, room, params, where = '1', isDated = false } = source;
  // folded here and not by SQLite, whose lower() knows ASCII only
  const folded = words.map((word) => word.toLocaleLowerCase());
  return db
    .all<{ id: string; text: string; label: string | null; params: string }>(
      `SELECT t.id, t.${column} AS text, ${label} AS label, ${params} AS params FROM ${table} t WHERE t.${column} <> '' AND ${where}`,
    )
    .filter(
      ({ text }) => folded.length === 0 || folded.some((word) => text.toLocaleLowerCase().includes(word)),
    )
    .map((row) => ({
      key: `${table}/${column}/${row.id}`,
      table,
      column,
      id: row.id,
      kind,
      label: row.label ?? '',
      text: table === 'setting' ? String(JSON.parse(row.text)) : row.text,
      isDated,
      place: { room, params: texts(JSON.parse(row.params) as Record<string, unknown>) },
    }));
}

const texts = (params: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));
