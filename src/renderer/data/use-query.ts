import { createContext, useCallback, useContext, useMemo, useSyncExternalStore } from 'react';
import type { Input, Output, QueryName } from '../../shared/contract/index.ts';
import type { Client } from '../transport/client.ts';
import { RehearsalContext } from './rehearsal.ts';
import { keyOf } from './share.ts';
import type { LiveQueries, QueryState } from './live-query.ts';

/** What every room is given: the program, and the answers this window keeps. */
export interface DataSource {
  readonly client: Client;
  readonly queries: LiveQueries;
}

export const DataContext = createContext<DataSource | null>(null);

/** The data source of this window; throws outside a DataContext, which is a mistake in the code. */
export function useData(): DataSource {
  const source = useContext(DataContext);
  if (!source) throw new Error('useData is used outside a DataContext');
  return source;
}

/** The client, for commands and for what is asked once. */
export const useClient = (): Client => useData().client;

const IDLE: QueryState<never> = { data: undefined, failure: undefined, isLoading: false };
const nothingToHear = () => () => {};

/**
 * The answer to a query, kept fresh for as long as the component is there. While a new answer is on its way the one
 * before stays in view. `input` null: nothing is asked.
 */
export function useQuery<N extends QueryName>(op: N, input: Input<N> | null): QueryState<Output<N>> {
  const { queries } = useData();
  const key = input === null ? null : keyOf(op, input);
  // The key stands for the input: a component may make the same input anew at each render.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const stable = useMemo(() => input, [key]);
  const subscribe = useCallback(
    (listener: () => void) => (stable === null ? nothingToHear() : queries.subscribe(op, stable, listener)),
    [queries, op, stable],
  );
  const read = useCallback(
    () => (stable === null ? IDLE : queries.snapshot(op, stable)),
    [queries, op, stable],
  );
  const state = useSyncExternalStore<QueryState<Output<N>>>(subscribe, read);
  const rehearsal = useContext(RehearsalContext);
  if (rehearsal && stable !== null && state.isLoading) rehearsal.wish(op, stable);
  return state;
}
