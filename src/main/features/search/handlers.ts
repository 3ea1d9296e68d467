import { search, type SearchHit } from '../../../shared/contract/search.ts';
import type { Parsed } from '../../../shared/contract/index.ts';
import { lineAt, snippet, turnAt } from '../../../shared/domain/text/index.ts';
import type { Handlers } from '../../core/context.ts';
import type { Param, ReadDb } from '../../db/handles.ts';
import { citable, referenceOf, type Citable } from '../documents/rows.ts';
import { parseSearch, spans } from './terms.ts';

/** Units of context on either side of a hit. */
const AROUND = 60;

interface PassageRow {
  document_id: string;
  turn: number;
  start_at: number;
  shown: string;
}

/**
 * Finds words in the text as shown. A hit is a place in a turn that holds everything asked for; `total` counts turns for
 * indexed words, since that is what the index knows without reading every text.
 */
function searchText(db: ReadDb, input: Parsed<'search.text'>) {
  const asked = parseSearch(input.query);
  if (asked.terms.length === 0) return { total: 0, tookMs: 0, hits: [] };
  const inDocument = input.documentId === undefined ? '' : ' AND p.document_id = ?';
  const own: Param[] = input.documentId === undefined ? [] : [input.documentId];
  const [from, params] = asked.substring
    ? [
        `passage p WHERE ${asked.terms.map(() => `p.shown LIKE ? ESCAPE '\\'`).join(' AND ')}`,
        asked.terms.map((t) => `%${t.words.join(' ').replace(/[\\%_]/gu, '\\$&')}%`),
      ]
    : ['passage_index i JOIN passage p ON p.rowid = i.rowid WHERE passage_index MATCH ?', [asked.match]];
  const total = db.value<number>(`SELECT count(*) FROM ${from}${inDocument}`, ...params, ...own) ?? 0;
  const rows = db.all<PassageRow>(
    `SELECT p.document_id, p.turn, p.start_at, p.shown FROM ${from}${inDocument} ORDER BY p.rowid LIMIT ? OFFSET ?`,
    ...params,
    ...own,
    input.limit,
    input.offset,
  );
  const documents = new Map<string, Citable & { speakers: Map<string, string> }>();
  const hits = rows.flatMap((row) => {
    let doc = documents.get(row.document_id);
    if (!doc) {
      const speakers = db.all<{ id: string; label: string }>(
        'SELECT id, label FROM speaker WHERE document_id = ?',
        row.document_id,
      );
      doc = { ...citable(db, row.document_id), speakers: new Map(speakers.map((s) => [s.id, s.label])) };
      documents.set(row.document_id, doc);
    }
    const place = doc;
    return spans(row.shown, asked)
      .slice(0, input.documentId === undefined ? 1 : undefined)
      .map((span) => hit(place, row, span));
  });
  return { total, hits };
}

function hit(
  doc: Citable & { speakers: Map<string, string> },
  row: PassageRow,
  span: { start: number; end: number },
): SearchHit {
  const around = snippet(row.shown, span.start, span.end, AROUND);
  const start = row.start_at + span.start;
  const end = row.start_at + span.end;
  const turn = doc.layout.turns[turnAt(doc.layout, start)];
  return {
    documentId: row.document_id,
    documentName: doc.row.name,
    start,
    end,
    line: lineAt(doc.layout, start),
    reference: referenceOf(doc, start, end),
    speaker: turn?.speaker ? (doc.speakers.get(turn.speaker) ?? null) : null,
    snippet: around.text,
    hitStart: around.start,
    hitEnd: around.end,
  };
}

export const searchHandlers: Handlers<typeof search> = {
  'search.text': (ctx, input) => {
    const began = performance.now();
    const found = searchText(ctx.db, input);
    return { ...found, tookMs: Math.round((performance.now() - began) * 10) / 10 };
  },
};
