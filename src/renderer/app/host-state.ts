// What the program around the study says about itself: which study is open, who works, whether all is saved.
import { create, type StoreApi, type UseBoundStore } from 'zustand';
import { createContext, useContext } from 'react';
import type { HostState } from '../../shared/contract/host.ts';
import { share } from '../data/share.ts';
import type { Client } from '../transport/client.ts';
import type { Connection } from '../transport/types.ts';

export interface HostView {
  /** Null until the host has answered for the first time. */
  state: HostState | null;
  /** ISO time of the last change that is safely in the file. */
  savedAt: string | null;
  /** Why writing does not work at the moment. */
  trouble: string | null;
  connection: Connection;
  /** Asks the host again. */
  refresh(): Promise<void>;
}
export type HostStore = UseBoundStore<StoreApi<HostView>>;

/** Who was said to work in this window, last. */
let chosenHere: string | null = null;
export const choosePersonHere = (name: string): void => void (chosenHere = name);

/**
 * Follows a client's host. `onStudyChange` hears when another study is open than before, or none; `onPersonChange` when somebody else
 * works in the same one: what can be undone is another's then.
 */
export function createHostStore(
  client: Client,
  onStudyChange: () => void,
  onPersonChange: (name: string, isFromElsewhere: boolean) => void = () => {},
): HostStore {
  const store: HostStore = create<HostView>()((set) => ({
    state: null,
    savedAt: null,
    trouble: null,
    connection: client.connection(),
    async refresh() {
      const result = await client.host('host.state', {});
      if (result.ok) take(result.value);
      else set({ trouble: result.failure.message });
    },
  }));
  function take(state: HostState) {
    const before = store.getState().state;
    const isOther = before !== null && before.study?.path !== state.study?.path;
    const isOtherPerson = before !== null && before.person?.name !== state.person?.name;
    // what did not change stays the same object, so that only what shows a change is drawn again
    store.setState({ state: share(before, state), savedAt: state.savedAt });
    if (isOther) onStudyChange();
    else if (isOtherPerson) {
      const name = state.person?.name ?? '';
      onPersonChange(name, before.person !== null && name !== '' && name !== chosenHere);
    }
  }
  client.onEvent((event) => {
    if (event.kind === 'state') take(event.state);
    else if (event.kind === 'change') store.setState({ savedAt: new Date().toISOString() });
    else if (event.kind === 'trouble') store.setState({ trouble: event.message });
  });
  client.onConnection((connection) => {
    store.setState({ connection });
    if (connection.state === 'up') void store.getState().refresh();
  });
  return store;
}

export const HostContext = createContext<HostStore | null>(null);

/** Whether the study in view is open for reading only. */
export const useReadOnly = (): boolean => useHost((host) => host.state?.study?.readOnly ?? false);

/** The host's state, kept fresh: `useHost((host) => host.state?.person)`. */
export function useHost<T>(select: (view: HostView) => T): T {
  const store = useContext(HostContext);
  if (!store) throw new Error('useHost is used outside the shell');
  return store(select);
}
