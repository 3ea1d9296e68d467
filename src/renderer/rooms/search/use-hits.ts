import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SearchCounts, SearchHit } from '../../../shared/contract/search.ts';
import { contract } from '../../../shared/contract/index.ts';
import { useClient } from '../../data/use-query.ts';
import { addCounts, type SearchInput } from './search-input.ts';

/** Milliseconds a search may have taken for its turns to be counted at once; after a slower one it waits for quiet that long. */
const QUICK_MS = 40;
const COUNT_QUIET = 250;
/** Turns of one page, hits that are a page in fewer turns, and how long one answer may take; a large study answers in several. */
const PAGE = 50;
const ENOUGH = 60;
const BUDGET_MS = 120;

export interface Hits {
  /** What the hits below are for; not what is typed while new ones are on their way. */
  readonly input: SearchInput | null;
  readonly hits: readonly SearchHit[];
  readonly counts: SearchCounts | null;
  /** A sentence about why nothing could be looked for. */
  readonly failure: string | null;
  readonly isWorking: boolean;
  readonly next: number | null;
}
const NOTHING: Hits = { input: null, hits: [], counts: null, failure: null, isWorking: false, next: null };
const reads: readonly string[] = contract['search.text'].reads;

/**
 * Hits for an input, live: what was found before stays until the new hits are here, an answer to an earlier question is
 * dropped, and a change to the study looks again. `more` brings the next page.
 */
export function useHits(input: SearchInput | null): Hits & { more(): void } {
  const client = useClient();
  const [state, setState] = useState<Hits>(NOTHING);
  const [revision, setRevision] = useState(0);
  const run = useRef(0);
  /** The question that is being answered. One at a time: of what was typed meanwhile only the last is looked for. */
  const asking = useRef(Promise.resolve());
  /** The first page is on its way: drawn from what is typed, so that typing draws the room once. */
  const isSought = useRef(false);
  const key = JSON.stringify(input);
  const isByCode = input?.coded !== undefined;
  // oxlint-disable-next-line react/exhaustive-deps -- the key stands for the input
  const stable = useMemo(() => input, [key]);

  useEffect(
    () =>
      client.onEvent((event) => {
        if (event.kind !== 'change') return;
        // New codings move no hit unless it was asked what is coded, and the place in the list is worth keeping.
        const counts = (table: string) => reads.includes(table) && (table !== 'coding' || isByCode);
        if (event.event.tables.some(counts)) setRevision((now) => now + 1);
      }),
    [client, isByCode],
  );

  /** Hits from a place on, until a page is full or all is looked through; null when something newer was asked. */
  const page = useCallback(
    async (asked: SearchInput, from: number | null, mine: number, show: (found: Found) => void) => {
      let after = from;
      let found: SearchHit[] = [];
      for (;;) {
        const result = await client.call('search.text', {
          ...asked,
          ...(after === null ? {} : { after }),
          limit: PAGE,
          enough: ENOUGH,
          perTurn: 'all',
          countTo: 0,
          budgetMs: BUDGET_MS,
        });
        if (run.current !== mine) return;
        if (!result.ok) return show({ hits: [], next: null, failure: result.failure.message, isDone: true });
        found = [...found, ...result.value.hits];
        after = result.value.next;
        const isDone = after === null || found.length >= PAGE;
        if (isDone || found.length > 0) show({ hits: found, next: after, failure: null, isDone });
        if (isDone) return;
      }
    },
    [client],
  );

  useEffect(() => {
    const mine = ++run.current;
    if (stable === null) {
      isSought.current = false;
      setState(NOTHING);
      return undefined;
    }
    const count = async () => {
      let counts: SearchCounts | null = null;
      do {
        const result = await client.call('search.counts', {
          ...stable,
          speech: 'all',
          ...(counts?.next === null || counts?.next === undefined ? {} : { after: counts.next }),
        });
        if (run.current !== mine || !result.ok) return;
        counts = addCounts(counts, result.value);
        const sofar = counts;
        setState((before) => ({ ...before, counts: sofar }));
      } while (counts.next !== null);
    };
    isSought.current = true;
    let counting: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      await asking.current;
      if (run.current !== mine) return;
      let hasFailed = false;
      const began = performance.now();
      asking.current = page(stable, null, mine, ({ isDone, ...found }) => {
        hasFailed = found.failure !== null;
        setState((before) => ({
          ...before,
          ...found,
          input: stable,
          counts: before.input === stable ? before.counts : null,
          isWorking: !isDone,
        }));
      });
      await asking.current;
      if (run.current !== mine) return;
      isSought.current = false;
      if (hasFailed) return;
      if (performance.now() - began < QUICK_MS) await count();
      else counting = setTimeout(() => void count(), COUNT_QUIET);
    };
    void look();
    return () => clearTimeout(counting);
  }, [stable, revision, client, page]);

  const { input: shown, next, hits, isWorking } = state;
  const more = useCallback(() => {
    if (shown === null || next === null || isWorking || isSought.current) return;
    setState((before) => ({ ...before, isWorking: true }));
    void page(shown, next, run.current, ({ isDone, ...found }) =>
      setState((before) => ({
        ...before,
        next: found.next,
        failure: found.failure,
        hits: [...hits, ...found.hits],
        isWorking: !isDone,
      })),
    );
  }, [shown, next, hits, isWorking, page]);
  return { ...state, isWorking: isWorking || state.input !== stable, more };
}

interface Found {
  hits: SearchHit[];
  next: number | null;
  failure: string | null;
  isDone: boolean;
}
