import type { SearchPlaces } from '../../../shared/contract/search.ts';
import { snapRange } from '../../../shared/domain/text/index.ts';
import type { ReadDb } from '../../db/handles.ts';
import type { FoundPassage } from './find.ts';
import type { Span } from './terms.ts';

/** As many as one command codes. */
export const MOST_PLACES = 20_000;
const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** Sentences that hold some of the spans, without the space around them; neighbours stay apart. */
function sentencesOf(text: string, spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const { segment, index } of sentences.segment(text)) {
    const end = index + segment.length;
    if (!spans.some((s) => s.start < end && s.end > index)) continue;
    const trimmed = segment.trim();
    if (trimmed === '') continue;
    const start = index + segment.indexOf(trimmed);
    found.push({ start, end: start + trimmed.length });
  }
  return joinAcross(found, spans);
}

/** A hit over the end of a sentence takes both sentences as one place. */
function joinAcross(found: readonly Span[], spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of found) {
    const last = joined.at(-1);
    const over = last && spans.some((s) => s.start < last.end && s.end > span.start);
    if (last && over) joined[joined.length - 1] = { start: last.start, end: span.end };
    else joined.push(span);
  }
  return joined;
}

/** What is to be coded in one passage for the hits in it, as document offsets that cut no letter. */
export function extents(
  { passage }: FoundPassage,
  spans: readonly Span[],
  extent: 'hit' | 'sentence' | 'turn',
): Span[] {
  if (spans.length === 0) return [];
  const text = passage.shown;
  const own =
    extent === 'turn'
      ? [{ start: 0, end: text.length }]
      : extent === 'sentence'
        ? sentencesOf(text, spans)
        : spans;
  return own
    .map((span) => snapRange(text, span.start, span.end))
    .filter((span) => text.slice(span.start, span.end).trim() !== '')
    .map((span) => ({ start: span.start + passage.start_at, end: span.end + passage.start_at }));
}

/** Says whose words the places are. */
export function withPeople(db: ReadDb, places: SearchPlaces['places'], isMore: boolean): SearchPlaces {
  const documents = new Set(places.map((p) => p.documentId));
  const people = new Set(
    db
      .all<{ person: string }>(
        'SELECT coalesce(participant_id, id) AS person FROM document WHERE id IN (SELECT value FROM json_each(?))',
        JSON.stringify([...documents]),
      )
      .map((row) => row.person),
  );
  return { places, people: people.size, documents: documents.size, isMore };
}
