// The rows of the table: what is shown of a transcript, where it stands, how rows are ordered and found.
import type { DocumentSummary } from '../../../shared/contract/documents.ts';
import type { PersonView } from '../../../shared/contract/study.ts';
import type { Groups, ParticipantGroup } from '../../data/groups.ts';
import type { Standing } from '../../ui/badges.tsx';
import type { Sort, SortColumn } from './store.ts';

export interface TranscriptRow {
  id: string;
  document: DocumentSummary;
  group: ParticipantGroup | null;
  coders: PersonView[];
  standing: { sign: Standing; words: string; rank: number };
  /** Codes made after it was finished that nobody has looked for in it. */
  again: number;
}

/** What the coding frame remembers of transcripts. */
interface Memory {
  again: readonly { documentId: string; codeIds: readonly string[] }[];
  finished: readonly { documentId: string; personId: string }[];
}

/** Where a transcript stands, in a few words. */
export function standingOf(
  document: DocumentSummary,
  finishedBy: readonly string[] = [],
): TranscriptRow['standing'] {
  if (document.settledAt === null && document.codings === 0) {
    return { sign: 'look', words: 'Speakers to confirm', rank: 0 };
  }
  if (document.participantId === null) return { sign: 'look', words: 'Nobody tied to it', rank: 1 };
  if (finishedBy.length > 0) {
    const who = finishedBy.length === 1 ? (finishedBy[0] ?? '') : `${finishedBy.length} people`;
    return { sign: 'full', words: `Finished by ${who}`, rank: 100 };
  }
  if (document.codings === 0) return { sign: 'none', words: 'Not coded yet', rank: 2 };
  const coders = document.coderIds.length;
  const words = coders > 1 ? `Being coded by ${coders} people` : 'Being coded';
  return { sign: 'half', words, rank: 2 + coders };
}

export function rowsOf(
  documents: readonly DocumentSummary[],
  groups: Groups,
  people: readonly PersonView[],
  memory: Memory = { again: [], finished: [] },
): TranscriptRow[] {
  const later = new Map(memory.again.map((one) => [one.documentId, one.codeIds.length]));
  const byId = new Map(people.map((person) => [person.id, person]));
  const finished = new Map<string, string[]>();
  for (const { documentId, personId } of memory.finished) {
    const who = byId.get(personId)?.alias;
    if (who !== undefined) finished.set(documentId, [...(finished.get(documentId) ?? []), who]);
  }
  return documents.map((document) => ({
    id: document.id,
    document,
    group: groups.of(document.participantId),
    coders: document.coderIds.flatMap((id) => byId.get(id) ?? []),
    standing: standingOf(document, finished.get(document.id)),
    again: later.get(document.id) ?? 0,
  }));
}

/** Whether two rows look the same; what they are made of is the same object as long as it did not change. */
export function isSameRow(a: TranscriptRow, b: TranscriptRow): boolean {
  return (
    a.document === b.document &&
    a.again === b.again &&
    a.group?.letter === b.group?.letter &&
    a.group?.value === b.group?.value &&
    a.standing.sign === b.standing.sign &&
    a.standing.words === b.standing.words &&
    a.coders.length === b.coders.length &&
    a.coders.every((coder, at) => coder === b.coders[at])
  );
}

/** Words a row is found by. */
export const textOf = ({ document, group, coders, standing, again }: TranscriptRow): string =>
  [
    document.publicId ?? '',
    document.name,
    group?.value ?? '',
    document.originalName,
    coders.map((coder) => coder.alias).join(' '),
    standing.words,
    again > 0 ? 'look again' : '',
  ].join(' ');

const inWords = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const values: Record<SortColumn, (row: TranscriptRow) => number | string | null> = {
  order: (row) => row.document.position,
  transcript: (row) =>
    row.document.publicId === null ? null : `${row.document.publicId} ${row.document.name}`,
  group: (row) => row.group?.letter ?? null,
  words: (row) => row.document.words,
  length: (row) => row.document.durationMs,
  coded: (row) => row.document.coded,
  coders: (row) => row.coders.map((coder) => coder.alias).join(' ') || null,
  standing: (row) => row.standing.rank,
};

/** Rows in the order asked for; what has no value comes last either way, equal ones stay in the study's own order. */
export function sorted(rows: readonly TranscriptRow[], sort: Sort): TranscriptRow[] {
  const valueOf = values[sort.column];
  const sign = sort.direction === 'ascending' ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    if (x === null || y === null) {
      return Number(x === null) - Number(y === null) || a.document.position - b.document.position;
    }
    const by = typeof x === 'number' && typeof y === 'number' ? x - y : inWords.compare(String(x), String(y));
    return sign * by || a.document.position - b.document.position;
  });
}

/** Rows that hold every word typed; where asked, only those worth another look. */
export function filtered(
  all: readonly TranscriptRow[],
  query: string,
  onlyAgain = false,
): readonly TranscriptRow[] {
  const rows = onlyAgain ? all.filter((row) => row.again > 0) : all;
  const words = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = textOf(row).toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** `41 min`, `1 h 5 min`; null where the file gave no times. */
export function lengthOf(ms: number | null): string | null {
  if (ms === null) return null;
  const minutes = Math.max(1, Math.round(ms / 60_000));
  return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A share as people read it: `none`, `under 1%`, `64%`. */
export function shareOf(coded: number): string {
  if (coded <= 0) return 'none';
  return coded < 0.01 ? 'under 1%' : `${Math.round(coded * 100)}%`;
}

/** The name without the number that already stands before it: `P3 follow-up` under P3 is `follow-up`. */
export function ownName(document: DocumentSummary): string {
  if (document.publicId === null) return document.name;
  const rest = document.name.match(
    new RegExp(`^p\\s?0*${document.publicId.slice(1)}(?!\\d)[\\s,:_.-]*(.*)$`, 'iu'),
  )?.[1];
  if (rest === undefined) return document.name;
  return rest === '' ? 'Interview' : rest.charAt(0).toLocaleUpperCase() + rest.slice(1);
}
