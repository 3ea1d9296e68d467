/** Carrying a correction over to a text that was changed meanwhile: what does not meet the other change is kept. */
import { differences } from './differences.ts';

export interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The replaced stretches that lead from one text to another, in order, with offsets of the first. */
export function hunksBetween(before: string, after: string): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let open: { from: number; to: number; insert: string } | null = null;
  for (const piece of differences(before, after)) {
    if (piece.kind === 'same') {
      if (open) hunks.push(open);
      open = null;
      at += piece.text.length;
      continue;
    }
    open ??= { from: at, to: at, insert: '' };
    if (piece.kind === 'gone') {
      at += piece.text.length;
      open.to = at;
    } else open.insert += piece.text;
  }
  if (open) hunks.push(open);
  return hunks;
}

/**
 * One's own changes of `base`, as changes of `theirs`, from last to first so that each can be made on its own. Those
 * that meet a change of theirs, or change where turns end, come back as `left`.
 */
export function carryOver(base: string, mine: string, theirs: string): { carried: Hunk[]; left: Hunk[] } {
  const others = hunksBetween(base, theirs);
  const carried: Hunk[] = [];
  const left: Hunk[] = [];
  for (const hunk of hunksBetween(base, mine)) {
    const meets = others.some((other) => other.from <= hunk.to && other.to >= hunk.from);
    const movesTurns = base.slice(hunk.from, hunk.to).includes('\n') || hunk.insert.includes('\n');
    if (meets || movesTurns) {
      left.push(hunk);
      continue;
    }
    const by = others
      .filter((other) => other.to < hunk.from)
      .reduce((sum, other) => sum + other.insert.length - (other.to - other.from), 0);
    carried.push({ from: hunk.from + by, to: hunk.to + by, insert: hunk.insert });
  }
  return { carried: carried.toReversed(), left };
}
