import type { MemoView } from '../../../shared/contract/memos.ts';
import type { PersonView } from '../../../shared/contract/study.ts';

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });

/** `14 Mar 2026` for an ISO time. */
export const shortDay = (iso: string): string => day.format(new Date(iso));

/** Who wrote it and when: `Maya Okafor, 14 Mar 2026`. */
export function writtenBy(memo: MemoView, people: readonly PersonView[] | undefined): string {
  const author = people?.find((person) => person.id === memo.authorId)?.name;
  return [author, shortDay(memo.datedAt)].filter(Boolean).join(', ');
}

/** The title, or the first words when there is none; for sentences and rows. */
export function firstWords(memo: Pick<MemoView, 'title' | 'text'>, most = 60): string {
  const flat = (memo.title || memo.text).replace(/\s+/gu, ' ').trim();
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most - 1);
  return `${cut.slice(0, Math.max(most / 2, cut.lastIndexOf(' ')))}…`;
}
