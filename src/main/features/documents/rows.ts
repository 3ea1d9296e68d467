import type { Direction, DocumentFormat, Layout, SpeakerRole } from '../../../shared/domain/text/types.ts';
import { formatReference, lineAt } from '../../../shared/domain/text/index.ts';
import { must } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';

export interface DocumentRow {
  id: string;
  name: string;
  position: number;
  participant_id: string | null;
  letter: string;
  format: DocumentFormat;
  original_name: string;
  original_hash: string;
  text_hash: string;
  layout_hash: string;
  length: number;
  turns: number;
  lines: number;
  duration_ms: number | null;
  lang: string | null;
  direction: Direction;
  warnings: string;
  settled_at: string | null;
  imported_at: string;
}
export interface SpeakerRow {
  id: string;
  document_id: string;
  position: number;
  label: string;
  role: SpeakerRole;
  participant_id: string | null;
  words: number;
  turns: number;
}

/** Texts and layouts never change under their hash, so what was read once can be kept; a few at a time. */
const MOST_KEPT = 12;
const texts = new Map<string, string>();
const layouts = new Map<string, Layout>();

function kept<T>(cache: Map<string, T>, hash: string, make: () => T): T {
  const found = cache.get(hash) ?? make();
  cache.delete(hash);
  cache.set(hash, found);
  if (cache.size > MOST_KEPT) cache.delete(cache.keys().next().value ?? '');
  return found;
}

/** A text and a layout that have just been stored need not be read back. */
export function remember(
  row: { text_hash: string; layout_hash: string },
  text: string,
  layout: Layout,
): void {
  kept(texts, row.text_hash, () => text);
  kept(layouts, row.layout_hash, () => layout);
}

/** Bytes by their SHA-256. */
export function contentBytes(db: ReadDb, hash: string): Buffer {
  return must(db.get<{ bytes: Buffer }>('SELECT bytes FROM content WHERE hash = ?', hash), 'text').bytes;
}
/** A text by its hash; kept, since it cannot change. */
export const textByHash = (db: ReadDb, hash: string): string =>
  kept(texts, hash, () => contentBytes(db, hash).toString('utf8'));
/** A layout by its hash; kept, since it cannot change. */
export const layoutByHash = (db: ReadDb, hash: string): Layout =>
  kept(layouts, hash, () => JSON.parse(contentBytes(db, hash).toString('utf8')) as Layout);

/** The row of a transcript; refuses when it is gone. */
export const documentRow = (db: ReadDb, id: string): DocumentRow =>
  must(db.get<DocumentRow>('SELECT * FROM document WHERE id = ?', id), 'transcript');

/** The speakers of a transcript, in their order. */
export const speakersOf = (db: ReadDb, documentId: string): SpeakerRow[] =>
  db.all<SpeakerRow>('SELECT * FROM speaker WHERE document_id = ? ORDER BY position', documentId);

/** Everything needed to cite places of one document. */
export interface Citable {
  readonly row: DocumentRow;
  readonly text: string;
  readonly layout: Layout;
  readonly participantNumber: number | null;
  /** 1 for the first document of the study; stands in while no participant is tied to it. */
  readonly ordinal: number;
}

/** What places of a transcript are cited by; refuses when it is gone. */
export function citable(db: ReadDb, documentId: string): Citable {
  const row = documentRow(db, documentId);
  return {
    row,
    text: textByHash(db, row.text_hash),
    layout: layoutByHash(db, row.layout_hash),
    participantNumber:
      row.participant_id === null
        ? null
        : db.value<number>('SELECT number FROM participant WHERE id = ?', row.participant_id),
    ordinal: (db.value<number>('SELECT count(*) FROM document WHERE position < ?', row.position) ?? 0) + 1,
  };
}

/** What stands before the colon of a reference: "7", "7b", or "d3" while nobody is tied to the document. */
export const referenceKey = (number: number | null, letter: string, ordinal: number): string =>
  number === null ? `d${ordinal}` : `${number}${letter}`;

/** "#7:159", "#7b:158–161"; a document nobody is tied to is cited as "#d3:159". */
export function referenceOf(doc: Citable, start: number, end: number): string {
  const line = lineAt(doc.layout, start);
  const lineEnd = lineAt(doc.layout, Math.max(start, end - 1));
  if (doc.participantNumber === null) {
    return `#d${doc.ordinal}:${line}${lineEnd === line ? '' : `–${lineEnd}`}`;
  }
  return formatReference({
    participant: doc.participantNumber,
    letter: doc.row.letter || null,
    line,
    lineEnd,
  });
}
