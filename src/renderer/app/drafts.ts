// What was begun and is not part of the study yet, kept on this computer, so that no ending of the program takes it.
import { useSettings } from './settings.ts';

/** How long typing rests before what is not saved is kept, in milliseconds. */
const KEEP_AFTER = 500;

const waiting = new Map<string, string>();
let timer: ReturnType<typeof setTimeout> | null = null;

/** Keeps a draft at once; null forgets it. */
export function keepDraft(key: string, text: string | null): void {
  waiting.delete(key);
  const { settings, change } = useSettings.getState();
  const drafts = { ...settings.drafts };
  if (text === (drafts[key] ?? null)) return;
  if (text === null) delete drafts[key];
  else drafts[key] = text;
  change({ drafts });
}

function keepAll(): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  for (const [key, text] of waiting) keepDraft(key, text);
}

/** Keeps a draft when the typing rests, or the window goes. */
export function keepDraftSoon(key: string, text: string): void {
  if (waiting.size === 0) window.addEventListener('pagehide', keepAll, { once: true });
  waiting.set(key, text);
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(keepAll, KEEP_AFTER);
}
