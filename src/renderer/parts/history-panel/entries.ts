// History as people read it: saves of one stretch of writing folded, days apart. Pure.
import type { HistoryEntry } from '../../../shared/contract/history.ts';
import { isWriting } from '../../../shared/domain/history/words.ts';

export interface HistoryLine {
  /** The newest entry of the line. */
  seq: number;
  /** Every entry folded into it. */
  seqs: number[];
  /** More than one step went into it, and they are taken back together. */
  isWhole: boolean;
  at: string;
  person: string;
  sentence: string;
  kind: HistoryEntry['kind'];
  undone: boolean;
}

/**
 * Entries, newest first, as lines. The saves of one stretch of writing are one line, under the sentence of the first
 * of them: that is what undo takes back. So are the decisions of one split, with those taken back on the way.
 */
export function linesOf(entries: readonly HistoryEntry[]): HistoryLine[] {
  const lines: HistoryLine[] = [];
  let last: HistoryEntry | null = null;
  let split: HistoryEntry | null = null; // the newest entry of the split under way
  for (const entry of entries) {
    const line = lines.at(-1);
    if (line && last && (isSameWriting(last, entry) || isSameSplit(split, entry))) {
      line.seqs.push(entry.seq);
      line.isWhole = true;
      // of what was undone or redone together the sentence is that of the first step as well
      if (entry.kind === line.kind) {
        line.sentence = wordsOf(entry);
        line.undone = entry.undone;
      }
    } else {
      split = entry.kind === 'do' && entry.command.startsWith('split.') ? entry : null;
      lines.push({
        seq: entry.seq,
        seqs: [entry.seq],
        isWhole: false,
        at: entry.at,
        person: entry.person,
        sentence: wordsOf(entry),
        kind: entry.kind,
        undone: entry.undone,
      });
    }
    last = entry;
  }
  return lines;
}

function isSameWriting(newer: HistoryEntry, entry: HistoryEntry): boolean {
  return (
    entry.group !== null &&
    entry.group === newer.group &&
    entry.kind === newer.kind &&
    entry.undone === newer.undone &&
    (isWriting(entry.command) || entry.command.startsWith('split.'))
  );
}

/** A decision of the split, standing or not, or the taking back of one while it went on. */
function isSameSplit(newest: HistoryEntry | null, entry: HistoryEntry): boolean {
  if (newest === null || !entry.command.startsWith('split.')) return false;
  return entry.group === newest.group || (entry.kind === 'undo' && entry.group === null);
}

function wordsOf({ kind, sentence }: HistoryEntry): string {
  return kind === 'undo' ? `Undid: ${sentence}` : kind === 'redo' ? `Did again: ${sentence}` : sentence;
}

const day = new Intl.DateTimeFormat(undefined, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** The first line of each day, by number, with the day in words. */
export function dayStarts(lines: readonly HistoryLine[]): Map<number, string> {
  const starts = new Map<number, string>();
  let last = '';
  for (const line of lines) {
    const now = day.format(new Date(line.at));
    if (now !== last) starts.set(line.seq, now);
    last = now;
  }
  return starts;
}
