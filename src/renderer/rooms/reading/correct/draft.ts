/**
 * A correction that is being made: the text as it stands now, its turns, and the steps that led here. Immutable; every
 * change gives another draft. Offsets are UTF-16 units.
 */
import { applySteps, type EditStep, type Layout } from '../../../../shared/domain/text/index.ts';

/** A step with the characters it stood between, for saying later which word it belongs to. */
export type RecordedStep = EditStep & { readonly between?: readonly [before: string, after: string] };

interface DraftTurn {
  readonly start: number;
  readonly end: number;
  readonly speaker: string | null;
  /** Indices of the turns of the saved text it is made of. */
  readonly origins: readonly number[];
}

export interface Draft {
  readonly text: string;
  readonly turns: readonly DraftTurn[];
  /** What was done, in portions that are undone together. */
  readonly groups: readonly (readonly RecordedStep[])[];
  readonly undone: readonly (readonly RecordedStep[])[];
}

/** The saved text with nothing corrected. */
export function startDraft(text: string, layout: Layout): Draft {
  const turns = layout.turns.map(({ start, end, speaker }, at) => ({ start, end, speaker, origins: [at] }));
  return { text, turns, groups: [], undone: [] };
}

/** Takes steps; typing that goes on in one word is one portion. Throws an EditError for a step that does not fit. */
export function takeSteps(draft: Draft, steps: readonly RecordedStep[]): Draft {
  const after = advance(draft, steps);
  const last = draft.groups.at(-1);
  const merged = last && steps.length === 1 ? goesOn(last, steps[0] as RecordedStep) : null;
  const groups = merged ? [...draft.groups.slice(0, -1), merged] : [...draft.groups, steps];
  return { ...after, groups, undone: [] };
}

/** The draft before its last portion; the same one when there is none. */
export function undoDraft(saved: Draft, draft: Draft): Draft {
  const last = draft.groups.at(-1);
  return last ? { ...replay(saved, draft.groups.slice(0, -1)), undone: [...draft.undone, last] } : draft;
}

/** The draft with what was undone last done again. */
export function redoDraft(draft: Draft): Draft {
  const next = draft.undone.at(-1);
  if (!next) return draft;
  const after = advance(draft, next);
  return { ...after, groups: [...draft.groups, next], undone: draft.undone.slice(0, -1) };
}

/** The draft these portions lead to. Throws an EditError when they do not fit the text. */
export function replay(saved: Draft, groups: Draft['groups']): Draft {
  return groups.length === 0
    ? { ...saved, groups: [], undone: [] }
    : { ...advance(saved, groups.flat()), groups, undone: [] };
}

/** Whether the words, turns or speakers differ from the saved ones. */
export function isChanged(saved: Draft, draft: Draft): boolean {
  return (
    draft.text !== saved.text ||
    draft.turns.length !== saved.turns.length ||
    draft.turns.some((turn, at) => turn.speaker !== saved.turns[at]?.speaker)
  );
}

/** The steps as they are saved: typing in one place made one change, and a change inside a word a change of that word. */
export function stepsToSave(draft: Draft): EditStep[] {
  const joined: RecordedStep[] = [];
  for (const step of draft.groups.flat()) {
    const merged = joined.length > 0 ? mergeText(joined.at(-1) as RecordedStep, step) : null;
    if (merged) joined[joined.length - 1] = merged;
    else joined.push(step);
  }
  return joined.flatMap((step) => {
    if (step.kind !== 'text') return [bare(step)];
    return step.from === step.to && step.insert === '' ? [] : [completeWord(step)];
  });
}

function advance(draft: Draft, steps: readonly EditStep[]): Pick<Draft, 'text' | 'turns'> {
  const turns = draft.turns.map((turn) => ({ ...turn, ...NO_LAYOUT }));
  const edited = applySteps(draft.text, { lineRule: 1, turns }, steps);
  let start = 0;
  return {
    text: edited.text,
    turns: edited.turns.map((turn) => {
      const end = start + turn.text.length;
      const own = { start, end, speaker: turn.speaker };
      start = end + 1;
      return { ...own, origins: [...new Set(turn.from.flatMap((at) => draft.turns[at]?.origins ?? []))] };
    }),
  };
}
const NO_LAYOUT = { startMs: null, endMs: null, firstLine: 1, lineCount: 1, breaks: [] };

const isSpace = (text: string) => /^\s*$/u.test(text);

/** The portion with the step, when the step is the same word typed on or taken back further. */
function goesOn(group: readonly RecordedStep[], step: RecordedStep): RecordedStep[] | null {
  const last = group.at(-1);
  if (!last || last.kind !== 'text' || step.kind !== 'text') return null;
  const isTyping = step.from === step.to && step.from === last.from + last.insert.length;
  const isTakingBack = step.insert === '' && last.insert === '' && step.to === last.from;
  const beginsWord = isSpace(step.insert) && !isSpace(last.insert.slice(-1));
  if (!(isTyping && !beginsWord) && !isTakingBack) return null;
  const merged = mergeText(last, step);
  return merged ? [...group.slice(0, -1), merged] : null;
}

/** Two replacements that touch, as one of the text before both; null when they do not touch. */
function mergeText(first: RecordedStep, second: RecordedStep): RecordedStep | null {
  if (first.kind !== 'text' || second.kind !== 'text') return null;
  const end = first.from + first.insert.length;
  if (second.from > end || second.to < first.from) return null;
  const before = second.from < first.from ? second.between?.[0] : first.between?.[0];
  const after = second.to > end ? second.between?.[1] : first.between?.[1];
  return {
    kind: 'text',
    from: Math.min(first.from, second.from),
    to: first.to + Math.max(0, second.to - end),
    insert:
      first.insert.slice(0, Math.max(0, second.from - first.from)) +
      second.insert +
      first.insert.slice(Math.max(0, second.to - first.from)),
    between: [before ?? '', after ?? ''],
  };
}

const isWord = (text: string) => /^[\p{L}\p{N}\p{M}’'-]$/u.test(text);

/**
 * Letters typed at the end (or the beginning) of a word belong to the word: they are said as a change of its last
 * letter, so that what is coded up to there keeps the whole word.
 */
function completeWord(step: RecordedStep & { kind: 'text' }): EditStep {
  const { from, to, insert, between } = step;
  const [before, after] = between ?? ['', ''];
  const points = [...insert];
  const first = points[0] ?? '';
  const last = points.at(-1) ?? '';
  if (from === to && insert !== '') {
    if (isWord(before) && isWord(first) && !isWord(after))
      return { kind: 'text', from: from - before.length, to, insert: before + insert };
    if (isWord(after) && isWord(last) && !isWord(before))
      return { kind: 'text', from, to: to + after.length, insert: insert + after };
  }
  return { kind: 'text', from, to, insert };
}

function bare(step: RecordedStep): EditStep {
  const { between: _, ...own } = step;
  return own;
}
