// One reading of a theme: which extracts, what is marked, where one is, and what the keys do.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ChangeEvent } from '../../../../shared/contract/define.ts';
import type { ExtractView } from '../../../../shared/contract/codings.ts';
import type { PassMark, PassMarkView } from '../../../../shared/contract/passes.ts';
import type { ExtractGroup } from '../../../../shared/contract/refine.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { count } from '../../../app/words.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { doneToast } from '../../../parts/consequences-dialog/index.ts';
import { announce } from '../../../ui/index.ts';
import { useReview, type Shown } from './store.ts';
import { useMyId, type ReviewTheme } from './use-review.ts';

/** Extracts fetched at once. */
const PAGE = 60;
/** What is said of the next extract; a long one is read in full where it stands. */
const MOST_SAID = 300;

export interface Item {
  id: string;
  /** The transcript it begins; null when it is not the first of it. */
  head: ExtractGroup | null;
  isPlaced: boolean;
  /** The ids it is fetched with. */
  page: readonly string[];
}
export interface SittingData {
  items: readonly Item[];
  /** Those the list shows. */
  shown: readonly Item[];
  people: number;
  isThere: boolean;
  marksOn(id: string): readonly PassMarkView[];
  mine(id: string): PassMarkView | undefined;
  /** Of the items, those the person has marked. */
  read: number;
  /** Everything that waits to be moved, whoever marked it. */
  waiting: number;
  isWithUnder: boolean;
}

const NO_MARKS: readonly PassMarkView[] = [];
const NO_ITEMS: readonly Item[] = [];

function fits(marks: readonly PassMarkView[], shown: Shown, by: string | null, me: string | null): boolean {
  if (shown === 'all') return true;
  if (shown === 'unread') return !marks.some((mark) => mark.reviewerId === me);
  if (shown === 'differ') return new Set(marks.map((mark) => mark.mark)).size > 1;
  return marks.some((mark) => mark.mark === shown && (by === null || mark.reviewerId === by));
}

/** The extracts of a reading with what everybody marked. */
export function useSittingData(row: ReviewTheme): SittingData {
  const me = useMyId();
  const { withUnder, shown, by } = useReview();
  const hasOwn = (row.progress?.own ?? 0) > 0;
  const isWithUnder = withUnder.get(row.id) ?? !hasOwn;
  const answer = useQuery('pass.extracts', { themeId: row.id, withUnder: isWithUnder }).data;
  const marks = useQuery('pass.marks', { themeId: row.id }).data ?? NO_MARKS;
  const items = useMemo(() => {
    if (!answer) return NO_ITEMS;
    const heads = new Map<number, ExtractGroup>();
    let at = 0;
    for (const group of answer.groups) {
      heads.set(at, group);
      at += group.count;
    }
    const placed = new Set(answer.placed);
    const pages: string[][] = [];
    for (let from = 0; from < answer.ids.length; from += PAGE)
      pages.push(answer.ids.slice(from, from + PAGE));
    return answer.ids.map((id, place): Item => ({
      id,
      head: heads.get(place) ?? null,
      isPlaced: placed.has(id),
      page: pages[Math.floor(place / PAGE)] ?? [],
    }));
  }, [answer]);
  const byCoding = useMemo(() => {
    const found = new Map<string, PassMarkView[]>();
    for (const mark of marks) found.set(mark.codingId, [...(found.get(mark.codingId) ?? []), mark]);
    return found;
  }, [marks]);
  const marksOn = (id: string) => byCoding.get(id) ?? NO_MARKS;
  const mine = (id: string) => marksOn(id).find((mark) => mark.reviewerId === me);
  const visible = useMemo(
    () =>
      shown === 'all'
        ? items
        : items.filter((item) => fits(byCoding.get(item.id) ?? NO_MARKS, shown, by, me)),
    [items, byCoding, shown, by, me],
  );
  return {
    items,
    shown: visible,
    people: answer?.people ?? 0,
    isThere: answer !== undefined,
    marksOn,
    mine,
    read: items.filter((item) => mine(item.id) !== undefined).length,
    waiting: marks.filter((mark) => mark.mark === 'moves' && mark.doneAt === null && mark.to !== null).length,
    isWithUnder,
  };
}

/** The words of one extract, once they are there. */
export function useWords(item: Item | undefined): ExtractView | undefined {
  const { data } = useQuery('coding.extracts', item ? { codingIds: [...item.page], limit: PAGE } : null);
  return item && data?.items.find((view) => view.codingId === item.id);
}

