/**
 * Corrections of a transcript, as steps a person takes: change some words, split a turn, join two, say who speaks. What
 * stands on the text (codings, highlights) moves by the very changes made, never by searching for it again.
 */
import type { EditedTurn } from './lines.ts';
import type { Layout } from './types.ts';

/** Offsets are UTF-16 units of the text as the steps before this one left it. */
export type EditStep =
  | { readonly kind: 'text'; readonly from: number; readonly to: number; readonly insert: string }
  /** The turn at the offset becomes two; a space there turns into the end of the first. */
  | { readonly kind: 'split'; readonly at: number }
  /** The turn and the one after it become one; a space stands between them. */
  | { readonly kind: 'join'; readonly turn: number }
  | { readonly kind: 'speaker'; readonly turn: number; readonly speaker: string | null };

/** One replaced stretch, in the order it happened. */
interface Change {
  readonly from: number;
  readonly to: number;
  /** Length of what stands there now. */
  readonly length: number;
}

export interface Edited {
  readonly text: string;
  readonly turns: readonly EditedTurn[];
  readonly changes: readonly Change[];
}

/** Thrown for a step that makes no sense on this text; the sentence is for a person. */
export class EditError extends RangeError {}

interface Draft {
  start: number;
  end: number;
  speaker: string | null;
  startMs: number | null;
  endMs: number | null;
  from: number[];
}

/** Applies the steps one after the other. Throws an EditError, having changed nothing, when one cannot be applied. */
export function applySteps(text: string, layout: Layout, steps: readonly EditStep[]): Edited {
  let now = text;
  const changes: Change[] = [];
  const turns: Draft[] = layout.turns.map(({ start, end, speaker, startMs, endMs }, index) => ({
    start,
    end,
    speaker,
    startMs,
    endMs,
    from: [index],
  }));

  const replace = (from: number, to: number, insert: string): void => {
    now = now.slice(0, from) + insert + now.slice(to);
    if (to !== from || insert !== '') changes.push({ from, to, length: insert.length });
  };
  const shift = (first: number, by: number): void => {
    for (const turn of turns.slice(first)) {
      turn.start += by;
      turn.end += by;
    }
  };
  const at = (index: number): Draft => {
    const turn = turns[index];
    if (!turn) throw new EditError('There is no such turn any more.');
    return turn;
  };

  for (const step of steps) {
    if (step.kind === 'speaker') at(step.turn).speaker = step.speaker;
    else if (step.kind === 'text') {
      const index = turns.findIndex((t) => step.from >= t.start && step.from <= t.end);
      const turn = at(index);
      if (step.to < step.from || step.to > turn.end)
        throw new EditError('A correction stays within one turn; join the two turns first.');
      const insert = step.insert.replace(/\r\n?|\u2028|\u2029/gu, '\n').replaceAll('\0', '');
      replace(step.from, step.to, insert);
      const by = insert.length - (step.to - step.from);
      turn.end += by;
      shift(index + 1, by);
    } else if (step.kind === 'split') {
      const index = turns.findIndex((t) => step.at > t.start && step.at < t.end);
      if (index < 0) throw new EditError('A turn is split between two of its words.');
      const turn = at(index);
      // The space at the place, or just before it, becomes the end of the first turn; without one, an end is put in.
      const space = /\s/u.test(now.charAt(step.at))
        ? step.at
        : /\s/u.test(now.charAt(step.at - 1))
          ? step.at - 1
          : -1;
      const cut = space >= 0 ? space : step.at;
      if (cut <= turn.start || (space >= 0 ? cut + 1 : cut) >= turn.end)
        throw new EditError('A turn is split between two of its words.');
      replace(cut, space >= 0 ? cut + 1 : cut, '\n');
      const by = space >= 0 ? 0 : 1;
      const second = { ...turn, start: cut + 1, end: turn.end + by, startMs: null, from: [...turn.from] };
      turn.end = cut;
      turn.endMs = null;
      shift(index + 1, by);
      turns.splice(index + 1, 0, second);
    } else {
      const turn = at(step.turn);
      const next = at(step.turn + 1);
      replace(turn.end, turn.end + 1, ' ');
      turn.end = next.end;
      turn.endMs = next.endMs;
      turn.from = [...new Set([...turn.from, ...next.from])];
      turns.splice(step.turn + 1, 1);
    }
  }
  return {
    text: now,
    turns: turns.map(({ start, end, speaker, startMs, endMs, from }) => ({
      text: now.slice(start, end),
      speaker,
      startMs,
      endMs,
      from,
    })),
    changes,
  };
}

/**
 * Where a range stands after the changes, or null when nothing of it is left. Words typed exactly at an edge stay
 * outside; words that replace others at an edge belong to the range that held the old ones.
 */
export function mapRange(
  range: { readonly start: number; readonly end: number },
  changes: readonly Change[],
): { start: number; end: number } | null {
  let { start, end } = range;
  for (const { from, to, length } of changes) {
    const by = length - (to - from);
    if (from === to) {
      if (start >= from) start += by;
      if (end > from) end += by;
      continue;
    }
    if (start >= to) start += by;
    else if (start > from) start = from;
    if (end >= to) end += by;
    else if (end > from) end = from + length;
    if (end <= start) return null;
  }
  return { start, end };
}
