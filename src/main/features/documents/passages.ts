import type { Patch } from '../../../shared/domain/history/patch.ts';
import type { Turn } from '../../../shared/domain/text/types.ts';
import type { ReadDb, WriteDb } from '../../db/handles.ts';
import { layoutByHash, textByHash, type DocumentRow } from './rows.ts';

/**
 * The text of a turn as it is shown and searched. Today the stored words; a layer that replaces names goes here,
 * and nowhere else.
 */
const shownText = (text: string): string => text;

/** A searchable passage: one turn, with what names its place. `breaks` is a JSON list of document offsets. */
export interface PassageRow {
  turn: number;
  start_at: number;
  speaker: string | null;
  first_line: number;
  line_count: number;
  letters_before: number;
  breaks: string;
  shown: string;
}
const COLUMNS = 'turn, start_at, speaker, first_line, line_count, letters_before, breaks, shown';

/** What the passages of a document are to be, from its text and its turns. */
export function passagesOf(db: ReadDb, row: Pick<DocumentRow, 'text_hash' | 'layout_hash'>): PassageRow[] {
  const text = textByHash(db, row.text_hash);
  return layoutByHash(db, row.layout_hash).turns.map((turn, index) => ({
    turn: index,
    start_at: turn.start,
    speaker: turn.speaker,
    first_line: turn.firstLine,
    line_count: turn.lineCount,
    letters_before: turn.lettersBefore ?? 0,
    breaks: JSON.stringify(turn.breaks),
    shown: shownText(text.slice(turn.start, turn.end)),
  }));
}

/** The passages of a document as they are stored, in order. */
export const storedPassages = (db: ReadDb, documentId: string): PassageRow[] =>
  db.all<PassageRow>(`SELECT ${COLUMNS} FROM passage WHERE document_id = ? ORDER BY turn`, documentId);

/** Whether two passages are the same in words and place. */
export const samePassage = (a: PassageRow, b: PassageRow): boolean => a.shown === b.shown && samePlace(a, b);

const samePlace = (a: PassageRow, b: PassageRow): boolean =>
  a.turn === b.turn &&
  a.start_at === b.start_at &&
  a.speaker === b.speaker &&
  a.first_line === b.first_line &&
  a.line_count === b.line_count &&
  a.letters_before === b.letters_before &&
  a.breaks === b.breaks;

/** The turn a passage was made from, as far as naming its lines needs it. */
export function turnOf(passage: PassageRow): Turn {
  return {
    start: passage.start_at,
    end: passage.start_at + passage.shown.length,
    speaker: passage.speaker,
    startMs: null,
    endMs: null,
    firstLine: passage.first_line,
    lineCount: passage.line_count,
    ...(passage.letters_before > 0 ? { lettersBefore: passage.letters_before } : {}),
    breaks: JSON.parse(passage.breaks) as number[],
  };
}

/** Rows written by one statement, which costs less than one by one. */
const AT_ONCE = 8;
const ROW = `(${['rowid', 'document_id', ...COLUMNS.split(', ')].map(() => '?').join(', ')})`;

function insert(
  db: WriteDb,
  rowid: number | null,
  documentId: string,
  passages: readonly PassageRow[],
): void {
  for (let from = 0; from < passages.length; from += AT_ONCE) {
    const some = passages.slice(from, from + AT_ONCE);
    db.run(
      `INSERT INTO passage (rowid, document_id, ${COLUMNS}) VALUES ${some.map(() => ROW).join(', ')}`,
      ...some.flatMap((passage) => [
        rowid,
        documentId,
        passage.turn,
        passage.start_at,
        passage.speaker,
        passage.first_line,
        passage.line_count,
        passage.letters_before,
        passage.breaks,
        passage.shown,
      ]),
    );
  }
}

/** Builds the searchable passages of one document, which has none, one row per turn; indexPassages is still to do. */
function buildPassages(db: WriteDb, row: Pick<DocumentRow, 'id' | 'text_hash' | 'layout_hash'>): void {
  insert(db, null, row.id, passagesOf(db, row));
}

/**
 * Puts the passages of documents into the search index. All in one statement: the index gathers words in memory while a
 * statement runs and writes them out between two, which for single rows costs more than the indexing itself.
 */
