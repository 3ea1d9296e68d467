/** Changes are painted at once and written behind: what is on its way, and what lets it go. */
import type { ReaderCoding } from '../model/coding-model.ts';
import { hasArrived } from '../model/optimistic.ts';
import { useReadingStore, type Pending } from '../store.ts';
import type { Reading } from '../use-reading.ts';
import { takeBackSaying } from './said.ts';

/** A finished change that rows asked for anew never showed (undone at once, say) is let go after this long. */
const KEEP_DONE = 2500;
const store = () => useReadingStore.getState();

interface More {
  /** The coding as keys act on it now; null for none. */
  focused?: string | null;
  /** The code that was used just now. */
  used?: string;
}

/** Shows changes at once, and what goes with them: one drawing for all. */
export function put(changes: readonly Pending[], more: More = {}): void {
  takeBackSaying();
  store().paint([...store().pending, ...changes], more);
}

/** Takes a change away that did not come to be, or that the rows show by now. */
export function take(key: string): void {
  store().set({ pending: store().pending.filter((one) => one.key !== key) });
}

/** Takes a coding away that was painted and refused. */
export function takeOff(painted: ReaderCoding): void {
  take(painted.id);
  if (store().focused === painted.id) store().focus(null);
}

/** What is shown once a coding is known by its lasting id: so is what was done to it meanwhile, and its code. */
export function renamed(painted: ReaderCoding, to: { codingId: string; codeId: string }) {
  const { pending, recents, focused } = store();
  const idOf = (id: string) => (id === painted.id ? to.codingId : id);
  const codeOf = (id: string) => (id === painted.codeId ? to.codeId : id);
  const { id, codeId } = painted;
  const isNewCode = codeId !== to.codeId;
  return {
    ...(isNewCode ? { recents: recents.map(codeOf) } : {}),
    // one change for all of it: a coding that is in focus before it is in the rows would be drawn out of focus first
    ...(focused === id ? { focused: to.codingId } : {}),
    pending: pending.map((one): Pending => {
      if (one.kind !== 'add') return one.id === id ? { ...one, id: to.codingId } : one;
      const { coding } = one;
      if (coding.id !== id && !(isNewCode && coding.codeId === codeId)) return one;
      return { ...one, coding: { ...coding, id: idOf(coding.id), codeId: codeOf(coding.codeId) } };
    }),
  };
}

/**
 * Changes are in the file: those the rows show already are let go, the others when they do. Fresh rows without them say that they
 * were undone at once. `more` goes with them in one drawing.
 */
export function finish(
  reading: Reading,
  keys: readonly string[],
  more: Partial<ReturnType<typeof renamed>> = {},
): void {
  const rows = reading.rows();
  const before = more.pending ?? store().pending;
  const pending = before.flatMap((one) => {
    if (!keys.includes(one.key)) return [one];
    const done = { ...one, isDone: true };
    return hasArrived(rows, done, before) || reading.areRowsFresh() ? [] : [done];
  });
  store().set({ ...more, pending });
  for (const key of keys) if (pending.some((one) => one.key === key)) setTimeout(() => take(key), KEEP_DONE);
}
