// Words that are not saved yet, over all editors of the window: they go out before the page does.
import type { MemoSaver } from './memo-saver.ts';

const open = new Set<MemoSaver>();

const flushAll = () => {
  for (const saver of open) void saver.flush();
};
function onLeave(event: BeforeUnloadEvent) {
  flushAll();
  // a tab asks whether to stay, and so does the desktop's window
  if ([...open].some((saver) => saver.isFailing())) event.preventDefault();
}
const onHide = () => {
  if (document.visibilityState === 'hidden') flushAll();
};

/** Keeps an eye on an editor's unsaved words until the answer is called. */
export function keepUntilSaved(saver: MemoSaver): () => void {
  if (open.size === 0) {
    window.addEventListener('beforeunload', onLeave);
    window.addEventListener('pagehide', flushAll);
    document.addEventListener('visibilitychange', onHide);
  }
  open.add(saver);
  return () => {
    open.delete(saver);
    if (open.size > 0) return;
    window.removeEventListener('beforeunload', onLeave);
    window.removeEventListener('pagehide', flushAll);
    document.removeEventListener('visibilitychange', onHide);
  };
}

/** Saves what is written in every open editor; true when all of it is in the study. */
export async function saveOpenMemos(): Promise<boolean> {
  const all = await Promise.all([...open].map((saver) => saver.flush()));
  return all.every(Boolean);
}

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
