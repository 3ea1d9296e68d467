/** The last step of every reader of written documents: paragraphs in, an agreed draft out. */
import { guessScript } from '../../shared/domain/text/script.ts';
import { recogniseSpeakers, type Paragraph, type Place } from '../../shared/domain/text/speakers.ts';
import type { DocumentFormat, DraftNote, ImportDraft } from '../../shared/domain/text/types.ts';
import type { ImportWork } from './limits.ts';
import { refuse } from './refusal.ts';

/** A remark on a stretch of one paragraph. */
export interface ReadNote {
  readonly paragraph: number;
  readonly from: number;
  readonly to: number;
  readonly author: string | null;
  readonly text: string;
}

/** What a reader makes of a file. */
export interface ReadDocument {
  readonly paragraphs: readonly Paragraph[];
  readonly notes: readonly ReadNote[];
  readonly warnings: readonly string[];
  /** BCP 47 tag when the file says. */
  readonly lang?: string | null;
}

/** Said when a document holds nothing but text its author hid. */
export const hiddenKept =
  'All text of this document is marked as hidden; it was brought in because there is no other.';

/** What was left out or moved while reading a document, as counts. */
interface ReadCounts {
  readonly deleted: number;
  readonly hidden: number;
  readonly notes: number;
  readonly footnotes: number;
}

/** The sentences for those counts, alike for every format. */
export function countWarnings({ deleted, hidden, notes, footnotes }: ReadCounts): string[] {
  const warnings: string[] = [];
  if (deleted > 0)
    warnings.push(
      'Tracked deletions were left out and tracked insertions kept, as if every change were accepted.',
    );
  if (hidden > 0) warnings.push('Hidden text was left out.');
  if (notes > 0)
    warnings.push(
      `${notes === 1 ? 'A comment was' : `${notes} comments were`} kept as notes on their places.`,
    );
  if (footnotes > 0)
    warnings.push('Footnotes and endnotes stand at the end, with their numbers in square brackets.');
  return warnings;
}

/** Recognises speakers, guesses language and direction, and moves notes to where their words went. */
export function buildDraft(
  read: ReadDocument,
  format: DocumentFormat,
  title: string,
  work: ImportWork,
): ImportDraft {
  checkTextSize(read.paragraphs, work);
  const { turns, speakers, places, warnings } = recogniseSpeakers(read.paragraphs);
  if (turns.length === 0) throw refuse.noText();
  const script = guessScript(
    turns
      .slice(0, 400)
      .map((turn) => turn.text)
      .join('\n'),
  );
  return {
    format,
    title,
    turns,
    speakers,
    notes: placeNotes(read.notes, places),
    warnings: [...read.warnings, ...warnings],
    lang: script.lang ?? read.lang ?? null,
    direction: script.direction,
  };
}

/** Throws `too-large` when the words are more than a document may hold. */
export function checkTextSize(paragraphs: readonly { readonly text: string }[], work: ImportWork): void {
  let units = 0;
  for (const paragraph of paragraphs) units += paragraph.text.length + 1;
  if (units > work.limits.textUnits + 1) throw refuse.tooLarge('50 MB of text');
}

/** A paragraph with white space at its ends taken off and its bold stretches moved along; null when nothing is left. */
export function trimParagraph(paragraph: Paragraph): { paragraph: Paragraph; cut: number } {
  const text = paragraph.text.replace(/[ \t\n]+$/, '');
  const cut = text.length - text.replace(/^[ \t\n]+/, '').length;
  if (cut === 0 && text.length === paragraph.text.length) return { paragraph, cut };
  const bold = paragraph.bold?.map(([from, to]) => [Math.max(0, from - cut), Math.max(0, to - cut)] as const);
  return { paragraph: { ...paragraph, text: text.slice(cut), ...(bold === undefined ? {} : { bold }) }, cut };
}

function placeNotes(notes: readonly ReadNote[], places: readonly Place[]): DraftNote[] {
  return notes.flatMap((note): DraftNote[] => {
    const { author, text } = note;
    const inside = places.filter((place) => place.paragraph === note.paragraph);
    const covered = inside.filter(
      (place) => place.from < Math.max(note.to, note.from + 1) && place.to > note.from,
    );
    const first = covered[0] ?? inside[0] ?? nearest(places, note.paragraph);
    if (first === undefined) return [];
    if (covered.length === 0) return [{ turn: first.turn, start: first.at, end: first.at, author, text }];
    const last = covered.filter((place) => place.turn === first.turn).at(-1) ?? first;
    const start = first.at + Math.max(0, note.from - first.from);
    const end = last.at + Math.min(note.to, last.to) - last.from;
    return [{ turn: first.turn, start, end: Math.max(start, end), author, text }];
  });
}

/** For a remark on an empty paragraph: the words that follow it, or the last ones before. */
function nearest(places: readonly Place[], paragraph: number): Place | undefined {
  return places.find((place) => place.paragraph > paragraph) ?? places.at(-1);
}