export function indexPassages(db: WriteDb, documentIds: readonly string[]): void {
  if (documentIds.length === 0) return;
  db.run(
    `INSERT INTO passage_index(rowid, shown) SELECT rowid, shown FROM passage
     WHERE document_id IN (SELECT value FROM json_each(?)) ORDER BY rowid`,
    JSON.stringify(documentIds),
  );
}

/** Pages written in one step of merging: a few milliseconds. */
const MERGE_PAGES = 64;

/**
 * Takes one step in merging the pieces the search index was written in; while files come in, nothing is merged for as long as
 * that does no harm. Answers whether there may be more to do.
 */
export function mergeIndex(db: WriteDb): boolean {
  const written = () => db.value<number>('SELECT total_changes()') ?? 0;
  const before = written();
  db.run(`INSERT INTO passage_index(passage_index, rank) VALUES ('merge', ${MERGE_PAGES})`);
  // The statement itself counts as one.
  return written() - before > 1;
}

function removePassages(db: WriteDb, documentId: string): void {
  db.run(
    `INSERT INTO passage_index(passage_index, rowid, shown)
     SELECT 'delete', rowid, shown FROM passage WHERE document_id = ? ORDER BY rowid`,
    documentId,
  );
  db.run('DELETE FROM passage WHERE document_id = ?', documentId);
}

/** Other words in the place of a passage that is indexed. */
function replacePassage(
  db: WriteDb,
  documentId: string,
  rowid: number,
  old: string,
  passage: PassageRow,
): void {
  db.run("INSERT INTO passage_index(passage_index, rowid, shown) VALUES ('delete', ?, ?)", rowid, old);
  db.run('DELETE FROM passage WHERE rowid = ?', rowid);
  insert(db, rowid, documentId, [passage]);
  db.run('INSERT INTO passage_index(rowid, shown) VALUES (?, ?)', rowid, passage.shown);
}

/**
 * Brings the passages of one document up to date. While the number of turns stays, rows keep their place in the order
 * hits come in, and only turns whose words changed are indexed again.
 */
function renewPassages(db: WriteDb, row: DocumentRow, unindexed: string[]): void {
  const before = db.all<PassageRow & { rowid: number }>(
    `SELECT rowid, ${COLUMNS} FROM passage WHERE document_id = ? ORDER BY turn`,
    row.id,
  );
  const after = passagesOf(db, row);
  if (before.length !== after.length) {
    if (before.length > 0) removePassages(db, row.id);
    buildPassages(db, row);
    unindexed.push(row.id);
    return;
  }
  after.forEach((passage, index) => {
    const old = before[index];
    if (!old || samePassage(old, passage)) return;
    if (old.shown !== passage.shown) {
      replacePassage(db, row.id, old.rowid, old.shown, passage);
    } else {
      db.run(
        'UPDATE passage SET turn = ?, start_at = ?, speaker = ?, first_line = ?, line_count = ?, letters_before = ?, breaks = ? WHERE rowid = ?',
        passage.turn,
        passage.start_at,
        passage.speaker,
        passage.first_line,
        passage.line_count,
        passage.letters_before,
        passage.breaks,
        old.rowid,
      );
    }
  });
}

/**
 * After any change, by a command or by undo: the passages follow the documents whose text or turns changed. Answers with the
 * documents whose passages are all new; before anything else is done with them, they must go to indexPassages.
 */
export function refreshPassages(db: WriteDb, patches: readonly Patch[]): string[] {
  const touched = new Set<string>();
  for (const { table, id, before, after } of patches.flatMap((p) => p.changes)) {
    const same =
      before !== null &&
      after !== null &&
      before['text_hash'] === after['text_hash'] &&
      before['layout_hash'] === after['layout_hash'];
    if (table === 'document' && !same) touched.add(id);
  }
  const unindexed: string[] = [];
  for (const id of touched) {
    const row = db.get<DocumentRow>('SELECT * FROM document WHERE id = ?', id);
    if (row) renewPassages(db, row, unindexed);
    else removePassages(db, id);
  }
  return unindexed;
}
