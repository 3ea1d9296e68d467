import { createHash } from 'node:crypto';
import type { CheckReport } from '../../../shared/contract/study.ts';
import {
  recordedTables,
  sameRow,
  type Patch,
  type Row,
  type TableName,
} from '../../../shared/domain/history/patch.ts';
import type { QueryContext } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { layoutByHash, textByHash, type DocumentRow } from '../documents/rows.ts';
import { passagesOf, samePassage, storedPassages } from '../documents/passages.ts';

/** More than this many of one kind are counted, not listed. */
const MOST = 20;

/**
 * Looks the whole file over: SQLite's own checks, stored bytes against their names, every coding's quote against its
 * text, the search index against the text, and every row against the last image history has of it.
 */
export function checkStudy(ctx: QueryContext): CheckReport {
  const problems: string[] = [];
  const section = (found: string[]) => {
    problems.push(...found.slice(0, MOST));
    if (found.length > MOST) problems.push(`and ${found.length - MOST} more like this.`);
  };
  section(ctx.integrity());
  section(checkContent(ctx.db));
  section(checkQuotes(ctx.db));
  section(checkIndex(ctx.db));
  section(checkHistory(ctx.db));
  return { ok: problems.length === 0, problems };
}

function checkContent(db: ReadDb): string[] {
  const found: string[] = [];
  for (const row of db.each<{ hash: string; bytes: Buffer }>('SELECT hash, bytes FROM content')) {
    if (createHash('sha256').update(row.bytes).digest('hex') !== row.hash)
      found.push('The stored bytes of a transcript were changed.');
  }
  return found;
}

function checkQuotes(db: ReadDb): string[] {
  const found: string[] = [];
  for (const doc of db.all<DocumentRow>('SELECT * FROM document')) {
    const text = textByHash(db, doc.text_hash);
    if (text.length !== doc.length || layoutByHash(db, doc.layout_hash).turns.at(-1)?.end !== text.length) {
      found.push(`The turns of ${doc.name} do not cover its text.`);
    }
    const codings = db.each<{ start_at: number; end_at: number; quote: string }>(
      'SELECT start_at, end_at, quote FROM coding WHERE document_id = ? AND anchored = 1',
      doc.id,
    );
    for (const c of codings) {
      if (text.slice(c.start_at, c.end_at) !== c.quote)
        found.push(`A coding in ${doc.name} does not stand on its words.`);
    }
  }
  return found;
}

function checkIndex(db: ReadDb): string[] {
  const found: string[] = [];
  for (const doc of db.all<DocumentRow>('SELECT * FROM document')) {
    const stored = storedPassages(db, doc.id);
    const wanted = passagesOf(db, doc);
    const same =
      stored.length === wanted.length &&
      wanted.every((passage, i) => stored[i] !== undefined && samePassage(stored[i], passage));
    if (!same) found.push(`The search index of ${doc.name} does not match its text.`);
  }
  const stray =
    db.value<number>('SELECT count(*) FROM passage WHERE document_id NOT IN (SELECT id FROM document)') ?? 0;
  if (stray > 0) found.push('The search index holds text of a transcript that is gone.');
  return found;
}

/** An image from before a column was added reads as null there; such columns are always nullable. */
function grown(image: Row | null, row: Row): Row | null {
  if (image === null) return null;
  const added = Object.keys(row).filter((column) => !(column in image));
  return added.length === 0
    ? image
    : { ...image, ...Object.fromEntries(added.map((column) => [column, null])) };
}

/** The latest after-image of each row equals the row, and there is no row history does not know. */
function checkHistory(db: ReadDb): string[] {
  const latest = new Map<TableName, Map<string, Row | null>>(recordedTables.map((t) => [t, new Map()]));
  for (const { patch } of db.each<{ patch: string }>('SELECT patch FROM history ORDER BY seq')) {
    for (const change of (JSON.parse(patch) as Patch).changes)
      latest.get(change.table)?.set(change.id, change.after);
  }
  const found: string[] = [];
  for (const [table, rows] of latest) {
    for (const row of db.each<Row>(`SELECT * FROM ${table}`)) {
      if (!sameRow(grown(rows.get(row.id) ?? null, row), row))
        found.push(`A row of ${table} is not what its history says.`);
      rows.delete(row.id);
    }
    for (const after of rows.values()) if (after !== null) found.push(`A row of ${table} is missing.`);
  }
  return found;
}
