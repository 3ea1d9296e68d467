import {
  history,
  type HistoryEntry,
  type HistoryKind,
  type HistoryPlace,
} from '../../../shared/contract/history.ts';
import { Refusal } from '../../../shared/contract/errors.ts';
import { describe } from '../../../shared/domain/history/describe.ts';
import { invert, sameRow, type Patch, type RowChange } from '../../../shared/domain/history/patch.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { lineAt } from '../../../shared/domain/text/index.ts';
import type { CommandContext, Handlers } from '../../core/context.ts';
import type { HistoryMark } from '../../core/dispatcher.ts';
import type { ReadDb, WriteDb } from '../../db/handles.ts';
import { readRow, writeRow } from '../../db/recorder.ts';
import { citable } from '../documents/rows.ts';
import { SCHEMA_VERSION } from '../../db/migrations/index.ts';

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
function sentenceOf(db: ReadDb, row: EntryRow): string {
  const told =
    row.target_seq === null
      ? row.patch
      : (db.value<string>('SELECT patch FROM history WHERE seq = ?', row.target_seq) ?? row.patch);
  return describe(row.command, JSON.parse(told) as Patch, (table, id) =>
    nameless.has(table)
      ? null
      : db.value<string>(`SELECT ${named[table] ?? 'name'} FROM ${table} WHERE id = ?`, id),
  );
}

/** The features whose commands are about each kind of thing. */
const FEATURES: Record<HistoryKind, readonly string[]> = {
  coding: ['coding', 'highlight', 'split'],
  codes: ['code', 'frame'],
  themes: ['theme', 'board', 'pass', 'researchQuestion'],
  memos: ['memo'],
  transcripts: ['document', 'speaker', 'question'],
  people: ['participant', 'attribute', 'person'],
  maps: ['map'],
  reviews: ['review'],
  study: ['study', 'method', 'export'],
};

