/**
 * What is different between two states of the coding frame, and which step of history made it so. The difference is taken
 * from the two states themselves, so it is complete; history only says who, when and why.
 */
import type { Cell, RowChange } from '../history/patch.ts';

/** A code as a version of the frame keeps it. No extracts: of words that were coded only where they stand is kept. */
export interface FrameCode {
  readonly id: string;
  readonly parentId: string | null;
  readonly position: number;
  readonly name: string;
  readonly colour: number;
  readonly isHeading: boolean;
  readonly isRetired: boolean;
  readonly definition: string;
  readonly fullDefinition: string;
  readonly useWhen: string;
  readonly doNotUseWhen: string;
  /** Codings that were its examples; their words are not kept here. */
  readonly typicalCodingId: string | null;
  readonly borderlineCodingId: string | null;
  /** Example words that came with an imported codebook; versions from before they were kept have none. */
  readonly typicalText?: string;
  readonly borderlineText?: string;
  /** How it was used then. */
  readonly people: number;
  /** Transcripts of several people among them, each counted as one; absent where there were none, and in older versions. */
  readonly asOne?: number;
  readonly transcripts: number;
  readonly codings: number;
}

export type FrameChangeKind =
  | 'added'
  | 'renamed'
  | 'redefined'
  | 'split'
  | 'merged'
  | 'retired'
  | 'restored'
  | 'moved'
  | 'recoloured'
  | 'heading'
  | 'deleted'
  | 'example';

export interface FrameChange {
  kind: FrameChangeKind;
  codeId: string;
  /** What the code is called now, or was called last. */
  name: string;
  colour: number;
  /** The old name, the old place, the old words. */
  from: string | null;
  /** The new name, place or words; the code merged into; the codes split into. */
  to: string | null;
  /** Which of its words changed: `definition`, `typical example`. */
  parts: string[];
  /** The step that made it so; null when history does not know. */
  seq: number | null;
  at: string | null;
  personId: string | null;
  why: string;
  /** The proposal it came from, and whose it was: the reason is that person's. */
  proposalId: string | null;
  proposedBy: string | null;
}

/** An entry of history that touched codes. */
export interface FrameStep {
  readonly seq: number;
  readonly at: string;
  readonly personId: string | null;
  readonly why: string;
  readonly proposalId: string | null;
  readonly proposedBy: string | null;
  /** An undo took something back; only a `do` or `redo` splits. */
  readonly kind: 'do' | 'undo' | 'redo';
  /** It has not been taken back. */
  readonly stands: boolean;
  /** Changes of `code` and `code_merge`. */
  readonly changes: readonly RowChange[];
  /** A split it began. */
  readonly split: { readonly from: string; readonly to: readonly string[] } | null;
}

const WORDS = [
  ['definition', 'definition', 'definition'],
  ['fullDefinition', 'full_definition', 'full definition'],
  ['useWhen', 'use_when', 'use when'],
  ['doNotUseWhen', 'do_not_use_when', 'do not use when'],
] as const;
const EXAMPLES = [
  ['typicalCodingId', 'typical_coding_id', 'typicalText', 'typical_text', 'typical example'],
  ['borderlineCodingId', 'borderline_coding_id', 'borderlineText', 'borderline_text', 'borderline example'],
] as const;

/** What became of a code that is gone, followed to one that is there. Null: it was deleted. */
export function followMerges(
  id: string,
  into: ReadonlyMap<string, string>,
  isThere: (id: string) => boolean,
): string | null {
  const seen = new Set<string>();
  let at: string | undefined = id;
  while (at !== undefined && !seen.has(at)) {
    if (isThere(at)) return at;
    seen.add(at);
    at = into.get(at);
  }
  return null;
}

/** The last step after which a cell of a code was what it is at the end. */
function stepOf(
  steps: readonly FrameStep[],
  id: string,
  column: string | null,
  value: (row: RowChange) => boolean,
): FrameStep | null {
  for (let at = steps.length - 1; at >= 0; at--) {
    const step = steps[at] as FrameStep;
    const hit = step.changes.some(
      (change) =>
        change.table === 'code' &&
        change.id === id &&
        (column === null || cell(change.before, column) !== cell(change.after, column)) &&
        value(change),
    );
    if (hit) return step;
  }
  return null;
}
const cell = (row: RowChange['before'], column: string): Cell => row?.[column] ?? null;

/**
 * The differences of two states of the frame, in the order of the codes of the later one, then those that are gone, then examples.
 * @param steps entries of history between the two, the oldest first
 */
export function compareFrames(
  before: readonly FrameCode[],
  after: readonly FrameCode[],
  steps: readonly FrameStep[],
): FrameChange[] {
  const was = new Map(before.map((code) => [code.id, code]));
  const is = new Map(after.map((code) => [code.id, code]));
  const nameOf = (id: string | null): string =>
    id === null ? 'the top level' : ((is.get(id) ?? was.get(id))?.name ?? 'a code deleted since');
  const line = (
    kind: FrameChangeKind,
    code: FrameCode,
    step: FrameStep | null,
    rest: Partial<FrameChange> = {},
  ): FrameChange => ({
    kind,
    codeId: code.id,
    name: code.name,
    colour: code.colour,
    from: null,
    to: null,
    parts: [],
    seq: step?.seq ?? null,
    at: step?.at ?? null,
    personId: step?.personId ?? null,
    why: step?.why ?? '',
    proposalId: step?.proposalId ?? null,
    proposedBy: step?.proposedBy ?? null,
    ...rest,
  });
  const splits = splitLines(steps, was, is, line);
  const bySplit = new Set(splits.flatMap((split) => split.made));
  const lines = splits.map((split) => split.line);
  for (const code of after) {
    const old = was.get(code.id);
    if (old) lines.push(...changed(old, code, steps, line, nameOf));
    else if (!bySplit.has(code.id))
      lines.push(
        line(
          'added',
          code,
          stepOf(steps, code.id, null, (c) => c.before === null),
        ),
      );
  }
  // examples are chosen by the dozen, and say less than the rest
  const examples = after.flatMap((code) => {
    const old = was.get(code.id);
    return old ? exampled(old, code, steps, line) : [];
  });
  return [...lines, ...gone(before, is, steps, line, nameOf), ...examples];
}

