// Which memos are shown, and how they are told. Pure.
import type { MemoTarget, MemoView } from '../../../shared/contract/memos.ts';
import type { Filters } from './store.ts';

/** What a memo can be tied to, as people say it. */
export const TIES: Readonly<Record<MemoTarget, string>> = {
  code: 'a code',
  coding: 'a coding',
  theme: 'a theme',
  document: 'a transcript',
  participant: 'a person',
  none: 'nothing',
};

/** The memos that pass the filters, newest day first. */
export function filterMemos(memos: readonly MemoView[], filters: Filters): MemoView[] {
  const words = filters.query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return memos.filter((memo) => {
    if (filters.kind !== 'all' && memo.kind !== filters.kind) return false;
    if (filters.author !== 'all' && (memo.authorId ?? 'nobody') !== filters.author) return false;
    if (filters.tie !== 'all' && memo.targetKind !== filters.tie) return false;
    const text = `${memo.title}\n${memo.text}\n${memo.targetLabel}`.toLocaleLowerCase();
    return words.every((word) => text.includes(word));
  });
}

const month = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric' });

/** The first memo of each month in a list, by id, with the month in words: headings between rows. */
export function monthStarts(memos: readonly MemoView[]): Map<string, string> {
  const starts = new Map<string, string>();
  let last = '';
  for (const memo of memos) {
    const now = month.format(new Date(memo.datedAt));
    if (now !== last) starts.set(memo.id, now);
    last = now;
  }
  return starts;
}

/** `4 journal entries and 9 memos`. */
export function countInWords(memos: readonly MemoView[]): string {
  const entries = memos.filter((memo) => memo.kind === 'journal').length;
  const others = memos.length - entries;
  const said = [
    entries > 0 ? `${entries} journal ${entries === 1 ? 'entry' : 'entries'}` : '',
    others > 0 ? `${others} ${others === 1 ? 'memo' : 'memos'}` : '',
  ];
  return said.filter(Boolean).join(' and ');
}

const two = (number: number) => String(number).padStart(2, '0');

/** The local day of a time as a date field has it: `2026-03-14`. */
export function dayOf(iso: string): string {
  const at = new Date(iso);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The same time of day on another day, or null when the day is none. */
export function onDay(iso: string, day: string): string | null {
  const [year, monthOfYear, date] = day.split('-').map(Number);
  if (!year || !monthOfYear || !date || year < 1900) return null;
  const at = new Date(iso);
  at.setFullYear(year, monthOfYear - 1, date);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** Questions to write from, for those who like one. */
export const QUESTIONS = [
  'What stayed with me after the last reading?',
  'Where did I agree too quickly?',
  'What of my own life was in the room?',
  'Which words did I hurry past?',
] as const;