export interface Sitting {
  at: Item | undefined;
  place: number;
  goTo(id: string): void;
  step(by: number): void;
  /** The next that the person has not marked; the first of them after the last. */
  toUnread(): void;
  mark(ids: readonly string[], mark: 'fits' | 'not' | null): void;
  move(ids: readonly string[], to: { kind: 'code' | 'theme'; id: string; name: string }): void;
}

/** Extracts a mark of the person's own was taken off, or went back to what it was: undo brings them into hand again, unread. */
function takenBack({ changes }: ChangeEvent, themeId: string, me: string | null): string[] {
  return (changes ?? []).flatMap(({ table, before, after }) =>
    table === 'pass_mark' &&
    before?.['theme_id'] === themeId &&
    before['reviewer_id'] === me &&
    (after === null || String(after['at']) < String(before['at']))
      ? [String(before['coding_id'])]
      : [],
  );
}

/** Where one is among the extracts, and marking them; after a mark the next unread one comes. */
export function useSitting(row: ReviewTheme, data: SittingData, startAt: string | undefined): Sitting {
  const client = useClient();
  const { isList, movesNow } = useReview();
  const [chosen, setChosen] = useState<string | null>(startAt ?? null);
  // what was marked a moment ago counts as read before the answer says so
  const just = useRef(new Set<string>());
  const { items, mine } = data;
  const me = useMyId();
  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.kind !== 'change') return;
        const back = takenBack(event.event, row.id, me);
        for (const id of back) just.current.delete(id);
        if (back[0] !== undefined) setChosen(back[0]);
      }),
    [client, row.id, me],
  );
  const isRead = (item: Item) => mine(item.id) !== undefined || just.current.has(item.id);
  const first = items.find((item) => mine(item.id) === undefined) ?? items[0];
  const at = items.find((item) => item.id === chosen) ?? first;
  const place = at ? items.indexOf(at) : -1;

  function say(next: Item | undefined, before: string) {
    announce(
      next ? `${before} ${items.indexOf(next) + 1} of ${items.length}.` : `${before} That was the last.`,
    );
  }
  /** The first unread one after a place, or else the first before it. */
  function unreadAfter(from: number): Item | undefined {
    const isOpen = (item: Item) => !isRead(item);
    return items.slice(from + 1).find(isOpen) ?? items.slice(0, Math.max(0, from)).find(isOpen);
  }
  function onwards(ids: readonly string[], said: string) {
    for (const id of ids) just.current.add(id);
    const from = Math.max(...ids.map((id) => items.findIndex((item) => item.id === id)));
    if (isList) return announce(said);
    const next = unreadAfter(from);
    if (next) setChosen(next.id);
    say(next, said);
  }
  return {
    at,
    place,
    goTo: setChosen,
    step(by) {
      const next = items[Math.max(0, Math.min(items.length - 1, place + by))];
      if (!next || next === at) return;
      setChosen(next.id);
      say(next, '');
    },
    toUnread() {
      const next = unreadAfter(place);
      if (next) setChosen(next.id);
      say(next, '');
    },
    mark(ids, mark) {
      if (ids.length === 0) return;
      const words: Record<PassMark, string> = { fits: 'Fits.', not: 'Does not fit.', moves: '' };
      if (mark === null) for (const id of ids) just.current.delete(id);
      void client.call('pass.mark', { themeId: row.id, codingIds: [...ids], mark }).then((result) => {
        if (valueOrTell(result) === undefined) for (const id of ids) just.current.delete(id);
      });
      if (mark === null) announce('The mark is off.');
      else onwards(ids, words[mark]);
    },
    move(ids, to) {
      const target = { kind: to.kind, id: to.id };
      void client
        .call('pass.move', { themeId: row.id, codingIds: [...ids], to: target, now: movesNow })
        .then(async (result) => {
          const done = valueOrTell(result);
          if (!done) {
            for (const id of ids) just.current.delete(id);
            return undefined;
          }
          if (!movesNow && done.left === 0) return undefined;
          const left = done.left > 0 ? ` ${count(done.left, 'extract')} stayed as before.` : '';
          const n = count(done.marked, 'extract');
          const what = movesNow ? `Moved ${n} to` : `${n} ${done.marked === 1 ? 'is' : 'are'} to move to`;
          return doneToast(client, `${what} ${to.name}.${left}`);
        });
      onwards(ids, `${ids.length === 1 ? 'Moves' : `${ids.length} extracts move`} to ${to.name}.`);
    },
  };
}

export const said = (extract: ExtractView): string =>
  `${extract.reference}. ${extract.quote.slice(0, MOST_SAID)}`;