type MakeLine = (
  kind: FrameChangeKind,
  code: FrameCode,
  step: FrameStep | null,
  rest?: Partial<FrameChange>,
) => FrameChange;

function splitLines(
  steps: readonly FrameStep[],
  was: ReadonlyMap<string, FrameCode>,
  is: ReadonlyMap<string, FrameCode>,
  line: MakeLine,
) {
  return steps.flatMap((step) => {
    const source = step.split ? (is.get(step.split.from) ?? was.get(step.split.from)) : undefined;
    if (!step.split || step.kind === 'undo' || !step.stands || !source) return [];
    const there = step.split.to.filter((id) => is.has(id));
    const made = there.filter((id) => !was.has(id));
    const to = there.map((id) => is.get(id)?.name ?? '').join(', ');
    return to === '' ? [] : [{ made, line: line('split', source, step, { to }) }];
  });
}

type StepBy = (column: string, value: Cell) => FrameStep | null;
const stepsFor =
  (steps: readonly FrameStep[], code: FrameCode): StepBy =>
  (column, value) =>
    stepOf(steps, code.id, column, (c) => cell(c.after, column) === value);

function changed(
  old: FrameCode,
  code: FrameCode,
  steps: readonly FrameStep[],
  line: MakeLine,
  nameOf: (id: string | null) => string,
): FrameChange[] {
  const lines: FrameChange[] = [];
  const by = stepsFor(steps, code);
  if (old.name !== code.name)
    lines.push(line('renamed', code, by('name', code.name), { from: old.name, to: code.name }));
  lines.push(...redefined(old, code, by, line));
  if (old.parentId !== code.parentId)
    lines.push(
      line('moved', code, by('parent_id', code.parentId), {
        from: nameOf(old.parentId),
        to: nameOf(code.parentId),
      }),
    );
  if (old.isRetired !== code.isRetired)
    lines.push(
      line(
        code.isRetired ? 'retired' : 'restored',
        code,
        stepOf(steps, code.id, RETIRED, (c) => isRetiredRow(c.after) === code.isRetired),
      ),
    );
  if (old.isHeading !== code.isHeading)
    lines.push(
      line('heading', code, by('is_heading', code.isHeading ? 1 : 0), {
        to: code.isHeading ? 'a heading' : 'a code',
      }),
    );
  if (old.colour !== code.colour) lines.push(line('recoloured', code, by('colour', code.colour)));
  return lines;
}

/** A line for each text of a code that says something else: who wrote one need not have written the next. */
const redefined = (old: FrameCode, code: FrameCode, by: StepBy, line: MakeLine): FrameChange[] =>
  WORDS.filter(([key]) => old[key] !== code[key]).map(([key, column, part]) =>
    line('redefined', code, by(column, code[key]), { from: old[key], to: code[key], parts: [part] }),
  );

/** Which examples of a code are others now: one line for what one person chose. */
function exampled(
  old: FrameCode,
  code: FrameCode,
  steps: readonly FrameStep[],
  line: MakeLine,
): FrameChange[] {
  const by = stepsFor(steps, code);
  const lines: FrameChange[] = [];
  for (const [id, idColumn, text, textColumn, name] of EXAMPLES) {
    const [was, is] = [old[text], code[text] ?? ''];
    const part = code[id] === null && is === '' ? `no ${name} any more` : name;
    if (was !== undefined && was !== is) {
      const step = by(textColumn, is === '' ? null : is);
      lines.push(line('example', code, step, { from: was, to: is, parts: [part] }));
      continue;
    }
    // where codings were joined no step chose another: the words are the same
    const step = old[id] === code[id] ? null : by(idColumn, code[id]);
    const beside = lines.find((one) => one.to === null && one.personId === step?.personId);
    if (step && beside) beside.parts.push(part);
    else if (step) lines.push(line('example', code, step, { parts: [part] }));
  }
  return lines;
}

function gone(
  before: readonly FrameCode[],
  is: ReadonlyMap<string, FrameCode>,
  steps: readonly FrameStep[],
  line: MakeLine,
  nameOf: (id: string | null) => string,
): FrameChange[] {
  const into = new Map<string, string>();
  for (const { changes } of steps)
    for (const { table, id, after } of changes) {
      if (table !== 'code_merge') continue;
      if (after === null) into.delete(id);
      else into.set(id, String(after['into_id']));
    }
  return before
    .filter((code) => !is.has(code.id))
    .map((code) => {
      const step = stepOf(steps, code.id, null, (c) => c.after === null);
      const target = followMerges(code.id, into, (id) => is.has(id));
      return target === null
        ? line('deleted', code, step)
        : line('merged', code, step, { from: code.name, to: nameOf(target) });
    });
}

/** The column that says a code is retired. */
export const RETIRED = 'retired_at';
/** Whether a row of a code, as history keeps it, is retired. */
export const isRetiredRow = (row: Readonly<Record<string, Cell>> | null): boolean =>
  row !== null && (row[RETIRED] ?? null) !== null;
