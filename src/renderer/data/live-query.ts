import type { ChangeEvent } from '../../shared/contract/define.ts';
import type { Failure } from '../../shared/contract/errors.ts';
import {
  contract,
  type CommandName,
  type Input,
  type Output,
  type QueryName,
} from '../../shared/contract/index.ts';
import { makesStale } from '../../shared/contract/stale.ts';
import type { Client } from '../transport/client.ts';
import { afterPaint } from './after-paint.ts';
import { ASKED_BEHIND } from './asked-behind.ts';
import { applyChanges } from './apply-changes.ts';
import { partsOf } from './apply-counts.ts';
import { ask } from './compact.ts';
import { keyOf, share } from './share.ts';
import { createDelivery, type Round } from './together.ts';

/** What a query knows at the moment. While it is fetched again, the value before stays. */
export interface QueryState<T> {
  readonly data: T | undefined;
  readonly failure: Failure | undefined;
  /** Nothing has come yet, good or bad. */
  readonly isLoading: boolean;
}

/**
 * How a change is put into an answer without fetching it again; null: it cannot be, fetch. What the change does not
 * touch stays the very same objects.
 */
export type ApplyChange<N extends QueryName> = (
  value: Output<N>,
  event: ChangeEvent,
  input: Input<N>,
) => Output<N> | null;
export type ApplyChanges = { readonly [N in QueryName]?: ApplyChange<N> };

export interface LiveQueries {
  /** The present state of a query; the same object until something about it changes. */
  snapshot<N extends QueryName>(op: N, input: Input<N>): QueryState<Output<N>>;
  /** Keeps a query fresh for as long as somebody listens. */
  subscribe<N extends QueryName>(op: N, input: Input<N>, listener: () => void): () => void;
  /** Asks for what somebody will want; whoever wants it then shares the answer. Resolves when it is there. */
  ahead<N extends QueryName>(op: N, input: Input<N>): Promise<void>;
  /** Asks behind a command what it is sure to change of what is in view; null where that is nothing. Resolves when all of it is there. */
  behind(command: CommandName): Promise<unknown> | null;
  /**
   * Runs work when the changes told so far are put into the answers; at once when there are none to put in, or when `isNow` has
   * them put in at once: that is in the next frame else.
   */
  withChanges(work: () => void, isNow?: boolean): void;
  /** Whether the answer that is kept holds every change told so far. */
  isFresh<N extends QueryName>(op: N, input: Input<N>): boolean;
  /** Fetches everything in view again and forgets the rest (another study, connection came back). */
  refresh(): void;
  /** Forgets everything, values included: another study is another world. */
  reset(): void;
  stop(): void;
}

interface Entry {
  readonly op: QueryName;
  readonly input: unknown;
  readonly listeners: Set<() => void>;
  snapshot: QueryState<unknown>;
  /** Counts fetches, so that a late answer to an early question is dropped. */
  asked: number;
  fetching: boolean;
  stale: boolean;
  /** The revision the answer was read at; before every other while that is not known. */
  asOf: number;
  /** The revision an answer under way has to be read at; an earlier one is asked for once more. */
  wanted: number;
}

const UNKNOWN_REVISION = -1;
const isOfMany = (event: ChangeEvent): boolean => event.codings !== null;
const UNKNOWN: QueryState<never> = { data: undefined, failure: undefined, isLoading: true };
/** Answers nobody looks at are kept this many deep, for going back to where one was. */
const KEPT = 60;

/**
 * The only cache of the window: answers by operation and input. A change event marks those stale that declared one of
 * its tables, and fetches again the ones somebody is looking at, all changes of one frame together.
 */
