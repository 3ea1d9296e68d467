/** Underline rows of codings, the one wash, and what a search found. */
import { Prec, RangeSet, StateEffect, StateField, type Extension, type Range } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import type { Segment } from '../../../../shared/domain/text/index.ts';
import type { CodingModel } from '../model/coding-model.ts';

/** Lanes that also have an underline row; further lanes show in stripes only. */
const ROWS = 3;

const known = new Map<string, Decoration>();
/** One object per look, so that the editor sees at once what did not change. */
function mark(className: string): Decoration {
  let decoration = known.get(className);
  if (!decoration) known.set(className, (decoration = Decoration.mark({ class: className })));
  return decoration;
}

function underline(segment: Segment, model: CodingModel, colourOf: (codeId: string) => number) {
  const rows: string[] = [];
  for (const id of segment.ids) {
    const lane = model.laneOf(id);
    const coding = model.get(id);
    if (coding && lane < ROWS) rows.push(`u${lane}-${colourOf(coding.codeId)}`);
  }
  if (rows.length === 0) return null;
  return mark(`rd-seg ${rows.toSorted().join(' ')}`).range(segment.start, segment.end);
}

interface Drawing {
  readonly from: number;
  readonly to: number;
  readonly marks: readonly Range<Decoration>[];
}
const draw = StateEffect.define<Drawing>();
const lift = StateEffect.define<DecorationSet>();
const find = StateEffect.define<DecorationSet>();

const underlines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    let next = set;
    for (const effect of transaction.effects) {
      if (!effect.is(draw)) continue;
      const { from, to, marks } = effect.value;
      next = next.update({
        filterFrom: from,
        filterTo: to,
        // what only touches the range from outside stays
        filter: (start, end) => end <= from || start >= to,
        add: marks,
      });
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});
const single = (effect: typeof lift, precedence: (extension: Extension) => Extension) => {
  const field = StateField.define<DecorationSet>({
    create: () => Decoration.none,
    update: (set, transaction) => transaction.effects.findLast((one) => one.is(effect))?.value ?? set,
    provide: (own) => precedence(EditorView.decorations.from(own)),
  });
  return field;
};
const lifted = single(lift, Prec.highest);
const found = single(find, Prec.high);

export const codingMarks: Extension = [lifted, found, underlines];

/** The effect that draws the segments of a range again; without a range, all. */
export function drawSegments(
  model: CodingModel,
  colourOf: (codeId: string) => number,
  length: number,
  range: { from: number; to: number } | null,
): StateEffect<Drawing> {
  const { from, to } = range ?? { from: 0, to: length };
  const marks: Range<Decoration>[] = [];
  for (const segment of model.segments) {
    if (segment.end <= from) continue;
    if (segment.start >= to) break;
    const one = underline(segment, model, colourOf);
    if (one) marks.push(one);
  }
  return draw.of({ from, to, marks });
}

/** The first drawing, for a state that is being made. */
export const firstSegments = (model: CodingModel, colourOf: (codeId: string) => number): Extension => {
  const marks: Range<Decoration>[] = [];
  for (const segment of model.segments) {
    const one = underline(segment, model, colourOf);
    if (one) marks.push(one);
  }
  return underlines.init(() => RangeSet.of(marks));
};

/** Washes one range in a code's colour; null takes the wash away. */
export function liftRange(range: { start: number; end: number; colour: number } | null) {
  if (!range || range.end <= range.start) return lift.of(Decoration.none);
  return lift.of(Decoration.set([mark(`rd-lifted c${range.colour}`).range(range.start, range.end)]));
}

/** Marks what a search found, the current one apart. */
export function showFound(ranges: readonly { start: number; end: number }[], current: number) {
  return find.of(
    Decoration.set(
      ranges.map((range, at) =>
        mark(at === current ? 'rd-found is-current' : 'rd-found').range(range.start, range.end),
      ),
    ),
  );
}
