// Which memos this window is saving or has saved just now.

/** How long after a save another editor of the same memo asks again instead of trusting what it was given. */
const FRESH_FOR = 10_000;
const saves = new Map<string, { last: Promise<unknown>; at: number }>();

/** Notes that a memo is being saved, for the next editor that opens it. */
export function noteSave<T>(id: string, save: Promise<T>): Promise<T> {
  const before = saves.get(id)?.last;
  saves.set(id, { last: before ? Promise.allSettled([before, save]) : save, at: performance.now() });
  return save;
}

/** A promise of the saves under way when this window has saved the memo just now; null when it has not. */
export function justSaved(id: string): Promise<unknown> | null {
  const found = saves.get(id);
  if (!found) return null;
  if (performance.now() - found.at < FRESH_FOR) return found.last;
  saves.delete(id);
  return null;
}
