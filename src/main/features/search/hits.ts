import type { SearchHit, SearchPlaces } from '../../../shared/contract/search.ts';
import { formatReference, lineAt, snippet, type Layout } from '../../../shared/domain/text/index.ts';
import { must } from '../context.ts';
import type { ReadDb } from '../../db/handles.ts';
import { turnOf } from '../documents/passages.ts';
import type { FoundPassage } from './find.ts';
import { PASSAGE, type Passage } from './scope.ts';
import type { Span } from './terms.ts';

/** Units of context on either side of a hit. */
const AROUND = 60;

/** Units of a place that is shown from its beginning. */
const SHOWN = 220;

interface Place {
  name: string;
  letter: string;
  number: number | null;
  position: number;
}

/** Makes hits that can be cited, reading of each transcript only what names it. */
export function createHits(db: ReadDb): (found: FoundPassage, span: Span) => SearchHit {
  const documents = new Map<string, Place>();
  const speakers = new Map<string, string | null>();
  const documentOf = (id: string): Place => {
    let found = documents.get(id);
    if (!found) {
      const row = db.get<Place>(
        `SELECT d.name, d.letter, d.position, p.number FROM document d LEFT JOIN participant p ON p.id = d.participant_id
          WHERE d.id = ?`,
        id,
      );
      documents.set(id, (found = must(row, 'transcript')));
    }
    return found;
  };
  const speakerOf = (id: string | null): string | null => {
    if (id === null) return null;
    let found = speakers.get(id);
    if (found === undefined) {
      found = db.value<string>('SELECT label FROM speaker WHERE id = ?', id);
      speakers.set(id, found);
    }
    return found;
  };
  return ({ passage }, span) => {
    const doc = documentOf(passage.document_id);
    const around = snippet(passage.shown, span.start, span.end, AROUND);
    const start = passage.start_at + span.start;
    const end = passage.start_at + span.end;
    const layout: Layout = { lineRule: 1, turns: [turnOf(passage)] };
    const line = lineAt(layout, start);
    return {
      documentId: passage.document_id,
      documentName: doc.name,
      start,
      end,
      line,
      reference: reference(db, doc, line, lineAt(layout, Math.max(start, end - 1))),
      speaker: speakerOf(passage.speaker),
      asks: passage.asks === 1,
      snippet: around.text,
      hitStart: around.start,
      hitEnd: around.end,
      cutBefore: around.cutBefore,
      cutAfter: around.cutAfter,
    };
  };
}

/** Places as they are looked at before they are coded: their first words, nothing around them. */
export function firstWords(db: ReadDb, places: SearchPlaces['places']): SearchHit[] {
  const hit = createHits(db);
  return places.flatMap(({ documentId, start, end }) => {
    const passage = db.get<Passage>(
      `SELECT ${PASSAGE} FROM passage p WHERE p.document_id = ? AND p.start_at <= ? ORDER BY p.turn DESC LIMIT 1`,
      documentId,
      start,
    );
    if (!passage) return [];
    const from = start - passage.start_at;
    const whole = passage.shown.slice(from, end - passage.start_at);
    const words = snippet(whole, 0, 0, SHOWN);
    return [
      {
        ...hit({ passage, spans: [] }, { start: from, end: from + whole.length }),
        snippet: words.text,
        hitStart: 0,
        hitEnd: 0,
        cutBefore: false,
        cutAfter: words.cutAfter,
      },
    ];
  });
}

/** As everywhere: the participant's number, or the transcript's place in the study while it is tied to nobody. */
function reference(db: ReadDb, doc: Place, line: string, lineEnd: string): string {
  if (doc.number !== null)
    return formatReference({ participant: doc.number, letter: doc.letter || null, line, lineEnd });
  const before = db.value<number>('SELECT count(*) FROM document WHERE position < ?', doc.position) ?? 0;
  return `#d${before + 1}:${line}${lineEnd === line ? '' : `–${lineEnd}`}`;
}
