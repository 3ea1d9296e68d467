import type { searchFor } from '../../../shared/contract/search.ts';
import type { z } from 'zod';
import type { Param, ReadDb } from '../../db/handles.ts';
import type { PassageRow } from '../documents/passages.ts';
import type { Asked } from './terms.ts';

export type SearchFor = z.output<z.ZodObject<typeof searchFor>>;
export interface Passage extends PassageRow {
  rowid: number;
  document_id: string;
  asks: 0 | 1;
}

const INTERVIEWERS = "SELECT id FROM speaker WHERE role = 'interviewer'";
const ids = (values: readonly string[]): string => JSON.stringify(values);

/**
 * A bound for row ids, as SQL. Numbers are handed over as floating ones, and the index heeds only whole ones: without this it
 * went through everything that fits, whatever the bounds, and left it to be sifted out.
 */
export const ROW = 'CAST(? AS INTEGER)';

interface Part {
  readonly sql: string;
  readonly params: readonly Param[];
}

interface Scope extends Part {
  /** The row id to order and to bound by. */
  readonly key: string;
}

/** What the index is asked, or what is compared with every passage where the index cannot answer. */
function source(asked: Asked | null): { from: string; part: Part | null } {
  if (asked === null || asked.scanned) return { from: 'passage p', part: null };
  if (!asked.substring) {
    const part = { sql: 'passage_index MATCH ?', params: [asked.match] };
    // Crossed, so that the index is always the outer loop: it gives passages in order, and the first fifty are soon there.
    return { from: 'passage_index i CROSS JOIN passage p ON p.rowid = i.rowid', part };
  }
  // Only letters that no folding changes can be compared by the database; the others are compared passage by passage.
  const needles = asked.terms
    .flatMap((t) => (t.kind === 'near' ? [t.left, t.right] : [t]))
    .map((t) => t.words.join(' '));
  const fixed = needles.filter(
    (n) =>
      /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+$/u.test(n) &&
      n === n.normalize('NFC'),
  );
  const part = {
    sql: fixed.map(() => `instr(p.shown, ?) > 0`).join(' AND '),
    params: fixed,
  };
  return { from: 'passage p', part: fixed.length > 0 ? part : null };
}

/** FROM and WHERE of the passages that may hold what was asked, in the order of their row ids. */
export function candidates(
  input: SearchFor & { after?: number | undefined },
  asked: Asked | null,
  db: ReadDb,
): Scope {
  const { from, part } = source(asked);
  const key = from.startsWith('passage_index') ? 'i.rowid' : 'p.rowid';
  const parts: Part[] = part ? [part] : [];
  const add = (sql: string, ...params: Param[]) => void parts.push({ sql, params });
  if (input.after !== undefined) add(`${key} > ${ROW}`, input.after);
  if (input.documentId !== undefined) {
    const span = db.get<{ first: number; last: number }>(
      'SELECT coalesce(min(rowid), 0) AS first, coalesce(max(rowid), -1) AS last FROM passage WHERE document_id = ?',
      input.documentId,
    );
    add(`${key} BETWEEN ${ROW} AND ${ROW}`, span?.first ?? 0, span?.last ?? -1);
    add('p.document_id = ?', input.documentId);
  }
  if (input.documentIds) add('p.document_id IN (SELECT value FROM json_each(?))', ids(input.documentIds));
  if (input.attribute) {
    add(
      `p.document_id IN (SELECT d.id FROM document d JOIN attribute_value v ON v.participant_id = d.participant_id
        WHERE v.attribute_id = ? AND v.value IN (SELECT value FROM json_each(?)))`,
      input.attribute.id,
      ids(input.attribute.values),
    );
  }
  if (input.coded?.which === 'inside') {
    const { codeIds } = input.coded;
    if (codeIds.length === 0) add('p.document_id IN (SELECT document_id FROM coding)');
    else
      add(
        'p.document_id IN (SELECT document_id FROM coding WHERE code_id IN (SELECT value FROM json_each(?)))',
        ids(codeIds),
      );
  }
  if (input.speaker)
    add(
      'p.speaker IN (SELECT id FROM speaker WHERE role = ? AND label = ?)',
      input.speaker.role,
      input.speaker.label,
    );
  if (input.speech === 'people') add(`(p.speaker IS NULL OR p.speaker NOT IN (${INTERVIEWERS}))`);
  if (input.speech === 'interviewers') add(`p.speaker IN (${INTERVIEWERS})`);
  return {
    sql: `FROM ${from} WHERE ${['1', ...parts.map((p) => p.sql)].join(' AND ')}`,
    params: parts.flatMap((p) => p.params),
    key,
  };
}

/** True (1) where whoever speaks in passage p asks the questions. */
export const ASKS = `coalesce(p.speaker IN (${INTERVIEWERS}), 0)`;
export const PASSAGE = `p.rowid, p.document_id, p.turn, p.start_at, p.speaker, p.first_line, p.line_count, p.letters_before, p.breaks, ${ASKS} AS asks, p.shown`;

/** Stretches of one document, joined where they touch, in order. */
type Stretches = readonly { start: number; end: number }[];

/** Tells whether a hit is to be kept, by what is coded there; null when the search does not ask. */
export function codedFilter(
  db: ReadDb,
  coded: SearchFor['coded'],
): ((documentId: string, start: number, end: number) => boolean) | null {
  if (!coded) return null;
  const known = new Map<string, Stretches>();
  const stretchesOf = (documentId: string): Stretches => {
    let found = known.get(documentId);
    if (!found) known.set(documentId, (found = codedStretches(db, documentId, coded.codeIds)));
    return found;
  };
  return (documentId, start, end) => {
    const stretches = stretchesOf(documentId);
    let low = 0;
    let high = stretches.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((stretches[middle]?.end ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    const here = stretches[low];
    if (coded.which === 'outside') return here === undefined || here.start >= end;
    return here !== undefined && here.start <= start && here.end >= end;
  };
}

function codedStretches(db: ReadDb, documentId: string, codeIds: readonly string[]): Stretches {
  const rows = db.all<{ start: number; end: number }>(
    `SELECT start_at AS start, end_at AS end FROM coding WHERE document_id = ? AND anchored = 1
      AND (? = 0 OR code_id IN (SELECT value FROM json_each(?))) ORDER BY start_at`,
    documentId,
    codeIds.length,
    ids(codeIds),
  );
  const joined: { start: number; end: number }[] = [];
  for (const row of rows) {
    const last = joined.at(-1);
    if (last && row.start <= last.end) last.end = Math.max(last.end, row.end);
    else joined.push({ ...row });
  }
  return joined;
}
