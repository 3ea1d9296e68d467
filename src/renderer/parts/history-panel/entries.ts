// History as people read it: saves of one stretch of writing folded, days apart. Pure.
import type { HistoryEntry } from '../../../shared/contract/history.ts';

export interface HistoryLine {
  /** The newest entry of the line. */
  seq: number;
  at: string;
  person: string;
  sentence: string;
  kind: HistoryEntry['kind'];
  undone: boolean;
}

/**
 * Entries, newest first, as lines. The saves of one stretch of writing are one line, under the sentence of the first
 * of them: that is what undo takes back.
 */
export function linesOf(entries: readonly HistoryEntry[]): HistoryLine[] {
  const lines: HistoryLine[] = [];
  let last: HistoryEntry | null = null;
  for (const entry of entries) {
    const line = lines.at(-1);
    const isSame =
      last !== null &&
      line !== undefined &&
      entry.group !== null &&
      entry.group === last.group &&
      entry.kind === last.kind &&
      entry.undone === last.undone &&
      entry.command.startsWith('memo.');
    // of what was undone or redone together the sentence is that of the first step as well
    if (isSame) line.sentence = wordsOf(entry);
    else {
      lines.push({
        seq: entry.seq,
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
