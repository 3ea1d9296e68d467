// Addresses of places in the program: `#/reading?document=...&line=159`. Back goes to the very place: scroll positions
// are kept for each visit.
import { useCallback, useSyncExternalStore } from 'react';

export type Params = Record<string, string>;
export interface Route {
  roomId: string;
  params: Params;
  /** One per visit; the same place twice has two. */
  visit: string;
}

const listeners = new Set<() => void>();
const scrolls = new Map<string, Map<string, number>>();
let visits = 0;
let depth = 0; // visits that lie behind this one in this window
let current: Route | null = null;

const newVisit = () => `${performance.timeOrigin.toString(36)}-${++visits}`;

interface VisitState {
  visit: string;
  depth: number;
}
function stateOf(value: unknown): VisitState | null {
  if (typeof value !== 'object' || value === null) return null;
  const { visit, depth: at } = value as Partial<VisitState>;
  return typeof visit === 'string' && typeof at === 'number' ? { visit, depth: at } : null;
}

/** The address of a place, for links. */
export function hrefFor(roomId: string, params: Params = {}): string {
  const query = new URLSearchParams(params).toString();
  return `#/${encodeURIComponent(roomId)}${query ? `?${query}` : ''}`;
}

function readRoute(): Route {
  const [path = '', query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  let state = stateOf(history.state);
  if (!state) {
    state = { visit: newVisit(), depth };
    history.replaceState(state, '');
  }
  depth = state.depth;
  return {
    roomId: decodeURIComponent(path),
    params: Object.fromEntries(new URLSearchParams(query)),
    visit: state.visit,
  };
}

function isSamePlace(one: Route, other: Route): boolean {
  const names = Object.keys(one.params);
  return (
    one.visit === other.visit &&
    one.roomId === other.roomId &&
    names.length === Object.keys(other.params).length &&
    names.every((name) => one.params[name] === other.params[name])
  );
}

/** Reads the address again; nobody hears of a place that is the one before, and it stays the same object. */
function refresh(): void {
  const next = readRoute();
  if (current && isSamePlace(current, next)) return;
  current = next;
  for (const listener of listeners) listener();
}

/** The browser tells of a followed link twice, as popstate and as hashchange: only the first finds it without a visit. */
function onAddress(): void {
  if (!stateOf(history.state)) depth += 1; // a link was followed
  refresh();
}
if (typeof window !== 'undefined') {
  window.addEventListener('popstate', onAddress);
  window.addEventListener('hashchange', onAddress);
}

/** Where one is. */
export function currentRoute(): Route {
  return (current ??= readRoute());
}

/** Goes to a place. `replace` puts it in the place of the present one, so that Back does not stop here. */
export function navigate(roomId: string, params: Params = {}, options: { replace?: boolean } = {}): void {
  const href = hrefFor(roomId, params);
  if (options.replace) history.replaceState({ visit: newVisit(), depth }, '', href);
  else if (href !== location.hash) history.pushState({ visit: newVisit(), depth: depth + 1 }, '', href);
  refresh();
}

/** Changes what the address says about the present place (a line, a selection), so that coming back finds it. */
export function updatePlace(params: Params): void {
  const { roomId, visit } = currentRoute();
  history.replaceState({ visit, depth }, '', hrefFor(roomId, params));
  refresh();
}

export function goBack(): void {
  history.back();
}
export function goForward(): void {
  history.forward();
}
/** Whether there is a place of this window to go back to. */
export function canGoBack(): boolean {
  currentRoute();
  return depth > 0;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Hears of every change of the place, before anything is drawn there. */
export const onPlace = (listener: (route: Route) => void): (() => void) =>
  subscribe(() => listener(currentRoute()));

/** Where one is, kept fresh. */
export function useRoute(): Route {
  return useSyncExternalStore(subscribe, currentRoute);
}

/**
 * Gives a ref for an element that scrolls: its position is kept for this visit and put back when one returns. What
 * loads late is waited for until the person scrolls.
 * @param name tells several scrolling parts of one room apart
 */
export function useScrollMemory(name = 'room'): (element: HTMLElement | null) => (() => void) | undefined {
  const { visit } = useRoute();
  return useCallback(
    (element: HTMLElement | null) => {
      if (!element) return undefined;
      const kept = scrolls.get(visit) ?? new Map<string, number>();
      scrolls.set(visit, kept);
      let wanted: number | null = kept.get(name) ?? null;
      const restore = () => {
        if (wanted === null) return;
        element.scrollTop = wanted;
        if (Math.abs(element.scrollTop - wanted) < 2) wanted = null;
      };
      const onScroll = () => {
        if (wanted === null) kept.set(name, element.scrollTop);
      };
      const giveUp = () => void (wanted = null);
      restore();
      const growth = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(restore);
      for (const child of Array.from(element.children)) growth?.observe(child);
      element.addEventListener('scroll', onScroll, { passive: true });
      element.addEventListener('wheel', giveUp, { passive: true });
      element.addEventListener('keydown', giveUp);
      return () => {
        growth?.disconnect();
        element.removeEventListener('scroll', onScroll);
        element.removeEventListener('wheel', giveUp);
        element.removeEventListener('keydown', giveUp);
      };
    },
    [visit, name],
  );
}