export function createLiveQueries(
  client: Client,
  options: { readonly apply?: ApplyChanges; readonly schedule?: (work: () => void) => void } = {},
): LiveQueries {
  const entries = new Map<string, Entry>();
  const schedule = options.schedule ?? afterPaint;
  const delivery = createDelivery();
  let pending: ChangeEvent[] = [];
  /** The revision told last. */
  let told = UNKNOWN_REVISION;
  let inTrouble = false;
  let waiting: (() => void)[] = [];

  function entryFor(op: QueryName, input: unknown): Entry {
    const key = keyOf(op, input);
    let entry = entries.get(key);
    if (entry) entries.delete(key);
    else {
      entry = {
        op,
        input,
        listeners: new Set(),
        snapshot: UNKNOWN,
        asked: 0,
        fetching: false,
        stale: true,
        asOf: UNKNOWN_REVISION,
        wanted: UNKNOWN_REVISION,
      };
    }
    entries.set(key, entry);
    return entry;
  }

  function put(entry: Entry, next: QueryState<unknown>): void {
    const before = entry.snapshot;
    if (next.data === before.data && next.failure === before.failure && next.isLoading === before.isLoading) {
      return;
    }
    entry.snapshot = next;
    for (const listener of entry.listeners) listener();
  }

  /** Asks, and shows the answer with those that come along with it; it counts as under way until it is shown. */
  async function fetch(entry: Entry, round: Round = delivery.frame): Promise<void> {
    const asked = ++entry.asked;
    entry.stale = false;
    entry.wanted = UNKNOWN_REVISION;
    entry.fetching = true;
    const arrived = round.expect();
    const result = await ask(client, entry.op, entry.input as Input<QueryName>);
    arrived(() => {
      if (asked !== entry.asked) return;
      entry.fetching = false;
      entry.asOf = result.asOf ?? UNKNOWN_REVISION;
      if (entry.asOf >= entry.wanted) entry.stale = false;
      if (result.ok) {
        put(entry, { data: share(entry.snapshot.data, result.value), failure: undefined, isLoading: false });
      } else {
        put(entry, { data: entry.snapshot.data, failure: result.failure, isLoading: false });
      }
      if (entry.stale && entry.listeners.size > 0) void fetch(entry);
    });
  }

  /** What is kept does not hold a revision; an answer under way may hold it, which is seen when it comes. */
  function outdate(entry: Entry, revision: number): void {
    entry.stale = true;
    entry.wanted = Math.max(entry.wanted, revision);
  }

  /** A fetch under way is let finish, shown, and asked once more if it had read before the change. */
  function freshen(entry: Entry, round?: Round): void {
    if (entry.listeners.size > 0 && !entry.fetching) void fetch(entry, round);
  }

  /** Whether the answer that is kept was right until now. */
  const isKept = (entry: Entry): boolean =>
    !entry.fetching && !entry.stale && entry.snapshot.data !== undefined;

  /** What a change brings along of a long answer, or asks for it; false where all of it has to be asked for. */
  function askedPart(entry: Entry, events: readonly ChangeEvent[], round: Round): boolean {
    const part = isKept(entry) && entry.listeners.size > 0 ? partsOf[entry.op] : undefined;
    const input = part?.input(events) ?? null;
    if (!part || input === null) return false;
    const [only] = events.length === 1 ? events : [];
    const told = only && part.told?.(only);
    if (told) {
      const kept = entry.snapshot.data as Output<QueryName>;
      const data = part.put(kept, told, { events, input });
      if (data === null) return false;
      put(entry, { data, failure: undefined, isLoading: false });
      return true;
    }
    const asked = ++entry.asked;
    entry.fetching = true;
    const arrived = round.expect();
    void client.call(part.op, input).then((result) =>
      arrived(() => {
        if (asked !== entry.asked) return;
        entry.fetching = false;
        if (result.ok) {
          const kept = entry.snapshot.data as Output<QueryName>;
          const data = part.put(kept, result.value as Output<QueryName>, { events, input });
          if (data === null) entry.stale = true;
          else put(entry, { data, failure: undefined, isLoading: false });
        } else entry.stale = true;
        if (entry.stale && entry.listeners.size > 0) void fetch(entry);
      }),
    );
    return true;
  }

  function applied(entry: Entry, events: readonly ChangeEvent[]): boolean {
    const apply = (options.apply ?? applyChanges)[entry.op] as ApplyChange<QueryName> | undefined;
    if (!apply || !isKept(entry)) return false;
    let value = entry.snapshot.data as Output<QueryName>;
    for (const event of events) {
      if (event.changes === null) return false;
      const next = apply(value, event, entry.input as Input<QueryName>);
      if (next === null) return false;
      value = next;
    }
    put(entry, { data: value, failure: undefined, isLoading: false });
    return true;
  }

  function takeIn(): void {
    const events = pending;
    pending = [];
    const works = waiting;
    waiting = [];
    for (const work of works) work();
    const round = delivery.round();
    // after a change of many codings the lists that follow it by themselves are shown first
    const isMany = events.some(isOfMany);
    const later: Entry[] = [];
    for (const entry of entries.values()) {
      const { reads } = contract[entry.op];
      const touching = events.filter((event) => event.revision > entry.asOf && makesStale(event, reads));
      if (touching.length === 0 || applied(entry, touching) || askedPart(entry, touching, round)) continue;
      outdate(entry, Math.max(...touching.map((event) => event.revision)));
      if (isMany) later.push(entry);
      else freshen(entry, round);
    }
    // a frame later than that, what is drawn after the lists has gone to where one is now, and asks for nothing left behind
    if (later.length > 0) schedule(() => schedule(() => freshenAll(later)));
  }

  function freshenAll(some: readonly Entry[]): void {
    const round = delivery.round();
    for (const entry of some) if (entry.stale) freshen(entry, round);
  }

  const stopEvents = client.onEvent((event) => {
    if (event.kind === 'trouble') return hearTrouble(event.message !== null);
    if (event.kind !== 'change') return;
    // counted from an earlier state of the file again: what is kept was read at revisions that are others now
    if (event.event.revision < told) for (const entry of entries.values()) entry.asOf = UNKNOWN_REVISION;
    told = event.event.revision;
    pending.push(event.event);
    // one who has waited for many codings does not wait for a frame as well
    if (isOfMany(event.event)) setTimeout(takeIn);
    else if (pending.length === 1) schedule(takeIn);
  });
  const stopConnection = client.onConnection((connection) => {
    if (connection.state === 'up') refresh();
  });

  /** What was asked while the study could not be reached is asked again when it can. */
  function hearTrouble(isTrouble: boolean): void {
    if (inTrouble && !isTrouble) refresh();
    inTrouble = isTrouble;
  }

  function refresh(): void {
    for (const entry of entries.values()) {
      outdate(entry, Infinity);
      freshen(entry);
    }
  }

  function forgetOld(): void {
    if (entries.size <= KEPT) return;
    for (const [key, entry] of entries) {
      if (entries.size <= KEPT) break;
      if (entry.listeners.size === 0) entries.delete(key);
    }
  }

  return {
    snapshot: (op, input) =>
      (entries.get(keyOf(op, input))?.snapshot ?? UNKNOWN) as QueryState<Output<typeof op>>,
    subscribe(op, input, listener) {
      const entry = entryFor(op, input);
      entry.listeners.add(listener);
      if (entry.stale && !entry.fetching) void fetch(entry);
      forgetOld();
      return () => void entry.listeners.delete(listener);
    },
    async ahead(op, input) {
      const entry = entryFor(op, input);
      if (entry.stale && !entry.fetching) await fetch(entry);
    },
    behind(command) {
      const ops = ASKED_BEHIND[command];
      if (!ops) return null;
      const asked = [...entries.values()].filter(
        (entry) => ops.includes(entry.op) && entry.listeners.size > 0 && !entry.fetching,
      );
      return asked.length > 0 ? Promise.all(asked.map((entry) => fetch(entry))) : null;
    },
    withChanges(work, isNow = false) {
      if (pending.length === 0) return work();
      waiting.push(work);
      if (isNow || pending.some(isOfMany)) takeIn();
    },
    isFresh(op, input) {
      const entry = entries.get(keyOf(op, input));
      return pending.length === 0 && entry !== undefined && isKept(entry);
    },
    refresh,
    reset() {
      for (const [key, entry] of entries) {
        entry.asked += 1;
        entry.fetching = false;
        entry.stale = true;
        entry.asOf = UNKNOWN_REVISION;
        if (entry.listeners.size === 0) entries.delete(key);
        else {
          put(entry, UNKNOWN);
          void fetch(entry);
        }
      }
    },
    stop() {
      stopEvents();
      stopConnection();
      entries.clear();
    },
  };
}
