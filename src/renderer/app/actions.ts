// One declaration of what can be done, read by buttons, menus, the command palette and the keyboard.
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { ROOM_ACTIONS } from './room-actions.ts';

export interface Action {
  /** `reading.applyCode`; also what its changed shortcut is remembered by. */
  id: string;
  /** A verb and its object: `Apply a code`. */
  label: string;
  /** The heading it stands under: `Study`, `Reading`, `Go to`. */
  group: string;
  /** `Mod+K`, `C`, `Shift+F10`. Mod is Ctrl, on a Mac Command. */
  shortcut?: string;
  isEnabled?(): boolean;
  run(): void | Promise<void>;
  /** Other words it is found by. */
  keywords?: string;
  /** Keeps it out of the palette and, unless it is listed, out of the list of shortcuts. */
  isHidden?: boolean;
  /** Its keys work wherever one is: in a text field, while a dialog is open. */
  isEverywhere?: boolean;
  /** In the list of shortcuts though it is hidden. */
  isListed?: boolean;
}

const sets = new Map<symbol, readonly Action[]>();
const listeners = new Set<() => void>();
let all: readonly Action[] = [];
let awake: ReadonlyMap<string, Action> = new Map();
/** Actions of places that are not open now, for the list of shortcuts: first those the program is known to have. */
const known = new Map<string, Action>(ROOM_ACTIONS.map((action) => [action.id, asleep(action)]));
let listed: readonly Action[] = [];

/** An action that cannot run now: it is only listed. */
function asleep(action: Omit<Action, 'run'>): Action {
  return { ...action, isEnabled: () => false, run: () => {} };
}

let isOld = false;
let isTelling = false;

/** Brings both lists up to date with what is registered, when somebody reads them. */
function refresh(): void {
  if (!isOld) return;
  isOld = false;
  const byId = new Map<string, Action>();
  for (const actions of sets.values()) for (const action of actions) byId.set(action.id, action);
  awake = byId;
  all = [...byId.values()];
  listed = [...all, ...[...known.values()].filter((action) => !byId.has(action.id))];
}

function changed(): void {
  isOld = true;
  if (isTelling) return;
  // a room that opens registers many sets at once: whoever shows actions hears of them together
  isTelling = true;
  queueMicrotask(() => {
    isTelling = false;
    for (const listener of listeners) listener();
  });
}

/**
 * Registers actions; a later one with the same id stands for an earlier one. Under the key of a set that is there they take
 * its place, neither earlier nor later. Returns what takes them away again.
 */
export function registerActions(actions: readonly Action[], key = Symbol('actions')): () => void {
  sets.set(key, actions);
  for (const action of actions) known.set(action.id, asleep(action));
  changed();
  return () => {
    sets.delete(key);
    changed();
  };
}

/**
 * Registers actions while the component is there. They may be made anew at each render: `run` and `isEnabled` are
 * always the latest, and the registry changes only when ids, labels or shortcuts do.
 */
export function useActions(actions: readonly Action[]): void {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  const shape = JSON.stringify(
    actions.map((a) => [a.id, a.label, a.group, a.shortcut, a.keywords, a.isHidden, a.isListed]),
  );
  // a label that changes must not put the shell's actions before a room's of the same id
  const place = useRef<{ key: symbol; leave(): void } | null>(null);
  useEffect(() => {
    const now = (id: string) => latest.current.find((action) => action.id === id);
    const key = place.current?.key ?? Symbol('actions');
    const leave = registerActions(
      latest.current.map((action) => ({
        ...action,
        isEnabled: () => now(action.id)?.isEnabled?.() ?? true,
        run: () => now(action.id)?.run(),
      })),
      key,
    );
    place.current = { key, leave };
  }, [shape]);
  useEffect(
    () => () => {
      place.current?.leave();
      place.current = null;
    },
    [],
  );
}

/** Every action there is at the moment. */
export function currentActions(): readonly Action[] {
  refresh();
  return all;
}

/** The same, kept fresh. */
export function useActionList(): readonly Action[] {
  return useSyncExternalStore(subscribe, currentActions);
}
function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether an action belongs to a place that is not open now. */
export function isAsleep(id: string): boolean {
  refresh();
  return known.has(id) && !awake.has(id);
}

/** Every action of every place, for the list of shortcuts; those of places that are not open cannot run. */
export function useEveryAction(): readonly Action[] {
  return useSyncExternalStore(subscribe, everyAction);
}

function everyAction(): readonly Action[] {
  refresh();
  return listed;
}

let onFailure: (action: Action, failure: unknown) => void = () => {};

/** Sets what happens when an action throws: the shell says so. */
export function setActionFailure(handler: typeof onFailure): void {
  onFailure = handler;
}

/** Runs an action that can run now; false when there is none or it cannot. */
export function runAction(id: string): boolean {
  const action = currentActions().find((candidate) => candidate.id === id);
  if (!action || action.isEnabled?.() === false) return false;
  try {
    void Promise.resolve(action.run()).catch((failure: unknown) => onFailure(action, failure));
  } catch (failure) {
    onFailure(action, failure);
  }
  return true;
}
