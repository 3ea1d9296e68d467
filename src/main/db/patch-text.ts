/** Patches as history keeps them: JSON. */
import type { Patch } from '../../shared/domain/history/patch.ts';

/** A text at least this long is worth keeping what it says: a thousand codings take milliseconds to read. */
const LONG = 20_000;
/**
 * The last long one. A step over many rows is asked about several times as it is made, taken back and done again. Kept beside
 * its text, so that an entry whose words were taken out is read anew.
 */
let last: { readonly text: string; readonly patch: Patch } | null = null;

function keep(text: string, patch: Patch): void {
  if (text.length >= LONG) last = { text, patch };
}

/** A patch as it is stored. */
export function patchText(patch: Patch): string {
  const text = JSON.stringify(patch);
  keep(text, patch);
  return text;
}

/** What a stored patch says. Not to be changed by who gets it. */
export function patchOf(text: string): Patch {
  if (last?.text === text) return last.patch;
  const patch = JSON.parse(text) as Patch;
  keep(text, patch);
  return patch;
}