/** Where the words are that an entry touched, when their transcript is still there. */
function placeOfEntry(db: ReadDb, { patch }: EntryRow): HistoryPlace | null {
  const { changes } = JSON.parse(patch) as Patch;
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
function placeOfSteps(db: ReadDb, steps: readonly EntryRow[]): HistoryPlace | null {
  for (const step of steps) {
    const place = placeOfEntry(db, step);
    if (place !== null) return place;
  }
  return null;
}

const personName = (db: ReadDb, id: string | null): string =>
  (id === null ? null : db.value<string>('SELECT name FROM person WHERE id = ?', id)) ?? 'Nobody named';

/** The last thing said about an entry: 'undo' when it is undone now, 'redo' or nothing when it stands. */
const STATE =
  "coalesce((SELECT u.kind FROM history u WHERE u.target_seq = h.seq ORDER BY u.seq DESC LIMIT 1), 'redo')";

/** Steps that are not taken back: the study's beginning, and the day a file was written, which stays written. */
const UNTAKEN = "'study.create', 'export.note'";

// Whose steps: a person's, null for those made while nobody was named, undefined for anyone's.

/** The entries the next undo takes back: the last one that stands, with the others of its group. Newest first. */
function undoTargets(db: ReadDb, actor: string | null | undefined): EntryRow[] {
  // of steps without a name only the newest are the person's who is here now; older ones made the study what it is
  const unnamed =
    'AND h.seq > coalesce((SELECT max(seq) FROM history WHERE actor IS NOT NULL), 0) AND h.actor IS ?';
  const mine = actor === undefined ? '' : actor === null ? unnamed : 'AND h.actor IS ?';
  const params = actor === undefined ? [] : [actor];
  const last = db.get<EntryRow>(
    `SELECT h.* FROM history h WHERE h.kind = 'do' AND h.command NOT IN (${UNTAKEN}) ${mine} AND ${STATE} = 'redo' ORDER BY h.seq DESC LIMIT 1`,
    ...params,
  );
  if (!last) return [];
  if (last.group_id === null) return [last];
  // Only down to the first step of something else in between: undo stays linear.
  const other = db.value<number>(
    `SELECT max(h.seq) FROM history h WHERE h.kind = 'do' AND h.seq < ? AND h.group_id IS NOT ? AND h.command NOT IN (${UNTAKEN}) ${mine} AND ${STATE} = 'redo'`,
    last.seq,
    last.group_id,
    ...params,
  );
  return db.all<EntryRow>(
    `SELECT h.* FROM history h WHERE h.kind = 'do' AND h.group_id = ? AND h.seq > ? AND ${STATE} = 'redo' ORDER BY h.seq DESC`,
    last.group_id,
    other ?? 0,
  );
}

/** The entries the next redo does again, oldest first: what was undone last, unless something new was done since. */
function redoTargets(db: ReadDb, actor: string | null | undefined): EntryRow[] {
  const mine = actor === undefined ? '' : 'AND actor IS ?';
  const params = actor === undefined ? [] : [actor];
  const last = db.get<EntryRow>(
    `SELECT u.* FROM history u WHERE u.kind = 'undo' ${mine.replace('actor', 'u.actor')}
     AND NOT EXISTS (SELECT 1 FROM history later WHERE later.target_seq = u.target_seq AND later.seq > u.seq)
     ORDER BY u.seq DESC LIMIT 1`,
    ...params,
  );
  if (!last) return [];
  const newer = db.value(
    `SELECT 1 FROM history WHERE kind = 'do' AND command NOT IN (${UNTAKEN}) ${mine} AND seq > ? LIMIT 1`,
    ...params,
    last.seq,
  );
  if (newer !== null) return [];
  const undone =
    last.group_id === null
      ? [last]
      : db.all<EntryRow>("SELECT * FROM history WHERE kind = 'undo' AND group_id = ?", last.group_id);
  const seqs = JSON.stringify(undone.map((u) => u.target_seq));
  return db.all<EntryRow>(
    `SELECT h.* FROM history h WHERE h.seq IN (SELECT value FROM json_each(?)) AND ${STATE} = 'undo' ORDER BY h.seq`,
    seqs,
  );
}

/** Removals first and children's children last would need an order per table; deferred keys make order indifferent. */
function applyPatch(db: WriteDb, patch: Patch): void {
  for (const change of patch.changes) {
    if (!sameRow(readRow(db, change.table, change.id), change.before)) {
      throw new Refusal(
        'conflict',
        'Something this step touched was changed since, so it cannot be taken back by itself. Nothing was changed.',
      );
    }
  }
  const rank = (c: RowChange) => (c.after === null ? 0 : c.before === null ? 2 : 1);
  for (const change of patch.changes.toSorted((a, b) => rank(a) - rank(b)))
    writeRow(db, change.table, change.id, change);
}

/** Several entries of one group in a sentence; the saves of one stretch of writing are one thing to a person. */
function groupSentence(db: ReadDb, targets: readonly EntryRow[]): string {
  const [first] = targets;
  if (!first) return '';
  if (targets.every((t) => t.command.startsWith('memo.'))) {
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

/** Why steps cannot be taken back or done again: they were made when the tables had another form. */
const refusalOf = (targets: readonly EntryRow[]): string | null =>
  targets.some((t) => t.schema_version !== SCHEMA_VERSION)
    ? 'That step was made with an older version of the program and cannot be taken back any more.'
    : null;

/** Takes entries back (or does them again), each as an entry of its own, newest change first. */
function apply(ctx: CommandContext, kind: 'undo' | 'redo', targets: readonly EntryRow[]) {
  const mark = ctx as HistoryMark;
  const db = ctx.db as WriteDb;
  const [first] = targets;
  if (!first)
    throw new Refusal('refused', kind === 'undo' ? 'There is nothing to undo.' : 'There is nothing to redo.');
  const refusal = refusalOf(targets);
  if (refusal !== null) throw new Refusal('refused', refusal);
  // before anything is taken back, while the names are there
  const sentence = groupSentence(db, targets);
  const group = targets.length > 1 ? ctx.newId() : null;
  db.run('PRAGMA defer_foreign_keys = ON');
  const documents = new Set<string>();
  for (const target of targets) {
    const done = JSON.parse(target.patch) as Patch;
    const patch = kind === 'undo' ? invert(done) : done;
    applyPatch(db, patch);
    mark.writeEntry({ kind, target: target.seq, group, command: target.command }, patch);
    for (const c of patch.changes) {
      const id = c.table === 'document' ? c.id : (c.after ?? c.before)?.['document_id'];
      if (typeof id === 'string') documents.add(id);
    }
  }
  return {
    sentence,
    person: personName(db, first.actor),
    documents: [...documents],
  };
}

function run(ctx: CommandContext, kind: 'undo' | 'redo', whose: 'mine' | 'anyone') {
  const actor = whose === 'mine' ? ctx.actor.personId : undefined;
  return apply(ctx, kind, kind === 'undo' ? undoTargets(ctx.db, actor) : redoTargets(ctx.db, actor));
}

const entryRow = (db: ReadDb, seq: number): (EntryRow & { state: string }) | undefined =>
  db.get<EntryRow & { state: string }>(`SELECT h.*, ${STATE} AS state FROM history h WHERE h.seq = ?`, seq);

/** Standing entries of the group of an entry, newest first; just the entry where it has none or only it is meant. */
function membersOf(db: ReadDb, entry: EntryRow, whole: boolean): EntryRow[] {
  if (!whole || entry.group_id === null) return [entry];
  return db.all<EntryRow>(
    `SELECT h.* FROM history h WHERE h.kind = 'do' AND h.group_id = ? AND ${STATE} = 'redo' ORDER BY h.seq DESC`,
    entry.group_id,
  );
}

/** The last standing entry of a group made by one command, or null. */
export const lastOfGroup = (db: ReadDb, group: string, command: string): number | null =>
  db.value<number>(
    `SELECT max(h.seq) FROM history h WHERE h.kind = 'do' AND h.group_id = ? AND h.command = ? AND ${STATE} = 'redo'`,
    group,
    command,
  );

/** Most later steps named; more than that is a reason not to, whatever they are. */
const MOST_LATER = 50;

/**
 * What was built on a step since: later entries that touched a row it touched, or made a row that points at one it made. A
 * reference is found by its id, which is a UUID and stands in a later patch only when something there means that row.
 */
function dependents(db: ReadDb, seq: number, whole: boolean) {
  const entry = entryRow(db, seq);
  const members = entry ? membersOf(db, entry, whole) : [];
  const place = placeOfSteps(db, members);
  const no = (reason: string) => ({ possible: false, reason, later: [], place });
  if (!entry || entry.kind !== 'do') return no('Only a step somebody took can be taken back.');
  // a decision of a split taken back is not the split taken back: its other steps still stand
  const isGone = whole && entry.group_id !== null ? members.length === 0 : entry.state === 'undo';
  if (isGone) return no('That step is taken back already.');
  if (entry.command === 'study.create') return no('The study itself cannot be taken back.');
  if (entry.command === 'export.note') return no('A file that was written cannot be taken back from here.');
  const refusal = refusalOf(members);
  if (refusal !== null) return no(refusal);
  const own = new Set(members.map((row) => row.seq));
  const touched = new Set(
    members.flatMap((row) => (JSON.parse(row.patch) as Patch).changes.map((c) => c.id)),
  );
  const later: { seq: number; sentence: string; person: string; at: string }[] = [];
  const rows = db.each<EntryRow & { state: string }>(
    `SELECT h.*, ${STATE} AS state FROM history h WHERE h.seq > ? AND h.kind = 'do' AND state = 'redo' ORDER BY h.seq DESC`,
    Math.min(...own),
  );
  for (const row of rows) {
    if (own.has(row.seq)) continue;
    const mentions = (JSON.parse(row.patch) as Patch).changes.some(
      (c) =>
        touched.has(c.id) ||
        Object.values(c.after ?? {}).some((cell) => typeof cell === 'string' && touched.has(cell)),
    );
    if (mentions)
      later.push({
        seq: row.seq,
        sentence: sentenceOf(db, row),
        person: personName(db, row.actor),
        at: row.at,
      });
    if (later.length >= MOST_LATER) break;
  }
  if (later.length === 0) return { possible: true, reason: null, later, place };
  return { possible: false, reason: 'Later steps build on it. Take those back first.', later, place };
}

/** Takes one past step back alone, or its whole group; refuses where something later depends on it. */
export function undoOne(ctx: CommandContext, seq: number, whole: boolean) {
  const found = dependents(ctx.db, seq, whole);
  const [last] = found.later;
  if (!found.possible) {
    throw new Refusal(
      'refused',
      last
        ? `${found.reason ?? ''} The last of them: ${last.sentence}.`
        : (found.reason ?? 'That step cannot be taken back.'),
    );
  }
  return apply(ctx, 'undo', membersOf(ctx.db, entryRow(ctx.db, seq) as EntryRow, whole));
}

const stateSentence = (db: ReadDb, targets: EntryRow[]): string | null =>
  targets.length > 0 ? groupSentence(db, targets) : null;

/** Entries, newest first, of one person and about one kind of thing where asked. */
function listed(
  db: ReadDb,
  { limit, before, personId, about }: Parsed<'history.list'>,
): (EntryRow & { state: string })[] {
  const parts = ['h.seq < ?'];
  const params: (string | number)[] = [before ?? Number.MAX_SAFE_INTEGER];
  if (personId !== undefined) {
    parts.push('h.actor = ?');
    params.push(personId);
  }
  if (about !== undefined) {
    const features = FEATURES[about];
    parts.push(`(${features.map(() => "h.command LIKE ? || '.%'").join(' OR ')})`);
    params.push(...features);
  }
  return db.all<EntryRow & { state: string }>(
    `SELECT h.*, ${STATE} AS state FROM history h WHERE ${parts.join(' AND ')} ORDER BY h.seq DESC LIMIT ?`,
    ...params,
    limit,
  );
}

export const historyHandlers: Handlers<typeof history> = {
  'history.list': (ctx, input) =>
    listed(ctx.db, input).map((row): HistoryEntry => ({
      seq: row.seq,
      at: row.at,
      personId: row.actor,
      person: personName(ctx.db, row.actor),
      command: row.command,
      kind: row.kind,
      group: row.group_id,
      sentence: sentenceOf(ctx.db, row),
      undone: row.kind === 'do' && row.state === 'undo',
    })),
  'history.state': (ctx, { whose }) => {
    const actor = whose === 'mine' ? ctx.actor.personId : undefined;
    const undo = undoTargets(ctx.db, actor);
    const redo = redoTargets(ctx.db, actor);
    return {
      undo: stateSentence(ctx.db, undo),
      redo: stateSentence(ctx.db, redo),
      undoRefusal: refusalOf(undo),
      redoRefusal: refusalOf(redo),
    };
  },
  'history.dependents': (ctx, { seq, whole }) => dependents(ctx.db, seq, whole),
  'history.undoOne': (ctx, { seq, whole }) => undoOne(ctx, seq, whole),
  'history.undo': (ctx, { whose }) => run(ctx, 'undo', whose),
  'history.redo': (ctx, { whose }) => run(ctx, 'redo', whose),
};
